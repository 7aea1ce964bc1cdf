"""The rating files of one review as somebody finds them: those to be read, and what is told of others."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress

from attrs import field, frozen

from ipscore.fidelity.alone import Told, everyone_finished
from ipscore.problem import Problem
from ipscore.records.review import CONSENSUS, RatingFile, Review
from ipscore.store.errors import NotFound, StoreError
from ipscore.store.locking import locked
from ipscore.store.repository import Stored
from ipscore.store.review_progress import closed, told
from ipscore.store.workspace import Workspace
from ipscore.store.writing import MODE


@frozen
class ReviewFiles:
    """The files of a review by assessor, `consensus` among them.

    `told`: how far those are whose files are closed to the reader. `problems`: files that are broken.
    What may be shown of `files` is for `ipscore.fidelity.alone.readable` to say.
    """

    stored: Mapping[str, Stored[RatingFile]] = field(factory=dict)
    told: Mapping[str, Told] = field(factory=dict)
    closed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def files(self) -> dict[str, RatingFile]:
        """The rating files that could be read."""
        return {key: each.record for key, each in self.stored.items()}


def read_files(workspace: Workspace, review: Review) -> ReviewFiles:
    """Read the rating files of a review."""
    stored: dict[str, Stored[RatingFile]] = {}
    others: dict[str, Told] = {}
    kept_closed: list[str] = []
    problems: list[Problem] = []
    root = str(workspace.root)
    for assessor in (*(each.id for each in review.assessors), CONSENSUS):
        try:
            stored[assessor] = workspace.ratings.get(f"{review.id}-{assessor}")
        except NotFound:
            continue
        except StoreError as error:
            if not closed(root, _name(review, assessor)):
                problems += error.problems
                continue
            kept_closed.append(assessor)
            known = told(root, review.id, assessor)
            if known is not None:
                others[assessor] = known
    return ReviewFiles(stored, others, tuple(kept_closed), tuple(problems))


def open_ratings(workspace: Workspace, review: Review) -> tuple[str, ...]:
    """Give the files of the assessors to the group once all have finished; returns whose were opened now.

    Only the owner of a file can do that, so it is tried whenever somebody looks at the review: the last to
    finish opens their own file at once, and the others' open when they look next.
    """
    found = read_files(workspace, review)
    if not everyone_finished(review, found.files, found.told):
        return ()
    return tuple(
        each
        for each in found.stored
        if each != CONSENSUS and _opened(str(workspace.root), _name(review, each))
    )


def _opened(root: str, name: str) -> bool:
    with suppress(OSError, StoreError), locked(root, name):
        handle = os.open(f"{root}/{name}", os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            mode = stat.S_IMODE(os.fstat(handle).st_mode)
            if mode & MODE != MODE:
                os.fchmod(handle, mode | MODE)
                return True
        finally:
            os.close(handle)
    return False


def _name(review: Review, assessor: str) -> str:
    return f"reviews/{review.id}/ratings/{assessor}.toml"
