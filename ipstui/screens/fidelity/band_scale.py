"""The bands of a scale as a line of characters, with where the total stands."""

from collections.abc import Sequence

from attrs import frozen

from ipscore.definitions.scale import Band
from ipscore.language import Language
from ipstui.cells import ELLIPSIS, width

HERE = "▲"


@frozen
class NextBand:
    """The band above, and how many points it is away."""

    band: Band
    points: int


def next_band(bands: Sequence[Band], total: int) -> NextBand | None:
    """The next band above a total; None from the highest on."""
    above = [each for each in bands if each.low > total]
    nearest = min(above, key=lambda each: each.low, default=None)
    return NextBand(nearest, nearest.low - total) if nearest is not None else None


def band_lines(bands: Sequence[Band], total: int, language: Language, cells: int) -> list[str]:
    """Names over a line with the borders, the total marked below; in `cells` cells."""
    ordered = sorted(bands, key=lambda each: each.low)
    low, high = ordered[0].low, ordered[-1].high
    if high <= low:
        return []
    starts = [_place(each.low, low, high, cells) for each in ordered]
    names, line = "", ""
    for band, start, end in zip(ordered, starts, [*starts[1:], cells - 1], strict=True):
        room = end - start
        number = str(band.low)
        words = f"{number} {_short(language.text(band.name), room - width(number) - 2)}".rstrip()
        names += words + " " * (room - width(words))
        line += ("├" if not line else "┼") + "─" * (room - 1)
    place = _place(total, low, high, cells)
    return [names, line + "┤", _marked(str(total), place, cells)]


def _short(name: str, room: int) -> str:
    """As many whole words of a name as there is room for; none is better than half a one."""
    words = name.split()
    if width(name) <= room:
        return name
    # “good” says as much as “good level”; of more words some are missed.
    if len(words) == 2 and width(words[0]) <= room:
        return words[0]
    while len(words) > 2:
        words.pop()
        if width(shown := " ".join(words) + ELLIPSIS) <= room:
            return shown
    return ""


def _place(value: int, low: int, high: int, cells: int) -> int:
    return round((value - low) / (high - low) * (cells - 1))


def _marked(total: str, place: int, cells: int) -> str:
    if place + 2 + width(total) <= cells:
        return f"{' ' * place}{HERE} {total}"
    return f"{' ' * (place - width(total) - 1)}{total} {HERE}"
