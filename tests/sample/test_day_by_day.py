"""The sample makes sense day by day: nobody works on Sunday, nothing happens outside a stay."""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from stdnum.fi import ytunnus

from ipscore.practice.caseload import caseload
from ipscore.practice.timeline import timeline
from ipscore.problem import Problem
from ipscore.records.client import Client
from ipscore.records.consistency import client_problems
from ipscore.records.consistency_practice import service_log_problems
from ipscore.records.consistency_service import employer_problems, staff_problems, working_time_problems
from ipscore.records.contact import Contact, ContactKind, ContactWith, Topic
from ipscore.records.episode import Episode, Phase
from ipscore.records.ids import is_id
from ipscore.records.references import reference_problems
from ipscore.records.staff import Staff
from ipscore.records.working_time import Activity
from ipscore.sample import SampleRecords, sample_records
from ipscore.sample.generate import build
from ipscore.sample.texts import SEARCH
from ipscore.sample.working_days import AS_OF, is_workday


@pytest.fixture(scope="module")
def records() -> SampleRecords:
    """The sample."""
    return sample_records()


@pytest.fixture(scope="module")
def staff(records: SampleRecords) -> dict[str, Staff]:
    """The people of the service by id."""
    return {each.id: each for each in records.staff}


def happenings(records: SampleRecords) -> Iterator[tuple[str, date]]:
    """Everything a member of staff did, with the day."""
    for client in records.clients:
        yield from ((each.coach, each.on) for each in client.contacts)
    for employer in records.employers:
        yield from ((each.coach, each.on) for each in employer.contacts)
    for record in records.working_time:
        yield from ((record.staff, each.on) for each in record.entries)


def stays(records: SampleRecords) -> Iterator[tuple[Client, Episode, list[Contact]]]:
    """Every stay with its contacts, oldest first."""
    for client in records.clients:
        for episode in client.episodes:
            own = [each for each in client.contacts if episode.open_on(each.on)]
            yield client, episode, sorted(own, key=lambda each: each.on)


def test_two_runs_give_the_same_records() -> None:
    """The sample is deterministic, ids and all."""
    assert build() == build()


def test_every_machine_gets_the_same_records() -> None:
    """Nothing hangs on the order of sets, which differs from process to process."""
    code = "from ipscore.sample.generate import build; print(build())"
    runs = (
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        for seed in ("1", "2")
    )
    assert len({each.stdout for each in runs}) == 1


def test_ids_are_well_formed_and_never_repeat(records: SampleRecords) -> None:
    """Ids of the sample look like those the store draws."""
    found = [each.id for each in records.employers] + [each.id for each in records.staff]
    found += [each.id for each in records.programmes]
    for client in records.clients:
        found += [client.id, *(each.id for each in client.contacts), *(each.id for each in client.jobs)]
        found += [each.id for each in client.episodes]
        found += [each.id for episode in client.episodes for each in episode.phases]
    assert all(map(is_id, found))
    assert len(set(found)) == len(found)


def test_records_have_no_problems(records: SampleRecords) -> None:
    """What `ips check` asks of records holds for each of them."""
    found: list[Problem] = []
    for client in records.clients:
        found += client_problems(client, AS_OF)
    for employer in records.employers:
        found += employer_problems(employer, AS_OF)
    for person in records.staff:
        found += staff_problems(person)
    for month in records.working_time:
        found += working_time_problems(month, AS_OF)
    for log in records.service_logs:
        found += service_log_problems(log, AS_OF)
    found += reference_problems(records.dataset(), records.reviews, records.ratings, {"thl-applied"})
    assert found == []


def test_nobody_works_on_a_day_off(records: SampleRecords, staff: dict[str, Staff]) -> None:
    """Nothing happens at weekends, on holidays, on leave, before the post or after the last day."""
    for person, day in happenings(records):
        assert is_workday(day)
        assert day <= AS_OF
        assert not staff[person].on_leave(day)
        assert staff[person].post_on(day) is not None


