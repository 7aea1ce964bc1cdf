"""Reviews and ratings as files, with what may not be done to them: the one door everybody saves through.

An issued review and its ratings change no more; only corrections are added. What several assessors rated
alone stands as it was from the moment all have finished. And while they rate, files of theirs are made so
that nobody else of the machine can read them.
"""

import os
from contextlib import suppress

from attrs import evolve

from ipscore.message import Message, msg
from ipscore.problem import Problem
from ipscore.records.review import CONSENSUS, RatingFile, Review, ReviewState
from ipscore.store.errors import ReviewLocked, StoreError
from ipscore.store.files import TomlRepository
from ipscore.store.layout import RATINGS, REVIEWS
from ipscore.store.repository import Revision, Stored
from ipscore.store.review_progress import closed, publish, told
from ipscore.store.writing import MODE

OWNER_ONLY = 0o600
"""Mode of ratings that somebody gives alone."""


class ReviewRepository(TomlRepository[Review]):
    """Reviews. An issued one takes corrections at the end of its list, and nothing else."""

    def __init__(self, root: str) -> None:
        super().__init__(root, REVIEWS)

    def save(self, record: Review, expected: Revision | None) -> Stored[Review]:
        """Keep the review; see `Repository.save`. Raises ReviewLocked too."""
        now = self.issued(record.id)
        if now is not None and expected is not None:
            name = self._existing(record.id)
            seen = self._base(expected, name).record
            if not _only_corrections(seen, record):
                raise ReviewLocked(_issued(record.id), name)
        return super().save(record, expected)

    def delete(self, record_id: str, expected: Revision) -> None:
        """Remove the review; see `Repository.delete`. Raises ReviewLocked too."""
        self._refuse(record_id)
        super().delete(record_id, expected)

    def restore(self, record_id: str, version_id: str, expected: Revision | None) -> Stored[Review]:
        """Save an earlier state again; see `Repository.restore`. Raises ReviewLocked too."""
        self._refuse(record_id)
        return super().restore(record_id, version_id, expected)

    def issued(self, review_id: str) -> Review | None:
        """The review as it is now, when it is issued; None otherwise, and where that cannot be told."""
        review = self.known(review_id)
        return review if review is not None and review.state is ReviewState.ISSUED else None

    def known(self, review_id: str) -> Review | None:
        """The review as it is now; None where there is none that can be read."""
        try:
            return self.get(review_id).record
        except StoreError:
            return None

    def _refuse(self, review_id: str) -> None:
        if self.issued(review_id) is not None:
            raise ReviewLocked(_issued(review_id), self._existing(review_id))


