"""Choosing a period: from a list, or by typing its first and last day."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from ipscore.language import NotADate, parse_date
from ipscore.message import N_, Message, msg
from ipscore.records.period import Period
from ipstui.cells import width
from ipstui.forms.words import day
from ipstui.screens.choice import ChoicePage
from ipstui.screens.page import Page
from ipstui.session import Session
from ipstui.widgets.steady import steady


class PeriodChoice(ChoicePage):
    """The periods offered."""

    AREA = "outcomes"


class PeriodPage(Page[Period | None]):
    """Dismissed with the period typed, None when it was left."""

    AREA = "outcomes"
    TITLE_TEXT = N_("Period")
    HELP_TEXT = N_(
        "Type the first and the last day, such as 1.5.2021 and 31.10.2022. Enter shows the figures."
    )
    KEYS = ("period.take", "period.back")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", N_("show"), id="period.take"),
        Binding("down", "app.focus_next", N_("Next field"), id="period.down", show=False),
        Binding("up", "app.focus_previous", N_("Previous field"), id="period.up", show=False),
        Binding("escape", "leave", N_("back"), id="period.back"),
    ]

    def __init__(self, session: Session, period: Period) -> None:
        super().__init__(session)
        self.period = period

    def body(self) -> ComposeResult:
        """Two days."""
        yield Static(id="words")
        for name in ("start", "end"):
            with Horizontal():
                yield Static(classes="label", id=f"label-{name}")
                yield Static(Content("["), classes="edge")
                yield steady(Input(compact=True, id=name))
                yield Static(Content("]"), classes="edge")
        yield Static(id="problem")

    def on_mount(self) -> None:
        """Begin with the period shown now."""
        self.query_one("#start", Input).value = day(self.language, self.period.start)
        self.query_one("#end", Input).value = day(self.language, self.period.end)
        self.relabel()
        self.query_one("#start", Input).focus()

    def relabel(self) -> None:
        """Words in the user's language."""
        language = self.language
        labels = {"start": language("First day"), "end": language("Last day")}
        column = max(map(width, labels.values())) + 2
        for name, label in labels.items():
            self.query_one(f"#label-{name}", Static).update(Content(label + " " * (column - width(label))))
        self.query_one("#words", Static).update(Content(language(self.HELP_TEXT)))

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter in a field."""
        self.action_take()

    def action_take(self) -> None:
        """Read the two days; say what is wrong with them."""
        today = self.session.today
        try:
            start = parse_date(self.query_one("#start", Input).value, today)
            end = parse_date(self.query_one("#end", Input).value, today)
        except NotADate as error:
            self._tell(error.message)
            return
        if end < start:
            self._tell(msg("The last day is before the first."))
            return
        self.dismiss(Period(start, end))

    def action_leave(self) -> None:
        """No period."""
        self.dismiss(None)

    def _tell(self, words: Message) -> None:
        self.query_one("#problem", Static).update(Content("! " + self.language.message(words)))
