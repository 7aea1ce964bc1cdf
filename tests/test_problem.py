"""Choices are listed as people count them."""

from hypothesis import given
from hypothesis import strategies as st

from ipscore.problem import in_order


def test_two_stands_before_ten() -> None:
    """Numbers within ids are numbers, with or without leading noughts."""
    assert in_order(["10", "2a", "1", "2", "a10", "a9", "a007"]) == [
        "1",
        "2",
        "2a",
        "10",
        "a007",
        "a9",
        "a10",
    ]


@given(st.lists(st.text(), unique=True))
def test_any_words_can_be_put_in_order(words: list[str]) -> None:
    """Whatever they are, all of them, and in one order."""
    found = in_order(words)
    assert sorted(found) == sorted(words)
    assert in_order(found) == found


@given(st.sets(st.integers(0, 10**30)))
def test_numbers_are_in_their_order(numbers: set[int]) -> None:
    """However long."""
    assert in_order(map(str, numbers)) == [str(each) for each in sorted(numbers)]
