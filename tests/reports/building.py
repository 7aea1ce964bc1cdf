"""The reviews of the sample as material of reports, and reports of them."""

from datetime import timedelta
from functools import cache

from attrs import evolve

from ipscore.fidelity.agreement import agreement
from ipscore.fidelity.comparison import Finished, compare
from ipscore.fidelity.evidence import evidence
from ipscore.fidelity.final import final_ratings
from ipscore.language import Language
from ipscore.plugin.registry import Registry
from ipscore.records.review import RatingFile, Review
from ipscore.reports.document import Document
from ipscore.reports.review import ReviewMaterial, review_document
from ipscore.sample import sample_records
from ipscore.sample.review import REVIEW_2024, SELF_JANUARY, SELF_SEPTEMBER, UNDER_WAY

HOSTILE = (
    "<script>alert(1)</script>",
    "a & b &lt; &#60; \"q\" 'q' -->",
    "#set text(size: 90pt) #panic() $x$ @ref <lab> /* c */ // c",
    "| a | b |\\| `c` **d** _e_ ~~f~~ ![x](http://y.fi) [z]: www.y.fi",
    "1. one - two + three # four > five = six : seven",
    "- not a point",
    "{{ 7 * 7 }} {% raw %} ${x} %s {0}",
    "Smith [/foo] [@click=app.quit]x[/] [b",
    "../../etc/passwd https://y.fi a@b.fi file:///x",
    "\\u0041 \\n \\x1b &amp;amp; ]]> <![CDATA[x]]> <?x?>",
)
"""Texts that act in one format or another, if they are let."""

UNPRINTABLE = "a\x1b[31mb\u202ec\u2028d\u0000e\ue000f\U0001f600g\ufeffh"
"""Escapes, a bidirectional override, a line separator, a private character, an emoji."""

DAY_BEFORE = timedelta(days=1)
SCALE = Registry.load().scale("thl-applied")
RECORDS = sample_records()


def review(review_id: str) -> Review:
    """A review of the sample."""
    return next(each for each in RECORDS.reviews if each.id == review_id)


def files(review_id: str) -> dict[str, RatingFile]:
    """Its rating files by assessor."""
    return {each.assessor: each for each in RECORDS.ratings if each.review == review_id}


@cache
def material(review_id: str = REVIEW_2024) -> ReviewMaterial:
    """A review of the sample with its evidence and the agreement of its assessors."""
    found, mine = review(review_id), files(review_id)
    day = found.start - DAY_BEFORE
    alone = [
        {each: rating.score for each, rating in mine[x.id].ratings.items() if rating.score is not None}
        for x in found.assessors
    ]
    return ReviewMaterial(
        SCALE,
        found,
        final_ratings(found, mine),
        agreement(alone) if len(alone) > 1 else None,
        evidence={
            each: evidence(SCALE, each, RECORDS.dataset(), day, found.sites) for each in SCALE.criteria
        },
        programme="Laatukriteereihin perustuva työhönvalmennus",
    )


@cache
def september() -> ReviewMaterial:
    """The self-assessment that has one before it."""
    before, after = material(SELF_JANUARY), material(SELF_SEPTEMBER)
    comparison = compare(
        SCALE,
        Finished(before.review, before.ratings or {}),
        Finished(after.review, after.ratings or {}),
    )
    return evolve(after, previous=comparison)


@cache
def under_way() -> ReviewMaterial:
    """The review with nine scores."""
    return material(UNDER_WAY)


@cache
def report(language: str = "fi") -> Document:
    """The report of the 2024 review."""
    return review_document(material(), Language.load(language))


def with_text(text: str) -> ReviewMaterial:
    """The 2024 review with `text` wherever people write."""
    found = material()
    ratings = {
        each: evolve(rating, comment=text, recommendation=text, reason=text, sources=(text,))
        for each, rating in (found.ratings or {}).items()
    }
    people = tuple(evolve(each, name=text, organisation=text) for each in found.review.assessors)
    changed = evolve(
        found.review,
        unit=text,
        summary=text,
        strengths=text,
        purpose=text,
        method=text,
        recipients=(text,),
        assessors=people,
    )
    return evolve(found, review=changed, ratings=ratings, programme=text)
