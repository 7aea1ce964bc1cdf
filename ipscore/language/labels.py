"""What people call the choices of the records: one short lower-case label for each member.

The words are those of the field (fi and sv in the catalogue). A choice that means two things in Finnish or
Swedish has two English labels here, since the English text is the key.
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from ipscore.message import N_
from ipscore.problem import Severity
from ipscore.records.contact import ContactKind, ContactWith, Place, Topic
from ipscore.records.development_plan import ActionState
from ipscore.records.episode import ClosingReason, Phase, ReferralSource
from ipscore.records.job import Disclosure, EndInitiative, PlacementKind, Sector
from ipscore.records.partner import PartnerKind
from ipscore.records.planning import SessionKind
from ipscore.records.programme import ProgrammeKind
from ipscore.records.review import ReviewKind, ReviewState
from ipscore.records.service_log import ServiceEventKind
from ipscore.records.staff import Role
from ipscore.records.working_time import Activity

# Members of different enums may have the same value and so compare equal: the class is part of the key.
LABELS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = MappingProxyType(
    {
        Phase: {
            Phase.INTAKE: N_("intake"),
            Phase.PROFILE: N_("profile"),
            Phase.JOB_SEARCH: N_("job search"),
            Phase.AGREEMENT: N_("agreement"),
            Phase.IN_WORK: N_("in work"),
            Phase.CLOSED: N_("closed"),
        },
        ReferralSource: {
            ReferralSource.SOCIAL_SERVICES: N_("social services"),
            ReferralSource.DISABILITY_SERVICES: N_("disability services"),
            ReferralSource.STATE_EMPLOYMENT_SERVICES: N_("state employment services"),
            ReferralSource.MUNICIPAL_EMPLOYMENT_PILOT: N_("municipal employment pilot"),
            ReferralSource.HEALTH_CARE: N_("health care"),
            ReferralSource.SCHOOL: N_("school"),
            ReferralSource.SELF: N_("self-referral"),
            ReferralSource.OTHER: N_("other referral source"),
        },
        ClosingReason: {
            ClosingReason.NO_LONGER_NEEDED: N_("no longer needed"),
            ClosingReason.DROPPED_OUT: N_("dropped out"),
            ClosingReason.STUDIES: N_("to studies"),
            ClosingReason.OTHER_SERVICES: N_("to other services"),
            ClosingReason.HEALTH: N_("reasons of health"),
            ClosingReason.MOVED_AWAY: N_("moved away"),
            ClosingReason.DECEASED: N_("deceased"),
            ClosingReason.OTHER: N_("other reason"),
        },
        ContactKind: {
            ContactKind.MEETING: N_("meeting"),
            ContactKind.PHONE: N_("phone call"),
            ContactKind.MESSAGE: N_("message"),
            ContactKind.MISSED: N_("missed meeting"),
            ContactKind.ATTEMPT: N_("outreach"),
        },
        ContactWith: {
            ContactWith.CLIENT: N_("client"),
            ContactWith.PARTNER: N_("partner"),
            ContactWith.FAMILY: N_("family"),
        },
        Place: {
            Place.OFFICE: N_("office"),
            Place.COMMUNITY: N_("community"),
            Place.WORKPLACE: N_("workplace"),
            Place.HOME: N_("home"),
            Place.REMOTE: N_("remote"),
        },
        Topic: {
            Topic.PROFILE: N_("professional profile"),
            Topic.JOB_SEARCH_PLAN: N_("job-search plan"),
            Topic.SUPPORT_PLAN: N_("support plan"),
            Topic.BENEFITS_ADVICE: N_("benefits advice"),
            Topic.DISCLOSURE: N_("telling the employer"),
            Topic.NEW_SEARCH_OFFERED: N_("new search offered"),
            Topic.NATURAL_SUPPORT: N_("natural support"),
            Topic.WORK_INTEREST: N_("interest in work asked"),
            Topic.NEW_LEARNT: N_("something new learnt"),
        },
        Sector: {
            Sector.COMPANY: N_("company"),
            Sector.MUNICIPALITY: N_("municipality"),
            Sector.WELLBEING_COUNTY: N_("wellbeing services county"),
            Sector.STATE: N_("state"),
            Sector.THIRD_SECTOR: N_("third sector"),
        },
        Disclosure: {
            Disclosure.NOTHING: N_("nothing told"),
            Disclosure.ADJUSTMENTS_ONLY: N_("only adjustments told"),
            Disclosure.LIMITATIONS: N_("limitations told"),
        },
        EndInitiative: {
            EndInitiative.CLIENT: N_("client's initiative"),
            EndInitiative.EMPLOYER: N_("employer's initiative"),
            EndInitiative.CONTRACT_END: N_("the contract ended"),
        },
        PlacementKind: {
            PlacementKind.WORK_TRIAL: N_("work trial"),
            PlacementKind.STUDY: N_("studies"),
            PlacementKind.REHABILITATIVE_WORK: N_("rehabilitative work"),
            PlacementKind.OTHER: N_("other placement"),
        },
        Role: {
            Role.COACH: N_("coach"),
            Role.TEAM_LEADER: N_("team leader"),
            Role.ASSESSOR: N_("assessor"),
            Role.EMPLOYER_COORDINATOR: N_("employer coordinator"),
        },
        Activity: {
            Activity.CLIENT_WORK: N_("client work"),
            Activity.EMPLOYER_WORK: N_("employer work"),
            Activity.PARTNER_WORK: N_("work with partners"),
            Activity.TEAM: N_("team work"),
            Activity.RECORDING: N_("recording"),
            Activity.TRAVEL: N_("travel"),
            Activity.TRAINING_OTHERS: N_("training others"),
            Activity.OTHER_WORK: N_("other work"),
        },
        PartnerKind: {
            PartnerKind.SOCIAL_SERVICES: N_("social services"),
            PartnerKind.EMPLOYMENT_SERVICES: N_("employment services"),
            PartnerKind.HEALTH_CARE: N_("health care"),
            PartnerKind.KELA: N_("Kela"),
            PartnerKind.SCHOOL: N_("school"),
            PartnerKind.DEBT_ADVICE: N_("debt advice"),
            PartnerKind.ASSOCIATION: N_("association"),
            PartnerKind.FAMILY: N_("family"),
            PartnerKind.FORMER_EMPLOYER: N_("former employer"),
            PartnerKind.OTHER: N_("other partner"),
        },
        ServiceEventKind: {
            ServiceEventKind.SUPERVISION: N_("team supervision"),
            ServiceEventKind.HOST_TEAM_MEETING: N_("host team's client meeting"),
            ServiceEventKind.OUTCOMES_REVIEWED: N_("outcomes looked at, targets set"),
            ServiceEventKind.OUTCOMES_TOLD: N_("outcomes told to management and staff"),
            ServiceEventKind.STEERING_GROUP: N_("steering group"),
        },
        ProgrammeKind: {
            ProgrammeKind.PROJECT: N_("project"),
            ProgrammeKind.SERVICE: N_("permanent service"),
        },
        ReviewKind: {
            ReviewKind.INDEPENDENT: N_("independent"),
            ReviewKind.SELF: N_("self-assessment"),
            ReviewKind.GUIDED: N_("guided self-assessment"),
        },
        SessionKind: {
            SessionKind.INTERVIEW: N_("interview"),
            SessionKind.OBSERVATION: N_("observation"),
            SessionKind.DOCUMENTS: N_("reading documents"),
            SessionKind.FEEDBACK: N_("feedback meeting"),
        },
        ActionState: {
            ActionState.OPEN: N_("not begun"),
            ActionState.UNDER_WAY: N_("under way"),
            ActionState.DONE: N_("done"),
            ActionState.DROPPED: N_("dropped"),
        },
        ReviewState: {
            ReviewState.PLANNED: N_("planned"),
            ReviewState.RATING: N_("being rated"),
            ReviewState.ISSUED: N_("issued"),
        },
        Severity: {
            Severity.ERROR: N_("error"),
            Severity.WARNING: N_("warning"),
        },
    }
)


def label_of(member: StrEnum) -> str:
    """The English label of a choice, which is its key in the catalogue; its value where it has none."""
    return LABELS.get(type(member), {}).get(member, member.value)
