"""Strings at the border: whatever could act on a terminal, or reorder a line, becomes a visible mark.

Files come from colleagues, spreadsheets and hands. An escape sequence in a note would otherwise reach the
reader's terminal through every widget: title, clipboard, colours. Cleaned text is cleaned once: cleaning it
again changes nothing.
"""

import re

UNSAFE = (
    "\x00-\x08\x0b-\x1f"  # C0 except tab and newline
    "\x7f-\x9f"  # delete and C1
    "\u2028-\u202e\u2066-\u2069"  # line and paragraph separator, bidirectional overrides and isolates
    "\ufeff\ufff9-\ufffb\ufffe\uffff"  # byte order mark, interlinear annotation, noncharacters
    "\ud800-\udfff"  # lone surrogates
    "\U000e0000-\U000e007f"  # tags
)
"""The characters that are not to reach a terminal, as the inside of a regular expression's set."""

_BAD = re.compile(f"[{UNSAFE}]")
_BAD_IN_LINE = re.compile(f"[{UNSAFE}\t\n]")

# An unsafe character is written in a TOML file as an escape, or begins with one of these bytes in UTF-8: the
# parser refuses raw control characters. Looking for them costs a tenth of looking at every string.
_ESCAPE = re.compile(rb'\\[^"\\nt]')
_LEADS = (b"\xc2", b"\xe2", b"\xef", b"\xf3")
_ESCAPE_IN_REPR = re.compile(r"\\[xuUr]")


def clean(text: str) -> str:
    """`text` with every unsafe character made visible. Newlines and tabs stay; CR LF becomes a newline."""
    # No unsafe character counts as printable, and this is the quicker question.
    if text.isprintable() or _BAD.search(text) is None:
        return text
    return _BAD.sub(_mark, text.replace("\r\n", "\n"))


def clean_line(text: str) -> str:
    """`text` made safe for one line: newlines and tabs become visible marks too. For file names and keys."""
    return _BAD_IN_LINE.sub(_mark, text)


def clean_tree(value: object) -> object:
    """The same plain data with every string in it, and every key, cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean_line(key): clean_tree(each) for key, each in value.items()}
    if isinstance(value, list):
        return [clean_tree(each) for each in value]
    return value


def clean_data(table: dict[str, object]) -> dict[str, object]:
    """A table of plain data with everything in it cleaned; the same object when nothing was unclean."""
    # `repr` writes whatever cannot be printed as an escape, quicker than each string can be looked at.
    if _ESCAPE_IN_REPR.search(repr(table)) is None:
        return table
    return {clean_line(key): clean_tree(each) for key, each in table.items()}


def surely_clean(data: bytes) -> bool:
    """Whether a TOML file of these bytes can hold no unsafe character; False means: look closely."""
    if _ESCAPE.search(data) is not None:
        return False
    if data.isascii() or not any(lead in data for lead in _LEADS):
        return True
    return data.decode().replace("\n", "").isprintable()


def _mark(found: re.Match[str]) -> str:
    code = ord(found.group())
    return _special(code) or f"⟨U+{code:04X}⟩"


def _special(code: int) -> str | None:
    if code < 0x20:
        return chr(0x2400 + code)  # the control pictures: ␛ for escape
    if code == 0x7F:
        return "␡"
    return "\ufffd" if 0xD800 <= code <= 0xDFFF else None
