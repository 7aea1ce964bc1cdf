"""What the report of a review says, in every format and language."""

import itertools
import re
from datetime import date

import pytest
from attrs import evolve

from ipscore.definitions.rule import elements_of
from ipscore.fidelity.agreement import agreement
from ipscore.fidelity.planning import default_documents, default_sessions
from ipscore.language import Language
from ipscore.records.planning import Correction, RequestedDocument, ReviewSession, SessionKind
from ipscore.records.review import Rating, ReviewKind, ReviewState
from ipscore.reports import FORMATS, write
from ipscore.reports.document import Document, Fact, Facts, Figure, Heading, KeyFigures, Table
from ipscore.reports.review import ReviewMaterial, review_document
from ipscore.reports.review.summary import needs
from tests.reports.building import SCALE, material, report, september, under_way
from tests.reports.reading import squeezed, text_of, unspaced

LANGUAGES = ("fi", "sv", "en")
TEXTS = {code: Language.load(code) for code in LANGUAGES}


def told(found: ReviewMaterial, form: str = "md", language: str = "en") -> str:
    """The text of a report."""
    return text_of(write(review_document(found, TEXTS[language]), form), form)


def tables(document: Document, caption: str) -> Table:
    """The table with this caption."""
    return next(each for each in document.blocks if isinstance(each, Table) and each.caption == caption)


def facts_of(document: Document, criterion: str) -> dict[str, Fact]:
    """The facts of a criterion by their names."""
    start = next(
        at
        for at, each in enumerate(document.blocks)
        if isinstance(each, Heading) and each.level == 3 and each.text.startswith(f"{criterion}. ")
    )
    found = next(each for each in document.blocks[start:] if isinstance(each, Facts))
    return {each.name: each for each in found.items}


def test_words_beside_the_suggested_score_are_a_remark() -> None:
    """Only where the score is another one they tell why it differs."""
    for suggestion, name, other in ((3, "Remark", "Why it differs"), (2, "Why it differs", "Remark")):
        rating = Rating(score=3, suggestion=suggestion, reason="The figure is our own.")
        found = evolve(material(), ratings={**(material().ratings or {}), "7": rating})
        facts = facts_of(review_document(found, TEXTS["en"]), "7")
        assert facts[name].paragraphs == ("The figure is our own.",)
        assert other not in facts


def test_a_self_assessment_is_called_so_once() -> None:
    """In its title; of the other kinds the line below says which they are."""
    own = review_document(september(), TEXTS["sv"])
    assert own.title.startswith("Självvärdering")
    assert own.subtitle == "14.9.2023"
    assert review_document(material(), TEXTS["en"]).subtitle.startswith("Independent")


def test_a_dash_in_the_agreement_is_explained() -> None:
    """Where every score is one and the same there is neither kappa nor correlation; else nothing is said."""
    words = "there is no such figure where the scores do not vary"
    assert words not in told(material())
    alike = agreement([dict.fromkeys(SCALE.criteria, 4)] * 2)
    assert words in told(evolve(material(), agreement=alike))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_tells_the_total_and_each_criterion(form: str, language: str) -> None:
    """97 of 125, the level, and every criterion with its comment, whatever the format and language."""
    text = unspaced(text_of(write(report(language), form), form))
    assert "97/125" in text
    assert unspaced(TEXTS[language].text(SCALE.parts["whole"].bands[2].name)).casefold() in text.casefold()
    for each, criterion in SCALE.criteria.items():
        name = TEXTS[language].text(criterion.name)
        assert unspaced(f"{each}. {name[0].upper()}{name[1:]}") in text
        assert unspaced(material().rating(each).comment) in text


@pytest.mark.parametrize("form", FORMATS)
def test_no_text_is_missing_in_another_format(form: str) -> None:
    """What is asked, elements, reasons, recommendations and sources are in each format."""
    text = unspaced(text_of(write(report("fi"), form), form))
    for each, criterion in SCALE.criteria.items():
        rating = material().rating(each)
        words = [
            criterion.question.fi,
            rating.reason,
            rating.recommendation,
            rating.agreed_because,
            *rating.sources,
        ]
        words += [element.text.fi for element in elements_of(criterion.rule)]
        assert [one for one in words if unspaced(one) not in text] == []


