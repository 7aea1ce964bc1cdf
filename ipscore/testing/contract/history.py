"""The contract of removing records and of their earlier states."""

from datetime import UTC

import pytest
from attrs import evolve

from ipscore.records.client import Client
from ipscore.store import (
    AlreadyThere,
    Conflict,
    NotFound,
    NoVersion,
    Unreadable,
)
from ipscore.testing.contract.store import CLIENT, ID, Contract, with_contact


class History(Contract):
    """Whatever was once saved can be had again."""

    def test_a_removed_record_is_gone(self) -> None:
        """Nobody finds it, saving it says so, and its id can be used again."""
        repository = self.make()
        stored = self.kept(repository)
        repository.delete(ID, stored.revision)
        assert self.beside(repository).ids() == ()
        assert repository.revision(ID) is None
        for attempt in (
            lambda: repository.get(ID),
            lambda: repository.save(evolve(CLIENT, wishes="x"), stored.revision),
            lambda: repository.delete(ID, stored.revision),
        ):
            with pytest.raises(NotFound):
                attempt()
        assert repository.save(CLIENT, None).record == CLIENT

    def test_a_change_of_others_is_not_removed(self) -> None:
        """Who removes what a colleague changed since is asked first."""
        repository = self.make()
        first = self.kept(repository)
        theirs = self.beside(repository).save(with_contact(first.record, "k2"), first.revision)
        with pytest.raises(Conflict) as caught:
            repository.delete(ID, first.revision)
        assert [each.where for each in caught.value.fields] == ["contacts"]
        assert (caught.value.mine, caught.value.theirs) == (first.record, theirs)
        repository.delete(ID, theirs.revision)
        assert repository.ids() == ()

    def test_only_what_was_seen_is_removed(self) -> None:
        """A record that was made and is to be undone stays when anyone put anything in, or took it out."""
        repository = self.make()
        made = self.kept(repository, Client(ID, "r"))
        theirs = self.beside(repository).save(with_contact(made.record, "k1"), made.revision)
        with pytest.raises(Conflict) as caught:
            repository.delete(ID, made.revision)
        assert [each.where for each in caught.value.fields] == ["contacts"]
        assert repository.get(ID) == theirs
        again = self.beside(repository).save(evolve(theirs.record, contacts=()), theirs.revision)
        with pytest.raises(Conflict):
            repository.delete(ID, theirs.revision)
        # As it was made: whatever happened in between is in the history.
        assert again.record == made.record
        repository.delete(ID, made.revision)
        assert repository.ids() == ()

    def test_making_is_undone_and_done_again(self) -> None:
        """A record that was made and removed comes back from its history as it was, again and again."""
        repository = self.make()
        made = self.kept(repository)
        for count in (1, 2):
            repository.delete(ID, made.revision)
            assert repository.revision(ID) is None
            versions = self.beside(repository).history(ID)
            assert repository.version(ID, versions[0].id) == made
            assert repository.restore(ID, versions[0].id, None) == made, count
        saved = repository.save(evolve(made.record, wishes="x"), made.revision)
        assert self.beside(repository).get(ID) == saved

    def test_every_earlier_state_is_kept(self) -> None:
        """Each save keeps what was there, and each state can be read as it was."""
        repository = self.make()
        stored = self.kept(repository)
        assert repository.history(ID) == ()
        for wishes in ("1", "2", "3"):
            stored = repository.save(evolve(stored.record, wishes=wishes), stored.revision)
        versions = self.beside(repository).history(ID)
        assert [repository.version(ID, each.id).record.wishes for each in versions] == ["2", "1", "Kirjasto"]
        whens = [each.when for each in versions]
        assert whens == sorted(whens, reverse=True)
        assert {each.when.tzinfo for each in versions} == {UTC}
        contents = [repository.version(ID, each.id).revision.content for each in versions]
        assert [each.size for each in versions] == list(map(len, contents))
        with pytest.raises(NoVersion):
            repository.version(ID, "20220101T000000000000Z-00000000")

    def test_restoring_is_an_ordinary_save(self) -> None:
        """The earlier state is back to the letter, and what it took the place of is in the history."""
        repository = self.make()
        content = f'# muista\nid = "{ID}"\nsite="r"\nfuture = 1\n'.encode()
        self.put(repository, ID, content)
        first = repository.get(ID)
        second = repository.save(evolve(first.record, wishes="x"), first.revision)
        (version,) = repository.history(ID)
        restored = repository.restore(ID, version.id, second.revision)
        assert restored == repository.get(ID) == first
        assert restored.revision.content == content
        latest, *_ = repository.history(ID)
        assert repository.version(ID, latest.id).record.wishes == "x"
        # What was restored can be saved like anything else.
        assert repository.save(evolve(restored.record, wishes="y"), restored.revision).record.wishes == "y"

    def test_restoring_keeps_what_others_added_meanwhile(self) -> None:
        """A colleague's contact, saved after the record was looked at, stays; a clash is a conflict."""
        repository = self.make()
        first = self.kept(repository)
        second = repository.save(evolve(first.record, wishes="x"), first.revision)
        (version,) = repository.history(ID)
        theirs = self.beside(repository).save(with_contact(second.record, "k2"), second.revision)
        restored = repository.restore(ID, version.id, second.revision)
        assert restored.record == with_contact(CLIENT, "k2")
        clash = self.beside(repository).save(evolve(restored.record, wishes="z"), restored.revision)
        with pytest.raises(Conflict):
            repository.restore(ID, version.id, theirs.revision)
        assert repository.get(ID) == clash

    def test_a_removed_record_can_be_restored(self) -> None:
        """Its last state is in its history; restoring it never takes the place of a new one."""
        repository = self.make()
        stored = self.kept(repository)
        repository.delete(ID, stored.revision)
        (version,) = repository.history(ID)
        assert repository.restore(ID, version.id, None) == stored
        assert repository.get(ID) == stored
        with pytest.raises(AlreadyThere):
            repository.restore(ID, version.id, None)

    def test_a_broken_record_can_be_restored(self) -> None:
        """What a hand broke is replaced by an earlier state, and kept all the same."""
        repository = self.make()
        first = self.kept(repository)
        repository.save(evolve(first.record, wishes="x"), first.revision)
        self.put(repository, ID, b"broken =\n")
        (version,) = repository.history(ID)
        with pytest.raises(Unreadable):
            repository.restore(ID, version.id, first.revision)
        assert repository.restore(ID, version.id, repository.revision(ID)).record == CLIENT
        with pytest.raises(Unreadable):
            repository.version(ID, repository.history(ID)[0].id)
