"""The line of scores: those of the scale, its special codes and “not ratable”, the chosen one marked."""

from dataclasses import dataclass

from attrs import frozen
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message

from ipscore.definitions.scale import Scale
from ipscore.language import Language
from ipscore.records.review import Rating
from ipstui.cells import width
from ipstui.widgets.as_written import AsWritten
from ipstui.widgets.in_order import act_now, passed_on


@dataclass
class ScoreWanted(Message):
    """The assessor gives this score, or a special code; None: not ratable."""

    score: int | None
    """The score."""


@frozen
class _Spot:
    """Where an answer stands, in cells."""

    line: int
    begin: int
    end: int
    words: str
    score: int | None
    chosen: bool


class ScoreLine(AsWritten, can_focus=True):
    """Has the cursor while nothing is typed. Keys are the wizard's; a click chooses."""

    DEFAULT_CSS = """
    ScoreLine { height: auto; width: 100%; }
    ScoreLine:focus { text-style: bold; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._label = ""
        self._cells: list[tuple[str, int | None, bool]] = []

    def show(self, scale: Scale, rating: Rating, language: Language, label: str) -> None:
        """Draw for a criterion; `label` is padded by the wizard to stand over the fields."""
        self._label = label
        chosen = None if rating.not_ratable else rating.score
        self._cells = [(str(each), each, each == chosen) for each in scale.scores]
        self._cells += [
            (f"{each.code} {language.text(each.name)}", each.code, each.code == chosen)
            for each in scale.codes
        ]
        self._cells.append(("– " + language("not ratable"), None, rating.not_ratable))
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own
        """A second line where the names of a scale's codes need it."""
        return self._placed(width)[-1].line + 1

    def render(self) -> Content:
        """The chosen one stands in round brackets."""
        lines = [Content(("▸" if self.has_focus else " ") + self._label)]
        for each in self._placed(self.size.width):
            if each.line == len(lines):
                lines.append(Content())
            gap = Content(" " * (each.begin - lines[-1].cell_length))
            shown = f"({each.words})" if each.chosen else f" {each.words} "
            lines[-1] += gap + (Content.styled(shown, "reverse") if each.chosen else Content(shown))
        return Content("\n").join(lines)

    def _placed(self, cells: int) -> list[_Spot]:
        """Where each answer stands: what does not fit beside the others goes below them, not out of sight."""
        first = 1 + width(self._label)
        found: list[_Spot] = []
        line, at = 0, first
        for words, score, chosen in self._cells:
            at += 2 if found and score is None else 1
            end = at + width(words) + 2
            if end > cells and at > first + 2:
                line, at = line + 1, first + 1
                end = at + width(words) + 2
            found.append(_Spot(line, at, end, words, score, chosen))
            at = end
        return found or [_Spot(0, first, first, "", None, chosen=False)]

    async def on_key(self, event: events.Key) -> None:
        """Act on keys in the order they were pressed."""
        if not passed_on(self, event):
            await act_now(self, event)

    def on_paste(self, event: events.Paste) -> None:
        """Text pasted after a key that went to a field belongs into the field."""
        passed_on(self, event)

    def on_click(self, event: events.Click) -> None:
        """A click on a score gives it."""
        for each in self._placed(self.size.width):
            if self._cells and each.line == event.y and each.begin <= event.x < each.end:
                self.post_message(ScoreWanted(each.score))
