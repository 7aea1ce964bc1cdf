"""The practice rules of the workspace and its calendar: read in a thread at first use, kept for the run."""

from typing import TYPE_CHECKING

from ipscore.problem import Problem
from ipstui.session import Session

if TYPE_CHECKING:
    from ipscore.plugin.registry import Registry
    from ipscore.practice.agenda import Practice


class PracticeRefusedError(Exception):
    """The rules cannot be used. `problems` says why and what to do; everything else works without them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("; ".join(str(each.message) for each in problems))
        self.problems = problems


def registry_of(session: Session) -> "Registry":
    """The definitions of every plugin. Raises PracticeRefusedError where none may be broken."""
    from ipscore.plugin.registry import BrokenPluginError, Registry  # after the first screen is drawn

    if session.registry is None:
        try:
            session.registry = Registry.load()
        except BrokenPluginError as error:
            raise PracticeRefusedError(error.problems) from error
    return session.registry


def practice_of(session: Session) -> "Practice":
    """The rules and the calendar. Raises PracticeRefusedError."""
    from ipscore.plugin.registry import UnknownRulesError  # as above
    from ipscore.practice.agenda import Practice
    from ipscore.store.calendar import finnish

    if session.practice is None:
        info = session.open_workspace.info
        try:
            rules = registry_of(session).rules_of(info)
        except UnknownRulesError as error:
            raise PracticeRefusedError((error.problem,)) from error
        session.practice = Practice(rules, finnish(info))
    return session.practice
