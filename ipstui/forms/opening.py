"""Opening a form: the record is read in a thread, a draft is looked for, then the page appears."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from ipscore.message import msg
from ipscore.store import StoreError
from ipstui.forms.client import NewClient
from ipstui.forms.contact import ContactEntry
from ipstui.forms.employer_contact import EmployerContactEntry
from ipstui.forms.entry import Entry, EntryOpened, Kept
from ipstui.forms.job import JobEntry
from ipstui.forms.kept import RATING, draft_key
from ipstui.forms.phase import PhaseChange
from ipstui.loading import read_client
from ipstui.messages import AreaWanted, NoticeGiven
from ipstui.screens.page import Page
from ipstui.session import Session

ENTRIES: Mapping[str, Callable[[Session, str, str], Entry]] = {
    "contact": ContactEntry,
    "employer_contact": EmployerContactEntry,
    "job": JobEntry,
    "phase": PhaseChange,
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


def open_form(page: Page[Any], form: str, client: str = "", item: str = "") -> None:
    """Open a form over `page`; what cannot be opened is told."""
    if form in _IN_FIDELITY:
        page.app.post_message(AreaWanted("fidelity"))
        page.say(_IN_FIDELITY[form])
        return
    work = partial(_prepare, page, form, client, item)
    page.run_worker(work, thread=True, group="open", exclusive=True)


def _prepare(page: Page[Any], form: str, client: str, item: str) -> None:
    session = page.session
    post = page.app.post_message
    try:
        if client and (session.opened is None or client not in session.opened.clients):
            page.app.call_from_thread(session.look, read_client(session, client).dataset)
        entry = ENTRIES[form](session, client, item)
        key = draft_key(session, form, client, item)
        post(EntryOpened(entry, key, _kept(session.drafts.get(key))))
    except StoreError as error:
        post(NoticeGiven(error.message))


def _kept(data: Mapping[str, object] | None) -> Kept | None:
    if data is None:
        return None
    raw, base = data.get("raw"), data.get("base")
    if not isinstance(raw, Mapping) or not isinstance(base, Mapping):
        return None
    return Kept({str(k): str(v) for k, v in raw.items()}, {str(k): str(v) for k, v in base.items()})
