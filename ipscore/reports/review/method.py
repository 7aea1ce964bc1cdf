"""The chapter of how the review was made: programme, documents, who was met, how far assessors agreed."""

from collections.abc import Iterator
from fractions import Fraction

from ipscore.fidelity.agreement import Agreement
from ipscore.fidelity.planning import in_time_order
from ipscore.language import Language
from ipscore.message import Message, msg
from ipscore.records.planning import ReviewSession
from ipscore.reports.document import Align, Block, Column, Heading, Manner, Paragraph, Row, Table, plain
from ipscore.reports.review.material import ReviewMaterial
from ipscore.reports.review.wording import paragraphs, sentence


def method(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    """The chapter; empty where nothing of it was recorded."""
    parts = (
        *_in_words(material, language),
        *_programme(material, language),
        *_informants(material, language),
        *_documents(material, language),
        *_figures_kept(material, language),
        *_agreement(material, language),
    )
    if parts:
        yield Heading(1, language("How the review was made"))
        yield from parts


def _in_words(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    for text in paragraphs(material.review.method):
        yield Paragraph(plain(text))
    sample = material.review.sample
    if sample is not None:
        yield Paragraph(
            plain(
                language(
                    "The papers of {count} clients were read. They were drawn at random on {day}; "
                    "their records are of {period}.",
                    count=len(sample.clients),
                    day=sample.drawn_on,
                    period=language.dates(sample.start, sample.end),
                )
            )
        )


def _programme(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    """Sessions that were held; what is only planned is of interest while the report is a draft."""
    sessions = in_time_order(material.review.schedule)
    held = tuple(each for each in sessions if each.done)
    planned = tuple(each for each in sessions if not each.done) if material.draft else ()
    if held or planned:
        yield Heading(2, language("Programme of the visit"))
    if held:
        caption = language("Interviews, observations and other sessions")
        yield _sessions(caption, language("Who was met"), held, language)
    if planned:
        caption = language("Still planned, or not ticked off as held")
        yield _sessions(caption, language("Who is to be met"), planned, language)


def _sessions(caption: str, whom: str, sessions: tuple[ReviewSession, ...], language: Language) -> Table:
    rows = tuple(
        Row(
            (
                " ".join([language.short_date(each.on), *([language.time(each.at)] if each.at else [])]),
                sentence(language.choice(each.kind)),
                each.with_whom or "–",
                each.where or "–",
            )
        )
        for each in sessions
    )
    columns = (
        Column(language("When"), 1.1),
        Column(language("What"), 1.3),
        Column(whom, 2.2),
        Column(language("Where"), 1.4),
    )
    return Table(caption, columns, rows)


def _informants(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    people = material.review.informants
    if not people:
        return
    rows = [Row((sentence(each.role), str(each.number))) for each in people]
    rows.append(Row((language("Total"), str(sum(each.number for each in people))), strong=True))
    columns = (Column(language("Role"), 4), Column(language("People"), 1, Align.END))
    yield Heading(2, language("Who was interviewed or observed"))
    yield Table(language("People by role"), columns, tuple(rows))


def _documents(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    documents = material.review.documents
    if not documents:
        return
    rows = tuple(
        Row(
            (
                " – ".join(x for x in (each.name, each.note) if x),
                _received(each.received_on is not None, language),
            )
        )
        for each in documents
    )
    columns = (Column(language("Document"), 4), Column(language("Received"), 1, Align.END))
    yield Heading(2, language("Documents"))
    yield Table(language("Documents asked for"), columns, rows)


def _figures_kept(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    """Which figures are those of the day of scoring: records may have been put right since."""
    told, now = [], material.counted_now()
    if material.counted_then():
        told.append(
            language(
                "Practice figures are printed as they were when the score was given: what was counted, over "
                "which days, and how many records lacked the data. Later changes of the records do not "
                "change them."
            )
        )
    if told and now:
        told.append(
            language(
                "Of these criteria only the value was kept; what it was counted from is as the records give "
                "it now: {criteria}.",
                criteria=now,
            )
        )
    if material.mark_figures and material.review.mark_figures:
        told.append(
            language(
                "What the quality mark asks for besides the scores is printed as it was when the report was "
                "issued."
            )
        )
    elif material.mark_figures:
        told.append(
            language(
                "What the quality mark asks for besides the scores is counted from the records as they were "
                "when this report was written."
            )
        )
    if told:
        yield Heading(2, language("Practice figures"))
    for text in told:
        yield Paragraph(plain(text))


def _received(yes: bool, language: Language) -> str:
    return language("yes") if yes else language("no")


def _agreement(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    found = material.agreement
    if found is None or not found.criteria:
        return
    yield Heading(2, language("Agreement of the assessors"))
    yield Paragraph(
        plain(
            language(
                "Each assessor scored alone before they agreed. {count} criteria were scored by all of them.",
                count=found.criteria,
            )
        ),
        keep=True,
    )
    rows = tuple(Row((language.message(name), value)) for name, value in _figures(found, language))
    columns = (Column(language("Figure"), 4), Column(language("Value"), 1, Align.END))
    yield Table(language("How far the scores agreed before the consensus"), columns, rows)
    if None in (found.kappa, found.icc):
        yield Paragraph(
            plain(
                language(
                    "A dash: there is no such figure where the scores do not vary, or of one criterion alone."
                )
            ),
            Manner.QUIET,
        )


def _figures(found: Agreement, language: Language) -> Iterator[tuple[Message, str]]:
    def shown(value: Fraction | None) -> str:
        return "–" if value is None else language.number(float(value), 2)

    identical = "–" if found.identical is None else language.percent(float(found.identical))
    yield msg("Identical scores"), identical
    yield msg("Mean absolute difference, in points"), shown(found.distance)
    yield msg("Weighted kappa (squared distances)"), shown(found.kappa)
    yield msg("Intraclass correlation (absolute agreement, single assessor)"), shown(found.icc)
