"""The contract of saving."""

import threading

import pytest
from attrs import evolve

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, Place
from ipscore.store import (
    AlreadyThere,
    Conflict,
    Invalid,
    StoreError,
)
from ipscore.testing.contract.store import CLIENT, CONTACT, ID, Contract, with_contact


class Saving(Contract):
    """Nobody's change is lost, and what cannot be kept is refused."""

    def test_a_new_record_never_overwrites(self) -> None:
        """Making a record that exists is refused, at another site too, and changes nothing."""
        repository = self.make()
        stored = self.kept(repository)
        for other in (Client(ID, "r"), Client(ID, "k")):
            with pytest.raises(AlreadyThere):
                repository.save(other, None)
        assert repository.get(ID) == stored

    def test_changes_of_two_are_joined(self) -> None:
        """What others saved meanwhile is kept, item by item, and comes back with the save."""
        repository = self.make()
        first = self.kept(repository)
        self.beside(repository).save(with_contact(first.record, "theirs"), first.revision)
        mine = evolve(with_contact(first.record, "mine"), wishes="Puutarha")
        saved = repository.save(mine, first.revision)
        assert saved.record.wishes == "Puutarha"
        assert {each.id for each in saved.record.contacts} == {"k1", "theirs", "mine"}
        assert self.beside(repository).get(ID) == saved

    def test_listed_records_can_be_saved_against(self) -> None:
        """What `all` gave can be changed and saved, joined with later changes."""
        repository = self.make()
        first = self.kept(repository)
        (listed,) = repository.all()[0]
        self.beside(repository).save(with_contact(first.record, "theirs"), first.revision)
        saved = repository.save(evolve(listed.record, wishes="x"), listed.revision)
        assert (saved.record.wishes, len(saved.record.contacts)) == ("x", 2)

    def test_a_conflict_overwrites_nothing(self) -> None:
        """Two answers to one question: both versions are given back, and a person decides."""
        repository = self.make()
        first = self.kept(repository)
        theirs = self.beside(repository).save(evolve(first.record, wishes="theirs"), first.revision)
        with pytest.raises(Conflict) as caught:
            repository.save(evolve(first.record, wishes="mine"), first.revision)
        conflict = caught.value
        assert [(each.where, each.base, each.mine, each.theirs) for each in conflict.fields] == [
            ("wishes", "Kirjasto", "mine", "theirs")
        ]
        assert (conflict.mine.wishes, conflict.theirs) == ("mine", theirs)
        assert repository.get(ID) == theirs
        assert repository.save(conflict.mine, conflict.theirs.revision).record.wishes == "mine"

    def test_fields_that_define_one_another_are_one_whole(self) -> None:
        """One makes a meeting a call, another says where it was: neither is taken before someone chose."""
        repository = self.make()
        first = self.kept(repository)

        def having(contact: Contact) -> Client:
            return evolve(first.record, contacts=(contact,))

        theirs = self.beside(repository).save(having(evolve(CONTACT, place=Place.HOME)), first.revision)
        with pytest.raises(Conflict) as caught:
            repository.save(having(evolve(CONTACT, kind=ContactKind.PHONE)), first.revision)
        paths = (("contacts", "k1", "kind"), ("contacts", "k1", "place"))
        assert [(each.path, each.together) for each in caught.value.fields] == [
            (each, paths) for each in paths
        ]
        assert repository.get(ID) == theirs
        # What has nothing to do with it is joined.
        saved = repository.save(having(evolve(CONTACT, note="x")), first.revision)
        assert (saved.record.contacts[0].place, saved.record.contacts[0].note) == (Place.HOME, "x")

    def test_saving_what_did_not_change(self) -> None:
        """Nothing happens: no new state, and no earlier one."""
        repository = self.make()
        stored = self.kept(repository)
        assert repository.save(stored.record, stored.revision) == stored
        assert repository.history(ID) == ()

    def test_unknown_keys_are_kept(self) -> None:
        """What this version does not know is there after a save, in items of lists too."""
        repository = self.make()
        self.put(
            repository,
            ID,
            f'schema = 1\nid = "{ID}"\nsite = "r"\nfuture = [1, 2]\n\n[[contacts]]\nid = "k1"\n'
            'on = 2021-05-10\nkind = "meeting"\ncoach = "coach001"\nmood = "\\u001b[31m"\n'.encode(),
        )
        first = repository.get(ID)
        repository.save(with_contact(evolve(first.record, wishes="x"), "k2"), first.revision)
        second = repository.get(ID)
        repository.save(evolve(second.record, wishes="y"), second.revision)
        revision = repository.revision(ID)
        assert revision is not None
        for kept in (b"future = [1, 2]", b'mood = "\\u001b[31m"'):
            assert kept in revision.content

    def test_what_would_not_read_back_is_refused(self) -> None:
        """A value no document can hold is refused with its path; nothing is changed."""
        repository = self.make()
        stored = self.kept(repository)
        wrong = evolve(stored.record, contacts=(evolve(CONTACT, minutes=1.5),))  # type: ignore[arg-type]  # wrong on purpose
        with pytest.raises(Invalid) as caught:
            repository.save(wrong, stored.revision)
        assert [each.where for each in caught.value.problems] == ["contacts[0].minutes"]
        with pytest.raises(StoreError, match="too long"):
            repository.save(evolve(stored.record, wishes="x" * 5_000_000), stored.revision)
        assert repository.get(ID) == stored

    def test_hostile_text_is_made_safe(self) -> None:
        """An escape sequence comes back as a visible mark, from the save itself too."""
        repository = self.make()
        saved = self.kept(repository, evolve(CLIENT, wishes="\x1b]0;x\x07 [/foo] [@click=app.quit]x[/] [b"))
        assert saved.record.wishes == "␛]0;x␇ [/foo] [@click=app.quit]x[/] [b"
        assert repository.get(ID) == saved

    def test_a_record_is_not_moved(self) -> None:
        """Another site means other rights: refused, and nothing is changed."""
        repository = self.make()
        stored = self.kept(repository)
        with pytest.raises(StoreError, match="cannot be moved"):
            repository.save(evolve(stored.record, site="k"), stored.revision)
        assert repository.get(ID) == stored

    @pytest.mark.parametrize("bad", ["../x", "", "a/b", ".hidden", "Åke", "x" * 65, "a\n", "-x", "A"])
    def test_an_id_is_a_plain_word(self, bad: str) -> None:
        """An id that could lead elsewhere is refused when saving."""
        repository = self.make()
        for client in (Client(bad, "r"), Client(ID, bad)):
            with pytest.raises(StoreError, match="cannot be an id"):
                repository.save(client, None)
        assert repository.ids() == ()

    def test_many_writers_at_once(self) -> None:
        """Four threads add ten contacts each to one client, and all forty are there."""
        repository = self.make()
        self.kept(repository, Client(ID, "r"))

        def work(writer: int) -> None:
            mine = self.beside(repository)
            for count in range(10):
                stored = mine.get(ID)
                mine.save(with_contact(stored.record, f"{writer}-{count}"), stored.revision)

        threads = [threading.Thread(target=work, args=(writer,)) for writer in range(4)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert len(repository.get(ID).record.contacts) == 40
        assert len(repository.history(ID)) == 40
