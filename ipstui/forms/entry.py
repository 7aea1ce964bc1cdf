"""What a form page asks of the thing being entered, and what saving may answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from attrs import Factory, frozen
from textual.message import Message as Event

from ipscore.message import Message, msg
from ipstui.forms.spec import Form, Raw

THEIRS_TOO = msg(
    "Someone else changed the same thing meanwhile; nothing was overwritten. Their version is shown at each "
    "field that differs. Save again to keep yours."
)


@frozen
class Saved:
    """It is on disk. `events` tell the program what changed; `warnings` should be looked at."""

    events: tuple[Event, ...]
    warnings: tuple[Message, ...] = ()


@frozen
class Refused:
    """Nothing was saved: `why`, and more at the fields by id."""

    why: Message
    fields: Mapping[str, Message] = Factory(dict)


@frozen
class Differing:
    """Someone else changed the same thing: nothing was saved, `theirs` is what stands there now.

    Saving again keeps what stands in the form.
    """

    why: Message
    theirs: Raw


Answer = Saved | Refused | Differing


@frozen
class Kept:
    """A draft: what stood in the fields, and what had stood in them before anything was typed."""

    raw: Raw
    base: Raw


class Entry(Protocol):
    """Something being entered. Its methods but `form` and `raw` are called in a thread."""

    @property
    def form(self) -> Form:
        """The fields."""
        ...

    @property
    def subject(self) -> str:
        """Id of the client it is about; empty for a new client."""
        ...

    @property
    def item(self) -> str:
        """Id of what is being changed; empty for something new."""
        ...

    def raw(self) -> Raw:
        """What stands in the fields to begin with."""
        ...

    def save(self, values: Mapping[str, object]) -> Answer:
        """Save. Called with values that were read without problems."""
        ...


@dataclass
class EntryOpened(Event):
    """Something can be entered now."""

    entry: Entry
    """What."""
    key: tuple[str, str]
    """Under what its draft is kept."""
    kept: Kept | None
    """A draft from before, if there is one."""


@dataclass
class DraftKept(Event):
    """What is being typed was written to the disk."""


@dataclass
class EntryAnswered(Event):
    """Saving has answered."""

    answer: Answer
    """Saved, refused, or someone else's version."""
