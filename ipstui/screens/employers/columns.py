"""The columns of the list of employers: how wide each is and what stands in it."""

from collections.abc import Callable, Sequence
from datetime import date

from attrs import evolve, frozen
from rich.text import Text

from ipscore.message import N_
from ipscore.practice.employers.directory import EmployerOrder, EmployerRow
from ipstui.cells import fit, fit_unit, pad, width
from ipstui.session import Session

NONE = "–"
WIDE = 130
"""From this many cells on there is room for the field and the contact person as well."""

SCROLLBAR = 1
MARGIN = 1
LEAST = 12

YEAR = 300
"""Days after which a day without its year could be taken for this year's: month and year are shown."""


@frozen
class Column:
    """One column. `cells` 0: what the others leave; `right`: numbers stand at the right."""

    order: EmployerOrder | None
    name: str
    title: str
    cells: int
    text: Callable[[Session, EmployerRow], str]
    right: bool = False


def short(session: Session, day: date) -> str:
    """The day, or month and year when it is long ago or far ahead; at most seven cells."""
    if abs((session.today - day).days) < YEAR:
        return session.language.short_date(day)
    return f"{day.month}/{day.year}"


def step(session: Session, row: EmployerRow) -> str:
    """What is to happen next: `!` when it is overdue and `·` when it is today, the day, what was agreed."""
    if row.next_on is None:
        return f"  {row.next_step}" if row.next_step else NONE
    sign = "!" if row.next_on < session.today else "·" if row.next_on == session.today else " "
    return f"{sign} {short(session, row.next_on)} {row.next_step}".rstrip()


def _next(session: Session, row: EmployerRow) -> str:
    """The day alone; what was agreed stands below the list."""
    if row.next_on is None:
        return session.language("no day") if row.next_step else NONE
    return step(session, evolve(row, next_step=""))


def _known_by(session: Session, row: EmployerRow) -> str:
    if not row.known_by:
        return NONE
    more = f" +{len(row.known_by) - 1}" if len(row.known_by) > 1 else ""
    return fit(_brief(session.staff_name(row.known_by[0].coach)), KNOWN_CELLS - width(more)) + more


def _brief(name: str) -> str:
    """P. Nurmela, where there is no room for Petri Nurmela."""
    first, _, rest = name.partition(" ")
    return f"{first[:1]}. {rest}" if rest else name


def _jobs(_session: Session, row: EmployerRow) -> str:
    return f"{len(row.jobs)}/{row.running}" if row.jobs else NONE


KNOWN_CELLS = 15

NAME = Column(EmployerOrder.NAME, "name", N_("Employer"), 0, lambda _, row: row.name)
PLACE = Column(EmployerOrder.MUNICIPALITY, "place", N_("Place"), 11, lambda _, row: row.municipality or NONE)
INDUSTRY = Column(EmployerOrder.INDUSTRY, "industry", N_("Industry"), 20, lambda _, row: row.industry or NONE)
PERSON = Column(None, "person", N_("Contact person"), 18, lambda _, row: row.person or NONE)
LAST = Column(
    EmployerOrder.LAST_CONTACT,
    "last",
    N_("Latest"),
    8,
    lambda session, row: NONE if row.last_on is None else short(session, row.last_on),
    right=True,
)
KNOWN = Column(EmployerOrder.CONTACTS, "known", N_("Knows"), KNOWN_CELLS, _known_by)
JOBS = Column(EmployerOrder.JOBS, "jobs", N_("Hired"), 6, _jobs, right=True)
NEXT = Column(EmployerOrder.NEXT_STEP, "next", N_("Next"), 9, _next)
NEXT_STEP = Column(EmployerOrder.NEXT_STEP, "next", N_("Next step"), 24, step)

NARROW_COLUMNS = (NAME, PLACE, LAST, KNOWN, JOBS, NEXT)
WIDE_COLUMNS = (NAME, PLACE, INDUSTRY, PERSON, LAST, KNOWN, JOBS, NEXT_STEP)


def layout(available: int) -> tuple[tuple[Column, int], ...]:
    """The columns and their cells for a table `available` cells wide."""
    columns = WIDE_COLUMNS if available >= WIDE else NARROW_COLUMNS
    fixed = sum(column.cells + 1 for column in columns)
    rest = max(LEAST, available - MARGIN - SCROLLBAR - fixed)
    return tuple((column, column.cells or rest) for column in columns)


def heading(
    session: Session, column: Column, cells: int, order: EmployerOrder, *, backwards: bool
) -> tuple[Text, str, int]:
    """Title, key and cells of a column; an arrow marks the one the rows are ordered by."""
    arrow = ("↑" if backwards else "↓") if column.order is order else ""
    title = session.language(column.title) + arrow
    words = f"{title:>{cells}} " if column.right else pad(title, cells + 1)
    return Text(words, no_wrap=True), column.name, cells + 1


def cells_of(session: Session, columns: Sequence[tuple[Column, int]], row: EmployerRow) -> list[Text]:
    """The cells of one row. Always `Text`, so that data never meets markup."""
    return [
        _cell(
            fit_unit(row.name, cells) if column is NAME else column.text(session, row),
            cells,
            right=column.right,
        )
        for column, cells in columns
    ]


def _cell(text: str, cells: int, *, right: bool) -> Text:
    if right:
        shown = fit(text, cells)
        shown = " " * (cells - width(shown)) + shown
    else:
        # `fit` folds blanks; the two cells where a sign would stand are meant.
        indent = "\N{NO-BREAK SPACE}" * 2 if text.startswith("  ") else ""
        shown = pad(indent + text.removeprefix("  "), cells)
    return Text(shown + " ", no_wrap=True, end="")
