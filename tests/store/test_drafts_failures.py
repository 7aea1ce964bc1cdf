"""Drafts when the worst happens while someone types: a full disk, a program killed in the middle."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ipscore.store import Drafts, StoreError
from tests.store.conftest import fill_up

KEY = ("/srv/w", "contact/abcd1234")

_TYPIST = """
# Someone who types as fast as a program can, and says what is on the disk.
import sys
from pathlib import Path
from ipscore.store.drafts import Drafts
drafts = Drafts(Path(sys.argv[1]))
print("ready", flush=True)
for count in range(1_000_000):
    drafts.put(("/srv/w", "contact/abcd1234"), {"note": f"{count:06}" + "x" * 20000})
    print(f"{count:06}", flush=True)
"""


def test_a_killed_program_leaves_the_latest_draft(tmp_path: Path) -> None:
    """Killed at any moment, the draft is whole and at least as new as what was said to be kept."""
    folder = tmp_path / "d"
    for turn in range(20):
        with subprocess.Popen(
            [sys.executable, "-c", _TYPIST, str(folder)], stdout=subprocess.PIPE, text=True
        ) as typist:
            assert typist.stdout is not None
            assert typist.stdout.readline() == "ready\n"
            time.sleep(0.003 * (turn % 8) + 0.0007 * turn)
            typist.send_signal(signal.SIGKILL)
            told = typist.stdout.read().split()
        drafts = Drafts(folder)
        assert drafts.keys() in ((KEY,), ())
        found = drafts.get(KEY)
        note = None if found is None else found["note"]
        assert note is None or (isinstance(note, str) and len(note) == 20006)
        if told:
            assert isinstance(note, str)
            assert int(note[:6]) >= int(told[-1])
        drafts.drop(KEY)
        assert drafts.get(KEY) is None
    for each in folder.iterdir():
        assert stat.S_IMODE(each.stat().st_mode) == 0o600


def test_what_a_killed_program_left_goes_with_the_draft(tmp_path: Path) -> None:
    """Half-written files hold what was typed too: they go when the draft does, unless someone is at them."""
    drafts = Drafts(tmp_path / "d")
    drafts.put(KEY, {"note": "x"})
    drafts.put((KEY[0], "other"), {"note": "y"})
    path = next(each for each in (tmp_path / "d").iterdir() if b"abcd1234" in each.read_bytes())
    old, young = (path.with_name(f".{path.name}.{each}.tmp") for each in ("0011", "0022"))
    other = path.with_name(".something-else.0033.tmp")
    for each in (old, young, other):
        each.write_text("half")
    for each in (old, other):
        os.utime(each, (time.time() - 60,) * 2)
    drafts.drop(KEY)
    assert (old.exists(), young.exists(), other.exists(), path.exists()) == (False, True, True, False)
    # Also when the draft itself was never there.
    os.utime(young, (time.time() - 60,) * 2)
    drafts.drop(KEY)
    assert not young.exists()
    assert drafts.keys() == ((KEY[0], "other"),)


def test_a_full_disk_leaves_the_draft_before(small_disk: Path) -> None:
    """On a disk that is full, typing on is told as such and the last draft stays whole; then it goes on."""
    drafts = Drafts(small_disk / "d")
    drafts.put(KEY, {"note": "ensimmäinen"})
    filler = small_disk / "filler"
    fill_up(filler)
    for length in (1, 5000, 500_000):
        with pytest.raises(StoreError, match="disk is full"):
            drafts.put(KEY, {"note": "x" * length})
        assert drafts.get(KEY) == {"note": "ensimmäinen"}
    assert len(list((small_disk / "d").iterdir())) == 1
    # What cannot be kept can still be thrown away.
    drafts.drop(KEY)
    assert drafts.keys() == ()
    filler.unlink()
    drafts.put(KEY, {"note": "toinen"})
    assert drafts.get(KEY) == {"note": "toinen"}
