"""Saving a file that a person has written comments in, so that the comments are still there.

tomlkit keeps them but takes ten times as long, so it is imported and used for such files only.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT, Table

from ipscore.store.lines import places
from ipscore.store.merging import by_id, same

Plain = dict[str, object]


def edited(text: str, old: Plain, new: Plain) -> str | None:
    """`text`, which says `old`, changed to say `new`, with its comments where they are.

    None when it cannot be done: the parser that keeps comments is not the one that reads files, and knows an
    older TOML. The caller must check that the result says `new`.
    """
    try:
        document = tomlkit.parse(text)
        _change(document, old, new)
        return tomlkit.dumps(document)
    except (TOMLKitError, ValueError, RecursionError):
        return None


def with_lost_comments(old: str, new: str) -> str:
    """`new`, with the comments of `old` that it lacks gathered at its top."""
    lost = Counter(_words(old)) - Counter(_words(new))
    if not lost:
        return new
    kept = "".join(f"{comment}\n" for comment in lost.elements())
    return f"{kept}\n{new}"


def _words(text: str) -> list[str]:
    return [comment for _, comment in places(text).comments]


def _change(container: Any, old: Plain, new: Plain) -> None:
    for key in old.keys() - new.keys():
        del container[key]
    for key, value in new.items():
        if key not in old:
            _add(container, key, value)
        elif not same(old[key], value):
            _change_value(container, key, old[key], value)


def _add(container: Any, key: str, value: object) -> None:
    # A comment above a header counts as the end of the table before; a new key goes in front of it.
    body = container.value.body if isinstance(container, Table) else container.body
    tail = []
    while body and body[-1][0] is None:
        tail.append(body.pop())
    container[key] = value
    body.extend(reversed(tail))


def _change_value(container: Any, key: str, old: object, new: object) -> None:
    if isinstance(old, dict) and isinstance(new, dict):
        _change(container[key], old, new)
        return
    old_items, new_items = by_id(old), by_id(new)
    tables = container[key]
    if old_items is None or new_items is None or not isinstance(tables, AoT):
        container[key] = new
        return
    kept = [each for each in old_items if each in new_items]
    if list(new_items)[: len(kept)] != kept:
        container[key] = _reordered(dict(zip(old_items, tables.body, strict=True)), old_items, new_items)
        return
    for index, item_id in reversed(list(enumerate(old_items))):
        if item_id in new_items:
            _change(tables[index], old_items[item_id], new_items[item_id])
        else:
            del tables[index]
    for item_id in list(new_items)[len(kept) :]:
        tables.append(tomlkit.item(new_items[item_id]))


def _reordered(tables: Mapping[str, Any], old: Mapping[str, Plain], new: Mapping[str, Plain]) -> AoT:
    result = tomlkit.aot()
    for item_id, item in new.items():
        table = tables.get(item_id)
        if table is None:
            table = tomlkit.item(item)
        else:
            _change(table, old[item_id], item)
        result.append(table)
    return result
