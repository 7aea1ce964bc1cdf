"""The contract of getting records and of lists."""

import pytest
from hypothesis import HealthCheck, given, settings

from ipscore.records.client import Client
from ipscore.store import (
    NotFound,
    NoVersion,
    Unreadable,
)
from ipscore.testing.contract.store import CLIENT, ID, Contract
from ipscore.testing.strategies import records


class Listing(Contract):
    """What is there is found, by everyone, and what cannot be read hides nothing."""

    def test_an_empty_store(self) -> None:
        """There is nothing in a new store, and nothing has changed."""
        repository = self.make()
        assert repository.ids() == ()
        assert tuple(map(tuple, repository.all())) == ((), ())
        assert list(repository.summaries()) == []
        changes = repository.changes_since(None)
        assert (changes.changed, changes.removed) == ((), ())

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(records(Client))
    def test_what_is_saved_is_there(self, client: Client) -> None:
        """Any client that was saved is given back equal, to a colleague too."""
        repository = self.make()
        saved = repository.save(client, None)
        assert saved.record == client
        assert self.beside(repository).get(client.id) == saved
        assert repository.ids() == (client.id,)
        assert [each.record for each in repository.all()[0]] == [client]

    def test_records_come_by_id(self) -> None:
        """Ids, records and summaries come sorted by id, whatever the order of saving and the site."""
        repository = self.make()
        for record_id, site in (("wxyz1234", "k"), ("abcd1234", "r"), ("mnpq1234", "k")):
            repository.save(Client(record_id, site), None)
        expected = ["abcd1234", "mnpq1234", "wxyz1234"]
        assert list(repository.ids()) == expected
        assert [each.record.id for each in repository.all()[0]] == expected
        assert [each.id for each in repository.summaries()] == expected
        assert [each.id for each in repository.summaries({"site": "k"})] == expected[1:]
        assert list(repository.summaries({"site": "k", "id": "abcd1234"})) == []

    @pytest.mark.parametrize("unknown", ["abcd1234", "", "../../passwd", "a/b", "a\0b", "Å", "*", "x" * 300])
    def test_what_is_not_there(self, unknown: str) -> None:
        """An id of no record, however strange, is told as not found."""
        repository = self.make()
        stored = self.kept(repository, Client("wxyz1234", "r"))
        for attempt in (
            lambda: repository.get(unknown),
            lambda: repository.save(Client(unknown, "r"), stored.revision),
            lambda: repository.delete(unknown, stored.revision),
            lambda: repository.history(unknown),
        ):
            with pytest.raises(NotFound):
                attempt()
        with pytest.raises(NoVersion):
            repository.version(unknown, "20220101T000000000000Z-00000000")
        assert repository.revision(unknown) is None
        assert repository.ids() == ("wxyz1234",)

    def test_what_cannot_be_read_hides_no_other(self) -> None:
        """A broken record is named with its reason and its line; its neighbours are there."""
        repository = self.make()
        self.kept(repository)
        self.put(repository, "abcd0001", b'id = "abcd0001"\nsite = r\n')
        found, problems = repository.all()
        assert [each.record for each in found] == [CLIENT]
        (problem,) = problems
        assert problem.line == 2
        assert [each.id for each in repository.summaries()] == [ID]
        assert repository.ids() == ("abcd0001", ID)
        with pytest.raises(Unreadable) as caught:
            repository.get("abcd0001")
        assert caught.value.problems == (problem,)
