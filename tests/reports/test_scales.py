"""Reports by every scale there is: parts with levels of their own, codes, scales without levels."""

from datetime import date

import pytest
from attrs import evolve

from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import Evidence
from ipscore.language import Language
from ipscore.message import msg
from ipscore.plugin.registry import Registry
from ipscore.records.period import Period
from ipscore.records.review import Rating
from ipscore.reports import FORMATS, write
from ipscore.reports.review import ReviewMaterial, review_document
from tests.reports.building import material
from tests.reports.reading import text_of, unspaced

SCALES = Registry.load().scales
EN = Language.load("en")


def scored(scale: Scale, value: int | None = None) -> ReviewMaterial:
    """A review by the scale, every criterion with the same score; left out: the highest."""
    rating = Rating(score=scale.score_high if value is None else value, comment="c", recommendation="r")
    ratings = dict.fromkeys(scale.criteria, rating)
    review = evolve(material().review, scale=scale.id)
    return ReviewMaterial(scale, review, ratings)


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


YEAR = Period(date(2023, 3, 12), date(2024, 3, 11))


def rate(numerator: int, denominator: int, lacking: int = 0) -> Evidence:
    """An employment rate of a year."""
    of = msg("clients with a competitive job / clients who were out of work at intake")
    value = 100 * numerator / denominator if denominator else None
    return Evidence("employment_rate", value, numerator, denominator, of, YEAR, lacking)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    ("code", "found", "words"),
    [
        ("en", rate(32, 80, 3), ("Quality mark", "Reached", "40, at least 40: met", "32 / 80")),
        (
            "fi",
            rate(31, 80),
            ("Laatumerkki", "Ei saavutettu", "38,8", "31 / 80", "hyvä taso on oma tulkintamme"),
        ),
        ("sv", rate(0, 0), ("Kvalitetsmärke", "Kan ännu inte avgöras", "inte känt", "0 / 0")),
    ],
)
def test_the_quality_mark_is_told_with_all_it_rests_on(
    form: str, code: str, found: Evidence, words: tuple[str, ...]
) -> None:
    """Reached, not reached or not to be told yet; each thing asked, the fraction, and whose reading it is."""
    document = review_document(evolve(scored(SCALES["ips25-uk"]), mark_figures=(found,)), Language.load(code))
    text = text_of(write(document, form), form)
    assert [each for each in words if unspaced(each) not in unspaced(text)] == []


@pytest.mark.parametrize("scale_id", [each for each, scale in SCALES.items() if not scale.mark])
def test_a_scale_without_a_mark_says_nothing_of_one(scale_id: str) -> None:
    """No heading, no line."""
    assert "ality mark" not in text_of(write(review_document(scored(SCALES[scale_id]), EN), "md"), "md")
