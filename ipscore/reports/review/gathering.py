"""What the report of a review is made from, read from a workspace: for the command and the screen alike."""

from collections.abc import Mapping

from attrs import frozen

from ipscore.definitions.scale import Scale
from ipscore.definitions.wording import worded
from ipscore.fidelity.agreement import Agreement
from ipscore.fidelity.alone import readable
from ipscore.fidelity.comparison import Comparison, Finished, compare, previous_of
from ipscore.fidelity.consensus import NotOpenError, assessors_agreement
from ipscore.fidelity.evidence import COUNTED_FROM, Beside, Evidence, Facts, evidence_on, wanted_figures
from ipscore.fidelity.final import final_ratings
from ipscore.fidelity.mark import kept_mark_figures, mark_figures
from ipscore.fidelity.planning import evidence_day
from ipscore.plugin.registry import Registry
from ipscore.problem import Problem
from ipscore.records.dataset import Dataset
from ipscore.records.review import Rating, Review
from ipscore.reports.review.material import ReviewMaterial
from ipscore.store import StoreError, Workspace
from ipscore.store.review_files import ReviewFiles, read_files
from ipscore.store.review_results import beside_records
from ipscore.store.text_packs import text_pack_in_use


@frozen
class Gathered:
    """The material of a report, and what could not be read on the way."""

    material: ReviewMaterial
    problems: tuple[Problem, ...]


def gather(workspace: Workspace, registry: Registry, review_id: str) -> Gathered:
    """Everything the report of a review needs; what an assessor still rates alone is no part of it.

    Raises StoreError for a review that is not there, UnknownScaleError for a scale no plugin provides.
    """
    review = workspace.reviews.get(review_id).record
    plain = registry.scale(review.scale)
    pack, wrong = text_pack_in_use(workspace.root, workspace.info.text_pack, registry.scales, registry.texts)
    scale, found = worded(plain, pack), read_files(workspace, review)
    # A report is read by anybody: it holds what may be shown to somebody who rates nothing.
    ratings = final_ratings(review, readable(review, found.files, told=found.told))
    problems = [*wrong, *found.problems]
    dataset, beside = _records(workspace, registry, scale, review, ratings, problems)
    day = evidence_day(review)
    figures = kept_mark_figures(scale, review) or mark_figures(scale, dataset, day, review.sites, beside)
    material = ReviewMaterial(
        scale,
        review,
        ratings,
        _agreement(scale, review, found, ratings),
        None if ratings is None else _previous(workspace, scale, Finished(review, ratings)),
        _evidence(scale, review, ratings, Facts(dataset, beside)),
        figures,
        _programme(workspace, review),
        "" if pack is None or pack.scale != scale.id else f"{pack.organisation}, {pack.version}",
    )
    return Gathered(material, tuple(problems))


def _records(
    workspace: Workspace,
    registry: Registry,
    scale: Scale,
    review: Review,
    ratings: Mapping[str, Rating] | None,
    problems: list[Problem],
) -> tuple[Dataset, Beside]:
    """The daily records, where something is still to be counted from them; else none are read.

    Of another service this workspace has no records.
    """
    mark = scale.mark is not None and bool(scale.mark.conditions) and not kept_mark_figures(scale, review)
    wanted = mark or any(map(_uncounted, (ratings or {}).values()))
    if review.elsewhere or not wanted:
        return Dataset(workspace.info), Beside()
    loaded = workspace.load(COUNTED_FROM)
    problems += loaded.problems
    return loaded.dataset, beside_records(workspace, registry.scales)


def _evidence(
    scale: Scale, review: Review, ratings: Mapping[str, Rating] | None, facts: Facts
) -> Mapping[str, tuple[Evidence, ...]]:
    """The figures of those criteria whose rating kept a value, and not what it was counted from."""
    wanted = {
        each: wanted_figures(scale, each)
        for each, rating in (ratings or {}).items()
        if each in scale.criteria and _uncounted(rating)
    }
    return evidence_on(scale, wanted, facts, evidence_day(review), review.sites)


def _uncounted(rating: Rating) -> bool:
    return rating.figure is not None and rating.counted is None


def _agreement(
    scale: Scale, review: Review, found: ReviewFiles, ratings: Mapping[str, Rating] | None
) -> Agreement | None:
    """How far the assessors agreed alone; None where somebody's file cannot be read, or nothing is agreed."""
    if ratings is None or found.closed:
        return None
    try:
        return assessors_agreement(scale, review, found.files)
    except NotOpenError:
        return None


def _previous(workspace: Workspace, scale: Scale, now: Finished) -> Comparison | None:
    left = [stored.record for stored in workspace.reviews.all()[0]]
    while (earlier := previous_of(now.review, left)) is not None:
        ratings = final_ratings(earlier, read_files(workspace, earlier).files)
        if ratings is not None:
            return compare(scale, Finished(earlier, ratings), now)
        left.remove(earlier)
    return None


def _programme(workspace: Workspace, review: Review) -> str:
    if review.programme is None:
        return ""
    try:
        return workspace.programmes.get(review.programme).record.name
    except StoreError:
        return ""
