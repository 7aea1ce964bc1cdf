"""The client's employers and partners: contacts with the former, and whether the latter may be contacted."""

from ipscore.records.employer import EmployerContact
from ipscore.records.partner import Partner, PartnerKind
from ipstui.screens.client.card import Card, CardLine, comma, dots, noted


def employers(card: Card) -> tuple[CardLine, ...]:
    """Contacts with employers about this client, newest first."""
    owner = {each.id: employer.id for employer in card.employers.values() for each in employer.contacts}
    contacts = sorted(card.story.employer_contacts, key=lambda each: (each.on, each.id), reverse=True)
    if not contacts:
        words = card.language("No employer contacts yet. Enter writes down the first one.")
        return (CardLine("none", "", words, "employer_contact"),)
    return tuple(_employer_contact(card, each, owner.get(each.id)) for each in contacts)


def partners(card: Card) -> tuple[CardLine, ...]:
    """Partners of today by name, then those of earlier days."""
    everyone = sorted(
        card.client.partners, key=lambda each: (not each.current_on(card.today), each.name.casefold())
    )
    if not everyone:
        words = card.language("No partners yet. Enter writes down the first one.")
        return (CardLine("none", "", words, "partner"),)
    return tuple(_partner(card, each) for each in everyone)


def consent_words(card: Card, partner: Partner) -> str:
    """Whether the client lets the partner be contacted, or that nobody asked the client."""
    if partner.may_contact is None:
        return card.language("not asked")
    return card.language("allowed") if partner.may_contact else card.language("not allowed")


def partner_name(card: Card, partner: Partner) -> str:
    """The name; of the family only what they are while names are hidden."""
    hidden = card.session.hide_identity and partner.kind is PartnerKind.FAMILY
    return card.language.choice(partner.kind) if hidden else partner.name


def _employer_contact(card: Card, contact: EmployerContact, employer: str | None) -> CardLine:
    language = card.language
    how = language("face to face") if contact.face_to_face else language("phone, message or remote")
    if contact.by_client:
        how = comma(how, language("client alone"))
    elif contact.cold:
        how = comma(how, language("cold visit"))
    said = dots(contact.needs, contact.result)
    if contact.next_step:
        said = dots(said, language("next: {step}", step=contact.next_step))
    what = noted(dots(card.employer_name(employer) or "–", how), said)
    return CardLine(
        f"employer:{contact.id}",
        language.date(contact.on),
        what,
        "employer_contact",
        contact.id,
        record=contact.id,
        employer=employer,
    )


def _partner(card: Card, partner: Partner) -> CardLine:
    language = card.language
    kind = language.choice(partner.kind)
    name = partner_name(card, partner)
    # Of a partner of earlier days the days say more than what kind they were.
    if partner.current_on(card.today) and name.casefold() != kind.casefold():
        name = comma(name, kind)
    reach = "" if card.session.hide_identity else comma(partner.person, partner.phone, partner.email)
    contacts = [each.on for each in card.client.contacts if each.partner_id == partner.id]
    last = language("last contact {day}", day=max(contacts)) if contacts else ""
    until = language("until {day}", day=partner.until) if partner.until is not None else ""
    # What people wrote comes last: only that may be cut off where a line is too short.
    what = noted(dots(name, last, until, reach), partner.note)
    may = consent_words(card, partner) if partner.current_on(card.today) else language("ended")
    return CardLine(f"partner:{partner.id}", may, what, "partner", partner.id, record=partner.id)
