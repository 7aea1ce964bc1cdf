"""Reports by every scale there is: parts with levels of their own, codes, scales without levels."""

import pytest
from attrs import evolve

from ipscore.definitions.scale import Scale
from ipscore.fidelity.mark import mark
from ipscore.fidelity.scoring import score
from ipscore.language import Language
from ipscore.plugin.registry import Registry
from ipscore.records.review import Rating
from ipscore.reports import FORMATS, write
from ipscore.reports.review import ReviewMaterial, review_document
from tests.reports.building import material
from tests.reports.reading import text_of

SCALES = Registry.load().scales
EN = Language.load("en")


def scored(scale: Scale, value: int | None = None) -> ReviewMaterial:
    """A review by the scale, every criterion with the same score; left out: the highest."""
    rating = Rating(score=scale.score_high if value is None else value, comment="c", recommendation="r")
    ratings = dict.fromkeys(scale.criteria, rating)
    review = evolve(material().review, scale=scale.id)
    return ReviewMaterial(scale, review, ratings, mark=mark(scale, score(scale, ratings), {}))


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("scale_id", SCALES)
def test_a_report_by_any_scale_names_its_totals(scale_id: str, form: str) -> None:
    """Of each part its total, and its level or why there is none."""
    scale = SCALES[scale_id]
    found = scored(scale)
    text = text_of(write(review_document(found, EN), form), form)
    for part in found.result.parts:
        assert f"{part.total}/{part.max}" in text
        if part.band is not None:
            assert part.band.name.en.casefold() in text.casefold()
        reason = scale.parts[part.id].no_bands_because
        assert reason is None or reason.en in text
    assert all(f"{each}. " in text for each in scale.criteria)
    if len(found.result.parts) > 1:
        assert f"{found.result.total}/{found.result.max}" not in text


@pytest.mark.parametrize("scale_id", [each for each, scale in SCALES.items() if scale.codes])
def test_a_code_is_told_in_words_and_keeps_the_review_from_a_total(scale_id: str) -> None:
    """Insufficient data is no score."""
    scale = SCALES[scale_id]
    code = scale.codes[0]
    text = text_of(write(review_document(scored(scale, code.code), EN), "md"), "md")
    assert f"{code.code} ({code.name.en})" in text
    assert "Draft: not finished" in text


@pytest.mark.parametrize("scale_id", [each for each, scale in SCALES.items() if scale.mark])
def test_a_quality_mark_is_told_with_what_it_asks(scale_id: str) -> None:
    """Its name, and each thing asked."""
    found = scored(SCALES[scale_id])
    assert found.mark is not None
    text = text_of(write(review_document(found, EN), "md"), "md")
    assert all(EN.message(each) in text for each in found.mark.why)
