"""Fidelity today: every criterion, its months, how it was counted; and never a total or a band."""

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot

from ipstui.app import IpsApp
from ipstui.screens.fidelity.today_page import FidelityTodayPage, TodayWhyPage, trend_words
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown


async def opened(app: IpsApp, pilot: Pilot[int]) -> FidelityTodayPage:
    """The page, with its figures computed."""
    page = FidelityTodayPage(app.session)
    await app.push_screen(page)
    await settle(pilot)
    return page


async def test_every_criterion_with_its_suggestion(sample: Path, make_app: MakeApp) -> None:
    """The score suggested, the figure, the months; a dot where a person decides; no total, no band."""
    app = make_app(sample)
    async with running(app, (80, 40)) as pilot:
        page = await opened(app, pilot)
        text = shown(app).replace("\N{NO-BREAK SPACE}", " ")
        assert "Fidelity today 15 Apr 2024" in text
        assert "Suggested from the records: 10 of 25 criteria." in text
        (line,) = (each for each in text.splitlines() if "17 Employer contact" in each)
        assert page.found is not None
        months = trend_words(page.found.suggestions_of("17")[:-1])
        assert line.rstrip(" ▁▂▃▄▅▆▇█▌▐").endswith(f"3.2 a week      {months} 2")
        assert "fair" not in text


async def test_how_it_was_counted(sample: Path, make_app: MakeApp) -> None:
    """Enter shows the steps, what the records show of elements, and the records; Esc comes back."""
    app = make_app(sample)
    async with running(app, (100, 50)) as pilot:
        await opened(app, pilot)
        await press(pilot, "down", "down", "down", "down", "enter")
        assert isinstance(app.screen, TodayWhyPage)
        text = shown(app)
        assert "records show it in place: The coach attends" in text
        assert "records cannot tell: Employment papers" in text
        assert "host team's client meeting" in text
        await press(pilot, "escape")
        assert isinstance(app.screen, FidelityTodayPage)
        assert "a person answers for each element" in shown(app)


async def test_month_by_month(sample: Path, make_app: MakeApp) -> None:
    """Left goes to the last month's end, right back to today and no further."""
    app = make_app(sample)
    async with running(app) as pilot:
        await opened(app, pilot)
        await press(pilot, "left")
        assert "31 Mar 2024" in shown(app)
        await press(pilot, "left")
        assert "29 Feb 2024" in shown(app)
        await press(pilot, "right", "right", "right")
        assert "15 Apr 2024" in shown(app)


@pytest.mark.parametrize("code", ["fi", "sv", "en"])
async def test_it_fits_80_columns(sample: Path, make_app: MakeApp, code: str) -> None:
    """No heading and no name is cut in any language, and what there is fits the screen."""
    app = make_app(sample, code=code)
    async with running(app) as pilot:
        await opened(app, pilot)
        lines = shown(app).splitlines()
        assert "…" not in "\n".join(lines[:-1])


async def test_a_scale_nobody_provides(make_app: MakeApp, sample: Path, tmp_path: Path) -> None:
    """Without the scale's plugin the page says so, and nothing breaks."""
    root = shutil.copytree(sample, tmp_path / "other")
    path = root / "workspace.toml"
    path.write_text(path.read_text().replace("thl-applied", "thl-aplied"))
    app = make_app(root)
    async with running(app) as pilot:
        page = await opened(app, pilot)
        assert page.found is None
        assert "thl-applied" in shown(app)
