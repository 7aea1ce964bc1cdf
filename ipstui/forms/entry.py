"""What a form page asks of the thing being entered, and what saving may answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

from attrs import Factory, frozen
from textual.message import Message as Event

from ipscore.message import Message
from ipstui.forms.saving import Choices, Clash, Undoable
from ipstui.forms.spec import Field, Form, Raw
from ipstui.forms.undoing import Made
from ipstui.session import Session


@frozen
class Saved:
    """It is on disk. `events` tell the program what changed; `warnings` should be looked at.

    `undo`: how to take it back, where that is possible. `words`: what was done, where that must be seen.
    """

    events: tuple[Event, ...]
    warnings: tuple[Message, ...] = ()
    undo: Undoable | Made | None = None
    words: Message | None = None


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
    """Something being entered. `save` and `settle` are called in a thread.

    `preset`: what lies over the fields to begin with, given by whoever opens the form. `finding`: the field
    in which the client is found, before the others; None when it is known whose it is.
    """

    subject: str
    """Id of the client it is about; empty for a new client, and until the client has been found."""
    item: str
    """Id of what is being changed; empty for something new."""
    id: str
    """Id of what is entered, also of something new."""
    preset: Raw = MappingProxyType({})
    finding: Field | None = None

    @property
    def changes(self) -> bool:
        """Whether it changes something that stands in a record, which others may change as well."""
        return bool(self.item)

    def named(self, session: Session) -> str:
        """What it is about, for the header."""
        return session.name_of(self.subject) if self.subject else ""

    @property
    def form(self) -> Form:
        """The fields."""
        ...

    def raw(self) -> Raw:
        """What stands in the fields to begin with."""
        ...

    def about(self, client: str) -> None:  # noqa: ARG002 - for what is about nobody else
        """Whose it is has been found. `form` and `raw` are about that client from now on."""
        return

    def nothing(self) -> Message | None:
        """Why there is nothing to enter about the client it is about, and what can be done instead."""
        return None

    def follow(self, raw: Raw) -> Raw:  # noqa: ARG002 - most entries propose the same whatever is chosen
        """What fields that nobody has touched should say, now that this stands in the form."""
        return {}

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
