"""Writers killed with SIGKILL at any moment: what was acknowledged is there, and every file is whole."""

import random
import tempfile
import time
from multiprocessing import get_context
from pathlib import Path

from tests.ladder.ground import Found
from tests.ladder.work import Place, Writer, look

LONGEST = 0.03
"""Seconds a writer lives at most after its first acknowledgement: a few saves."""

ROUNDS = 50
"""Kills in one workspace, which grows with every one."""


def write_on(place: Place, first: int) -> None:
    """Save until killed."""
    writer = Writer(place)
    number = first
    while True:
        writer.step(number)
        number += 1


def kill(times: int, seed: int = 1) -> Found:
    """Kill so many writers, one after another."""
    chance = random.Random(seed)
    found = Found()
    for start in range(0, times, ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            place = Place(Path(folder), Path(folder, "acknowledged"))
            place.prepare()
            for _ in range(min(ROUNDS, times - start)):
                _kill_one(place, chance.uniform(0, LONGEST))
                found += look(place)
    return found


def _kill_one(place: Place, after: float) -> None:
    # A process that has the program already in memory starts the writers, so that each starts at once.
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.ladder.killing"])
    before = place.acknowledged.stat().st_size
    told = place.told()
    writer = context.Process(target=write_on, args=(place, told[-1][2] + 1 if told else 1), daemon=True)
    writer.start()
    until = time.monotonic() + 30
    while place.acknowledged.stat().st_size == before:
        assert time.monotonic() < until, "the writer acknowledged nothing in half a minute"
        assert writer.is_alive(), "the writer ended by itself"
        time.sleep(0.0005)
    time.sleep(after)
    writer.kill()
    writer.join()
