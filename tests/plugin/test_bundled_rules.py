"""What the bundled practice rules promise: every row of the practice, honest about what was checked."""

from typing import Any

import pytest

from ipscore.definitions.practice import Event, Every, Span, Within
from ipscore.plugin.registry import Registry

REGISTRY = Registry.load()
RULES = REGISTRY.rules
BOTH = pytest.mark.parametrize("rules_id", ["ips25", "thl-applied"])
LANGUAGES = ("fi", "sv", "en")

ROWS: list[tuple[str, dict[str, Any], bool]] = [
    ("work_interest", {"meeting": 1}, False),
    ("profile", {"meeting": 3}, False),
    ("profile_update", {"span": Span(days=30)}, False),
    ("first_employer_meeting", {"span": Span(days=30)}, True),
    ("job_search_plan", {"span": Span(days=14)}, False),
    ("job_search_plan_review", {"span": Span(days=14)}, False),
    ("disclosure", {"span": Span(days=7)}, False),
    ("disclosure_again", {"span": Span(months=2), "from_span": Span(months=2)}, False),
    ("benefits_advice", {"kind": "before"}, False),
    ("benefits_advice_change", {"span": Span(days=14)}, False),
    ("meeting_before_start", {"kind": "before", "days": 7}, False),
    ("meeting_after_start", {"span": Span(days=3)}, False),
    ("weekly_meeting", {"span": Span(days=7), "for_span": Span(months=1)}, False),
    ("monthly_meeting", {"span": Span(months=1), "for_span": Span(months=12)}, False),
    ("wished_meeting", {"wished": True, "from_span": Span(months=12), "for_span": None}, False),
    ("new_search_offer", {"span": Span(days=14)}, False),
    ("agreed_step", {"kind": "on_day"}, False),
    ("partner_contact", {"span": Span(months=1)}, False),
    ("outreach", {"span": Span(working_days=2)}, False),
    ("outreach_again", {"span": Span(days=7)}, False),
    ("employer_step", {"kind": "on_day"}, False),
    ("supervision", {"span": Span(days=7)}, True),
    ("host_team_meeting", {"span": Span(days=7)}, True),
    ("outcomes_reviewed", {"span": Span(months=3)}, True),
    ("outcomes_told", {"span": Span(months=3)}, True),
    ("review", {"span": Span(months=6), "total": 100, "then": Span(months=12)}, True),
    ("steering_group", {"span": Span(months=3), "total": 100, "then": Span(months=6)}, True),
    ("plan_action", {"kind": "on_day"}, False),
]
"""The practice of the service: rule, what its timing says, whether a published page gives the number."""


@BOTH
@pytest.mark.parametrize(("rule_id", "says", "checked"), ROWS, ids=[each[0] for each in ROWS])
def test_every_row_of_the_practice_is_a_rule(
    rules_id: str, rule_id: str, says: dict[str, Any], checked: bool
) -> None:
    """Each row has its number, and says whether that was compared with a published page."""
    rule = RULES[rules_id].rules[rule_id]
    assert {key: getattr(rule.timing, key) for key in says} == says
    assert rule.checked is checked


def test_a_jobs_end_is_answered_in_days_or_working_days() -> None:
    """The scale says 3 days; the Finnish applied variant 3 working days."""
    timings = {each: RULES[each].rules["job_end_contact"].timing for each in ("ips25", "thl-applied")}
    assert timings == {
        "ips25": Within(Span(days=3)),
        "thl-applied": Within(Span(working_days=3)),
    }


def test_no_rule_is_left_out_of_the_table() -> None:
    """A rule that nobody tests is not there."""
    assert set(RULES["ips25"].rules) == {*(each[0] for each in ROWS), "job_end_contact"}
    assert list(RULES["thl-applied"].rules) == list(RULES["ips25"].rules)


@BOTH
def test_limits_are_those_of_the_practice(rules_id: str) -> None:
    """Caseload and coaches of a leader are confirmed by published pages; the others are not."""
    limits = RULES[rules_id].limits
    assert {key: (each.value, each.checked) for key, each in limits.items()} == {
        "caseload": (20, True),
        "leader_coaches": (10, True),
        "employer_meetings": (6, False),
        "not_met_days": (30, False),
        "search_months": (2, False),
        "ending_days": (31, False),
        "clients_a_year": (15, False),
    }


@BOTH
def test_numbers_that_are_not_checked_say_whose_they_are(rules_id: str) -> None:
    """Such a source says that the number is our choice, our reading, or not yet compared."""
    rules = RULES[rules_id]
    said = [(each.source.en.lower(), each.checked) for each in rules.rules.values()]
    said += [(each.source.en.lower(), each.checked) for each in rules.limits.values()]
    for text, checked in said:
        honest = any(words in text for words in ("our own", "our reading", "not yet compared", "plan"))
        assert honest is not checked, text


@BOTH
def test_every_criterion_is_one_of_the_scale(rules_id: str) -> None:
    """A rule that names a criterion names one that the scale of the same id has."""
    named = {each.criterion for each in RULES[rules_id].rules.values()} - {None}
    assert named <= set(REGISTRY.scales[rules_id].criteria)


@BOTH
def test_meetings_around_a_job_follow_one_another(rules_id: str) -> None:
    """Each rhythm begins where the one before ends, and leaves the first meeting to another rule."""
    rules = RULES[rules_id].rules
    chain = [rules[each].timing for each in ("weekly_meeting", "monthly_meeting", "wished_meeting")]
    ends = [each.for_span for each in chain if isinstance(each, Every)]
    begins = [each.from_span for each in chain if isinstance(each, Every)]
    assert begins == [None, *ends[:-1]]
    assert all(isinstance(each, Every) and each.follow_up for each in chain)


@BOTH
def test_texts_fit_the_screen_and_differ(rules_id: str) -> None:
    """Names fit two lines of 80 columns, no two rules have one short name, every text is translated."""
    rules = RULES[rules_id].rules
    for language in LANGUAGES:
        assert all(len(each.name.get(language)) <= 150 for each in rules.values())
        assert len({each.short.get(language) for each in rules.values()}) == len(rules)
    for each in rules.values():
        for text in (each.name, each.short, each.source):
            assert len({text.get(language) for language in LANGUAGES}) == 3


@BOTH
def test_nothing_asks_of_itself(rules_id: str) -> None:
    """No rule runs from what does it: it would be done as soon as it was asked."""
    for each in RULES[rules_id].rules.values():
        assert not set(each.after) & set(each.done_by)
        assert Event.JOB_END not in each.done_by
