"""The states of records, read from their history, and what changed from each to the next, in words."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from attrs import evolve, frozen

from ipscore.language import Language
from ipscore.message import N_
from ipscore.problem import Problem
from ipscore.store import Repository, Stored, StoreError, Version
from ipstui.forms.naming import ITEMS, Change, Changed, changes, item_words, place_words, value_at
from ipstui.session import Session

IDENTITY = N_("Personal details")
"""What the record of who the client is is called."""

LIMIT = 200
"""Versions that are read, the latest: each is a file. `ips history` tells of all."""


@frozen
class State:
    """One state of a record. `version`: which earlier one; None for the record as it is now.

    `kind` and `record` say of which record: the name of its repository, and its id.

    `stored` is None for a state that cannot be read, and `problems` says why. `before` is the state that it
    took the place of.
    """

    kind: str
    record: str
    version: Version | None
    stored: Stored[Any] | None
    problems: tuple[Problem, ...] = ()
    before: Stored[Any] | None = None


@frozen
class States:
    """What was read: how it is now, then the latest first; and how many older ones there are besides."""

    states: tuple[State, ...]
    older: int = 0


def read_states(repository: Repository[Any], kind: str, record: str) -> States:
    """Read the states of a record. Raises StoreError when there is no such record."""
    versions = repository.history(record)
    found = [_read(repository, kind, record, each) for each in (None, *versions[:LIMIT])]
    # What an older version kept but was not read is still what the oldest one read took the place of.
    befores = [each.stored for each in found[1:]] + [None]
    states = (evolve(each, before=before) for each, before in zip(found, befores, strict=True))
    return States(tuple(states), max(0, len(versions) - LIMIT))


def together(main: States, others: Sequence[States]) -> States:
    """The states of several records in the order of time; of `others` only those that were ever changed."""
    all_of = [main, *(each for each in others if len(each.states) > 1)]
    states = [state for each in all_of for state in each.states]
    now = [each for each in states if each.version is None]
    earlier = sorted(
        ((each.version.when, each) for each in states if each.version is not None),
        key=lambda pair: pair[0],
        reverse=True,
    )
    return States((*now, *(each for _, each in earlier)), sum(each.older for each in all_of))


def whose(session: Session, kind: str, record: str) -> str:
    """The name of the client or the employer whose record it is."""
    if kind == "employers":
        return session.employer_names.get(record, record)
    return session.name_of(record)


def when_words(language: Language, when: datetime) -> str:
    """A moment on the clock of the user: 14.10.2022 9.05."""
    here = when.astimezone()
    return f"{language.date(here.date())} {language.time(here.time())}"


def state_words(session: Session, state: State) -> str:
    """What changed with this state; of who the client is that is said first."""
    words = _changed(session, state)
    return f"{session.language(IDENTITY)}: {words}" if state.kind == "identities" else words


def change_words(session: Session, found: Sequence[Changed], *records: Any) -> str:
    """Changes in words, item by item: `Contact 7.10.2022: Note, Minutes; Job 1.6.2022 added`."""
    return "; ".join(_words(session, found, records)) or session.language("nothing that shows here")


def _changed(session: Session, state: State) -> str:
    language = session.language
    if state.stored is None:
        return "! " + language.message(state.problems[0].message)
    if state.before is None:
        return language("the oldest version kept")
    before, after = state.before.record, state.stored.record
    return change_words(session, tuple(changes(before, after)), before, after)


def _read(repository: Repository[Any], kind: str, record: str, version: Version | None) -> State:
    try:
        stored = repository.get(record) if version is None else repository.version(record, version.id)
    except StoreError as error:
        return State(kind, record, version, None, error.problems)
    return State(kind, record, version, stored)


def _words(session: Session, found: Sequence[Changed], records: tuple[Any, ...]) -> Iterator[str]:
    language = session.language
    for change in found:
        if change.how is not Change.CHANGED:
            item = item_words(session, change.path[-2], change.before or change.after)
            added = change.how is Change.ADDED
            yield language("{item} added", item=item) if added else language("{item} removed", item=item)
    changed = [each for each in found if each.how is Change.CHANGED]
    for item, group in groupby(changed, key=lambda each: each.path[:-1]):
        names = ", ".join(place_words(session, each.path[-1:]) for each in group)
        if not item:
            yield names
            continue
        at = next(value for each in records if (value := value_at(each, item)) is not None)
        kind = item[-2] if len(item) > 1 and item[-2] in ITEMS else item[-1]
        yield f"{item_words(session, kind, at)}: {names}"
