"""The outcomes area on the sample workspace and on a small hostile one."""

from datetime import date
from itertools import takewhile
from pathlib import Path

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from textual.widgets import Input, Static

from ipscore.language import Language
from ipscore.outcomes import BENCHMARKS, Benchmark, TrendPoint
from ipscore.outcomes.periods import default_preset, presets
from ipscore.records.dataset import Dataset
from ipscore.records.period import Period
from ipscore.records.programme import Programme, ProgrammeKind
from ipscore.records.workspace import WorkspaceInfo
from ipscore.store import Workspace
from ipstui.app import IpsApp
from ipstui.behind import RecordIndex
from ipstui.cells import width
from ipstui.screens.outcomes.charts import bar, curve
from ipstui.screens.outcomes.figure_page import FigurePage
from ipstui.screens.outcomes.screen import OutcomesScreen
from ipstui.widgets.table import LineTable
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown
from tests.ui.workspace import HOSTILE_NAME

EN = Language.load("en")
PROJECT = Period(date(2021, 5, 1), date(2022, 10, 31))


def outcomes(app: IpsApp) -> OutcomesScreen:
    """The outcomes, which must be in front."""
    assert isinstance(app.screen, OutcomesScreen)
    return app.screen


def first_listed(app: IpsApp) -> list[str]:
    """The records of the first group on the page of a figure, below its heading."""
    page = app.screen
    assert isinstance(page, FigurePage)
    _, *records = (each.record for each in page.lines())
    return [each for each in takewhile(lambda each: each is not None, records) if each is not None]


async def test_the_project_is_shown_first(sample: Path, make_app: MakeApp) -> None:
    """The two-site project comes by itself, by site, with its coefficients and their intervals."""
    app = make_app(sample, code="fi")
    async with running(app) as pilot:
        await press(pilot, "5")
        assert outcomes(app).period == PROJECT
        lines = [" ".join(each.split()) for each in shown(app).splitlines()]
        assert any("1.5.2021–31.10.2022 · toimipaikoittain" in each for each in lines)
        assert any(each.endswith("70 17 87") for each in lines)
        assert any(each.endswith("39 8 47") for each in lines)
        assert any(each.endswith("0,56 0,47 0,54") for each in lines)
        assert any(each.endswith("0,44–0,67 0,26–0,69 0,44–0,64") for each in lines)
        assert any("37 % IPS Euroopassa (Eurooppalaiset tutkimukset, 2010-luku)" in each for each in lines)


async def test_every_figure_opens(sample: Path, make_app: MakeApp) -> None:
    """Enter tells what was divided by what, over which days, for each group, and the records by name."""
    app = make_app(sample)
    async with running(app) as pilot:
        await press(pilot, "5")
        table = app.screen.query_one(LineTable)
        table.move_cursor(row=table.get_row_index("employment_coefficient"))
        await press(pilot, "enter")
        assert isinstance(app.screen, FigurePage)
        text = shown(app)
        assert "employed persons / persons in coaching, 1 May 2021–31 Oct 2022" in text
        assert "Toimipaikka R: 39/70 = 0.56 · 95% interval 0.44–0.67" in text
        assert "All: 47/87 = 0.54" in text
        dataset = app.session.dataset
        assert dataset is not None
        name = next(each.name for each in dataset.identities.values() if each.name in text)
        await press(pilot, "i")
        assert name not in shown(app)
        await press(pilot, "i")
        index = RecordIndex(app.session)
        names = [index[each].words.casefold() for each in first_listed(app)]
        assert names == sorted(names)
        await press(pilot, "enter")  # the cursor is on the first record, not on the heading above it
        assert app.current_mode == "client"


async def test_groups_that_do_not_fit(sample: Path, make_app: MakeApp) -> None:
    """No number is cut: whole columns alone are shown, and the arrows reach the others."""
    app = make_app(sample, code="fi")
    async with running(app, (80, 24)) as pilot:
        await press(pilot, "5", "y")
        text = shown(app)
        assert "ryhmät 1–2/4: ← →" in text
        assert "Satu Hietala" not in text
        table = app.screen.query_one(LineTable)
        assert table.max_scroll_x == 0
        await press(pilot, "right", "right", "right")
        text = shown(app)
        assert "ryhmät 3–4/4: ← →" in text
        assert "0,73           0,40" in text  # Petri Nurmela 16/22, Satu Hietala 10/25
        await press(pilot, "left")
        assert "ryhmät 2–3/4: ← →" in shown(app)
        await press(pilot, "f", "t")
        assert "alle 5 hengen ryhmät piilotettu" in " ".join(shown(app).split())
        assert "Enter miten laskettu" not in shown(app)


