"""Finding something by a few letters: what was found is listed below, and Tab or Enter takes the first."""

from textual import events
from textual.message import Message

from ipscore.language import Language
from ipstui.cells import fit
from ipstui.forms.line_input import LineInput
from ipstui.forms.reading import NEW, matches
from ipstui.forms.spec import Choice, Field

SHOWN = 5
"""Lines of the list."""


class LookupInput(LineInput):
    """↓ and ↑ go through what was found; Tab and Enter take it, the first where none was gone to."""

    class Looked(Message):
        """The cursor came, went, or is on another line of the list."""

    def __init__(self, field: Field) -> None:
        super().__init__(compact=True)
        self.field = field
        self.typed = ""
        self.place = -1
        self._matched: tuple[str, Field, tuple[Choice, ...]] | None = None

    @property
    def found(self) -> tuple[str, ...]:
        """Names that match what was typed, and last a new one where there may be one."""
        typed = self.typed if self.place >= 0 else self.value
        known = self._matched
        if known is None or known[0] != typed or known[1] is not self.field:
            known = self._matched = (typed, self.field, matches(self.field.choices, typed))
        choices = known[2]
        if not typed.strip() and self.field.offered:
            choices = self.field.choices[:SHOWN]
        names = tuple(str(each.label) for each in choices)
        new = self.field.new and typed.strip() and names and typed.strip() not in names
        return (*names, NEW + typed.strip().removeprefix(NEW)) if new else names

    @property
    def settled(self) -> bool:
        """Whether what stands in the line is the name of a choice."""
        wanted = self.value.strip().casefold()
        return any(str(each.label).casefold() == wanted for each in self.field.choices)

    async def on_key(self, event: events.Key) -> None:
        """Go through the names found, or take one."""
        match event.key:
            case "down" | "up" if self._go(1 if event.key == "down" else -1):
                event.stop()
                event.prevent_default()
            case "enter" if self._take():
                # In a list Enter chooses; it saves when there is nothing to choose any more.
                event.stop()
                event.prevent_default()
                self.screen.focus_next()
            case "tab":
                self._take()
            case key if key not in {"down", "up"}:
                self.place = -1

    def on_focus(self) -> None:
        """Show what is offered."""
        self.post_message(self.Looked())

    def on_blur(self) -> None:
        """Hide the list."""
        self.place = -1
        self.post_message(self.Looked())

    def _go(self, step: int) -> bool:
        found = self.found
        if len(found) < (1 if not self.value and self.field.offered else 2):
            return False
        if self.place < 0:
            self.typed = self.value
            self.place = 0 if step < 0 else -1
            if step > 0 and self.value.strip():
                # The first is marked already: ↓ goes to the one below.
                self.place = 0
        self.place = (self.place + step) % len(found)
        self._put(found[self.place])
        return True

    def _take(self) -> bool:
        """Take the line of the list; returns whether there was anything to take."""
        if self.place >= 0:
            self.place = -1
            return True
        found = self.found
        if not self.value.strip() or self.settled or not found:
            return False
        self._put(found[0])
        return True

    def _put(self, name: str) -> None:
        self.value = name
        self.cursor_position = len(name)
        self.post_message(self.Looked())


def found_words(control: LookupInput, language: Language, room: int) -> str:
    """The list below the line: what Tab takes is marked, and how many more there are is said."""
    found = control.found
    if not found:
        if not control.value.strip():
            return ""
        new = control.field.new
        return language("A new one with this name") if new else language("Not found")
    if control.place < 0 and control.settled:
        return ""
    at = max(control.place, 0)
    first = max(0, min(at - SHOWN + 1, len(found) - SHOWN))
    marked = at if control.place >= 0 or control.value.strip() else -1
    lines = []
    by_name = {str(each.label): each for each in control.field.choices}
    for place, name in list(enumerate(found))[first : first + SHOWN]:
        lines.append(
            fit(("› " if place == marked else "  ") + _line(control.field, by_name.get(name), name), room)
        )
    if len(found) > first + SHOWN:
        lines[-1] = fit(lines[-1], room - 8) + f"  +{len(found) - first - SHOWN}"
    return "\n".join(lines)


def _line(field: Field, choice: Choice | None, name: str) -> str:
    more = field.tell(choice.value) if field.tell is not None and choice is not None else ""
    return f"{name} · {more}" if more else name
