"""The list for the weekly team meeting on the screen: what `ips team meeting` prints."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ipscore.message import N_
from ipscore.practice.team.meeting import team_meeting
from ipscore.practice.team.meeting_words import in_words
from ipstui.lines import hanging
from ipstui.screens.team.computed import TeamComputed
from ipstui.screens.team.page import TeamPage


class MeetingPage(TeamPage):
    """Read it, or print it with the command named at its end."""

    TITLE_TEXT = N_("Team meeting")
    HELP_TEXT = N_(
        "What to talk about in the weekly meeting, by coach: overdue items, clients not met for long, jobs "
        "that start and end, new clients, and those longest in search without a meeting with an employer. "
        "It begins with what was written down of the last meeting.\n\n"
        "i shows ids instead of names. ips team meeting prints the same page."
    )
    KEYS = ("team_meeting.hide", "team_meeting.back")
    DEFAULT_CSS = """
    MeetingPage #page { padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "hide_identity", N_("hide names"), id="team_meeting.hide"),
        Binding("escape", "leave", N_("back"), id="team_meeting.back"),
    ]

    def body(self) -> ComposeResult:
        """One page to scroll."""
        with VerticalScroll(id="page"):
            yield Static(id="words")

    def on_mount(self) -> None:
        """Keys scroll the page."""
        self.query_one("#page").focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Break the lines anew."""
        self.relabel()

    def show_words(self, words: str) -> None:
        """Instead of the list."""
        self.query_one("#words", Static).update(Content(words))

    def show_team(self, computed: TeamComputed) -> None:
        """The whole list."""
        made = team_meeting(computed.team, computed.records, computed.supervision)
        cells = max(20, self.size.width - 4)
        parts: list[Content] = []
        for number, line in enumerate(in_words(made, self.names(computed))):
            if line.indent == 0 and number:
                parts.append(Content(""))
            text = "\n".join(hanging("  " * line.indent, self.words(line.text), cells))
            parts.append(Content.styled(text, "" if line.indent else "bold"))
        self.query_one("#words", Static).update(Content("\n").join(parts))
