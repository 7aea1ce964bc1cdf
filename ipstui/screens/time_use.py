"""The time use of a day: what was logged is proposed, the rest is written down by hand."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Static

from ipscore.message import N_, msg
from ipscore.practice.team.time_use import Proposed, minutes_in_week, minutes_on, proposed
from ipscore.records.working_time import WorkingTimeEntry
from ipscore.store import StoreError, new_id
from ipstui.cells import fit, pad
from ipstui.forms.entry import Answer, Differing, Refused, Saved
from ipstui.forms.kept import TITLES
from ipstui.forms.opening import open_form
from ipstui.forms.proposing import coach_id
from ipstui.forms.saving import Undoable
from ipstui.forms.undoing import Made
from ipstui.forms.working_time import month_id, month_of, save_entries
from ipstui.messages import NoticeGiven
from ipstui.screens.choice import ChoicePage
from ipstui.screens.history_restoring import UndoingPage
from ipstui.session import LISTS, Session
from ipstui.widgets.table import LineTable

HOUR = 60
MINUTES_CELLS = 8
MARK_CELLS = 2
WHAT_CELLS = 19
PLACE_CELLS = 13
NEW = "·"
"""The mark of what has not been written down yet."""


@dataclass
class DayRead(Message):
    """The entries around a day were read."""

    day: date
    staff: str
    entries: tuple[WorkingTimeEntry, ...]
    """Those of the months that the week of the day touches."""
    proposals: tuple[Proposed, ...]


@dataclass
class EntriesAnswered(Message):
    """Saving proposals has come to an end."""

    answer: Answer


class TimeUsePage(UndoingPage[None]):
    """Of whoever sits here; who that is, is asked where it has not been told."""

    AREA = "today"
    TITLE_TEXT = N_("Time use")
    HELP_TEXT = N_(
        "Every contact of the day that has a length is proposed, marked “·”. Space leaves one out or takes "
        "it in again, ctrl+s writes all of them down. Enter changes the line under the cursor, n adds one by "
        "hand. ← and → go to the day before and after.\n\n"
        "A contact is never filled in twice."
    )
    KEYS = ("time.save", "time.new", "time.open", "time.mark", "time.before", "time.undo")
    NEEDS = (LISTS,)
    DEFAULT_CSS = """
    TimeUsePage #sum { height: auto; padding: 1 1; }
    TimeUsePage LineTable { height: 1fr; padding: 0 1; }
    TimeUsePage #empty { height: auto; padding: 0 1; display: none; }
    TimeUsePage.-empty LineTable { display: none; }
    TimeUsePage.-empty #empty { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("write down"), id="time.save"),
        Binding("n", "new", N_("new"), id="time.new"),
        Binding("enter", "open", N_("change"), id="time.open"),
        Binding("space", "mark", N_("leave out"), id="time.mark"),
        Binding("left", "go(-1)", N_("day before"), id="time.before"),
        Binding("right", "go(1)", N_("day after"), id="time.after", show=False),
        Binding("u", "undo", N_("undo"), id="time.undo"),
        Binding("escape", "leave", N_("Back"), id="time.back", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.day = session.today
        self.staff = coach_id(session)
        self.entries: Mapping[str, WorkingTimeEntry] = {}
        self.proposals: Mapping[str, Proposed] = {}
        self.left_out: set[str] = set()
        self._entries: tuple[WorkingTimeEntry, ...] = ()

    def body(self) -> ComposeResult:
        """The sums, then the lines of the day."""
        yield Static(id="sum")
        yield LineTable(id="entries")
        yield Static(id="empty")

    def where(self) -> str:
        """Whose day."""
        session = self.session
        return " · ".join([self.language(self.TITLE_TEXT), session.staff_name(self.staff)])

    def show_records(self) -> None:
        """Read the day in a thread; ask whose it is where that has not been told."""
        if self.staff is None:
            names = sorted(self.session.staff_names.items(), key=lambda pair: pair[1].casefold())
            words = self.language("Whose time use?")
            page = ChoicePage(self.session, self.language(self.TITLE_TEXT), words, names)
            self.app.push_screen(page, self._chosen)
            return
        self.run_worker(partial(self._read, self.staff, self.day), thread=True, group="day", exclusive=True)

    def on_screen_resume(self) -> None:
        """The form in front may have changed the day: no list tells of time use."""
        self._shown = -1

    def restored(self, target: Undoable | Made, answer: Saved) -> None:
        """Show the day as it was."""
        super().restored(target, answer)
        self.show_records()

    def on_day_read(self, message: DayRead) -> None:
        """Show the day."""
        message.stop()
        if (message.day, message.staff) != (self.day, self.staff):
            return
        self._entries = message.entries
        self.entries = {each.id: each for each in message.entries if each.on == self.day}
        self.proposals = {each.contact: each for each in message.proposals}
        self._show()

    def on_entries_answered(self, message: EntriesAnswered) -> None:
        """Tell whether they were written down."""
        message.stop()
        match message.answer:
            case Saved() as answer:
                self.session.undo = answer.undo
                self.say(msg("Saved. u takes it back."))
            case Refused() as answer:
                self.say(answer.why, severity="warning")
            case Differing():
                self.say(msg("Someone else changed the same entries just now. Nothing was saved."))
        self.show_records()

    @on(DataTable.RowSelected)
    def line_chosen(self) -> None:
        """A second click opens the line."""
        self.action_open()

    def action_save(self) -> None:
        """Write down what is proposed and not left out."""
        taken = [each for key, each in self.proposals.items() if key not in self.left_out]
        if not taken or self.staff is None:
            self.say(msg("There is nothing new to write down."))
            return
        entries = tuple(each.entry(new_id()) for each in taken)
        self.run_worker(partial(self._save, self.staff, self.day, entries), thread=True, group="save")

    def action_new(self) -> None:
        """Write an entry by hand."""
        if self.staff is not None:
            preset = {"on": self.day.isoformat(), "coach": self.staff}
            open_form(self, "working_time", preset=preset)

    def action_open(self) -> None:
        """Change what is written down; what is proposed can be changed when it is."""
        key = self.query_one(LineTable).key_under_cursor
        if key in self.entries and self.staff is not None:
            open_form(self, "working_time", item=f"{month_id(self.staff, self.day)}.{key}")
        elif key in self.proposals:
            self.say(msg("This is only proposed: ctrl+s writes it down, then it can be changed."))

    def action_mark(self) -> None:
        """Leave a proposal out, or take it in again."""
        key = self.query_one(LineTable).key_under_cursor
        if key in self.proposals:
            self.left_out ^= {str(key)}
            self._show()

    def action_go(self, step: int) -> None:
        """To the day before or after; there is nothing to write down of days to come."""
        day = self.day + timedelta(step)
        if day <= self.session.today:
            self.day = day
            self.show_records()

    def _chosen(self, staff: str | None) -> None:
        if staff is None:
            self.dismiss()
            return
        self.staff = staff
        self.show_records()
        self.show_header()

    def _read(self, staff: str, day: date) -> None:
        session = self.session
        lists = session.lists
        if lists is None:
            return
        monday = day - timedelta(day.weekday())
        entries: list[WorkingTimeEntry] = []
        try:
            for first in sorted({each.replace(day=1) for each in (monday, day, monday + timedelta(6))}):
                stored = month_of(session, staff, first)
                entries += stored.record.entries if stored is not None else ()
        except StoreError as error:
            self.app.post_message(NoticeGiven(error.message))
        clients, employers = lists.clients.values(), lists.employer_work.employers.values()
        found = proposed(clients, employers, entries, staff, day)
        self.post_message(DayRead(day, staff, tuple(entries), found))

    def _save(self, staff: str, day: date, entries: tuple[WorkingTimeEntry, ...]) -> None:
        self.post_message(
            EntriesAnswered(save_entries(self.session, staff, day, entries, TITLES["working_time"]))
        )

    def _show(self) -> None:
        language, day = self.language, self.day
        taken = sum(each.minutes for key, each in self.proposals.items() if key not in self.left_out)
        words = [
            language("{day}: written down {time}", day=day, time=_hours(minutes_on(self._entries, day))),
            language("proposed {time}", time=_hours(taken)),
            language("the week {time}", time=_hours(minutes_in_week(self._entries, day))),
        ]
        self.query_one("#sum", Static).update(Content(" · ".join(words)))
        self.query_one("#empty", Static).update(
            Content(
                language("Nothing is written down for this day, and no contact has a length. n adds a line.")
            )
        )
        self.set_class(not self.entries and not self.proposals, "-empty")
        rest = max(12, self.app.size.width - MARK_CELLS - MINUTES_CELLS - WHAT_CELLS - PLACE_CELLS - 3)
        headings = [
            (Text(" " * MARK_CELLS), "mark", MARK_CELLS),
            (
                Text(f"{fit(language('Minutes'), MINUTES_CELLS):>{MINUTES_CELLS}}  "),
                "minutes",
                MINUTES_CELLS + 2,
            ),
            (Text(pad(language("On what"), WHAT_CELLS)), "what", WHAT_CELLS),
            (Text(pad(language("Where"), PLACE_CELLS)), "place", PLACE_CELLS),
            (Text(pad(language("With"), rest)), "with", rest),
        ]
        lines: list[tuple[str, list[Text]]] = []
        for key, proposal in self.proposals.items():
            who = self._who(proposal.client, proposal.employer)
            mark = "–" if key in self.left_out else NEW
            lines.append((key, self._line(mark, proposal.entry(""), who, rest)))
        for key, entry in self.entries.items():
            who = " · ".join(part for part in (self._who(entry.client, None), entry.note) if part)
            lines.append((key, self._line("✓", entry, who, rest)))
        self.query_one(LineTable).fill(headings, lines)

    def _line(self, mark: str, entry: WorkingTimeEntry, who: str, rest: int) -> list[Text]:
        language = self.language
        place = language.value(entry.place) if entry.place is not None else ""
        return [
            Text(pad(mark, MARK_CELLS)),
            Text(f"{entry.minutes:>{MINUTES_CELLS}}  "),
            Text(pad(language.value(entry.activity), WHAT_CELLS - 1) + " "),
            Text(pad(place, PLACE_CELLS - 1) + " "),
            Text(fit(who, rest), no_wrap=True),
        ]

    def _who(self, client: str | None, employer: str | None) -> str:
        names = [self.session.employer_name(employer)] if employer else []
        return ", ".join([*names, *([self.session.name_of(client)] if client else [])])


def _hours(minutes: int) -> str:
    """Hours and minutes, as 7:05."""
    return f"{minutes // HOUR}:{minutes % HOUR:02}"
