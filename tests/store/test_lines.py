"""On which line a value stands."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.store.lines import line_of, places
from ipscore.store.rendering import render
from ipscore.testing.strategies import plain_tables

TEXT = '''\
# a comment with "quotes" and [brackets]
id = "a#b" # after
"quoted key" = 1
a.b.c = 2
long = """
# no comment
x = 1
"""
list = [
  1,
  { x = 1, y = [2] }, # inside
]
[table]
key = \'\'\'
\'\'\'
[[items]]
id = "one"
[[items]]
id = "two"
  [items.sub]
  deep = true
[[items.inner]]
id = "x"
[other."with.dot"]
z = 1
'''

LINES: dict[tuple[str | int, ...], int] = {
    ("id",): 2,
    ("quoted key",): 3,
    ("a", "b", "c"): 4,
    ("long",): 5,
    ("list",): 9,
    ("list", 0): 10,
    ("list", 1): 11,
    ("list", 1, "y"): 11,
    ("table",): 13,
    ("table", "key"): 14,
    ("items",): 16,
    ("items", 0): 16,
    ("items", 0, "id"): 17,
    ("items", 1): 18,
    ("items", 1, "id"): 19,
    ("items", 1, "sub", "deep"): 21,
    ("items", 1, "inner", 0, "id"): 23,
    ("other", "with.dot", "z"): 25,
}


@pytest.mark.parametrize("path", LINES)
def test_every_way_to_write_a_value(path: tuple[str | int, ...]) -> None:
    """Tables, lists of tables, dotted and quoted keys, inline tables: each is found on its line."""
    assert line_of(places(TEXT).lines, path) == LINES[path]


def test_the_nearest_thing_above() -> None:
    """A missing value is told at the table it is missing from, and at no line for the whole file."""
    lines = places(TEXT).lines
    assert line_of(lines, ("items", 1, "missing")) == 18
    assert line_of(lines, ("missing",)) is None


def test_comments_are_told_from_text() -> None:
    """A # within a string is no comment."""
    assert [line for line, _ in places(TEXT).comments] == [1, 2, 11]
    assert places(TEXT).comments[1][1] == "# after"


def test_windows_line_ends() -> None:
    """Carriage returns do not move the lines."""
    assert places("a = 1\r\n# x\r\nb = 2\r\n").lines["b",] == 3
    assert places("a = 1\r\n# x\r\nb = 2\r\n").comments == [(2, "# x")]


@given(st.text())
def test_any_text_is_survived(text: str) -> None:
    """Text that is no TOML stops the walk and raises nothing."""
    assert places(text).lines is not None


@given(plain_tables())
def test_every_value_of_a_file_has_a_line(table: dict[str, Any]) -> None:
    """Whatever a file holds, every key is found, and the lines never run backwards."""
    text = render(table)
    found = places(text)
    assert found.comments == []
    for key, value in table.items():
        line = found.lines[key,] if (key,) in found.lines else _first(found.lines, key)
        assert 1 <= line <= text.count("\n")
        if not isinstance(value, dict | list):
            assert text.split("\n")[line - 1].startswith((key, '"'))


def _first(lines: dict[tuple[str | int, ...], int], key: str) -> int:
    """A table that holds only tables has no line of its own."""
    return min(line for path, line in lines.items() if path[0] == key)
