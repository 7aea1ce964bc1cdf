"""Saving reviews of contacts with employers, in a thread."""

from dataclasses import dataclass

from textual.message import Message as Event

from ipscore.practice.team.reviewing import Waiting
from ipscore.problem import Problem
from ipscore.records.employer import Employer
from ipstui.session import Session


@dataclass
class ReviewsAnswered(Event):
    """Reviews were saved, or taken back."""

    contacts: tuple[Waiting, ...]
    """Those that were saved."""
    employers: tuple[Employer, ...]
    """As they are on disk now."""
    problems: tuple[Problem, ...]
    """Why others were not."""
    back: bool
    """Whether reviews were taken back."""


def stamped(session: Session, contacts: tuple[Waiting, ...], *, back: bool) -> ReviewsAnswered:
    """Save that the contacts were reviewed today, or with `back` that they were not."""
    from ipscore.store.team import stamp, unstamp  # only when something is reviewed

    save = unstamp if back else stamp
    done = save(session.open_workspace.employers, contacts, session.today)
    return ReviewsAnswered(done.saved, done.employers, done.problems, back)
