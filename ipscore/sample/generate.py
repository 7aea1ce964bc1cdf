"""Puts the sample together: plan → stories → records."""

from functools import cache

from attrs import frozen

from ipscore.records.client import Client
from ipscore.records.contact import Contact
from ipscore.records.dataset import Dataset
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipscore.records.programme import Programme
from ipscore.records.review import RatingFile, Review
from ipscore.records.service_log import ServiceLog
from ipscore.records.staff import Staff
from ipscore.records.working_time import WorkingTime
from ipscore.records.workspace import WorkspaceInfo
from ipscore.sample.after_hire import AfterHire
from ipscore.sample.assign import assign_coaches, assign_workplaces, plan_first_meetings
from ipscore.sample.cases import CaseWriter, Programmes
from ipscore.sample.chance import Ids
from ipscore.sample.contacts import ContactWriter
from ipscore.sample.doubles import with_doubles
from ipscore.sample.drafts import CaseDraft
from ipscore.sample.employer_work import EmployerWork
from ipscore.sample.employers import Pool, make_pools
from ipscore.sample.kept_up import KeptUp, settled
from ipscore.sample.outreach import gone_to
from ipscore.sample.partners import with_partners
from ipscore.sample.people import make_identities
from ipscore.sample.places import SITES, make_programmes, workspace_info
from ipscore.sample.project_time import project_cases
from ipscore.sample.review import make_plans, make_ratings, make_reviews
from ipscore.sample.service_logs import make_service_logs
from ipscore.sample.service_time import continue_cases
from ipscore.sample.staff import Diary, Team, make_team
from ipscore.sample.working_time import make_working_time


@frozen
class SampleRecords:
    """Every record of the sample workspace."""

    info: WorkspaceInfo
    clients: tuple[Client, ...]
    identities: tuple[Identity, ...]
    employers: tuple[Employer, ...]
    staff: tuple[Staff, ...]
    working_time: tuple[WorkingTime, ...]
    programmes: tuple[Programme, ...]
    service_logs: tuple[ServiceLog, ...]
    reviews: tuple[Review, ...]
    ratings: tuple[RatingFile, ...]
    plans: tuple[DevelopmentPlan, ...]

    def dataset(self) -> Dataset:
        """The records as the pure rooms read them."""
        return Dataset(
            info=self.info,
            clients={each.id: each for each in self.clients},
            identities={each.id: each for each in self.identities},
            employers={each.id: each for each in self.employers},
            staff={each.id: each for each in self.staff},
            working_time={each.id: each for each in self.working_time},
            programmes={each.id: each for each in self.programmes},
            service_logs={each.id: each for each in self.service_logs},
        )


@cache
def sample_records() -> SampleRecords:
    """Make the sample: the same records in every run."""
    return build()


def build() -> SampleRecords:
    """Make the sample anew; `sample_records` keeps the first one made."""
    ids = Ids()
    team = make_team(ids)
    project, service = make_programmes(ids)
    diary = Diary(team)
    pools = make_pools(ids)
    cases = _cases(team, pools, diary, ids)
    identities = make_identities(tuple((case.id, case.site) for case in cases))
    swedish = frozenset(each.id for each in identities if each.language == "sv")
    employers = tuple(each for site in SITES for each in _employers(site, cases, pools, team, diary, ids))
    written = _clients(cases, employers, swedish, diary, ids, Programmes(project.id, service.id))
    clients = KeptUp(diary).clients(gone_to(with_partners(written)))
    employers = AfterHire(diary).employers(employers, clients)
    employers, clients = with_doubles(employers, clients)
    employers = settled(employers)
    ratings = make_ratings()
    return SampleRecords(
        info=workspace_info(),
        clients=clients,
        identities=identities,
        employers=employers,
        staff=team.everyone,
        working_time=make_working_time(clients, employers, team, diary, ids),
        programmes=(project, service),
        service_logs=make_service_logs(team, diary),
        reviews=make_reviews(team, service.id, clients, ratings),
        ratings=ratings,
        plans=make_plans(),
    )


def _cases(team: Team, pools: dict[str, Pool], diary: Diary, ids: Ids) -> list[CaseDraft]:
    cases: list[CaseDraft] = []
    for site in SITES:
        mine = project_cases(site, ids)
        continue_cases(site, mine, ids)
        cases += mine
    assign_coaches(cases, team)
    assign_workplaces(cases, pools)
    plan_first_meetings(cases, diary)
    return cases


def _employers(
    site: str, cases: list[CaseDraft], pools: dict[str, Pool], team: Team, diary: Diary, ids: Ids
) -> list[Employer]:
    mine = [case for case in cases if case.site == site]
    return EmployerWork(site, mine, pools[site], team, diary, ids).employers()


def _clients(
    cases: list[CaseDraft],
    employers: tuple[Employer, ...],
    swedish: frozenset[str],
    diary: Diary,
    ids: Ids,
    programmes: Programmes,
) -> tuple[Client, ...]:
    contacts = ContactWriter(ids, diary, employers)
    writer = CaseWriter(ids, programmes)
    made = []
    for case in cases:
        found: list[Contact] = []
        for stay in case.episodes:
            found += contacts.stay(case, stay, swedish=case.id in swedish)
        episodes = tuple(writer.episode(stay, case.site) for stay in case.episodes)
        made.append(writer.client(case, episodes, tuple(found)))
    return tuple(made)
