"""Entering a job: its start (form C) and, one day, its end (form D)."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.practice.caseload import present_episode
from ipscore.records.client import Client
from ipscore.records.job import Disclosure, EndInitiative, Job, Sector
from ipstui.forms.case import CaseEntry, label_for
from ipstui.forms.employers import employer_field, settle_employer
from ipstui.forms.entry import Answer, Refused, Saved
from ipstui.forms.kept import TITLES
from ipstui.forms.spec import NONE, Choice, Field, FieldKind, Form, NewName, Raw, of
from ipstui.forms.words import day, number, truth, yes_no
from ipstui.messages import EmployerSaved

YES = Choice("yes", msg("yes"))
NO = Choice("no", msg("no"))
YES_NO = (NO, YES)
MAYBE = (NONE, YES, NO)
PERMANENT = (NONE, Choice("yes", msg("permanent")), Choice("no", msg("fixed-term")))
WEEK_HOURS = 7 * 24


class JobEntry(CaseEntry):
    """One job, new or changed."""

    @property
    def form(self) -> Form:
        """The fields of a job, in the order of forms C and D."""
        return Form(
            "job",
            TITLES["job"],
            (
                Field("title", N_("Title of the job"), required=True),
                employer_field(self.session),
                Field("start", N_("First day"), FieldKind.DATE, required=True),
                Field("sector", N_("Sector"), FieldKind.CHOICE, of(Sector, optional=True)),
                Field("occupation", N_("Occupation")),
                Field("permanent", N_("Contract"), FieldKind.CHOICE, PERMANENT),
                Field("fixed_until", N_("Fixed until"), FieldKind.DATE, ahead=True),
                Field("hours_week", N_("Hours a week"), FieldKind.DECIMAL, most=WEEK_HOURS),
                Field("pay_month", N_("Pay, €/month"), FieldKind.DECIMAL),
                Field("competitive", N_("Open market"), FieldKind.CHOICE, MAYBE),
                Field("wage_subsidy", N_("Wage subsidy"), FieldKind.CHOICE, YES_NO),
                Field("apprenticeship", N_("Apprenticeship"), FieldKind.CHOICE, YES_NO),
                Field("benefits_advice_on", N_("Benefits advice"), FieldKind.DATE),
                Field("disclosure", N_("Told employer"), FieldKind.CHOICE, of(Disclosure, optional=True)),
                Field("found_through", N_("Found through")),
                Field("adjustments", N_("Adjustments")),
                Field("end", N_("Last day"), FieldKind.DATE),
                Field("end_heard_on", N_("Heard on"), FieldKind.DATE),
                Field("end_reason", N_("Why it ended")),
                Field(
                    "end_initiative", N_("Whose doing"), FieldKind.CHOICE, of(EndInitiative, optional=True)
                ),
                Field("note", N_("Note"), FieldKind.LONG),
            ),
        )

    def take(self, client: Client) -> Raw | None:
        """The job as it stands."""
        job = _find(client, self.id)
        if job is None:
            return None
        language = self.session.language
        return {
            "title": job.title,
            "employer": label_for(employer_field(self.session).choices, job.employer),
            "start": day(language, job.start),
            "sector": job.sector or "",
            "occupation": job.occupation,
            "permanent": yes_no(job.permanent),
            "fixed_until": day(language, job.fixed_until),
            "hours_week": number(language, job.hours_week),
            "pay_month": number(language, job.pay_month),
            "competitive": yes_no(job.competitive),
            "wage_subsidy": yes_no(job.wage_subsidy),
            "apprenticeship": yes_no(job.apprenticeship),
            "benefits_advice_on": day(language, job.benefits_advice_on),
            "disclosure": job.disclosure or "",
            "found_through": job.found_through,
            "adjustments": job.adjustments,
            "end": day(language, job.end),
            "end_heard_on": day(language, job.end_heard_on),
            "end_reason": job.end_reason,
            "end_initiative": job.end_initiative or "",
            "note": job.note,
        }

    def fresh(self) -> Raw:
        """A job that starts today."""
        return {"start": day(self.session.language, self.today), "wage_subsidy": "no", "apprenticeship": "no"}

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:
        """Make the employer first when it is new, then save the case."""
        if present_episode(self.stored.record, self.today) is None:
            return Refused(msg("A job belongs to a stay in the service, and this client has none yet."))
        settled = settle_employer(self.session, values.get("employer"))
        if isinstance(settled, Refused):
            return settled
        if before is not None and isinstance(before.get("employer"), NewName):
            # What stood there was known then; by now it has another name.
            before = {**before, "employer": None}
        answer = super().save({**values, "employer": settled.id if settled is not None else None}, before)
        if isinstance(answer, Saved) and settled is not None:
            return evolve(answer, events=(EmployerSaved(settled), *answer.events))
        return answer

    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the job as entered."""
        fields: dict[str, Any] = dict(values)
        fields["sector"] = Sector(fields["sector"]) if fields["sector"] else None
        fields["disclosure"] = Disclosure(fields["disclosure"]) if fields["disclosure"] else None
        fields["end_initiative"] = (
            EndInitiative(fields["end_initiative"]) if fields["end_initiative"] else None
        )
        for name in ("permanent", "competitive"):
            fields[name] = truth(fields[name])
        for name in ("wage_subsidy", "apprenticeship"):
            fields[name] = truth(fields[name]) is True
        present = _find(client, self.id)
        if present is None:
            episode = present_episode(client, self.today)
            fields["episode"] = episode.id if episode is not None else ""
            return evolve(client, jobs=(*client.jobs, Job(id=self.id, **fields)))
        changed = evolve(present, **fields)
        return evolve(client, jobs=tuple(changed if each.id == self.id else each for each in client.jobs))


def _find(client: Client, job_id: str) -> Job | None:
    return next((each for each in client.jobs if each.id == job_id), None)
