"""The store's names are imported when they are asked for: little things do not wait for all of it."""

import subprocess
import sys

import pytest

import ipscore.store

LITTLE = """
import sys
from ipscore.store import places
from ipscore.store.cleaning import clean_line
assert "ipscore.store.workspace" not in sys.modules
from ipscore.store import Workspace
assert "ipscore.store.workspace" in sys.modules
"""


def test_every_name_of_the_store_is_there() -> None:
    """What the store says it offers can be had, and nothing else can."""
    for name in ipscore.store.__all__:
        assert getattr(ipscore.store, name) is not None
    with pytest.raises(AttributeError, match="nothing_of_ours"):
        getattr(ipscore.store, "nothing_of_ours")  # noqa: B009 - the type checker knows that it is not there


def test_finding_the_last_workspace_imports_no_repository() -> None:
    """`ips` looks for the workspace before the first screen, which waits for as little as can be."""
    done = subprocess.run([sys.executable, "-c", LITTLE], capture_output=True, text=True, check=False)
    assert (done.stderr, done.returncode) == ("", 0)
