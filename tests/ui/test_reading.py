"""Reading what was typed into a form: values or words for every field, never an exception."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.language import Language
from ipstui.forms.reading import matches, read
from ipstui.forms.spec import Choice, Field, FieldKind, Form, NewName
from ipstui.forms.words import day, number

TODAY = date(2022, 10, 14)
PEOPLE = (Choice("a", "Koivula Mika"), Choice("b", "Koivunen Eeva"), Choice("c", "Koi"))


def value(field: Field, typed: str) -> object:
    """The value read from one field, or the words about it."""
    reading = read(Form("x", "x", (field,)), {field.id: typed}, TODAY)
    return str(reading.problems[field.id]) if reading.problems else reading.values[field.id]


@given(st.sampled_from(FieldKind), st.text(max_size=30), st.booleans())
def test_anything_may_be_typed(kind: FieldKind, typed: str, ahead: bool) -> None:
    """Whatever is typed into whatever field, there is a value or a sentence."""
    field = Field("f", "F", kind, PEOPLE, ahead=ahead)
    reading = read(Form("x", "x", (field,)), {"f": typed}, TODAY)
    assert ("f" in reading.values) != ("f" in reading.problems)


@pytest.mark.parametrize("code", ["fi", "sv", "en"])
@given(when=st.dates(), ahead=st.booleans())
def test_a_day_is_read_as_it_is_shown(code: str, when: date, ahead: bool) -> None:
    """A field filled from a record and left alone gives the same day."""
    language = Language.load(code)
    assert value(Field("f", "F", FieldKind.DATE, ahead=ahead), day(language, when)) == when


@pytest.mark.parametrize("code", ["fi", "sv", "en"])
@given(amount=st.integers(0, 10**6).map(lambda n: n / 100))
def test_a_number_is_read_as_it_is_shown(code: str, amount: float) -> None:
    """A field filled from a record and left alone gives the same number."""
    assert value(Field("f", "F", FieldKind.DECIMAL), number(Language.load(code), amount)) == amount


def test_a_day_without_a_year_is_the_next_one_where_it_is_about_the_future() -> None:
    """By when: 15.12. is this December, 1.2. is next February; about the past they are the last ones."""
    ahead, behind = Field("f", "F", FieldKind.DATE, ahead=True), Field("f", "F", FieldKind.DATE)
    assert value(ahead, "15.12.") == date(2022, 12, 15)
    assert value(ahead, "1.2.") == date(2023, 2, 1)
    assert value(ahead, "14.10.") == TODAY
    assert value(behind, "15.12.") == date(2021, 12, 15)
    assert value(ahead, "huomenna") == date(2022, 10, 15)


def test_numbers_have_bounds() -> None:
    """Minutes are whole, not negative, and no more than a day has."""
    minutes = Field("f", "F", FieldKind.WHOLE, most=1440)
    assert value(minutes, "45") == 45
    assert "whole" in str(value(minutes, "1,5"))
    assert "0 to 1440" in str(value(minutes, "1441"))
    assert "0 to 1440" in str(value(minutes, "-1"))


def test_looking_up_by_a_part_of_a_name() -> None:
    """One match is taken, an exact name wins over longer ones, several are told, none is told."""
    field = Field("f", "F", FieldKind.LOOKUP, PEOPLE)
    assert value(field, "mika koiv") == "a"
    assert value(field, "koi") == "c"
    assert "2 match" in str(value(field, "koiv"))
    assert "not found" in str(value(field, "virta"))
    assert value(field, "") is None


def test_a_new_name_where_that_is_meant() -> None:
    """In a field that may make a record, a name that does not name exactly one makes a new one."""
    field = Field("f", "F", FieldKind.LOOKUP, PEOPLE, new=True)
    assert value(field, "Virta Oy") == NewName("Virta Oy")
    assert value(field, "mika") == "a"


def test_needed_fields() -> None:
    """An empty field that is needed is told; an empty one that is not gives nothing."""
    assert value(Field("f", "F", FieldKind.DATE, required=True), " ") == "This is needed."
    assert value(Field("f", "F", FieldKind.DATE), " ") is None


@given(st.text(max_size=20))
def test_matches_are_choices(typed: str) -> None:
    """What is found is among the choices, in their order."""
    found = matches(PEOPLE, typed)
    assert [each for each in PEOPLE if each in found] == list(found)
