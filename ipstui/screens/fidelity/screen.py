"""The reviews of the workspace, newest first; opening one leads to its result or to rating it."""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.definitions.scale import Scale
from ipscore.fidelity.sheet import Sheet
from ipscore.message import N_, Message, msg
from ipscore.records.review import CONSENSUS, ReviewState
from ipstui.cells import fit, pad
from ipstui.lines import broken
from ipstui.loading import problem_lines
from ipstui.messages import WorkspaceRefused
from ipstui.screens.choice import ChoicePage
from ipstui.screens.fidelity.days import days_of
from ipstui.screens.fidelity.entries import ReviewEntry, Standing, known
from ipstui.screens.fidelity.messages import NewReviewWanted, ReviewsRead
from ipstui.screens.fidelity.reading import read_reviews
from ipstui.screens.fidelity.result import ResultPage
from ipstui.screens.history_restoring import UndoingPage
from ipstui.session import Session
from ipstui.widgets.table import LineTable

DAYS_CELLS = 20
KIND_CELLS = 24
RESULT_CELLS = 27
WIDE = 100


class AssessorChoice(ChoicePage):
    """Whose scores to give."""

    AREA = "fidelity"


class FidelityScreen(UndoingPage[None]):
    """Enter opens the review under the cursor."""

    AREA = "fidelity"
    TITLE_TEXT = N_("Reviews")
    HELP_TEXT = N_(
        "Every review of the workspace, the newest first. Enter opens the result of a complete review, and "
        "the rating of one that is under way. Each assessor rates alone: others' scores are shown only when "
        "every assessor has finished; then they agree on common scores. n begins a new review."
    )
    KEYS = ("fidelity.open", "fidelity.rate", "fidelity.new")
    CSS_PATH = "screen.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open"), id="fidelity.open"),
        Binding("e", "rate", N_("rate"), id="fidelity.rate"),
        Binding("n", "new", N_("new review"), id="fidelity.new"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.entries: dict[str, ReviewEntry] = {}
        self.scales: Mapping[str, Scale] = {}
        self._read = False
        self._open_next: str | None = None
        self._told: tuple[object, ...] = ()

    def body(self) -> ComposeResult:
        """The list, and what is to know about the review under the cursor."""
        yield LineTable(id="reviews")
        yield Static(id="empty")
        yield Static(id="about")

    def on_mount(self) -> None:
        """The cursor in the list."""
        self.query_one(LineTable).focus()
        self.query_one("#about", Static).update(Content(self.language("Reading the reviews…")))

    def on_screen_resume(self) -> None:
        """Read the reviews again: rating them changes them."""
        super().on_screen_resume()
        self._reread()

    def on_resize(self, event: events.Resize) -> None:
        """Fill the width."""
        if self._read and event.size.width:
            self.show_records()

    def on_reviews_read(self, message: ReviewsRead) -> None:
        """Show what was read, tell what could not be."""
        self._read = True
        self.entries = {each.review.id: each for each in message.entries}
        self.scales = message.scales
        self.show_records()
        self.show_header()
        if message.problems and message.problems != self._told:
            self._told = message.problems
            lines = [line for each in message.problems[:5] for line in problem_lines(self.language, each)]
            self.say("\n".join(lines), severity="warning")
        if self._open_next in self.entries:
            wanted, self._open_next = self._open_next, None
            self._rate(self.entries[wanted])

    def on_workspace_refused(self, message: WorkspaceRefused) -> None:
        """The app leaves and says why."""
        self.app.post_message(WorkspaceRefused(message.problems))

    def show_records(self) -> None:
        """The list, keeping the cursor on its review."""
        if not self._read:
            return
        self.set_class(not self.entries, "-empty")
        empty = self.language("No reviews yet. Press n to begin the first one.")
        self.query_one("#empty", Static).update(Content(empty))
        cells = self.size.width - 4
        wide = self.size.width >= WIDE
        unit = cells - DAYS_CELLS - RESULT_CELLS - (KIND_CELLS if wide else 0)
        columns = [(self.language("Unit"), "unit", unit), (self.language("Dates"), "days", DAYS_CELLS)]
        if wide:
            columns.append((self.language("Kind of review"), "kind", KIND_CELLS))
        columns.append((self.language("Result"), "result", RESULT_CELLS))
        sizes = [size for _title, _key, size in columns]
        rows = []
        for key, entry in self.entries.items():
            shown = zip(self._cells(entry, wide=wide), sizes, strict=True)
            rows.append((key, [Text(pad(words, size - 1) + " ") for words, size in shown]))
        headings = [(Text(fit(title, size)), key, size) for title, key, size in columns]
        self.query_one(LineTable).fill(headings, rows)
        self._show_about(self.query_one(LineTable).key_under_cursor)

    @on(DataTable.RowHighlighted)
    def cursor_moved(self, event: DataTable.RowHighlighted) -> None:
        """Tell about the review under the cursor."""
        self._show_about(event.row_key.value)

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """The result of what is complete; otherwise rating."""
        entry = self._under_cursor
        if entry is None:
            return
        ratings = entry.ratings
        if entry.scale is not None and entry.opens_result and ratings is not None:
            sheet = Sheet(entry.scale, known(entry.scale, ratings))
            self.app.push_screen(ResultPage(self.session, entry.review, sheet))
        else:
            self._rate(entry)

    def action_rate(self) -> None:
        """Rate, also what is complete but not issued."""
        entry = self._under_cursor
        if entry is not None:
            self._rate(entry)

    def action_new(self) -> None:
        """Begin a review."""
        from ipstui.screens.fidelity.new_review import kept_draft  # not needed for the list

        def work() -> None:
            self.post_message(NewReviewWanted(kept_draft(self.session)))

        if self._read:
            self.run_worker(work, thread=True, group="new", exclusive=True)

    def on_new_review_wanted(self, message: NewReviewWanted) -> None:
        """Open the form; what it saves is rated at once."""
        from ipstui.screens.fidelity.new_review import NewReview, ReviewForm, draft_of

        entry = NewReview(self.session, self.scales)

        def closed(saved: bool | None) -> None:
            self._open_next = entry.id if saved else None

        page = ReviewForm(self.session, entry, draft_of(self.session), message.kept)
        self.app.push_screen(page, closed)

    def _rate(self, entry: ReviewEntry) -> None:
        problem = _cannot_rate(entry)
        if problem is not None:
            self.say(problem)
            return
        options = [
            (
                each.id,
                f"{each.name}   {entry.rated(each.id)}/{len(entry.scale.criteria) if entry.scale else 0}",
            )
            for each in entry.assessors
        ]
        if entry.all_finished and len(entry.assessors) > 1:
            options.append((CONSENSUS, self.language("The scores agreed on")))
        if len(options) == 1:
            self._open_wizard(entry, options[0][0])
            return
        words = self.language("Each assessor rates alone. Whose scores do you give?")
        page = AssessorChoice(self.session, entry.review.unit, words, options, len(options) - 1)
        self.app.push_screen(page, partial(self._open_wizard, entry))

    def _open_wizard(self, entry: ReviewEntry, assessor: str | None) -> None:
        from ipstui.screens.fidelity.wizard import WizardPage  # not needed for the list

        if assessor is None or entry.scale is None:
            return
        others = None
        if assessor == CONSENSUS:
            others = {each.name: entry.files[each.id].ratings for each in entry.assessors}
        self.app.push_screen(WizardPage(self.session, entry, entry.scale, assessor, others))

    @property
    def _under_cursor(self) -> ReviewEntry | None:
        return self.entries.get(self.query_one(LineTable).key_under_cursor or "")

    def _reread(self) -> None:
        def work() -> None:
            self.post_message(read_reviews(self.session))

        self.run_worker(work, thread=True, group="reviews", exclusive=True)

    def _cells(self, entry: ReviewEntry, *, wide: bool) -> list[str]:
        review = entry.review
        cells = [review.unit, days_of(self.language, review.start, review.end)]
        if wide:
            cells.append(self.language.choice(review.kind))
        return [*cells, self._standing(entry)]

    def _standing(self, entry: ReviewEntry) -> str:
        language, scale = self.language, entry.scale
        if scale is None:
            return "! " + language("scale not installed")
        if entry.standing is Standing.NOT_AGREED:
            return "· " + language("not agreed yet")
        result = entry.result
        if result is None or not result.complete:
            counts = [f"{entry.rated(each.id)}/{len(scale.criteria)}" for each in entry.assessors]
            if CONSENSUS in entry.files:
                counts = [f"{entry.rated(CONSENSUS)}/{len(scale.criteria)}"]
            return "· " + language("rated {counts}", counts=", ".join(counts) or "–")
        told = []
        for part in result.parts:
            band = language.text(part.band.name) if part.band is not None else ""
            told.append(f"{part.total}/{part.max} {band}".rstrip())
        return "✓ " + " · ".join(told)

    def _show_about(self, key: str | None) -> None:
        entry = self.entries.get(key or "")
        about = self.query_one("#about", Static)
        if entry is None:
            about.update(Content(""))
            return
        language, review = self.language, entry.review
        scale = language.text(entry.scale.name) if entry.scale is not None else review.scale
        names = ", ".join(each.name for each in entry.assessors) or "–"
        lines = [
            f"{review.unit} · {language.choice(review.kind)} · {language.choice(review.state)}",
            f"{scale} {review.scale_edition}".strip(),
            language("Assessors: {names}", names=names),
            *([review.summary] if review.summary else []),
        ]
        cells = self.size.width - 4
        shown = [line for each in lines for line in broken(each, cells)]
        about.update(Content("\n".join(shown[:7])))


def _cannot_rate(entry: ReviewEntry) -> Message | None:
    if entry.scale is None:
        return msg(
            "The scale “{id}” of this review is not installed. “ips plugins” lists what is.",
            id=entry.review.scale,
        )
    if entry.review.state is ReviewState.ISSUED:
        return msg("This review has been issued: its scores are no longer changed.")
    if not entry.assessors:
        return msg("This review names no assessors: add them to its file review.toml.")
    return None