async def test_a_median_tells_of_how_many_values(sample: Path, make_app: MakeApp) -> None:
    """A figure without a numerator says how many values it is the median of, and what lacks."""
    app = make_app(sample)
    async with running(app) as pilot:
        await press(pilot, "5")
        table = app.screen.query_one(LineTable)
        table.move_cursor(row=table.get_row_index("first_job_days_median"))
        await press(pilot, "enter")
        assert "All: 109.0 days, of 47 values · 40 lack the data" in shown(app)


async def test_the_groupings(sample: Path, make_app: MakeApp) -> None:
    """Y goes through coaches and sources to everyone together, and back to sites."""
    app = make_app(sample)
    async with running(app) as pilot:
        await press(pilot, "5", "y")
        assert "by coach" in shown(app)
        assert "Emma Söderlund" in shown(app)
        await press(pilot, "y")
        assert "by who referred" in shown(app)
        await press(pilot, "y")
        assert "all together" in shown(app)
        assert "Toimipaikka" not in shown(app)
        await press(pilot, "y")
        assert "Toimipaikka K" in shown(app)


async def test_for_publishing(sample: Path, make_app: MakeApp) -> None:
    """Small groups are hidden by a word, nothing can be traced to persons, and the curve stays at home."""
    app = make_app(sample)
    async with running(app) as pilot:
        await press(pilot, "5", "f")
        text = shown(app)
        assert "groups under 5 hidden" in text
        assert "hidden hidden" in " ".join(text.split())
        assert "The curve is for the team only." in text
        table = app.screen.query_one(LineTable)
        table.move_cursor(row=table.get_row_index("competitive_jobs"))
        await press(pilot, "enter")
        assert "Toimipaikka R: hidden, because the group is too small to show" in " ".join(shown(app).split())
        assert app.screen.query_one(LineTable).row_count == 0
        await press(pilot, "escape", "f")
        assert "38/62" in shown(app)


async def test_bars(sample: Path, make_app: MakeApp) -> None:
    """T shows shares as bars with their numbers; the arrows go through the groups."""
    app = make_app(sample)
    async with running(app, (80, 40)) as pilot:
        await press(pilot, "5", "t")
        text = shown(app)
        assert "Where clients went" in text
        assert "█" in text
        assert "Polku palkkatyöhön -hanke · All" in text
        await press(pilot, "right")
        assert "· Toimipaikka R" in shown(app)
        assert "22/62" in shown(app)
        await press(pilot, "left", "t")
        assert outcomes(app).query_one(LineTable).has_focus


async def test_a_period_from_the_list(sample: Path, make_app: MakeApp) -> None:
    """P offers the programmes by name and the calendar."""
    app = make_app(sample)
    async with running(app) as pilot:
        await press(pilot, "5", "p")
        text = shown(app)
        assert "Polku palkkatyöhön -hanke   1 May 2021–31 Oct 2022" in text
        assert "The last 12 months" in text
        await press(pilot, "down", "enter")
        assert outcomes(app).period == Period(date(2024, 1, 1), date(2024, 4, 15))
        await press(pilot, "p", "escape")
        assert outcomes(app).period == Period(date(2024, 1, 1), date(2024, 4, 15))


async def test_days_typed(sample: Path, make_app: MakeApp) -> None:
    """Own days are read as people write them; nonsense and a period backwards are told, not taken."""
    app = make_app(sample)
    async with running(app) as pilot:
        await press(pilot, "5", "p", "end", "enter")
        start, end = (app.screen.query_one(each, Input) for each in ("#start", "#end"))
        start.value, end.value = "soon", "31.12.2021"
        await press(pilot, "enter")
        assert "is not a date" in shown(app)
        start.value = "1.1.2022"
        await press(pilot, "enter")
        assert "The last day is before the first." in shown(app)
        start.value = "2021-01-01"
        await press(pilot, "enter")
        assert outcomes(app).period == Period(date(2021, 1, 1), date(2021, 12, 31))
        lines = [" ".join(each.split()) for each in shown(app).splitlines()]
        assert any(each.endswith("0.36 0.47 0.39") for each in lines)


async def test_an_answer_to_an_old_question_is_not_shown(sample: Path, make_app: MakeApp) -> None:
    """Figures that arrive after another period was chosen are thrown away."""
    app = make_app(sample)
    async with running(app) as pilot:
        await press(pilot, "5")
        page = outcomes(app)
        old = page._computed
        assert old is not None
        await press(pilot, "y")
        page.on_outcomes_computed(old)
        assert page._computed is not old


