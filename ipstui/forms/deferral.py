"""Putting something due off, or saying that it is not needed: either way with a reason."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from attrs import evolve

from ipscore.definitions.practice import PracticeRule
from ipscore.message import N_, Message, msg
from ipscore.practice.due import DueItem
from ipscore.records.client import Client
from ipscore.records.deferral import Deferral
from ipscore.records.employer import Employer
from ipscore.records.service_log import ServiceLog
from ipscore.store import NotFound, Repository, Stored, StoreError, new_id
from ipstui.forms.case import answered, begun, changeable, settled
from ipstui.forms.checking import look_at
from ipstui.forms.entry import Answer, Entry, Refused, Saved
from ipstui.forms.kept import TITLES
from ipstui.forms.lookups import label_for, staff_field
from ipstui.forms.proposing import coach_id
from ipstui.forms.saving import Choices, Clash, save_change
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw
from ipstui.practice import PracticeRefusedError, practice_of
from ipstui.session import Session

LATER, NOT_NEEDED = "later", "not_needed"
WHAT = (Choice(LATER, msg("later")), Choice(NOT_NEEDED, msg("not needed")))

Owner = Client | Employer | ServiceLog
"""What a deferral is kept in: whatever the due item is about."""


def deferral_item(due: DueItem) -> str:
    """The `item` of the form: where the deferral is kept, and the key of what is put off."""
    if due.client is not None:
        owner = f"clients:{due.client}"
    elif due.employer is not None:
        owner = f"employers:{due.employer}"
    else:
        owner = f"service_logs:{due.site}"
    return f"{owner}:{due.key}"


class DeferralEntry(Entry):
    """A deferral in the file of the client, the employer or the site that the due item is about."""

    def __init__(self, session: Session, client_id: str, item: str) -> None:
        self.session = session
        self.subject = client_id
        self.item = item
        self.id = new_id()
        self._kind, self._owner, self._key = item.split(":", 2)
        self._rule = _rule(session, self._key)
        self._stored: Stored[Owner] | None = None
        self._site = ""
        if self._kind == "service_logs":
            # One log a year: what is put off today stands in this year's.
            self._site, self._owner = self._owner, f"{self._owner}-{session.today.year:04}"
        try:
            self._stored = changeable(self._repository.get(self._owner))
        except NotFound:
            if self._kind != "service_logs":
                raise

    def named(self, session: Session) -> str:
        """With whom it is due, and what."""
        language = session.language
        rule = self._rule
        what = language.text(rule.short) if rule is not None else ""
        return " · ".join(part for part in (self._whose(session), what) if part)

    def _whose(self, session: Session) -> str:
        if self.subject:
            return super().named(session)
        if self._kind == "employers":
            return session.employer_name(self._owner)
        return session.site_name(self._site)

    @property
    def changes(self) -> bool:
        """A deferral is always new: `item` names what is put off."""
        return False

    @property
    def form(self) -> Form:
        """Until when, and why."""
        return Form(
            "deferral",
            TITLES["deferral"],
            (
                Field("reason", N_("Why"), FieldKind.NOTE, required=True),
                Field("what", N_("How"), FieldKind.CHOICE, WHAT, required=True),
                Field("until", N_("Until"), FieldKind.DATE, ahead=True),
                evolve(staff_field(self.session), id="by", label=N_("Who decided")),
            ),
        )

    def raw(self) -> Raw:
        """Later, as whoever sits here decides."""
        record = self._stored.record if self._stored is not None else None
        who = coach_id(self.session, record if isinstance(record, Client) else None)
        return {"what": LATER, "by": label_for(staff_field(self.session).choices, who)}

    def follow(self, raw: Raw) -> Raw:
        """What is not needed has no day."""
        return {"until": ""} if raw.get("what") == NOT_NEEDED else {"until": self.preset.get("until", "")}

    def settle(self, clash: Clash[Owner], choices: Choices) -> Answer:
        """Save what was chosen of two versions."""
        return settled(self.session, self._kind, clash, choices, self.form.title)

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:  # noqa: ARG002 - a deferral is always new
        """Save the file with the deferral in it."""
        today = self.session.today
        until = values["until"] if values["what"] == LATER else None
        wrong: dict[str, Message] = {}
        if values["what"] == LATER and not isinstance(until, date):
            wrong["until"] = msg("Until when?")
        elif isinstance(until, date) and until <= today:
            wrong["until"] = msg("A day after today, please.")
        if not str(values["reason"]).strip():
            wrong["reason"] = msg("This is needed.")
        if wrong:
            return look_at(wrong)
        fields: dict[str, Any] = {"by": values["by"], "reason": str(values["reason"]), "until": until}
        deferral = Deferral(self.id, self._key, today, **fields)
        try:
            stored = self._stored
            if stored is None:
                log = ServiceLog(self._owner, self._site, today.year, deferrals=(deferral,))
                return _told(begun(self._kind, self._repository.save(log, None), self.form.title), until)
            base = stored.record
            changed = evolve(base, deferrals=(*base.deferrals, deferral))
            outcome = save_change(self._repository, base, changed, stored)
        except StoreError as error:
            return Refused(error.message)
        return _told(answered(self.session, self._kind, outcome, self.form.title), until)

    @property
    def _repository(self) -> Repository[Any]:
        return self.session.open_workspace.repositories()[self._kind]


def _rule(session: Session, key: str) -> PracticeRule | None:
    """The rule that asks for what is put off; None when the rules cannot be read, which is told elsewhere."""
    with suppress(PracticeRefusedError):
        return practice_of(session).rules.rules.get(key.partition("/")[0])
    return None


def _told(answer: Answer, until: object) -> Answer:
    """The answer with the new day in words: a day typed without its year may be next year's."""
    if not isinstance(answer, Saved):
        return answer
    if isinstance(until, date):
        return evolve(answer, words=msg("Postponed until {day}. u takes it back.", day=until))
    return evolve(answer, words=msg("Marked as not needed. u takes it back."))
