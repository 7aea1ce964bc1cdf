"""A small set of practice rules as plain data, which tests change to see what is refused."""

from typing import Any

from ipscore.definitions.practice import LIMITS
from tests.scales import text


def rule(timing: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """A rule about a client."""
    return {
        "name": text("name"),
        "short": text("short"),
        "about": "client",
        "who": "coach",
        "after": ["intake"],
        "done_by": ["profile"],
        "timing": timing,
        "source": text("made up"),
        **changes,
    }


def small_rules(rules_id: str = "small") -> dict[str, Any]:
    """One rule of each kind of timing, and every limit."""
    month = {"months": 1}
    return {
        "schema": 1,
        "id": rules_id,
        "edition": "1",
        "name": text("rules"),
        "source": text("made up"),
        "rules": {
            "profile": rule({"kind": "by_meeting", "meeting": 3, "days": 30}),
            "employer": rule({"kind": "within", "span": {"days": 30}}, done_by=["employer_meeting"]),
            "advice": rule(
                {"kind": "before", "days": 7}, about="job", after=["job_start"], done_by=["benefits_advice"]
            ),
            "monthly": rule(
                {"kind": "every", "span": month, "from_span": month, "for_span": {"months": 12}},
                about="job",
                after=["job_start"],
                done_by=["meeting"],
                during=["in_work"],
            ),
            "steering": rule(
                {"kind": "every", "span": {"months": 3}, "total": 100, "then": {"months": 6}},
                about="site",
                who="team_leader",
                after=["post_start"],
                done_by=["steering_group"],
            ),
            "step": rule({"kind": "on_day"}, after=["agreed_step"], done_by=["reached"]),
        },
        "limits": {each: {"value": 10, "name": text(each), "source": text("made up")} for each in LIMITS},
    }
