"""A result in words and characters: totals, bands, sections, what is missing."""

from collections.abc import Iterator

from textual.content import Content

from ipscore.definitions.scale import Scale
from ipscore.fidelity.comparison import signed
from ipscore.fidelity.mark import MarkResult
from ipscore.fidelity.scoring import ScaleResult, SumResult
from ipscore.fidelity.sheet import Sheet
from ipscore.language import Language
from ipscore.records.review import ReviewState
from ipstui.cells import pad, width
from ipstui.lines import broken, hanging
from ipstui.screens.fidelity.band_scale import NextBand, band_lines, next_band
from ipstui.screens.fidelity.entries import ReviewEntry
from ipstui.screens.fidelity.report_form import previous

BAR = 24


def result_content(sheet: Sheet, language: Language, cells: int, *, whose: str | None, tall: bool) -> Content:
    """Everything above the list of criteria. `tall`: there is room to draw the bands of every part."""
    result = sheet.result()
    lines: list[Content] = []
    if whose is not None:
        words = language(
            "These are the scores of {name} alone. The review has no result before the assessors have "
            "agreed.",
            name=whose,
        )
        lines += [Content(line) for line in broken(words, cells)]
    single = len(result.parts) == 1
    for part in result.parts:
        lines += _part(sheet, part, language, cells, single=single, drawn=single or tall)
    lines.append(Content(""))
    lines += _sections(sheet, result, language, cells)
    lines.append(Content(""))
    lines += [Content(line) for line in broken(_deviations(sheet, language), cells)]
    return Content("\n").join(lines)


def standing_lines(
    scale: Scale, entry: ReviewEntry, others: tuple[ReviewEntry, ...], language: Language, cells: int
) -> list[str]:
    """Whether it is issued and corrected, and the change since the last review by this scale."""
    review = entry.review
    if review.state is ReviewState.ISSUED:
        told = [language("Issued")]
        if review.issued_on is not None:
            told = [language("Issued on {day}", day=review.issued_on)]
        if review.corrections:
            told.append(language("corrections: {count}", count=len(review.corrections)))
    else:
        told = [language("Draft: not issued yet")]
    change = previous(scale, entry, others)
    if change is not None and change.total.change is not None:
        told.append(
            language(
                "change since {day} ({kind}): {change}",
                day=change.before.end,
                kind=change.before.kind,
                change=signed(change.total.change),
            )
        )
        if not change.same_kind:
            told.append(language("not of the same kind"))
    return broken(" · ".join(told), cells)


def mark_lines(
    scale: Scale, found: MarkResult | None, language: Language, cells: int, *, tall: bool
) -> list[str]:
    """Whether the quality mark of the scale is reached, with each thing it asks; nothing where it has none.

    Where the terminal is not `tall`, all that is asked stands on one line.
    """
    if scale.mark is None or found is None:
        return []
    sign = {True: "✓", False: "–", None: "·"}[found.reached]
    head = f"{sign} {language.text(scale.mark.name)}: {language.message(found.answer)}"
    why = [language.message(each) for each in found.why]
    if tall:
        return [*broken(head, cells), *(line for each in why for line in hanging("  · ", each, cells))]
    return broken(f"{head} ({'; '.join(why)})", cells)


def total_words(sheet: Sheet) -> str:
    """`97/125`, with a dash for a total that does not exist yet."""
    result = sheet.result()
    return f"{'–' if result.total is None else result.total}/{result.max}"


def deviations(sheet: Sheet) -> tuple[str, ...]:
    """Criteria whose score is not the suggested one: the one suggested when it was given, else the one of "
    "now.
    """
    found = []
    for each, rating in sheet.ratings.items():
        remembered = rating.suggestion
        given = rating.score in sheet.scale.scores and not rating.not_ratable
        if each in sheet.scale.criteria and given:
            differs = rating.score != remembered if remembered is not None else sheet.differs(each)
            if differs:
                found.append(each)
    return tuple(each for each in sheet.scale.criteria if each in found)


def _part(
    sheet: Sheet, part: SumResult, language: Language, cells: int, *, single: bool, drawn: bool
) -> Iterator[Content]:
    definition = sheet.scale.parts[part.id]
    name = language.text(definition.name)
    if part.total is None:
        yield from _incomplete(part, language, cells, name="" if single else name)
        return
    if definition.bands and drawn:
        if not single:
            yield Content.styled(f"{name} {part.total}/{part.max}", "bold")
        yield from (Content(line) for line in band_lines(definition.bands, part.total, language, cells))
    told = []
    if part.band is not None:
        told.append(language.text(part.band.name))
    elif definition.no_bands_because is not None:
        told.append(language.text(definition.no_bands_because))
    following = next_band(definition.bands, part.total)
    if following is not None:
        told.append(_distance(following, language))
    verdict = f"{'' if single else name + ' '}{part.total}/{part.max}"
    text = " · ".join([verdict, *told])
    yield from (Content.styled(line, "bold") for line in broken(text, cells))


def _distance(following: NextBand, language: Language) -> str:
    if following.points == 1:
        return language("one point to: {band}", band=following.band.name)
    return language("{points} points to: {band}", points=following.points, band=following.band.name)


def _incomplete(part: SumResult, language: Language, cells: int, *, name: str) -> Iterator[Content]:
    low, high = part.possible
    words = language(
        "No total and no band yet; without a score: {count} of {all} criteria. Possible total {low}–{high}.",
        count=len(part.missing),
        all=len(part.criteria),
        low=low,
        high=high,
    )
    yield from (Content.styled(line, "bold") for line in broken(f"{name}: {words}" if name else words, cells))
    missing = language("Missing: {list}", list=part.missing)
    yield from (Content(line) for line in broken(missing, cells))


def _sections(sheet: Sheet, result: ScaleResult, language: Language, cells: int) -> Iterator[Content]:
    names = {each.id: language.text(sheet.scale.sections[each.id].name) for each in result.sections}
    column = min(max(map(width, names.values())), cells - BAR - 10)
    for each in result.sections:
        filled = round(each.given / each.max * BAR) if each.max else 0
        bar = "█" * filled + "░" * (BAR - filled)
        sums = f"{each.given}/{each.max}"
        left = "" if each.complete else "  " + language("{count} missing", count=len(each.missing))
        yield Content(f"{pad(names[each.id], column)}  {sums:>7}  {bar}{left}")


def _deviations(sheet: Sheet, language: Language) -> str:
    found = deviations(sheet)
    if not found:
        return language("No score differs from its suggestion.")
    without = [each for each in found if not sheet.rating(each).reason.strip()]
    told = language("Scores that differ from the suggestion: {count} ({list})", count=len(found), list=found)
    if without:
        return f"{told} · ! " + language("no reason given: {list}", list=without)
    return f"{told} · " + language("a reason is given for each")
