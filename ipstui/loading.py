"""Reading the workspace, in a thread: what a screen needs and no more."""

from contextlib import suppress

from ipscore.language import Language
from ipscore.problem import Problem
from ipstui.ahead import FIRST
from ipstui.messages import LinesRead, RecordsLoaded, WorkspaceRefused
from ipstui.session import Session


def load(session: Session, kinds: frozenset[str]) -> RecordsLoaded | WorkspaceRefused:
    """Open the workspace if it is not open yet, and read the `kinds` that have not been read."""
    missing = kinds - session.loaded
    ahead, session.ahead = session.ahead, None
    if ahead is not None:
        found = ahead.records()
        if found is not None and missing.issubset(FIRST):
            _remember(session)
            return RecordsLoaded(found[0], frozenset(FIRST), found[1])
    from ipscore.store import WorkspaceError  # noqa: PLC0415 - not needed for the first screen

    try:
        loaded = session.open_workspace.load(missing)
    except WorkspaceError as error:
        return WorkspaceRefused(error.problems)
    _remember(session)
    return RecordsLoaded(loaded.dataset, missing, loaded.problems)


def _remember(session: Session) -> None:
    from ipscore.store import StoreError, places  # noqa: PLC0415 - after the first screen

    # Not being able to remember the folder is no reason not to open it.
    with suppress(StoreError):
        places.remember_workspace(session.root)


def first_lines(session: Session) -> LinesRead | None:
    """The lines of the caseload, when they were read ahead; the records follow by `load`."""
    found = session.ahead.lines() if session.ahead is not None and not session.rows else None
    return LinesRead(found[0], found[1]) if found is not None else None


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
