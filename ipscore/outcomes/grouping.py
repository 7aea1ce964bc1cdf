"""How figures are split: by site, by coach, by who referred; and to which group an episode belongs."""

from enum import StrEnum

from ipscore.message import Message, msg
from ipscore.records.dataset import Dataset
from ipscore.records.episode import Episode, ReferralSource
from ipscore.records.period import Period

ALL = "all"
"""Group id of everyone together: every person once, however many groups the person is in."""

UNKNOWN = "unknown"
"""Group id of what the records give no site, coach or source for."""


class Grouping(StrEnum):
    """What figures may be split by."""

    SITE = "site"
    COACH = "coach"
    SOURCE = "source"


SOURCE_NAMES = {
    ReferralSource.SOCIAL_SERVICES: msg("Social services"),
    ReferralSource.DISABILITY_SERVICES: msg("Disability services"),
    ReferralSource.STATE_EMPLOYMENT_SERVICES: msg("State employment services"),
    ReferralSource.MUNICIPAL_EMPLOYMENT_PILOT: msg("Municipal employment pilot"),
    ReferralSource.HEALTH_CARE: msg("Health care"),
    ReferralSource.SCHOOL: msg("School"),
    ReferralSource.SELF: msg("Came on their own"),
    ReferralSource.OTHER: msg("Other source"),
}


def episode_group(episode: Episode, period: Period, by: Grouping) -> str:
    """The group an episode is in: its site, its source, or its coach on the last day of it within the
    period.
    """
    if by is Grouping.SITE:
        return episode.site
    if by is Grouping.SOURCE:
        return episode.referral_source or UNKNOWN
    last = period.end if episode.closed_on is None else min(episode.closed_on, period.end)
    return episode.coach_on(last) or UNKNOWN


def ordered(groups: set[str], dataset: Dataset, by: Grouping | None) -> tuple[str, ...]:
    """The groups in the order people expect, `unknown` after the known ones and `all` last.

    Sites stand in the order of the workspace file, with or without clients; coaches by name; sources in the
    order of the referral form. Only coaches and sources with something to show are listed.
    """
    expected: list[str] = []
    if by is Grouping.SITE:
        expected = [site.id for site in dataset.info.sites]
        groups = groups | set(expected)
    elif by is Grouping.COACH:
        expected = [each.id for each in sorted(dataset.staff.values(), key=lambda one: (one.name, one.id))]
    elif by is Grouping.SOURCE:
        expected = [source.value for source in ReferralSource]
    known = list(dict.fromkeys(each for each in expected if each in groups))
    strangers = sorted(groups - set(known) - {ALL, UNKNOWN})
    return (*known, *strangers, *({UNKNOWN} & groups), ALL)


def group_label(group: str, dataset: Dataset, by: Grouping | None) -> str | Message:
    """What people call a group: a name from the records, or a message; the id of a record that is not
    there.
    """
    if group == ALL:
        return msg("All")
    if group == UNKNOWN:
        return msg("Not known")
    if by is Grouping.SOURCE:
        return SOURCE_NAMES[ReferralSource(group)]
    if by is Grouping.COACH:
        return dataset.staff[group].name if group in dataset.staff else group
    return next((site.name for site in dataset.info.sites if site.id == group), group)
