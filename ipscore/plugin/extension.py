"""Laying a definition that extends another over its base: one mechanism for scales and practice rules.

An extension names what it changes: `[override.criteria.3]` replaces keys of an entry that must exist in the
base, `[add.criteria.26]` adds an entry that must not. Top-level keys it does not give come from the base.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ipscore.message import msg
from ipscore.problem import Problem, nearest
from ipscore.structure import shortened

VERBS = ("override", "add")


def lay_over(
    base: Mapping[str, Any], own: Mapping[str, Any], tables: Collection[str]
) -> tuple[dict[str, Any], list[Problem]]:
    """The plain data of the extended definition, and every problem of the changes. `base` is not changed.

    `tables`: the tables whose entries an extension may override or add.
    """
    merged = {**base, **{key: value for key, value in own.items() if key not in (*tables, *VERBS)}}
    problems = [
        Problem(
            msg("a definition that extends another changes “{key}” only under override or add", key=key),
            path=(key,),
            expected=msg("[override.{key}.…] or [add.{key}.…]", key=key),
        )
        for key in tables
        if key in own
    ]
    for verb in VERBS:
        for table, entries in _tables(verb, own.get(verb, {}), tables, problems):
            present = dict(merged.get(table, {}))
            for entry, value in entries.items():
                found = _change_problem(verb, entry, value, present)
                if found is None:
                    present[entry] = {**present.get(entry, {}), **value}
                else:
                    problems.append(found.under(verb, table, entry))
            merged[table] = present
    return merged, problems


def _tables(
    verb: str, change: object, tables: Collection[str], problems: list[Problem]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not isinstance(change, Mapping):
        problems.append(Problem(msg("“{key}” must be a table", key=verb), path=(verb,)))
        return
    for table, entries in change.items():
        if table in tables and isinstance(entries, Mapping):
            yield table, entries
        else:
            problems.append(
                Problem(
                    msg("“{key}” cannot be changed here", key=shortened(table)),
                    path=(verb, table),
                    expected=msg("one of: {words}", words=", ".join(tables)),
                    nearest=nearest(table, tables),
                )
            )


def _change_problem(verb: str, entry: str, value: object, present: Mapping[str, Any]) -> Problem | None:
    if not isinstance(value, Mapping):
        return Problem(msg("“{key}” must be a table", key=shortened(entry)))
    if verb == "add" and entry in present:
        return Problem(msg("“{key}” is already in the base: use override", key=entry))
    if verb == "override" and entry not in present:
        return Problem(
            msg("“{key}” is not in the base, so it cannot be overridden", key=shortened(entry)),
            expected=msg("one of: {words}", words=", ".join(present)),
            nearest=nearest(entry, present),
        )
    return None
