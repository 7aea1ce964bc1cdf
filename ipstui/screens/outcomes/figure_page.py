"""How one figure was counted: its rule in words, the counts of every group, and the records behind them."""

from collections.abc import Iterable, Mapping

from textual.content import Content

from ipscore.message import N_
from ipscore.outcomes import OutcomeReport
from ipstui.lines import broken, hanging
from ipstui.screens.counted import CountedLine, CountedPage
from ipstui.screens.outcomes.shown import counts_words, interval_words, unit_words, value_words
from ipstui.session import Session


class FigurePage(CountedPage):
    """One figure in all its groups."""

    AREA = "outcomes"
    TITLE_TEXT = N_("How it was counted")

    def __init__(
        self, session: Session, report: OutcomeReport, measure: str, labels: Mapping[str, str]
    ) -> None:
        super().__init__(session)
        self.report = report
        self.measure = measure
        self.labels = labels

    def where(self) -> str:
        """What is explained."""
        return self.language(self.TITLE_TEXT)

    def above(self, cells: int) -> Content:
        """Name, what is divided by what, the rule, the period, and the counts of each group."""
        language = self.language
        first = self.report.figure(self.measure, self.report.groups[-1])
        shown = [Content.styled("\n".join(broken(language.message(first.name), cells)), "bold")]
        of = language("{of}, {period}", of=first.of, period=self.report.period)
        shown += [Content(line) for line in broken(of, cells)]
        for each in first.explanation:
            shown += [Content.styled(line, "dim") for line in broken(language.message(each), cells)]
        shown.append(Content(""))
        for group in self.report.groups:
            shown += [Content(line) for line in hanging("  ", self._counts(group), cells)]
        return Content("\n").join([*shown, Content("")])

    def lines(self) -> Iterable[CountedLine]:
        """The records of each group, ids of the published report excepted: it has none."""
        groups = self.report.groups
        # Everyone together is the groups again: only where there are none is it listed.
        for group in groups[:-1] if len(groups) > 1 else groups:
            figure = self.report.figure(self.measure, group)
            if figure.records:
                yield CountedLine(f"{self.labels[group]}: {len(figure.records)}")
            for record in self.listed(figure.records):
                yield CountedLine("", record)

    def _counts(self, group: str) -> str:
        language = self.language
        figure = self.report.figure(self.measure, group)
        name = self.labels[group]
        if figure.hidden:
            return language("{group}: hidden, because the group is too small to show", group=name)
        value = f"{value_words(figure, language)} {unit_words(figure, language)}".strip()
        counts = counts_words(figure, language)
        words = (
            f"{name}: {value}"
            if counts in (value, "") or figure.denominator is None
            else f"{name}: {counts} = {value}"
        )
        if figure.numerator is None and figure.denominator is not None:
            words = language(
                "{group}: {value}, of {count} values", group=name, value=value, count=figure.denominator
            )
        interval = interval_words(figure, language)
        if interval:
            words += " · " + language("95% interval {interval}", interval=interval)
        if figure.lacking:
            words += " · " + language("{count} lack the data", count=figure.lacking)
        return words
