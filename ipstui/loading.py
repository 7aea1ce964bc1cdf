"""Reading the workspace, in a thread: the lists from the index, full records only where they are needed."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ipscore.language import Language
from ipscore.problem import Problem
from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipstui.messages import ClientRead, ListsRead, RecordsLoaded, RecordsNoticed, WorkspaceRefused
from ipstui.session import DATASET_KINDS, LISTS, Session

if TYPE_CHECKING:
    from ipscore.store.index import Noticed

Progress = Callable[[int, int], None]


def load(
    session: Session, kinds: frozenset[str], progress: Progress | None = None
) -> Iterator[ListsRead | RecordsLoaded | WorkspaceRefused]:
    """Open the workspace if it is not open yet, and read the `kinds` that have not been read: lists first."""
    from ipscore.store import WorkspaceError  # while the first screen is being drawn
    from ipscore.store.index import Index
    from ipscore.store.watching import Watcher

    missing = kinds - session.loaded
    try:
        workspace = session.open_workspace
        if LISTS in missing:
            index = Index.open(workspace.root, workspace.today(), progress=progress)
            # What the first screen is drawn from, so that drawing it does not have to wait.
            index.lists.caseload(workspace.today())
            yield ListsRead(Watcher(index))
            _remember(session)
        if full := missing & frozenset(DATASET_KINDS):
            loaded = workspace.load(full)
            yield RecordsLoaded(loaded.dataset, full, loaded.problems)
    except WorkspaceError as error:
        yield WorkspaceRefused(error.problems)


def read_client(session: Session, client_id: str) -> ClientRead:
    """Open one client: the case, and the employers of the client's jobs and of contacts about the client."""
    from ipscore.store import StoreError  # not needed for the first screen

    workspace = session.open_workspace
    dataset = Dataset(workspace.info)
    try:
        client = workspace.clients.get(client_id).record
    except StoreError as error:
        return ClientRead(client_id, dataset, error.problems)
    dataset.clients = {client_id: client}
    with suppress(StoreError):
        dataset.identities = {client_id: workspace.identities.get(client_id).record}
    employers = {}
    for employer in _employers_of(session, client):
        # One that cannot be read is told of in the list of problems.
        with suppress(StoreError):
            employers[employer] = workspace.employers.get(employer).record
    dataset.employers = employers
    return ClientRead(client_id, dataset, ())


def notice(session: Session) -> RecordsNoticed | None:
    """Look for changes; read those of the changed records again that are held in full."""
    if session.watcher is None:
        return None
    noticed = session.watcher.poll()
    if not noticed:
        return None
    records = Dataset(session.open_workspace.info)
    for kind in frozenset(noticed.changed) & session.loaded & frozenset(DATASET_KINDS):
        setattr(records, kind, dict(_read(getattr(session.open_workspace, kind), noticed.changed[kind])))
    return RecordsNoticed(noticed, records)


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


def _read(repository: Any, ids: frozenset[str]) -> Iterator[tuple[str, object]]:
    from ipscore.store import StoreError  # as above

    for record_id in sorted(ids):
        # Gone or broken again meanwhile: the next look will say so.
        with suppress(StoreError):
            yield record_id, repository.get(record_id).record


def _employers_of(session: Session, client: Client) -> list[str]:
    named = {job.employer for job in client.jobs} | {each.employer for each in client.placements}
    known = session.lists.employers if session.lists is not None else {}
    about = {key for key, each in known.items() if client.id in each.clients}
    return sorted(about | {each for each in named if each is not None})


def _remember(session: Session) -> None:
    from ipscore.store import StoreError, places  # after the first screen

    # Not being able to remember the folder is no reason not to open it.
    with suppress(StoreError):
        places.remember_workspace(session.root)


def told(language: Language, problems: tuple[Problem, ...]) -> str:
    """Problems as plain lines for the terminal."""
    return "\n".join(line for problem in problems for line in problem_lines(language, problem))


def problem_lines(language: Language, problem: Problem) -> list[str]:
    """A problem in words: where, what, what was expected, what was probably meant."""
    where = problem.file if problem.line is None else f"{problem.file}:{problem.line}"
    place = ": ".join(part for part in (where, problem.where) if part)
    what = language.message(problem.message)
    lines = [f"{place}: {what}" if place else what]
    if problem.expected is not None:
        lines.append(language("  expected: {what}", what=problem.expected))
    if problem.nearest is not None:
        lines.append(language("  did you mean: {what}", what=problem.nearest))
    return lines
