"""Pictures of the main screens for the documentation: `make screens` writes docs/screens/*.svg.

The sample workspace and the day in it never change, so a picture changes only when the screen does.
"""

import asyncio
import os
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from ipscore.language import Language
from ipscore.sample import write_sample
from ipstui.app import IpsApp
from ipstui.session import Session
from ipstui.settings import Settings
from ipstui.whoami import workspace_key

COACH = "qv5z3866"
"""Whose Today is shown: a coach of the sample, whose ids are always the same."""

FOLDER = Path(__file__).parent.parent / "docs" / "screens"

PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "today": ((80, 24), ()),
    "today-why": ((80, 24), ("w",)),
    "caseload": ((80, 24), ("2",)),
    "caseload-wide": ((120, 36), ("2", "down", "down")),
    "client": ((80, 24), ("2", "enter")),
    "contact": ((80, 24), ("2", "enter", "l")),
    "job": ((80, 24), ("2", "enter", "f8")),
    "help": ((80, 24), ("f1",)),
    "fidelity": ((80, 24), ("4",)),
    "outcomes": ((80, 24), ("5",)),
}


async def picture(root: Path, size: tuple[int, int], keys: tuple[str, ...]) -> str:
    """The screen after these keys, as SVG."""
    settings = Settings(me={workspace_key(root): COACH})
    app = IpsApp(Session(root, Language.load("fi"), settings))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)
        return app.export_screenshot(title="ips")


async def settle(pilot: Pilot[int]) -> None:
    """Wait until every worker has ended and what it told is shown."""
    for _ in range(3):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()


def main() -> None:
    """Take every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["IPS_STATE_DIR"] = str(Path(folder, "state"))
        root = Path(folder, "sample")
        write_sample(root)
        for name, (size, keys) in PICTURES.items():
            svg = asyncio.run(picture(root, size, keys))
            (FOLDER / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main()
