"""Writing down what a site did together: supervision, host team's meeting, outcomes, steering group."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.records.service_log import ServiceEvent, ServiceEventKind, ServiceLog
from ipscore.store import AlreadyThere, NotFound, StoreError, new_id
from ipstui.forms.case import answered, begun, changeable, settled
from ipstui.forms.entry import Answer, Entry, Kept, Refused
from ipstui.forms.page import FormPage
from ipstui.forms.saving import Choices, Clash, save_change
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw, of
from ipstui.forms.words import day, joined
from ipstui.screens.page import Page
from ipstui.session import Session

DAY_MINUTES = 24 * 60
LONGEST_NOTE = 20_000
"""Characters. A longer note is a document pasted by mistake."""


class ServiceEventEntry(Entry):
    """One event, always new; it is kept in the log of its site and year."""

    def __init__(self, session: Session, site: str | None) -> None:
        self.session = session
        self.subject = ""
        self.item = ""
        self.id = new_id()
        sites = session.open_workspace.info.sites
        self.site = site or (sites[0].id if sites else "")

    @property
    def form(self) -> Form:
        """The fields."""
        sites = tuple(Choice(each.id, each.name) for each in self.session.open_workspace.info.sites)
        names = self.session.staff_names
        staff = tuple(Choice(key, names[key]) for key in sorted(names, key=lambda one: names[one].casefold()))
        return Form(
            "service_event",
            N_("Meeting of the service"),
            (
                Field("kind", N_("What"), FieldKind.CHOICE, of(ServiceEventKind), required=True),
                Field("on", N_("When"), FieldKind.DATE, required=True),
                Field("site", N_("Site"), FieldKind.CHOICE, sites, required=True),
                Field("staff", N_("Who took part"), FieldKind.CHOICES, staff),
                Field("minutes", N_("Minutes"), FieldKind.WHOLE, most=DAY_MINUTES),
                Field("note", N_("Decided"), FieldKind.LONG),
            ),
        )

    def raw(self) -> Raw:
        """A supervision today, with everyone who works at the site."""
        today, lists = self.session.today, self.session.lists
        people = lists.staff.values() if lists is not None else ()
        here = [
            each.id
            for each in people
            if any(post.runs_on(today) and post.site == self.site for post in each.posts)
        ]
        return {
            "kind": ServiceEventKind.SUPERVISION,
            "on": day(self.session.language, today),
            "site": self.site,
            "staff": joined(here),
        }

    def about(self, client: str) -> None:
        """A meeting of the service is about no client."""

    def settle(self, clash: Clash[ServiceLog], choices: Choices) -> Answer:
        """Save what was chosen of two versions."""
        return settled(self.session, "service_logs", clash, choices, self.form.title)

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:  # noqa: ARG002 - a new event began from nothing
        """Save the event into its log, which is made when it is the first of the year."""
        on, note, staff = values["on"], str(values["note"] or ""), values["staff"]
        minutes = values["minutes"]
        if not isinstance(on, date):
            return Refused(msg("When was it?"), {"on": msg("This is needed.")})
        if on > self.session.today:
            return Refused(
                msg("Not saved yet: please look at the marked fields."),
                {"on": msg("The day {day} is in the future.", day=on)},
            )
        if len(note) > LONGEST_NOTE:
            too_long = msg("The note is too long: {count} characters.", count=len(note))
            return Refused(msg("Not saved yet: please look at the marked fields."), {"note": too_long})
        event = ServiceEvent(
            id=self.id,
            on=on,
            kind=ServiceEventKind(str(values["kind"])),
            staff=tuple(str(each) for each in staff) if isinstance(staff, tuple) else (),
            minutes=minutes if isinstance(minutes, int) else None,
            note=note,
        )
        try:
            return self._add(str(values["site"]), event)
        except StoreError as error:
            return Refused(error.message)

    def _add(self, site: str, event: ServiceEvent) -> Answer:
        """Put the event into the log of its site and year. Raises StoreError."""
        logs, kind, title = self.session.open_workspace.service_logs, "service_logs", self.form.title
        log_id = f"{site}-{event.on.year:04}"
        try:
            stored = changeable(logs.get(log_id))
        except NotFound:
            try:
                return begun(kind, logs.save(ServiceLog(log_id, site, event.on.year, (event,)), None), title)
            except AlreadyThere:
                # Someone began the year's log at the same moment.
                stored = changeable(logs.get(log_id))
        others = tuple(each for each in stored.record.events if each.id != event.id)
        changed = evolve(stored.record, events=(*others, event))
        return answered(self.session, kind, save_change(logs, stored.record, changed, stored), title)


class ServiceEventForm(FormPage):
    """The form, in the team area."""

    AREA = "team"


def open_event(page: Page[Any], site: str | None, preset: Raw | None = None) -> None:
    """Open the form over `page`, with the draft from before if there is one, or with what is `preset`."""
    session = page.session
    key = (str(session.root.absolute()), "service_event//")
    entry = ServiceEventEntry(session, site)
    entry.preset = preset or {}
    page.app.push_screen(ServiceEventForm(session, entry, key, _kept(session, key)))


def _kept(session: Session, key: tuple[str, str]) -> Kept | None:
    data = session.drafts.get(key) or {}
    raw, base = data.get("raw"), data.get("base")
    if not isinstance(raw, dict) or not isinstance(base, dict):
        return None
    return Kept({str(k): str(v) for k, v in raw.items()}, {str(k): str(v) for k, v in base.items()})
