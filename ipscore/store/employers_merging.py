"""Merging two employers in the files, so that at no moment a link leads nowhere.

A store promises no change of several files at once. So the kept employer is saved first, with the contacts of
the double; then every case that points at the double; the double last, as a small file that says where it
went. Whoever is stopped in between finds every link leading to an employer that is there, and doing it again
completes it: contacts are known by their ids, and a case that points at the kept one is left alone.

It is undone by restoring the earlier versions of the records that were saved (`Merged.saved`).
"""

from collections.abc import Callable, Collection, Iterator

from attrs import evolve, frozen

from ipscore.message import msg
from ipscore.practice.employers.merging import (
    Choice,
    Value,
    carried_over,
    choices,
    combined,
    emptied,
    left_out,
)
from ipscore.problem import Problem
from ipscore.records.client import Client
from ipscore.records.employer import Employer
from ipscore.store.errors import NotFound, StoreError
from ipscore.store.reading import read_bytes
from ipscore.store.repository import Conflict, Stored
from ipscore.store.workspace import Workspace

_Case = tuple[str, tuple[Problem, ...]]

ATTEMPTS = 8
"""How often a file is taken again when a colleague saved it between reading and saving."""

Lines = Callable[[tuple[tuple[str, Value], ...]], Collection[str]]
"""Writes what was not chosen, field by field, as lines of a note in the language of the one who merges."""


class CannotMergeError(StoreError):
    """These two cannot be merged, or not as it was shown. Nothing was changed."""


@frozen
class Plan:
    """Two employers as they were read, what has to be chosen, and how many cases point at the double."""

    kept: Stored[Employer]
    double: Stored[Employer]
    choices: tuple[Choice, ...]
    cases: tuple[str, ...]
    """Ids of the clients whose files point at the double."""


@frozen
class Merged:
    """What was done: the kept employer, the names of the records saved, and what could not be rewritten.

    A case that cannot be read or saved keeps its link to the double, which leads on to the kept one.
    """

    kept: Employer
    saved: tuple[str, ...]
    problems: tuple[Problem, ...]


def plan(workspace: Workspace, kept_id: str, double_id: str) -> Plan:
    """What merging the double into the kept one would be. Raises CannotMergeError, NotFound, Unreadable."""
    kept, double = workspace.employers.get(kept_id), workspace.employers.get(double_id)
    _refuse(kept.record, double.record)
    cases = tuple(sorted(_pointing(workspace, double_id)))
    return Plan(kept, double, choices(kept.record, double.record), cases)


def merge(workspace: Workspace, agreed: Plan, take: Collection[str], lines: Lines) -> Merged:
    """Merge as planned, with the double's value for the fields in `take`.

    Others may save meanwhile: what they add comes along. Raises Conflict when they changed the same detail of
    the kept employer, CannotMergeError when the double is another than was shown, and StoreError; then doing
    it again completes what was begun.
    """
    kept_id, double_id = agreed.kept.record.id, agreed.double.record.id
    double = workspace.employers.get(double_id)
    _refuse(workspace.employers.get(kept_id).record, double.record)
    if _details(double.record) != _details(agreed.double.record):
        raise CannotMergeError(
            msg("Someone else changed “{name}” meanwhile. Look at the two again.", name=double.record.name)
        )
    note = lines(left_out(agreed.kept.record, double.record, take))
    record = combined(agreed.kept.record, double.record, take, note)
    workspace.employers.save(record, agreed.kept.revision)
    rewritten = dict(_rewrite(workspace, kept_id, double_id))
    _close(workspace, kept_id, double)
    # What colleagues saved while the first were rewritten; what failed then is tried once more.
    rewritten |= dict(_rewrite(workspace, kept_id, double_id))
    cases = (f"clients/{each}" for each, problems in rewritten.items() if not problems)
    return Merged(
        workspace.employers.get(kept_id).record,
        (f"employers/{kept_id}", *cases, f"employers/{double_id}"),
        tuple(problem for problems in rewritten.values() for problem in problems),
    )


def _refuse(kept: Employer, double: Employer) -> None:
    if kept.id == double.id:
        raise CannotMergeError(msg("An employer cannot be merged with itself. Choose two."))
    for each, into in ((kept, kept.merged_into), (double, double.merged_into)):
        # The same merge again completes one that was stopped.
        if into is not None and not (each is double and into == kept.id):
            raise CannotMergeError(
                msg("“{name}” was merged into {id} already. Choose that one.", name=each.name, id=into)
            )


def _details(employer: Employer) -> Employer:
    return evolve(employer, contacts=(), deferrals=(), merged_into=None)


def _pointing(workspace: Workspace, employer_id: str) -> Iterator[str]:
    """Ids of the cases in which the employer's id stands anywhere: bytes are read many times quicker."""
    word = employer_id.encode()
    repository = workspace.clients
    for name in repository.names():
        if isinstance(name, str):
            content = read_bytes(repository.root, name)
            if not isinstance(content, Problem) and word in content:
                yield repository.kind.id_of(name)


def _rewrite(workspace: Workspace, kept_id: str, double_id: str) -> Iterator[_Case]:
    """Each case that was to be rewritten, and why it could not be."""
    for client_id in _pointing(workspace, double_id):
        try:
            if _rewrite_one(workspace, client_id, kept_id, double_id):
                yield client_id, ()
        except NotFound:
            continue  # removed meanwhile
        except StoreError as error:
            yield client_id, error.problems


def _rewrite_one(workspace: Workspace, client_id: str, kept_id: str, double_id: str) -> bool:
    for attempt in range(ATTEMPTS):
        stored = workspace.clients.get(client_id)
        record = _repointed(stored.record, kept_id, double_id)
        if record == stored.record:
            return attempt > 0
        try:
            workspace.clients.save(record, stored.revision)
        except Conflict:
            # A colleague changed the same job: what stands there now is what is to be rewritten.
            if attempt == ATTEMPTS - 1:
                raise
        else:
            return True
    return False


def _repointed(client: Client, kept_id: str, double_id: str) -> Client:
    return evolve(
        client,
        jobs=tuple(evolve(e, employer=kept_id) if e.employer == double_id else e for e in client.jobs),
        placements=tuple(
            evolve(e, employer=kept_id) if e.employer == double_id else e for e in client.placements
        ),
    )


def _close(workspace: Workspace, kept_id: str, double: Stored[Employer]) -> None:
    """Mark the double as merged; what a colleague adds to it until then is carried over."""
    carried = double.record
    for _ in range(ATTEMPTS):
        try:
            closed = workspace.employers.save(emptied(double.record, kept_id), double.revision)
        except Conflict:
            closed = workspace.employers.get(double.record.id)
        if not closed.record.contacts and not closed.record.deferrals:
            return
        kept = workspace.employers.get(kept_id)
        workspace.employers.save(carried_over(kept.record, closed.record, carried), kept.revision)
        carried = closed.record
        double = closed
    raise CannotMergeError(
        msg("Colleagues keep saving “{name}”. Merge again in a moment to complete it.", name=carried.name)
    )
