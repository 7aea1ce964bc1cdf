"""What the tests of every room share."""

import fcntl
import gc
from pathlib import Path

import pytest

from ipscore.sample import write_sample


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The sample workspace, which tests only read; those that change it copy it.

    It is written once for all processes of a run: each save waits for the disk.
    """
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "sample"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            write_sample(folder)
    return folder


def pytest_collection_finish() -> None:
    """What was collected stays until the end: looking for garbage among it takes a tenth of the time."""
    gc.collect()
    gc.freeze()
