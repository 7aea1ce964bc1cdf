"""Small groups are hidden outside the team, and cannot be worked out from what is shown."""

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from ipscore.message import msg
from ipscore.outcomes import ALL, Grouping, OutcomeFigure, OutcomeReport, Section, Unit
from ipscore.outcomes.figure import Behind
from ipscore.outcomes.publication import published
from ipscore.records.client import Client
from ipscore.records.episode import ReferralSource
from tests.outcomes.builders import client, coach, contact, employer, episode, job, report


def _people(site: str, number: int, employed: int, source: ReferralSource | None = None) -> list[Client]:
    stay = episode(site=site, referral_source=source)
    return [
        client(
            f"{site}{source or ''}{each}",
            episodes=[stay],
            jobs=[job("2-1", name=f"{site}{each}")] if each < employed else [],
        )
        for each in range(number)
    ]


def _shown(found: OutcomeReport, measure: str) -> list[float | None]:
    return [found.figure(measure, group).numerator for group in found.groups]


def test_a_hidden_figure_tells_nothing() -> None:
    """No numerator, denominator, value, bounds, lacking or ids; its name stays."""
    before = report(*_people("r", 20, 4))
    found = before.for_publication(5).figure("employment_coefficient")
    assert found.hidden
    assert found.name == before.figure("employment_coefficient").name
    told = (
        found.numerator,
        found.denominator,
        found.value,
        found.low,
        found.high,
        found.lacking,
        found.behind,
    )
    assert told == (None,) * 7
    assert found.records == ()


def test_shown_figures_keep_their_numbers_and_lose_their_ids() -> None:
    """Ids lead to clients; they are for the team."""
    found = report(*_people("r", 20, 5)).for_publication(5).figure("employment_coefficient")
    assert (found.hidden, found.numerator, found.denominator, found.records) == (False, 5, 20, ())
    assert found.low is not None


def test_no_id_leaves_the_team() -> None:
    """Neither in shown nor in hidden figures."""
    found = report(*_people("r", 20, 5), by=Grouping.SITE).for_publication(5)
    assert all(each.records == () and each.behind is None for each in found.figures)


def test_the_few_left_over_are_a_small_group_too() -> None:
    """17 of 20 employed tells of three who are not; 20 of 20 tells of nobody left over."""
    assert _shown(report(*_people("r", 20, 17)).for_publication(5), "employed_persons") == [None]
    assert _shown(report(*_people("r", 20, 15)).for_publication(5), "employed_persons") == [15]
    assert _shown(report(*_people("r", 20, 20)).for_publication(5), "employed_persons") == [20]


def test_nothing_at_all_is_told_of_a_small_group() -> None:
    """A site with four clients shows no figure about them, not even a zero; nor can it be subtracted."""
    found = report(*_people("r", 30, 10), *_people("k", 4, 0), by=Grouping.SITE).for_publication(5)
    assert _shown(found, "persons_in_coaching") == [None, None, 34]
    assert _shown(found, "employed_persons") == [None, None, 10]
    about = [found.figure(each, "k") for each in found.measures]
    assert all(each.hidden or not each.denominator for each in about if each.denominator is not None)
    assert found.figure("employment_coefficient", "k").hidden


def test_a_zero_points_at_nobody() -> None:
    """In a group that is large enough, none is shown as none."""
    assert _shown(report(*_people("r", 20, 10)).for_publication(5), "work_trial") == [0]


def test_two_sites_with_one_hidden_cell_hide_the_other() -> None:
    """The total is kept; with one cell hidden it would give the other away."""
    found = report(*_people("r", 30, 10), *_people("k", 20, 3), by=Grouping.SITE).for_publication(5)
    assert _shown(found, "employed_persons") == [None, None, 13]
    assert _shown(found, "persons_in_coaching") == [30, 20, 50]


def test_the_smallest_group_covers() -> None:
    """Of three sites the hidden one is covered by the smaller of the other two."""
    people = [*_people("r", 40, 20), *_people("k", 20, 3), *_people("m", 30, 10)]
    found = report(*people, by=Grouping.SITE, sites="rkm").for_publication(5)
    assert _shown(found, "employed_persons") == [20, None, None, 33]


def test_hidden_parts_together_are_no_small_group() -> None:
    """Two cells of one and two persons would tell of three; a third is hidden with them."""
    people = [*_people("r", 40, 10), *_people("k", 20, 1), *_people("m", 30, 2)]
    found = report(*people, by=Grouping.SITE, sites="rkm").for_publication(5)
    assert _shown(found, "employed_persons") == [None, None, None, 13]


def test_one_hidden_referral_source_is_covered_by_another() -> None:
    """Sources add up to the persons in coaching."""
    people = [
        *_people("r", 20, 0, ReferralSource.SCHOOL),
        *_people("r", 10, 0, ReferralSource.SELF),
        *_people("r", 2, 0, ReferralSource.OTHER),
    ]
    found = report(*people).for_publication(5)
    hidden = {each.measure for each in found.figures if each.hidden and each.section is Section.REFERRALS}
    assert hidden == {"referred_by_other", "referred_by_self"}


