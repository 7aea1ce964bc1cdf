"""One coach for the leader: what is overdue, who was not met, and the contacts with employers to review."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.message import N_, Message, msg
from ipscore.practice.team.capacity_words import shown
from ipscore.practice.team.meeting_words import not_met_in_words, overdue_in_words
from ipscore.practice.team.reviewing import Waiting
from ipscore.practice.team.views import CoachView
from ipstui.lines import broken, hanging
from ipstui.messages import ClientWanted, EmployerSaved
from ipstui.screens.team.computed import TeamComputed
from ipstui.screens.team.page import TeamPage
from ipstui.screens.team.stamping import ReviewsAnswered, stamped
from ipstui.session import Session
from ipstui.widgets.table import LineTable

_NBSP = "\N{NO-BREAK SPACE}"


@frozen
class Entry:
    """One entry of the page, and what can be done with it."""

    words: str
    key: str
    client: str | None = None
    waiting: Waiting | None = None


class CoachPage(TeamPage):
    """Enter opens the client of the line; r stamps the contact of the line as reviewed today."""

    HELP_TEXT = N_(
        "What is overdue with this coach's clients and employers, who has not been met for long, and the "
        "contacts with employers that wait for the leader's review.\n\n"
        "r marks the contact under the cursor as reviewed today, R all that are shown; u takes the last of "
        "these marks back. Enter on a line about a client opens the client; i shows ids instead of names."
    )
    KEYS = (
        "team_coach.review",
        "team_coach.review_all",
        "team_coach.undo",
        "team_coach.open",
        "team_coach.back",
    )
    DEFAULT_CSS = """
    CoachPage #above { height: auto; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("r", "review", N_("reviewed"), id="team_coach.review"),
        Binding("R", "review_all", N_("all reviewed"), id="team_coach.review_all"),
        Binding("u", "undo", N_("undo"), id="team_coach.undo"),
        Binding("enter", "open", N_("client"), id="team_coach.open"),
        Binding("i", "hide_identity", N_("hide names"), id="team_coach.hide"),
        Binding("escape", "leave", N_("back"), id="team_coach.back"),
    ]

    def __init__(self, session: Session, computed: TeamComputed, coach: str, *, review: bool) -> None:
        super().__init__(session, computed)
        self.coach = coach
        self._review_first = review
        self._entries: dict[str, Entry] = {}
        self._last: tuple[Waiting, ...] = ()
        self._placed = False

    def body(self) -> ComposeResult:
        """The coach's numbers, then the lines."""
        yield Static(id="above")
        yield LineTable(id="lines")

    def on_mount(self) -> None:
        """The cursor in the lines."""
        table = self.query_one(LineTable)
        table.show_header = False
        table.focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Break the lines anew."""
        self.relabel()

    def where(self) -> str:
        """Whose page it is."""
        return f"{self.language('Team')} · {self.session.staff_name(self.coach)}"

    def show_words(self, words: str) -> None:
        """Instead of the numbers."""
        self.query_one("#above", Static).update(Content(words))

    def show_team(self, computed: TeamComputed) -> None:
        """Everything about the coach; the cursor stays on its line."""
        view = self._view(computed)
        if view is None:
            self.show_words(self.language("This coach is no longer on the team."))
            self.query_one(LineTable).fill([(Text(""), "line", self.size.width - 3)], [])
            return
        cells = self.size.width - 3
        self.query_one("#above", Static).update(Content("\n".join(broken(self._above(view), cells))))
        rows: list[tuple[str, list[Text]]] = []
        self._entries = {}
        parts = list(self._parts(view, computed))
        for title, entries in (*parts[-1:], *parts[:-1]) if self._review_first else parts:
            rows.append((f"title {title.msgid}", [Text(self.words(title), style="bold")]))
            for entry in entries:
                for number, line in enumerate(hanging("  ", entry.words, cells)):
                    key = entry.key if number == 0 else f"{entry.key} {number}"
                    self._entries[key] = entry
                    rows.append((key, [Text(line)]))
        self.query_one(LineTable).fill([(Text(""), "line", cells)], rows)
        if self._entries and not self._placed:
            # The first line is a heading, about which nothing can be done.
            self._placed = True
            self.query_one(LineTable).go_to(next(iter(self._entries)))

    def on_reviews_answered(self, message: ReviewsAnswered) -> None:
        """Tell how many were saved, and why others were not."""
        for each in message.employers:
            self.app.post_message(EmployerSaved(each))
        for problem in message.problems[:1]:
            self.say(problem.message, severity="warning")
        count = len(message.contacts)
        if message.back:
            self._last = ()
            self.say(msg("Reviews taken back: {count}.", count=count))
        elif count:
            self._last = message.contacts
            self.say(msg("Reviewed today: {count}. u takes it back.", count=count))

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Open the client of the line."""
        entry = self._under_cursor()
        if entry is not None and entry.client is not None:
            self.app.post_message(ClientWanted(entry.client))

    def action_review(self) -> None:
        """The contact under the cursor was reviewed today."""
        entry = self._under_cursor()
        if entry is None or entry.waiting is None:
            self.say(msg("r is for a contact with an employer that waits for review."))
            return
        self._stamp((entry.waiting,), back=False)

    def action_review_all(self) -> None:
        """Every contact that waits was reviewed today."""
        view = None if self.computed is None else self._view(self.computed)
        if view is not None and view.waiting:
            self._stamp(view.waiting, back=False)
        else:
            self.say(msg("Nothing waits for review."))

    def action_undo(self) -> None:
        """The last reviews were none."""
        if self._last:
            self._stamp(self._last, back=True)
        else:
            self.say(msg("There is no review to take back."))

    def _stamp(self, contacts: tuple[Waiting, ...], *, back: bool) -> None:
        def work() -> None:
            self.post_message(stamped(self.session, contacts, back=back))

        # One after another: a second one would be lost to an exclusive group.
        self.run_worker(work, thread=True, group="review")

    def _view(self, computed: TeamComputed) -> CoachView | None:
        return next((each for each in computed.team.coaches if each.coach == self.coach), None)

    def _under_cursor(self) -> Entry | None:
        return self._entries.get(self.query_one(LineTable).key_under_cursor or "")

    def _above(self, view: CoachView) -> str:
        language, week = self.language, view.this_week
        told = [
            language("clients {count} of {limit}", count=view.load.clients, limit=shown(view.load.limit, 1)),
            language("employer meetings this week {done}", done=week.done)
            if week.target is None
            else language(
                "employer meetings this week {done} of {target}",
                done=week.done,
                target=shown(week.target, 1),
            ),
            language(
                "weeks before {weeks}", weeks=_NBSP.join(str(each.meetings.done) for each in view.weeks[:-1])
            ),
        ]
        if view.load.over:
            told.insert(1, language("over the limit"))
        if view.leave_until is not None:
            told.append(language("on leave until {day}", day=view.leave_until))
        return " · ".join(told)

    def _parts(self, view: CoachView, computed: TeamComputed) -> Iterator[tuple[Message, list[Entry]]]:
        names = self.names(computed)
        overdue = [
            Entry(self.words(overdue_in_words(each, names)), f"due {each.key} {each.client}", each.client)
            # Clients first; what is open with employers comes after them.
            for each in sorted(view.overdue, key=lambda one: one.client is None)
        ]
        yield msg("Overdue: {count}", count=len(overdue)), overdue
        not_met = [
            Entry(self.words(not_met_in_words(each, names)), f"met {each.client}", each.client)
            for each in view.not_met
        ]
        yield msg("Not met for long: {count}", count=len(not_met)), not_met
        waiting = [
            Entry(self._waiting(each), f"review {each.contact}", waiting=each) for each in view.waiting
        ]
        yield msg("Contacts with employers to review: {count}", count=len(waiting)), waiting

    def _waiting(self, each: Waiting) -> str:
        name = self.session.employer_name(each.employer)
        how = msg("face to face") if each.face_to_face else msg("phone, message or remote")
        return f"{self.language.date(each.on)}  {name}, {self.words(how)}"
