"""What the bundled scales promise: complete, honest about what was checked, and right at every border."""

import pytest

from ipscore.definitions.rule import elements_of, figures_of
from ipscore.fidelity.evidence import PRACTICE_FIGURES
from ipscore.fidelity.suggestion import suggest
from ipscore.plugin.registry import Registry

SCALES = Registry.load().scales
BOTH = pytest.mark.parametrize("scale_id", ["ips25", "thl-applied"])
ALL = pytest.mark.parametrize(
    "scale_id", ["ips15", "ips25", "ips25-uk", "ips-y", "thl-applied", "thl-employment"]
)


@BOTH
def test_sections_are_those_of_the_scale(scale_id: str) -> None:
    """Staffing 1–3, organisation 4–11, services 12–25."""
    scale = SCALES[scale_id]
    sections = {each: scale.criteria_of_section(each) for each in scale.sections}
    assert [len(each) for each in sections.values()] == [3, 8, 14]
    assert [each for ids in sections.values() for each in ids] == [str(n) for n in range(1, 26)]


@ALL
def test_every_figure_of_a_rule_is_computed_from_records(scale_id: str) -> None:
    """No rule of a bundled scale reads a figure that nothing computes."""
    scale = SCALES[scale_id]
    read = {figure for each in scale.criteria.values() for figure in (*figures_of(each.rule), *each.figures)}
    assert read <= set(PRACTICE_FIGURES)


@ALL
def test_texts_fit_the_screen(scale_id: str) -> None:
    """Names, questions, anchors and elements are short enough for 80 columns and 24 lines."""
    for criterion in SCALES[scale_id].criteria.values():
        for language in ("fi", "sv", "en"):
            assert len(criterion.name.get(language)) <= 44
            assert len(criterion.question.get(language)) <= 200
            assert all(len(each.get(language)) <= 80 for each in criterion.anchors.values())
            assert all(len(each.text.get(language)) <= 120 for each in elements_of(criterion.rule))


@BOTH
def test_numbers_say_whether_they_were_checked(scale_id: str) -> None:
    """The levels a published report confirms are marked as checked; the contested others are not."""
    criteria = SCALES[scale_id].criteria
    assert all(
        criteria[each].checked for each in ("1", "2", "4", "5", "8", "10", "11", "13", "15", "24", "25")
    )
    assert not any(criteria[each].checked for each in ("16", "17", "18", "19", "20", "21"))
    assert all(each.source.fi for each in criteria.values())


def test_the_finnish_variant_differs_where_it_says() -> None:
    """The applied variant has five phases and its own notes; numbers it does not name are the base's."""
    base, applied = SCALES["ips25"], SCALES["thl-applied"]
    assert applied.extends == "ips25"
    assert applied.criteria["3"] != base.criteria["3"]
    assert applied.criteria["19"] == base.criteria["19"]
    assert applied.parts == base.parts


BORDERS = [
    ("1", {"caseload_largest": 20}, 5),
    ("1", {"caseload_largest": 20.5}, 4),
    ("1", {"caseload_largest": 25}, 4),
    ("1", {"caseload_largest": 30}, 3),
    ("1", {"caseload_largest": 40}, 2),
    ("1", {"caseload_largest": 41}, 1),
    ("2", {"coaching_time_share": 96}, 5),
    ("2", {"coaching_time_share": 95.5}, 4),
    ("2", {"coaching_time_share": 62}, 2),
    ("2", {"coaching_time_share": 59.9}, 1),
    ("15", {"days_to_first_employer_meeting_mean": 30}, 5),
    ("15", {"days_to_first_employer_meeting_mean": 30.5}, 4),
    ("15", {"days_to_first_employer_meeting_mean": 60}, 4),
    ("15", {"days_to_first_employer_meeting_mean": 150}, 3),
    ("15", {"days_to_first_employer_meeting_mean": 270}, 2),
    ("15", {"days_to_first_employer_meeting_mean": 271}, 1),
    ("16", {"from_wishes_share": 90}, 5),
    ("16", {"from_wishes_share": 24.9}, 1),
    ("17", {"contacts_per_coach_week": 3.3, "log_review_rhythm": 4, "searching_clients": 8}, 2),
    ("17", {"contacts_per_coach_week": 6, "log_review_rhythm": 4, "searching_clients": 8}, 5),
    ("17", {"contacts_per_coach_week": 6, "log_review_rhythm": 1, "searching_clients": 8}, 3),
    ("17", {"contacts_per_coach_week": 6, "log_review_rhythm": 0, "searching_clients": 8}, 2),
    ("17", {"contacts_per_coach_week": 5, "log_review_rhythm": 4, "searching_clients": 3}, 4),
    ("17", {"contacts_per_coach_week": 1.9, "log_review_rhythm": 4, "searching_clients": 8}, 1),
    ("17", {"contacts_per_coach_week": 3, "contacts_per_searching_client": 2, "searching_clients": 2}, 5),
    ("19", {"occupations_share": 85}, 5),
    ("20", {"employers_share": 69.9}, 3),
    ("21", {"competitive_share": 64.5, "jobs_started": 20}, 1),
    ("21", {"competitive_share": 65, "jobs_started": 20}, 2),
    ("21", {"competitive_share": 95, "jobs_started": 10}, 5),
    ("21", {"competitive_share": 95, "jobs_started": 9}, 1),
    ("24", {"outside_office_share": 30}, 1),
    ("24", {"outside_office_share": 31}, 2),
    ("24", {"outside_office_share": 64.5}, 4),
    ("24", {"outside_office_share": 65}, 5),
]


@BOTH
@pytest.mark.parametrize(("criterion_id", "figures", "score"), BORDERS)
def test_borders_and_holes(scale_id: str, criterion_id: str, figures: dict[str, float], score: int) -> None:
    """Each printed border and each hole between printed numbers gives the score the rule says."""
    assert suggest(SCALES[scale_id], criterion_id, figures, {}).score == score
