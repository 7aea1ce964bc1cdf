"""What was typed, read back: values for the record, or words about every field that cannot be read."""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from attrs import frozen

from ipscore.language import NotADate, NotANumber, parse_date, parse_number
from ipscore.message import Message, msg
from ipstui.forms.spec import Choice, Field, FieldKind, Form, NewName, Raw

AHEAD = timedelta(days=364)
"""How far ahead a day without a year may lie in a field about the future."""

_TEXTS = frozenset({FieldKind.LONG, FieldKind.NOTE})
"""Texts in which a blank at the beginning of a line may be meant."""


@frozen
class Reading:
    """Values by field (None where nothing was given), and what is wrong by field."""

    values: Mapping[str, object]
    problems: Mapping[str, Message]


class NotUnderstood(ValueError):  # noqa: N818 - named for what people are told
    """A field cannot be read; `message` says why and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


def read(form: Form, raw: Raw, today: date) -> Reading:
    """Read every field of a form; all problems at once."""
    values: dict[str, object] = {}
    problems: dict[str, Message] = {}
    for each in form.fields:
        typed = raw.get(each.id, "")
        typed = typed if each.kind in _TEXTS else typed.strip()
        try:
            values[each.id] = _value(each, typed, today)
        except (NotUnderstood, NotADate, NotANumber) as error:
            problems[each.id] = error.message
            continue
        if each.required and not typed:
            problems[each.id] = msg("This is needed.")
    return Reading(values, problems)


NEW = "+ "
"""Before a name that is to be a new one, although others like it are there."""


def matches(choices: tuple[Choice, ...], typed: str) -> tuple[Choice, ...]:
    """The choice of a look-up that is called `typed`, otherwise those with every word of it in the name.

    The words may come in any order. Of one rank those whose names begin so come first.
    """
    wanted = typed.casefold().strip()
    if not wanted:
        return ()
    exact = tuple(each for each in choices if wanted in (str(each.label).casefold(), each.value))
    if exact:
        return exact
    words = wanted.split()
    found = [each for each in choices if all(word in str(each.label).casefold() for word in words)]
    return tuple(sorted(found, key=lambda each: (each.rank, not _begins(str(each.label), words))))


def _begins(name: str, words: list[str]) -> bool:
    """Whether each word is the beginning of a part of the name."""
    parts = re.split(r"[\s\-(]+", name.casefold())
    return all(any(part.startswith(word) for part in parts) for word in words)


def _value(spec: Field, typed: str, today: date) -> object:
    value: object = None
    match spec.kind:
        case FieldKind.TEXT | FieldKind.LONG | FieldKind.NOTE:
            value = typed.rstrip()
        case FieldKind.CHOICES:
            value = tuple(part for part in typed.split(",") if part)
        case FieldKind.LOOKUP:
            value = _looked_up(spec, typed)
        case _ if not typed:
            value = None
        case FieldKind.CHOICE:
            value = typed
        case FieldKind.DATE:
            value = _day(spec, typed, today)
        case FieldKind.WHOLE:
            value = _whole(spec, typed)
        case FieldKind.DECIMAL:
            value = _within(spec, parse_number(typed))
    return value


def _day(spec: Field, typed: str, today: date) -> date:
    without_year = spec.ahead and typed[0].isdigit()
    return parse_date(typed, today + AHEAD if without_year else today)


def _whole(spec: Field, typed: str) -> int:
    value = parse_number(typed)
    if not value.is_integer():
        raise NotUnderstood(msg("A whole number, please."))
    return int(_within(spec, value))


def _within(spec: Field, value: float) -> float:
    if value < 0 or (spec.most is not None and value > spec.most):
        raise NotUnderstood(
            msg("A number from 0 to {most}, please.", most=spec.most)
            if spec.most is not None
            else msg("A number that is not below 0, please.")
        )
    return value


def _looked_up(spec: Field, typed: str) -> str | NewName | None:
    if not typed:
        return None
    if spec.new and typed.startswith(NEW.strip()):
        return NewName(typed.removeprefix(NEW.strip()).strip())
    found = matches(spec.choices, typed)
    if len(found) == 1:
        return found[0].value
    if spec.new:
        exact = any(str(each.label).casefold() == typed.casefold() for each in found)
        if not exact:
            return NewName(typed)
    if not found:
        raise NotUnderstood(msg("“{typed}” was not found. Type a part of the name.", typed=typed))
    raise NotUnderstood(
        msg("{n} match “{typed}”. Type more of the name, or choose with ↓.", n=len(found), typed=typed)
    )
