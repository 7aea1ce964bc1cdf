"""The business id as people type it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.records.business_id import NotABusinessId, business_id

WEIGHTS = (7, 9, 10, 5, 8, 4, 2)


@pytest.mark.parametrize("typed", ["2077474-0", "20774740", " 2077474 - 0 ", "FI20774740", "fi 2077474-0"])
def test_the_usual_form(typed: str) -> None:
    """However it is typed, one form is kept."""
    assert business_id(typed) == "2077474-0"


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed(typed: str) -> None:
    """An employer without an id is no mistake."""
    assert business_id(typed) == ""


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("2077474-1", "check digit; one of the digits"),
        ("2077475-0", "check digit; one of the digits"),
        ("207747-0", "eight digits, not 7"),
        ("2077474-00", "eight digits, not 9"),
        ("2077474-O", "only digits and a hyphen"),
        ("Oy", "only digits and a hyphen"),
        ("[/foo]\x1b[31m", "only digits and a hyphen"),
        ("٢٠٧٧٤٧٤٠", "only digits and a hyphen"),
    ],
)
def test_what_is_none(typed: str, reason: str) -> None:
    """What is wrong is told: the check digit, the length, or what is no digit."""
    with pytest.raises(NotABusinessId) as caught:
        business_id(typed)
    assert typed in str(caught.value.message)
    assert reason in str(caught.value.expected)


@given(st.text("0123456789", min_size=7, max_size=7), st.integers(0, 9))
def test_the_check_digit(digits: str, last: int) -> None:
    """An id is right exactly when the weighted sum says so (Finnish Patent and Registration Office)."""
    rest = sum(int(each) * weight for each, weight in zip(digits, WEIGHTS, strict=True)) % 11
    right = rest != 1 and last == (0 if rest == 0 else 11 - rest)
    try:
        assert business_id(f"{digits}-{last}") == f"{digits}-{last}"
    except NotABusinessId:
        assert not right
    else:
        assert right
