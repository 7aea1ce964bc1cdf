"""The records a figure is computed from: those of some sites that touch a period."""

from collections.abc import Iterator
from datetime import date, timedelta

from attrs import frozen

from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipscore.records.employer import EmployerContact
from ipscore.records.episode import SEARCHING, Episode
from ipscore.records.job import Job
from ipscore.records.period import Period
from ipscore.records.staff import Role, Staff
from ipscore.records.working_time import WorkingTimeEntry
from ipscore.records.working_weeks import working_weeks


@frozen
class Window:
    """A dataset seen through a period and some sites; no sites means all."""

    dataset: Dataset
    period: Period
    sites: frozenset[str] = frozenset()

    def at_site(self, site: str) -> bool:
        """Whether the site is one of those looked at."""
        return not self.sites or site in self.sites

    def episodes(self) -> Iterator[tuple[Client, Episode]]:
        """Episodes that touch the period, with their clients, in the order of ids."""
        for client_id in sorted(self.dataset.clients):
            client = self.dataset.clients[client_id]
            for episode in client.episodes:
                if self.at_site(episode.site) and self.period.overlaps(episode.intake, episode.closed_on):
                    yield client, episode

    def intakes(self) -> Iterator[tuple[Client, Episode]]:
        """Episodes whose intake is in the period."""
        return ((client, episode) for client, episode in self.episodes() if episode.intake in self.period)

    def jobs(self) -> Iterator[tuple[Client, Job]]:
        """Jobs of those episodes that touch the period."""
        for client, episode in self.episodes():
            for job in client.jobs:
                if job.episode == episode.id and self.period.overlaps(job.start, job.end):
                    yield client, job

    def jobs_started(self) -> list[tuple[Client, Job]]:
        """Jobs that started in the period."""
        return [(client, job) for client, job in self.jobs() if job.start in self.period]

    def coaches(self) -> Iterator[Staff]:
        """Coaches with a post at one of the sites in the period."""
        for staff_id in sorted(self.dataset.staff):
            staff = self.dataset.staff[staff_id]
            if Role.COACH in staff.roles and any(
                self.at_site(post.site) and self.period.overlaps(post.start, post.end) for post in staff.posts
            ):
                yield staff

    def employer_contacts(self) -> Iterator[tuple[str, EmployerContact]]:
        """Contacts of those coaches with employers in the period, and the employers' ids.

        A meeting the client had with the employer without the coach is none of the coach's (criterion 17).
        """
        for employer, contact in self.dataset.employer_contacts():
            if (
                contact.on in self.period
                and not contact.by_client
                and self.by_coach_of_sites(contact.coach, contact.on)
            ):
                yield employer, contact

    def face_to_face_for_searchers(self) -> list[EmployerContact]:
        """Face-to-face contacts about at least one client who was searching on that day."""
        return [
            contact
            for _, contact in self.employer_contacts()
            if contact.face_to_face and any(self.searching(client, contact.on) for client in contact.clients)
        ]

    def searching(self, client_id: str, day: date) -> bool:
        """Whether the client was looking for work on `day`."""
        client = self.dataset.clients.get(client_id)
        episode = client.episode_on(day) if client is not None else None
        entry = episode.phase_on(day) if episode is not None else None
        return entry is not None and entry.phase in SEARCHING

    def by_coach_of_sites(self, staff_id: str, day: date) -> bool:
        """Whether this person is a coach who held a post at one of the sites on `day`."""
        staff = self.dataset.staff.get(staff_id)
        if staff is None or Role.COACH not in staff.roles:
            return False
        post = staff.post_on(day)
        return post is not None and self.at_site(post.site)

    def working_time(self) -> Iterator[WorkingTimeEntry]:
        """Entries of those coaches in the period."""
        for each in self.dataset.working_time.values():
            for entry in each.entries:
                if entry.on in self.period and self.by_coach_of_sites(each.staff, entry.on):
                    yield entry

    def coach_weeks(self) -> float:
        """Full-time coach-weeks of the period at the sites looked at."""
        weeks = (working_weeks(staff, self.period).items() for staff in self.coaches())
        return float(sum(amount for each in weeks for site, amount in each if self.at_site(site)))

    def days(self) -> Iterator[date]:
        """Each day of the period."""
        return (self.period.start + timedelta(days=n) for n in range(self.period.days))
