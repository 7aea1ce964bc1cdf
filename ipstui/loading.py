"""Reading the workspace, in a thread: the lists from the index, full records only where they are needed."""

from collections.abc import Callable, Iterator
from contextlib import suppress

from ipscore.language import Language
from ipscore.problem import Problem
from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipstui.messages import ClientRead, ListsRead, RecordsLoaded, WorkspaceRefused
from ipstui.session import DATASET_KINDS, LISTED, LISTS, UNLISTED, Session

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
            session.unlisted.begin(workspace, full & UNLISTED)
            loaded = workspace.load(full)
            # The lists tell of the problems of what they show, also of later ones.
            problems = tuple(each for each in loaded.problems if each.file.split("/")[0] not in LISTED)
            yield RecordsLoaded(loaded.dataset, full, problems)
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
