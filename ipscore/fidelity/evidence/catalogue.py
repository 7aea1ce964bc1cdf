"""The practice figures the core computes, by the id that definitions use."""

from collections.abc import Callable, Mapping

from ipscore.fidelity.evidence import clients, cooperation, employers, jobs, staffing
from ipscore.fidelity.evidence.evidence import Evidence
from ipscore.fidelity.evidence.window import Window

_FIGURES: tuple[Callable[[Window], Evidence], ...] = (
    staffing.caseload_largest,
    staffing.caseload_mean,
    staffing.coaching_time_share,
    staffing.phases_per_coach,
    cooperation.host_team_share,
    cooperation.partner_contact_share,
    cooperation.referral_sources,
    cooperation.self_referral_share,
    jobs.benefits_advice_share,
    clients.disclosure_talks_per_searching_client,
    clients.profile_by_third_meeting_share,
    employers.days_to_first_employer_meeting_mean,
    employers.days_to_first_employer_meeting_median,
    employers.first_employer_meeting_coverage,
    employers.from_wishes_share,
    employers.contacts_per_coach_week,
    employers.log_review_rhythm,
    employers.searching_clients,
    employers.contacts_per_searching_client,
    employers.visits_per_employer,
    jobs.occupations_share,
    jobs.employers_share,
    jobs.competitive_share,
    jobs.jobs_started,
    jobs.support_plan_share,
    jobs.follow_up_share,
    staffing.outside_office_share,
    clients.attempts_per_missed_meeting,
)

PRACTICE_FIGURES: Mapping[str, Callable[[Window], Evidence]] = {each.__name__: each for each in _FIGURES}
"""Functions by the id of the figure they compute; the name of the function is the id."""
