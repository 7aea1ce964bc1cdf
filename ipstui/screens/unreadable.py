"""The files that cannot be read, or only in part, each with its reason and line; everything else works."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ipscore.message import N_, msg
from ipscore.problem import Problem, Severity
from ipstui.cells import width
from ipstui.lines import hanging
from ipstui.loading import problem_lines
from ipstui.screens.page import Page
from ipstui.session import LISTS, Session

MARGINS = 4


class UnreadablePage(Page[None]):
    """Opened from the lists, which say how many files there are."""

    TITLE_TEXT = N_("Files with problems")
    HELP_TEXT = N_(
        "Files of the workspace that cannot be read, or only in part: which, on which line, why, and what "
        "was expected. They hide nothing else. “ips check --explain” says for each how to mend it."
    )
    KEYS = ("unreadable.back",)
    NEEDS = (LISTS,)
    DEFAULT_CSS = """
    UnreadablePage VerticalScroll { padding: 0 1; height: 1fr; scrollbar-size-vertical: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,b", "leave", N_("back"), id="unreadable.back")]

    def __init__(self, session: Session, area: str) -> None:
        """`area`: where it was opened from."""
        super().__init__(session)
        self._area = area

    def area(self) -> str:
        """The area it was opened from."""
        return self._area

    def body(self) -> ComposeResult:
        """The problems."""
        with VerticalScroll():
            yield Static(id="problems")

    def show_records(self) -> None:
        """File by file."""
        language, problems = self.language, self.session.problems
        files = dict.fromkeys(each.file for each in problems)
        if not files:
            words = Content(language("Every file can be read."))
            self.query_one("#problems", Static).update(words)
            return
        lines = [language("These files need a look; everything else is here and works."), ""]
        for file in files:
            lines += self._file([each for each in problems if each.file == file])
        lines.append(language("How to mend them: ips check --explain"))
        self.query_one("#problems", Static).update(Content("\n".join(lines)))

    def _file(self, problems: list[Problem]) -> list[str]:
        cells = self.app.size.width - MARGINS
        lines = []
        for each in problems:
            first, *rest = problem_lines(self.language, each)
            mark = "! " if each.severity is Severity.ERROR else "· "
            lines += hanging(mark, first, cells)
            for line in rest:
                indent = " " * (width(mark) + 2)
                lines += hanging(indent, line.strip(), cells)
        return [*lines, ""]


def unreadable(session: Session) -> str:
    """How many files cannot be read, or only in part, in words; empty when there are none."""
    files = {each.file for each in session.problems}
    errors = {each.file for each in session.problems if each.severity is Severity.ERROR}
    if errors == files:
        words = msg("! files that cannot be read: {n} (b lists them)", n=len(errors))
    elif errors:
        words = msg("! files with problems: {n} (b lists them)", n=len(files))
    else:
        words = msg("· files read in part: {n} (b lists them)", n=len(files))
    return session.language.message(words) if files else ""