def test_contacts_lie_within_a_stay_and_are_the_coachs(records: SampleRecords) -> None:
    """Every contact is made by the coach of the day, on a day of coaching, one a day with the client."""
    for client in records.clients:
        with_client = [each.on for each in client.contacts if each.contact_with is ContactWith.CLIENT]
        assert len(set(with_client)) == len(with_client)
        for contact in client.contacts:
            episode = client.episode_on(contact.on)
            assert episode is not None
            assert contact.coach == episode.coach_on(contact.on)


def test_employer_contacts_about_a_client_lie_within_a_stay(records: SampleRecords) -> None:
    """Nobody is spoken about before they came or after they left."""
    clients = {each.id: each for each in records.clients}
    for employer in records.employers:
        for contact in employer.contacts:
            assert all(clients[each].episode_on(contact.on) is not None for each in contact.clients)


def test_jobs_and_placements_begin_within_their_stay(records: SampleRecords) -> None:
    """No job before intake or after closing; jobs of one stay do not overlap."""
    for client in records.clients:
        begun = [(each.episode, each.start) for each in client.jobs]
        begun += [(each.episode, each.start) for each in client.placements]
        for stay, start in begun:
            episode = client.episode(stay)
            assert episode is not None
            assert episode.open_on(start)
        ordered = sorted(client.jobs, key=lambda job: job.start)
        for job, following in pairwise(ordered):
            assert job.end is not None
            assert job.end < following.start


def test_phases_follow_each_other(records: SampleRecords) -> None:
    """Phases are in the order of their days, begin with intake and are closed only with the stay."""
    for _, episode, _ in stays(records):
        days = [each.on for each in episode.phases]
        assert days == sorted(days)
        assert (episode.phases[0].phase, days[0]) == (Phase.INTAKE, episode.intake)
        closed = [each.on for each in episode.phases if each.phase is Phase.CLOSED]
        assert closed == ([] if episode.closed_on is None else [episode.closed_on])


def test_the_phase_tells_whether_somebody_works(records: SampleRecords) -> None:
    """On the last day those in work have a job that runs, and nobody else has one."""
    for client in records.clients:
        episode = client.episode_on(AS_OF)
        if episode is not None:
            phase = episode.phase_on(AS_OF)
            assert phase is not None
            assert (phase.phase is Phase.IN_WORK) is any(job.runs_on(AS_OF) for job in client.jobs)


def test_the_end_of_a_job_is_heard_of_and_answered(records: SampleRecords) -> None:
    """The coach hears within a week, and a new search is offered within three weeks."""
    for client, episode, contacts in stays(records):
        for job in client.jobs:
            if job.episode != episode.id or job.end is None or job.end_heard_on is None:
                continue
            assert timedelta(0) < job.end_heard_on - job.end <= timedelta(days=11)
            until = job.end_heard_on + timedelta(days=31)
            if until > min(AS_OF, episode.closed_on or AS_OF):
                continue
            offered = [each.on for each in contacts if Topic.NEW_SEARCH_OFFERED in each.topics]
            assert any(job.end_heard_on <= day <= until for day in offered)


def test_closing_is_never_for_missed_meetings_alone(records: SampleRecords) -> None:
    """The last contact of a closed stay reaches the client; a missed meeting is followed by an attempt."""
    for _, episode, contacts in stays(records):
        own = [each for each in contacts if each.contact_with is ContactWith.CLIENT]
        if episode.closed_on is not None:
            assert own[-1].kind in {ContactKind.MEETING, ContactKind.PHONE}
        attempts = [each.on for each in own if each.kind is ContactKind.ATTEMPT]
        for missed in (each.on for each in own if each.kind is ContactKind.MISSED):
            assert any(missed < day <= missed + timedelta(days=21) for day in attempts), missed


