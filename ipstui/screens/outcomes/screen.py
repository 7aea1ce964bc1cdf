"""The outcomes of a period: figures in a table or as bars, each of which opens to show how it was counted."""

from functools import partial
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static

from ipscore.message import N_, Message
from ipscore.outcomes import (
    ALL,
    BENCHMARKS,
    Grouping,
    OutcomeReport,
    TrendPoint,
    group_label,
    outcomes,
    rolling_coefficient,
)
from ipscore.outcomes.periods import default_preset, presets
from ipscore.records.period import Period
from ipstui.screens.history_restoring import UndoingPage
from ipstui.screens.outcomes.charts import bars, curve
from ipstui.screens.outcomes.figure_page import FigurePage
from ipstui.screens.outcomes.messages import Asked, OutcomesComputed
from ipstui.screens.outcomes.period_page import PeriodChoice, PeriodPage
from ipstui.screens.outcomes.table_rows import FigureTable, figure_table
from ipstui.session import DATASET_KINDS, Session
from ipstui.widgets.table import LineTable

OWN = "own"
GROUPINGS = (None, *Grouping)
BY_WORDS = {
    None: N_("all together"),
    Grouping.SITE: N_("by site"),
    Grouping.COACH: N_("by coach"),
    Grouping.SOURCE: N_("by who referred"),
}


