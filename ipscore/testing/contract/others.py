"""The contract about what others do: colleagues, and newer versions of the program."""

import time

import pytest
from attrs import evolve

from ipscore.problem import Severity
from ipscore.records.client import Client
from ipscore.store import (
    Changes,
    ReadOnly,
    Repository,
    Token,
)
from ipscore.testing.contract.store import ID, PATIENCE, Contract


class Others(Contract):
    """Their changes are named, and what is not understood is left alone."""

    def test_a_newer_record_is_shown_and_left_alone(self) -> None:
        """What a newer version wrote is shown as far as it is understood; what would change it is refused."""
        repository = self.make()
        first = self.kept(repository)
        repository.save(evolve(first.record, wishes="x"), first.revision)
        (version,) = repository.history(ID)
        self.put(
            repository,
            ID,
            f'schema = 2\nid = "{ID}"\nsite = "r"\nwishes = ["a", "list"]\n\n[[contacts]]\nid = "k1"\n'
            'on = 2021-05-10\nkind = "hologram"\ncoach = "coach001"\n\n[[contacts]]\nid = "k2"\n'
            'on = 2021-05-10\nkind = "phone"\ncoach = "coach001"\nplace = "moon"\n'.encode(),
        )
        newer = repository.get(ID)
        assert [each.id for each in newer.record.contacts] == ["k2"]
        assert (newer.record.wishes, newer.record.contacts[0].place) == ("", None)
        assert newer.read_only is not None
        assert (newer.read_only.line, newer.read_only.severity) == (1, Severity.WARNING)
        found, problems = repository.all()
        assert ([each.record for each in found], list(problems)) == ([newer.record], [newer.read_only])
        for attempt in (
            lambda: repository.save(evolve(newer.record, wishes="y"), newer.revision),
            lambda: repository.save(evolve(first.record, wishes="y"), first.revision),
            lambda: repository.delete(ID, newer.revision),
            lambda: repository.restore(ID, version.id, newer.revision),
        ):
            with pytest.raises(ReadOnly):
                attempt()
        assert repository.get(ID) == newer
        assert repository.history(ID) == (version,)

    def test_changes_are_named_once(self) -> None:
        """After a token come exactly the records that were saved, made and removed since, by whomever."""
        repository = self.make()
        self.kept(repository)
        gone = self.kept(repository, Client("gggg0001", "r"))
        self.kept(repository, Client("zzzz0001", "k"))
        first = repository.changes_since(None)
        assert (first.changed, first.removed) == ((ID, "gggg0001", "zzzz0001"), ())
        quiet = self.quiet(repository, first.token)
        other = self.beside(repository)
        stored = other.get(ID)
        other.save(evolve(stored.record, wishes="x"), stored.revision)
        other.save(Client("nnnn0001", "k"), None)
        other.delete("gggg0001", gone.revision)
        changes = repository.changes_since(quiet)
        assert (changes.changed, changes.removed) == ((ID, "nnnn0001"), ("gggg0001",))
        # An old token stays good.
        assert repository.changes_since(quiet).changed == (ID, "nnnn0001")
        self.quiet(repository, changes.token)

    def quiet(self, repository: Repository[Client], token: Token) -> Token:
        """A token after which nothing more is named."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            changes: Changes = repository.changes_since(token)
            if not changes.changed and not changes.removed:
                return changes.token
            token = changes.token
            time.sleep(0.02)
        raise AssertionError("changes are named again and again")
