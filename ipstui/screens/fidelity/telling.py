"""A page of words to read: what figures mean, or everything that keeps a step from being taken."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from ipscore.language import Language
from ipscore.message import N_
from ipscore.problem import Problem, Severity
from ipstui.lines import broken, hanging
from ipstui.screens.page import Page
from ipstui.session import Session


class TellingPage(Page[None]):
    """Paragraphs, broken to the width."""

    AREA = "fidelity"
    HELP_TEXT = N_("↑ and ↓ read on; Esc goes back.")
    KEYS = ("telling.back",)
    DEFAULT_CSS = "TellingPage VerticalScroll { padding: 1 2; height: 1fr; scrollbar-size-vertical: 1; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,w", "leave", N_("back"), id="telling.back"),
    ]

    def __init__(self, session: Session, title: str, paragraphs: Sequence[str]) -> None:
        """Both are in the user's language; a paragraph that begins with “! ” or “· ” hangs under it."""
        super().__init__(session)
        self._title = title
        self.paragraphs = paragraphs

    def where(self) -> str:
        """What is told."""
        return self._title

    def body(self) -> ComposeResult:
        """Text that scrolls."""
        with VerticalScroll():
            yield Static(id="told")

    def on_mount(self) -> None:
        """The cursor in the text."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Break the lines anew."""
        self.show_records()

    def show_records(self) -> None:
        """Draw."""
        cells = max(20, min(self.size.width - 6, 90))
        lines: list[str] = []
        for each in self.paragraphs:
            marked = each[:2] in ("! ", "· ")
            lines += hanging(each[:2], each[2:], cells) if marked else broken(each, cells) or [""]
        self.query_one("#told", Static).update(Content("\n".join(lines)))


def problem_paragraphs(language: Language, problems: Iterable[Problem]) -> list[str]:
    """Each problem in words: what is wrong, and what was expected. Errors before warnings."""
    found = sorted(problems, key=lambda each: each.severity is not Severity.ERROR)
    return [_paragraph(language, each) for each in found]


def _paragraph(language: Language, problem: Problem) -> str:
    sign = "!" if problem.severity is Severity.ERROR else "·"
    words = f"{sign} {language.message(problem.message)}"
    if problem.expected is not None:
        words += " – " + language("expected: {what}", what=problem.expected)
    return words
