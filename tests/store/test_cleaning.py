"""Unsafe characters become visible marks; everything people write stays."""

import pytest

from ipscore.store.cleaning import clean, clean_line

MARKS = {
    "\x1b[31m": "␛[31m",
    "\x07": "␇",
    "\x7f": "␡",
    "\x9b2J": "⟨U+009B⟩2J",
    "\u202egnp": "⟨U+202E⟩gnp",
    "\u2066x\u2069": "⟨U+2066⟩x⟨U+2069⟩",
    "a\u2028b": "a⟨U+2028⟩b",
    "\U000e0041": "⟨U+E0041⟩",
    "\ufeffx": "⟨U+FEFF⟩x",
    "\ud800": "\ufffd",
    "a\r\nb": "a\nb",
    "a\rb": "a␍b",
}


@pytest.mark.parametrize("text", MARKS)
def test_unsafe_characters_become_marks(text: str) -> None:
    """Escapes, C1, turned directions, separators, tags and lone surrogates are shown, not sent."""
    assert clean(text) == MARKS[text]


@pytest.mark.parametrize(
    "text",
    [
        "Åke Öhman – “hei”",
        "rivi\nrivi\tsarake",
        "👩‍🏭 שלום مرحبا",
        "a b",
        "Smith [/foo] [@click=app.quit]x[/] [b",
    ],
)
def test_what_people_write_stays(text: str) -> None:
    """Letters of every script, newlines, tabs, emoji and brackets are left alone."""
    assert clean(text) is text


def test_one_line_is_one_line() -> None:
    """In file names and keys, newlines and tabs are marks as well."""
    assert clean_line("a\nb\tc") == "a␊b␉c"
