"""The reviews of a workspace with what each came to."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ipscore.cli.session import Session
from ipscore.definitions.scale import Scale
from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.scoring import ScaleResult, score
from ipscore.message import Message
from ipscore.problem import Problem
from ipscore.records.review import Rating, RatingFile, Review

if TYPE_CHECKING:
    from ipscore.plugin.registry import Registry


@frozen
class Reviewed:
    """A review, the ratings that count, and what they come to.

    `ratings` is None while the assessors have not agreed; `result` also when the scale is unknown. Where the
    workspace has a text pack for the scale, the scale is in its words and `wording` says whose they are.
    """

    review: Review
    scale: Scale | None
    ratings: Mapping[str, Rating] | None
    result: ScaleResult | None
    wording: Message | None = None


def reviews_of(session: Session) -> tuple[tuple[Reviewed, ...], tuple[Problem, ...]]:
    """Every review of the workspace, newest first, and the problems of files and of unknown scales."""
    from ipscore.store.review_files import read_files  # the store is not needed for the help
    from ipscore.store.text_packs import scales_in_words

    workspace = session.open_workspace()
    registry = session.registry()
    scales, pack, wrong = scales_in_words(
        workspace.root, workspace.info.text_pack, registry.scales, registry.texts
    )
    reviews, problems = workspace.reviews.all()
    more: list[Problem] = []
    found, unknown = [], []
    for stored in sorted(reviews, key=lambda each: (each.record.start, each.record.id), reverse=True):
        review = stored.record
        rated = read_files(workspace, review)
        more += rated.problems
        scale = scales.get(review.scale)
        if scale is None:
            unknown.append(_unknown_scale(review, registry))
        wording = pack.wording if pack is not None and pack.scale == review.scale else None
        found.append(evolve(_reviewed(review, scale, rated.files), wording=wording))
    return tuple(found), (*problems, *more, *wrong, *unknown)


def _reviewed(review: Review, scale: Scale | None, files: Mapping[str, RatingFile]) -> Reviewed:
    ratings = final_ratings(review, files)
    result = None if scale is None or ratings is None else score(scale, ratings)
    return Reviewed(review, scale, ratings, result)


def _unknown_scale(review: Review, registry: "Registry") -> Problem:
    found = registry.no_scale(review.scale)
    return evolve(found, file=f"reviews/{review.id}/review.toml", path=("scale",))