def test_the_tables_of_scores_add_up() -> None:
    """Sections 15, 22 and 60, together 97; each criterion under its section."""
    document = report("en")
    sums = tables(document, "Points by section")
    assert [row.cells[2] for row in sums.rows] == ["15", "22", "60", "97"]
    rows = tables(document, "Scores by criterion and section").rows
    assert [row.cells[2] for row in rows if row.strong] == ["15/15", "22/40", "60/70", "97/125"]
    assert sum(int(row.cells[2]) for row in rows if not row.strong) == 97


def test_sections_have_one_name_everywhere() -> None:
    """The names of sections are the same in headings, tables and the words of the picture."""
    document = report("en")
    names = [each.name.en for each in SCALE.sections.values()]
    headings = [each.text for _, each in document.headings() if each.level == 2]
    figure = next(each for each in document.blocks if isinstance(each, Figure))
    assert [each for each in headings if each in names] == names
    assert [row.cells[0] for row in tables(document, "Points by section").rows[:3]] == names
    assert all(f"{each}:" in figure.alternative for each in names)


def test_the_figure_stands_as_it_was_with_what_it_was_counted_from() -> None:
    """3,3 a week with numerator, denominator and period; the suggestion, and why the score differs."""
    found = facts_of(report("en"), "17")
    figure, counted = found["Practice figure"].paragraphs
    assert figure.startswith("Face-to-face employer contacts per full-time coach: 3.3")
    assert re.match(r"\d+ / [\d.]+ \(.+\); 12 Jan–11 Mar 2024$", counted)
    assert found["Suggestion"].paragraphs == ("2/5",)
    assert found["Score"].paragraphs == ("3/5",)
    assert "3,3" in found["Why it differs"].paragraphs[0]


def test_a_figure_that_records_no_longer_give_keeps_its_value() -> None:
    """The value written down is printed; what the records give today is not put beside it."""
    ratings = dict(material().ratings or {})
    ratings["17"] = evolve(ratings["17"], figure=4.4)
    found = facts_of(review_document(evolve(material(), ratings=ratings), TEXTS["en"]), "17")
    (figure,) = found["Practice figure"].paragraphs
    assert figure.startswith("Face-to-face employer contacts per full-time coach: 4.4")


def test_main_needs_are_the_lowest_scores() -> None:
    """7, 11 and 21 with their advice; the lowest first. Where nothing is low, the threes are named."""
    assert needs(material()) == ("21", "7", "11")
    rows = tables(report("en"), "Lowest scores, and what to do").rows
    assert [row.cells[1] for row in rows] == ["1", "2", "2"]
    assert rows[0].cells[2] == material().rating("21").recommendation
    ratings = {each: evolve(x, score=max(x.score or 0, 3)) for each, x in (material().ratings or {}).items()}
    better = evolve(material(), ratings=ratings)
    assert set(needs(better)) == {each for each, rating in ratings.items() if rating.score == 3}
    best = {each: evolve(rating, score=5) for each, rating in ratings.items()}
    assert needs(evolve(material(), ratings=best)) == ()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_draft_never_shows_a_total_or_a_level(form: str, language: str) -> None:
    """A review with nine scores says that it is not finished, and names no level at all."""
    text = told(under_way(), form, language).casefold()
    assert TEXTS[language]("Draft: not finished").casefold() in text
    assert f"9/{len(SCALE.criteria)}" in text
    assert "/125" not in text
    for band in SCALE.parts["whole"].bands:
        assert TEXTS[language].text(band.name).casefold() not in text


def test_scores_nobody_has_agreed_on_are_not_printed() -> None:
    """Before the consensus a report holds no score of anyone."""
    document = review_document(evolve(material(), ratings=None, agreement=None), TEXTS["en"])
    rows = tables(document, "Scores by criterion and section").rows
    assert {row.cells[2] for row in rows} == {"", "–"}
    text = text_of(write(document, "md"), "md")
    assert "The assessors have not yet agreed on the scores." in text
    assert all(rating.comment not in text for rating in (material().ratings or {}).values())


