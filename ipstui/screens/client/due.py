"""What is due with the client that is open, and what its case warns of.

From the records as they were opened, not from the lists, so that what was just saved counts at once.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from attrs import frozen
from textual.message import Message as Event

from ipscore.message import Message
from ipscore.problem import Problem
from ipstui.practice import PracticeRefusedError, practice_of
from ipstui.session import Session

if TYPE_CHECKING:
    from ipscore.practice.agenda import Practice
    from ipscore.practice.case import Case
    from ipscore.practice.due import DueItem
    from ipscore.records.dataset import Dataset

HORIZON = 31
"""Days ahead that are shown."""


@frozen
class ClientDue:
    """What is due with a client as the records were at `version`; without `practice`, `problems` say why."""

    client: str
    version: int
    items: "tuple[DueItem, ...]" = ()
    warnings: tuple[Message, ...] = ()
    practice: "Practice | None" = None
    problems: tuple[Problem, ...] = ()


@dataclass
class ClientDueRead(Event):
    """What is due with the client has been computed."""

    due: ClientDue


def read_due(session: Session, client: str) -> ClientDue:
    """What is due with the client. The first time it reads the rules, which is for a thread."""
    from ipscore.practice.agenda import client_items  # after the first screen is drawn
    from ipscore.practice.caseload import present_episode
    from ipscore.practice.team.coach_load import coach_load
    from ipscore.practice.warnings import warnings

    version, today, lists, opened = session.version, session.today, session.lists, session.opened
    if lists is None or opened is None or client not in opened.clients:
        return ClientDue(client, version)
    story = opened.story(client)
    try:
        practice = practice_of(session)
    except PracticeRefusedError as error:
        return ClientDue(client, version, warnings=warnings(story, today), problems=error.problems)
    items = client_items(_case(opened, client), practice, today, HORIZON)
    episode = present_episode(story.client, today)
    coach = lists.staff.get(episode.coach_on(today) or "") if episode is not None else None
    load = coach_load(session.caseload(), coach, practice, today) if coach is not None else None
    return ClientDue(client, version, items, warnings(story, today, practice, load), practice)


def _case(opened: "Dataset", client: str) -> "Case":
    from ipscore.practice.case import Case  # as above
    from ipscore.practice.summaries import client_summary, employer_summary

    # While two employers are being merged a contact is in both files; it is one contact all the same.
    about = {
        contact.id: (opened.employer_id(key), contact)
        for key in sorted(opened.employers, reverse=True)
        for contact in employer_summary(opened.employers[key]).contacts
        if client in contact.clients
    }
    contacts = sorted(about.values(), key=lambda each: (each[1].on, each[1].id))
    return Case(client_summary(opened.clients[client]), tuple(contacts))
