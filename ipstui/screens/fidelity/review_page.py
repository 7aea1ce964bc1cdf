"""One review: what is to be done next, how far each assessor and the preparation are, and the ways on."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from attrs import evolve
from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable

from ipscore.fidelity.assessors import without_assessor
from ipscore.fidelity.planning import (
    asked,
    default_documents,
    default_sessions,
    held,
    preparation,
    received,
    refuse_issued,
)
from ipscore.message import N_, msg
from ipscore.records.planning import RequestedDocument, ReviewSession
from ipscore.records.review import Review
from ipscore.store.review_work import begun, change
from ipstui.forms.entry import Entry
from ipstui.lines import shortened
from ipstui.screens.fidelity import preparing
from ipstui.screens.fidelity.assessor_form import REMOVED, AssessorEntry
from ipstui.screens.fidelity.days import days_of
from ipstui.screens.fidelity.entries import ReviewEntry, Standing
from ipstui.screens.fidelity.part_entry import PartEntry
from ipstui.screens.fidelity.reader import reader
from ipstui.screens.fidelity.review_lines import Line, Part, basics_paragraphs, review_lines
from ipstui.screens.fidelity.review_ways import ReviewWays
from ipstui.screens.fidelity.telling import TellingPage
from ipstui.screens.fidelity.working import Done
from ipstui.session import Session
from ipstui.widgets.table import LineTable

TITLE = N_("Review")

FORMS: Mapping[Part, type[PartEntry[Review]]] = {
    Part.SCHEDULE: preparing.SessionEntry,
    Part.DOCUMENTS: preparing.DocumentEntry,
    Part.INFORMANTS: preparing.InformantEntry,
    Part.ASSESSOR: AssessorEntry,
}
"""The parts to which lines can be added. Nothing is added to them once the review has been issued."""


KEYS_PREPARING = ("review.mark", "review.new", "review.edit")
KEYS_ISSUED = (
    "review.open",
    "review.correct",
    "review.report",
    "review.plan",
    "review.compare",
    "review.what_if",
    "review.consensus",
    "review.back",
)


class ReviewPage(ReviewWays):
    """Enter opens what stands under the cursor; the first line says what is next."""

    TITLE_TEXT = TITLE
    HELP_TEXT = N_(
        "The first line says what is to be done next, and Enter does it. Below stand the assessors, each "
        "with how many criteria are rated (never the scores), and the preparation: sessions, documents "
        "asked for, people met, and the client files that are drawn. Enter on a client file shows what was "
        "recorded of the client in the window.\n\n"
        "Space ticks a session or a document off, e changes a line, n adds one to the part where the cursor "
        "is, Delete removes it; u undoes. a marks every document that is left as asked for today. Enter on "
        "an empty part fills in what is usual.\n\n"
        "n on the line Assessors adds one, e mends a name, Delete takes off who has rated nothing. p says "
        "which assessor you are. j writes the invitation with the list of what is asked for to a file. c "
        "opens the consensus when all have finished, F10 issues the report, r writes it to a file. "
        "Afterwards: d adds a correction, k development plan, v what if, m compare with another review."
    )
    KEYS = ("review.open", *KEYS_PREPARING, "review.letter", "review.back")
    DEFAULT_CSS = "ReviewPage LineTable { height: 1fr; padding: 0 0 0 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open"), id="review.open"),
        Binding("space", "mark", N_("tick off"), id="review.mark"),
        Binding("n", "new", N_("add"), id="review.new"),
        Binding("e", "edit", N_("edit"), id="review.edit"),
        Binding("delete", "remove", N_("remove the line"), id="review.remove", show=False),
        Binding("a", "ask_all", N_("all documents asked for"), id="review.ask_all", show=False),
        Binding("p", "who", N_("who are you"), id="review.who", show=False),
    ]

    def __init__(self, session: Session, entry: ReviewEntry) -> None:
        super().__init__(session, entry)
        self._lines: Mapping[str, Line] = {}

    def keys(self) -> tuple[str, ...]:
        """What is next has a key of its own in the line; an issued review is only read."""
        match self.entry.standing:
            case Standing.AGREEING:
                return ("review.open", "review.consensus", *KEYS_PREPARING, "review.back")
            case Standing.ISSUING:
                return ("review.open", "review.issue", "review.report", *KEYS_PREPARING, "review.back")
            case Standing.ISSUED:
                return KEYS_ISSUED
            case _:
                return self.KEYS

    def body(self) -> ComposeResult:
        """The lines."""
        yield LineTable(id="lines")

    def on_mount(self) -> None:
        """The cursor on what is next."""
        self.query_one(LineTable).show_header = False
        self.query_one(LineTable).focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Draw for the new width."""
        self.show_records()

    def where(self) -> str:
        """Unit, days and state."""
        review = self.entry.review
        days = days_of(self.language, review.start, review.end)
        return f"{review.unit} · {days} · {self.language.choice(review.state)}"

    def show_records(self) -> None:
        """Every line."""
        cells = self.size.width - 4
        me = reader(self.session, self.entry.review)
        lines = list(review_lines(self.entry, me, self.session.today, self.language))
        self._lines = {each.key: each for each in lines}
        rows = [(each.key, [_drawn(each, cells)]) for each in lines]
        self.query_one(LineTable).fill([(Text(""), "line", cells)], rows)

    @property
    def here(self) -> Line | None:
        """The line under the cursor."""
        return self._lines.get(self.query_one(LineTable).key_under_cursor or "")

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """Do what the line is about."""
        line = self.here
        if line is None:
            return
        if self.issued and line.part in (Part.ASSESSOR, Part.BASICS, *FORMS):
            self._read_line(line)
            return
        ways: Mapping[Part, Callable[[], None]] = {
            Part.NEXT: self.go_on,
            Part.RESULT: self.show_result,
            Part.PLAN: self.action_plan,
            Part.ASSESSOR: partial(self._open_assessor, line),
            Part.SAMPLE: partial(self._open_sample, line),
        }
        if line.part in ways:
            ways[line.part]()
        elif line.part is Part.CORRECTIONS:
            self._read_line(line)
        elif line.heading:
            self._open_part(line)
        else:
            self.action_edit()

    def action_mark(self) -> None:
        """Tick off, or not after all."""
        line, today = self.here, self.session.today
        if line is None or line.done is None or self.refuse_issued():
            return
        done = not line.done
        if line.part is Part.SCHEDULE:
            self._change(N_("Session"), lambda review: held(review, [line.item], done=done))
        else:
            day = today if done else None
            self._change(N_("Document"), lambda review: received(review, [line.item], day))

    def action_new(self) -> None:
        """Add a line to the part where the cursor is."""
        line = self.here
        if line is None:
            return
        if line.part is Part.CORRECTIONS:
            self.action_correct()
        elif line.part in (Part.BASICS, Part.SAMPLE):
            self.action_edit()
        elif self.refuse_issued():
            return
        elif line.part in FORMS:
            form = FORMS[line.part]
            self._form("", partial(form, self.session), form.FORM)
        else:
            self.say(msg("Go to assessors, sessions, documents or people met: n adds a line there."))

    def action_edit(self) -> None:
        """Change what stands under the cursor."""
        line, scale = self.here, self.entry.scale
        if line is None or self.refuse_issued():
            return
        if line.part is Part.SAMPLE and scale is not None:
            self._form("", partial(preparing.DrawEntry, self.session, scale), preparing.DrawEntry.FORM)
        elif line.part in FORMS and line.item:
            form = FORMS[line.part]
            item = line.item
            self._form(item, lambda review_id: form(self.session, review_id, item), form.FORM)
        elif line.part is Part.NEXT:
            self.rate()
        elif line.part is Part.ASSESSOR:
            self.action_who()
        else:
            basics = preparing.BasicsEntry
            self._form("", partial(basics, self.session), basics.FORM)

    def action_remove(self) -> None:
        """Remove a line of the preparation, or take off an assessor who has rated nothing."""
        line = self.here
        if line is None or not line.item or line.part not in FORMS or self.refuse_issued():
            return
        if line.part is Part.ASSESSOR:
            work, review = self.session.open_workspace, self.entry.review.id

            def off(review: Review) -> Review:
                return without_assessor(review, line.item, begun(work, review))

            self.take_step(
                "reviews", N_("Assessor of the review"), lambda: Done(change(work, review, off)), REMOVED
            )
        else:
            self._change(N_("Removed line"), partial(_without, line.part, line.item))

    def action_ask_all(self) -> None:
        """Every document that is left has been asked for today."""
        left = preparation(self.entry.review, self.session.today).not_asked
        if left and not self.refuse_issued():
            today = self.session.today
            self._change(N_("Documents asked for"), lambda review: asked(review, left, today))

    def _open_assessor(self, line: Line) -> None:
        me = reader(self.session, self.entry.review)
        if self.entry.several and (line.heading or (me is not None and me != line.item)):
            self.action_who()
        else:
            self.rate()

    def _open_part(self, line: Line) -> None:
        """What is usual, where there is nothing yet; otherwise one more line."""
        review = self.entry.review
        if line.part is Part.SCHEDULE and not review.schedule:
            self._change(N_("Usual sessions"), self._usual_sessions)
        elif line.part is Part.DOCUMENTS and not review.documents:
            self._change(N_("Usual documents"), self._usual_documents)
        else:
            self.action_new()

    def _read_line(self, line: Line) -> None:
        """What cannot be changed any more is shown in full; a heading has nothing to show but its basics."""
        if line.part is Part.CORRECTIONS and line.heading:
            self.action_correct()
        elif line.part is Part.BASICS:
            title = self.language(preparing.BasicsEntry.TITLE)
            told = basics_paragraphs(self.entry.review, self.language)
            self.app.push_screen(TellingPage(self.session, title, told))
        elif line.heading:
            self.refuse_issued()
        else:
            title = self.language(_TITLES[line.part])
            self.app.push_screen(TellingPage(self.session, title, [line.words]))

    def _open_sample(self, line: Line) -> None:
        from ipstui.screens.fidelity.papers import PapersPage  # seldom

        review, sample = self.entry.review, self.entry.review.sample
        if sample is None:
            self.action_edit()
            return
        if line.item:
            self.app.push_screen(PapersPage(self.session, review, sample, line.item))
            return
        language = self.language
        told = [
            language("Drawn on {day} with the seed {seed}.", day=sample.drawn_on, seed=sample.seed),
            language("Papers of {start}–{end} are read.", start=sample.start, end=sample.end),
            "",
            *(f"· {each}" for each in sample.clients),
        ]
        self.app.push_screen(TellingPage(self.session, language("Client files"), told))

    def _form(self, item: str, make: Callable[[str], Entry], name: str) -> None:
        self.ask(name, item, partial(make, self.entry.review.id))

    def _change(self, title: str, step: Callable[[Review], Review]) -> None:
        work, review = self.session.open_workspace, self.entry.review.id
        self.take_step(
            "reviews", title, lambda: Done(change(work, review, step)), msg("Saved. u takes it back.")
        )

    def _usual_sessions(self, review: Review) -> Review:
        refuse_issued(review)
        found = default_sessions(review)
        made = (
            ReviewSession(each.id, each.on, each.kind, with_whom=self.language.message(each.with_whom))
            for each in found
        )
        return evolve(review, schedule=(*review.schedule, *made))

    def _usual_documents(self, review: Review) -> Review:
        refuse_issued(review)
        found = () if self.entry.scale is None else default_documents(self.entry.scale, review.kind)
        made = (RequestedDocument(each.id, self.language.message(each.text)) for each in found)
        return evolve(review, documents=(*review.documents, *made))


_TITLES: Mapping[Part, str] = {
    **{part: form.TITLE for part, form in FORMS.items()},
    Part.CORRECTIONS: N_("Correction"),
}


def _without(part: Part, item: str, review: Review) -> Review:
    refuse_issued(review)
    match part:
        case Part.SCHEDULE:
            return evolve(review, schedule=tuple(each for each in review.schedule if each.id != item))
        case Part.DOCUMENTS:
            return evolve(review, documents=tuple(each for each in review.documents if each.id != item))
        case _:
            return evolve(review, informants=tuple(each for each in review.informants if each.id != item))


def _drawn(line: Line, cells: int) -> Text:
    if line.part is Part.NEXT:
        return Text(shortened(f"▸ {line.words}", cells), style="bold", no_wrap=True, end="")
    if line.heading:
        return Text(shortened(line.words, cells), style="bold", no_wrap=True, end="")
    box = "" if line.done is None else "[x] " if line.done else "[ ] "
    return Text("  " + shortened(f"{box}{line.words}", cells - 2), no_wrap=True, end="")
