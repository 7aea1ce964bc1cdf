"""The parts of the fidelity area that need no screen: joining, the line of bands, broken lines, days."""

from datetime import date, time, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from ipscore.definitions.rule import figures_of
from ipscore.definitions.scale import Band
from ipscore.definitions.text import Text
from ipscore.fidelity.evidence import Evidence
from ipscore.fidelity.sheet import Sheet
from ipscore.language import Language
from ipscore.message import msg
from ipscore.plugin.registry import Registry
from ipscore.records.period import Period
from ipscore.records.planning import FileSample, RequestedDocument, ReviewSession, SessionKind
from ipscore.records.review import Assessor, Rating, Review, ReviewKind, ReviewState
from ipstui.cells import width
from ipstui.lines import broken, hanging
from ipstui.screens.fidelity.band_scale import band_lines, next_band
from ipstui.screens.fidelity.clock import read_clock
from ipstui.screens.fidelity.consensus_page import short_names
from ipstui.screens.fidelity.criterion_words import suggestion_line
from ipstui.screens.fidelity.days import days_of
from ipstui.screens.fidelity.entries import ReviewEntry, Standing
from ipstui.screens.fidelity.joining import changed, clashes, join
from ipstui.screens.fidelity.reader import reader, remember_reader
from ipstui.screens.fidelity.review_lines import next_words
from ipstui.screens.fidelity.score_line import ScoreLine
from ipstui.session import Session
from ipstui.settings import Settings
from tests.ui.reviews import FINISHED, every, rating_file, review, two_part_scale

EN = Language.load("en")

ratings = st.dictionaries(
    st.sampled_from(("1", "2", "3")),
    st.builds(
        Rating,
        score=st.none() | st.integers(1, 5),
        elements=st.dictionaries(st.sampled_from("ab"), st.booleans()),
        comment=st.sampled_from(("", "seen", "heard")),
    ),
)


@pytest.mark.parametrize("criterion", ["17", "21"])
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_where_room_is_short_what_decided_is_told(criterion: str, language: str) -> None:
    """The figure that pulled the suggestion down, not only that the lowest one counts."""
    scale, spoken = Registry.load().scale("thl-applied"), Language.load(language)
    period = Period(date(2024, 1, 1), date(2024, 6, 30))
    read = figures_of(scale.criteria[criterion].rule)
    sheet = Sheet(
        scale, {}, {criterion: tuple(Evidence(each, 3.0, 3.0, 1.0, msg("of"), period) for each in read)}
    )
    because = sheet.suggestion(criterion).because
    assert because is not None
    line = suggestion_line(sheet, criterion, spoken, 50)
    assert spoken.message(because) in line
    everything = "; ".join(map(spoken.message, sheet.suggestion(criterion).trace))
    assert everything in suggestion_line(sheet, criterion, spoken, 400)


@given(base=ratings, mine=ratings)
def test_joining_with_an_untouched_side_is_the_other(
    base: dict[str, Rating], mine: dict[str, Rating]
) -> None:
    """Where only one side changed something, its version stands, whoever is preferred."""
    whole = {each: mine.get(each, Rating()) for each in (*base, *mine)}
    for keep_mine in (True, False):
        assert join(base, whole, base, keep_mine=keep_mine) == whole
        assert join(base, base, whole, keep_mine=keep_mine) == whole
    assert clashes(base, whole, base) == clashes(base, base, whole) == ()


@given(base=ratings, mine=ratings, theirs=ratings)
def test_joining_takes_every_field_from_somewhere(
    base: dict[str, Rating], mine: dict[str, Rating], theirs: dict[str, Rating]
) -> None:
    """No field is made up, and only where both changed it does the choice of the side matter."""
    mine = {each: mine.get(each, Rating()) for each in (*base, *mine, *theirs)}
    theirs = {each: theirs.get(each, Rating()) for each in mine}
    ours, others = join(base, mine, theirs), join(base, mine, theirs, keep_mine=False)
    both = {(each.criterion, each.field) for each in clashes(base, mine, theirs)}
    for each in mine:
        for name in ("score", "comment"):
            allowed = {getattr(mine[each], name), getattr(theirs[each], name)}
            assert getattr(ours[each], name) in allowed
            if (each, name) not in both:
                assert getattr(ours[each], name) == getattr(others[each], name)


def test_elements_are_joined_one_by_one() -> None:
    """Two elements answered on two sides are both there, and one taken back stays away."""
    base = {"5": Rating(elements={"a": True, "c": True})}
    mine = {"5": Rating(elements={"a": True, "b": True})}
    theirs = {"5": Rating(elements={"a": False, "c": True})}
    assert join(base, mine, theirs)["5"].elements == {"a": False, "b": True}


