"""What people type is understood, or said in words not to be."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.language import Language, NotADate, NotANumber, parse_date, parse_number

TODAY = date(2024, 4, 15)
FI = Language.load("fi")
DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("15.4.2024", date(2024, 4, 15)),
        (" 1.2.24 ", date(2024, 2, 1)),
        ("15.4.", date(2024, 4, 15)),
        ("15.4", date(2024, 4, 15)),
        ("16.4.", date(2023, 4, 16)),
        ("29.2.", date(2024, 2, 29)),
        ("2024-04-15", date(2024, 4, 15)),
        ("15/4", date(2024, 4, 15)),
        ("Eilen", date(2024, 4, 14)),
        ("tänään", TODAY),
        ("i  går", date(2024, 4, 14)),
        ("yesterday", date(2024, 4, 14)),
        ("huomenna", date(2024, 4, 16)),
    ],
)
def test_dates_as_people_type_them(typed: str, day: date) -> None:
    """Without a year it is the latest such day that has been."""
    assert parse_date(typed, TODAY) == day


@pytest.mark.parametrize(
    "typed", ["", "31.2.2024", "32.1.", "0.0.", "15.4.202", "soon", "2024-13-01", "1" * 50]
)
def test_what_is_no_date_is_refused_in_words(typed: str) -> None:
    """The message says what was typed and how to write it."""
    with pytest.raises(NotADate) as error:
        parse_date(typed, TODAY)
    assert typed[:30] in FI.message(error.value.message)


@given(DAYS, DAYS)
def test_a_printed_date_can_be_typed_back(day: date, today: date) -> None:
    """What the program prints in Finnish and Swedish, and ISO dates, mean the same day again."""
    assert parse_date(FI.date(day), today) == day
    assert parse_date(day.isoformat(), today) == day


@given(DAYS, DAYS)
def test_a_date_without_a_year_is_the_latest_one(day: date, today: date) -> None:
    """The day found has that day and month, is not in the future, and none lies between."""
    found = parse_date(f"{day.day}.{day.month}.", today)
    assert (found.day, found.month) == (day.day, day.month)
    assert found <= today
    later = (found + timedelta(days=each) for each in range(1, (today - found).days + 1))
    assert not any((each.day, each.month) == (day.day, day.month) for each in later)


@given(st.text(max_size=60))
def test_no_text_makes_the_readers_fail(text: str) -> None:
    """Whatever is typed, the answer is a value or a message without anything that acts on a terminal."""
    said = []
    try:
        parse_date(text, TODAY)
    except NotADate as error:
        said.append(FI.message(error.message))
    try:
        parse_number(text)
    except NotANumber as error:
        said.append(FI.message(error.message))
    assert all(each.isprintable() for each in said)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("37,5", 37.5),
        ("37.5", 37.5),
        ("1 234,5", 1234.5),
        ("-2", -2.0),
        ("\N{MINUS SIGN}2", -2.0),
        (",5", 0.5),
    ],
)
def test_numbers_with_comma_or_point(typed: str, number: float) -> None:
    """Both are understood, and spaces between thousands."""
    assert parse_number(typed) == number


@pytest.mark.parametrize("typed", ["", "1,2,3", "nan", "1e5", "٣", "1" * 60])
def test_what_is_no_number_is_refused(typed: str) -> None:
    """Nothing a person would not write as a number is one."""
    with pytest.raises(NotANumber):
        parse_number(typed)


@given(st.decimals(min_value=-99999, max_value=99999, places=2))
def test_a_printed_number_can_be_typed_back(value: float) -> None:
    """What the program prints means the same number again."""
    assert parse_number(FI.number(float(value), 2)) == pytest.approx(float(value))
