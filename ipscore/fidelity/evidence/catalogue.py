"""The practice figures the core computes, by the id that definitions use."""

from collections.abc import Callable, Mapping

from ipscore.fidelity.evidence import (
    clients,
    cooperation,
    employers,
    employment,
    jobs,
    outreach,
    staffing,
    support,
    team,
)
from ipscore.fidelity.evidence.evidence import Evidence
from ipscore.fidelity.evidence.window import Window

_FIGURES: tuple[Callable[..., Evidence], ...] = (
    staffing.caseload_largest,
    staffing.caseload_mean,
    staffing.coaching_time_share,
    staffing.phases_per_coach,
    cooperation.host_team_share,
    team.host_team_meeting_week_share,
    cooperation.partner_contact_share,
    cooperation.partner_meeting_share,
    team.team_coaches,
    team.team_full_time_coaches,
    team.supervision_week_share,
    team.coaches_per_leader,
    team.leader_field_month_share,
    team.outcomes_reviewed_quarter_share,
    cooperation.referral_sources,
    cooperation.self_referral_share,
    cooperation.job_end_offer_share,
    cooperation.closed_dropped_out_share,
    team.outcomes_told_quarter_share,
    team.review_half_year_share,
    team.steering_group_quarter_share,
    jobs.benefits_advice_share,
    support.advice_after_change_share,
    clients.disclosure_talks_per_searching_client,
    clients.disclosure_repeated_share,
    clients.profile_by_third_meeting_share,
    clients.profile_after_job_share,
    employers.days_to_first_employer_meeting_mean,
    employers.days_to_first_employer_meeting_median,
    employers.first_employer_meeting_coverage,
    employers.from_wishes_share,
    employers.contacts_per_coach_week,
    employers.log_review_rhythm,
    employers.searching_clients,
    employers.contacts_per_searching_client,
    employers.visits_per_employer,
    employers.employers_met_again_share,
    jobs.occupations_share,
    jobs.employers_share,
    jobs.competitive_share,
    jobs.jobs_started,
    jobs.fixed_term_share,
    jobs.support_plan_share,
    support.natural_support_share,
    support.employer_support_share,
    jobs.follow_up_share,
    support.met_before_start_share,
    support.met_after_start_share,
    support.weekly_first_month_share,
    support.contact_after_job_end_share,
    staffing.outside_office_share,
    outreach.attempts_per_missed_meeting,
    outreach.missed_followed_up_share,
    outreach.dropped_out_without_attempts,
    outreach.clients_visited_again,
    outreach.family_contact_clients,
    employment.employment_rate,
)

PRACTICE_FIGURES: Mapping[str, Callable[..., Evidence]] = {each.__name__: each for each in _FIGURES}
"""Functions of a window by the id of the figure they compute; the name of the function is the id."""

NUMBERS: Mapping[str, Mapping[str, int]] = {
    each.__name__: dict(each.__kwdefaults__ or {}) for each in _FIGURES
}
"""The numbers each figure's computing takes and their defaults; a definition may give its own by name."""


def compute(figure: str, window: Window, numbers: Mapping[str, int]) -> Evidence:
    """A figure in a window, with a definition's numbers laid over the defaults; others are not looked at."""
    taken = {name: numbers[name] for name in NUMBERS[figure] if name in numbers}
    return PRACTICE_FIGURES[figure](window, **taken)
