"""Entering a job: its start (form C) and, one day, its end (form D)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.practice.caseload import present_episode
from ipscore.records.client import Client
from ipscore.records.episode import Phase
from ipscore.records.job import Disclosure, EndInitiative, Job, Sector
from ipscore.store import new_id
from ipstui.forms.at_employer import AtEmployerEntry
from ipstui.forms.checking import look_at
from ipstui.forms.employers import employer_label
from ipstui.forms.entry import Refused
from ipstui.forms.kept import TITLES
from ipstui.forms.phase import in_phase
from ipstui.forms.spec import NONE, Choice, Field, FieldKind, Form, Raw, of
from ipstui.forms.words import day, number, truth, yes_no
from ipstui.session import Session

YES = Choice("yes", msg("yes"))
NO = Choice("no", msg("no"))
YES_NO = (NO, YES)
MAYBE = (NONE, YES, NO)
PERMANENT = (NONE, Choice("yes", msg("permanent")), Choice("no", msg("fixed-term")))
WEEK_HOURS = 7 * 24
NOTE = Field("note", N_("Note"), FieldKind.LONG)
_END = (
    Field("support_every_months", N_("Meetings every"), FieldKind.WHOLE),
    Field("end", N_("Last day"), FieldKind.DATE),
    Field("end_heard_on", N_("Heard on"), FieldKind.DATE),
    Field("end_reason", N_("Why it ended")),
    Field("end_initiative", N_("Whose doing"), FieldKind.CHOICE, of(EndInitiative, optional=True)),
)


NEXT_PHASES = tuple(Choice(each.value, each) for each in (Phase.IN_WORK, Phase.AGREEMENT))


class JobEntry(AtEmployerEntry):
    """One job: its start, and when it is opened again everything about it."""

    def __init__(self, session: Session, client_id: str, item: str = "") -> None:
        super().__init__(session, client_id, item)
        self._entry = new_id()

    @property
    def form(self) -> Form:
        """The fields of a job, in the order of forms C and D."""
        start = Field("start", N_("First day"), FieldKind.DATE, required=True)
        title = Field("title", N_("Title of the job"), required=True)
        more = (
            Field("occupation", N_("Occupation")),
            Field("found_through", N_("Found through")),
            Field("adjustments", N_("Adjustments")),
        )
        if not self.item:
            phase = Field("next_phase", N_("Phase"), FieldKind.CHOICE, (NONE, *NEXT_PHASES))
            fields = (title, self.employers, start, phase, *self._terms(), *more, NOTE)
        else:
            fields = (title, self.employers, start, *self._terms(), *more, *_END, NOTE)
        return Form("job", TITLES["job"], fields)

    def take(self, client: Client) -> Raw | None:
        """The job as it stands."""
        job = _find(client, self.id)
        if job is None:
            return None
        language = self.session.language
        return {
            "title": job.title,
            "employer": employer_label(self.session, self.employers, job.employer),
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
            "support_every_months": number(language, job.support_every_months),
            "end": day(language, job.end),
            "end_heard_on": day(language, job.end_heard_on),
            "end_reason": job.end_reason,
            "end_initiative": job.end_initiative or "",
            "note": job.note,
        }

    def fresh(self) -> Raw:
        """A job that starts today, and with it work."""
        today = day(self.session.language, self.today)
        working = {"next_phase": Phase.IN_WORK}
        return {"start": today, "wage_subsidy": "no", "apprenticeship": "no", **working}

    def refuse(self, client: Client, values: Mapping[str, object]) -> Refused | None:
        """No job without a stay in the service, and nobody is at work before the first day."""
        if present_episode(client, self.today) is None:
            return Refused(msg("A job belongs to a stay in the service, and this client has none yet."))
        start = values["start"]
        if values.get("next_phase") == Phase.IN_WORK and isinstance(start, date) and start > self.today:
            return look_at(
                {
                    "next_phase": msg(
                        "The job starts only on {day}. Choose “agreement”, or – for no change.", day=start
                    )
                }
            )
        return None

    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the job as entered."""
        fields: dict[str, Any] = dict(values)
        phase = fields.pop("next_phase", "")
        fields["sector"] = Sector(fields["sector"]) if fields["sector"] else None
        fields["disclosure"] = Disclosure(fields["disclosure"]) if fields["disclosure"] else None
        if fields.get("end_initiative"):
            fields["end_initiative"] = EndInitiative(fields["end_initiative"])
        for name in ("permanent", "competitive"):
            fields[name] = truth(fields[name])
        for name in ("wage_subsidy", "apprenticeship"):
            fields[name] = truth(fields[name]) is True
        present = _find(client, self.id)
        if present is None:
            episode = present_episode(client, self.today)
            fields["episode"] = episode.id if episode is not None else ""
            client = evolve(client, jobs=(*client.jobs, Job(id=self.id, **fields)))
            return in_phase(client, self._entry, phase, min(fields["start"], self.today), self.today)
        changed = evolve(present, **fields)
        return evolve(client, jobs=tuple(changed if each.id == self.id else each for each in client.jobs))

    def _terms(self) -> tuple[Field, ...]:
        return (
            Field("hours_week", N_("Hours a week"), FieldKind.DECIMAL, most=WEEK_HOURS),
            Field("benefits_advice_on", N_("Benefits advice"), FieldKind.DATE),
            Field("disclosure", N_("Told employer"), FieldKind.CHOICE, of(Disclosure, optional=True)),
            Field("permanent", N_("Contract"), FieldKind.CHOICE, PERMANENT),
            Field("fixed_until", N_("Fixed until"), FieldKind.DATE, ahead=True),
            Field("pay_month", N_("Pay, €/month"), FieldKind.DECIMAL),
            Field("sector", N_("Sector"), FieldKind.CHOICE, of(Sector, optional=True)),
            Field("competitive", N_("Open market"), FieldKind.CHOICE, MAYBE),
            Field("wage_subsidy", N_("Wage subsidy"), FieldKind.CHOICE, YES_NO),
            Field("apprenticeship", N_("Apprenticeship"), FieldKind.CHOICE, YES_NO),
        )


def _find(client: Client, job_id: str) -> Job | None:
    return next((each for each in client.jobs if each.id == job_id), None)
