"""The consensus: every criterion with everybody's score, where they differ, and what is agreed on."""

from collections.abc import Sequence
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.definitions.scale import Scale
from ipscore.fidelity.agreement import Agreement
from ipscore.fidelity.alone import has_answer
from ipscore.fidelity.consensus import ConsensusRow, NotOpenError, assessors_agreement, consensus_rows
from ipscore.fidelity.sheet import Sheet
from ipscore.message import N_, msg
from ipscore.records.review import Assessor
from ipscore.store.review_work import accept_equal
from ipstui.cells import fit
from ipstui.lines import broken
from ipstui.screens.fidelity.agreed_page import AgreedPage
from ipstui.screens.fidelity.agreeing import FORM, TITLE, AgreeingEntry, AgreeingPage
from ipstui.screens.fidelity.agreement_words import agreement_line, agreement_paragraphs
from ipstui.screens.fidelity.entries import ReviewEntry, Standing, known
from ipstui.screens.fidelity.scale_page import ScalePage
from ipstui.screens.fidelity.score_words import score_sign
from ipstui.screens.fidelity.table_cell import cell
from ipstui.screens.fidelity.telling import TellingPage
from ipstui.screens.fidelity.working import Done
from ipstui.session import Session
from ipstui.widgets.table import LineTable

SCORE_CELLS = 7
MARK_CELLS = 8
AGREED_CELLS = 8
STATE_CELLS = 20
SIGN_CELLS = 3
WIDE = 100
"""Width of the terminal from which words say how far a criterion is, and not a sign alone."""


