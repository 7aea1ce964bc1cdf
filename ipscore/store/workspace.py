"""A workspace: a folder with `workspace.toml` at its top, and the records below it."""

import gc
import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from attrs import frozen

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.client import Client
from ipscore.records.consistency_service import info_problems
from ipscore.records.dataset import Dataset
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipscore.records.programme import Programme
from ipscore.records.service_log import ServiceLog
from ipscore.records.staff import Staff
from ipscore.records.working_time import WorkingTime
from ipscore.records.workspace import WorkspaceInfo
from ipscore.store import layout
from ipscore.store.cleaning import clean_line
from ipscore.store.documents import read, understand
from ipscore.store.errors import AlreadyThere, WorkspaceError
from ipscore.store.files import TomlRepository
from ipscore.store.reading import read_bytes
from ipscore.store.review_repositories import RatingRepository, ReviewRepository
from ipscore.store.serialising import to_bytes
from ipscore.store.writing import create, make_folders, store_error
from ipscore.structure import unstructure

ALL = ("clients", "identities", "employers", "staff", "working_time", "programmes", "service_logs")
"""The kinds of record a `Dataset` holds."""


@frozen
class Loaded:
    """What could be read of a workspace, and what could not."""

    dataset: Dataset
    problems: tuple[Problem, ...]


class Workspace:
    """An open workspace. Make one with `Workspace.open` or `Workspace.create`.

    `read_only`: why its `workspace.toml` is understood in part only, when a newer version wrote it.
    """

    def __init__(self, root: Path, info: WorkspaceInfo, read_only: Problem | None = None) -> None:
        self.root = root
        self.info = info
        self.read_only = read_only
        place = str(root)
        self.clients: TomlRepository[Client] = TomlRepository(place, layout.CLIENTS)
        self.identities: TomlRepository[Identity] = TomlRepository(place, layout.IDENTITIES)
        self.employers: TomlRepository[Employer] = TomlRepository(place, layout.EMPLOYERS)
        self.staff: TomlRepository[Staff] = TomlRepository(place, layout.STAFF)
        self.working_time: TomlRepository[WorkingTime] = TomlRepository(place, layout.WORKING_TIME)
        self.programmes: TomlRepository[Programme] = TomlRepository(place, layout.PROGRAMMES)
        self.service_logs: TomlRepository[ServiceLog] = TomlRepository(place, layout.SERVICE_LOGS)
        self.reviews = ReviewRepository(place)
        self.ratings = RatingRepository(self.reviews)
        self.plans: TomlRepository[DevelopmentPlan] = TomlRepository(place, layout.PLANS)

    @classmethod
    def open(cls, root: Path | str) -> "Workspace":
        """Open the workspace in the folder `root`. Raises WorkspaceError with everything that is wrong."""
        place = _place(root)
        if not Path(place).is_dir():
            raise WorkspaceError((_no_folder(place),))
        content = read_bytes(place, layout.INFO)
        if isinstance(content, Problem):
            missing = not os.path.lexists(f"{place}/{layout.INFO}")
            raise WorkspaceError((_no_workspace(place) if missing else content,))
        found = understand(content, layout.INFO, WorkspaceInfo)
        if isinstance(found, tuple):
            raise WorkspaceError(found)
        return cls(Path(place), found.record, found.read_only)

    @classmethod
    def create(cls, root: Path | str, info: WorkspaceInfo) -> "Workspace":
        """Make a new workspace in `root`, a folder that need not exist yet.

        Raises AlreadyThere when there is one, WorkspaceError when `info` is wrong, StoreError when the folder
        cannot be written.
        """
        place = _place(root)
        for site in info.sites:
            layout.safe(site.id)
        if wrong := tuple(each.in_file(layout.INFO) for each in info_problems(info)):
            raise WorkspaceError(wrong)
        if os.path.lexists(f"{place}/{layout.INFO}"):
            raise AlreadyThere(layout.INFO)
        try:
            make_folders("", place.strip("/"))
        except OSError as error:
            raise store_error(error, clean_line(place)) from error
        create(place, layout.INFO, to_bytes(unstructure(info)))
        return cls.open(place)

    def repositories(self) -> Mapping[str, TomlRepository[Any]]:
        """The records of every kind, by its name."""
        return {kind.name: getattr(self, kind.name) for kind in layout.KINDS}

    def today(self) -> date:
        """The day that counts as today here: the machine's, or the one the workspace was frozen at."""
        return self.info.as_of or date.today()  # noqa: DTZ011 - the calendar day where the user sits

    def load(self, kinds: Collection[str] = ALL) -> Loaded:
        """Read every record of `kinds`. A file that cannot be read is a problem and hides no other."""
        dataset = Dataset(self.info)
        problems: list[Problem] = [] if self.read_only is None else [self.read_only]
        with not_collecting():
            for kind in ALL:
                if kind in kinds:
                    repository: TomlRepository[Any] = getattr(self, kind)
                    setattr(dataset, kind, _load(repository, problems))
        return Loaded(dataset, tuple(problems))


def _place(root: Path | str) -> str:
    """The folder itself, once and for all: what a link on the way means later must not matter."""
    try:
        return os.path.realpath(root)
    except (OSError, ValueError) as error:
        raise WorkspaceError((_no_folder(str(root)),)) from error


def _load(repository: TomlRepository[Any], problems: list[Problem]) -> dict[str, Any]:
    records: dict[str, Any] = {}
    for name in repository.names():
        found = (name,) if isinstance(name, Problem) else read(repository.root, name, repository.kind)
        if isinstance(found, tuple):
            problems.extend(found)
        elif found.record.id in records:
            problems.append(twice(str(name), found.record.id))
        else:
            if found.read_only is not None:
                problems.append(found.read_only)
            records[found.record.id] = found.record
    return records


def twice(name: str, record_id: str) -> Problem:
    """The problem of a second file for one id."""
    return Problem(
        msg("There is another file with the id “{id}”; this one is not used.", id=record_id),
        clean_line(name),
        ("id",),
        expected=msg("one file for each id; compare the two and remove one"),
    )


@contextmanager
def not_collecting() -> Iterator[None]:
    """Leave the collector off while objects are made and none given up: it would look at all of them."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _no_folder(place: str) -> Problem:
    return Problem(
        msg("There is no folder {folder}.", folder=clean_line(place)),
        expected=msg("the folder of a workspace; “ips init DIR” makes a new one, “ips demo” a sample"),
    )


def _no_workspace(place: str) -> Problem:
    return Problem(
        msg("The folder {folder} is not a workspace: it has no workspace.toml.", folder=clean_line(place)),
        expected=msg("the folder of a workspace; “ips init DIR” makes a new one, “ips demo” a sample"),
    )
