"""What stands on a terminal of 80×24 after the bytes a program wrote: as much of a terminal as that needs."""

import re

from attrs import Factory, define

from ipstui.cells import width

COLUMNS, LINES = 80, 24

_PART = re.compile(
    r"\x1b\[(?P<given>[?>=<]?[\d;:]*)[ !$]*(?P<final>[@-~])"  # what moves the cursor or clears
    r"|\x1b[\]PX^_].*?(?:\x07|\x1b\\)"  # titles and the like
    r"|\x1b[()*+].|\x1b[^\[\]PX^_]"
    r"|(?P<text>[^\x1b])",
    re.DOTALL,
)


def _blank() -> list[list[str]]:
    return [[" "] * COLUMNS for _ in range(LINES)]


@define
class Glass:
    """`feed` it what the program writes; `lines` are what a person sees."""

    cells: list[list[str]] = Factory(_blank)
    row: int = 0
    column: int = 0
    _rest: str = ""

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
        if character == "\r":
            self.column = 0
        elif character == "\n":
            self.row, self.column = min(self.row + 1, LINES - 1), 0
        elif character == "\b":
            self.column = max(0, self.column - 1)
        elif character.isprintable() and self.column < COLUMNS:
            self.cells[self.row][self.column] = character
            if width(character) > 1 and self.column + 1 < COLUMNS:
                self.cells[self.row][self.column + 1] = ""
            self.column += width(character)

    def _move(self, given: str, final: str) -> None:
        numbers = [int(each) for each in given.split(";") if each.isdigit()]
        first = numbers[0] if numbers else 1
        if final in "Hf":
            self.row = min(first, LINES) - 1
            self.column = min(numbers[1] if len(numbers) > 1 else 1, COLUMNS) - 1
        elif final == "J" and numbers == [2]:
            self.cells = _blank()
        elif final == "K":
            self.cells[self.row][self.column :] = [" "] * (COLUMNS - self.column)
        elif final in "ABCD":
            self.row = min(max(self.row + {"A": -first, "B": first}.get(final, 0), 0), LINES - 1)
            self.column = min(max(self.column + {"C": first, "D": -first}.get(final, 0), 0), COLUMNS - 1)
