"""What the program knows while it runs: the workspace, the records read so far, the language, the filters.

The app owns one `Session` and hands it to every screen. Only the app's handlers change the records in it;
thread workers read what they need and answer with messages.
"""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import Factory, define, evolve, fields

from ipscore.language import Language
from ipscore.practice.caseload import CaseloadRow, caseload
from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipstui.ahead import Ahead
from ipstui.settings import Settings

if TYPE_CHECKING:
    from ipscore.problem import Problem
    from ipscore.store import Drafts, Workspace

DATASET_KINDS = tuple(field.name for field in fields(Dataset) if field.name != "info")
"""Kinds of record that a `Dataset` holds, by the names the store knows them by."""


@define(slots=False)
class Session:
    """The state of one run of the program."""

    root: Path
    language: Language
    settings: Settings
    workspace: "Workspace | None" = None
    dataset: Dataset | None = None
    loaded: frozenset[str] = frozenset()
    problems: "tuple[Problem, ...]" = ()
    version: int = 0
    """Grows whenever the records change; a screen compares it with what it last showed."""
    client: str | None = None
    """Id of the client opened last."""
    rows: tuple[CaseloadRow, ...] = ()
    """The lines of the caseload as they were read ahead."""
    site: str | None = None
    coach: str | None = None
    hide_identity: bool = False
    ahead: Ahead | None = None
    """The records of the first screen, being read since before Textual was imported."""
    _drafts: "Drafts | None" = Factory(lambda: None)

    @property
    def today(self) -> date:
        """The day that counts as today in this workspace."""
        if self.dataset is None:
            return self.open_workspace.today()
        return self.dataset.info.as_of or date.today()  # noqa: DTZ011 - the calendar day where the user sits

    @property
    def open_workspace(self) -> "Workspace":
        """The workspace, opened at first use. Raises WorkspaceError."""
        if self.workspace is None:
            from ipscore.store import Workspace  # noqa: PLC0415 - not needed for the first screen

            self.workspace = Workspace.open(self.root)
        return self.workspace

    @property
    def drafts(self) -> "Drafts":
        """The user's drafts, opened at first use."""
        if self._drafts is None:
            from ipscore.store import Drafts  # noqa: PLC0415 - not needed for the first screen
            from ipscore.store.places import drafts_folder  # noqa: PLC0415

            self._drafts = Drafts(drafts_folder())
        return self._drafts

    def look(self, dataset: Dataset, rows: tuple[CaseloadRow, ...]) -> None:
        """Take in the lines of the caseload, read before the cases."""
        self.dataset = dataset
        self.loaded |= {"identities", "staff"}
        self.rows = rows
        self.version += 1

    def caseload(self) -> tuple[CaseloadRow, ...]:
        """Every line of the caseload, from the cases when they have been read."""
        if self.dataset is not None and "clients" in self.loaded:
            return caseload(self.dataset, self.today, closed=True)
        return self.rows

    def has(self, kinds: Collection[str]) -> bool:
        """Whether records of all these kinds have been read."""
        return self.dataset is not None and self.loaded.issuperset(kinds)

    def add(self, dataset: Dataset, kinds: Collection[str], problems: "tuple[Problem, ...]") -> None:
        """Take in records of more kinds, keeping those of the others."""
        if self.dataset is not None:
            kept = {kind: getattr(self.dataset, kind) for kind in self.loaded if kind not in kinds}
            dataset = evolve(dataset, **{kind: kept[kind] for kind in DATASET_KINDS if kind in kept})
        self.dataset = dataset
        self.loaded |= frozenset(kinds)
        self.problems = (*self.problems, *problems)
        self.version += 1

    def replace_client(self, client: Client) -> None:
        """Take in a client's case as it was saved."""
        if self.dataset is not None:
            self.dataset = evolve(self.dataset, clients={**self.dataset.clients, client.id: client})
            self.version += 1

    def replace_identity(self, identity: Identity) -> None:
        """Take in who a client is, as it was saved."""
        if self.dataset is not None:
            self.dataset = evolve(self.dataset, identities={**self.dataset.identities, identity.id: identity})
            self.version += 1

    def replace_employer(self, employer: Employer) -> None:
        """Take in an employer as it was saved."""
        if self.dataset is not None:
            self.dataset = evolve(self.dataset, employers={**self.dataset.employers, employer.id: employer})
            self.version += 1

    def name_of(self, client_id: str) -> str:
        """The client's name; the id where names are hidden or there is none."""
        if self.hide_identity or self.dataset is None:
            return client_id
        identity = self.dataset.identities.get(client_id)
        return identity.name if identity is not None and identity.name else client_id

    def staff_name(self, staff_id: str | None) -> str:
        """The name of a member of staff, the id when there is no record, an en dash for none."""
        if staff_id is None:
            return "–"
        staff = self.dataset.staff.get(staff_id) if self.dataset is not None else None
        return staff.name if staff is not None else staff_id

    def site_name(self, site_id: str) -> str:
        """The name of a site, the id when the workspace does not know it."""
        sites = self.dataset.info.sites if self.dataset is not None else ()
        return next((site.name for site in sites if site.id == site_id), site_id)
