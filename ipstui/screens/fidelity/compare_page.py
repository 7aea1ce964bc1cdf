"""Two reviews of one scale side by side, and how each criterion moved over all of them.

Kinds of review are never mixed unmarked, and reviews by other scales are not offered at all.
"""

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from ipscore.definitions.scale import Scale
from ipscore.fidelity.comparison import (
    Change,
    Comparison,
    Finished,
    TrendPoint,
    compare,
    given,
    previous_of,
    same_unit,
    signed,
    trend,
)
from ipscore.message import N_, msg
from ipscore.records.review import Review, ReviewKind
from ipstui.cells import fit, width
from ipstui.lines import broken
from ipstui.screens.choice import ChoicePage
from ipstui.screens.fidelity.days import days_of
from ipstui.screens.fidelity.entries import ReviewEntry, Standing
from ipstui.screens.fidelity.scale_page import ScalePage
from ipstui.screens.fidelity.table_cell import cell
from ipstui.session import Session
from ipstui.widgets.table import LineTable

SCORE_CELLS = 8
TREND_LEAST = 12
SIGNS = {ReviewKind.INDEPENDENT: N_("i"), ReviewKind.SELF: N_("s"), ReviewKind.GUIDED: N_("g")}
"""A letter for each kind of review, over the columns of the course."""


class OtherReview(ChoicePage):
    """With which review to compare."""

    AREA = "fidelity"


