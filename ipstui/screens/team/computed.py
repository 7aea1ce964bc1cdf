"""Computing the team in a thread: due items of every client are needed, which takes a moment."""

from dataclasses import dataclass
from datetime import date

from textual.message import Message as Event

from ipscore.message import Message
from ipscore.practice.agenda import Practice
from ipscore.practice.team.board import team
from ipscore.practice.team.views import Team, TeamRecords
from ipstui.practice import PracticeRefusedError, practice_of
from ipstui.session import Session


@dataclass
class TeamComputed(Event):
    """The team of the records as they were."""

    version: int
    """Of the session's records."""
    site: str | None
    """The site asked for; None: all."""
    team: Team
    records: TeamRecords
    practice: Practice
    supervision: tuple[date | None, str]
    """Day and note of the last meeting of the team."""


@dataclass
class TeamRefused(Event):
    """The team cannot be computed."""

    why: Message
    """In words."""


def compute(session: Session, site: str | None, practice: Practice | None) -> TeamComputed | TeamRefused:
    """The team today. `practice`: the rules, when they are known already. For a thread."""
    from ipscore.store import StoreError  # while the screen is being drawn
    from ipscore.store.team import last_supervision, supervision_note, team_records

    version, lists, workspace = session.version, session.lists, session.open_workspace
    assert lists is not None
    try:
        known = practice or practice_of(session)
    except PracticeRefusedError as error:
        return TeamRefused(error.problems[0].message)
    records = team_records(lists, workspace.info, known, session.today)
    found = team(records, known, session.today, site)
    try:
        last = last_supervision(lists.service_logs, session.today, site)
        supervision = supervision_note(workspace.service_logs, last)
    except StoreError:
        # A log that cannot be read is among the files with problems; the rest of the list is worth having.
        supervision = (None, "")
    return TeamComputed(version, site, found, records, known, supervision)
