"""What a form page asks of the thing being entered, and what saving may answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from attrs import Factory, frozen
from textual.message import Message as Event

from ipscore.message import Message
from ipstui.forms.saving import Choices, Clash, Undoable
from ipstui.forms.spec import Form, Raw


@frozen
class Saved:
    """It is on disk. `events` tell the program what changed; `warnings` should be looked at.

    `undo`: how to take it back, where that is possible.
    """

    events: tuple[Event, ...]
    warnings: tuple[Message, ...] = ()
    undo: Undoable | None = None


@frozen
class Refused:
    """Nothing was saved: `why`, and more at the fields by id."""

    why: Message
    fields: Mapping[str, Message] = Factory(dict)


@frozen
class Differing:
    """Someone else changed the same thing: nothing was saved, and someone has to choose."""

    clash: Clash[Any]


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

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:
        """Save. Called with values that were read without problems.

        `before`: what a draft began from, when the record has changed since; None: what `raw` gave.
        """
        ...

    def settle(self, clash: Clash[Any], choices: Choices) -> Answer:
        """Save what was chosen of two versions."""
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
    """What is being typed was written to the disk, or could not be."""

    failed: Message | None = None
    """Why it could not be."""


@dataclass
class EntryAnswered(Event):
    """Saving has answered."""

    answer: Answer
    """Saved, refused, or someone else's version."""
