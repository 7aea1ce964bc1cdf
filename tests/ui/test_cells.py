"""Text drawn in cells: however it was made, a line keeps its width and a cell holds what writing needs."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipstui.cells import ELLIPSIS, MARKS, drawn, fit, fit_unit, hanging, width
from ipstui.lines import broken
from ipstui.lines import hanging as hanging_lines

FLOODS = ("\u0301", "\u20dd", "\u0903", "\u200d", "\ufe0f", "\u1160", "\u0301\u0308\u0323")


@pytest.mark.parametrize("mark", FLOODS, ids=lambda each: f"{ord(each[0]):04x}")
def test_a_flood_of_marks_is_not_drawn(mark: str) -> None:
    """A million marks on one letter become a few and an ellipsis, wherever text is shown whole."""
    flood = f"alku a{mark * 1_000_000} loppu"
    for lines in (
        [drawn(flood)],
        broken(flood, 40),
        hanging_lines("- ", flood, 40),
        [hanging("x", flood, 4, 40)],
    ):
        text = "\n".join(lines)
        assert len(text) < 60
        assert "alku" in text
        assert "loppu" in text
        assert ELLIPSIS in text
        assert text.count(mark[0]) <= MARKS


def test_a_cell_of_a_table_has_no_flood() -> None:
    """Marks on one character do not take the room of those after it."""
    assert fit("a" + "\u0301" * 200 + "bc", 40) == "a" + "\u0301" * MARKS + ELLIPSIS + "bc"
    assert len(fit("a" + "\u0301" * 1_000_000, 40)) < 60


def test_units_of_one_employer_are_told_apart() -> None:
    """A long name with a unit keeps the unit; what fits, or has no unit, is as everywhere."""
    names = ("Hiekkarannan kaupunki, varhaiskasvatus", "Hiekkarannan kaupunki, kirjasto", "Kunta, koulu")
    assert [fit_unit(each, 23) for each in names] == [
        "Hiekka… varhaiskasvatus",
        "Hiekkarannan… kirjasto",
        "Kunta, koulu",
    ]
    assert fit_unit("Hiekkarannan Asukastupa ry", 23) == fit("Hiekkarannan Asukastupa ry", 23)
    assert fit_unit(names[0], 12) == fit(names[0], 12), "too narrow for both"


@given(st.text(max_size=60), st.integers(0, 40))
def test_a_name_with_a_unit_never_takes_more_room(text: str, cells: int) -> None:
    """Whatever the name is made of."""
    assert width(fit_unit(f"{text}, {text}", cells)) <= cells


@pytest.mark.parametrize(
    "text",
    [
        normalize("NFD", "Äiti Örö söi — “šeikki”…"),
        "👩\u200d👩\u200d👧\u200d👦 🏳️\u200d🌈",
        "क्षेत्र कार्यक्रम",
        "שָׁלוֹם",
        "한국어",
        "Việt " + normalize("NFD", "Nguyễn"),
        "………………… ──────────── ••••••••••••",
    ],
)
def test_writing_is_drawn_as_it_is(text: str) -> None:
    """What people write in any language, faces and dashes too, is drawn to the letter."""
    assert drawn(text) == text
    assert fit(text, 80) == text
    assert broken(text, 80) == [text]


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"))), st.integers(8, 40))
def test_lines_fit_and_nothing_is_lost(text: str, cells: int) -> None:
    """No line is wider than asked, and every character that is drawn is on some line."""
    lines = broken(text, cells)
    assert all(width(line) <= cells for line in lines)
    assert "".join("".join(lines).split()) == "".join(drawn(text).split())


@given(st.text("a\u0301\u200d ä漢", max_size=60))
def test_drawing_changes_nothing_twice(text: str) -> None:
    """What may be drawn is drawn as it is, and no character but marks is left out."""
    assert drawn(drawn(text)) == drawn(text)
    kept = drawn(text).replace(ELLIPSIS, "")
    for mark in "\u0301\u200d":
        text, kept = text.replace(mark, ""), kept.replace(mark, "")
    assert kept == text


def test_a_long_word_is_cut_at_once() -> None:
    """A word of a hundred thousand letters is broken in one go, not letter by letter."""
    for letter, per_line in (("ä", 40), ("漢", 20)):
        lines = broken(letter * 100_000, 40)
        assert {len(line) for line in lines} == {per_line}
        assert sum(map(len, lines)) == 100_000
