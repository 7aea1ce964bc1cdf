"""Agreeing on one criterion: everybody's score, words and elements side by side, and the score agreed on."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from attrs import evolve
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ipscore.definitions.rule import elements_of
from ipscore.definitions.scale import Scale
from ipscore.fidelity import consensus
from ipscore.fidelity.alone import has_answer
from ipscore.fidelity.consensus import ConsensusRow, Opinion, proposal
from ipscore.language import Language
from ipscore.message import N_, Number, msg
from ipscore.records.review import CONSENSUS, Rating, RatingFile
from ipscore.store import StoreError
from ipscore.store.review_work import AtHand, at_hand, refuse_not_open
from ipstui.forms.case import answered, settled
from ipstui.forms.checking import refused
from ipstui.forms.entry import Answer, Entry, Refused
from ipstui.forms.saving import Choices, Clash, save_change
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw
from ipstui.forms.words import joined
from ipstui.lines import broken, hanging
from ipstui.screens.fidelity.elements import BOXES
from ipstui.screens.fidelity.fields import SEPARATOR
from ipstui.screens.fidelity.part_entry import STEP_REFUSED, text
from ipstui.screens.fidelity.score_words import score_words
from ipstui.screens.fidelity.working import ReviewForm
from ipstui.screens.side_by_side import beside
from ipstui.session import Session

NOT_RATABLE = "not_ratable"
TITLE = N_("Agreed score")
FORM = "agreeing"


class AgreeingEntry(Entry):
    """The rating agreed on of one criterion. Made in a thread; raises StoreError and NotOpenError."""

    subject = ""

    def __init__(self, session: Session, scale: Scale, review_id: str, criterion: str) -> None:
        self.session = session
        self.scale = scale
        self.review_id = review_id
        self.item = self.id = criterion
        here = self._read()
        rows = consensus.consensus_rows(scale, here.review, here.found.files)
        self.row: ConsensusRow = next(each for each in rows if each.criterion == criterion)
        agreed = self.row.agreed
        self._begun = agreed if agreed is not None and has_answer(agreed) else proposal(self.row)
        self._stored = here.found.stored.get(CONSENSUS)

    @property
    def form(self) -> Form:
        """Score and reason first: where all is equal, Enter is all it takes."""
        scores = [Choice(str(each), str(each)) for each in self.scale.scores]
        scores += [Choice(str(each.code), str(each.code)) for each in self.scale.codes]
        scores.append(Choice(NOT_RATABLE, msg("not ratable")))
        elements = elements_of(self.scale.criteria[self.id].rule)
        fields = [Field("score", N_("Agreed score"), FieldKind.CHOICE, tuple(scores), required=True)]
        if self.row.differs or self._begun.agreed_because:
            fields.append(
                Field("agreed_because", N_("Why this score"), FieldKind.NOTE, required=self.row.differs)
            )
        if self.row.suggestion is not None or self._begun.reason:
            fields.append(Field("reason", N_("Why not as suggested"), FieldKind.NOTE))
        if elements:
            numbers = tuple(Choice(each.id, str(number)) for number, each in enumerate(elements, 1))
            fields.append(Field("elements", N_("In place"), FieldKind.CHOICES, numbers))
        fields += [
            Field("comment", N_("Comment"), FieldKind.NOTE),
            Field("recommendation", N_("Recommendation"), FieldKind.NOTE),
            Field("sources", N_("Sources")),
        ]
        return Form(FORM, TITLE, tuple(fields))

    def raw(self) -> Raw:
        """What was agreed on, otherwise what all said, put together."""
        rating = self._begun
        score = NOT_RATABLE if rating.not_ratable else "" if rating.score is None else str(rating.score)
        return {
            "score": score,
            "agreed_because": rating.agreed_because,
            "reason": rating.reason,
            "elements": joined(each for each, mark in rating.elements.items() if mark),
            "comment": rating.comment,
            "recommendation": rating.recommendation,
            "sources": SEPARATOR.join(rating.sources),
        }

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:
        """Save the consensus with it; what others agreed on meanwhile of other criteria stays."""
        rating = self.rating(values)
        try:
            here = self._read()
            file = consensus.agree(self.scale, here.review, here.found.files, self.id, rating)
            ratings = self.session.open_workspace.ratings
            now = here.found.stored.get(CONSENSUS)
            if now is None:
                outcome: Any = ratings.save(file, None)
            else:
                base = self._stored.record if self._stored is not None else _empty(now.record)
                if before is not None:
                    base = _with(base, self.id, self.rating(before))
                outcome = save_change(ratings, base, _with(base, self.id, rating), now)
        except StoreError as error:
            return Refused(error.message)
        except STEP_REFUSED as error:
            return refused(self.form, error.problems)
        return answered(self.session, "ratings", outcome, TITLE)

    def settle(self, clash: Clash[Any], choices: Choices) -> Answer:
        """Save what was chosen of two versions."""
        return settled(self.session, "ratings", clash, choices, TITLE)

    def rating(self, values: Mapping[str, object]) -> Rating:
        """The rating that stands in the fields. Elements nobody marked and not all denied stay open."""
        score = text(values, "score")
        marked = values.get("elements")
        chosen = {str(each) for each in marked} if isinstance(marked, tuple) else set()
        asked = {each.id for each in elements_of(self.scale.criteria[self.id].rule)}
        answered_by = {key for each in self.row.opinions for key in each.rating.elements}
        return evolve(
            self._begun,
            score=int(score) if score and score != NOT_RATABLE else None,
            not_ratable=score == NOT_RATABLE,
            elements={each: each in chosen for each in self._order(asked & (chosen | answered_by))},
            comment=text(values, "comment"),
            recommendation=text(values, "recommendation"),
            reason=text(values, "reason"),
            agreed_because=text(values, "agreed_because"),
            sources=tuple(part for each in text(values, "sources").split(",") if (part := each.strip())),
        )

    def _order(self, wanted: set[str]) -> Iterator[str]:
        return (each.id for each in elements_of(self.scale.criteria[self.id].rule) if each.id in wanted)

    def _read(self) -> AtHand:
        here = at_hand(self.session.open_workspace, self.review_id)
        refuse_not_open(here)
        return here


def _with(file: RatingFile, criterion: str, rating: Rating) -> RatingFile:
    return evolve(file, ratings={**file.ratings, criterion: rating})


def _empty(file: RatingFile) -> RatingFile:
    return evolve(file, ratings={})


class AgreeingPage(ReviewForm):
    """The form, with everybody's opinion above it."""

    HELP_TEXT = N_(
        "Above: what each assessor held of the criterion, side by side. PgDn and PgUp read on. Below: the "
        "score you agree on. Where your scores differed, write why this one is right; nothing is ever "
        "averaged.\n\n"
        "What the assessors wrote is proposed as the common comment and recommendation: shorten it as you "
        "like, their own files keep their words. Enter saves and goes on; Esc keeps what you typed as a "
        "draft."
    )
    KEYS = ("form.save", "form.next", "agreeing.read_on", "form.keep", "form.anew")
    DEFAULT_CSS = """
    AgreeingPage #opinions { height: auto; max-height: 50%; padding: 0 1; scrollbar-size-vertical: 1; }
    AgreeingPage #fields { border-top: solid $foreground 40%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pagedown", "read_on(1)", N_("read on"), id="agreeing.read_on", priority=True),
        Binding("pageup", "read_on(-1)", N_("read back"), id="agreeing.read_back", show=False, priority=True),
    ]
    entry: AgreeingEntry

    def body(self) -> ComposeResult:
        """The opinions, then the fields."""
        with VerticalScroll(id="opinions", can_focus=False):
            yield Static(id="compared")
        yield from super().body()

    def where(self) -> str:
        """Which criterion."""
        name = self.language.text(self.entry.scale.criteria[self.entry.id].name)
        return " · ".join(part for part in (f"{self.entry.id} {name}", self._status) if part)

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Break the lines anew."""
        self.call_after_refresh(self._show_compared)

    def relabel(self) -> None:
        """All words in the new language."""
        super().relabel()
        self._show_compared()

    def action_read_on(self, step: int) -> None:
        """The next page of the opinions, or the one before."""
        scroll = self.query_one("#opinions", VerticalScroll)
        (scroll.scroll_page_down if step > 0 else scroll.scroll_page_up)(animate=False)

    def _show_compared(self) -> None:
        content = compared(self.entry.scale, self.entry.row, self.language, max(40, self.size.width - 4))
        self.query_one("#compared", Static).update(content)


