"""Every module of the program stands by itself: no import depends on what was imported before it."""

import pkgutil
import subprocess
import sys

import pytest

import ipstui

pytestmark = pytest.mark.long

FIRST = """
import importlib, os, sys
# What lies beneath is imported once, to save time.
import textual.app, textual.command, textual.widgets, textual.driver
import ipscore.fidelity, ipscore.language, ipscore.outcomes, ipscore.plugin, ipscore.practice.caseload
import ipscore.practice.selection, ipscore.practice.timeline, ipscore.store, ipscore.store.index
broken = []
for name in sys.argv[1:]:
    child = os.fork()
    if not child:
        try:
            importlib.import_module(name)
        except ImportError as error:
            print(name, error)
            sys.stdout.flush()
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        broken.append(name)
sys.exit(bool(broken))
"""


def test_every_module_can_be_the_first() -> None:
    """Modules that need each other would work in one order only, and break with the next change."""
    names = [each.name for each in pkgutil.walk_packages(ipstui.__path__, "ipstui.")]
    assert "ipstui.summary" in names
    done = subprocess.run([sys.executable, "-c", FIRST, *names], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)
