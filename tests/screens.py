"""Pictures of the screens for the documentation: `make screens` writes docs/screens/*.svg.

The sample workspace and the day in it never change, so a picture changes only when the screen does.
"""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from ipscore.language import Language
from ipscore.sample import write_sample
from ipstui.app import IpsApp
from ipstui.session import Session
from ipstui.settings import Settings
from ipstui.whoami import workspace_key
from tests.ui.driving import press, running, settle

COACH = "qv5z3866"
"""Whose Today is shown: a coach of the sample, whose ids are always the same."""

FOLDER = Path(__file__).parent.parent / "docs" / "screens"

NORMAL, WIDE = (80, 24), (120, 36)

CLIENT = ("2", "enter")
UNDER_WAY, REVIEW = ("4", "enter"), ("4", "down", "enter")

PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "today": (NORMAL, ()),
    "today-later": (NORMAL, ("right", "end")),
    "today-team": (NORMAL, ("m",)),
    "today-why": (NORMAL, ("w",)),
    "today-who": (NORMAL, ("c",)),
    "postpone": (NORMAL, ("s",)),
    "not-needed": (NORMAL, ("x",)),
    "caseload": (NORMAL, ("2",)),
    "caseload-wide": (WIDE, ("2", "down", "down")),
    "client": (NORMAL, CLIENT),
    "client-jobs": (NORMAL, (*CLIENT, "right")),
    "client-employers": (NORMAL, (*CLIENT, "right", "right")),
    "client-partners": (NORMAL, (*CLIENT, "right", "right", "right")),
    "client-advice": (NORMAL, (*CLIENT, "left", "left")),
    "client-stays": (NORMAL, (*CLIENT, "left")),
    "client-due": (NORMAL, (*CLIENT, "w")),
    "client-hidden": (NORMAL, (*CLIENT, "i")),
    "versions": (NORMAL, (*CLIENT, "v")),
    "new-entry": (NORMAL, (*CLIENT, "n")),
    "new-client": (NORMAL, ("2", "n")),
    "find-client": (NORMAL, ("5", "l", "a")),
    "contact": (NORMAL, (*CLIENT, "l")),
    "missed": (NORMAL, (*CLIENT, "f3")),
    "attempt": (NORMAL, (*CLIENT, "f4")),
    "employer-contact": (NORMAL, (*CLIENT, "f5")),
    "time-use": (NORMAL, ("f6",)),
    "time-use-new": (NORMAL, ("f6", "n")),
    "phase": (NORMAL, (*CLIENT, "f7")),
    "job": (NORMAL, (*CLIENT, "f8")),
    "job-end": (NORMAL, (*CLIENT, "f9")),
    "job-change": (NORMAL, (*CLIENT, "n", "h")),
    "placement": (NORMAL, (*CLIENT, "n", "s")),
    "partner": (NORMAL, (*CLIENT, "n", "p")),
    "wishes": (NORMAL, (*CLIENT, "n", "t")),
    "identity": (NORMAL, (*CLIENT, "n", "c")),
    "stay": (NORMAL, (*CLIENT, "n", "e")),
    "employers": (NORMAL, ("3",)),
    "employer": (NORMAL, ("3", "enter")),
    "employer-new": (NORMAL, ("3", "n")),
    "doubles": (NORMAL, ("3", "d")),
    "merge": (NORMAL, ("3", "d", "enter")),
    "team": (NORMAL, ("6",)),
    "team-coach": (NORMAL, ("6", "enter")),
    "team-review": (NORMAL, ("6", "r")),
    "team-meeting": (NORMAL, ("6", "m")),
    "team-capacity": (NORMAL, ("6", "c")),
    "team-event": (NORMAL, ("6", "n")),
    "help": (NORMAL, ("f1",)),
    "palette": (NORMAL, ("ctrl+p",)),
    "fidelity": (NORMAL, ("4",)),
    "outcomes": (NORMAL, ("5",)),
}
"""Size and the keys that lead there from the first screen."""

REVIEW_PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "fidelity-today": (NORMAL, ("4", "t")),
    "fidelity-counted": (NORMAL, ("4", "t", "end", "up", "up", "up", "enter")),
    "review-new": (NORMAL, ("4", "n")),
    "review": (NORMAL, REVIEW),
    "review-under-way": (NORMAL, UNDER_WAY),
    "review-session": (NORMAL, (*UNDER_WAY, *["down"] * 4, "n")),
    "review-letter": (NORMAL, (*UNDER_WAY, "j")),
    "rating": (NORMAL, (*UNDER_WAY, "enter", "g", "1", "6", "enter")),
    "rating-why": (NORMAL, (*UNDER_WAY, "enter", "g", "1", "7", "enter", "w")),
    "consensus": (NORMAL, (*REVIEW, "c")),
    "result": (NORMAL, (*REVIEW, "down", "enter")),
    "report": (NORMAL, (*REVIEW, "r")),
    "plan": (NORMAL, (*REVIEW, "k")),
    "what-if": (NORMAL, (*REVIEW, "v")),
    "compare": (NORMAL, ("4", "down", "down", "enter", "m")),
}
"""The same for the pages of a review, which tests of their own walk through."""


@asynccontextmanager
async def after(root: Path, name: str) -> AsyncIterator[IpsApp]:
    """The program as the picture of this name shows it, in Finnish."""
    async with driven(root, name) as (app, _):
        yield app


@asynccontextmanager
async def driven(root: Path, name: str) -> AsyncIterator[tuple[IpsApp, Pilot[int]]]:
    """The same, with the keys to go on from there."""
    size, keys = {**PICTURES, **REVIEW_PICTURES}[name]
    settings = Settings(me={workspace_key(root): COACH})
    app = IpsApp(Session(root, Language.load("fi"), settings))
    async with running(app, size) as pilot:
        await press(pilot, *keys)
        await settle(pilot)
        yield app, pilot


async def picture(root: Path, name: str) -> str:
    """The screen as SVG."""
    async with after(root, name) as app:
        return app.export_screenshot(title="ips")


def main() -> None:
    """Take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["IPS_STATE_DIR"] = str(Path(folder, "state"))
        root = Path(folder, "sample")
        write_sample(root)
        for name in (*PICTURES, *REVIEW_PICTURES):
            svg = asyncio.run(picture(root, name))
            (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
