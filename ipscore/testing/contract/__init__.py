"""What every store of records must do, as tests to inherit: files, memory and a database keep one contract.

A new kind of store proves itself with a class of its own:

    class TestDatabase(RepositoryContract):
        def make(self) -> Repository[Client]:
            return DatabaseRepository(self.folder / "new.db", CLIENTS)

        def put(self, repository, client_id, content) -> None:
            ...

Needs pytest and Hypothesis, which the product itself does not; import this from tests only.
"""

from ipscore.testing.contract.history import History
from ipscore.testing.contract.listing import Listing
from ipscore.testing.contract.others import Others
from ipscore.testing.contract.saving import Saving


class RepositoryContract(Listing, Saving, History, Others):
    """The contract. Override `make` and `put`, and `beside` where a store can be opened twice."""
