"""Employers and the coaches' contacts with them (form B)."""

from datetime import date

from attrs import field, frozen

from ipscore.documented import doc
from ipscore.records.deferral import Deferral
from ipscore.records.job import Sector

SCHEMA = 1


@frozen
class EmployerContact:
    """One contact of a coach with an employer, about no client, one, or several (form B)."""

    id: str = field(metadata=doc("Id of the contact."))
    on: date = field(metadata=doc("Day."))
    coach: str = field(metadata=doc("Coach who was in contact.", refers="staff"))
    face_to_face: bool = field(
        metadata=doc("True: met in person; false: phone, message or remote.", together="kind")
    )
    by_client: bool = field(
        default=False,
        metadata=doc("True: the client met the employer without the coach; not counted as the coach's work."),
    )
    cold: bool = field(default=False, metadata=doc("True: a visit without an agreed time.", together="kind"))
    clients: tuple[str, ...] = field(default=(), metadata=doc("Clients it was about.", refers="client"))
    from_wishes: bool | None = field(
        default=None, metadata=doc("Whether it started from the clients' wishes (criterion 16).")
    )
    person: str = field(default="", metadata=doc("Whom the coach met, in words."))
    needs: str = field(default="", metadata=doc("What the employer needs."))
    told: str = field(default="", metadata=doc("What was told about the service or the clients."))
    result: str = field(default="", metadata=doc("What came of it."))
    next_step: str = field(default="", metadata=doc("What happens next.", together="next"))
    next_on: date | None = field(
        default=None, metadata=doc("By when the next step happens.", together="next")
    )
    reviewed_on: date | None = field(
        default=None, metadata=doc("Day the team leader reviewed it (criterion 17).")
    )
    minutes: int | None = field(default=None, metadata=doc("Length in minutes."))


@frozen
class Employer:
    """A company, municipality, association or other employer."""

    id: str = field(metadata=doc("Id of the employer."))
    name: str = field(metadata=doc("Name."))
    sector: Sector | None = field(default=None, metadata=doc("Sector."))
    business_id: str = field(
        default="", metadata=doc("Finnish business id (Y-tunnus), with its check digit.")
    )
    industry: str = field(default="", metadata=doc("Field of business, in words."))
    municipality: str = field(default="", metadata=doc("Municipality."))
    person: str = field(default="", metadata=doc("Contact person.", together="person"))
    phone: str = field(default="", metadata=doc("Phone.", together="person"))
    email: str = field(default="", metadata=doc("E-mail address.", together="person"))
    note: str = field(default="", metadata=doc("Note in free words."))
    contacts: tuple[EmployerContact, ...] = field(default=(), metadata=doc("Contacts, in any order."))
    deferrals: tuple[Deferral, ...] = field(
        default=(), metadata=doc("Due items that were postponed or found not to be needed.")
    )
    merged_into: str | None = field(
        default=None,
        metadata=doc("The employer this one turned out to be the same as.", refers="employer"),
    )
    schema: int = field(default=SCHEMA, metadata=doc("Version of this kind of file."))
