"""Bars and the rolling curve, drawn with plain characters; every bar has its number beside it."""

from collections.abc import Sequence
from math import ceil

from textual.content import Content

from ipscore.language import Language
from ipscore.outcomes import SECTION_NAMES, Benchmark, OutcomeFigure, OutcomeReport, Section, TrendPoint, Unit
from ipstui.cells import pad
from ipstui.lines import broken, hanging
from ipstui.screens.outcomes.shown import cell_words

EIGHTHS = " ▁▂▃▄▅▆▇█"
PARTS = " ▏▎▍▌▋▊▉"
STEP = 0.2
BAR_SECTIONS = (
    Section.PERSONS,
    Section.DESTINATIONS,
    Section.REFERRALS,
    Section.RETENTION,
    Section.QUARTERLY,
)
LABEL_MOST = 46
LABEL_CELLS = 6
"""Cells a month and year need below the curve, with a blank."""


def bars(report: OutcomeReport, group: str, language: Language, cells: int) -> Content:
    """The shares of one group as bars, section by section, each bar a part of its whole."""
    lines: list[Content] = []
    for section in BAR_SECTIONS:
        figures = [report.figure(each, group) for each in report.measures]
        chosen = [each for each in figures if each.section is section and _is_part(each)]
        if not chosen:
            continue
        lines += [Content.styled(language.message(SECTION_NAMES[section]), "bold")]
        lines += [Content(line) for each in chosen for line in _bar_lines(each, language, cells)]
        lines.append(Content(""))
    return Content("\n").join(lines)


def _is_part(figure: OutcomeFigure) -> bool:
    return (
        figure.unit is Unit.SHARE
        or (figure.unit is Unit.COEFFICIENT and figure.low is not None)
        or figure.hidden
    )


def _bar_lines(figure: OutcomeFigure, language: Language, cells: int) -> list[str]:
    label = min(LABEL_MOST, cells // 2)
    *above, last = broken(language.message(figure.name), label - 2) or [""]
    value = cell_words(figure, language)
    room = max(8, cells - label - 17)
    return [*(f" {each}" for each in above), f" {pad(last, label - 1)}{value:>15}  {bar(figure.value, room)}"]


def bar(share: float | None, cells: int) -> str:
    """A bar for a share of 1, in eighths of a cell; nothing for nothing."""
    if share is None:
        return ""
    eighths = round(min(max(share, 0.0), 1.0) * cells * 8)
    whole, rest = divmod(eighths, 8)
    return "█" * whole + (PARTS[rest] if rest else "")


def curve(points: Sequence[TrendPoint], level: Benchmark, language: Language, cells: int) -> Content:
    """The coefficient over rolling years, with a published level as a dotted line."""
    title = language("Employment coefficient, rolling year")
    text = language.text
    legend = f"┄┄ {language.percent(level.value, 0)} {text(level.name)} ({text(level.source)})"
    if not points:
        words = language("The period has no whole month, so there is no curve.")
        return Content("\n".join(broken(words, cells)))
    lines = [Content.styled(title, "bold"), *(Content(line) for line in hanging("", legend, cells))]
    axis = 6
    column = max(1, min(6, (cells - axis) // len(points)))
    shown = points[-((cells - axis) // column) :]
    top = max(level.value, *(each.value or 0.0 for each in shown))
    for number in range(max(1, ceil(top / STEP - 1e-9)), 0, -1):
        low = (number - 1) * STEP
        label = language.number(number * STEP, 1)
        dotted = low < level.value <= number * STEP
        row = "".join(_block(each.value, low, column, dotted=dotted) for each in shown)
        lines.append(Content(f"{label:>4} ┤{row}"))
    lines.append(Content(f"     └{'─' * (column * len(shown))}"))
    lines.append(Content(" " * axis + _months(shown, column, cells - axis)))
    return Content("\n").join(lines)


def _block(value: float | None, low: float, column: int, *, dotted: bool) -> str:
    eighths = 0 if value is None else round(min(max((value - low) / STEP, 0.0), 1.0) * 8)
    if eighths:
        return EIGHTHS[eighths] * column
    return ("┄" if dotted else " ") * column


def _months(points: Sequence[TrendPoint], column: int, cells: int) -> str:
    stride = ceil(LABEL_CELLS / column)
    text = ""
    for number in range(0, len(points), stride):
        end = points[number].end
        label = f"{end.month}/{end:%y}"
        if number * column + len(label) <= cells:
            text = f"{text:<{number * column}}{label}"
    return text
