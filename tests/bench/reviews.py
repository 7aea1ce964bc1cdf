"""Reviews: what is shown and written of one, and the exact search for the steps to a level at its worst."""

import time
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from io import BytesIO
from pathlib import Path

import docx
import typst

from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import evidence
from ipscore.fidelity.planning import evidence_day
from ipscore.fidelity.scoring import score
from ipscore.fidelity.what_if import reaching
from ipscore.language import Language
from ipscore.plugin.registry import Registry
from ipscore.records.review import Rating
from ipscore.reports import write
from ipscore.reports.review import gather, review_document
from ipscore.sample import write_sample
from ipscore.store import Workspace
from ipscore.store.review_results import beside_records
from tests.bench.report import line, side_by_side

REVIEW = "7rk2v9qd"
"""The independent review of the sample."""
KINDS = ("clients", "employers", "staff", "working_time", "service_logs")
EMPTY = b'#set document(title: "x")\n'
SCORINGS = 100


def measure(folder: Path) -> None:
    """Print evidence, reports and searches."""
    workspace, registry = write_sample(folder / "reviews"), Registry.load()
    _evidence(workspace, registry)
    _reports(workspace, registry)
    _searches(registry.scale("thl-applied"))


def _evidence(workspace: Workspace, registry: Registry) -> None:
    """Of the criterion that the wizard opens with, and of all: what a screen waits for."""
    review, dataset = workspace.reviews.get(REVIEW).record, workspace.load(KINDS).dataset
    scale, beside = registry.scale(review.scale), beside_records(workspace, registry.scales)
    day = evidence_day(review)

    def found(*criteria: str) -> float:
        return _seconds(
            lambda: [evidence(scale, each, dataset, day, review.sites, beside) for each in criteria]
        )

    def loading() -> float:
        return _seconds(lambda: workspace.load(KINDS))

    first, *_ = scale.criteria
    line(
        "evidence of the first criterion, against loading",
        side_by_side(lambda: found(first), loading, 5),
        "s",
    )
    pair = side_by_side(lambda: found(*scale.criteria), loading, 5)
    line(f"evidence of {len(scale.criteria)} criteria, against loading", pair, "s")


def _reports(workspace: Workspace, registry: Registry) -> None:
    language = Language.load("fi")

    def gathered() -> float:
        return _seconds(lambda: gather(workspace, registry, REVIEW))

    def loading() -> float:
        return _seconds(lambda: workspace.load(KINDS))

    line("what a report is made from, against loading", side_by_side(gathered, loading, 5), "s")
    document = review_document(gather(workspace, registry, REVIEW).material, language)

    def written(form: str) -> float:
        return _seconds(lambda: write(document, form))

    def compiled() -> float:
        return _seconds(
            lambda: typst.compile(EMPTY, format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"])
        )

    def saved() -> float:
        return _seconds(lambda: docx.Document().save(BytesIO()))

    pair = side_by_side(lambda: written("pdf"), compiled, 9)
    line(f"a report of {len(document.blocks)} blocks as PDF, against an empty one", pair, "s")
    line("the same as DOCX, against an empty one", side_by_side(lambda: written("docx"), saved, 5), "s")


def _searches(scale: Scale) -> None:
    """From the lowest score everywhere to the highest level: no review has a longer way to go."""
    ratings = {each: Rating(score=scale.score_low) for each in scale.criteria}
    (part_id, part), *_ = scale.parts.items()
    top = max(part.bands, key=lambda band: band.low)
    unlike = {each: Fraction(1000 + 7 * at, 997) for at, each in enumerate(scale.criteria)}

    def scored() -> float:
        return _seconds(lambda: [score(scale, ratings) for _ in range(SCORINGS)])

    def searched(efforts: Mapping[str, Fraction]) -> float:
        return _seconds(lambda: reaching(scale, ratings, top, part_id, efforts))

    for what, efforts in (("equal", {}), ("unlike", unlike)):
        pair = side_by_side(partial(searched, efforts), scored, 3)
        line(f"the longest what if, {what} efforts, against {SCORINGS} scorings", pair, "s")


def _seconds(what: Callable[[], object]) -> float:
    begun = time.perf_counter()
    what()
    return time.perf_counter() - begun
