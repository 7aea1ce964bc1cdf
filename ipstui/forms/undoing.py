"""Taking back the making of something new: its files are removed, if nobody has changed them since."""

from contextlib import suppress
from typing import Any

from attrs import frozen

from ipscore.message import Message, msg
from ipscore.store import Repository, Revision, StoreError
from ipstui.session import Session


@frozen
class MadeFile:
    """A record as it was made. `kind`: name of its repository."""

    kind: str
    record: str
    revision: Revision


@frozen
class Made:
    """The last change made here was something new: the files, in the order they were made."""

    files: tuple[MadeFile, ...]
    words: Message
    """What was made."""


def take_back(session: Session, made: Made) -> None:
    """Remove everything that was made, or nothing. Raises StoreError; the history keeps what is removed."""
    repositories = session.open_workspace.repositories()
    _refuse_used(session, made)
    for each in made.files:
        if repositories[each.kind].revision(each.record) != each.revision:
            raise StoreError(msg("Not undone: it has been changed or removed since. Nothing was changed."))
    removed: list[MadeFile] = []
    try:
        for each in reversed(made.files):
            repositories[each.kind].delete(each.record, each.revision)
            removed.append(each)
    except StoreError:
        # Someone was quicker after all: what is left of it must not stand there alone.
        for each in reversed(removed):
            _bring_back(repositories[each.kind], each.record)
        raise


def _refuse_used(session: Session, made: Made) -> None:
    """Contacts with employers are kept elsewhere and may name a client; they must not lose whom they name."""
    records = {each.record for each in made.files if each.kind == "clients"}
    employers = session.lists.employers.values() if session.lists is not None else ()
    if any(not records.isdisjoint(each.clients) for each in employers):
        raise StoreError(msg("Not undone: there are employer contacts about this client already."))


def _bring_back(repository: Repository[Any], record: str) -> None:
    # Why nothing was undone is told, and the file is in the history.
    with suppress(StoreError):
        repository.restore(record, repository.history(record)[0].id, None)
