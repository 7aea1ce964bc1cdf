"""What the parts of the program tell each other: wishes of the user, and results of work, in the past tense.

Thread workers change nothing themselves; they post one of the results, and a handler changes the widgets.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.message import Message

from ipscore.message import Message as Words
from ipscore.problem import Problem
from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity

if TYPE_CHECKING:
    from ipscore.store.index import Noticed
    from ipscore.store.watching import Watcher
    from ipstui.forms.kept import DraftName


@dataclass
class AreaWanted(Message):
    """The user wants another area of the program."""

    area: str
    """Name of the mode."""


@dataclass
class ClientWanted(Message):
    """The user wants to see a client."""

    client: str
    """Id of the client."""


@dataclass
class LogWanted(Message):
    """The user wants to write something down."""

    form: str
    """Name of the form."""
    client: str = ""
    """Id of the client; empty: the client is found in the form."""


@dataclass
class LanguageWanted(Message):
    """The user wants the program in another language."""

    code: str
    """`fi`, `sv` or `en`."""


@dataclass
class ThemeWanted(Message):
    """The user wants other colours."""

    theme: str
    """One of `ipstui.settings.THEMES`."""


@dataclass
class RecordsNeeded(Message):
    """A screen needs records of these kinds."""

    kinds: Collection[str]
    """Names of kinds as the store has them: `clients`, `identities`, `employers` …"""


@dataclass
class ListsRead(Message):
    """What lists show of every record was read."""

    watcher: "Watcher"
    """Looks for changes from now on."""


@dataclass
class ReadingOn(Message):
    """Many files are being read, as at the first opening of a workspace."""

    done: int
    total: int

    def can_replace(self, message: Message) -> bool:
        """Only how far it is now matters."""
        return isinstance(message, ReadingOn)


@dataclass
class ClientRead(Message):
    """A client's case was opened."""

    client: str
    """Id of the client."""
    dataset: Dataset
    """The client, who it is, and the employers that have to do with the client."""
    problems: tuple[Problem, ...]
    """Why there is none."""


@dataclass
class RecordsNoticed(Message):
    """Colleagues, or this program, have changed records."""

    noticed: "Noticed"
    """Ids of the records, by kind."""
    records: Dataset
    """Those of them that are held in full, as they are now."""
    problems: tuple[Problem, ...] | None = None
    """What cannot be read of the kinds that no list shows; None: what could not be read before."""


@dataclass
class RecordsLoaded(Message):
    """Records were read."""

    dataset: Dataset
    """A dataset that holds the kinds read."""
    kinds: Collection[str]
    """Which kinds were read."""
    problems: tuple[Problem, ...]
    """What could not be read, or only in part."""


@dataclass
class WorkspaceRefused(Message):
    """The workspace could not be opened at all."""

    problems: tuple[Problem, ...]
    """Why."""


@dataclass
class ClientSaved(Message):
    """A client's case was saved."""

    client: Client
    """As it is on disk now."""


@dataclass
class EmployerSaved(Message):
    """An employer was saved."""

    employer: Employer
    """As it is on disk now."""


@dataclass
class IdentitySaved(Message):
    """Who a client is was saved."""

    identity: Identity
    """As it is on disk now."""


@dataclass
class ClientRemoved(Message):
    """A client that had just been written down was taken away again."""

    client: str
    """Id of the client."""


@dataclass
class NoticeGiven(Message):
    """Something a worker has to tell the user in passing."""

    words: Words
    """What happened, and what to do next."""


@dataclass
class DraftsFound(Message):
    """Drafts of this workspace were looked for."""

    drafts: "tuple[DraftName, ...]"
    """What was found."""
