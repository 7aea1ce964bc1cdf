"""Noticing what has changed in the workspace, in a thread, and reading those records again that are held."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from attrs import evolve

from ipscore.problem import Problem
from ipscore.records.dataset import Dataset
from ipstui.messages import RecordsNoticed
from ipstui.session import LISTED, UNLISTED, Session

if TYPE_CHECKING:
    from ipscore.store import Repository
    from ipscore.store.index import Noticed


def notice(session: Session) -> RecordsNoticed | None:
    """Look for changes; read those of the changed records again that are held in full."""
    if session.watcher is None:
        return None
    noticed = session.watcher.poll()
    records = Dataset(session.open_workspace.info)
    for kind in frozenset(noticed.changed) & session.loaded & LISTED:
        setattr(records, kind, dict(_read(getattr(session.open_workspace, kind), noticed.changed[kind])))
    problems = session.full_problems
    for kind, changes in session.unlisted.poll(session.open_workspace, session.loaded & UNLISTED):
        touched = (*changes.changed, *changes.removed)
        noticed = _with(session, noticed, records, kind, touched)
        problems = _problems(session, problems, kind, touched)
    told = problems != session.full_problems
    if not noticed and not told:
        return None
    return RecordsNoticed(noticed, records, problems if told else None)


def concerns(session: Session, noticed: "Noticed") -> bool:
    """Whether the client that is open has to be read again."""
    if session.client is None:
        return False
    about = noticed.touched("employers")
    known = session.lists.employers if session.lists is not None else {}
    opened = session.opened.employers if session.opened is not None else {}
    return (
        session.client in noticed.touched("clients") | noticed.touched("identities")
        or bool(about & opened.keys())
        or any(session.client in known[each].clients for each in about if each in known)
    )


def _with(
    session: Session, noticed: "Noticed", records: Dataset, kind: str, touched: Collection[str]
) -> "Noticed":
    """What was noticed, with the records `touched` of a kind that no list shows; they go into `records`."""
    held: Mapping[str, object] = getattr(session.dataset, kind, {})
    found = dict(_read(session.open_workspace.repositories()[kind], touched))
    # A file too young to be sure of is named though nothing has changed.
    fresh = {key: each for key, each in found.items() if held.get(key) != each}
    gone = (frozenset(touched) - found.keys()) & held.keys()
    setattr(records, kind, fresh)
    changed, removed = dict(noticed.changed), dict(noticed.removed)
    if fresh:
        changed[kind] = frozenset(fresh)
    if gone:
        removed[kind] = gone
    return evolve(noticed, changed=changed, removed=removed)


def _problems(
    session: Session, known: tuple[Problem, ...], kind: str, touched: Collection[str]
) -> tuple[Problem, ...]:
    """What could not be read, after these records of the kind have changed."""
    from ipscore.store import NotFound, Stored, StoreError  # not needed for the first screen

    repository = session.open_workspace.repositories()[kind]
    files = {name for each in touched for name in repository.kind.names(repository.root, each)}
    found: list[Problem] = []
    for each in touched:
        try:
            stored: Stored[Any] = repository.get(each)
        except NotFound:
            continue
        except StoreError as error:
            found += error.problems
        else:
            found += [stored.read_only] if stored.read_only is not None else []
    return (*(each for each in known if each.file not in files), *found)


def _read(repository: "Repository[Any]", ids: Collection[str]) -> Iterator[tuple[str, object]]:
    from ipscore.store import StoreError  # as above

    for record_id in sorted(ids):
        # Gone or broken again meanwhile: the next look will say so.
        with suppress(StoreError):
            yield record_id, repository.get(record_id).record
