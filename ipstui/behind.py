"""What the ids behind a figure stand for, in words: clients, jobs, employers, contacts, staff and events."""

from functools import cached_property

from attrs import frozen

from ipscore.records.contact import Contact
from ipscore.records.dataset import Dataset
from ipscore.records.job import Job
from ipstui.session import Session


@frozen
class Record:
    """One record behind a figure. `client`: the client it can be opened at, when it is about one. `order`:
    the day of what happened on a day, by which such records are listed; others are listed by their words.
    """

    words: str
    client: str | None = None
    order: str = ""


class RecordIndex:
    """Finds records by id. Names of persons only while the session does not hide them.

    Of clients there are none with `clients_named` false, nor free words in which one might stand.
    """

    def __init__(self, session: Session, *, clients_named: bool = True) -> None:
        self._session = session
        self._clients_named = clients_named
        self._dataset = session.dataset or Dataset(session.open_workspace.info)
        self._jobs = {
            job.id: (owner.id, job) for owner in self._dataset.clients.values() for job in owner.jobs
        }
        self._contacts = {
            contact.id: (employer, contact)
            for employer in self._dataset.employers.values()
            for contact in employer.contacts
        }

    def __getitem__(self, record_id: str) -> Record:
        """What the id stands for; the bare id when no record that was read has it."""
        session, dataset = self._session, self._dataset
        if record_id in dataset.clients:
            return Record(self._name_of(record_id), record_id)
        if record_id in self._jobs:
            return self._job(*self._jobs[record_id])
        if record_id in dataset.employers:
            return Record(dataset.employers[record_id].name)
        if record_id in self._contacts:
            employer, contact = self._contacts[record_id]
            clients = ", ".join(map(self._name_of, contact.clients))
            parts = (session.language.date(contact.on), employer.name, clients)
            words = " · ".join(filter(None, parts))
            return Record(words, next(iter(contact.clients), None), contact.on.isoformat())
        if record_id in dataset.staff and not session.hide_identity:
            return Record(session.staff_name(record_id))
        return self._rarer.get(record_id) or Record(record_id)

    @cached_property
    def _rarer(self) -> dict[str, Record]:
        """Contacts with clients, what sites did together, and entries of time: behind a few figures only."""
        language, dataset = self._session.language, self._dataset
        found: dict[str, Record] = {}
        for client in dataset.clients.values():
            found.update({each.id: self._contact(client.id, each) for each in client.contacts})
        for log in dataset.service_logs.values():
            site = self._session.site_name(log.site)
            for event in log.events:
                words = (language.date(event.on), language.choice(event.kind), site)
                found[event.id] = Record(" · ".join(words))
        for month in dataset.working_time.values():
            for entry in month.entries:
                note = entry.note if self._clients_named and not self._session.hide_identity else ""
                words = (language.date(entry.on), language.choice(entry.activity), note)
                found[entry.id] = Record(" · ".join(filter(None, words)))
        return found

    def _contact(self, client: str, contact: Contact) -> Record:
        session = self._session
        parts = (
            session.language.date(contact.on),
            self._name_of(client),
            session.language.choice(contact.kind),
        )
        return Record(" · ".join(parts), client, contact.on.isoformat())

    def _job(self, client: str, job: Job) -> Record:
        session = self._session
        employer = self._dataset.employers.get(job.employer) if job.employer is not None else None
        ended = session.language.date(job.end) if job.end is not None else ""
        when = f"{session.language.date(job.start)}–{ended}"
        parts = (self._name_of(client), job.title, employer.name if employer is not None else "", when)
        return Record(" · ".join(filter(None, parts)), client)

    def _name_of(self, client: str) -> str:
        return self._session.name_of(client) if self._clients_named else client
