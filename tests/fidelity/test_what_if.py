"""What if: the next band, and the smallest sets of steps to it."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ipscore.definitions.scale import Scale
from ipscore.fidelity.scoring import score
from ipscore.fidelity.what_if import MOST, next_band, reaching, what_if
from ipscore.plugin.registry import Registry
from ipscore.records.review import Rating

SCORES_2024 = (5, 5, 5, 3, 3, 3, 2, 3, 3, 3, 2, 5, 5, 5, 4, 5, 3, 5, 5, 5, 1, 4, 4, 4, 5)


@pytest.fixture(scope="module")
def scale() -> Scale:
    """The applied variant."""
    return Registry.load().scale("thl-applied")


def ratings(scores: tuple[int, ...]) -> dict[str, Rating]:
    """Ratings by the number of the criterion."""
    return {str(at): Rating(score=each) for at, each in enumerate(scores, 1)}


def test_the_review_of_2024_lacks_three_points(scale: Scale) -> None:
    """From 97 the good level is 3 points away; criterion 21 raised to 4 alone is one of the smallest sets."""
    (part,) = scale.parts
    band = next_band(scale, part, 97)
    assert band is not None
    found = reaching(scale, ratings(SCORES_2024), band, part)
    assert (band.id, found.needed, found.effort) == ("good", 3, Fraction(3))
    assert {"21": 4} in [each.scores for each in found.sets]
    assert len(found.sets[0].scores) == 1
    assert len(found.sets) == MOST < found.count


def test_what_is_chosen_shows_its_total_and_band(scale: Scale) -> None:
    """Criterion 21 raised to 4 gives 100 and the good level; the scores given stay as they are."""
    given_scores = ratings(SCORES_2024)
    found = what_if(scale, given_scores, {"21": 4})
    assert found.total == 100
    assert found.band is not None
    assert found.band.id == "good"
    assert score(scale, given_scores).total == 97


def test_half_a_review_has_no_way_to_a_band(scale: Scale) -> None:
    """Before every criterion has a score nothing is said of what is missing to a band."""
    (part,) = scale.parts
    band = scale.parts[part].bands[-1]
    with pytest.raises(ValueError, match="every criterion"):
        reaching(scale, ratings(SCORES_2024[:24]), band, part)


def test_the_highest_band_has_none_above(scale: Scale) -> None:
    """At 115 there is no next level, at 114 it is one point away."""
    (part,) = scale.parts
    assert next_band(scale, part, 115) is None
    above = next_band(scale, part, 114)
    assert above is not None
    assert above.low == 115


def test_what_cannot_be_raised_is_left_alone(scale: Scale) -> None:
    """With every criterion but one fixed there is one set, or none when it is not enough."""
    (part,) = scale.parts
    band = next_band(scale, part, 97)
    assert band is not None
    all_but = frozenset(scale.criteria) - {"21"}
    assert [
        each.scores for each in reaching(scale, ratings(SCORES_2024), band, part, fixed=all_but).sets
    ] == [{"21": 4}]
    none = reaching(scale, ratings(SCORES_2024), band, part, fixed=frozenset(scale.criteria))
    assert (none.effort, none.count, none.sets) == (None, 0, ())


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_set_takes_less_effort(scale: Scale, data: st.DataObject) -> None:
    """Among all raises of five open criteria none reaches the band with less effort, and none is left out."""
    (part,) = scale.parts
    scores = tuple(data.draw(st.lists(st.integers(1, 5), min_size=25, max_size=25)))
    total = sum(scores)
    band = next_band(scale, part, total)
    if band is None:
        return
    free = data.draw(st.permutations(list(scale.criteria)))[:5]
    efforts = {each: Fraction(data.draw(st.integers(1, 4)), 2) for each in free}
    found = reaching(scale, ratings(scores), band, part, efforts, fixed=frozenset(scale.criteria) - set(free))
    now = {each: ratings(scores)[each].score or 0 for each in free}
    every = [dict(zip(free, each, strict=True)) for each in product(*(range(now[c], 6) for c in free))]
    exact = [each for each in every if sum(each.values()) - sum(now.values()) == found.needed]
    effort = {id(each): sum(((each[c] - now[c]) * efforts[c] for c in free), Fraction()) for each in exact}
    least = min(effort.values(), default=None)
    assert found.effort == least
    best = [{c: s for c, s in each.items() if s != now[c]} for each in exact if effort[id(each)] == least]
    assert found.count == len(best)
    assert all(dict(each.scores) in best for each in found.sets)
    sizes = [len(each.scores) for each in found.sets]
    assert sizes == sorted(sizes)
    assert not sizes or sizes[0] == min(map(len, best))
