"""The yardstick: the plainest Textual program with one line to type into."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class BareInput(App[None]):
    """Nothing but a line, with a cursor that does not blink."""

    def compose(self) -> ComposeResult:
        """One line."""
        line = Input(compact=True, placeholder="Kirjoita")
        line.cursor_blink = False
        yield line


if __name__ == "__main__":
    BareInput(ansi_color=False).run()
