"""The rail of the wizard: every criterion with how far it has come; a click goes there."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Static

from ipscore.fidelity.sheet import CriterionState, Sheet
from ipscore.language import Language
from ipstui.cells import fit, pad, width

HERE = "▸"


@dataclass
class CriterionWanted(Message):
    """The assessor wants to go to a criterion."""

    criterion: str
    """Its id."""


def mark(sheet: Sheet, criterion: str) -> str:
    """The score with `!` when a reason is owed, `–` for not ratable, `·` for not rated."""
    match sheet.state(criterion):
        case CriterionState.NOT_RATABLE:
            return "–"
        case CriterionState.MISSING:
            return "·"
        case CriterionState.REASON_MISSING:
            return f"{sheet.rating(criterion).score}!"
        case CriterionState.RATED:
            return str(sheet.rating(criterion).score)


class Rail(VerticalScroll, can_focus=False):
    """Two criteria a line where it is narrow, one with its name where it is wide."""

    DEFAULT_CSS = "Rail Static { height: auto; width: 100%; }"

    def __init__(self) -> None:
        super().__init__()
        self._static = Static()
        self._spots: list[tuple[int, int, int, str]] = []
        self._shown: tuple[Sheet, str, Language] | None = None

    def compose(self) -> ComposeResult:
        """One text for the whole rail."""
        yield self._static

    def on_resize(self) -> None:
        """Draw again for the new width."""
        if self._shown is not None:
            self.show(*self._shown)

    def show(self, sheet: Sheet, here: str, language: Language) -> None:
        """Draw the criteria and keep the cursor's in sight."""
        self._shown = (sheet, here, language)
        room = self.scrollable_content_region.width
        if room < 1:
            return
        lines = _lines(sheet, here, language, room)
        self._spots = [
            (number, begin, end, criterion)
            for number, (_text, spots) in enumerate(lines)
            for begin, end, criterion in spots
        ]
        drawn = []
        for text, spots in lines:
            content = Content(text)
            if not spots:
                content = content.stylize("bold")
            for begin, end, criterion in spots:
                if criterion == here:
                    content = content.stylize("reverse", begin, end)
            drawn.append(content)
        self._static.update(Content("\n").join(drawn))
        line = next((number for number, _begin, _end, criterion in self._spots if criterion == here), 0)
        self.call_after_refresh(self.scroll_to_region, Region(0, max(0, line - 1), 1, 3), animate=False)

    def on_click(self, event: events.Click) -> None:
        """A click on a criterion goes there."""
        x, y = event.x + int(self.scroll_x), event.y + int(self.scroll_y)
        for number, begin, end, criterion in self._spots:
            if number == y and begin <= x < end:
                self.post_message(CriterionWanted(criterion))


_Line = tuple[str, list[tuple[int, int, str]]]


def _lines(sheet: Sheet, here: str, language: Language, room: int) -> list[_Line]:
    scale = sheet.scale
    digits = max(map(width, scale.criteria))
    cells = digits + 4
    wide = room >= 2 * cells + 10
    lines: list[_Line] = []
    for section_id, section in scale.sections.items():
        if lines and wide:
            lines.append(("", []))
        lines.append((fit(language.text(section.name), room), []))
        criteria = scale.criteria_of_section(section_id)
        step = 1 if wide else max(1, room // cells)
        for at in range(0, len(criteria), step):
            text, spots = "", []
            for criterion in criteria[at : at + step]:
                cursor = HERE if criterion == here else " "
                cell = f"{cursor}{' ' * (digits - width(criterion))}{criterion} "
                if wide:
                    name = language.text(scale.criteria[criterion].name)
                    cell += pad(name, room - width(cell) - 3) + " "
                    cell += pad(mark(sheet, criterion), 2)
                else:
                    cell = pad(cell + mark(sheet, criterion), cells)
                spots.append((len(text), len(text) + len(cell), criterion))
                text += cell
            lines.append((text, spots))
    return lines
