"""Who assesses a review: added, mended, taken off; whoever has begun to rate stays."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.fidelity.assessors import assessor_id, with_assessor, with_mended_assessor, without_assessor
from ipscore.fidelity.planning import PlanningError
from ipscore.records.review import CONSENSUS, Assessor, RatingFile, Review, ReviewKind, ReviewState

DAY = date(2024, 3, 14)
ANNA, BO = Assessor("aa", "Anna A."), Assessor("bb", "Bo B.")
REVIEW = Review("rev1", "thl-applied", ReviewKind.INDEPENDENT, "T", DAY, DAY, assessors=(ANNA, BO))
ISSUED = evolve(REVIEW, state=ReviewState.ISSUED)


def finished(*assessors: str) -> dict[str, RatingFile]:
    """Files of these assessors, finished."""
    return {each: RatingFile(f"rev1-{each}", "rev1", each, {}, DAY) for each in assessors}


def refused(error: pytest.ExceptionInfo[PlanningError]) -> list[str]:
    """Where each problem is."""
    return [each.where for each in error.value.problems]


def test_an_assessor_is_added_at_the_end() -> None:
    """The others stay as they were, and blanks around the name are none of it."""
    made = with_assessor(REVIEW, finished("aa"), Assessor("cc", " Cilla C. ", organisation=" THL "))
    assert made.assessors == (ANNA, BO, Assessor("cc", "Cilla C.", organisation="THL"))


@pytest.mark.parametrize(
    ("assessor", "where"),
    [
        (Assessor(CONSENSUS, "C"), ["assessors.consensus"]),
        (Assessor("Ä/..", "C"), ["assessors.Ä/.."]),
        (Assessor("aa", "C"), ["assessors.aa"]),
        (Assessor("cc", " "), ["name"]),
        (Assessor("cc", "15.4."), ["name"]),
        (Assessor("cc", "anna  a."), ["name"]),
        (Assessor("aa", "Bo B."), ["assessors.aa", "name"]),
    ],
)
def test_ids_and_names_can_be_told_apart(assessor: Assessor, where: list[str]) -> None:
    """All that is wrong is told at once."""
    with pytest.raises(PlanningError) as error:
        with_assessor(REVIEW, {}, assessor)
    assert refused(error) == where


def test_nobody_is_added_once_all_have_finished() -> None:
    """They may have seen the scores, so nobody could rate alone any more."""
    with pytest.raises(PlanningError) as error:
        with_assessor(REVIEW, finished("aa", "bb"), Assessor("cc", "Cilla C."))
    assert refused(error) == ["assessors"]


def test_a_name_is_mended_and_nothing_else() -> None:
    """The id and the record of the staff stay, also when somebody has rated."""
    review = evolve(REVIEW, assessors=(evolve(ANNA, staff="st4ff000"), BO))
    made = with_mended_assessor(review, evolve(review.assessors[0], name="Anna Ahola"))
    assert made.assessors == (Assessor("aa", "Anna Ahola", "st4ff000"), BO)
    with pytest.raises(PlanningError) as error:
        with_mended_assessor(REVIEW, Assessor("ab", "X"))
    assert refused(error) == ["assessors"]


def test_only_who_has_rated_nothing_is_taken_off() -> None:
    """And not the last one."""
    assert without_assessor(REVIEW, "bb", ("aa",)).assessors == (ANNA,)
    with pytest.raises(PlanningError) as error:
        without_assessor(REVIEW, "aa", ("aa",))
    assert refused(error) == ["assessors.aa"]
    with pytest.raises(PlanningError):
        without_assessor(evolve(REVIEW, assessors=(BO,)), "bb", ())
    with pytest.raises(PlanningError):
        without_assessor(REVIEW, "cc", ())


def test_the_assessors_of_an_issued_review_stay() -> None:
    """Nothing in it changes."""
    with pytest.raises(PlanningError):
        with_assessor(ISSUED, {}, Assessor("cc", "Cilla C."))
    with pytest.raises(PlanningError):
        with_mended_assessor(ISSUED, evolve(ANNA, name="X"))
    with pytest.raises(PlanningError):
        without_assessor(ISSUED, "bb", ())


@given(st.lists(st.text(max_size=50), max_size=6))
def test_every_name_gives_an_id_of_its_own(names: list[str]) -> None:
    """Whatever somebody is called, and however many are called so, the id can name a file."""
    taken: list[str] = []
    review = evolve(REVIEW, assessors=())
    for number, name in enumerate(names):
        taken.append(assessor_id(name, taken))
        review = with_assessor(review, {}, Assessor(taken[-1], f"N{number}"))
    assert len(set(taken)) == len(names)
