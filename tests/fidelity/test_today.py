"""Fidelity today: the whole scale between reviews, its months, what changed; suggestions, never a band."""

from datetime import date

import pytest
from attrs import asdict, evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ipscore.definitions.rule import elements_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import Beside, evidence
from ipscore.fidelity.evidence.elements import elements_shown
from ipscore.fidelity.evidence.evidence import Evidence
from ipscore.fidelity.suggestion import suggest
from ipscore.fidelity.today import FidelityToday, fidelity_today
from ipscore.fidelity.trend import changes, month_ends
from ipscore.language import Language
from ipscore.message import msg
from ipscore.plugin.registry import Registry
from ipscore.records.dataset import Dataset
from ipscore.records.period import Period
from ipscore.records.workspace import WorkspaceInfo
from ipscore.sample import sample_records
from tests.fidelity.test_evidence_of_support import REVIEWS, dataset, on

SCALES = Registry.load().scales
APPLIED = SCALES["thl-applied"]
EN = Language.load("en")
DAY = date(2024, 4, 15)


@pytest.fixture(scope="module")
def sample() -> Dataset:
    """The sample as records."""
    return sample_records().dataset()


@pytest.fixture(scope="module")
def today(sample: Dataset) -> FidelityToday:
    """Fidelity of the sample on its own day."""
    return fidelity_today(APPLIED, sample, DAY)


def test_every_criterion_is_there_with_what_it_has(sample: Dataset, today: FidelityToday) -> None:
    """Each criterion brings the evidence and the suggestion it would bring alone."""
    assert [each.id for each in today.criteria] == list(APPLIED.criteria)
    for each in today.criteria:
        assert each.evidence == evidence(APPLIED, each.id, sample, DAY)
        values = {one.figure: one.value for one in each.evidence}
        assert each.suggestion == suggest(APPLIED, each.id, values, {})


def test_what_cannot_be_told_is_said(today: FidelityToday) -> None:
    """A criterion without a suggestion says why in words; one with a suggestion does not."""
    assert [each.id for each in today.criteria if each.suggestion.score is not None] == [
        "1", "2", "4", "15", "16", "17", "19", "20", "21", "24",
    ]  # fmt: skip
    assert today.suggested == 10
    assert len(today.untold) == 15
    for each in today.criteria:
        assert (each.cannot_tell is None) == (each.suggestion.score is not None)
    told = {each.id: str(each.cannot_tell) for each in today.untold}
    assert "each element" in told["5"]
    assert "descriptions" in told["3"]


def test_every_criterion_has_something_from_the_records(today: FidelityToday) -> None:
    """No criterion of the scale is without a practice figure, and every figure says what it counts."""
    for each in today.criteria:
        assert each.evidence
        for one in each.evidence:
            assert str(one.of)
            assert one.period.end == DAY


def test_no_total_and_no_band(today: FidelityToday) -> None:
    """Only the range still possible: the suggested scores, and 1 to 5 for the others."""
    given = [each.suggestion.score for each in today.criteria if each.suggestion.score is not None]
    assert today.possible == {"whole": (sum(given) + 15, sum(given) + 75)}
    assert not {"total", "band"} & set(asdict(today, recurse=False))


def test_the_trend_is_what_each_day_was(sample: Dataset, today: FidelityToday) -> None:
    """A point of the trend is the fidelity of that day, though the records are gone through only once."""
    assert [each.day for each in today.trend] == [*month_ends(DAY, 12), DAY]
    for point in (today.trend[0], today.trend[7], today.trend[-1]):
        then = fidelity_today(APPLIED, sample, point.day, previous_months=0)
        assert point.suggestions == {each.id: each.suggestion.score for each in then.criteria}
        assert point.figures == {each.id: each.evidence[0].value for each in then.criteria}
    assert today.suggestions_of("17")[-1] == today.trend[-1].suggestions["17"]


def test_what_changed_is_against_the_month_before(today: FidelityToday) -> None:
    """Changes are the criteria whose suggestion or first figure differs from the last month's end."""
    before, now = today.trend[-2:]
    assert before.day == date(2024, 3, 31)
    for each in today.changed:
        assert (each.before, each.after) == (
            before.suggestions[each.criterion],
            now.suggestions[each.criterion],
        )
        assert each.suggestion_changed or each.figure_before != each.figure_after
    same = set(APPLIED.criteria) - {each.criterion for each in today.changed}
    assert all(now.figures[each] == pytest.approx(before.figures[each]) for each in same)
    assert changes(now, now) == ()


def test_a_site_alone(sample: Dataset) -> None:
    """The evidence of one site is that of its own records."""
    alone = fidelity_today(APPLIED, sample, DAY, ("k",), previous_months=1)
    assert alone.sites == ("k",)
    assert alone.criteria[0].evidence == evidence(APPLIED, "1", sample, DAY, ("k",))


def test_without_records_nothing_is_suggested() -> None:
    """An empty workspace: every criterion is still there, no score is suggested, everything is possible."""
    for scale in SCALES.values():
        empty = fidelity_today(scale, Dataset(WorkspaceInfo("w", scale.id)), DAY)
        assert empty.suggested == 0
        assert empty.changed == ()
        for part, (low, high) in empty.possible.items():
            count = len(scale.criteria_of_part(part))
            assert (low, high) == (count * scale.score_low, count * scale.score_high)


