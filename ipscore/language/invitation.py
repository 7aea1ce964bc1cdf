"""The invitation to a review as Markdown: plain enough to print, and to paste into a letter."""

import re
from collections.abc import Iterable

from ipscore.fidelity.invitation import Line, LineKind
from ipscore.language.language import Language
from ipscore.message import Message

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_STARTS = re.compile(r"^(\s*)([-+=>]|\d+[.)])")
_SPACES = re.compile(r"\s+")

_BEFORE = {LineKind.TITLE: "# ", LineKind.HEADING: "## ", LineKind.BULLET: "- ", LineKind.PARAGRAPH: ""}


def invitation_text(lines: Iterable[Line], language: Language) -> str:
    """The letter. Text of the review's own is shown as it is: nothing in it acts as a mark."""
    made: list[str] = []
    before: LineKind | None = None
    for each in lines:
        if made and not (each.kind is before is LineKind.BULLET):
            made.append("")
        text = language.message(each.text) if isinstance(each.text, Message) else each.text
        made.append(_BEFORE[each.kind] + _plain(text))
        before = each.kind
    return "\n".join(made) + "\n"


def _plain(text: str) -> str:
    """One line in which every mark of Markdown is only a character."""
    line = _MARKS.sub(r"\\\1", _SPACES.sub(" ", text).strip())
    return _STARTS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", line)
