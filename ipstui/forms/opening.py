"""Opening a form: the record is read in a thread, a draft is looked for, then the page appears."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from ipscore.message import msg
from ipscore.practice.due import DueItem
from ipscore.store import StoreError
from ipstui.forms.client import NewClient
from ipstui.forms.contact import AttemptEntry, ContactEntry, MissedEntry
from ipstui.forms.deferral import LATER, NOT_NEEDED, DeferralEntry, deferral_item
from ipstui.forms.employer import EmployerEntry
from ipstui.forms.employer_contact import EmployerContactEntry
from ipstui.forms.entry import Entry, EntryOpened, Kept
from ipstui.forms.episode import EpisodeEntry
from ipstui.forms.identity import IdentityEntry
from ipstui.forms.job import JobEntry
from ipstui.forms.job_change import JobChangeEntry
from ipstui.forms.job_end import JobEndEntry
from ipstui.forms.kept import RATING, TITLES, draft_key
from ipstui.forms.lookups import label_for
from ipstui.forms.partner import PartnerEntry
from ipstui.forms.phase import PhaseChange
from ipstui.forms.placement import PlacementEntry
from ipstui.forms.spec import Field, FieldKind, Form, Raw
from ipstui.forms.wishes import WishesEntry
from ipstui.forms.words import day
from ipstui.forms.working_time import WorkingTimeForm
from ipstui.loading import read_client
from ipstui.messages import AreaWanted, NoticeGiven
from ipstui.screens.page import Page
from ipstui.session import Session
from ipstui.widgets.key_gate import gate_of

ENTRIES: Mapping[str, Callable[[Session, str, str], Entry]] = {
    "contact": ContactEntry,
    "missed": MissedEntry,
    "attempt": AttemptEntry,
    "employer": EmployerEntry,
    "employer_contact": EmployerContactEntry,
    "working_time": WorkingTimeForm,
    "phase": PhaseChange,
    "job": JobEntry,
    "job_end": JobEndEntry,
    "job_change": JobChangeEntry,
    "placement": PlacementEntry,
    "partner": PartnerEntry,
    "wishes": WishesEntry,
    "identity": IdentityEntry,
    "episode": EpisodeEntry,
    "deferral": DeferralEntry,
    "client": NewClient,
}
"""What makes the entry of each form; a name here has a title in `ipstui.forms.kept`."""

_IN_FIDELITY = {
    "review": msg("You were writing a new review: n continues it."),
    RATING: msg(
        "You have ratings that are not saved yet: open their review, and they are back in their place."
    ),
}
"""Drafts that are continued in the fidelity area, and how."""


_OF_A_REVIEW = frozenset(TITLES) - frozenset(ENTRIES) - frozenset(_IN_FIDELITY)
"""Drafts of forms that belong to a review or its plan, and are offered again where they were left."""

_WHERE_LEFT = msg(
    "You were writing something about a review: open the review and the same form, and it is back in its "
    "place."
)


def defer(page: Page[Any], due: DueItem, *, needed: bool = True) -> None:
    """Ask until when something due is put off, or why it is not needed."""
    preset = {"what": LATER if needed else NOT_NEEDED}
    open_form(page, "deferral", due.client or "", deferral_item(due), preset)


def open_form(
    page: Page[Any], form: str, client: str = "", item: str = "", preset: Mapping[str, str] | None = None
) -> None:
    """Open a form over `page`; what cannot be opened is told.

    An empty client is found in the form by a few letters. `preset`: values by field that lie over what the
    form proposes, as the record has them: a member of an enum, a day as 2022-10-14, an id.
    """
    if form in _IN_FIDELITY or form in _OF_A_REVIEW:
        page.app.post_message(AreaWanted("fidelity"))
        page.say(_IN_FIDELITY.get(form, _WHERE_LEFT))
        return
    gate_of(page.app).hold()
    work = partial(_prepare, page, form, client, item, dict(preset or {}))
    page.run_worker(work, thread=True, group="open", exclusive=True)


def _prepare(page: Page[Any], form: str, client: str, item: str, preset: dict[str, str]) -> None:
    session = page.session
    post = page.app.post_message
    try:
        if client and (session.opened is None or client not in session.opened.clients):
            page.app.call_from_thread(session.look, read_client(session, client).dataset)
        entry = ENTRIES[form](session, client, item)
        entry.preset = as_typed(session, entry.form, preset)
        key = draft_key(session, form, client, item)
        kept = _kept(session.drafts.get(key))
        nothing = entry.nothing() if kept is None else None
        # A draft is shown all the same: what was typed must not be out of reach.
        if nothing is None:
            post(EntryOpened(entry, key, kept))
        else:
            page.app.call_from_thread(page.say, nothing)
    except StoreError as error:
        post(NoticeGiven(error.message))
    finally:
        # Behind the form in the queue of what is to be done.
        page.app.call_later(gate_of(page.app).release)


def as_typed(session: Session, form: Form, preset: Mapping[str, str]) -> Raw:
    """Values of a record as they stand in the fields of a form; those of other fields are left out."""
    fields = {each.id: each for each in form.fields}
    return {name: _typed(session, fields[name], value) for name, value in preset.items() if name in fields}


def _typed(session: Session, field: Field, value: str) -> str:
    if field.kind is FieldKind.DATE and value:
        return day(session.language, date.fromisoformat(value))
    return label_for(field.choices, value) if field.kind is FieldKind.LOOKUP else value


def _kept(data: Mapping[str, object] | None) -> Kept | None:
    if data is None:
        return None
    raw, base = data.get("raw"), data.get("base")
    if not isinstance(raw, Mapping) or not isinstance(base, Mapping):
        return None
    return Kept({str(k): str(v) for k, v in raw.items()}, {str(k): str(v) for k, v in base.items()})
