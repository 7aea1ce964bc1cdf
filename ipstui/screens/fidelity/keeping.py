"""Keeping an assessor's ratings: on the disk when one moves on, in a draft while a field is typed in.

Everything here may run in a thread; nothing touches a widget. One save is under way at a time, which the
wizard sees to.
"""

import threading
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from attrs import Factory, evolve, frozen

from ipscore.message import Message
from ipscore.records.review import Rating, RatingFile, Review, ReviewState
from ipscore.store import AlreadyThere, Conflict, Stored, StoreError
from ipscore.structure import structure, unstructure
from ipstui.screens.fidelity.joining import Clash, changed, clashes, join

if TYPE_CHECKING:
    from ipscore.store import Drafts, Workspace

Ratings = Mapping[str, Rating]


@frozen
class Kept:
    """The ratings are on the disk; `sent` is what was to be saved, `stored` has others' changes in it too."""

    sent: Ratings
    stored: Stored[RatingFile]


@frozen
class NotKept:
    """Nothing was saved: why, in words."""

    why: Message


@frozen
class Differs:
    """Someone else changed the same fields; nothing was saved. `stored` is what stands on the disk."""

    stored: Stored[RatingFile]
    clashes: tuple[Clash, ...]


Outcome = Kept | NotKept | Differs


def rating_id(review: str, assessor: str) -> str:
    """Id of an assessor's rating file."""
    return f"{review}-{assessor}"


def keep(
    workspace: "Workspace", review: Review, assessor: str, ratings: Ratings, stored: Stored[RatingFile] | None
) -> Outcome:
    """Save an assessor's ratings, joined with what is on the disk since `stored` was read."""
    file = RatingFile(id=rating_id(review.id, assessor), review=review.id, assessor=assessor)
    base = stored.record if stored is not None else file
    try:
        try:
            saved = workspace.ratings.save(
                evolve(base, ratings=dict(ratings)), stored.revision if stored is not None else None
            )
        except AlreadyThere:
            saved = workspace.ratings.get(file.id)
            different = clashes({}, ratings, saved.record.ratings)
            if different:
                return Differs(saved, different)
            both = evolve(saved.record, ratings=join({}, ratings, saved.record.ratings))
            saved = workspace.ratings.save(both, saved.revision)
        except Conflict as conflict:
            theirs: Stored[RatingFile] = conflict.theirs
            different = clashes(base.ratings, ratings, theirs.record.ratings)
            if different:
                return Differs(theirs, different)
            # Only what is remembered beside a score differs: the newer stands.
            both = evolve(theirs.record, ratings=join(base.ratings, ratings, theirs.record.ratings))
            saved = workspace.ratings.save(both, theirs.revision)
    except StoreError as error:
        return NotKept(error.message)
    _begin(workspace, review)
    return Kept(ratings, saved)


def _begin(workspace: "Workspace", review: Review) -> None:
    """Mark the review as being rated. Only a word in the list: when it fails, the next save tries again."""
    if review.state is not ReviewState.PLANNED:
        return
    with suppress(StoreError):
        stored = workspace.reviews.get(review.id)
        if stored.record.state is ReviewState.PLANNED:
            workspace.reviews.save(evolve(stored.record, state=ReviewState.RATING), stored.revision)


@frozen
class Place:
    """Where the assessor was, and what had not been saved: ratings as they stood, and what they came from."""

    criterion: str = ""
    mine: Mapping[str, Rating] = Factory(dict)
    base: Mapping[str, Rating] = Factory(dict)


class RatingDraft:
    """The draft of one assessor's ratings of one review, in the user's own folder."""

    def __init__(self, drafts: "Drafts", workspace: str, review: str, assessor: str) -> None:
        self._drafts = drafts
        self._key = (workspace, f"rating/{rating_id(review, assessor)}")
        self._lock = threading.Lock()
        self._newest = 0

    def put(self, number: int, criterion: str, ratings: Ratings, stored: Ratings) -> Message | None:
        """Write down the place and the ratings not saved; words when that failed.

        `number` grows with every call made: a thread that comes late does not overwrite what is newer.
        """
        mine = changed(stored, ratings)
        base = {each: stored[each] for each in mine if each in stored}
        data: dict[str, object] = {"criterion": criterion, "mine": _plain(mine), "base": _plain(base)}
        with self._lock:
            if number < self._newest:
                return None
            self._newest = number
            try:
                self._drafts.put(self._key, data)
            except StoreError as error:
                return error.message
        return None

    def get(self) -> Place:
        """What was written down; nothing when there is no draft, or none that can be read."""
        data = self._drafts.get(self._key) or {}
        return Place(str(data.get("criterion", "")), _ratings(data.get("mine")), _ratings(data.get("base")))


def _plain(ratings: Ratings) -> dict[str, object]:
    return {each: unstructure(rating) for each, rating in ratings.items()}


def _ratings(data: object) -> dict[str, Rating]:
    found: dict[str, Rating] = {}
    if isinstance(data, dict):
        for each, plain in data.items():
            rating = structure(plain, Rating)[0] if isinstance(plain, dict) else None
            if rating is not None:
                found[each] = rating
    return found
