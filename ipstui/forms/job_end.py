"""The end of a job (form D) and the next search, in one save of the case."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from ipscore.message import N_, Message, msg
from ipscore.practice.summaries import JobSummary
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, Topic
from ipscore.records.episode import Phase
from ipscore.records.job import EndInitiative, Job
from ipscore.store import new_id
from ipstui.forms.case import CaseEntry
from ipstui.forms.checking import look_at
from ipstui.forms.entry import Refused
from ipstui.forms.kept import TITLES
from ipstui.forms.lookups import staff_field
from ipstui.forms.phase import in_phase
from ipstui.forms.proposing import coach_label
from ipstui.forms.spec import NONE, Choice, Field, FieldKind, Form, Raw, of
from ipstui.forms.wishes import with_wishes
from ipstui.forms.words import day
from ipstui.session import Session

OFFERED = (
    Choice("", msg("not yet")),
    *(Choice(each.value, each) for each in (ContactKind.MEETING, ContactKind.PHONE, ContactKind.MESSAGE)),
)
BACK = (NONE, Choice(Phase.JOB_SEARCH.value, Phase.JOB_SEARCH))


class JobEndEntry(CaseEntry):
    """A running job ends; `item` is the job, or none when it is chosen in the form."""

    def __init__(self, session: Session, client_id: str, item: str = "") -> None:
        super().__init__(session, client_id, item)
        self._phase, self._contact = new_id(), new_id()

    @property
    def form(self) -> Form:
        """Form D, with what comes after it."""
        jobs = tuple(Choice(each.id, self._words(each)) for each in self._running())
        return Form(
            "job_end",
            TITLES["job_end"],
            (
                Field("end_reason", N_("Why it ended")),
                Field("job", N_("Job"), FieldKind.CHOICE, jobs, required=True),
                Field("end", N_("Last day"), FieldKind.DATE, required=True),
                Field("end_heard_on", N_("Heard on"), FieldKind.DATE, required=True),
                Field(
                    "end_initiative", N_("Whose doing"), FieldKind.CHOICE, of(EndInitiative, optional=True)
                ),
                Field("learnt", N_("What was learnt"), FieldKind.NOTE),
                Field("wishes", N_("Wishes"), FieldKind.NOTE),
                Field("phase", N_("Phase"), FieldKind.CHOICE, BACK),
                Field("offered", N_("New search offered"), FieldKind.CHOICE, OFFERED),
                staff_field(self.session),
            ),
        )

    def fresh(self) -> Raw:
        """Ended and heard of today; with no other job the search begins anew."""
        today = day(self.session.language, self.today)
        running = self._running()
        return {
            "job": self.item or (running[0].id if len(running) == 1 else ""),
            "end": today,
            "end_heard_on": today,
            "wishes": self.case.wishes if self.case is not None else "",
            "phase": Phase.JOB_SEARCH if len(running) == 1 else "",
            "coach": coach_label(self.session, self.case),
        }

    def nothing(self) -> Message | None:
        """Where no job runs there is none to end."""
        if self.case is None or self._running():
            return None
        return msg(
            "{client} has no running job to end. F8 writes down a job; what was said of one that has "
            "ended is changed on the client’s card, under Jobs.",
            client=self.session.name_of(self.subject),
        )

    def refuse(self, client: Client, values: Mapping[str, object]) -> Refused | None:
        """A job that is there, and a search that begins when it was heard of, not before."""
        if not any(each.id == values["job"] for each in client.jobs):
            return Refused(msg("This client has no running job."))
        end, heard = values["end"], values["end_heard_on"]
        if isinstance(end, date) and isinstance(heard, date) and end > heard and values["phase"]:
            return look_at(
                {
                    "phase": msg(
                        "The job goes on until {day}. Choose – for no change of phase, and change it then.",
                        day=end,
                    )
                }
            )
        return None

    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the job ended, the phase, the wishes, and the offer as a contact."""
        heard = values["end_heard_on"]
        if not isinstance(heard, date):
            return client
        learnt, offered = str(values["learnt"]), values["offered"]
        fields: dict[str, Any] = {
            "end": values["end"],
            "end_heard_on": heard,
            "end_reason": values["end_reason"],
            "end_initiative": EndInitiative(str(values["end_initiative"]))
            if values["end_initiative"]
            else None,
        }
        jobs = tuple(
            evolve(each, note="\n".join(part for part in (each.note, learnt) if part), **fields)
            if each.id == values["job"]
            else each
            for each in client.jobs
        )
        client = with_wishes(evolve(client, jobs=jobs), str(values["wishes"]), self.today)
        client = in_phase(client, self._phase, values["phase"], heard, self.today)
        if not offered:
            return client
        topics = (Topic.NEW_SEARCH_OFFERED, *((Topic.NEW_LEARNT,) if learnt else ()))
        kind = ContactKind(str(offered))
        contact = Contact(self._contact, heard, kind, str(values["coach"]), topics=topics, note=learnt)
        return evolve(client, contacts=(*client.contacts, contact))

    def _running(self) -> tuple[Job | JobSummary, ...]:
        """The jobs that may end: those whose end has not been written down, and the one asked for."""
        case = self.case
        jobs = case.jobs if case is not None else ()
        found = [each for each in jobs if each.id == self.item or each.end is None]
        return tuple(sorted(found, key=lambda each: each.start, reverse=True))

    def _words(self, job: Job | JobSummary) -> str:
        employer = self.session.employer_name(job.employer) if job.employer is not None else ""
        return ", ".join(part for part in (job.title, employer) if part)
