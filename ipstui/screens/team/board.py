"""The board: one line a coach, and the team together; how wide each column is and what stands in it."""

from collections.abc import Callable

from attrs import frozen
from rich.text import Text

from ipscore.language import Language
from ipscore.message import N_
from ipscore.practice.team.capacity_words import shown
from ipscore.practice.team.views import CoachView, Team
from ipstui.cells import fit, pad, width
from ipstui.session import Session

TOGETHER = "together"
"""Key of the last line. Ids of coaches are longer."""

LEAST_NAME, MOST_NAME = 12, 30

OVER = "!"
"""Beside more clients than the limit, and beside overdue items: a sign, not a colour alone."""


@frozen
class Column:
    """One column: its title, the cells it takes at least, and what stands in it."""

    title: str
    cells: int
    text: Callable[[Language, CoachView], str]
    together: Callable[[Language, Team], str]


def _clients(language: Language, each: CoachView) -> str:
    limit = language.value(shown(each.load.limit, 1))
    return f"{OVER if each.load.over else ''}{each.load.clients}/{limit}"


def _week(language: Language, each: CoachView) -> str:
    week = each.this_week
    if each.leave_until is not None or week.target is None:
        return language("away")
    return f"{week.done}/{language.value(shown(week.target, 1))}"


def _overdue(_language: Language, each: CoachView) -> str:
    return f"{OVER}{len(each.overdue)}" if each.overdue else "0"


COLUMNS = (
    Column(
        N_("Clients"),
        7,
        _clients,
        lambda language, team: f"{team.clients}/{language.value(shown(team.limit, 1))}",
    ),
    Column(N_("Overdue"), 7, _overdue, lambda _language, team: str(team.overdue)),
    Column(
        N_("Week"),
        6,
        _week,
        lambda language, team: f"{team.met}/{language.value(shown(team.target, 1))}",
    ),
    Column(
        N_("Weeks before"),
        13,
        lambda _language, each: " ".join(str(week.meetings.done) for week in each.weeks[:-1]),
        # The sum would be wider than what it sums, and no coach is to be compared with it.
        lambda _language, _team: "",
    ),
    Column(
        N_("Waiting"), 7, lambda _language, each: str(len(each.waiting)), lambda _, team: str(team.waiting)
    ),
    Column(
        N_("Not met"), 7, lambda _language, each: str(len(each.not_met)), lambda _, team: str(team.not_met)
    ),
)


Heading = tuple[Text, str, int]


def headings(language: Language, cells: int, team: Team) -> list[Heading]:
    """Titles of the columns for a table of that many cells."""
    widths = _widths(language, team)
    name = min(MOST_NAME, max(LEAST_NAME, cells - sum(each + 1 for each in widths)))
    found = [(Text(pad(language("Coach"), name), no_wrap=True), "coach", name)]
    for number, (column, room) in enumerate(zip(COLUMNS, widths, strict=True)):
        found.append((_right(language(column.title), room), str(number), room + 1))
    return found


def rows(session: Session, found: list[Heading], team: Team) -> list[tuple[str, list[Text]]]:
    """A line a coach, and the team together."""
    language = session.language
    lines = [
        (each.coach, session.staff_name(each.coach), [column.text(language, each) for column in COLUMNS])
        for each in team.coaches
    ]
    if len(team.coaches) > 1:
        lines.append(
            (TOGETHER, language("Together"), [column.together(language, team) for column in COLUMNS])
        )
    made = []
    for key, name, texts in lines:
        cells = [Text(pad(name, found[0][2]), no_wrap=True, style="bold" if key == TOGETHER else "")]
        for text, (_, _, room) in zip(texts, found[1:], strict=True):
            cells.append(_right(text, room - 1))
        made.append((key, cells))
    return made


def _widths(language: Language, team: Team) -> list[int]:
    """Every number and every title in full; what is left is the name's."""
    found = []
    for column in COLUMNS:
        texts = [language(column.title), column.together(language, team)]
        texts += [column.text(language, each) for each in team.coaches]
        found.append(max(column.cells, *map(width, texts)))
    return found


def _right(text: str, cells: int) -> Text:
    line = fit(text, cells)
    return Text(" " * (cells - width(line) + 1) + line, no_wrap=True, end="")