def test_many_jobs_of_few_persons_are_hidden() -> None:
    """It is persons who are protected: six jobs of two persons are a small group."""
    jobs = [job("2-1", name=f"j{each}") for each in range(3)]
    busy = [client(f"b{each}", jobs=jobs) for each in range(2)]
    assert _shown(report(*_people("r", 20, 0), *busy).for_publication(5), "jobs") == [None]


def test_a_small_number_of_lacking_records_is_not_told() -> None:
    """That two persons have no source recorded is a count of two persons."""
    people = [*_people("r", 20, 0, ReferralSource.SELF), *_people("r", 2, 0)]
    assert report(*people).for_publication(5).figure("referred_by_self").lacking is None


def test_employer_work_tells_nothing_of_clients() -> None:
    """Two contacts are shown as two."""
    found = report(employers=[employer(contact("3-1"), contact("3-2", name="x2"))], staff=[coach()])
    assert _shown(found.for_publication(5), "employer_contacts") == [2]


def test_the_threshold_never_goes_below_three() -> None:
    """A setting of 0 would publish everything."""
    assert _shown(report(*_people("r", 20, 2)).for_publication(0), "employed_persons") == [None]
    assert _shown(report(*_people("r", 20, 3)).for_publication(0), "employed_persons") == [3]


def _figure(measure: str, group: str, counted: int, whole: int, partition: str = "parts") -> OutcomeFigure:
    return OutcomeFigure(
        measure=measure,
        group=group,
        section=Section.PERSONS,
        name=msg("name"),
        of=msg("of"),
        unit=Unit.PERSONS,
        decimals=0,
        explanation=(),
        numerator=counted,
        denominator=whole,
        value=None,
        behind=Behind(measure, "whole", partition, counted, whole, whole - counted),
    )


_TABLES = st.integers(1, 4).flatmap(
    lambda wide: st.lists(st.lists(st.integers(0, 12), min_size=wide, max_size=wide), min_size=1, max_size=4)
)


def _table(rows: list[list[int]]) -> Mapping[tuple[int, int], int]:
    """A table with its margins at row and column -1."""
    cells = {(y, x): each for y, row in enumerate(rows) for x, each in enumerate(row)}
    cells |= {(-1, x): sum(row[x] for row in rows) for x in range(len(rows[0]))}
    cells |= {(y, -1): sum(row) for y, row in enumerate(rows)}
    return cells | {(-1, -1): sum(map(sum, rows))}


@given(_TABLES, st.integers(3, 10))
@settings(max_examples=300, deadline=None)
def test_no_hidden_number_can_be_worked_out(rows: list[list[int]], threshold: int) -> None:
    """For any table, every number not shown could be another one: the shown numbers and the sums leave it
    free.

    An independent check: subtract in rows and columns for as long as some sum has a single unknown.
    """
    cells = _table(rows)
    names = {(y, x): (f"row{y}", ALL if x < 0 else f"group{x}") for y, x in cells}
    figures = [_figure(*names[y, x], cells[y, x], cells[-1, x]) for y, x in cells if y >= 0]
    found = published(figures, threshold)
    shown = {(each.measure, each.group) for each in found if not each.hidden}
    known = {place for place, name in names.items() if name in shown}
    known |= {(-1, x) for y, x in known}  # a shown part tells its denominator
    secret = set(cells) - known
    assert all(not 0 < cells[place] < threshold for place in known)

    height, width = len(rows), len(rows[0])
    lines = [[(y, x) for x in (*range(width), -1)] for y in (*range(height), -1)]
    lines += [[(y, x) for y in (*range(height), -1)] for x in (*range(width), -1)]
    worked_out = set(known)
    while singles := [next(iter(left)) for line in lines if len(left := set(line) - worked_out) == 1]:
        worked_out.update(singles)
    # A column of nobody hides nothing: its parts are all 0 and shown.
    assert secret.isdisjoint(worked_out) or all(cells[place] == 0 for place in secret & worked_out)
    for line in lines:
        *inner, total = line
        hidden = [place for place in inner if place not in known]
        if total in known and hidden:
            together = sum(cells[place] for place in hidden)
            assert together == 0 or (len(hidden) >= 2 and together >= threshold)


def test_a_number_that_follows_from_several_sums_is_covered() -> None:
    """Two blocks of hidden cells and one joint: every line has two hidden cells, yet the joint would follow.

    Rows 0 and 1 minus columns 0 and 1 leave the joint alone, so something more has to be hidden.
    """
    small, big = 2, 40
    rows = [
        [small, small, big, big],
        [small, small, small, big],
        [big, big, small, small],
        [big, big, small, small],
    ]
    cells = _table(rows)
    figures = [
        _figure(f"row{y}", ALL if x < 0 else f"group{x}", cells[y, x], cells[-1, x])
        for y, x in cells
        if y >= 0
    ]
    hidden = {(each.measure, each.group) for each in published(figures, 3) if each.hidden}
    alone = {(f"row{y}", f"group{x}") for y in range(4) for x in range(4) if rows[y][x] == small}
    assert alone < hidden
