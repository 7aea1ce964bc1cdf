"""An entry form as data: which fields, of what kind, with which choices. One screen draws them all."""

from collections.abc import Callable, Mapping
from enum import Enum, StrEnum

from attrs import frozen

Raw = Mapping[str, str]
"""What stands in the fields, as typed; several choices are joined with commas. This is what a draft keeps."""


class FieldKind(Enum):
    """How a field is entered. `NOTE`: a line that grows with its text; Enter saves, as in other lines."""

    TEXT = "text"
    LONG = "long"
    NOTE = "note"
    DATE = "date"
    WHOLE = "whole"
    DECIMAL = "decimal"
    CHOICE = "choice"
    CHOICES = "choices"
    LOOKUP = "lookup"


@frozen
class Choice:
    """One choice. `label` is a value for `Language.value`: a choice of the records, a message, or data.

    In a look-up those of a lower `rank` come first, however well the others match.
    """

    value: str
    label: object
    rank: int = 0


NONE = Choice("", "–")


@frozen
class Field:
    """One field. `id` is the attribute of the record it fills, so that a problem's path finds its field.

    `label` is a catalogue key marked with `N_`. `ahead`: a day without a year means the next such day.
    `new`: a look-up where a name that is not found means a new record. `most`: largest number allowed.
    `offered`: a look-up that shows its first choices before anything is typed. `tell`: a few words about a
    choice, by its value.
    """

    id: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    choices: tuple[Choice, ...] = ()
    required: bool = False
    ahead: bool = False
    new: bool = False
    most: int | None = None
    offered: bool = False
    tell: Callable[[str], str] | None = None


@frozen
class Form:
    """A form: what kind of entry it makes, its title (marked with `N_`) and its fields in order.

    `then`: the form that may follow when this one is saved, about the same client.
    """

    id: str
    title: str
    fields: tuple[Field, ...]
    then: str = ""


@frozen
class NewName:
    """The answer of a look-up field: a name that no record has yet."""

    name: str


def of(kind: type[StrEnum], *, optional: bool = False) -> tuple[Choice, ...]:
    """Every member of an enum of the records as a choice, with “none” first when it may be left open."""
    members = tuple(Choice(each.value, each) for each in kind)
    return (NONE, *members) if optional else members
