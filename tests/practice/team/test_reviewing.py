"""The leader's stamp on contacts with employers."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.summaries import employer_summary
from ipscore.practice.team.reviewing import review, reviewed_on, take_back, waiting
from ipscore.records.employer import Employer
from tests.practice.team.builders import TODAY, ago, visit

FIRMA = Employer(
    "firma",
    "Firma Oy",
    contacts=(visit("a", 9), visit("b", 3), visit("c", 3, reviewed_on=ago(1)), visit("d", 2, by="bo")),
)


def test_a_review() -> None:
    """Chosen contacts get the day; one reviewed before keeps its own, and nothing else changes."""
    done = review(FIRMA, {"b", "c"}, TODAY)
    assert [each.reviewed_on for each in done.contacts] == [None, TODAY, ago(1), None]
    assert [evolve(each, reviewed_on=None) for each in done.contacts] == [
        evolve(each, reviewed_on=None) for each in FIRMA.contacts
    ]


def test_whose_and_until() -> None:
    """One coach's contacts up to a day."""
    found = waiting([employer_summary(FIRMA)], TODAY, "aino", ago(4))
    assert [(each.employer, each.contact) for each in found] == [("firma", "a")]
    assert [each.contact for each in waiting([employer_summary(FIRMA)], TODAY)] == ["a", "b", "d"]


def test_a_merged_employer_is_not_reviewed_twice() -> None:
    """What an employer that was merged into another still holds does not wait."""
    merged = employer_summary(evolve(FIRMA, merged_into="muu"))
    assert waiting([merged], TODAY) == ()


def test_what_can_be_taken_back() -> None:
    """Only what was reviewed on the day itself."""
    done = review(FIRMA, {"a"}, TODAY)
    assert [each.contact for each in reviewed_on([employer_summary(done)], TODAY)] == ["a"]
    assert take_back(done, {"a", "c"}, TODAY) == FIRMA


@given(st.sets(st.sampled_from("abcdx")))
def test_taking_back_undoes(chosen: set[str]) -> None:
    """Taking it back gives the employer as it was, and reviewing twice is reviewing once."""
    done = review(FIRMA, chosen, TODAY)
    assert review(done, chosen, TODAY) == done
    assert take_back(done, chosen, TODAY) == FIRMA
    left = {each.contact for each in waiting([employer_summary(done)], TODAY)}
    assert left == {"a", "b", "d"} - chosen
