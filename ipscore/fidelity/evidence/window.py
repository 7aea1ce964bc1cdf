"""The records a figure is computed from: those of some sites that touch a period."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property

from attrs import Factory, field, frozen

from ipscore.fidelity.evidence.facts import DAY, Facts
from ipscore.records.client import Client
from ipscore.records.contact import Contact
from ipscore.records.dataset import Dataset
from ipscore.records.employer import EmployerContact
from ipscore.records.episode import Episode
from ipscore.records.job import Job
from ipscore.records.period import Period, months_before
from ipscore.records.service_log import ServiceEvent, ServiceEventKind
from ipscore.records.staff import Role, Staff
from ipscore.records.working_time import WorkingTimeEntry
from ipscore.records.working_weeks import WORKING_DAYS, working_weeks


def _facts(window: "Window") -> Facts:
    return Facts(window.dataset)


@frozen
class Window:
    """A dataset seen through a period and some sites; no sites means all."""

    dataset: Dataset
    period: Period
    sites: frozenset[str] = frozenset()
    facts: Facts = field(default=Factory(_facts, takes_self=True), eq=False, repr=False)

    def at_site(self, site: str) -> bool:
        """Whether the site is one of those looked at."""
        return not self.sites or site in self.sites

    @cached_property
    def _episodes(self) -> tuple[tuple[Client, Episode], ...]:
        return tuple(
            (client, episode)
            for client in self.facts.clients
            for episode in client.episodes
            if self.at_site(episode.site) and self.period.overlaps(episode.intake, episode.closed_on)
        )

    def episodes(self) -> Iterator[tuple[Client, Episode]]:
        """Episodes that touch the period, with their clients, in the order of ids."""
        return iter(self._episodes)

    def intakes(self) -> Iterator[tuple[Client, Episode]]:
        """Episodes whose intake is in the period."""
        return ((client, episode) for client, episode in self.episodes() if episode.intake in self.period)

    def closings(self) -> Iterator[tuple[Client, Episode]]:
        """Episodes that were closed in the period."""
        return (
            (client, episode)
            for client, episode in self.episodes()
            if episode.closed_on is not None and episode.closed_on in self.period
        )

    def clients(self) -> tuple[Client, ...]:
        """Clients with an episode that touches the period, each once."""
        return tuple({client.id: client for client, _ in self.episodes()}.values())

    def contacts(self, client: Client) -> Sequence[Contact]:
        """The client's contacts in the period, oldest first."""
        return self.facts.contacts(client, self.period.start, self.period.end)

    @cached_property
    def _jobs(self) -> tuple[tuple[Client, Job], ...]:
        return tuple(
            (client, job)
            for client, episode in self.episodes()
            for job in client.jobs
            if job.episode == episode.id and self.period.overlaps(job.start, job.end)
        )

    def jobs(self) -> Iterator[tuple[Client, Job]]:
        """Jobs of those episodes that touch the period."""
        return iter(self._jobs)

    def jobs_started(self) -> list[tuple[Client, Job]]:
        """Jobs that started in the period."""
        return [(client, job) for client, job in self.jobs() if job.start in self.period]

    def jobs_ended(self) -> Iterator[tuple[Client, Job, date]]:
        """Jobs that ended in the period, and the day on which the coach knew of it, if that is in it too."""
        for client, job in self.jobs():
            if job.end is not None and job.end in self.period:
                known = job.end if job.end_heard_on is None else max(job.end, job.end_heard_on)
                if known in self.period:
                    yield client, job, known

    def coaches(self) -> Iterator[Staff]:
        """Coaches with a post at one of the sites in the period."""
        for staff_id in sorted(self.dataset.staff):
            staff = self.dataset.staff[staff_id]
            if Role.COACH in staff.roles and any(
                self.at_site(post.site) and self.period.overlaps(post.start, post.end) for post in staff.posts
            ):
                yield staff

    @cached_property
    def _employer_contacts(self) -> tuple[tuple[str, EmployerContact], ...]:
        return tuple(
            (employer, contact)
            for employer, contact in self.facts.employer_contacts
            if contact.on in self.period
            and not contact.by_client
            and self.by_coach_of_sites(contact.coach, contact.on)
        )

    def employer_contacts(self) -> Iterator[tuple[str, EmployerContact]]:
        """Contacts of those coaches with employers in the period, and the employers' ids.

        A meeting the client had with the employer without the coach is none of the coach's (criterion 17).
        """
        return iter(self._employer_contacts)

    def face_to_face_for_searchers(self) -> list[EmployerContact]:
        """Face-to-face contacts about at least one client who was searching on that day."""
        return [
            contact
            for _, contact in self.employer_contacts()
            if contact.face_to_face and any(self.searching(client, contact.on) for client in contact.clients)
        ]

    def searching(self, client_id: str, day: date) -> bool:
        """Whether the client was looking for work on `day`."""
        return any(start <= day <= end for start, end in self.facts.searching_spans(client_id))

    def searching_days(self, client_id: str) -> int:
        """On how many days of the period the client was looking for work."""
        period = self.period
        return sum(
            overlap(period.start, period.end, start, end)
            for start, end in self.facts.searching_spans(client_id)
        )

    def by_coach_of_sites(self, staff_id: str, day: date) -> bool:
        """Whether this person is a coach who held a post at one of the sites on `day`."""
        staff = self.dataset.staff.get(staff_id)
        if staff is None or Role.COACH not in staff.roles:
            return False
        post = staff.post_on(day)
        return post is not None and self.at_site(post.site)

    def working_time_of(self, staff_id: str) -> Iterator[WorkingTimeEntry]:
        """Entries of one person in the period."""
        for each in self.dataset.working_time.values():
            if each.staff == staff_id:
                yield from (entry for entry in each.entries if entry.on in self.period)

    @cached_property
    def _working_time(self) -> tuple[WorkingTimeEntry, ...]:
        return tuple(
            entry
            for each in self.dataset.working_time.values()
            for entry in each.entries
            if entry.on in self.period and self.by_coach_of_sites(each.staff, entry.on)
        )

    def working_time(self) -> Iterator[WorkingTimeEntry]:
        """Entries of those coaches in the period."""
        return iter(self._working_time)

    def coach_weeks(self) -> float:
        """Full-time coach-weeks of the period at the sites looked at."""
        weeks = (working_weeks(staff, self.period).items() for staff in self.coaches())
        return float(sum(amount for each in weeks for site, amount in each if self.at_site(site)))

    def weeks(self) -> list[date]:
        """Mondays of the weeks that lie in the period from Monday to Friday."""
        monday = self.period.start + timedelta(days=-self.period.start.weekday() % 7)
        count = ((self.period.end - monday).days - WORKING_DAYS + 1) // 7 + 1
        return [monday + timedelta(days=7 * each) for each in range(max(count, 0))]

    def spans(self, months: int) -> list[Period]:
        """The period cut into whole spans of `months`, counted back from its last day."""
        found: list[Period] = []
        end = self.period.end
        while (span := months_before(end, months)).start >= self.period.start:
            found.append(span)
            end = span.start - DAY
        return found

    def site_ids(self) -> tuple[str, ...]:
        """Sites looked at where a coach held a post in the period."""
        return tuple(
            sorted(
                {
                    post.site
                    for staff in self.coaches()
                    for post in staff.posts
                    if self.at_site(post.site) and self.period.overlaps(post.start, post.end)
                }
            )
        )

    def events(self, site: str, kind: ServiceEventKind | None = None) -> list[ServiceEvent]:
        """What the site did together in the period, of one kind or of all."""
        return [
            each
            for each in self.facts.events.get(site, ())
            if each.on in self.period and kind in {None, each.kind}
        ]

    def days(self) -> Iterator[date]:
        """Each day of the period."""
        return (self.period.start + timedelta(days=n) for n in range(self.period.days))


def overlap(start: date, end: date, other_start: date, other_end: date) -> int:
    """How many days two spans share, both ends of each included."""
    return max(0, (min(end, other_end) - max(start, other_start)).days + 1)
