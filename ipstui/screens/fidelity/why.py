"""Why: how a suggestion came about, and the records behind each figure of a criterion."""

from collections.abc import Iterable

from textual.content import Content

from ipscore.fidelity.access import is_drawn, reads_from_outside
from ipscore.fidelity.sheet import Sheet
from ipscore.message import N_, msg
from ipscore.records.review import Review
from ipstui.behind import RecordIndex
from ipstui.lines import broken, hanging
from ipstui.screens.counted import CountedLine, CountedPage
from ipstui.screens.fidelity import criterion_words as words
from ipstui.screens.fidelity.papers import PapersPage
from ipstui.session import Session


class WhyPage(CountedPage):
    """One criterion. An assessor from outside sees ids of clients, and opens the papers of the draw alone."""

    AREA = "fidelity"
    TITLE_TEXT = N_("Why")
    HELP_TEXT = N_(
        "How this was counted: what was divided by what, over which days, and which records it was read "
        "from. Enter on a line about a client opens the client; i shows ids instead of names, and names "
        "again.\n\n"
        "An assessor of a review who is not of the staff is told clients by id alone, and Enter opens the "
        "papers of those drawn for the review."
    )

    def __init__(
        self, session: Session, sheet: Sheet, criterion: str, review: Review | None = None, reader: str = ""
    ) -> None:
        """`review` and its assessor `reader`: for whom it is told; without them, for the team."""
        super().__init__(session)
        self.sheet = sheet
        self.criterion = criterion
        self.review = review
        self.reader = reader

    @property
    def outside(self) -> bool:
        """Whether an assessor from outside reads."""
        if self.review is None:
            return False
        return reads_from_outside(self.review, self.reader, self.session.staff_names)

    def record_index(self) -> RecordIndex:
        """Without the names of clients for who reads from outside."""
        return RecordIndex(self.session, clients_named=not self.outside)

    def open_client(self, client: str) -> None:
        """The client's card; for who reads from outside the papers of a client who was drawn."""
        review = self.review
        if review is None or not self.outside:
            super().open_client(client)
        elif review.sample is None:
            self.say(msg("No clients have been drawn for this review yet, so there are no papers to read."))
        elif not is_drawn(review, client):
            self.say(
                msg(
                    "This client was not drawn for the review. An assessor from outside reads the papers of "
                    "those who were drawn."
                )
            )
        else:
            self.app.push_screen(PapersPage(self.session, review, review.sample, client))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There are no names to be shown again to who reads from outside."""
        if action == "hide_identity" and self.outside:
            return False
        return super().check_action(action, parameters)

    def show_records(self) -> None:
        """Everything; who is of the staff may be known only now."""
        super().show_records()
        self.refresh_bindings()

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
        if self.outside:
            source.append(language("Clients by id: Enter opens the papers of those drawn for the review."))
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
