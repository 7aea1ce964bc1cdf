"""Writes the sample into a new workspace, through the store like everything else."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from ipscore.sample.generate import sample_records
from ipscore.store import Repository, Workspace

_T = TypeVar("_T")


def write_sample(root: Path) -> Workspace:
    """Make the sample workspace in `root`, a folder that need not exist yet.

    Raises AlreadyThere when there is a workspace already, StoreError when the folder cannot be written.
    """
    records = sample_records()
    workspace = Workspace.create(root, records.info)
    _save(workspace.programmes, records.programmes)
    _save(workspace.staff, records.staff)
    _save(workspace.clients, records.clients)
    _save(workspace.identities, records.identities)
    _save(workspace.employers, records.employers)
    _save(workspace.working_time, records.working_time)
    _save(workspace.service_logs, records.service_logs)
    # Ratings first: those of an issued review can no longer be saved.
    _save(workspace.ratings, records.ratings)
    _save(workspace.reviews, records.reviews)
    _save(workspace.plans, records.plans)
    return workspace


def _save(repository: Repository[_T], records: Iterable[_T]) -> None:
    for record in records:
        repository.save(record, None)