def test_a_finished_review_that_is_not_issued_is_a_draft_with_its_total() -> None:
    """All scores are there, so there is a total; the report says that it may still change."""
    text = told(evolve(material(), review=evolve(material().review, state=ReviewState.RATING)))
    assert "Draft: not finished" in text
    assert "97/125" in text


@pytest.mark.parametrize("form", FORMATS)
def test_corrections_print_with_their_day(form: str) -> None:
    """On the first page, and again at the criterion they are about."""
    notes = (
        Correction("k2", date(2024, 5, 6), "Henrik Lindgren", "Toinen korjaus.", criterion="21"),
        Correction("k1", date(2024, 4, 20), "Kaarina Ylä-Outinen", "Ensimmäinen korjaus."),
    )
    text = told(evolve(material(), review=evolve(material().review, corrections=notes)), form)
    assert "20 Apr 2024, Kaarina Ylä-Outinen: Ensimmäinen korjaus." in text
    assert "6 May 2024, Henrik Lindgren: 21. " in text
    assert text.count("Toinen korjaus.") == 2
    assert text.index("Ensimmäinen korjaus.") < text.index("Toinen korjaus.") < text.index("Summary")


def test_change_since_the_last_review_is_told_and_its_kind() -> None:
    """96 → 102: six points, the criteria that changed, and that it was a self-assessment."""
    document = review_document(september(), TEXTS["en"])
    whole = tables(document, "Change by section").rows[-1]
    assert whole.cells == ("Total", "96", "102", "+6")
    changed = tables(document, "Criteria whose score has changed").rows
    assert [row.cells[0] for row in changed] == ["2", "10", "11", "17", "24"]
    figures = next(each for each in document.blocks if isinstance(each, KeyFigures))
    assert [each.value for each in figures.items] == ["102/125", "Good", "+6"]
    text = text_of(write(document, "md"), "md")
    assert "The last review by the same scale was made 19 Jan 2023: self-assessment." in text
    assert "of different kinds" not in text


def test_kinds_are_never_mixed_unmarked() -> None:
    """A change between a self-assessment and an independent review says that they are different."""
    found = september()
    assert found.previous is not None
    after = evolve(found.review, kind=ReviewKind.INDEPENDENT)
    other = evolve(found, review=after, previous=evolve(found.previous, after=after, same_kind=False))
    assert "of different kinds (self-assessment, independent)" in told(other)


def test_the_agreement_of_the_assessors_is_printed() -> None:
    """Per cent identical, kappa, difference and correlation, of how many criteria."""
    found = material().agreement
    assert found is not None
    assert found.identical is not None
    rows = tables(report("en"), "How far the scores agreed before the consensus").rows
    assert rows[0].cells == ("Identical scores", TEXTS["en"].percent(float(found.identical)))
    assert len(rows) == 4
    assert "Agreement of the assessors" not in told(september())


def test_the_report_says_how_it_was_made_and_by_what() -> None:
    """Recipients, assessors, programme, informants by role, documents; editions, rounding, wording."""
    text = told(evolve(material(), wording="Own wording, 2.1"))
    review = material().review
    for each in (*review.recipients, *(x.name for x in review.assessors), review.purpose, review.method):
        assert squeezed(each) in text
    for session in review.schedule:
        assert session.with_whom in text
    assert "Total 15" in text
    assert all(each.name in text for each in review.documents)
    for each in (SCALE.rounding.en, SCALE.edition, SCALE.manual_edition, "Own wording, 2.1", "3 Apr 2024"):
        assert each in text


def test_the_programme_is_printed_in_the_order_it_was_planned() -> None:
    """As the screen and the invitation have it: what has no time of day is not put in order by its id."""
    found = material()
    day = found.review.start
    planned = tuple(
        ReviewSession(each, day, SessionKind.INTERVIEW, with_whom=f"With {each}", done=True)
        for each in ("z", "b", "m")
    )
    visit = review_document(evolve(found, review=evolve(found.review, schedule=planned)), TEXTS["en"])
    rows = tables(visit, "Interviews, observations and other sessions").rows
    assert [each.cells[2] for each in rows] == ["With z", "With b", "With m"]


