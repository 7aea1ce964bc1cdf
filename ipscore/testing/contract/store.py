"""What a store says of itself to be held to the contract, and the records it is asked with."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind
from ipscore.store import Repository, Stored

ID = "abcd1234"
CONTACT = Contact("k1", date(2021, 5, 10), ContactKind.MEETING, "coach001", note="Ensimmäinen")
CLIENT = Client(ID, "r", contacts=(CONTACT,), wishes="Kirjasto")
PATIENCE = 10.0
"""Seconds a store may take to be sure that nothing happens any more."""


def with_contact(client: Client, item_id: str) -> Client:
    """The client with one more contact."""
    return evolve(client, contacts=(*client.contacts, evolve(CONTACT, id=item_id)))


class Contract:
    """Override `make` and `put`, and `beside` where a store can be opened twice."""

    folder: Path
    """An empty folder, new for each test."""

    @pytest.fixture(autouse=True)
    def _own_folder(self, tmp_path: Path) -> None:
        self.folder = tmp_path

    def make(self) -> Repository[Client]:
        """A new, empty store of clients with the sites r and k, not the one of an earlier call."""
        raise NotImplementedError

    def put(self, repository: Repository[Client], client_id: str, content: bytes) -> None:
        """Put the TOML bytes of a client of site r there behind the store's back, over what is there."""
        raise NotImplementedError

    def beside(self, repository: Repository[Client]) -> Repository[Client]:
        """What a colleague's program has open: another store over the same records."""
        return repository

    def kept(self, repository: Repository[Client], client: Client = CLIENT) -> Stored[Client]:
        """The client, saved."""
        return repository.save(client, None)
