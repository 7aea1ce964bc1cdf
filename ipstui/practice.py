"""The definitions the workspace uses, and its calendar: read in a thread at first use, kept for the run."""

from typing import TYPE_CHECKING

from ipscore.problem import Problem
from ipstui.session import Session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ipscore.definitions.scale import Scale
    from ipscore.fidelity.evidence import Beside
    from ipscore.plugin.registry import Registry
    from ipscore.practice.agenda import Practice


class PracticeRefusedError(Exception):
    """The definitions cannot be used. `problems` says why and what to do; all else works without them."""

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


def beside_of(session: Session) -> "Beside":
    """What evidence is told of besides the records. Raises PracticeRefusedError. For a thread."""
    from ipscore.store.review_results import beside_records  # as above

    return beside_records(session.open_workspace, registry_of(session).scales)


def scales_of(session: Session) -> "tuple[Mapping[str, Scale], tuple[Problem, ...]]":
    """Every scale in the words of the workspace, and what is wrong with its text pack.

    Raises PracticeRefusedError. For a thread.
    """
    from ipscore.store.text_packs import scales_in_words  # as above

    workspace, registry = session.open_workspace, registry_of(session)
    scales, _, problems = scales_in_words(
        workspace.root, workspace.info.text_pack, registry.scales, registry.texts
    )
    return scales, problems


def scale_of(session: Session, scale_id: str) -> "tuple[Scale, tuple[Problem, ...]]":
    """One scale in the words of the workspace, which alone is built, and what is wrong with its text pack.

    Raises PracticeRefusedError, also for a scale that is not installed. For a thread.
    """
    from ipscore.definitions.wording import worded  # as above
    from ipscore.plugin.registry import UnknownScaleError
    from ipscore.store.text_packs import text_pack_in_use

    workspace, registry = session.open_workspace, registry_of(session)
    try:
        scale = registry.scale(scale_id)
    except UnknownScaleError as error:
        raise PracticeRefusedError((error.problem,)) from error
    pack, problems = text_pack_in_use(
        workspace.root, workspace.info.text_pack, registry.scales, registry.texts
    )
    return worded(scale, pack), problems


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
