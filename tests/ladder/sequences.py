"""Reading what was written to a terminal as a terminal reads it: which of it would act, and is it ours?"""

import re

from tests.ladder.corpus import CORPUS

_SEQUENCE = re.compile(
    r"\x1b(?:"
    r"\[(?P<csi>[<-?]?)[0-9:;]*(?P<final>[ -/]*[@-~])"
    r"|(?P<string>[\]P_^Xk])(?P<text>.*?)(?:\x07|\x1b\\)"
    r"|(?P<other>[ -/]*[0-~])"
    r")",
    re.DOTALL,
)

OURS = frozenset(
    {
        "CSI m", "CSI H", "CSI J", "CSI K",  # colour, place, clearing
        "CSI ?h", "CSI ?l", "CSI ?$p",  # modes of the screen: alternate, mouse, paste, synchronised
        "CSI >u", "CSI <u", "CSI =u", "CSI ?u",  # keyboard protocol, on and off
        "CSI c", "CSI t", "CSI n",
    }
)  # fmt: skip
"""Kinds of sequences the program itself writes. No title, no clipboard, no link, no device string."""

_MODES = frozenset(
    {"25", "1000", "1002", "1003", "1004", "1006", "1015", "1049", "2004", "2026", "2048", "7"}
)
"""Modes the program itself asks for."""

_ACTING = re.compile(
    "[\x00-\x06\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Characters that act, or turn a line about, outside of any sequence. Bell and backspace are seen apart."""

_PARTS = tuple(
    found.group()
    for text in CORPUS.values()
    for found in re.finditer(r"\x1b(?:\[[<-?]?[0-9:;!]*[@-~]|[\]P_^k(].[^\x1b\x07]*|[0-~])", text)
    if found.group() != "\x1b\\" and not found.group().startswith(("\x1b[?1049", "\x1b[?1000", "\x1b[?2004"))
)
"""The sequences of the corpus, except those that only switch off what the program has switched on."""


_POINTER = re.compile(r"\x1b\]22;[a-z-]{0,20}\x07")
"""The shape of the mouse pointer, which the program sets by one of the names it knows."""


def acting(written: bytes) -> list[str]:
    """What in the bytes written to a terminal would act on it and is not the program's own."""
    text = written.decode("utf-8", "surrogateescape")
    found = [f"{part!r} of the corpus" for part in _PARTS if part in text]
    for each in _SEQUENCE.finditer(text):
        kind = _kind(each)
        if kind not in OURS:
            found.append(f"{each.group()!r}")
        elif kind in {"CSI ?h", "CSI ?l"} and not _MODES.issuperset(each.group()[3:-1].split(";")):
            found.append(f"mode {each.group()!r}")
    rest = _SEQUENCE.sub("", text)
    return found + [repr(each) for each in re.findall(f"{_ACTING.pattern}|[\x07\x08\x1b]", rest)]


def acting_when_printed(text: str) -> list[str]:
    """What in printed text would act: a command prints no sequences at all."""
    return [repr(each) for each in re.findall(f"{_ACTING.pattern}|[\x07\x08\x1b\r]", text)]


def _kind(found: re.Match[str]) -> str:
    if found["final"] is not None:
        return f"CSI {found['csi']}{found['final']}"
    if _POINTER.fullmatch(found.group()):
        return "CSI m"
    return f"ESC {found['string'] or found['other']}"
