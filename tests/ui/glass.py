"""What stands on a terminal after the bytes a program wrote: as much of a terminal as that needs."""

import re

from attrs import Factory, define

from ipstui.cells import width

SIZE = (80, 24)
"""Columns and lines of most terminals in these tests."""

_PART = re.compile(
    r"\x1b\[(?P<given>[?>=<]?[\d;:]*)[ !$]*(?P<final>[@-~])"  # what moves the cursor or clears
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"  # titles and the like
    r"|\x1b[()*+].|\x1b[^\[\]PX^_]"
    r"|(?P<text>[^\x1b])",
    re.DOTALL,
)


@define
class Glass:
    """`feed` it what the program writes; `lines` are what a person sees. `size`: columns, lines."""

    size: tuple[int, int] = SIZE
    cells: list[list[str]] = Factory(lambda glass: glass.blank(), takes_self=True)
    row: int = 0
    column: int = 0
    _rest: str = ""

    def blank(self) -> list[list[str]]:
        """A screen with nothing on it."""
        columns, lines = self.size
        return [[" "] * columns for _ in range(lines)]

    @property
    def lines(self) -> list[str]:
        """Every line without the blanks at its end."""
        return ["".join(each).rstrip() for each in self.cells]

    def feed(self, written: str) -> None:
        """Draw; a sequence that is not whole yet waits for its rest."""
        written = self._rest + written
        cut = written.rfind("\x1b")
        self._rest = "" if cut < 0 or _PART.match(written, cut) else written[cut:]
        for part in _PART.finditer(written.removesuffix(self._rest) if self._rest else written):
            if part["text"] is not None:
                self._put(part["text"])
            elif part["final"] is not None:
                self._move(part["given"], part["final"])

    def _put(self, character: str) -> None:
        columns, lines = self.size
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.row, self.column = min(self.row + 1, lines - 1), 0
        elif character == "\b":
            self.column = max(0, self.column - 1)
        elif (character.isprintable() or character.isspace()) and self.column < columns:
            # No-break spaces as plain ones: so they look.
            self.cells[self.row][self.column] = " " if character.isspace() else character
            if width(character) > 1 and self.column + 1 < columns:
                self.cells[self.row][self.column + 1] = ""
            self.column += width(character)

    def _move(self, given: str, final: str) -> None:
        numbers = [int(each) for each in given.split(";") if each.isdigit()]
        first = numbers[0] if numbers else 1
        columns, lines = self.size
        if final in "Hf":
            self.row = min(first, lines) - 1
            self.column = min(numbers[1] if len(numbers) > 1 else 1, columns) - 1
        elif final == "J" and numbers == [2]:
            self.cells = self.blank()
        elif final == "K":
            self.cells[self.row][self.column :] = [" "] * (columns - self.column)
        elif final in "ABCD":
            self.row = min(max(self.row + {"A": -first, "B": first}.get(final, 0), 0), lines - 1)
            self.column = min(max(self.column + {"C": first, "D": -first}.get(final, 0), 0), columns - 1)