def test_working_time_agrees_with_the_contacts(records: SampleRecords) -> None:
    """Client work was logged for a meeting of that day, length and place, by the one who held it."""
    meetings = {
        (client.id, each.coach, each.on, each.minutes, each.place)
        for client in records.clients
        for each in client.contacts
    }
    for record in records.working_time:
        for entry in record.entries:
            assert record.month == entry.on.replace(day=1)
            if entry.activity is Activity.CLIENT_WORK:
                assert (entry.client, record.staff, entry.on, entry.minutes, entry.place) in meetings


def test_no_coach_is_in_two_places(records: SampleRecords) -> None:
    """Times of a day are given once to each coach."""
    taken = defaultdict(list)
    for client in records.clients:
        for each in client.contacts:
            if each.at is not None:
                taken[each.coach, each.on].append(each.at)
    assert all(len(set(times)) == len(times) for times in taken.values())


def test_everyone_in_coaching_has_a_next_step(records: SampleRecords) -> None:
    """The newest contact says what comes next: late for some, today for some, later for others."""
    due = []
    for client, episode, contacts in stays(records):
        if episode.closed_on is None:
            newest = [each for each in contacts if each.on == contacts[-1].on]
            days = [each.next_on for each in newest if each.next_on is not None]
            assert days, client.id
            due.append(max(days))
    assert {day < AS_OF for day in due} == {True, False}
    assert AS_OF in due
    assert len([day for day in due if AS_OF < day <= AS_OF + timedelta(days=4)]) >= 5


def test_some_records_lack_data_but_not_in_the_project(records: SampleRecords) -> None:
    """Hours, minutes and one source are missing here and there; the source only after the project."""
    jobs = [job for client in records.clients for job in client.jobs]
    sources = [each for _, each, _ in stays(records) if each.referral_source is None]
    meetings = [
        each for client in records.clients for each in client.contacts if each.kind is ContactKind.MEETING
    ]
    assert any(job.hours_week is None for job in jobs)
    assert any(each.minutes is None for each in meetings)
    assert len(sources) == 1
    assert sources[0].intake > date(2022, 10, 31)


def test_people_and_employers_are_invented(records: SampleRecords) -> None:
    """No personal identity code, phone numbers of the fictional kind, well-formed business ids."""
    assert not any(each.personal_identity_code for each in records.identities)
    assert all(each.phone.startswith("040 555 ") for each in records.identities)
    assert len({each.phone for each in records.identities}) == len(records.identities)
    ids = [each.business_id for each in records.employers if each.business_id]
    assert len(set(ids)) == len(ids)
    assert all(ytunnus.is_valid(each) for each in ids)
    assert all(each.email.isascii() for each in records.identities)


def test_names_show_what_names_can_be(records: SampleRecords) -> None:
    """Swedish-speaking clients, hyphens, å ä ö and a long name are among the clients; no name comes twice."""
    names = [each.name for each in records.identities]
    assert len(set(names)) == len(names)
    assert {each.language for each in records.identities} >= {"fi", "sv"}
    assert all(any(letter in name.casefold() for name in names) for letter in "åäö-")
    assert max(map(len, names)) > 35


def test_notes_are_finished_sentences(records: SampleRecords) -> None:
    """No place of a template is left open, notes vary, and wishes are in many words."""
    notes = [each.note for client in records.clients for each in client.contacts]
    assert not any("{" in note or "}" in note for note in notes)
    assert any("{employer}" in each for each in SEARCH)
    assert len(set(notes)) >= 60
    assert len({client.wishes for client in records.clients}) >= 30


def test_the_pure_rooms_can_read_the_sample(records: SampleRecords) -> None:
    """Everyone in coaching is in the caseload list, and every client has a timeline."""
    dataset = records.dataset()
    assert len(caseload(dataset, AS_OF)) >= 53
    for story in dataset.stories():
        assert len(timeline(story, dataset.employers)) >= len(story.client.contacts)
