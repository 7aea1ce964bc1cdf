"""Gives clients their partners: those they were spoken about with, and a few who may not be contacted."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from attrs import evolve

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactWith
from ipscore.records.partner import Partner, PartnerKind
from ipscore.sample.chance import Ids
from ipscore.sample.working_days import AS_OF

KINDS: Mapping[str, PartnerKind] = {
    "Kela": PartnerKind.KELA,
    "Aikuissosiaalityö": PartnerKind.SOCIAL_SERVICES,
    "Vammaispalvelut": PartnerKind.SOCIAL_SERVICES,
    "Mielenterveysyksikkö": PartnerKind.HEALTH_CARE,
    "Terveysasema": PartnerKind.HEALTH_CARE,
    "Päihdepalvelut": PartnerKind.HEALTH_CARE,
    "Työllisyyspalvelut": PartnerKind.EMPLOYMENT_SERVICES,
    "Velkaneuvonta": PartnerKind.DEBT_ADVICE,
}
LONG_AGO = timedelta(days=200)
"""A partner not heard of for so long has nothing to do with the client any more."""
REFUSED = Partner("", "Entinen työnantaja", PartnerKind.FORMER_EMPLOYER, may_contact=False)
NOT_ASKED = Partner("", "Keskisen ammattiopisto", PartnerKind.SCHOOL, person="opinto-ohjaaja")


def with_partners(clients: Sequence[Client]) -> tuple[Client, ...]:
    """The clients with partners; contacts name them by id."""
    ids = Ids("partners")
    return tuple(_with_partners(client, number, ids) for number, client in enumerate(clients))


def _with_partners(client: Client, number: int, ids: Ids) -> Client:
    spoken = [each for each in client.contacts if each.contact_with is not ContactWith.CLIENT]
    partners: dict[str, Partner] = {}
    for label in dict.fromkeys(each.partner for each in spoken):
        partners[label] = _partner(client, [each for each in spoken if each.partner == label], ids)
    asked_on = client.episodes[-1].intake
    more = [evolve(REFUSED, id=ids.new(), asked_on=asked_on)] if number % 6 == 2 else []
    if number % 6 == 4 and partners:
        more.append(evolve(NOT_ASKED, id=ids.new()))
    return evolve(
        client,
        partners=(*partners.values(), *more),
        contacts=tuple(
            evolve(each, partner_id=partners[each.partner].id) if each.partner in partners else each
            for each in client.contacts
        ),
    )


def _partner(client: Client, contacts: Sequence[Contact], ids: Ids) -> Partner:
    name, _, person = contacts[0].partner.partition(", ")
    first, last = contacts[0].on, contacts[-1].on
    stay = client.episode_on(first)
    return Partner(
        id=ids.new(),
        name=name,
        kind=KINDS.get(name, PartnerKind.FAMILY),
        person=person,
        may_contact=True,
        asked_on=first if stay is None else stay.intake,
        until=_until(client, last),
    )


def _until(client: Client, last: date) -> date | None:
    closed_on = client.episodes[-1].closed_on
    if closed_on is not None:
        return max(last, closed_on)
    return last if last < AS_OF - LONG_AGO else None