def compared(scale: Scale, row: ConsensusRow, language: Language, cells: int) -> Content:
    """Everybody's opinion of a criterion, two beside each other, and the evidence as it was."""
    shown: list[Content] = []
    if row.figure is not None or row.suggestion is not None:
        shown += map(Content, broken(_evidence(row, language), cells))
    for at in range(0, len(row.opinions), 2):
        pair = row.opinions[at : at + 2]
        heads = [_head(scale, each, language) for each in pair]
        told = [_told(scale, row.criterion, each, language) for each in pair]
        if len(pair) == 2:
            head, *rest = beside((heads[0], heads[1]), (told[0], told[1]), cells)
        else:
            head, *rest = [heads[0], *(each for part in told[0].splitlines() for each in broken(part, cells))]
        shown += [Content.styled(head, "bold"), *map(Content, rest)]
    shown += map(Content, _elements(scale, row, language, cells))
    return Content("\n").join(shown)


def _head(scale: Scale, opinion: Opinion, language: Language) -> str:
    return f"{opinion.name}: {score_words(scale, opinion.rating, language)}"


def _evidence(row: ConsensusRow, language: Language) -> str:
    told = []
    if row.figure is not None:
        told.append(language("Figure when the scores were given: {figure}", figure=Number(row.figure, 1)))
    if row.suggestion is not None:
        told.append(language("Suggestion {score}", score=row.suggestion))
    return " · ".join(told)


def _told(scale: Scale, criterion: str, opinion: Opinion, language: Language) -> str:
    rating = opinion.rating
    marks = [
        f"{number}{BOXES[rating.elements.get(each.id)]}"
        for number, each in enumerate(elements_of(scale.criteria[criterion].rule), 1)
    ]
    parts = [" ".join(marks)]
    for label, words in (
        ("", rating.comment),
        (language("Recommendation") + ": ", rating.recommendation),
        (language("Why not as suggested") + ": ", rating.reason),
        (language("Sources") + ": ", ", ".join(rating.sources)),
    ):
        if words.strip():
            parts.append(label + words)
    return "\n".join(part for part in parts if part) or "–"


def _elements(scale: Scale, row: ConsensusRow, language: Language, cells: int) -> Iterator[str]:
    """The elements in words, those first about which the assessors do not say the same."""
    found = list(enumerate(elements_of(scale.criteria[row.criterion].rule), 1))
    if not found:
        return
    differing = [
        (number, each)
        for number, each in found
        if len({opinion.rating.elements.get(each.id) for opinion in row.opinions}) > 1
    ]
    rest = [each for each in found if each not in differing]
    yield ""
    for number, each in (*differing, *rest):
        sign = language("differs") + " " if (number, each) in differing else ""
        yield from hanging(f"{number}  ", sign + language.text(each.text), cells)
