"""The columns of the caseload: how wide each is and what stands in it."""

from collections.abc import Callable

from attrs import frozen
from rich.text import Text

from ipscore.message import N_
from ipscore.practice.caseload import CaseloadRow
from ipscore.practice.selection import Order
from ipstui.cells import fit, pad, width
from ipstui.course import NONE, phase_words, step_words
from ipstui.session import Session

WIDE = 140
"""From this many cells on there is room for the coach and the site as well."""


@frozen
class Column:
    """One column. `cells` 0: what the others leave; `right`: numbers stand at the right."""

    order: Order
    title: str
    cells: int
    text: Callable[[Session, CaseloadRow], str]
    right: bool = False


def _last_contact(session: Session, row: CaseloadRow) -> str:
    if row.last_contact is None:
        return NONE
    if (session.today - row.last_contact).days < YEAR:
        return session.language.short_date(row.last_contact)
    return f"{row.last_contact.month}/{row.last_contact.year}"


YEAR = 300
"""Days after which a day without its year could be taken for this year's: month and year are shown."""

NAME = Column(Order.NAME, N_("Client"), 19, lambda session, row: session.name_of(row.client))
PHASE = Column(Order.PHASE, N_("Phase"), 13, lambda session, row: phase_words(session, row.phase))
DAYS = Column(Order.DAYS, N_("Days"), 4, lambda _session, row: str(row.days), right=True)
DAYS_IN_PHASE = Column(
    Order.DAYS_IN_PHASE,
    N_("In phase"),
    8,
    lambda _session, row: NONE if row.days_in_phase is None else str(row.days_in_phase),
    right=True,
)
LAST_CONTACT = Column(Order.LAST_CONTACT, N_("Reached"), 7, _last_contact, right=True)
NEXT_STEP = Column(
    Order.NEXT_STEP, N_("Next step"), 0, lambda session, row: step_words(session, row.next_step, brief=True)
)
COACH = Column(Order.COACH, N_("Coach"), 16, lambda session, row: session.staff_name(row.coach))
SITE = Column(Order.SITE, N_("Site"), 14, lambda session, row: session.site_name(row.site))

NARROW_COLUMNS = (NAME, PHASE, DAYS, DAYS_IN_PHASE, LAST_CONTACT, NEXT_STEP)
WIDE_COLUMNS = (NAME, PHASE, DAYS, DAYS_IN_PHASE, LAST_CONTACT, COACH, SITE, NEXT_STEP)
SCROLLBAR = 1


@frozen
class Layout:
    """The columns and their cells for a table of a certain width."""

    columns: tuple[tuple[Column, int], ...]

    def heading(self, session: Session, column: Column, cells: int, order: Order, *, backwards: bool) -> Text:
        """The title of a column; an arrow marks the one the rows are ordered by."""
        arrow = ("↑" if backwards else "↓") if column.order is order else ""
        title = session.language(column.title)
        # The arrow may stand in the blank between the columns.
        return Text(
            f"{title + arrow:>{cells}}" if column.right else pad(title + arrow, cells + 1), no_wrap=True
        )

    def cells(self, session: Session, row: CaseloadRow) -> list[Text]:
        """The cells of one row. Always `Text`, so that data never meets markup."""
        return [_cell(column.text(session, row), cells, right=column.right) for column, cells in self.columns]


def layout(available: int) -> Layout:
    """The columns for a table `available` cells wide."""
    columns = WIDE_COLUMNS if available >= WIDE else NARROW_COLUMNS
    fixed = sum(column.cells + 1 for column in columns)
    rest = max(12, available - SCROLLBAR - fixed)
    return Layout(tuple((column, column.cells or rest) for column in columns))


def _cell(text: str, cells: int, *, right: bool) -> Text:
    shown = fit(text, cells) if right else pad(_keep_indent(text), cells)
    if right:
        shown = " " * (cells - width(shown)) + shown
    return Text(shown + " ", no_wrap=True, end="")


def _keep_indent(text: str) -> str:
    # `fit` folds blanks; the two cells where a sign would stand are meant.
    return text.replace("  ", "\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}", 1) if text.startswith("  ") else text
