"""The table of figures: a column a group, sections with headings, intervals beside or under the values."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen
from rich.text import Text

from ipscore.language import Language
from ipscore.outcomes import ALL, SECTION_NAMES, OutcomeReport
from ipstui.cells import fit, width
from ipstui.lines import broken
from ipstui.screens.outcomes.shown import cell_words, interval_words

NAME_LEAST = 26
NAME_MOST = 52
CELL = 15
INTERVAL = 14
"""Cells that an interval takes beside a value."""


@frozen
class FigureTable:
    """Headings and rows for a `LineTable`; `measures` tells which figure a row belongs to, `groups` which
    have a column.
    """

    headings: tuple[tuple[Text, str, int], ...]
    rows: tuple[tuple[str, tuple[Text, ...]], ...]
    measures: Mapping[str, str]
    groups: tuple[str, ...]


def figure_table(
    report: OutcomeReport, labels: Mapping[str, str], language: Language, cells: int, first: int = 0
) -> FigureTable:
    """The report in a table of `cells` cells. Where not all groups fit, all together and as many of the
    others as fit, from number `first` on: half a number would be another number.
    """
    groups = list(report.groups)
    inline = NAME_LEAST + 10 + len(groups) * (CELL + INTERVAL) <= cells
    column = CELL + INTERVAL if inline else CELL
    room = max(2, (cells - NAME_LEAST) // column)
    if room < len(groups):
        others = [each for each in groups if each != ALL]
        start = min(first, len(groups) - room)
        groups = [ALL, *others[start : start + room - 1]]
    name_cells = max(NAME_LEAST, min(NAME_MOST, cells - len(groups) * column))
    headings = [(Text(""), "name", name_cells)]
    headings += [(_right(labels[each], column, bold=True), each, column) for each in groups]
    rows: list[tuple[str, tuple[Text, ...]]] = []
    measures: dict[str, str] = {}
    for key, measure, row in _rows(report, groups, language, name_cells, column, inline=inline):
        rows.append((key, row))
        measures[key] = measure
    return FigureTable(tuple(headings), tuple(rows), measures, tuple(groups))


def _rows(
    report: OutcomeReport,
    groups: Sequence[str],
    language: Language,
    name_cells: int,
    column: int,
    *,
    inline: bool,
) -> Iterator[tuple[str, str, tuple[Text, ...]]]:
    blank = Text("")
    section = None
    for measure in report.measures:
        figures = [report.figure(measure, each) for each in groups]
        first = figures[0]
        if first.section is not section:
            if section is not None:
                yield f"space-{first.section}", measure, tuple(blank for _ in range(len(groups) + 1))
            section = first.section
            title = Text(fit(language.message(SECTION_NAMES[section]), name_cells), style="bold")
            yield f"section-{section}", measure, (title, *(blank for _ in groups))
        lines = broken(language.message(first.name), name_cells - 2)
        intervals = [interval_words(each, language) for each in figures]
        values = [cell_words(each, language) for each in figures]
        if inline:
            values = [
                f"{value}{interval:>{INTERVAL}}" for value, interval in zip(values, intervals, strict=True)
            ]
        yield measure, measure, (Text(f" {lines[0]}"), *(_right(each, column) for each in values))
        below = lines[1:]
        if any(intervals) and not inline:
            below = below or [""]
            below[-1] = _beside(below[-1], language("95% interval"), name_cells - 2)
        for number, line in enumerate(below):
            last = number == len(below) - 1 and not inline
            shown = [_right(each if last else "", column) for each in intervals]
            yield f"{measure}-{number}", measure, (Text(f" {line}"), *shown)


def _beside(left: str, right: str, cells: int) -> str:
    gap = cells - width(left) - width(right)
    return f"{left}{' ' * gap}{right}" if gap > 1 else left or f"  {right}"


def _right(text: str, cells: int, *, bold: bool = False) -> Text:
    shown = fit(text, cells - 1) if width(text) > cells - 1 else text
    return Text(" " * (cells - width(shown)) + shown, style="bold" if bold else "", no_wrap=True, end="")
