"""Driving the program in a test: wait for the workers, read what stands on the screen."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.app import App
from textual.pilot import Pilot

from ipstui.app import IpsApp

PATIENCE = 30.0
"""Seconds until what does not come counts as broken."""


@asynccontextmanager
async def running(app: IpsApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[int]]:
    """The program, started and with its records read."""
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settle(pilot)
        yield pilot


async def settle(pilot: Pilot[int]) -> None:
    """Wait until every worker has ended and what it told has been shown."""
    for _ in range(2):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


async def wait_until(pilot: Pilot[int], come: Callable[[], bool], named: str) -> None:
    """Let the program go on until `come`; fails when it does not come."""
    end = time.monotonic() + PATIENCE
    while not come():
        assert time.monotonic() < end, f"{named} did not come:\n{shown(pilot.app)}"
        await pilot.pause(0.02)


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys one after another, each settled."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def type_text(pilot: Pilot[int], text: str) -> None:
    """Type text into the field with the focus."""
    names = {" ": "space", ".": "full_stop", "-": "minus", ",": "comma"}
    await pilot.press(*(names.get(each, each) for each in text))
    await settle(pilot)


def shown(app: App[int]) -> str:
    """The characters on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)
