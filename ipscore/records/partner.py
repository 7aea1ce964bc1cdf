"""Partners: organisations and people the client deals with, and whether they may be contacted."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ipscore.documented import doc


class PartnerKind(StrEnum):
    """What kind of partner it is."""

    SOCIAL_SERVICES = "social_services"
    EMPLOYMENT_SERVICES = "employment_services"
    HEALTH_CARE = "health_care"
    KELA = "kela"
    SCHOOL = "school"
    DEBT_ADVICE = "debt_advice"
    ASSOCIATION = "association"
    FAMILY = "family"
    FORMER_EMPLOYER = "former_employer"
    OTHER = "other"


@frozen
class Partner:
    """One partner (yhteistyötaho) of a client."""

    id: str = field(metadata=doc("Id of the partner."))
    name: str = field(metadata=doc("Organisation, or the name of a relative."))
    kind: PartnerKind = field(metadata=doc("What kind."))
    person: str = field(default="", metadata=doc("Contact person."))
    phone: str = field(default="", metadata=doc("Phone."))
    email: str = field(default="", metadata=doc("E-mail address."))
    may_contact: bool | None = field(
        default=None,
        metadata=doc("Whether the client agrees to contact with this partner; left out when not asked."),
    )
    asked_on: date | None = field(default=None, metadata=doc("Day the client was asked."))
    until: date | None = field(
        default=None, metadata=doc("Last day the partner has to do with the client; left out while it does.")
    )
    note: str = field(default="", metadata=doc("Note in free words."))

    def current_on(self, day: date) -> bool:
        """Whether the partner has to do with the client on `day`."""
        return self.until is None or day <= self.until
