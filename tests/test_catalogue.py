"""Every text of the code is in Finnish and Swedish, whole, and says the same with the same values."""

import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

import hatch_build

ROOT = Path(__file__).parent.parent
KEYWORDS = dict.fromkeys(("msg", "N_", "language", "_"))
CODES = ("fi", "sv")
# The words of click, the library that reads the command line: it asks for them, our code does not.
BORROWED = "click.po"


@cache
def texts_of_the_code() -> dict[str, str]:
    """Every literal the code shows to people, and one place where it stands."""
    found: dict[str, str] = {}
    for folder in ("ipscore", "ipstui"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            for line, text, _, _ in extract_from_file("python", path, keywords=KEYWORDS):
                assert isinstance(text, str)
                found.setdefault(text, f"{path.relative_to(ROOT)}:{line}")
    return found


def read(path: Path) -> Catalog:
    """One catalogue file."""
    with path.open("rb") as file:
        return read_po(file, abort_invalid=True)


def files(code: str) -> list[Path]:
    """The catalogue files of a language."""
    return sorted((ROOT / "ipscore" / "locale" / code).glob("*.po"))


def entries(code: str) -> Iterator[tuple[Path, Message]]:
    """Every translation of a language with the file it is in."""
    for path in files(code):
        for message in read(path):
            if message.id:
                yield path, message


def places_of(text: str | None) -> set[str]:
    """The named places in a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text or "") if name is not None}


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_translated(code: str) -> None:
    """A text that people would meet in English is named with its place in the code."""
    translated = {message.id for _, message in entries(code) if message.string}
    missing = [f"{place}: {text}" for text, place in texts_of_the_code().items() if text not in translated]
    assert not missing, "\n".join(missing)


@pytest.mark.parametrize("code", CODES)
def test_no_translation_is_left_over(code: str) -> None:
    """A translation whose English text is no longer in the code is removed with it."""
    known = texts_of_the_code()
    left = [f"{p.name}: {m.id}" for p, m in entries(code) if p.name != BORROWED and m.id not in known]
    assert not left, "\n".join(left)


@pytest.mark.parametrize("code", CODES)
def test_translations_have_the_same_places(code: str) -> None:
    """A translation that lacks a value, or names one that is not given, would fail in front of people."""
    wrong = []
    for path, message in entries(code):
        ids = message.id if isinstance(message.id, list | tuple) else [message.id]
        strings = message.string if isinstance(message.string, list | tuple) else [message.string]
        if any(places_of(a) != places_of(b) for a, b in zip(ids, strings, strict=True)):
            wrong.append(f"{path.name}: {message.id}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("code", CODES)
def test_nothing_is_a_guess(code: str) -> None:
    """No translation is marked as doubtful or left empty."""
    doubtful = [
        f"{path.name}: {message.id}" for path, message in entries(code) if message.fuzzy or not message.string
    ]
    assert not doubtful, "\n".join(doubtful)


@pytest.mark.parametrize("code", CODES)
def test_rooms_agree(code: str) -> None:
    """One English text has one translation, whichever room uses it."""
    hatch_build.join(files(code), code)


def test_both_languages_have_the_same_rooms() -> None:
    """No room is translated into one language only."""
    finnish, swedish = ({path.name for path in files(code)} for code in CODES)
    assert finnish == swedish
