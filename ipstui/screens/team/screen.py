"""The team leader's board: each coach's clients, overdue items, employer meetings and reviews."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.definitions.practice import NOT_MET_DAYS
from ipscore.message import N_
from ipscore.practice.team.capacity_words import shown
from ipscore.practice.team.views import LeaderView
from ipstui.lines import broken
from ipstui.ring import next_of
from ipstui.screens.history_restoring import UndoingPage
from ipstui.screens.team.board import TOGETHER, headings, rows
from ipstui.screens.team.coach_page import CoachPage
from ipstui.screens.team.computed import TeamComputed
from ipstui.screens.team.page import TeamPage
from ipstui.widgets.table import LineTable

MARGINS = 2
"""The table's margin, and its scroll bar."""


class TeamScreen(TeamPage, UndoingPage[None]):
    """Enter opens the coach under the cursor."""

    TITLE_TEXT = N_("Team")
    HELP_TEXT = N_(
        "One line a coach: clients against the limit for the coach's working time, overdue items, "
        "face-to-face meetings with employers for clients who search, this week against the target and in "
        "the seven weeks before, contacts with employers that wait for the leader's review, and clients not "
        "met for long. “!” is over the limit, or overdue.\n\n"
        "Enter opens the coach, r the contacts that wait for review. m is the list for the weekly meeting, "
        "c plans coaches and clients, n writes down a meeting of the team or of the steering group."
    )
    KEYS = ("team.open", "team.review", "team.meeting", "team.capacity", "team.new", "team.site")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open"), id="team.open"),
        Binding("r", "review", N_("review"), id="team.review"),
        Binding("m", "meeting", N_("meeting's list"), id="team.meeting"),
        Binding("c", "capacity", N_("capacity"), id="team.capacity"),
        Binding("n", "new", N_("new"), id="team.new"),
        Binding("t", "next_site", N_("site"), id="team.site"),
        Binding("i", "hide_identity", N_("hide names"), id="team.hide"),
    ]

    def body(self) -> ComposeResult:
        """What is told of the whole, the coaches, the leaders."""
        yield Static(id="about")
        yield LineTable(id="coaches")
        yield Static(id="leaders")

    def on_mount(self) -> None:
        """The cursor on the coaches."""
        self.query_one(LineTable).focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Draw for the new width."""
        if self.computed is not None:
            self.show_team(self.computed)

    def where(self) -> str:
        """The area and the site."""
        title = self.language(self.TITLE_TEXT)
        return title if self.site is None else f"{title} · {self.session.site_name(self.site)}"

    def show_words(self, words: str) -> None:
        """Instead of the coaches."""
        self.query_one("#about", Static).update(Content(words))

    def show_team(self, computed: TeamComputed) -> None:
        """The coaches, the one under the cursor staying there."""
        team = computed.team
        self.query_one("#about", Static).update(Content(self._about(computed)))
        found = headings(self.language, self.size.width - MARGINS - 1, team)
        self.query_one(LineTable).fill(found, rows(self.session, found, team))
        lines = [
            line
            for each in team.leaders
            for line in broken(self._leader(each, computed), max(20, self.size.width - MARGINS))
        ]
        self.query_one("#leaders", Static).update(Content("\n".join(lines)))

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """The coach under the cursor."""
        self._open(review=False)

    def action_review(self) -> None:
        """The coach's contacts with employers that wait for review."""
        self._open(review=True)

    def action_meeting(self) -> None:
        """The list for the weekly meeting."""
        from ipstui.screens.team.meeting_page import MeetingPage  # opened only when asked for

        if self.computed is not None:
            self.app.push_screen(MeetingPage(self.session, self.computed))

    def action_capacity(self) -> None:
        """Clients against coaches."""
        from ipstui.screens.team.capacity_page import CapacityPage  # opened only when asked for

        if self.computed is not None:
            self.app.push_screen(CapacityPage(self.session, self.computed))

    def action_new(self) -> None:
        """Write down what the team or the service did together."""
        from ipstui.screens.team.event_form import open_event  # opened only when asked for

        open_event(self, self.site)

    def action_next_site(self) -> None:
        """All sites, then one by one."""
        info = self.session.info
        if info is None:
            return
        self.site = next_of(self.site, [each.id for each in info.sites])
        self.show_records()
        self.show_header()

    def _open(self, *, review: bool) -> None:
        coach = self.query_one(LineTable).key_under_cursor
        if self.computed is not None and coach is not None and coach != TOGETHER:
            self.app.push_screen(CoachPage(self.session, self.computed, coach, review=review))

    def _about(self, computed: TeamComputed) -> str:
        team, language = computed.team, self.language
        days = round(computed.practice.rules.limit(NOT_MET_DAYS))
        told = [
            language("Coaches: {count}", count=len(team.coaches)),
            language("weeks: meetings with employers"),
            language("waiting: for review"),
            language("not met: for over {days} days", days=days),
        ]
        if team.without_coach:
            told.append(language("Clients without a coach: {count}", count=len(team.without_coach)))
        away = [each for each in team.coaches if each.leave_until is not None]
        told += [
            language(
                "{coach} away until {day}",
                coach=self.session.staff_name(each.coach),
                day=language.short_date(each.leave_until) if each.leave_until is not None else "",
            )
            for each in away
        ]
        return " · ".join(told)

    def _leader(self, each: LeaderView, computed: TeamComputed) -> str:
        language = self.language
        words = language(
            "{leader} leads {coaches} coaches, {full_time} full-time; limit {limit}",
            leader=self.session.staff_name(each.leader),
            coaches=each.coaches,
            full_time=shown(each.full_time),
            limit=shown(each.limit, 1),
        )
        parts = [f"! {words}" if each.over else words]
        rules = computed.practice.rules.rules
        late = dict.fromkeys(rules[item.rule].short for item in each.overdue if item.rule in rules)
        if late:
            parts.append(language("overdue: {what}", what=tuple(late)))
        return " · ".join(parts)
