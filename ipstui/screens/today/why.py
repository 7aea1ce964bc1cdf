"""Why something is due: each step, the records it rests on, the rule with its source."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ipscore.definitions.practice import RuleSet
from ipscore.message import N_
from ipscore.practice.due import DueItem
from ipstui.lines import hanging
from ipstui.messages import ClientWanted
from ipstui.screens.page import Page
from ipstui.screens.today.foot import rule_words
from ipstui.screens.today.lines import name_of, what_of
from ipstui.screens.today.records import record_words
from ipstui.session import LISTS, Session

MARGINS = 4


class WhyDuePage(Page[None]):
    """About one due item. `area`: where it was opened from."""

    TITLE_TEXT = N_("Why this is due")
    HELP_TEXT = N_(
        "Each step that leads to the day, the records it rests on, and the rule with its source. A rule "
        "whose numbers have not been compared with a published page says so.\n\n"
        "o opens the client, Esc goes back."
    )
    KEYS = ("why_due.client", "why_due.back")
    NEEDS = (LISTS,)
    DEFAULT_CSS = "WhyDuePage VerticalScroll { padding: 1 1 0 1; height: 1fr; scrollbar-size-vertical: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("o", "client", N_("client"), id="why_due.client"),
        Binding("escape,w", "leave", N_("back"), id="why_due.back"),
    ]

    def __init__(self, session: Session, area: str, rules: RuleSet, item: DueItem) -> None:
        super().__init__(session)
        self._area, self._rules, self._item = area, rules, item

    def area(self) -> str:
        """The area it was opened from."""
        return self._area

    def client_here(self) -> str | None:
        """The client it is about."""
        return self._item.client

    def body(self) -> ComposeResult:
        """One text that scrolls."""
        with VerticalScroll():
            yield Static(id="why")

    def on_resize(self) -> None:
        """Break the lines anew."""
        if self.session.has(self.NEEDS):
            self.show_records()

    def show_records(self) -> None:
        """The whole of it."""
        cells = self.app.size.width - MARGINS
        self.query_one("#why", Static).update(Content("\n".join(self._lines(cells))))

    def action_client(self) -> None:
        """Open the client."""
        if self._item.client is not None:
            self.dismiss()
            self.app.post_message(ClientWanted(self._item.client))

    def _lines(self, cells: int) -> Iterator[str]:
        session, language, item = self.session, self.language, self._item
        rule = self._rules.rules[item.rule]
        yield from hanging("", f"{name_of(session, item)}: {what_of(session, self._rules, item)}", cells)
        yield from hanging("", self._due(), cells)
        yield ""
        # The last step names the rule, which stands below in full.
        for number, step in enumerate(item.why[:-1], start=1):
            yield from hanging(f"{number}. ", language.message(step), cells)
        if records := list(record_words(session, item)):
            yield ""
            yield language("Records it rests on")
            for each in records:
                yield from hanging("· ", each, cells)
        yield ""
        yield from hanging("", rule_words(session, self._rules, item), cells)
        yield from hanging("", language("Source: {source}", source=rule.source), cells)
        checked = (
            language("The numbers of the rule agree with a published page.")
            if rule.checked
            else language("The numbers of the rule have not yet been compared with a published page.")
        )
        yield from hanging("", checked, cells)

    def _due(self) -> str:
        language, item = self.language, self._item
        if item.overdue_days:
            return language("Due {day}, {n} days ago.", day=item.due, n=item.overdue_days)
        return language("Due {day}.", day=item.due)
