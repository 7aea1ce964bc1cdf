"""Everything a figure may be computed from, in memory: what the store loads and the pure rooms read."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from attrs import define, field, frozen

from ipscore.records.client import Client
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.identity import Identity
from ipscore.records.merged import kept_ids
from ipscore.records.programme import Programme
from ipscore.records.service_log import ServiceLog
from ipscore.records.staff import Staff
from ipscore.records.working_time import WorkingTime
from ipscore.records.workspace import WorkspaceInfo


@frozen
class Story:
    """One client with the employer contacts made about them: all that a per-client tally needs."""

    client: Client
    employer_contacts: tuple[EmployerContact, ...] = ()


@define(slots=False)
class Dataset:
    """The records of a workspace, by id. Read only; a changed record means a new dataset."""

    info: WorkspaceInfo
    clients: Mapping[str, Client] = field(factory=dict)
    identities: Mapping[str, Identity] = field(factory=dict)
    employers: Mapping[str, Employer] = field(factory=dict)
    staff: Mapping[str, Staff] = field(factory=dict)
    working_time: Mapping[str, WorkingTime] = field(factory=dict)
    programmes: Mapping[str, Programme] = field(factory=dict)
    service_logs: Mapping[str, ServiceLog] = field(factory=dict)

    @cached_property
    def _kept_employers(self) -> Mapping[str, str]:
        return kept_ids(self.employers)

    def employer_id(self, employer_id: str) -> str:
        """The id under which an employer is counted and named: of a merged one, that of the kept one."""
        return self._kept_employers.get(employer_id, employer_id)

    @cached_property
    def _contacts_by_client(self) -> Mapping[str, tuple[EmployerContact, ...]]:
        found: dict[str, list[EmployerContact]] = {}
        for _, contact in self.employer_contacts():
            for client in contact.clients:
                found.setdefault(client, []).append(contact)
        return {client: tuple(sorted(each, key=lambda c: (c.on, c.id))) for client, each in found.items()}

    def employer_contacts(self) -> Iterator[tuple[str, EmployerContact]]:
        """Every contact with an employer and the id the employer is counted under, by employers' ids.

        While two employers are being merged a contact is in both files; it is one contact all the same.
        """
        seen: set[str] = set()
        for employer_id in sorted(self.employers):
            kept = self.employer_id(employer_id)
            for contact in self.employers[employer_id].contacts:
                if contact.id not in seen:
                    seen.add(contact.id)
                    yield kept, contact

    def story(self, client_id: str) -> Story:
        """The client with their employer contacts, oldest first. Raises KeyError for an unknown id."""
        return Story(self.clients[client_id], self._contacts_by_client.get(client_id, ()))

    def stories(self) -> Iterator[Story]:
        """Every client's story by id, so that results never depend on the order of files."""
        return (self.story(client_id) for client_id in sorted(self.clients))