def test_an_empty_rating_is_no_change() -> None:
    """A criterion that was only looked at need not be saved."""
    assert changed({}, {"1": Rating()}) == {}
    assert changed({"1": Rating(score=3)}, {"1": Rating()}) == {"1": Rating()}


def bands(*lows: int, high: int) -> list[Band]:
    """Bands that begin at `lows`."""
    ends = [*(each - 1 for each in lows[1:]), high]
    return [
        Band(str(low), low, end, Text("a b c", "a b", "level of work"))
        for low, end in zip(lows, ends, strict=True)
    ]


@given(total=st.integers(25, 125), cells=st.integers(30, 140))
def test_the_line_of_bands_fits_and_marks_the_total(total: int, cells: int) -> None:
    """Never wider than the screen, with the total at its mark."""
    lines = band_lines(bands(25, 74, 100, 115, high=125), total, EN, cells)
    assert all(width(each) <= cells for each in lines)
    assert str(total) in lines[-1]
    assert lines[-1].index("▲") == round((total - 25) / 100 * (cells - 1))


@pytest.mark.parametrize(
    ("total", "points"), [(97, 3), (99, 1), (100, 15), (73, 1), (115, None), (125, None)]
)
def test_the_distance_to_the_next_band(total: int, points: int | None) -> None:
    """Points to the lowest total of the band above; none above the highest."""
    found = next_band(bands(25, 74, 100, 115, high=125), total)
    assert (found.points if found is not None else None) == points


