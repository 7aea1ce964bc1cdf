"""The reviews of the sample: the worked case of 2024, the older self-assessments, the one under way."""

from datetime import timedelta

import pytest

from ipscore.definitions.rule import elements_of, figures_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import evidence
from ipscore.fidelity.scoring import score
from ipscore.fidelity.suggestion import suggest
from ipscore.plugin.registry import Registry
from ipscore.records.review import CONSENSUS, Rating, ReviewState
from ipscore.sample import sample_records
from ipscore.sample.review import ELEMENTS, LEADER, REVIEW_2024, SELF_JANUARY, SELF_SEPTEMBER, UNDER_WAY

SCALE: Scale = Registry.load().scales["thl-applied"]
REVIEWS = {each.id: each for each in sample_records().reviews}
FILES = {(each.review, each.assessor): each.ratings for each in sample_records().ratings}
WORKED = (5, 5, 5, 3, 3, 3, 2, 3, 3, 3, 2, 5, 5, 5, 4, 5, 3, 5, 5, 5, 1, 4, 4, 4, 5)


def scores(review: str, assessor: str) -> tuple[int | None, ...]:
    """Scores in the order of the criteria."""
    return tuple(FILES[review, assessor][each].score for each in SCALE.criteria)


def live_suggestion(review: str, criterion: str, rating: Rating) -> int | None:
    """What the rule suggests from the records up to the review, and the elements marked."""
    found = REVIEWS[review]
    day = found.evidence_to or found.start - timedelta(days=1)
    figures = {
        each.figure: each.value
        for each in evidence(SCALE, criterion, sample_records().dataset(), day, found.sites)
    }
    return suggest(SCALE, criterion, figures, rating.elements).score


def test_the_worked_case_is_the_consensus() -> None:
    """97 of 125, fair, sections 15, 22 and 60."""
    result = score(SCALE, FILES[REVIEW_2024, CONSENSUS])
    assert scores(REVIEW_2024, CONSENSUS) == WORKED
    assert (result.total, result.band.id if result.band else None) == (97, "fair")
    assert [each.total for each in result.sections] == [15, 22, 60]


def test_its_elements_are_those_found() -> None:
    """Elements in the printed order, by the ids of the scale."""
    ratings = FILES[REVIEW_2024, CONSENSUS]
    printed = {
        "5": (0, 1, 1, 1, 0),
        "8": (0, 1, 0, 1, 1),
        "10": (1, 1, 1, 0, 0),
        "11": (1, 0, 1, 0, 0),
        "13": (1, 1, 1, 1),
        "25": (1, 1, 1, 1, 1, 1),
    }
    for criterion, marks in printed.items():
        ids = [each.id for each in elements_of(SCALE.criteria[criterion].rule)]
        assert tuple(ratings[criterion].elements[each] for each in ids) == marks
        assert tuple(ids) == ELEMENTS[criterion]


def test_each_criterion_is_explained() -> None:
    """A comment everywhere, sources in the consensus, a recommendation under 4."""
    for (review, assessor), ratings in FILES.items():
        for criterion, rating in ratings.items():
            assert rating.comment, (review, assessor, criterion)
            assert rating.sources
            assert bool(rating.recommendation) or (rating.score or 0) >= 4, (review, assessor, criterion)


def test_a_reason_is_given_wherever_the_records_suggest_another_score() -> None:
    """Nobody who opens a finished sample review is asked for a reason that was never given."""
    for (review, _), ratings in FILES.items():
        for criterion, rating in ratings.items():
            suggested = live_suggestion(review, criterion, rating)
            if suggested is not None and suggested != rating.score:
                assert rating.reason, (review, criterion, suggested, rating.score)


def test_criterion_17_was_scored_above_its_suggestion() -> None:
    """3,3 contacts a week suggest 2; it was scored 3 because the log is kept and reviewed."""
    rating = FILES[REVIEW_2024, CONSENSUS]["17"]
    assert (rating.figure, rating.suggestion, rating.score) == (3.3, 2, 3)
    assert live_suggestion(REVIEW_2024, "17", rating) == 2


@pytest.mark.parametrize("assessor", [(REVIEW_2024, CONSENSUS), (UNDER_WAY, LEADER)])
def test_figures_of_a_review_are_those_of_the_records(assessor: tuple[str, str]) -> None:
    """What was written down as figure is what the records give, rounded."""
    review = REVIEWS[assessor[0]]
    for criterion, rating in FILES[assessor].items():
        if rating.figure is not None:
            main = (
                "contacts_per_coach_week"
                if criterion == "17"
                else figures_of(SCALE.criteria[criterion].rule)[0]
            )
            found = evidence(
                SCALE, criterion, sample_records().dataset(), review.start - timedelta(days=1), review.sites
            )
            values = {each.figure: each.value for each in found}
            assert values[main] == pytest.approx(rating.figure, abs=0.05), criterion


def test_the_assessors_differed_by_a_step_in_a_few_criteria() -> None:
    """Each scored alone; they differ in a handful of criteria, never by more than one."""
    first, second = (scores(REVIEW_2024, each.id) for each in REVIEWS[REVIEW_2024].assessors)
    steps = [abs((a or 0) - (b or 0)) for a, b in zip(first, second, strict=True)]
    assert max(steps) == 1
    assert 5 <= sum(steps) <= 9


def test_the_other_unit_assessed_itself_twice() -> None:
    """96 in January with criterion 21 = 1 and criterion 2 = 2, 102 in September."""
    january, september = (
        next(ratings for (found, _), ratings in FILES.items() if found == review)
        for review in (SELF_JANUARY, SELF_SEPTEMBER)
    )
    assert (score(SCALE, january).total, score(SCALE, september).total) == (96, 102)
    assert (january["21"].score, january["2"].score, january["2"].figure) == (1, 2, 62.0)


def test_figures_written_down_suggest_what_is_written_down() -> None:
    """Suggestions kept with the ratings follow from the figure or elements kept with them."""
    for ratings in FILES.values():
        for criterion, rating in ratings.items():
            if rating.suggestion is None or criterion in {"17", "21"}:
                continue
            read = figures_of(SCALE.criteria[criterion].rule)
            figures = {read[0]: rating.figure} if read else {}
            assert suggest(SCALE, criterion, figures, rating.elements).score == rating.suggestion


def test_one_review_is_under_way() -> None:
    """Nine criteria are rated, so that there is something to go on with."""
    ratings = next(each for (review, _), each in FILES.items() if review == UNDER_WAY)
    assert REVIEWS[UNDER_WAY].state is ReviewState.RATING
    assert len(ratings) == 9
    assert score(SCALE, ratings).band is None