class RatingRepository(TomlRepository[RatingFile]):
    """Rating files of the reviews in `reviews`."""

    def __init__(self, reviews: ReviewRepository) -> None:
        super().__init__(reviews.root, RATINGS)
        self._reviews = reviews

    def all(self) -> tuple[tuple[Stored[RatingFile], ...], tuple[Problem, ...]]:
        """Every file that can be read. One that somebody else rates in alone is nobody's problem."""
        found, problems = super().all()
        return found, tuple(each for each in problems if not closed(self.root, each.file))

    def save(self, record: RatingFile, expected: Revision | None) -> Stored[RatingFile]:
        """Keep the ratings; see `Repository.save`. Raises ReviewLocked too."""
        review = self._reviews.known(record.review)
        if review is not None:
            self._refuse_locked(review, record.id)
            self._refuse_finished(review, record)
        before = self._known(record.id)
        stored = super().save(record, expected)
        if review is not None and _alone(review, record.assessor):
            if before is not None and before.finished_on is None:
                self._close(record.id)
            publish(self.root, stored.record)
        return stored

    def delete(self, record_id: str, expected: Revision) -> None:
        """Remove the ratings; see `Repository.delete`. Raises ReviewLocked too."""
        review = self._review_of(record_id)
        if review is not None:
            self._refuse_locked(review, record_id)
        super().delete(record_id, expected)

    def restore(self, record_id: str, version_id: str, expected: Revision | None) -> Stored[RatingFile]:
        """Save an earlier state again; see `Repository.restore`. Raises ReviewLocked too.

        Of an issued review the state that was issued may be restored, and no other.
        """
        from ipscore.fidelity.seal import seal  # most runs restore nothing

        old = self.version(record_id, version_id).record
        review = self._reviews.known(old.review)
        if review is not None and review.sealed.get(old.assessor) != seal(old):
            self._refuse_locked(review, record_id)
        stored = super().restore(record_id, version_id, expected)
        if review is not None and _alone(review, old.assessor):
            publish(self.root, stored.record)
        return stored

    def _mode(self, name: str) -> int:
        _, review_id, _, file = name.split("/")
        review = self._reviews.known(review_id)
        alone = review is not None and _alone(review, file.removesuffix(".toml"))
        return OWNER_ONLY if alone else MODE

    def _review_of(self, record_id: str) -> Review | None:
        name = self._find(record_id)
        return None if name is None else self._reviews.known(name.split("/")[1])

    def _refuse_locked(self, review: Review, record_id: str) -> None:
        if review.state is ReviewState.ISSUED:
            raise ReviewLocked(_issued(review.id), self._find(record_id) or "")

    def _refuse_finished(self, review: Review, record: RatingFile) -> None:
        """What was finished is not changed behind the others' backs."""
        from ipscore.fidelity.alone import everyone_finished  # not needed to list anything

        if not _alone(review, record.assessor):
            return
        now = self._known(record.id)
        if now is None or now.finished_on is None:
            return
        name = self._find(record.id) or ""
        if evolve(record, finished_on=now.finished_on) == now and record.finished_on == now.finished_on:
            return
        ids = {each.id: f"{review.id}-{each.id}" for each in review.assessors}
        files = {key: file for key, each in ids.items() if (file := self._known(each)) is not None}
        others = {
            key: each
            for key in ids
            if key not in files and (each := told(self.root, review.id, key)) is not None
        }
        if everyone_finished(review, files, others):
            raise ReviewLocked(_ALL_FINISHED, name)
        if record.finished_on is not None and dict(record.ratings) != dict(now.ratings):
            raise ReviewLocked(_FINISHED, name)

    def _close(self, record_id: str) -> None:
        """Keep from others what was begun before there were others: they were added to the review later."""
        name = self._find(record_id)
        if name is None:
            return
        # Whoever saved is the owner; where the disk cannot do it, the ratings are saved all the same.
        with suppress(OSError):
            handle = os.open(f"{self.root}/{name}", os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
            try:
                os.fchmod(handle, OWNER_ONLY)
            finally:
                os.close(handle)

    def _known(self, record_id: str) -> RatingFile | None:
        try:
            return self.get(record_id).record
        except StoreError:
            return None


_FINISHED = msg(
    "These ratings are finished. Nothing was saved; take the finish back first, which can be done until all "
    "assessors have finished."
)
_ALL_FINISHED = msg(
    "All assessors have finished, so what each rated alone stays as it is. Nothing was saved; agree on "
    "another score in the consensus, with the reason."
)


def _issued(review_id: str) -> Message:
    return msg(
        "The review “{id}” is issued: neither it nor its ratings change any more. Nothing was saved; write a "
        "correction, which is printed with the report.",
        id=review_id,
    )


def _alone(review: Review, assessor: str) -> bool:
    """Whether these are ratings that somebody gives while others rate too."""
    return len(review.assessors) > 1 and assessor != CONSENSUS and review.state is not ReviewState.ISSUED


def _only_corrections(before: Review, after: Review) -> bool:
    kept = len(before.corrections)
    return (
        after.corrections[:kept] == before.corrections
        and evolve(after, corrections=before.corrections) == before
    )
