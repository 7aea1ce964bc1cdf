"""A change of hours or pay: benefits advice is due again."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.records.client import Client
from ipscore.records.job import JobChange
from ipscore.store import new_id
from ipstui.forms.case import CaseEntry
from ipstui.forms.checking import look_at
from ipstui.forms.entry import Refused
from ipstui.forms.job import WEEK_HOURS
from ipstui.forms.kept import TITLES
from ipstui.forms.spec import Field, FieldKind, Form, Raw
from ipstui.forms.words import day, number
from ipstui.session import Session


class JobChangeEntry(CaseEntry):
    """One change. `item`: the job, and for a change that is there already a full stop and its id."""

    def __init__(self, session: Session, client_id: str, item: str) -> None:
        super().__init__(session, client_id, item)
        self.job, _, change = item.partition(".")
        self.id = change or new_id()

    @property
    def form(self) -> Form:
        """What it is from then on."""
        return Form(
            "job_change",
            TITLES["job_change"],
            (
                Field("on", N_("From which day"), FieldKind.DATE, required=True, ahead=True),
                Field("hours_week", N_("Hours a week"), FieldKind.DECIMAL, most=WEEK_HOURS),
                Field("pay_month", N_("Pay, €/month"), FieldKind.DECIMAL),
                Field("note", N_("Note"), FieldKind.NOTE),
            ),
        )

    def take(self, client: Client) -> Raw | None:
        """The change as it stands."""
        changes = (each for job in client.jobs if job.id == self.job for each in job.changes)
        change = next((each for each in changes if each.id == self.id), None)
        if change is None:
            return None
        language = self.session.language
        return {
            "on": day(language, change.on),
            "hours_week": number(language, change.hours_week),
            "pay_month": number(language, change.pay_month),
            "note": change.note,
        }

    def fresh(self) -> Raw:
        """From today."""
        return {"on": day(self.session.language, self.today)}

    def refuse(self, client: Client, values: Mapping[str, object]) -> Refused | None:
        """A job that is there, and something that changes."""
        if all(each.id != self.job for each in client.jobs):
            return Refused(msg("There is no such job in this case any more."))
        if values["hours_week"] is None and values["pay_month"] is None:
            return look_at({"hours_week": msg("Say the new hours, the new pay, or both.")})
        return None

    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the change in its job, oldest first."""
        fields: dict[str, Any] = dict(values)
        change = JobChange(id=self.id, **fields)
        return evolve(
            client,
            jobs=tuple(
                evolve(job, changes=_with(job.changes, change)) if job.id == self.job else job
                for job in client.jobs
            ),
        )


def _with(changes: tuple[JobChange, ...], change: JobChange) -> tuple[JobChange, ...]:
    others = (each for each in changes if each.id != change.id)
    return tuple(sorted((*others, change), key=lambda each: each.on))
