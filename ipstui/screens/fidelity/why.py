"""Why: how a suggestion came about, and the records behind each figure of a criterion."""

from collections.abc import Iterable

from textual.content import Content

from ipscore.fidelity.sheet import Sheet
from ipscore.message import N_
from ipstui.lines import broken, hanging
from ipstui.screens.counted import CountedLine, CountedPage
from ipstui.screens.fidelity import criterion_words as words
from ipstui.session import Session


class WhyPage(CountedPage):
    """One criterion."""

    AREA = "fidelity"
    TITLE_TEXT = N_("Why")

    def __init__(self, session: Session, sheet: Sheet, criterion: str) -> None:
        super().__init__(session)
        self.sheet = sheet
        self.criterion = criterion

    def where(self) -> str:
        """Which criterion."""
        name = self.language.text(self.sheet.scale.criteria[self.criterion].name)
        return f"{self.language(self.TITLE_TEXT)}: {self.criterion} {name}"

    def above(self, cells: int) -> Content:
        """Every step of the suggestion, and where the rule comes from."""
        language, scale = self.language, self.sheet.scale
        suggestion = self.sheet.suggestion(self.criterion)
        criterion = scale.criteria[self.criterion]
        if suggestion.score is None:
            title = language("No suggestion")
        else:
            title = language("Suggestion {score}", score=suggestion.score)
        steps = [line for step in suggestion.trace for line in hanging(" · ", language.message(step), cells)]
        source = [language("Source of the numbers: {source}", source=criterion.source)]
        if not criterion.checked:
            source.append(language("These numbers have not been compared with the official scale yet."))
        source.append(language.text(scale.rounding))
        text = "\n".join(line for each in source for line in broken(each, cells))
        return Content("\n").join(
            [
                Content.styled(title, "bold"),
                Content("\n".join(steps)),
                Content.styled(text, "dim"),
                Content(""),
            ]
        )

    def lines(self) -> Iterable[CountedLine]:
        """Each figure, then its records."""
        language, scale = self.language, self.sheet.scale
        found = self.sheet.evidence.get(self.criterion, ())
        if not found:
            yield CountedLine(
                language("The records tell nothing of this criterion: the assessor finds out on site.")
            )
        for each in found:
            yield CountedLine(words.evidence_line(scale, each, language))
            of = language("{of}, {period}", of=each.of, period=each.period)
            yield CountedLine(of)
            for record in each.records:
                yield CountedLine("", record)