@pytest.mark.parametrize(
    ("day", "ends"),
    [
        (date(2024, 3, 31), [date(2024, 1, 31), date(2024, 2, 29)]),
        (date(2024, 3, 1), [date(2024, 1, 31), date(2024, 2, 29)]),
        (date(2024, 1, 15), [date(2023, 11, 30), date(2023, 12, 31)]),
    ],
)
def test_month_ends(day: date, ends: list[date]) -> None:
    """The ends of the whole months before, also over New Year and in a leap year; the day's own month not."""
    assert list(month_ends(day, 2)) == ends
    assert month_ends(day, 0) == ()


def found(**values: float | None) -> list[Evidence]:
    """Figures with these values."""
    return [
        Evidence(figure, value, None, None, msg("made up"), Period(DAY, DAY))
        for figure, value in values.items()
    ]


@pytest.mark.parametrize(
    ("criterion_id", "element", "figure", "seen", "open_", "absent"),
    [
        ("5", "weekly_client_meeting", "host_team_meeting_week_share", [100, 87.5], [87.4, 50], [49.9, 0]),
        ("8", "enough_time", "coaches_per_leader", [4, 10], [], [10.5]),
        ("8", "weekly_supervision", "supervision_week_share", [87.5], [87.4, 50], [49.9]),
        ("8", "field_work", "leader_field_month_share", [100], [99, 1], [0]),
        ("8", "outcomes_and_targets", "outcomes_reviewed_quarter_share", [100], [50], [0]),
        ("10", "share_measured", "outcomes_told_quarter_share", [100], [87.5], [0]),
        ("11", "uses_criteria", "review_half_year_share", [100], [50], [0]),
        ("11", "steering_group", "steering_group_quarter_share", [], [100, 50], [25]),
        ("13", "more_than_once", "disclosure_repeated_share", [100], [99], [0]),
        ("25", "not_ended_for_absence", "dropped_out_without_attempts", [], [0], [1]),
        ("25", "attempts_recorded", "attempts_per_missed_meeting", [1, 2], [0.5], [0]),
        ("25", "repeated_visits", "clients_visited_again", [1], [0], []),
        ("25", "family_contact", "family_contact_clients", [3], [0], []),
    ],
)
def test_what_records_show_of_an_element(
    criterion_id: str,
    element: str,
    figure: str,
    seen: list[float],
    open_: list[float],
    absent: list[float],
) -> None:
    """In place, missing or not to be told, at every border; not known is not told, and never missing."""
    for values, answer in ((seen, True), (open_, None), (absent, False), ([None], None)):
        for value in values:
            shown = elements_shown(APPLIED, criterion_id, found(**{figure: value}))
            (one,) = (each for each in shown if each.element.id == element)
            assert one.shown is answer, value
            assert (answer is None) == ("records cannot tell" in str(one.why[0]))
            assert value is None or f"{value:g}" in EN.message(one.why[-1])


def test_what_records_show_is_never_an_answer(today: FidelityToday) -> None:
    """Elements that the records show do not count towards a suggestion: a person answers for each of them."""
    for each in today.criteria:
        assert len(each.elements) == len(elements_of(APPLIED.criteria[each.id].rule))
        if each.elements:
            assert each.suggestion.score is None
    shown = {each.element.id: each.shown for each in today.criteria[7].elements}
    assert shown["weekly_supervision"] is True
    assert shown["host_team_contacts"] is None


def test_reviews_held_reach_the_evidence() -> None:
    """The rhythm of reviews is told when the reviews are given, and not known otherwise."""
    scale = SCALES["ips25"]
    for beside, value in ((None, None), (Beside(REVIEWS), 50.0)):
        eleven = fidelity_today(scale, dataset(), on(3, 31), ("r",), 0, beside).criteria[10]
        assert {each.figure: each.value for each in eleven.evidence}["review_half_year_share"] == value


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.dates(date(2021, 5, 1), date(2024, 6, 30)), st.randoms())
def test_the_order_of_records_never_matters(day: date, random: object) -> None:
    """Clients, staff, employers and their contacts in another order give the same evidence on any day."""
    records = dataset()

    def mixed(items: dict[str, object]) -> dict[str, object]:
        pairs = list(items.items())
        random.shuffle(pairs)  # type: ignore[attr-defined]  # st.randoms() gives a random.Random
        return dict(pairs)

    other = dataset()
    other.clients = mixed(  # type: ignore[assignment]  # the same clients
        {key: evolve(each, contacts=each.contacts[::-1]) for key, each in records.clients.items()}
    )
    other.staff = mixed(dict(records.staff))  # type: ignore[assignment]  # the same staff
    other.employers = mixed(dict(records.employers))  # type: ignore[assignment]  # the same employers
    scale: Scale = SCALES["ips25"]
    one, two = (fidelity_today(scale, each, day, previous_months=1) for each in (records, other))
    assert one == two