async def test_hostile_names_are_only_text(root: Path, make_app: MakeApp) -> None:
    """A hostile name behind a figure, a hostile programme and site are shown as they are."""
    workspace = Workspace.open(root)
    hostile = Programme("pr0gramm", HOSTILE_NAME, ProgrammeKind.PROJECT, date(2021, 1, 1), date(2022, 6, 30))
    workspace.programmes.save(hostile, None)
    info = (root / "workspace.toml").read_text(encoding="utf-8")
    (root / "workspace.toml").write_text(info.replace("Toimipaikka R", HOSTILE_NAME[:20]), encoding="utf-8")
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "5")
        assert HOSTILE_NAME in shown(app)
        assert "Smith [/foo]" in shown(app)
        await press(pilot, "down", "enter")
        assert HOSTILE_NAME in shown(app)
        await press(pilot, "escape", "p")
        assert HOSTILE_NAME in shown(app)
        await press(pilot, "escape", "t", "right")


async def test_a_workspace_without_clients(make_app: MakeApp, tmp_path: Path) -> None:
    """Nothing to count is shown as dashes, not as zero per cent, and nothing fails."""
    Workspace.create(tmp_path / "empty", WorkspaceInfo("Empty", "thl-applied"))
    app = make_app(tmp_path / "empty")
    async with running(app) as pilot:
        await press(pilot, "5")
        lines = [" ".join(each.split()) for each in shown(app).splitlines()]
        assert any("coefficient" in each and each.endswith("–") for each in lines)
        await press(pilot, "enter", "escape", "t", "t", "f", "y", "y", "y")
        assert isinstance(outcomes(app).query_one("#status", Static), Static)
        await settle(pilot)


def programme(number: int, kind: ProgrammeKind, end: date | None) -> Programme:
    """A programme that began in 2020."""
    return Programme(f"p{number}", f"Programme {number}", kind, date(2020, 1, number), end)


def test_the_period_offered_first() -> None:
    """The newest project that has ended; what goes on and services are not final: then the last year."""
    today = date(2024, 4, 15)
    dataset = Dataset(WorkspaceInfo("W", "s"))
    running_on = programme(1, ProgrammeKind.PROJECT, date(2024, 12, 31))
    service = programme(2, ProgrammeKind.SERVICE, date(2021, 1, 1))
    only_these = evolve(dataset, programmes={"p1": running_on, "p2": service})
    assert default_preset(only_these, today).period == Period(date(2023, 4, 16), today)
    ended = [programme(each, ProgrammeKind.PROJECT, date(2020 + each, 6, 30)) for each in (1, 3, 2)]
    dataset = evolve(dataset, programmes={each.id: each for each in ended})
    assert default_preset(dataset, today).name == "Programme 3"


def test_periods_never_reach_into_the_future() -> None:
    """A programme that goes on is offered up to today; one that has not begun is not offered."""
    today = date(2020, 1, 2)
    dataset = Dataset(
        WorkspaceInfo("W", "s"),
        programmes={"p2": programme(2, ProgrammeKind.PROJECT, date(2021, 1, 1)),
                    "p3": programme(3, ProgrammeKind.SERVICE, None)},
    )  # fmt: skip
    offered = presets(dataset, today)
    assert [each.id for each in offered if each.id.startswith("programme")] == ["programme-p2"]
    assert all(each.period.end <= today for each in offered)


@given(share=st.none() | st.floats(0, 1), cells=st.integers(8, 80))
def test_bars_are_as_long_as_their_share(share: float | None, cells: int) -> None:
    """A bar never leaves its room, and is full only for the whole."""
    drawn = bar(share, cells)
    assert width(drawn) <= cells
    assert abs(width(drawn) - (share or 0) * cells) <= 1


@given(
    values=st.lists(st.none() | st.floats(0, 1), max_size=60),
    cells=st.integers(40, 140),
    level=st.sampled_from(BENCHMARKS),
)
def test_the_curve_fits(values: list[float | None], cells: int, level: Benchmark) -> None:
    """Any number of months, with gaps, is drawn within the screen and names its published level."""
    points = [TrendPoint(date(2020 + n // 12, n % 12 + 1, 28), each, 0, 0) for n, each in enumerate(values)]
    drawn = curve(points, level, EN, cells).plain
    assert all(width(each) <= cells for each in drawn.splitlines())
    assert not values or level.name.en in " ".join(drawn.split())
