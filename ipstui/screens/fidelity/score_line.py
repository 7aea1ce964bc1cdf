"""The line of scores: those of the scale, its special codes and “not ratable”, the chosen one marked."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
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


class ScoreLine(AsWritten, can_focus=True):
    """Has the cursor while nothing is typed. Keys are the wizard's; a click chooses."""

    DEFAULT_CSS = """
    ScoreLine { height: 1; width: 100%; }
    ScoreLine:focus { text-style: bold; }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._label = ""
        self._cells: list[tuple[str, int | None, bool]] = []
        self._spots: list[tuple[int, int, int | None]] = []

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
        self.refresh()

    def render(self) -> Content:
        """The chosen one stands in round brackets."""
        cursor = "▸" if self.has_focus else " "
        text = f"{cursor}{self._label}"
        self._spots = []
        parts = [Content(text)]
        at = width(text)
        for words, score, chosen in self._cells:
            shown = f"({words})" if chosen else f" {words} "
            gap = "  " if self._spots and score is None else " "
            parts += [Content(gap), Content.styled(shown, "reverse") if chosen else Content(shown)]
            at += width(gap)
            self._spots.append((at, at + width(shown), score))
            at += width(shown)
        return Content("").join(parts)

    async def on_key(self, event: events.Key) -> None:
        """Act on keys in the order they were pressed."""
        if not passed_on(self, event):
            await act_now(self, event)

    def on_paste(self, event: events.Paste) -> None:
        """Text pasted after a key that went to a field belongs into the field."""
        passed_on(self, event)

    def on_click(self, event: events.Click) -> None:
        """A click on a score gives it."""
        for begin, end, score in self._spots:
            if begin <= event.x < end:
                self.post_message(ScoreWanted(score))
