"""Every screen at 80×24 in Finnish, as `make screens` draws it, without a word of ours that is cut off.

What the program says itself must stand whole: each word on the screen is looked for among the words of the
catalogue, of the definitions, and of the records. Only people's own words (names, notes, next steps) may end
in an ellipsis, and then what stands before it is the beginning of something that is in the records.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli
from babel import Locale
from babel.messages.pofile import read_po

import ipscore
from ipscore.outcomes.benchmarks import BENCHMARKS
from ipscore.plugin.registry import Registry
from ipscore.structure import unstructure
from tests.screens import NORMAL, PICTURES, driven
from tests.ui.driving import press, settle, shown

pytestmark = pytest.mark.long

WORD = re.compile(r"[^\W\d_]{3,}")
ELLIPSIS = re.compile(r"(?P<before>[^\n…]*?)(?P<last>[^\s…]*) ?…(?P<after>.?)")

ASKED = "Etsi toimintoa"
"""The palette asks with an ellipsis of its own."""

NEXT = "seuraavaksi:"
"""Before a next step in people's own words."""

KEYS = frozenset({"Enter", "Esc", "Tab", "Space", "Home", "End", "PgUp", "PgDn", "ctrl", "shift"})
HOME = ("escape", "escape", "escape", "1")
"""From any page to the first screen."""

FORMS = frozenset({"n", "l", "s", "x", "f3", "f4", "f5", "f7", "f8", "f9"})
"""Keys that open a form, in which the keys to the next picture would be typed."""

WALKS = {
    name: (name,) for name, (size, keys) in PICTURES.items() if size == NORMAL and not FORMS.isdisjoint(keys)
} | {
    f"area {area}": tuple(
        name
        for name, (size, keys) in PICTURES.items()
        if size == NORMAL
        and FORMS.isdisjoint(keys)
        and area == next((key for key in keys if key in "23456"), "1")
    )
    for area in "123456"
}
"""The pictures looked at in one run of the program: every form by itself, everything else by area."""

WIDTHS = (100, 119, 120)
WIDER = (
    (), ("w",), ("escape", "2"), ("enter",), *[("right",)] * 5, ("w",), ("escape", "n"), ("escape", "l"),
    ("escape", "3"), ("enter",), ("escape", "6"), ("enter",), ("escape", "m"),
    ("escape", "c"),
)  # fmt: skip
"""Widths, and the keys that lead from one screen to the next."""

LOCALE = Path(ipscore.__file__).parent / "locale" / "fi"


@pytest.fixture(scope="module")
def own_words(sample: Path) -> str:
    """Every text in the records, one after the other."""
    texts: list[str] = [""]
    for path in sorted(sample.rglob("*.toml")):
        texts += (" ".join(each.split()) for each in _texts(tomli.loads(path.read_text(encoding="utf-8"))))
    return "\n".join(texts)


@pytest.fixture(scope="module")
def our_words() -> frozenset[str]:
    """Every word the program can say in Finnish."""
    texts: list[str] = []
    for path in LOCALE.glob("*.po"):
        with path.open("rb") as file:
            texts += [str(each.string) for each in read_po(file, locale="fi") if each.id]
    registry = Registry.load()
    for definition in (*registry.scales.values(), *registry.rules.values()):
        texts += _texts(unstructure(definition))
    texts += (f"{each.name.fi} {each.source.fi}" for each in BENCHMARKS)
    locale = Locale("fi")
    for names in (locale.days["format"]["abbreviated"], locale.months["format"]["abbreviated"]):
        texts += names.values()
    return frozenset(WORD.findall(" ".join([*texts, *KEYS]).casefold()))


@pytest.mark.parametrize("walk", WALKS)
async def test_no_word_is_cut_off(walk: str, sample: Path, own_words: str, our_words: frozenset[str]) -> None:
    """Every word on the screen is a whole one; an ellipsis stands only after people's own words."""
    async with driven(sample, "today") as (app, pilot):
        for name in WALKS[walk]:
            await press(pilot, *HOME, *PICTURES[name][1])
            await settle(pilot)
            assert not cut_off(shown(app), own_words, our_words), name


async def test_no_word_is_cut_off_in_a_wider_terminal(
    sample: Path, own_words: str, our_words: frozenset[str]
) -> None:
    """The same at every width at which a second pane comes or grows, on screens that have room for more."""
    async with driven(sample, "today") as (app, pilot):
        for keys in WIDER:
            await press(pilot, *keys)
            for width in WIDTHS:
                await pilot.resize_terminal(width, 40)
                await settle(pilot)
                assert not cut_off(shown(app), own_words, our_words), (keys, width)


def cut_off(screen: str, own_words: str, our_words: frozenset[str]) -> str:
    """The words that are cut off, and the screen; nothing when each of them is whole."""
    known = our_words | frozenset(WORD.findall(own_words.casefold()))
    whole = ELLIPSIS.sub(r"\g<before> ", screen)
    cut = {each for each in WORD.findall(whole) if each.casefold() not in known}
    cut |= {each[0] for each in ELLIPSIS.finditer(screen) if not may_end(each, own_words)}
    return f"{sorted(cut)} in\n{screen}" if cut else ""


def may_end(found: re.Match[str], own_words: str) -> bool:
    """Whether the beginning of a text in the records stands before it, or a mark that such a text follows."""
    line = found["before"] + found["last"]
    if found["after"].isalnum():
        return False
    if line.endswith((ASKED, NEXT, " –", " ·")):
        return True
    starts = [each.start() for each in re.finditer(r"(?<!\S)\S", line)]
    return any(f"\n{line[at:]}" in own_words for at in starts)


def _texts(plain: object) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for each in plain.values():
            yield from _texts(each)
    elif isinstance(plain, list | tuple):
        for each in plain:
            yield from _texts(each)
