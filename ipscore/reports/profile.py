"""A picture of scores by criterion: a dot on a line for each, in the sections of the scale.

Drawn as SVG of our own. It says the same without colour: scores are filled dots with their number beside
them, those of an earlier review are rings. Everything in it is also in the words that stand in its place.
"""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from attrs import frozen

from ipscore.reports.document import Figure
from ipscore.store.cleaning import clean_line

_ROW, _GROUP = 15.0, 21.0
_WIDTH, _NAMES, _RIGHT = 480.0, 222.0, 26.0
_LONGEST = 46
_INK, _QUIET, _HAIR = "#1c2b33", "#5b6770", "#c9d0d4"


@frozen
class ProfileRow:
    """A criterion: its score, and its score in the earlier review; None where there is none."""

    id: str
    name: str
    score: int | None
    before: int | None = None


@frozen
class ProfileGroup:
    """A section with its criteria."""

    name: str
    rows: tuple[ProfileRow, ...]


@frozen
class Profile:
    """The scores of a review. `now` and `earlier` name the dots and rings; empty: no rings are drawn."""

    low: int
    high: int
    groups: tuple[ProfileGroup, ...]
    now: str = ""
    earlier: str = ""


def draw(profile: Profile, caption: str, alternative: str) -> Figure:
    """The picture, with its caption and the words that stand in its place."""
    height = _top(profile) + sum(_GROUP + _ROW * len(each.rows) for each in profile.groups) + 4.0
    body = "".join(_shapes(profile, height))
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH:g} {height:g}" '
        f'width="{_WIDTH:g}" height="{height:g}" font-family="Libertinus Serif, Georgia, serif" '
        f'font-size="10" fill="{_INK}">{body}</svg>'
    )
    return Figure(svg, _WIDTH, height, alternative, caption)


def _top(profile: Profile) -> float:
    return 36.0 if profile.earlier else 18.0


def _shapes(profile: Profile, height: float) -> Iterator[str]:
    top = _top(profile)
    if profile.earlier:
        yield _circle(_NAMES, 6.0, ring=False) + _text(_NAMES + 9, 9.5, profile.now)
        half = (_WIDTH - _NAMES) / 2
        yield _circle(_NAMES + half, 6.0, ring=True) + _text(_NAMES + half + 9, 9.5, profile.earlier)
    for score in range(profile.low, profile.high + 1):
        at = _at(profile, score)
        yield _line(at, top, at, height - 4.0, _HAIR, 0.5)
        yield _text(at, top - 5, str(score), anchor="middle", colour=_QUIET)
    y = top
    for group in profile.groups:
        yield _text(0, y + _GROUP - 6, group.name, weight="bold")
        y += _GROUP
        for row in group.rows:
            yield from _row(profile, row, y + _ROW / 2)
            y += _ROW


def _row(profile: Profile, row: ProfileRow, middle: float) -> Iterator[str]:
    name = row.name if len(row.name) <= _LONGEST else f"{row.name[: _LONGEST - 1].rstrip()}…"
    yield _text(20, middle + 3.5, row.id, anchor="end", colour=_QUIET)
    yield _text(27, middle + 3.5, name)
    if row.score is not None:
        at = _at(profile, row.score)
        yield _line(_at(profile, profile.low), middle, at, middle, _QUIET, 1.2)
    if row.before is not None:
        yield _circle(_at(profile, row.before), middle, ring=True)
    if row.score is not None:
        yield _circle(_at(profile, row.score), middle, ring=False)
    shown = "–" if row.score is None else str(row.score)
    yield _text(_WIDTH - 2, middle + 3.5, shown, anchor="end", weight="bold")


def _at(profile: Profile, score: int) -> float:
    span = _WIDTH - _NAMES - _RIGHT - 8
    return _NAMES + span * (score - profile.low) / max(1, profile.high - profile.low)


def _circle(x: float, y: float, *, ring: bool) -> str:
    if ring:
        return f'<circle cx="{x:g}" cy="{y:g}" r="5.2" fill="#ffffff" stroke="{_INK}" stroke-width="1"/>'
    return f'<circle cx="{x:g}" cy="{y:g}" r="3.6" fill="{_INK}"/>'


def _line(x1: float, y1: float, x2: float, y2: float, colour: str, width: float) -> str:
    return (
        f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{colour}" stroke-width="{width:g}"/>'
    )


def _text(
    x: float, y: float, text: str, *, anchor: str = "start", weight: str = "normal", colour: str = _INK
) -> str:
    style = f'text-anchor="{anchor}" font-weight="{weight}" fill={quoteattr(colour)}'
    return f'<text x="{x:g}" y="{y:g}" {style}>{escape(clean_line(text))}</text>'
