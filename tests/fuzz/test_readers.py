"""No reader raises, hangs or touches another file, whatever its bytes are."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz.mutation import mutated
from tests.fuzz.readers import NAMES, Readers, good_files

PATIENCE = 20
"""Seconds after which a reader counts as hanging; the slowest of honest files takes a hundredth of it."""

EXAMPLES = {"workspace": 300, "definitions": 60}


@contextmanager
def bounded() -> Iterator[None]:
    """Fail instead of hanging."""

    def ring(_: int, __: FrameType | None) -> None:
        raise TimeoutError("the reader hangs")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("name", NAMES)
def test_a_reader_takes_anything(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that are nearly right, and files that are nothing: told in words, and the rest is read."""
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setenv("IPS_STATE_DIR", str(tmp_path / "state"))
    readers = Readers(tmp_path)

    @settings(
        max_examples=EXAMPLES.get(name, 200),
        deadline=None,
        suppress_health_check=[
            HealthCheck.too_slow,
            HealthCheck.large_base_example,
            HealthCheck.data_too_large,
        ],
    )
    @given(data=mutated(good_files()[name]))
    def anything(data: bytes) -> None:
        with bounded():
            readers.read(name, data)

    anything()
