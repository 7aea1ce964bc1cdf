"""The line above the caseload: how many are shown, by which filter, and what else should be known."""

from ipscore.practice.selection import LIMIT, Selected, Selection
from ipstui.course import phase_words
from ipstui.screens.unreadable import unreadable
from ipstui.session import Session


def status(session: Session, selection: Selection, selected: Selected, drafts: int) -> list[str]:
    """The parts of the line."""
    language = session.language
    found, total = selected.matching, selected.total
    if found > LIMIT:
        parts = [language("The first {limit} of {total} clients: search or filter to see the others",
                          limit=LIMIT, total=found)]  # fmt: skip
    else:
        parts = [language("{shown} of {total} clients", shown=found, total=total)]
    if selection.phase is not None:
        parts.append(phase_words(session, selection.phase))
    if selection.site is not None:
        parts.append(session.site_name(selection.site))
    if selection.coach is not None:
        parts.append(session.staff_name(selection.coach))
        parts += _load(session, selection.coach)
    if selection.search:
        parts.append(f"/{selection.search}")
    if files := unreadable(session):
        parts.append(files)
    if drafts:
        parts.append(language("drafts: {n}, d continues", n=drafts))
    return parts


def _load(session: Session, coach: str) -> list[str]:
    """The coach's clients against the limit; nothing while the practice rules have not been read."""
    from ipscore.practice.team.coach_load import coach_load  # not needed for the first screen
    from ipstui.screens.today.above import clients_words

    lists, practice, today = session.lists, session.practice, session.today
    if lists is None or practice is None or coach not in lists.staff:
        return []
    return [clients_words(session, (coach_load(lists.caseload(today), lists.staff[coach], practice, today),))]