def test_only_sessions_that_were_held_are_told_of() -> None:
    """An issued report leaves the others out; a draft lists them as what is still planned."""
    found = material()
    met, ahead = (
        ReviewSession(each, found.review.start, SessionKind.INTERVIEW, with_whom=f"With {each}", done=done)
        for each, done in (("a", True), ("b", False))
    )
    issued = evolve(found, review=evolve(found.review, schedule=(ahead, met)))
    text = told(issued)
    assert ("With a" in text, "With b" in text) == (True, False)
    draft = evolve(issued, review=evolve(issued.review, state=ReviewState.RATING, issued_on=None))
    document = review_document(draft, TEXTS["en"])
    held, planned = (
        [row.cells[2] for row in tables(document, caption).rows]
        for caption in (
            "Interviews, observations and other sessions",
            "Still planned, or not ticked off as held",
        )
    )
    assert (held, planned) == (["With a"], ["With b"])


def test_what_is_usual_is_told_in_the_language_of_the_report() -> None:
    """Sessions and documents taken over as they are usual, in Finnish; what was changed stays as it is."""
    found = material()
    review, fi = found.review, TEXTS["fi"]
    sessions = tuple(
        ReviewSession(each.id, each.on, each.kind, with_whom=fi.message(each.with_whom), done=True)
        for each in default_sessions(review)
    )
    mended = (evolve(sessions[0], with_whom="tiiminvetäjä Aino"), *sessions[1:])
    documents = tuple(
        RequestedDocument(each.id, fi.message(each.text)) for each in default_documents(SCALE, review.kind)
    )
    visit = evolve(found, review=evolve(review, schedule=mended, documents=documents))
    in_swedish = review_document(visit, TEXTS["sv"])
    sv = TEXTS["sv"]
    rows = tables(in_swedish, sv("Interviews, observations and other sessions")).rows
    assert {each.cells[2] for each in rows} == {
        "tiiminvetäjä Aino", *(sv.message(each.with_whom) for each in default_sessions(review)[1:])
    }  # fmt: skip
    assert [each.cells[0] for each in tables(in_swedish, sv("Documents asked for")).rows] == [
        sv.message(each.text) for each in default_documents(SCALE, review.kind)
    ]


def test_the_picture_says_in_words_what_it_shows() -> None:
    """The words that stand in its place have every criterion with its score, and the score before."""
    figure = next(each for each in report("en").blocks if isinstance(each, Figure))
    for each, criterion in SCALE.criteria.items():
        assert f"{criterion.name.en} {material().score(each)}" in figure.alternative
    document = review_document(september(), TEXTS["en"])
    later = next(each for each in document.blocks if isinstance(each, Figure))
    assert f"{SCALE.criteria['2'].name.en} 4 (before 2)" in later.alternative


def test_the_picture_clips_no_label() -> None:
    """Names are shortened before they reach the scores, and every shape is inside the picture."""
    long = {each: evolve(x, name=evolve(x.name, en="Ä" * 200)) for each, x in SCALE.criteria.items()}
    found = evolve(material(), scale=evolve(SCALE, criteria=long))
    figure = next(each for each in review_document(found, TEXTS["en"]).blocks if isinstance(each, Figure))
    assert "Ä" * 60 not in figure.svg
    for x, y in re.findall(r'c?x="([\d.]+)" c?y="([\d.]+)"', figure.svg):
        assert 0 <= float(x) <= figure.width
        assert 0 <= float(y) <= figure.height


def test_headings_go_down_one_level_at_a_time() -> None:
    """No level is left out, so that who listens knows where they are."""
    levels = [each.level for _, each in report("fi").headings()]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_review_gives_the_same_bytes(form: str) -> None:
    """No clock and no chance in any format."""
    assert write(report("sv"), form) == write(review_document(material(), TEXTS["sv"]), form)
