"""What the program knows while it runs: the workspace, its lists, what is open, the language, the filters.

The app owns one `Session` and hands it to every screen. Only the app's handlers change the records in it;
thread workers read what they need and answer with messages.
"""

from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import Factory, define, evolve, fields

from ipscore.language import Language
from ipscore.practice.caseload import CaseloadRow
from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipscore.records.merged import kept_ids
from ipscore.records.workspace import WorkspaceInfo
from ipstui.settings import Settings
from ipstui.unlisted import Unlisted

if TYPE_CHECKING:
    from ipscore.plugin.registry import Registry
    from ipscore.practice.agenda import Practice
    from ipscore.problem import Problem
    from ipscore.store import Drafts, Workspace
    from ipscore.store.index import Noticed
    from ipscore.store.lists import Lists
    from ipscore.store.watching import Watcher
    from ipstui.forms.saving import Undoable
    from ipstui.forms.undoing import Made

LISTS = "lists"
"""Stands among the kinds of record for what lists show of all of them."""

DATASET_KINDS = tuple(field.name for field in fields(Dataset) if field.name != "info")
"""Kinds of record that a `Dataset` holds, by the names the store knows them by."""

LISTED = frozenset({"clients", "identities", "employers", "staff"})
"""Those of them that lists show: the index looks after them."""

UNLISTED = frozenset(DATASET_KINDS) - LISTED
"""The others."""


