"""Run inside the stranger's environment: rate a review on the northern scale with keys alone.

The first argument is the folder of a workspace that has no review yet.
"""

import asyncio
import sys
from datetime import date
from pathlib import Path

from ipscore.language import Language
from ipscore.records.review import Assessor, Review, ReviewKind
from ipscore.store import Workspace, new_id
from ipstui.app import IpsApp
from ipstui.session import Session
from ipstui.settings import Settings
from tests.ui.driving import press, running, shown


async def rate(folder: Path) -> None:
    """0 and 4 in the first part; 4, and two elements with 4, in the second."""
    day = date(2024, 5, 6)
    review = Review(
        new_id(), "northern", ReviewKind.SELF, "North", day, day, assessors=(Assessor("a1", "An Assessor"),)
    )
    Workspace.open(folder).reviews.save(review, None)
    app = IpsApp(Session(folder, Language.load("en"), Settings(path=folder.parent / "settings.toml")))
    async with running(app) as pilot:
        await press(pilot, "4", "enter", "enter")
        await press(pilot, "0", "down", "4", "down", "4", "down", "y", "y", "4", "down", "f9")
        result = shown(app)
        assert "high" in result, result
        assert "low" in result, result


asyncio.run(rate(Path(sys.argv[1])))
