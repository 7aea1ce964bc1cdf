"""The agenda of the sample on its last day: a service that is well kept, with a few slips."""

from collections import Counter
from itertools import pairwise

import pytest
from attrs import evolve

from ipscore.plugin.registry import Registry
from ipscore.practice.agenda import Practice, client_items, employer_items, service_items
from ipscore.practice.case import Case, Service
from ipscore.practice.due import DueItem, Urgency
from ipscore.practice.summaries import client_summary, employer_summary, staff_summary
from ipscore.records.client import Client
from ipscore.records.contact import Topic
from ipscore.records.partner import PartnerKind
from ipscore.records.service_log import ServiceEventKind
from ipscore.records.staff import Role
from ipscore.sample import SampleRecords, sample_records
from ipscore.sample.working_days import AS_OF, is_workday
from ipscore.store.calendar import finnish
from ipscore.store.employer_work import EmployerWork


@pytest.fixture(scope="module")
def records() -> SampleRecords:
    """The sample."""
    return sample_records()


@pytest.fixture(scope="module")
def practice(records: SampleRecords) -> Practice:
    """The rules of the sample's scale, and the calendar of its workspace."""
    return Practice(Registry.load().rules_of(records.info), finnish(records.info))


@pytest.fixture(scope="module")
def work(records: SampleRecords) -> EmployerWork:
    """What was done with employers."""
    return EmployerWork({each.id: employer_summary(each) for each in records.employers})


def items_of(client: Client, work: EmployerWork, practice: Practice) -> tuple[DueItem, ...]:
    """What is due with the client on the last day."""
    case = Case(client_summary(client), work.by_client.get(client.id, ()))
    return client_items(case, practice, AS_OF)


def test_each_coach_has_a_morning_like_any_other(
    records: SampleRecords, practice: Practice, work: EmployerWork
) -> None:
    """One to three things late, some for today and for this week, and no more than one can look through."""
    found = [item for client in records.clients for item in items_of(client, work, practice)]
    found += [item for each in work.employers.values() for item in employer_items(each, practice, AS_OF)]
    counts = Counter((item.who, item.urgency(AS_OF)) for item in found)
    for coach in (each.id for each in records.staff if Role.COACH in each.roles):
        assert 1 <= counts[coach, Urgency.OVERDUE] <= 3
        assert 1 <= counts[coach, Urgency.TODAY] <= 6
        assert 2 <= counts[coach, Urgency.THIS_WEEK] <= 12
        assert counts[coach, Urgency.LATER] <= 40
    assert len({item.rule for item in found if item.urgency(AS_OF) is Urgency.OVERDUE}) >= 4


def test_what_a_site_does_together_is_kept_up(records: SampleRecords, practice: Practice) -> None:
    """Only the smaller site is late with telling its outcomes; supervision is due this week."""
    service = Service(
        tuple(each.id for each in records.info.sites),
        tuple(map(staff_summary, records.staff)),
        records.service_logs,
    )
    found = {(item.site, item.rule): item.urgency(AS_OF) for item in service_items(service, practice, AS_OF)}
    late = [each for each, urgency in found.items() if urgency is Urgency.OVERDUE]
    assert late == [("k", "outcomes_told")]
    assert found["r", "supervision"] is found["k", "supervision"] is Urgency.THIS_WEEK


def test_what_was_put_off_would_be_due(
    records: SampleRecords, practice: Practice, work: EmployerWork
) -> None:
    """Each deferral names something that would be due without it; one puts off, one says it is not needed."""
    deferrals = [(client, each) for client in records.clients for each in client.deferrals]
    for client, deferral in deferrals:
        without = items_of(evolve(client, deferrals=()), work, practice)
        assert deferral.item in {item.key for item in without}
        kept = {item.key: item.due for item in items_of(client, work, practice)}
        assert kept.get(deferral.item) == deferral.until
    assert {each.until is None for _, each in deferrals} == {True, False}


def test_partners_are_those_spoken_with(records: SampleRecords) -> None:
    """Contacts name a partner by id while it has to do with the client; nobody who may not be called was."""
    kinds = set()
    for client in records.clients:
        partners = {each.id: each for each in client.partners}
        for contact in client.contacts:
            assert (contact.partner_id is not None) == bool(contact.partner)
            if contact.partner_id is not None:
                partner = partners[contact.partner_id]
                assert partner.may_contact
                assert partner.current_on(contact.on)
        kinds |= {(each.kind, each.may_contact) for each in client.partners}
    assert {kind for kind, _ in kinds} >= {PartnerKind.KELA, PartnerKind.FAMILY, PartnerKind.HEALTH_CARE}
    assert {asked for _, asked in kinds} == {True, False, None}


def test_hours_changed_with_advice(records: SampleRecords) -> None:
    """On the day hours changed benefits advice was given; some wish to meet less often."""
    jobs = [(client, job) for client in records.clients for job in client.jobs]
    changed = [(client, change) for client, job in jobs for change in job.changes]
    assert len(changed) >= 3
    for client, change in changed:
        advised = [each.on for each in client.contacts if Topic.BENEFITS_ADVICE in each.topics]
        assert change.on in advised
    assert any(job.support_every_months for _, job in jobs)


def test_service_logs(records: SampleRecords) -> None:
    """Each site has a log of every year; events are on days on which those who took part work."""
    staff = {each.id: each for each in records.staff}
    assert [each.id for each in records.service_logs] == [
        f"{site}-{year}" for site in ("r", "k") for year in range(2021, 2025)
    ]
    for log in records.service_logs:
        assert {each.kind for each in log.events} >= set(ServiceEventKind) - {
            ServiceEventKind.STEERING_GROUP,
            ServiceEventKind.OUTCOMES_TOLD,
        }
        assert all(one.on <= following.on for one, following in pairwise(log.events))
        for event in log.events:
            assert is_workday(event.on)
            assert event.staff
            assert not any(staff[each].on_leave(event.on) for each in event.staff)
