"""What is of the store in memory alone; the rest is in the contract."""

from datetime import date

import pytest

from ipscore.records.client import Client
from ipscore.records.identity import Identity
from ipscore.records.working_time import WorkingTime
from ipscore.store import NoVersion, StoreError
from ipscore.store.layout import CLIENTS, IDENTITIES, WORKING_TIME
from ipscore.store.memory import MemoryRepository


def test_a_name_needs_no_case_here() -> None:
    """An identity has a place without its case: a store of one kind knows no other."""
    store = MemoryRepository(IDENTITIES)
    saved = store.save(Identity("abcd1234", "Virtanen", "Aino"), None)
    assert store.get("abcd1234") == saved


def test_ids_fit_their_records() -> None:
    """The id of a month of working time is made of what is in it, as in files."""
    store = MemoryRepository(WORKING_TIME)
    with pytest.raises(StoreError, match="should be “anna-2022-03”"):
        store.save(WorkingTime("anna-2022-04", "anna", date(2022, 3, 1)), None)
    assert store.save(WorkingTime("anna-2022-03", "anna", date(2022, 3, 1)), None).record.staff == "anna"


def test_stores_share_nothing() -> None:
    """Each store has records, history and changes of its own."""
    one, other = MemoryRepository(CLIENTS), MemoryRepository(CLIENTS)
    stored = one.save(Client("abcd1234", "r"), None)
    one.delete("abcd1234", stored.revision)
    assert other.ids() == ()
    assert other.changes_since(None).changed == ()
    (version,) = one.history("abcd1234")
    with pytest.raises(NoVersion):
        other.version("abcd1234", version.id)
