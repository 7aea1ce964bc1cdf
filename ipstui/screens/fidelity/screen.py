"""The reviews of the workspace, newest first; opening one leads to its result or to rating it."""

from collections.abc import Mapping
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.definitions.scale import Scale
from ipscore.fidelity.alone import Progress
from ipscore.message import N_
from ipstui.cells import fit, pad
from ipstui.lines import broken
from ipstui.loading import problem_lines
from ipstui.screens.fidelity.days import days_of
from ipstui.screens.fidelity.entries import ReviewEntry, Standing
from ipstui.screens.fidelity.messages import NewReviewWanted, ReviewsRead
from ipstui.screens.fidelity.reader import reader
from ipstui.screens.fidelity.removing import RemovingPage
from ipstui.screens.fidelity.review_lines import next_words
from ipstui.screens.fidelity.review_page import ReviewPage
from ipstui.screens.fidelity.working import ReviewForm, kept_under
from ipstui.session import Session
from ipstui.widgets.table import LineTable

DAYS_CELLS = 20
KIND_CELLS = 24
RESULT_CELLS = 27
WIDE = 100
ABOUT_LINES = 7


class FidelityScreen(RemovingPage):
    """Enter opens the review under the cursor."""

    TITLE_TEXT = N_("Reviews")
    HELP_TEXT = N_(
        "Every review of the workspace, the newest first. Enter opens a review: what is next with it, who "
        "rates, how the preparation stands. Each assessor rates alone: others' scores are shown only when "
        "every assessor has finished; then they agree on common scores. n begins a new review; Delete "
        "removes one that was planned by mistake, as long as nobody has rated in it, and u brings it "
        "back.\n\n"
        "t tells what the records say of the whole scale today, between reviews."
    )
    KEYS = ("fidelity.open", "fidelity.new", "fidelity.today")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("open"), id="fidelity.open"),
        Binding("n", "new", N_("new review"), id="fidelity.new"),
        Binding("t", "today", N_("fidelity today"), id="fidelity.today"),
        Binding("delete", "remove", N_("remove the review"), id="fidelity.remove", show=False),
        Binding("u", "undo", N_("undo"), id="fidelity.undo", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.entries: dict[str, ReviewEntry] = {}
        self.scales: Mapping[str, Scale] = {}
        self._begun = False
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

    def on_resize(self, event: events.Resize) -> None:
        """Fill the width."""
        if self._begun and event.size.width:
            self.show_records()

    def on_reviews_read(self, message: ReviewsRead) -> None:
        """Show what was read, tell what could not be."""
        entries = {each.review.id: each for each in message.entries}
        if not self._begun or (entries, message.scales) != (self.entries, self.scales):
            self._begun = True
            self.entries, self.scales = entries, message.scales
            self.show_records()
            self.show_header()
        if message.problems and message.problems != self._told:
            self._told = message.problems
            lines = [line for each in message.problems[:5] for line in problem_lines(self.language, each)]
            self.say("\n".join(lines), severity="warning")
        if self._open_next in self.entries:
            wanted, self._open_next = self._open_next, None
            self.app.push_screen(ReviewPage(self.session, self.entries[wanted]))

    def show_records(self) -> None:
        """The list, keeping the cursor on its review."""
        if not self._begun:
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
        """The review: what is next with it, and everything about it."""
        entry = self._under_cursor
        if entry is not None:
            self.app.push_screen(ReviewPage(self.session, entry))

    def action_today(self) -> None:
        """What the records tell of the whole scale today."""
        from ipstui.screens.fidelity.today_page import FidelityTodayPage  # not needed for the list

        self.app.push_screen(FidelityTodayPage(self.session))

    def action_remove(self) -> None:
        """Remove a review that was planned by mistake."""
        entry = self._under_cursor
        if entry is not None:
            self.remove_review(entry.review.id)

    def action_new(self) -> None:
        """Begin a review."""
        from ipstui.screens.fidelity.new_review import draft_of  # not needed for the list

        def work() -> None:
            self.post_message(NewReviewWanted(kept_under(self.session, draft_of(self.session))))

        if self._begun:
            self.run_worker(work, thread=True, group="new", exclusive=True)

    def on_new_review_wanted(self, message: NewReviewWanted) -> None:
        """Open the form; what it saves is opened at once."""
        from ipstui.screens.fidelity.new_review import NewReview, draft_of

        ours = (each.review.unit for each in self.entries.values() if not each.review.elsewhere)
        entry = NewReview(self.session, self.scales, next(ours, ""))

        def closed(saved: bool | None) -> None:
            self._open_next = entry.id if saved else None

        page = ReviewForm(self.session, entry, draft_of(self.session), message.kept)
        self.app.push_screen(page, closed)

    @property
    def _under_cursor(self) -> ReviewEntry | None:
        return self.entries.get(self.query_one(LineTable).key_under_cursor or "")

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
        if entry.standing is Standing.AGREEING:
            count, of = entry.settled, len(scale.criteria)
            if count:
                return "· " + language("agreed {count}/{all}", count=count, all=of)
            return "· " + language("not agreed yet")
        result = entry.result
        if result is None or not result.complete:
            counts = [
                f"{'–' if each.rated is None else each.rated}/{each.criteria}" for each in entry.progress
            ]
            return "· " + language("rated {counts}", counts=", ".join(counts) or "–")
        told = []
        for part in result.parts:
            band = language.text(part.band.name) if part.band is not None else ""
            told.append(f"{part.total}/{part.max} {band}".rstrip())
        sign = "✓" if entry.standing is Standing.ISSUED else "·"
        return f"{sign} " + " · ".join(told)

    def _show_about(self, key: str | None) -> None:
        entry = self.entries.get(key or "")
        about = self.query_one("#about", Static)
        if entry is None:
            about.update(Content(""))
            return
        language, review = self.language, entry.review
        scale = language.text(entry.scale.name) if entry.scale is not None else review.scale
        names = ", ".join(self._assessor(each) for each in entry.progress) or "–"
        lines = [
            f"{review.unit} · {language.choice(review.kind)} · {language.choice(review.state)}",
            f"{scale} {review.scale_edition}".strip(),
            language("Assessors: {names}", names=names),
            language(
                "Next: {what}",
                what=next_words(entry, reader(self.session, review), self.session.today, language),
            ),
            *([review.summary] if review.summary else []),
        ]
        cells = self.size.width - 4
        shown = [line for each in lines for line in broken(each, cells)]
        if len(shown) > ABOUT_LINES:
            last = fit(" ".join(shown[ABOUT_LINES - 1 :]), cells)
            shown = [*shown[: ABOUT_LINES - 1], last]
        about.update(Content("\n".join(shown)))

    def _assessor(self, each: Progress) -> str:
        done = " ✓" if each.finished_on is not None else ""
        return f"{each.name} {_rated(each)}{done}"


def _rated(each: Progress) -> str:
    return f"{'–' if each.rated is None else each.rated}/{each.criteria}"
