"""A criterion in words: what is asked, what each score means, what the records tell, what is suggested."""

from textual.content import Content

from ipscore.definitions.rule import Count
from ipscore.definitions.scale import Criterion, Scale
from ipscore.fidelity.evidence import Evidence
from ipscore.fidelity.sheet import Sheet
from ipscore.language import Language
from ipscore.message import Number
from ipstui.lines import broken, hanging

SHORT = 2
"""Lines a suggestion may take beside the score; `w` tells all of it."""


def question(scale: Scale, criterion_id: str, language: Language, cells: int) -> Content:
    """Number, name and what is asked."""
    criterion = scale.criteria[criterion_id]
    title = hanging(f"{criterion_id} ", language.text(criterion.name), cells)
    asked = broken(language.text(criterion.question), cells)
    return Content.styled("\n".join(title), "bold") + Content("\n" + "\n".join(asked))


def anchors(scale: Scale, criterion: Criterion, given: int | None, language: Language, cells: int) -> Content:
    """What each score means, the given one marked; for counted elements, how many give which score."""
    lines: list[Content] = []
    if not criterion.anchors and isinstance(criterion.rule, Count):
        lines += [Content(line) for line in hanging(" ", _counted(criterion.rule, language), cells)]
    for score in scale.scores:
        text = criterion.anchors.get(str(score))
        if text is not None:
            here = score == given
            words = hanging(f"{'▸' if here else ' '}{score:>2}  ", language.text(text), cells)
            lines.append(Content.styled("\n".join(words), "bold" if here else ""))
    return Content("\n").join(lines)


def _counted(rule: Count, language: Language) -> str:
    spans: list[list[int]] = []
    for count, score in enumerate(rule.scores):
        if spans and rule.scores[spans[-1][-1]] == score:
            spans[-1].append(count)
        else:
            spans.append([count])
    told = []
    for span in spans:
        counts = str(span[0]) if len(span) == 1 else f"{span[0]}–{span[-1]}"
        told.append(f"{counts}\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}{rule.scores[span[0]]}")
    return language("Elements in place and the score they give: {list}", list=", ".join(told))


def facts(sheet: Sheet, criterion_id: str, language: Language, cells: int, *, reading: bool) -> Content:
    """The evidence from the records, then the note. `reading`: the records are still being read."""
    scale = sheet.scale
    criterion = scale.criteria[criterion_id]
    lines: list[str] = []
    found = sheet.evidence.get(criterion_id)
    if found:
        lines += broken(language("From the records {period}", period=found[0].period), cells)
        for each in found:
            lines += hanging(" ", evidence_line(scale, each, language), cells)
    elif found is None and reading:
        lines.append(language("Reading the records…"))
    content = Content("\n".join(lines))
    if criterion.note is not None:
        note = broken(language.text(criterion.note), cells)
        content += Content("\n\n" if lines else "") + Content.styled("\n".join(note), "dim")
    return content


def evidence_line(scale: Scale, each: Evidence, language: Language) -> str:
    """Name, value with its unit, what was divided by what, what was lacking."""
    told = [f"{language.text(scale.figures[each.figure].name)}: {shown_value(scale, each, language)}"]
    if each.denominator is not None and each.numerator is not None:
        top, bottom = counted(each.numerator, language), counted(each.denominator, language)
        space = "\N{NO-BREAK SPACE}"
        told.append(f"({top}{space}/{space}{bottom})")
    line = " ".join(told)
    if each.lacking:
        line += " · " + language("{count} lack the data", count=each.lacking)
    return line


def shown_value(scale: Scale, each: Evidence, language: Language) -> str:
    """The figure with its unit; words when there is too little to compute it from."""
    figure = scale.figures[each.figure]
    if each.value is None:
        return language("too little to compute from")
    space = "\N{NO-BREAK SPACE}"
    return f"{language.number(each.value, figure.decimals)}{space}{language.text(figure.unit)}"


def counted(value: float, language: Language) -> str:
    """A numerator or denominator: a whole number as it is, others with one decimal."""
    return language.value(Number(value, 0 if float(value).is_integer() else 1))


def suggestion_line(sheet: Sheet, criterion_id: str, language: Language, cells: int) -> str:
    """What is suggested and how it came about; where all of it would fill the screen, what decided it."""
    suggestion = sheet.suggestion(criterion_id)
    steps = [language.message(each) for each in suggestion.trace]
    told = [steps]
    if suggestion.because is not None:
        because = language.message(suggestion.because)
        # What came of it says little by itself, so it gives way first.
        told += [list(dict.fromkeys((because, *steps[-1:]))), [because]]
    else:
        told.append(steps[-1:])

    def whole(these: list[str]) -> str:
        why = "; ".join(these)
        if suggestion.score is None:
            return language("No suggestion: {why}", why=why)
        return language("Suggestion {score} · {why}", score=suggestion.score, why=why)

    lines = [whole(each) for each in told]
    return next((each for each in lines if len(broken(each, cells)) <= SHORT), lines[-1])
