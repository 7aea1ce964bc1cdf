"""Files and memory keep the one contract of every store."""

from pathlib import Path

from ipscore.records.client import Client
from ipscore.store import Repository, Workspace, new_id
from ipscore.store.files import TomlRepository
from ipscore.store.layout import CLIENTS
from ipscore.store.memory import MemoryRepository
from ipscore.testing.contract import RepositoryContract
from tests.store.conftest import INFO


class TestFiles(RepositoryContract):
    """The files of a workspace; a colleague opens the same workspace."""

    def make(self) -> Repository[Client]:
        """The clients of a new workspace."""
        return Workspace.create(self.folder / new_id(), INFO).clients

    def put(self, repository: Repository[Client], client_id: str, content: bytes) -> None:
        """Write the file by hand."""
        assert isinstance(repository, TomlRepository)
        folder = f"{repository.root}/clients/r/{client_id[0]}"
        Path(folder).mkdir(parents=True, exist_ok=True)
        Path(folder, f"{client_id}.toml").write_bytes(content)

    def beside(self, repository: Repository[Client]) -> Repository[Client]:
        """The workspace opened once more."""
        assert isinstance(repository, TomlRepository)
        return Workspace.open(repository.root).clients


class TestMemory(RepositoryContract):
    """A store in memory; a colleague is another thread."""

    def make(self) -> Repository[Client]:
        """A new store."""
        return MemoryRepository(CLIENTS)

    def put(self, repository: Repository[Client], client_id: str, content: bytes) -> None:
        """Put the document there as it is."""
        assert isinstance(repository, MemoryRepository)
        repository.put(f"clients/r/{client_id[0]}/{client_id}.toml", content)
