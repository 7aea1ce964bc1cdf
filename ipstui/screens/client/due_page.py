"""Everything that is due with the client and why, and in full what the case warns of."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from ipscore.message import N_
from ipscore.practice.due import DueItem
from ipstui.lines import broken, hanging
from ipstui.loading import problem_lines
from ipstui.screens.client.card import Card
from ipstui.screens.client.due import ClientDue, read_due
from ipstui.screens.client.overview import due_words
from ipstui.screens.page import Page
from ipstui.widgets.choice_list import ChoiceList

MARGINS = 4


class DuePage(Page[DueItem | None]):
    """Dismissed with the item that is to be done, None when none is."""

    AREA = "client"
    TITLE_TEXT = N_("What is due, and why")
    HELP_TEXT = N_(
        "Everything that is due with the client within a month. Below, for the line under the cursor: what "
        "it rests on step by step, the rule, and where the rule comes from. Under that, what the records "
        "warn of.\n\n"
        "Enter opens the form that does what is due. w shows the records it rests on and the source of the "
        "rule. s puts it off, x says it is not needed; both ask for a reason. Esc goes back."
    )
    KEYS = ("choice.choose", "due.why", "due.later", "due.not_needed", "due.back")
    DEFAULT_CSS = """
    DuePage ChoiceList { height: auto; max-height: 50%; margin: 0 0 1 0; padding: 0 1; }
    DuePage #steps-box { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("w", "why", N_("why"), id="due.why"),
        Binding("s", "later", N_("put off"), id="due.later"),
        Binding("x", "not_needed", N_("not needed"), id="due.not_needed"),
        Binding("escape,q", "leave", N_("back"), id="due.back"),
    ]

    def __init__(self, card: Card, due: ClientDue) -> None:
        super().__init__(card.session)
        self._card, self._due = card, due

    def client_here(self) -> str | None:
        """The client it is about."""
        return self._due.client

    def where(self) -> str:
        """The client's name."""
        return self.session.name_of(self._due.client)

    def body(self) -> ComposeResult:
        """The items, then the steps of the one under the cursor."""
        yield ChoiceList(markup=False)
        with VerticalScroll(id="steps-box", can_focus=False):
            yield Static(id="steps")

    def on_mount(self) -> None:
        """The cursor on the most urgent."""
        self.show_records()
        self.query_one(ChoiceList).focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Fold anew."""
        self.show_records()

    def show_records(self) -> None:
        """The items, and the steps of the one under the cursor."""
        if self._due.version != self.session.version and self.session.practice is not None:
            self._due = read_due(self.session, self._due.client)
        choices = self.query_one(ChoiceList)
        place = choices.highlighted or 0
        cells = (self.size.width or self.app.size.width) - MARGINS
        choices.clear_options()
        for at, item in enumerate(self._due.items):
            words = broken(due_words(self._card, self._due, item), cells - 2)
            choices.add_option(Option(Content("\n  ".join(words)), id=str(at)))
        choices.display = bool(self._due.items)
        if self._due.items:
            choices.highlighted = min(place, len(self._due.items) - 1)
        self._show_steps(place)

    @on(OptionList.OptionHighlighted)
    def moved(self, event: OptionList.OptionHighlighted) -> None:
        """The steps of the item under the cursor."""
        self._show_steps(event.option_index)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Do it."""
        self.dismiss(self._due.items[event.option_index])

    def action_why(self) -> None:
        """The records it rests on, and the rule with its source."""
        from ipstui.screens.today.why import WhyDuePage  # opened only when asked for

        item, practice = self._here(), self._due.practice
        if item is not None and practice is not None:
            self.app.push_screen(WhyDuePage(self.session, self.AREA, practice.rules, item))

    def action_later(self) -> None:
        """Put it off."""
        self._defer(needed=True)

    def action_not_needed(self) -> None:
        """Say that it is not needed."""
        self._defer(needed=False)

    def action_leave(self) -> None:
        """Nothing chosen."""
        self.dismiss(None)

    def _defer(self, *, needed: bool) -> None:
        from ipstui.forms.opening import defer  # opened only when asked for

        if (item := self._here()) is not None:
            defer(self, item, needed=needed)

    def _here(self) -> DueItem | None:
        place = self.query_one(ChoiceList).highlighted
        return self._due.items[place] if place is not None and place < len(self._due.items) else None

    def _show_steps(self, place: int) -> None:
        language, due = self.language, self._due
        cells = (self.size.width or self.app.size.width) - MARGINS
        lines: list[str] = []
        if place < len(due.items):
            for step in due.items[place].why:
                lines += hanging("– ", language.message(step), cells)
        elif due.practice is not None:
            lines.append(language("Nothing in the next {n} days.", n=31))
        for problem in due.problems:
            for line in problem_lines(language, problem):
                lines += broken(line.strip(), cells)
        if due.warnings:
            lines += ["", language("Look at")]
            for warning in due.warnings:
                lines += hanging("! ", language.message(warning), cells)
        self.query_one("#steps", Static).update(Content("\n".join(lines)))