class OutcomesScreen(UndoingPage[None]):
    """Enter opens the figure under the cursor."""

    AREA = "outcomes"
    TITLE_TEXT = N_("Outcomes")
    HELP_TEXT = N_(
        "The figures of a period. p chooses the period, y how the figures are split; t shows bars instead "
        "of the table. ← and → go from group to group: in the bars, and in the table where not all of "
        "them fit. Enter on a figure tells how it was counted: what was divided by what, and which records "
        "stand behind it.\n\n"
        "Proportions carry their 95% interval: how sure a number of a small group can be. f shows the "
        "figures as they may be published, with small groups hidden. b changes the published level that the "
        "curve is compared with."
    )
    KEYS = ("outcomes.open", "outcomes.period", "outcomes.by", "outcomes.bars", "outcomes.publish")
    NEEDS = DATASET_KINDS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("how counted"), id="outcomes.open"),
        Binding("p", "period", N_("period"), id="outcomes.period"),
        Binding("y", "next_grouping", N_("split"), id="outcomes.by"),
        Binding("t", "other_view", N_("table or bars"), id="outcomes.bars"),
        Binding("f", "publish", N_("for publishing"), id="outcomes.publish"),
        Binding("b", "next_level", N_("published level"), id="outcomes.level", show=False),
        Binding("right", "group(1)", N_("next group"), id="outcomes.next_group", show=False),
        Binding("left", "group(-1)", N_("previous group"), id="outcomes.previous_group", show=False),
        Binding("i", "hide_identity", N_("hide names"), id="outcomes.hide", show=False),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.period: Period | None = None
        self.by: Grouping | None = Grouping.SITE
        self.public = False
        self.group = ALL
        self._computed: OutcomesComputed | None = None
        self._table: FigureTable | None = None
        self._level = 0
        self._first = 0

    def body(self) -> ComposeResult:
        """Status, the table with the curve below it, the bars."""
        yield Static(id="status")
        yield LineTable(id="figures")
        yield Static(id="curve")
        with VerticalScroll(id="bars"):
            yield Static(id="drawn")

    def where(self) -> str:
        """Which period, how it is split."""
        title = self.language(self.TITLE_TEXT)
        if self.period is None:
            return title
        return " · ".join((title, self.language.period(self.period), self.language(BY_WORDS[self.by])))

    def on_mount(self) -> None:
        """A word while the records are read."""
        self.query_one(LineTable).focus()
        self._say_status(self.language("Reading the records…"))

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Draw for the new width."""
        self._draw()

    def show_records(self) -> None:
        """Compute the figures of the period, at first of the one that is offered."""
        dataset = self.session.dataset
        if dataset is None:
            return
        if self.period is None:
            self.period = default_preset(dataset, self.session.today).period
        self._compute()

    def relabel(self) -> None:
        """Words in the new language."""
        self._draw()

    def on_outcomes_computed(self, message: OutcomesComputed) -> None:
        """Show the figures, unless others have been asked for meanwhile."""
        if message.asked == self._asked:
            self._computed = message
            if self.group not in message.report.groups:
                self.group = ALL
            self._draw()

    @property
    def report(self) -> OutcomeReport | None:
        """The figures shown."""
        if self._computed is None:
            return None
        return self._computed.public if self.public else self._computed.report

    @on(DataTable.RowSelected)
    def action_open(self) -> None:
        """How the figure under the cursor was counted."""
        key = self.query_one(LineTable).key_under_cursor
        report = self.report
        if key is not None and self._table is not None and report is not None and not self.has_class("-bars"):
            page = FigurePage(self.session, report, self._table.measures[key], self._labels(report))
            self.app.push_screen(page)

    def action_period(self) -> None:
        """Choose the period."""
        dataset = self.session.dataset
        if dataset is None or self.period is None:
            return
        offered = presets(dataset, self.session.today)
        options = [
            (each.id, f"{self._words(each.name)}   {self.language.period(each.period)}") for each in offered
        ]
        options.append((OWN, self.language("Other days…")))
        start = next((at for at, each in enumerate(offered) if each.period == self.period), len(offered))
        words = self.language("Figures of which days?")
        page = PeriodChoice(self.session, self.language("Period"), words, options, start)
        self.app.push_screen(page, self._period_chosen)

    def action_next_grouping(self) -> None:
        """Together, by site, by coach, by who referred."""
        self.by = GROUPINGS[(GROUPINGS.index(self.by) + 1) % len(GROUPINGS)]
        self.group = ALL
        self._first = 0
        self._compute()

    def action_other_view(self) -> None:
        """Bars instead of the table, and back."""
        self.toggle_class("-bars")
        self.query_one("#bars" if self.has_class("-bars") else "#figures").focus()
        self._draw()

    def action_publish(self) -> None:
        """As the team sees it, or as it may be published."""
        self.public = not self.public
        self._draw()

    def action_next_level(self) -> None:
        """Another published level for the curve."""
        self._level = (self._level + 1) % len(BENCHMARKS)
        self._draw()

    def action_group(self, step: int) -> None:
        """Another group in the bars; in the table the next of those that do not all fit."""
        if self._computed is None or self._table is None:
            return
        groups, shown = self._computed.report.groups, self._table.groups
        if self.has_class("-bars"):
            self.group = groups[(groups.index(self.group) + step) % len(groups)]
            self._draw()
        elif len(shown) < len(groups):
            self._first = min(max(0, groups.index(shown[1]) + step), len(groups) - len(shown))
            self._draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The bars have no line to open."""
        if action == "open" and self.has_class("-bars"):
            return False
        return super().check_action(action, parameters)

    def action_hide_identity(self) -> None:
        """Ids instead of names, and back."""
        self.session.hide_identity = not self.session.hide_identity
        self._draw()
        self.show_header()

    def _period_chosen(self, chosen: str | None) -> None:
        dataset = self.session.dataset
        if chosen is None or dataset is None or self.period is None:
            return
        if chosen == OWN:
            self.app.push_screen(PeriodPage(self.session, self.period), self._show_period)
            return
        self._show_period(
            next(each.period for each in presets(dataset, self.session.today) if each.id == chosen)
        )

    def _show_period(self, period: Period | None) -> None:
        if period is not None:
            self.period = period
            self._compute()

    @property
    def _asked(self) -> Asked | None:
        return None if self.period is None else Asked(self.period, self.by, self.session.version)

    def _compute(self) -> None:
        asked = self._asked
        if asked is None:
            return
        self._say_status(self.language("Counting…"))
        self.show_header()
        self.run_worker(partial(self._count, asked), thread=True, group="outcomes", exclusive=True)

    def _count(self, asked: Asked) -> None:
        dataset = self.session.dataset
        if dataset is not None:
            report = outcomes(dataset, asked.period, asked.by)
            public = report.for_publication(dataset.info.small_group)
            trend = rolling_coefficient(dataset, asked.period)
            self.post_message(OutcomesComputed(asked, report, public, trend))

    def _draw(self) -> None:
        report, computed = self.report, self._computed
        if report is None or computed is None or not self.is_mounted:
            return
        cells = self.size.width - 4
        self._table = figure_table(report, self._labels(report), self.language, cells, self._first)
        self._say_status(self._status_words(report, self._table.groups))
        if self.has_class("-bars"):
            content = bars(report, self.group, self.language, cells)
            if not self.public:
                content = self._curve(computed.trend, cells) + Content("\n\n") + content
            self.query_one("#drawn", Static).update(content)
            return
        table = self.query_one(LineTable)
        table.fixed_columns = 1
        table.fill(self._table.headings, self._table.rows)
        self.query_one("#curve", Static).update(
            Content(self.language("The curve is for the team only."))
            if self.public
            else self._curve(computed.trend, cells)
        )

    def _curve(self, trend: tuple[TrendPoint, ...], cells: int) -> Content:
        return curve(trend, BENCHMARKS[self._level], self.language, cells)

    def _status_words(self, report: OutcomeReport, shown: tuple[str, ...]) -> str:
        language, dataset = self.language, self.session.dataset
        told = []
        if dataset is not None:
            offered = presets(dataset, self.session.today)
            told += [self._words(each.name) for each in offered if each.period == report.period][:1]
        if self.has_class("-bars"):
            told.append(self._labels(report)[self.group])
        elif len(shown) < len(report.groups):
            first, count = report.groups.index(shown[1]) + 1, len(report.groups) - 1
            last = first + len(shown) - 2
            told.append(
                language("groups {first}–{last} of {count}: ← →", first=first, last=last, count=count)
            )
        if self.public and dataset is not None:
            count = max(dataset.info.small_group, 3)
            told.append(language("for publishing, groups under {count} hidden", count=count))
        return " · ".join(told)

    def _labels(self, report: OutcomeReport) -> dict[str, str]:
        dataset = self.session.dataset
        if dataset is None:
            return {each: each for each in report.groups}
        hidden = report.by is Grouping.COACH and self.session.hide_identity
        found = {}
        for each in report.groups:
            label = each if hidden and each in dataset.staff else group_label(each, dataset, report.by)
            found[each] = self._words(label)
        return found

    def _words(self, words: Message | str) -> str:
        return words if isinstance(words, str) else self.language.message(words)

    def _say_status(self, words: str) -> None:
        self.query_one("#status", Static).update(Content(words))