@given(text=st.text(alphabet="aä b\u00a0漢字", max_size=80), cells=st.integers(8, 40))
def test_broken_lines_fit_and_lose_nothing(text: str, cells: int) -> None:
    """Every character but the blanks is there in order, no line is too wide."""
    lines = broken(text, cells)
    assert all(width(each) <= cells for each in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_words_are_kept_whole() -> None:
    """A word that fits a line is never cut."""
    assert broken("työhönvalmentajan asiakkaat", 20) == ["työhönvalmentajan", "asiakkaat"]
    assert hanging(" 1  ", "one two three", 12) == [" 1  one two", "    three"]


@pytest.mark.parametrize(
    ("code", "start", "end", "words"),
    [
        ("fi", (2024, 3, 12), (2024, 3, 13), "12.–13.3.2024"),
        ("en", (2024, 3, 12), (2024, 3, 13), "12–13 Mar 2024"),
        ("fi", (2024, 3, 30), (2024, 4, 2), "30.3.–2.4.2024"),
        ("sv", (2024, 12, 30), (2025, 1, 2), "30.12.2024–2.1.2025"),
        ("fi", (2024, 3, 12), (2024, 3, 12), "12.3.2024"),
    ],
)
def test_days_as_officials_write_them(
    code: str, start: tuple[int, int, int], end: tuple[int, int, int], words: str
) -> None:
    """What both days share is written once."""
    assert days_of(Language.load(code), date(*start), date(*end)) == words


def test_what_an_entry_tells() -> None:
    """Scores of several assessors are never averaged, nor shown before all have finished and agreed."""
    scale = two_part_scale()
    pair = (Assessor("a", "A"), Assessor("b", "B"))
    full = {each: Rating(score=2) for each in scale.criteria}
    both = {each: evolve(rating_file("r", each, full), finished_on=FINISHED) for each in "ab"}
    one = ReviewEntry(review(assessors=pair), scale, {**both, "b": evolve(both["b"], finished_on=None)})
    assert (one.standing, one.ratings, one.opened) == (Standing.RATING, None, False)
    two = ReviewEntry(review(assessors=pair), scale, both)
    assert (two.standing, two.result, two.settled) == (Standing.AGREEING, None, 0)
    consensus = rating_file("r", "consensus", full)
    agreed = ReviewEntry(review(assessors=pair), scale, {**both, "consensus": consensus})
    assert (agreed.standing, agreed.settled) == (Standing.ISSUING, 4)
    issued = ReviewEntry(review(state=ReviewState.ISSUED), scale, {})
    assert issued.standing is Standing.ISSUED


def test_a_consensus_says_nothing_before_all_have_finished() -> None:
    """Even when a consensus file lies there, nobody is shown a result while somebody rates alone."""
    scale = two_part_scale()
    pair = (Assessor("a", "A"), Assessor("b", "B"))
    full = {each: Rating(score=2) for each in scale.criteria}
    files = {each: rating_file("r", each, full) for each in ("a", "consensus")}
    entry = ReviewEntry(review(assessors=pair), scale, files)
    assert (entry.result, entry.settled) == (None, 0)


def test_ratings_of_unknown_criteria_do_not_count() -> None:
    """Criterion 26 of a hand-written file is for `ips check`, not for the count."""
    scale = two_part_scale()
    entry = ReviewEntry(review(), scale, {"mv": rating_file("r", "mv", every(2))})
    assert [each.rated for each in entry.progress] == [0]


def test_who_sits_here_is_asked_once(tmp_path: Path) -> None:
    """The member of staff who is an assessor, else whom the user named for this review, else nobody."""
    pair = (Assessor("a", "A", staff="st4ff000"), Assessor("b", "B"))
    given = review(assessors=pair)
    session = Session(tmp_path, Language.load("en"), Settings())
    assert reader(session, given) is None
    session.me = "st4ff000"
    assert reader(session, given) == "a"
    remember_reader(session, given, "b")
    assert reader(session, given) == "b"
    assert reader(session, review("other", assessors=pair)) == "a"
    assert reader(session, review(assessors=pair[1:])) == "b"


@pytest.mark.parametrize(
    ("typed", "at"),
    [("9.30", time(9, 30)), ("9:05", time(9, 5)), ("0930", time(9, 30)), ("14", time(14)), ("25", None),
     ("9.60", None), ("x", None), ("", None)],
)  # fmt: skip
def test_a_time_of_day(typed: str, at: time | None) -> None:
    """Hours and minutes as people write them; anything else is none."""
    assert read_clock(typed) == at


def test_columns_have_names_of_their_own() -> None:
    """Two assessors with the same initials can be told apart."""
    assert short_names([Assessor("a", "Anna A."), Assessor("b", "Arto A."), Assessor("c", "Bo C.")]) == [
        "AA",
        "AA2",
        "BC",
    ]


@given(cells=st.integers(30, 140))
def test_names_of_bands_are_never_half_words(cells: int) -> None:
    """What has no room for its first word is told by its number alone."""
    labels = ("palvelu ei ole tuettua työllistymistä", "kohtalainen taso", "hyvä taso", "esimerkillinen taso")
    ends = ((25, 73), (74, 99), (100, 114), (115, 125))
    found = [
        Band(str(low), low, high, Text(label, label, label))
        for (low, high), label in zip(ends, labels, strict=True)
    ]
    known = {word for label in labels for word in label.split()} | {"25", "74", "100", "115"}
    names = band_lines(found, 97, EN, cells)[0].split()
    assert {each.removesuffix("…") for each in names} <= known
    assert "100" in names


@pytest.mark.parametrize(("cells", "lines"), [(120, 1), (63, 2)])
def test_every_answer_of_a_scale_with_codes_is_on_the_line(cells: int, lines: int) -> None:
    """On 80 columns too: what does not fit beside the scores stands below them, whole."""
    line = ScoreLine(id="score")
    scale, language = Registry.load().scale("ips15"), Language.load("fi")
    line.show(scale, Rating(score=9), language, "Arvosana  ")
    placed = line._placed(cells)
    assert max(each.line for each in placed) + 1 == line.get_content_height(Size(), Size(), cells) == lines
    assert max(each.end for each in placed) <= cells
    assert [each.words for each in placed if each.chosen] == ["9 tietoja ei ole riittävästi"]
    assert placed[-1].words == "– ei arvioitavissa"


def test_what_is_next_before_the_visit() -> None:
    """Others are asked first; on the day, when all is asked for, or among the team itself, one rates."""
    scale, language = two_part_scale(), Language.load("en")
    ahead = review(kind=ReviewKind.INDEPENDENT, state=ReviewState.PLANNED)
    before = ahead.start - timedelta(1)

    def words(each: Review, day: date) -> str:
        return next_words(ReviewEntry(each, scale, {}), None, day, language)

    assert words(ahead, before).startswith("Prepare the visit")
    assert words(ahead, ahead.start).startswith("Rate the criteria")
    assert words(evolve(ahead, kind=ReviewKind.SELF), before).startswith("Rate the criteria")
    asked = RequestedDocument("d", "Plan", before)
    sample = FileSample("1", 1, before, before, before, ("a",))
    done = evolve(
        ahead, schedule=(ReviewSession("s", ahead.start, SessionKind.INTERVIEW),), documents=(asked,)
    )
    assert words(done, before).startswith("Prepare the visit")
    assert words(evolve(done, sample=sample), before).startswith("Rate the criteria")
