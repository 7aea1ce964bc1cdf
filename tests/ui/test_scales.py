"""The other bundled scales in the wizard: rated with the keys that the first one taught."""

from pathlib import Path

from textual.pilot import Pilot

from ipscore.plugin.registry import Registry
from ipscore.records.review import Review
from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.screens.fidelity.entries import ReviewEntry
from ipstui.screens.fidelity.wizard import WizardPage
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown
from tests.ui.reviews import UNDER_WAY, add_review, review

SCALES = Registry.load().scales


async def rating(app: IpsApp, pilot: Pilot[int], given: Review) -> WizardPage:
    """The wizard, opened on a review of a bundled scale."""
    scale = SCALES[given.scale]
    page = WizardPage(app.session, ReviewEntry(given, scale, {}), scale, "mv")
    await app.push_screen(page)
    await settle(pilot)
    return page


async def test_the_15_criteria_with_code_9(root: Path, make_app: MakeApp) -> None:
    """A 9 says insufficient data, is kept, and leaves no total and no band; a score gives both."""
    given = add_review(root, review(scale="ips15"))
    app = make_app()
    async with running(app) as pilot:
        page = await rating(app, pilot, given)
        assert "25 clients or fewer" in shown(app)
        await press(pilot, "9")
        assert page.sheet.rating("1").score == 9
        assert "insufficient data" in shown(app)
        for _ in range(14):
            await press(pilot, "down", "4")
        assert page.sheet.rating("15").score == 4
        await press(pilot, "f9")
        text = shown(app)
        assert "No total and no band yet; without a score: 1 of 15 criteria." in text
        assert "57–61" in text
        await press(pilot, "escape", "g", "1", "enter", "5", "down", "f9")
        text = shown(app)
        assert "61/75" in text
        assert "fair" in text
    stored = Workspace.open(root).ratings.get(f"{UNDER_WAY}-mv").record.ratings
    assert stored["1"].score == 5


async def test_young_adults_have_two_totals_and_no_band(root: Path, make_app: MakeApp) -> None:
    """Each part shows its own total, and why no band is given."""
    given = add_review(root, review(scale="ips-y"))
    app = make_app()
    async with running(app) as pilot:
        await rating(app, pilot, given)
        for _ in range(35):
            await pilot.press("4", "down")
        await press(pilot, "f9")
        text = shown(app)
        assert "Employment 100/125" in text
        assert "Education 40/50" in text
        assert "bounds of the bands are not known to us" in " ".join(text.split())