@define(slots=False)
class Session:
    """The state of one run of the program."""

    root: Path
    language: Language
    settings: Settings
    workspace: "Workspace | None" = None
    watcher: "Watcher | None" = None
    opened: Dataset | None = None
    """The client opened last, with the employers that have to do with the client."""
    opening: bool = False
    """Whether the client is being read."""
    dataset: Dataset | None = None
    """Full records of the kinds in `loaded`, for what is computed from all of them."""
    loaded: frozenset[str] = frozenset()
    full_problems: "tuple[Problem, ...]" = ()
    """What could not be read of the kinds that no list shows."""
    version: int = 0
    """Grows whenever the records change; a screen compares it with what it last showed."""
    client: str | None = None
    """Id of the client opened last."""
    came_from: str = "today"
    """Name of the area from which that client was opened."""
    me: str | None = None
    """Id of the member of staff who sits here; None until it has been told."""
    site: str | None = None
    coach: str | None = None
    hide_identity: bool = False
    undo: "Undoable | Made | None" = None
    """The last change made here, which can be taken back."""
    entered: str | None = None
    """Id of what was saved here last, until a list has gone to it."""
    registry: "Registry | None" = None
    """Definitions of every plugin; None until they are needed."""
    practice: "Practice | None" = None
    """Practice rules and calendar; None until they are needed. `ipstui.practice` reads them."""
    shown_day: date | None = None
    """The day that was today when the records were last shown."""
    unlisted: Unlisted = Factory(Unlisted)
    """Looks for changes of records that no list shows."""
    _drafts: "Drafts | None" = Factory(lambda: None)
    _kept_employers: tuple[Mapping[str, object], Mapping[str, str]] | None = Factory(lambda: None)

    @property
    def today(self) -> date:
        """The day that counts as today in this workspace."""
        return self.open_workspace.today()

    @property
    def info(self) -> WorkspaceInfo | None:
        """What the workspace is; None until it has been opened."""
        return None if self.workspace is None else self.workspace.info

    @property
    def lists(self) -> "Lists | None":
        """What lists show; None until it has been read."""
        return None if self.watcher is None else self.watcher.index.lists

    @property
    def problems(self) -> "tuple[Problem, ...]":
        """What could not be read, or only in part."""
        return (*(self.lists.problems if self.lists is not None else ()), *self.full_problems)

    @property
    def staff_names(self) -> Mapping[str, str]:
        """Names of the staff by id."""
        return {} if self.lists is None else self.lists.staff_names

    @property
    def employer_names(self) -> Mapping[str, str]:
        """Names of the employers by id."""
        return {} if self.lists is None else self.lists.employer_names

    def employer_name(self, employer_id: str) -> str:
        """Name of an employer, of a merged one that of the employer kept; the id where there is no record.

        `employer_names` has each record's own name.
        """
        if self.lists is None:
            return employer_id
        employers = self.lists.employer_work.employers
        if self._kept_employers is None or self._kept_employers[0] is not employers:
            self._kept_employers = employers, kept_ids(employers)
        kept = self._kept_employers[1]
        return self.employer_names.get(kept.get(employer_id, employer_id), employer_id)

    @property
    def open_workspace(self) -> "Workspace":
        """The workspace, opened at first use. Raises WorkspaceError."""
        if self.workspace is None:
            from ipscore.store import Workspace  # not needed for the first screen

            self.workspace = Workspace.open(self.root)
        return self.workspace

    @property
    def drafts(self) -> "Drafts":
        """The user's drafts, opened at first use."""
        if self._drafts is None:
            from ipscore.store import Drafts  # not needed for the first screen
            from ipscore.store.places import drafts_folder

            self._drafts = Drafts(drafts_folder())
        return self._drafts

    def day_turned(self) -> bool:
        """Whether another day has begun since this was last asked; what is shown is of yesterday then."""
        before, self.shown_day = self.shown_day, self.today
        if before in (None, self.shown_day):
            return False
        self.version += 1
        return True

    def watch(self, watcher: "Watcher") -> None:
        """Take in the lists, and what keeps them up to date."""
        self.watcher = watcher
        self.loaded |= {LISTS}
        self.version += 1

    def look(self, opened: Dataset) -> None:
        """Take in the client that was opened."""
        self.opened = opened
        self.opening = False
        self.version += 1

    def notice(
        self, noticed: "Noticed", records: Dataset, problems: "tuple[Problem, ...] | None" = None
    ) -> None:
        """Take in what has changed. `problems`: those of the kinds that no list shows; None: as before."""
        if problems is not None:
            self.full_problems = problems
        if self.dataset is not None:
            for kind in self.loaded & {*noticed.changed, *noticed.removed} & frozenset(DATASET_KINDS):
                gone = noticed.removed.get(kind, frozenset())
                kept = {key: each for key, each in getattr(self.dataset, kind).items() if key not in gone}
                changed: dict[str, Any] = {kind: {**kept, **getattr(records, kind)}}
                self.dataset = evolve(self.dataset, **changed)
        self.version += 1

    def caseload(self) -> tuple[CaseloadRow, ...]:
        """Every line of the caseload."""
        return () if self.lists is None else self.lists.caseload(self.today)

    def has(self, kinds: Collection[str]) -> bool:
        """Whether records of all these kinds have been read."""
        return self.loaded.issuperset(kinds)

    def add(self, dataset: Dataset, kinds: Collection[str], problems: "tuple[Problem, ...]") -> None:
        """Take in records of more kinds, keeping those of the others."""
        if self.dataset is not None:
            kept = {kind: getattr(self.dataset, kind) for kind in self.loaded if kind not in kinds}
            dataset = evolve(dataset, **{kind: kept[kind] for kind in DATASET_KINDS if kind in kept})
        self.dataset = dataset
        self.loaded |= frozenset(kinds)
        self.full_problems = (*self.full_problems, *problems)
        self.version += 1

    def replace(self, record: Client | Identity | Employer) -> None:
        """Take in a record as it was saved. The lists notice it by themselves."""
        kind = _KINDS[type(record)]
        if self.opened is not None and (kind == "employers" or record.id in getattr(self.opened, kind)):
            self.opened = _with(self.opened, kind, record)
        if self.dataset is not None and kind in self.loaded:
            self.dataset = _with(self.dataset, kind, record)
        self.version += 1

    def forget(self, client: str) -> None:
        """A client has been removed. The lists notice it by themselves."""
        if self.client == client:
            self.client = self.opened = None
        self.version += 1

    def name_of(self, client_id: str) -> str:
        """The client's name; the id where names are hidden or there is none."""
        if self.hide_identity or self.lists is None:
            return client_id
        return self.lists.names.get(client_id) or client_id

    def staff_name(self, staff_id: str | None) -> str:
        """The name of a member of staff, the id when there is no record, an en dash for none."""
        return "–" if staff_id is None else self.staff_names.get(staff_id, staff_id)

    def site_name(self, site_id: str) -> str:
        """The name of a site, the id when the workspace does not know it."""
        sites = self.info.sites if self.info is not None else ()
        return next((site.name for site in sites if site.id == site_id), site_id)


_KINDS: Mapping[type, str] = {Client: "clients", Identity: "identities", Employer: "employers"}


def _with(dataset: Dataset, kind: str, record: Client | Identity | Employer) -> Dataset:
    changed: dict[str, Any] = {kind: {**getattr(dataset, kind), record.id: record}}
    return evolve(dataset, **changed)
