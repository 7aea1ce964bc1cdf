"""What the ids behind a figure stand for, in words: clients, jobs, employers, contacts, staff."""

from attrs import frozen

from ipscore.records.dataset import Dataset
from ipscore.records.job import Job
from ipstui.session import Session


@frozen
class Record:
    """One record behind a figure. `client`: the client it can be opened at, when it is about one."""

    words: str
    client: str | None = None


class RecordIndex:
    """Finds records by id. Names of persons only while the session does not hide them."""

    def __init__(self, session: Session) -> None:
        self._session = session
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
            return Record(session.name_of(record_id), record_id)
        if record_id in self._jobs:
            return self._job(*self._jobs[record_id])
        if record_id in dataset.employers:
            return Record(dataset.employers[record_id].name)
        if record_id in self._contacts:
            employer, contact = self._contacts[record_id]
            clients = ", ".join(map(session.name_of, contact.clients))
            parts = (session.language.date(contact.on), employer.name, clients)
            return Record(" · ".join(filter(None, parts)), next(iter(contact.clients), None))
        if record_id in dataset.staff and not session.hide_identity:
            return Record(session.staff_name(record_id))
        return Record(record_id)

    def _job(self, client: str, job: Job) -> Record:
        session = self._session
        employer = self._dataset.employers.get(job.employer) if job.employer is not None else None
        ended = session.language.date(job.end) if job.end is not None else ""
        when = f"{session.language.date(job.start)}–{ended}"
        parts = (session.name_of(client), job.title, employer.name if employer is not None else "", when)
        return Record(" · ".join(filter(None, parts)), client)
