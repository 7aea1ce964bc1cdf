"""Choosing and ordering lines of the caseload."""

from datetime import date, timedelta

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.caseload import CaseloadRow, Due, NextStep
from ipscore.practice.selection import LIMIT, Order, Selection, alphabetical, select
from ipscore.records.episode import Phase

LINE = CaseloadRow("a", "r", "aino", Phase.PROFILE, date(2022, 1, 1), 10, 5, None, NextStep())
STEPS = st.builds(NextStep, st.text(max_size=3), st.none() | st.dates(), st.sampled_from(Due))
LINES = st.lists(
    st.builds(
        CaseloadRow,
        st.text("abcdefgh", min_size=2, max_size=4), st.sampled_from("rk"), st.none() | st.sampled_from("xy"),
        st.none() | st.sampled_from(Phase), st.dates(), st.integers(0, 999), st.none() | st.integers(0, 99),
        st.none() | st.dates(), STEPS,
    ),
    unique_by=lambda each: each.client,
)  # fmt: skip
CHOICES = st.builds(
    Selection, st.none() | st.sampled_from("rk"), st.none() | st.sampled_from("xy"),
    st.none() | st.sampled_from(Phase), st.text("ab ", max_size=2), st.sampled_from(Order), st.booleans(),
)  # fmt: skip


@given(LINES, CHOICES)
def test_what_is_shown_fits_the_choice(lines: list[CaseloadRow], choice: Selection) -> None:
    """Every line shown is one of those given, fits every filter, and is shown once."""
    found = select(lines, {}, {}, choice)
    assert found.matching == len(found.rows) <= found.total <= len(lines)
    assert len({each.client for each in found.rows}) == len(found.rows)
    for each in found.rows:
        assert choice.site in (None, each.site)
        assert choice.coach in (None, each.coach)
        assert choice.phase in (None, each.phase)
        assert (each.phase is Phase.CLOSED) == (choice.phase is Phase.CLOSED)


@given(LINES, CHOICES, st.randoms())
def test_the_order_does_not_depend_on_the_order_of_files(
    lines: list[CaseloadRow], choice: Selection, random: object
) -> None:
    """The same lines in another order give the same list, whatever it is ordered by."""
    shuffled = list(lines)
    random.shuffle(shuffled)  # type: ignore[attr-defined] # a random.Random
    assert select(lines, {}, {}, choice) == select(shuffled, {}, {}, choice)


def test_overdue_steps_come_first() -> None:
    """By next step: overdue, today, later, undated, none."""
    lines = [evolve(LINE, client=due.value, next_step=NextStep("x", None, due)) for due in reversed(Due)]
    found = select(lines, {}, {}, Selection(order=Order.NEXT_STEP))
    assert [each.client for each in found.rows] == ["overdue", "today", "later", "undated", "none"]


def test_names_are_ordered_as_in_finnish() -> None:
    """Å, ä and ö come after z, in this order, whatever the case."""
    names = ["Öhman", "Zitting", "äijälä", "Åberg", "aho"]
    assert sorted(names, key=alphabetical) == ["aho", "Zitting", "Åberg", "äijälä", "Öhman"]


def test_no_more_than_a_person_reads() -> None:
    """Of very many lines the first are shown, and how many there are is known."""
    lines = [
        evolve(LINE, client=f"{number:05}", intake=LINE.intake + timedelta(number)) for number in range(700)
    ]
    found = select(lines, {}, {}, Selection())
    assert (len(found.rows), found.matching, found.total) == (LIMIT, 700, 700)


def test_every_word_of_the_search_must_be_found() -> None:
    """Words in any order, parts of names, upper or lower case; an id is found as well."""
    lines = [LINE, evolve(LINE, client="b7")]
    names = {"a": "Koivula Mika", "b7": "Koivunen Eeva"}
    shown = {
        search: [each.client for each in select(lines, names, {}, Selection(search=search)).rows]
        for search in ("koiv", "MIKA koi", "eeva mika", "B7")
    }
    assert shown == {"koiv": ["a", "b7"], "MIKA koi": ["a"], "eeva mika": [], "B7": ["b7"]}
