"""The one line at the top: where am I, which filter, which day, and the areas with their number keys."""

from textual import events
from textual.content import Content
from textual.widget import Widget

from ipscore.message import N_
from ipstui.cells import fit, width
from ipstui.messages import AreaWanted
from ipstui.screens.areas import AREAS, Area
from ipstui.session import Session

WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))

SEPARATOR = " · "


class HeaderLine(Widget):
    """Where the terminal is narrow, parts are left out, the least important first."""

    DEFAULT_CSS = """
    HeaderLine {
        dock: top;
        height: 1;
        width: 100%;
        text-style: bold;
        background: $panel;
        color: $foreground;
    }
    HeaderLine:ansi { text-style: reverse; }
    """

    def __init__(self, session: Session, area: str) -> None:
        super().__init__()
        self.session = session
        self.area = area
        self.where = ""
        self.filters: tuple[str, ...] = ()
        self._spots: list[tuple[int, int, str]] = []

    def show(self, where: str, filters: tuple[str, ...]) -> None:
        """Say where the user is, and of what only a part is shown."""
        self.where, self.filters = where, filters
        self.refresh()

    def render(self) -> Content:
        """The line for the present width."""
        room = self.size.width
        needed = SEPARATOR.join([self.where, *self._parts()[:1]])
        full = width(needed) + width(self._areas(full=True)) + 3 <= room
        areas = self._areas(full=full)
        left = self._left(room - width(areas) - 3)
        gap = max(1, room - width(left) - width(areas) - 2)
        start = 1 + width(left) + gap
        self._spots = []
        for area in AREAS:
            text = self._area(area, full=full)
            self._spots.append((start, start + width(text), area.name))
            start += width(text) + 1
        return Content(f" {left}{' ' * gap}{areas} ")

    def on_click(self, event: events.Click) -> None:
        """A click on an area opens it."""
        for begin, end, area in self._spots:
            if begin <= event.x < end:
                self.post_message(AreaWanted(area))

    def _left(self, room: int) -> str:
        parts = [fit(self.where, room)]
        for part in self._parts():
            if width(SEPARATOR.join([*parts, part])) <= room:
                parts.append(part)
        return SEPARATOR.join(part for part in parts if part)

    def _parts(self) -> list[str]:
        """What else is told, the most important first."""
        session = self.session
        if session.info is None:
            return []
        language = session.language
        day = session.today
        return [f"{language(WEEKDAYS[day.weekday()])} {language.date(day)}", *self.filters, session.info.name]

    def _areas(self, *, full: bool) -> str:
        return " ".join(self._area(each, full=full) for each in AREAS)

    def _area(self, area: Area, *, full: bool) -> str:
        words = f"{area.key} {self.session.language(area.label)}" if full else area.key
        return f"[{words}]" if area.name == self.area else words
