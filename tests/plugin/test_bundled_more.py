"""What the other bundled scales promise: they differ where they say, and own up to what is not known."""

import re

import pytest
from attrs import evolve

from ipscore.definitions.rule import Steps, Thresholds, figures_of
from ipscore.definitions.scale import Criterion, Scale
from ipscore.definitions.text import LANGUAGES
from ipscore.fidelity.evidence import PRACTICE_FIGURES
from ipscore.fidelity.suggestion import suggest
from ipscore.plugin.registry import Registry
from ipscore.records.episode import ReferralSource
from ipscore.records.workspace import WorkspaceInfo

REGISTRY = Registry.load()
SCALES = REGISTRY.scales


def changed(scale: Scale, base: Scale) -> set[str]:
    """Criteria of a scale that are not those of its base."""
    return {each for each, criterion in scale.criteria.items() if criterion != base.criteria[each]}


def without_words(criterion: Criterion) -> Criterion:
    """A criterion with all its short texts alike: what scores and totals rest on is left."""
    return evolve(criterion, name=criterion.source, question=criterion.source, note=None, anchors={})


@pytest.mark.parametrize(
    ("scale_id", "base_id", "criteria"),
    [
        ("thl-employment", "thl-applied", {"4", "5", "6", "10", "11"}),
        ("ips25-uk", "ips25", {"4", "5", "6", "10", "11", "12"}),
    ],
)
def test_a_variant_changes_words_where_it_says_and_no_number(
    scale_id: str, base_id: str, criteria: set[str]
) -> None:
    """Names, questions, anchors and notes differ where the host matters; what counts never does."""
    scale, base = SCALES[scale_id], SCALES[base_id]
    assert scale.extends == base_id
    assert changed(scale, base) == criteria
    assert (scale.parts, scale.sections, scale.codes) == (base.parts, base.sections, base.codes)
    for each, criterion in scale.criteria.items():
        assert without_words(criterion) == without_words(base.criteria[each])


@pytest.mark.parametrize("criterion_id", ["4", "5", "6", "10", "11"])
def test_the_employment_variant_speaks_of_its_host(criterion_id: str) -> None:
    """The employment services stand where social work stood; in 6 social work is a partner among others."""
    question = SCALES["thl-employment"].criteria[criterion_id].question.fi.lower()
    assert "aikuissosiaalityö" not in question
    assert ("työllisyyspalvelu" in question) is (criterion_id != "6")


def test_the_employment_variant_says_how_its_hosts_are_named() -> None:
    """Its note gives words that a workspace may use as the source of a referral."""
    note = SCALES["thl-employment"].note
    assert note is not None
    for text in (note.fi, note.sv, note.en):
        words = set(re.findall(r"[”“]([a-z_]+)”", text))
        assert words == {"state_employment_services", "municipal_employment_pilot"}
        assert words <= {each.value for each in ReferralSource}


@pytest.mark.parametrize(
    ("value", "score"),
    [(1, 5), (25, 5), (25.5, 4), (26, 4), (40, 4), (41, 3), (60, 3), (61, 2), (80, 2), (81, 1), (200, 1)],
)
def test_caseload_of_the_15_criteria(value: float, score: int) -> None:
    """The printed borders of 1997, and the hole between 25 and 26."""
    assert suggest(SCALES["ips15"], "1", {"caseload_mean": value}, {}).score == score


def test_the_15_criteria_invent_no_cut_points() -> None:
    """Only the caseload has numbers; all else is chosen by a person, and says why."""
    criteria = SCALES["ips15"].criteria
    assert [each for each, one in criteria.items() if isinstance(one.rule, Thresholds)] == ["1"]
    assert [each for each, one in criteria.items() if one.checked] == ["1", "2", "3"]
    for each in list(criteria)[3:]:
        assert isinstance(criteria[each].rule, Steps)
        assert "not known to us" in criteria[each].source.en


def test_young_adults_own_up_to_what_is_not_known() -> None:
    """No criterion of ips-y is checked or suggests a score, and both parts say why they have no bands."""
    scale = SCALES["ips-y"]
    assert [len(scale.criteria_of_part(each)) for each in scale.parts] == [25, 10]
    assert "our own reading" in scale.source.en
    for part in scale.parts.values():
        assert part.bands == ()
        assert part.no_bands_because is not None
    for each in scale.criteria.values():
        assert (each.checked, type(each.rule)) == (False, Steps)
        assert "not known to us" in each.source.en


@pytest.mark.parametrize("scale_id", ["ips15", "ips25-uk", "ips-y", "thl-employment"])
def test_every_text_is_really_translated(scale_id: str) -> None:
    """Names, questions and sources differ between the three languages."""
    for each in SCALES[scale_id].criteria.values():
        for text in (each.name, each.question, each.source):
            assert len({text.get(language) for language in LANGUAGES}) == 3


def test_the_mark_of_the_uk_asks_for_a_rate_nothing_else_reads() -> None:
    """Its condition is on a figure that no criterion reads, counted from the records of a year."""
    scale = SCALES["ips25-uk"]
    assert scale.mark is not None
    (condition,) = scale.mark.conditions
    assert (condition.figure, condition.value) == ("employment_rate", 40)
    read = [one for each in scale.criteria.values() for one in (*figures_of(each.rule), *each.figures)]
    assert "employment_rate" not in read
    assert "employment_rate" in PRACTICE_FIGURES
    assert scale.mark.window_months == 12
    assert not scale.mark.checked


@pytest.mark.parametrize(("scale_id", "rules"), [("ips25-uk", "ips25"), ("thl-employment", "thl-applied")])
def test_a_variant_uses_the_practice_rules_of_its_base(scale_id: str, rules: str) -> None:
    """A workspace with the variant needs no rules of its own."""
    assert REGISTRY.rules_of(WorkspaceInfo("A service", scale_id)).id == rules
