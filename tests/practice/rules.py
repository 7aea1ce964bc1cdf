"""A set of practice rules with limits alone, for tests of what only looks at limits."""

from ipscore.definitions.practice import (
    CASELOAD,
    CLIENTS_A_YEAR,
    EMPLOYER_MEETINGS,
    ENDING_DAYS,
    LEADER_COACHES,
    NOT_MET_DAYS,
    SEARCH_MONTHS,
    Limit,
    RuleSet,
)
from ipscore.definitions.text import Text

LIMITS = {
    CASELOAD: 20,
    LEADER_COACHES: 10,
    EMPLOYER_MEETINGS: 6,
    NOT_MET_DAYS: 30,
    SEARCH_MONTHS: 2,
    ENDING_DAYS: 31,
    CLIENTS_A_YEAR: 15,
}


def limits_only(**changed: float) -> RuleSet:
    """Rules without a rule, with the limits of the criteria unless `changed`."""
    return RuleSet(
        id="testi",
        edition="1",
        name=_text("Testi"),
        source=_text("Testi"),
        rules={},
        limits={
            key: Limit(changed.get(key, value), _text(key), _text("source")) for key, value in LIMITS.items()
        },
    )


def _text(word: str) -> Text:
    return Text(word, word, word)
