"""What the commands about one review share: finding it and its scale, and refusals in words."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click
from attrs import frozen

from ipscore.cli.session import BROKEN, Refused, Session, refusal
from ipscore.definitions.scale import Scale
from ipscore.fidelity.alone import NotFinishedError
from ipscore.fidelity.consensus import ConsensusError
from ipscore.fidelity.half_rated import HalfRatedError
from ipscore.fidelity.plan_progress import UnknownActionError
from ipscore.fidelity.planning import PlanningError
from ipscore.language import Language
from ipscore.message import msg
from ipscore.records.review import Review

if TYPE_CHECKING:
    from ipscore.plugin.registry import Registry
    from ipscore.store import Workspace
    from ipscore.store.review_work import AtHand


@frozen
class OpenedReview:
    """A review with its files and its scale, in its workspace."""

    workspace: "Workspace"
    registry: "Registry"
    here: "AtHand"
    scale: Scale

    @property
    def review(self) -> Review:
        """The review."""
        return self.here.review


def open_review(session: Session, review_id: str) -> OpenedReview:
    """The review with this id. Raises Refused: not there, unreadable, or of an unknown scale."""
    from ipscore.store import NotFound  # the store is not needed for the help
    from ipscore.store.review_work import at_hand

    workspace = session.open_workspace()
    registry = session.registry()
    with refusing():
        try:
            here = at_hand(workspace, review_id)
        except NotFound as error:
            raise no_review(workspace, review_id) from error
    # `ips check` tells of a text pack that is broken.
    scale, _ = session.worded_scale(workspace, registry, here.review.scale)
    return OpenedReview(workspace, registry, here, scale)


def no_review(workspace: "Workspace", review_id: str) -> Refused:
    """The refusal of an id no review has, with the nearest there is."""
    ids = workspace.reviews.ids()
    return refusal(msg("There is no review with the id “{id}”.", id=review_id), ids, review_id)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the steps of a review raise into a refusal with every problem."""
    from ipscore.fidelity.issuing import NotIssuableError  # as above
    from ipscore.store import StoreError

    try:
        yield
    except (
        StoreError, NotFinishedError, ConsensusError, HalfRatedError, UnknownActionError, PlanningError,
        NotIssuableError,
    ) as error:  # fmt: skip
        raise Refused(*error.problems, code=BROKEN) from error


def review_argument(language: Language) -> click.Argument:
    """The review meant, by id."""
    return click.Argument(["review_id"], metavar=language("REVIEW"))
