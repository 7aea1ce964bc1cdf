"""Clients for the tests of the caseload and the timeline."""

from datetime import date

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith
from ipscore.records.dataset import Dataset
from ipscore.records.episode import CoachEntry, Episode, Phase, PhaseEntry
from ipscore.records.workspace import Site, WorkspaceInfo

TODAY = date(2022, 10, 14)


def episode(intake: date, **more: object) -> Episode:
    """A stay that began with the intake and one coach."""
    values: dict[str, object] = {
        "phases": (PhaseEntry("p1", Phase.INTAKE, intake),),
        "coaches": (CoachEntry("c1", "aino", intake),),
        **more,
    }
    return Episode(id="e1", site="r", intake=intake, **values)  # type: ignore[arg-type] # the test names fields


def contact(on: date, kind: ContactKind = ContactKind.MEETING, **more: object) -> Contact:
    """A contact by the coach."""
    return Contact(id=f"x{on}{kind}", on=on, kind=kind, coach="aino", **more)  # type: ignore[arg-type] # the same


def with_partner(on: date) -> Contact:
    """A contact that did not reach the client."""
    return contact(on, contact_with=ContactWith.PARTNER)


def client(client_id: str = "a", *episodes: Episode, contacts: tuple[Contact, ...] = ()) -> Client:
    """A client with these stays; one from the 9th of September when none is given."""
    return Client(client_id, "r", episodes or (episode(date(2022, 9, 9)),), contacts)


def dataset(*clients: Client) -> Dataset:
    """A dataset of these clients."""
    info = WorkspaceInfo("Hanke", "thl-applied", (Site("r", "R"), Site("k", "K")))
    return Dataset(info, {each.id: each for each in clients})
