"""Two employers side by side: of each detail in which they differ one is chosen, then they are merged."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message as Event
from textual.widgets import DataTable, Static

from ipscore.language.merging import note_lines, value_words
from ipscore.message import N_, Message, msg
from ipscore.practice.employers.merging import FIELDS, LABELS, Choice, detail
from ipscore.records.employer import Employer
from ipstui.cells import fit, pad, width
from ipstui.lines import broken
from ipstui.messages import EmployerSaved
from ipstui.screens.page import Page
from ipstui.session import Session
from ipstui.widgets.table import LineTable

if TYPE_CHECKING:
    from ipscore.store.employers_merging import Merged, Plan

TAKEN, LEFT, ALIKE = "(x) ", "( ) ", "\N{NO-BREAK SPACE}" * 4
MARGINS = 3
NONE = "–"


@dataclass
class Planned(Event):
    """The two were read, or `why` they cannot be merged."""

    plan: "Plan | None"
    why: Message | None = None


@dataclass
class MergeEnded(Event):
    """They were merged, or `why` they were not."""

    done: "Merged | None"
    why: Message | None = None


class MergePage(Page[None]):
    """Space takes the other value, x keeps the other employer, ctrl+s merges."""

    AREA = "employers"
    TITLE_TEXT = N_("Two employers")
    HELP_TEXT = N_(
        "On the left the employer that is kept, on the right the one that is merged into it; x swaps them. "
        "Where the two differ, (x) marks what is kept, and Space takes the other. What is not kept goes into "
        "the note, so that nothing is lost.\n\n"
        "ctrl+s merges: the contacts move, and the jobs of every client follow. To undo it, v on each of the "
        "two and on the clients brings the versions before back."
    )
    KEYS = ("merge.take", "merge.swap", "merge.save", "merge.back")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,enter", "take", N_("take the other"), id="merge.take"),
        Binding("x", "swap", N_("swap"), id="merge.swap"),
        Binding("ctrl+s", "save", N_("merge"), id="merge.save"),
        Binding("escape", "leave", N_("back"), id="merge.back"),
    ]

    def __init__(self, session: Session, kept: str, double: str) -> None:
        super().__init__(session)
        self.pair = (kept, double)
        self.plan: Plan | None = None
        self.take: set[str] = set()
        self.working = False

    def body(self) -> ComposeResult:
        """What merging does, the details, and the whole of the one under the cursor."""
        yield Static(id="about")
        yield LineTable(id="fields")
        yield Static(id="whole")

    def on_mount(self) -> None:
        """Read the two."""
        self.query_one(LineTable).focus()
        self._read()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Draw for the new width."""
        self.show_records()

    def on_planned(self, message: Planned) -> None:
        """Show the two."""
        message.stop()
        self.working = False
        if message.why is not None:
            self._about(self.language.message(message.why))
            return
        self.plan = message.plan
        if self.plan is not None:
            self.take &= {each.field for each in self.plan.choices}
        self.show_records()

    def on_merge_ended(self, message: MergeEnded) -> None:
        """Leave when they were merged; otherwise say why not, and show them as they are now."""
        message.stop()
        self.working = False
        if message.done is None:
            if message.why is not None:
                self.say(message.why, severity="warning")
            self._read()
            return
        for problem in message.done.problems[:1]:
            self.say(problem.message, severity="warning")
        count = len(message.done.saved)
        self.say(msg("Merged. {count} records were saved; v shows the versions before.", count=count))
        self.session.entered = message.done.kept.id
        self.app.post_message(EmployerSaved(message.done.kept))
        self.dismiss()

    def show_records(self) -> None:
        """The two, field by field."""
        plan = self.plan
        if plan is None:
            self._about(self.language("Reading the records…"))
            return
        kept, double = plan.kept.record, plan.double.record
        cells = (self.size.width or self.app.size.width) - MARGINS
        self._about(self._told(plan))
        label = max(width(self.language(LABELS[each])) for each in FIELDS) + 1
        column = (cells - label - 2) // 2
        headings = [
            (Text(" " * (label + 1)), "field", label + 1),
            (Text(pad(self.language("kept"), column + 1)), "kept", column + 1),
            (Text(pad(self.language("merged into it"), column)), "double", column),
        ]
        rows = [
            (
                each,
                [
                    Text(pad(self.language(LABELS[each]), label) + " ", no_wrap=True),
                    Text(pad(self._cell(each, kept, mine=True), column) + " ", no_wrap=True),
                    Text(fit(self._cell(each, double, mine=False), column), no_wrap=True),
                ],
            )
            for each in FIELDS
        ]
        self.query_one(LineTable).fill(headings, rows)
        self._show_whole()

    @on(DataTable.RowHighlighted, "#fields")
    def cursor_moved(self) -> None:
        """Show the whole of what may be cut in its column."""
        self._show_whole()

    def action_take(self) -> None:
        """Take the other value of the detail under the cursor."""
        field = self.query_one(LineTable).key_under_cursor
        if field is None or field not in self._differing():
            self.say(msg("Here the two do not differ."))
            return
        self.take ^= {field}
        self.show_records()

    def action_swap(self) -> None:
        """Keep the other one."""
        if not self.working:
            self.pair = (self.pair[1], self.pair[0])
            # What was chosen stays chosen: it stands on the other side now.
            self.take = set(self._differing()) - self.take
            self._read()

    def action_save(self) -> None:
        """Merge."""
        if self.plan is not None and not self.working:
            self.working = True
            plan, take, language = self.plan, frozenset(self.take), self.language
            name = plan.double.record.name
            self._about(language("Merging…"))
            self._in_thread(lambda: self._merge(plan, take, lambda left: note_lines(name, left, language)))

    def _read(self) -> None:
        self.working = True
        self._in_thread(self._plan)

    def _in_thread(self, work: Callable[[], Event]) -> None:
        self.run_worker(lambda: self.post_message(work()), thread=True, group="merge")

    def _plan(self) -> Event:
        from ipscore.store import StoreError  # while the page is being drawn
        from ipscore.store.employers_merging import plan

        try:
            return Planned(plan(self.session.open_workspace, *self.pair))
        except StoreError as error:
            return Planned(None, error.message)

    def _merge(self, plan: "Plan", take: frozenset[str], lines: "Callable[..., tuple[str, ...]]") -> Event:
        from ipscore.store import StoreError  # as above
        from ipscore.store.employers_merging import merge

        try:
            return MergeEnded(merge(self.session.open_workspace, plan, take, lines))
        except StoreError as error:
            return MergeEnded(None, error.message)

    def _differing(self) -> dict[str, Choice]:
        return {each.field: each for each in self.plan.choices} if self.plan is not None else {}

    def _cell(self, field: str, employer: Employer, *, mine: bool) -> str:
        words = value_words(detail(employer, field), self.language) or NONE
        if field not in self._differing():
            return ALIKE + words
        return f"{LEFT if (field in self.take) is mine else TAKEN}{words}"

    def _told(self, plan: "Plan") -> str:
        language = self.language
        move = language(
            "Contacts that move to “{name}”: {contacts}; clients whose jobs follow: {clients}.",
            name=plan.kept.record.name,
            contacts=len(plan.double.record.contacts),
            clients=len(plan.cases),
        )
        rest = language("What is not kept goes into its note.")
        return f"{move} {rest}"

    def _about(self, words: str) -> None:
        self.query_one("#about", Static).update(Content(words))

    def _show_whole(self) -> None:
        field = self.query_one(LineTable).key_under_cursor
        plan = self.plan
        if plan is None or field is None:
            return
        room = max(20, self.app.size.width - MARGINS)
        values = (detail(each.record, field) for each in (plan.kept, plan.double))
        told = [self.language(LABELS[field]), *(value_words(each, self.language) or NONE for each in values)]
        lines = [line for each in told for line in broken(each, room)]
        self.query_one("#whole", Static).update(Content("\n".join(lines)))
