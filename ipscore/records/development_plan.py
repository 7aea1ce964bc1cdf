"""The development plan that follows a review: actions tied to criteria, and how they come along."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ipscore.documented import doc

SCHEMA = 1


class ActionState(StrEnum):
    """How far an action has come."""

    OPEN = "open"
    UNDER_WAY = "under_way"
    DONE = "done"
    DROPPED = "dropped"


@frozen
class FollowUp:
    """What a steering meeting noted of an action."""

    id: str = field(metadata=doc("Id of the note."))
    on: date = field(metadata=doc("Day of the meeting."))
    note: str = field(metadata=doc("What was noted."))
    state: ActionState | None = field(
        default=None, metadata=doc("State the action was put into, when it changed.")
    )


@frozen
class Action:
    """One action."""

    id: str = field(metadata=doc("Id of the action."))
    criterion: str = field(metadata=doc("Criterion it is to raise, by id."))
    text: str = field(metadata=doc("What is done."))
    owner: str = field(default="", metadata=doc("Who answers for it."))
    due: date | None = field(default=None, metadata=doc("By when."))
    state: ActionState = field(default=ActionState.OPEN, metadata=doc("How far it has come."))
    expected_score: int | None = field(default=None, metadata=doc("Score that is expected of it."))
    effort: float | None = field(
        default=None, metadata=doc("Effort of one point, compared with the others; left out: 1.")
    )
    done_on: date | None = field(default=None, metadata=doc("Day it was done."))
    follow_ups: tuple[FollowUp, ...] = field(
        default=(), metadata=doc("What steering meetings noted, oldest first.")
    )


@frozen
class DevelopmentPlan:
    """The development plan of one review."""

    id: str = field(metadata=doc("Id of the review the plan follows.", refers="review"))
    agreed_on: date | None = field(default=None, metadata=doc("Day the plan was agreed on."))
    next_review_on: date | None = field(default=None, metadata=doc("Day of the next review, when agreed."))
    actions: tuple[Action, ...] = field(default=(), metadata=doc("Actions, in any order."))
    schema: int = field(default=SCHEMA, metadata=doc("Version of this kind of file."))