class ConsensusPage(ScalePage):
    """Drawn from `consensus_rows`; only opened when all have finished."""

    TITLE_TEXT = N_("Consensus")
    HELP_TEXT = N_(
        "Every criterion with the score of each assessor; a word marks where they differ. Enter opens a "
        "criterion: what each wrote stands side by side, and below it you give the score you agree on. "
        "Where the scores differed a reason is needed.\n\n"
        "a agrees on every score that all gave alike and that is not agreed on yet. f shows only the "
        "criteria with different scores, and all again. At the right: ✓ agreed, ! a reason is missing, · not "
        "agreed yet. At the foot: how far you agreed before you talked; "
        "w tells what the figures mean. When everything is agreed, the review can be issued; from then on "
        "Enter only shows what was agreed on."
    )
    KEYS = ("consensus.open", "consensus.accept", "consensus.differing", "consensus.why", "review.back")
    DEFAULT_CSS = """
    ConsensusPage LineTable { height: 1fr; padding: 0 0 0 1; }
    ConsensusPage #foot { height: auto; padding: 0 1; border-top: solid $foreground 40%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open"), id="consensus.open"),
        Binding("a", "accept", N_("accept equal ones"), id="consensus.accept"),
        Binding("f", "differing", N_("differing / all"), id="consensus.differing"),
        Binding("w", "why", N_("figures"), id="consensus.why"),
    ]

    def __init__(self, session: Session, entry: ReviewEntry, scale: Scale) -> None:
        super().__init__(session, entry, scale)
        self.only_differing = False
        self._next: str | None = None

    def keys(self) -> tuple[str, ...]:
        """An issued review is only read."""
        if self.issued:
            return ("consensus.open", "consensus.differing", "consensus.why", "review.correct", "review.back")
        return self.KEYS

    def body(self) -> ComposeResult:
        """The criteria, then how far the assessors agreed."""
        yield LineTable(id="rows")
        yield Static(id="foot")

    def where(self) -> str:
        """Which review, and on how much is agreed."""
        agreed = f"{self.entry.settled}/{len(self.scale.criteria)}"
        return f"{self.language(self.TITLE_TEXT)} · {self.entry.review.unit} · {agreed}"

    @property
    def rows(self) -> tuple[ConsensusRow, ...]:
        """The criteria to be shown."""
        try:
            rows = consensus_rows(self.scale, self.entry.review, self.entry.files)
        except NotOpenError:
            # Somebody took their finish back meanwhile: nothing is shown any more.
            return ()
        return tuple(each for each in rows if each.differs) if self.only_differing else rows

    def show_records(self) -> None:
        """The criteria and the figures."""
        language, assessors = self.language, self.entry.assessors
        state_cells = STATE_CELLS if self.size.width >= WIDE else SIGN_CELLS
        fixed = SCORE_CELLS * len(assessors) + MARK_CELLS + AGREED_CELLS + state_cells
        name_cells = max(16, self.size.width - 4 - fixed)
        headings = [(language("Criterion"), "name", name_cells)]
        labels = zip(assessors, short_names(assessors), strict=True)
        headings += [(label, each.id, SCORE_CELLS) for each, label in labels]
        headings += [
            ("", "differs", MARK_CELLS),
            (language("Agreed"), "agreed", AGREED_CELLS),
            ("", "state", state_cells),
        ]
        cells = [size for _title, _key, size in headings]
        lines = []
        for row in self.rows:
            words = zip(self._cells(row), cells, strict=True)
            lines.append((row.criterion, [Text(cell(each, size)) for each, size in words]))
        table = self.query_one(LineTable)
        table.fill([(Text(fit(title, size - 1)), key, size) for title, key, size in headings], lines)
        if self._next is not None and any(key == self._next for key, _ in lines):
            table.go_to(self._next)
            self._next = None
        self._show_foot()

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Agree on the criterion under the cursor; in an issued review read it."""
        criterion = self.query_one(LineTable).key_under_cursor
        if criterion is None:
            return
        if self.issued:
            sheet = Sheet(self.scale, known(self.scale, self.entry.ratings or {}))
            self.app.push_screen(AgreedPage(self.session, sheet, self.rows, criterion))
        else:
            make = partial(AgreeingEntry, self.session, self.scale, self.entry.review.id, criterion)
            self.ask(FORM, criterion, make, AgreeingPage, partial(self._agreed, criterion))

    def action_accept(self) -> None:
        """Agree on all that is alike."""
        if self.refuse_issued():
            return
        workspace, review = self.session.open_workspace, self.entry.review.id
        self.take_step(
            "ratings",
            TITLE,
            lambda: Done(accept_equal(workspace, self.scale, review)),
            msg("Agreed where all gave the same score. What is left is marked."),
        )

    def action_differing(self) -> None:
        """Only the differences, or all."""
        self.only_differing = not self.only_differing
        self.show_records()

    def action_why(self) -> None:
        """What the figures mean."""
        found = self._agreement
        if found is not None:
            title = self.language("How far the assessors agreed")
            self.app.push_screen(
                TellingPage(self.session, title, agreement_paragraphs(found, self.scale, self.language))
            )

    def _agreed(self, criterion: str, saved: bool | None) -> None:
        """On to the next criterion that waits."""
        order = [each.criterion for each in self.rows]
        if saved and criterion in order:
            waiting = {each.criterion for each in self.rows if not each.settled} - {criterion}
            at = order.index(criterion)
            self._next = next((each for each in (*order[at:], *order[:at]) if each in waiting), None)

    @property
    def _agreement(self) -> Agreement | None:
        try:
            return assessors_agreement(self.scale, self.entry.review, self.entry.files)
        except NotOpenError:
            return None

    def _cells(self, row: ConsensusRow) -> Sequence[str]:
        language = self.language
        name = language.text(self.scale.criteria[row.criterion].name)
        digits = max(map(len, self.scale.criteria))
        marks = [language("differs") if row.differs else "", score_sign(row.agreed), self._state(row)]
        scores = [score_sign(each.rating) for each in row.opinions]
        return [f"{row.criterion:>{digits}} {name}", *scores, *marks]

    def _state(self, row: ConsensusRow) -> str:
        sign, words = self._told(row)
        return f"{sign} {words}".rstrip() if self.size.width >= WIDE else sign

    def _told(self, row: ConsensusRow) -> tuple[str, str]:
        language = self.language
        if row.settled:
            return "✓", language("agreed")
        if row.agreed is not None and has_answer(row.agreed):
            return "!", language("reason is missing")
        return "·", language("elements differ") if row.elements_differ and not row.differs else ""

    def _show_foot(self) -> None:
        language = self.language
        found = self._agreement
        told = [language("This is not open any more.") if found is None else agreement_line(found, language)]
        if self.entry.standing is Standing.ISSUED:
            told.append(language("The review has been issued: Enter shows a criterion, d adds a correction."))
        elif self.entry.settled == len(self.scale.criteria):
            told.append(language("Everything is agreed. Esc, then F10 issues the review."))
        elif self.only_differing and not self.rows:
            told.append(language("No score differs: a agrees on all of them."))
        cells = self.size.width - 2
        lines = [line for each in told for line in broken(each, cells)]
        self.query_one("#foot", Static).update(Content("\n".join(lines)))


def short_names(assessors: Sequence[Assessor]) -> list[str]:
    """What stands over the columns: initials, numbered where they are the same."""
    found = []
    for number, each in enumerate(assessors, 1):
        initials = "".join(part[0] for part in each.name.replace(".", " ").split())[:4]
        found.append(initials if initials and initials not in found else f"{initials}{number}")
    return found
