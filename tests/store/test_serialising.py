"""The bytes of a file: they say exactly what was meant, whatever the file was before."""

from typing import Any

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from ipscore.store import StoreError
from ipscore.store.lines import places
from ipscore.store.merging import apply, changed_part, same
from ipscore.store.serialising import to_bytes
from ipscore.testing.strategies import plain_tables

Table = dict[str, Any]


def _comments(text: str) -> list[str]:
    return sorted(comment for _, comment in places(text).comments)


def _read(content: bytes) -> Table:
    return tomli.loads(content.decode())


@given(plain_tables(), plain_tables(), plain_tables())
def test_a_changed_file_says_the_new_data(old: Table, base: Table, mine: Table) -> None:
    """A file written before and changed says exactly the new data."""
    before = to_bytes(old)
    raw = _read(before)
    for new in (mine, apply(raw, base, mine), apply(raw, raw, {**raw, **mine})):
        assert same(_read(to_bytes(new, before, raw)), new)


@given(plain_tables(), plain_tables(), st.sampled_from(("# c\n", "", "\n\n", "# a\n# b\n")))
@example({"a": [{"id": "p"}], "b": {"c": 1}}, {"a": [{"id": "q"}, {"id": "p", "x": 1}]}, "# c\n")
def test_a_file_edited_by_hand_says_the_new_data(old: Table, new: Table, comment: str) -> None:
    """Comments before, within and after a file survive any change, and the data is right."""
    text = comment + to_bytes(old).decode().replace("\n[", f"\n{comment}[") + comment
    raw = tomli.loads(text)
    if not same(raw, old):  # a text of several lines that looks like a header
        return
    after = to_bytes(new, text.encode(), raw)
    assert same(_read(after), new)
    assert _comments(after.decode()) == _comments(text)
    assert not comment.strip() or _comments(text)


def test_reordered_items_keep_their_comments() -> None:
    """A list in a new order takes the comments of its items along."""
    text = '[[a]]\nid = "p" # first\n[[a]]\nid = "q" # second\n'
    new: Table = {"a": [{"id": "q"}, {"id": "n"}, {"id": "p", "x": 1}]}
    after = to_bytes(new, text.encode(), tomli.loads(text)).decode()
    assert same(tomli.loads(after), new)
    assert 'id = "q" # second' in after
    assert 'id = "p" # first' in after


@pytest.mark.parametrize("value", [None, object(), {1, 2}, b"x"])
def test_what_toml_cannot_say(value: object) -> None:
    """A value without a form in TOML is a mistake of the program, noticed before anything is written."""
    with pytest.raises(TypeError):
        to_bytes({"x": value})


def test_text_that_no_file_can_hold() -> None:
    """A lone surrogate that was not cleaned is refused, not written."""
    with pytest.raises((StoreError, UnicodeError)):
        to_bytes({"x": "\ud800"})


def test_only_what_changed() -> None:
    """Plain values are there as they are, of lists and tables the changed items."""
    base = {"id": "x", "list": [{"id": "a"}, {"id": "b"}], "table": {"1": {"s": 1}, "2": {"s": 2}}}
    mine = {"id": "x", "list": [{"id": "b", "n": 1}, {"id": "a"}], "table": {"1": {"s": 1}, "3": {"s": 3}}}
    expected = {"id": "x", "list": [{"id": "b", "n": 1}], "table": {"3": {"s": 3}}}
    assert changed_part(base, mine) == expected