class ComparePage(ScalePage):
    """Begins with the review before this one of the same unit by the same scale."""

    TITLE_TEXT = N_("Comparison")
    HELP_TEXT = N_(
        "Two reviews by the same scale: the score of each criterion in both, and the change. At the right "
        "the course of each criterion over the unit's reviews by this scale, the oldest first; the letters "
        "above mark the kind of review: independent, self-assessment, guided. f shows only what changed. n "
        "chooses another review. Reviews by different scales are never compared."
    )
    KEYS = ("compare.other", "compare.changed", "review.back")
    DEFAULT_CSS = """
    ComparePage #totals { height: auto; padding: 0 1; }
    ComparePage LineTable { height: 1fr; padding: 0 0 0 1; }
    ComparePage #legend { height: auto; padding: 0 1; border-top: solid $foreground 40%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("n", "other", N_("another review"), id="compare.other"),
        Binding("f", "changed", N_("changed / all"), id="compare.changed"),
    ]

    def __init__(
        self, session: Session, entry: ReviewEntry, scale: Scale, entries: tuple[ReviewEntry, ...]
    ) -> None:
        super().__init__(session, entry, scale)
        self.entries = entries
        self.only_changed = False
        self._other: str | None = None

    def body(self) -> ComposeResult:
        """Totals, criteria, what the letters mean."""
        yield Static(id="totals")
        yield LineTable(id="changes")
        yield Static(id="legend")

    @property
    def others(self) -> tuple[ReviewEntry, ...]:
        """The other reviews by this scale that have a result, newest first."""
        return tuple(
            each
            for each in self.entries
            if each.review.id != self.entry.review.id
            and each.review.scale == self.scale.id
            and each.standing in (Standing.ISSUING, Standing.ISSUED)
            and each.ratings is not None
        )

    @property
    def course(self) -> tuple[TrendPoint, ...]:
        """This unit's reviews by this scale, oldest first."""
        mine = (each for each in self.others if same_unit(each.review, self.entry.review))
        return trend(self.scale, [_finished(each) for each in (self.entry, *mine)])

    @property
    def other(self) -> ReviewEntry | None:
        """The review compared with: the one chosen, else the one before of the same unit, else one of it.

        None where the unit has no other that was issued: other units are compared only when they are chosen.
        """
        found = {each.review.id: each for each in self.others}
        if self._other in found:
            return found[self._other]
        here = self.entry.review
        previous = previous_of(here, (each.review for each in self.others))
        if previous is not None:
            return found[previous.id]
        issued = (each for each in self.others if each.standing is Standing.ISSUED)
        return next((each for each in issued if same_unit(each.review, here)), None)

    def show_records(self) -> None:
        """Everything."""
        comparison = self._comparison()
        points = self.course
        cells = self.size.width - 4
        self.query_one("#totals", Static).update(Content("\n".join(self._totals(comparison, cells))))
        self._show_changes(comparison, points, cells)
        legend = [line for each in self._legend(points) for line in broken(each, cells)]
        self.query_one("#legend", Static).update(Content("\n".join(legend)))

    def action_other(self) -> None:
        """Choose the review to compare with."""
        if not self.others:
            self.say(_NO_OTHER)
            return
        language = self.language
        options = [(each.review.id, self._named(each.review)) for each in self.others]
        words = language("Compare with which review? Only those by the same scale can be compared.")
        now = self.other
        ids = [each.review.id for each in self.others]
        at = 0 if now is None else ids.index(now.review.id)
        self.app.push_screen(OtherReview(self.session, self.where(), words, options, at), self._chosen)

    def action_changed(self) -> None:
        """Only what changed, or all."""
        self.only_changed = not self.only_changed
        self.show_records()

    def _chosen(self, review: str | None) -> None:
        if review is not None:
            self._other = review
            self.show_records()

    def _comparison(self) -> Comparison | None:
        """The older review first."""
        other = self.other
        if other is None:
            return None
        before, after = sorted((other, self.entry), key=lambda each: (each.review.end, each.review.id))
        return compare(self.scale, _finished(before), _finished(after))

    def _totals(self, found: Comparison | None, cells: int) -> list[str]:
        language = self.language
        if found is None and self.others:
            words = language(
                "This unit has no other issued review by this scale. n chooses one of another unit."
            )
            return broken(words, cells)
        if found is None:
            return broken(language.message(_NO_OTHER), cells)
        told = [
            f"{self._named(found.before)} → {self._named(found.after)}",
            language("Total {change}", change=_change(found.total)),
        ]
        if not found.same_kind:
            told[0] += " · ! " + language("different kinds of review")
        names = {each: language.text(section.name) for each, section in self.scale.sections.items()}
        told.append(" · ".join(f"{names[each.id]} {_change(each)}" for each in found.sections))
        return [line for each in told for line in broken(each, cells)]

    def _show_changes(self, found: Comparison | None, points: tuple[TrendPoint, ...], cells: int) -> None:
        language = self.language
        course = max(TREND_LEAST, 2 * len(points) + 1)
        name = max(20, cells - 3 * SCORE_CELLS - course)
        letters = " ".join(language(SIGNS[each.kind]) for each in points)
        headings = [
            (language("Criterion"), "name", name),
            (language("Before"), "before", SCORE_CELLS),
            (language("After"), "after", SCORE_CELLS),
            (language("Change"), "change", SCORE_CELLS),
            (letters, "course", course),
        ]
        digits = max(map(width, self.scale.criteria))
        changes = {each.id: each for each in (() if found is None else found.criteria)}
        rows = []
        for each, criterion in self.scale.criteria.items():
            one = changes.get(each, Change(each, None, given(self.scale, self.entry.ratings or {}, each)))
            if self.only_changed and one.change in (None, 0):
                continue
            words = (
                f"{each:>{digits}} {language.text(criterion.name)}",
                _score(one.before),
                _score(one.after),
                "" if one.change in (None, 0) else signed(one.change),
                " ".join(_score(point.scores[each]) for point in points),
            )
            sized = zip(words, headings, strict=True)
            rows.append((each, [Text(cell(text, size)) for text, (_t, _k, size) in sized]))
        self.query_one(LineTable).fill(
            [(Text(fit(title, size - 1)), key, size) for title, key, size in headings], rows
        )

    def _legend(self, points: tuple[TrendPoint, ...]) -> list[str]:
        language = self.language
        kinds = dict.fromkeys(each.kind for each in points)
        told = [f"{language(SIGNS[each])} = {language.choice(each)}" for each in kinds]
        days = ", ".join(language.date(each.on) for each in points)
        return [" · ".join(told), language("Course: {days}", days=days)]

    def _named(self, review: Review) -> str:
        language = self.language
        return (
            f"{review.unit}, {days_of(language, review.start, review.end)} ({language.choice(review.kind)})"
        )


_NO_OTHER = msg("There is no other review by this scale, and different scales are never compared.")


def _finished(entry: ReviewEntry) -> Finished:
    return Finished(entry.review, entry.ratings or {})


def _score(score: int | None) -> str:
    return "·" if score is None else str(score)


def _change(each: Change) -> str:
    if each.before is None or each.after is None:
        return f"{_score(each.before)} → {_score(each.after)}"
    return f"{each.before} → {each.after} ({signed(each.change)})"
