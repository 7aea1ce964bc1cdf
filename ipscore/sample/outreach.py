"""Where the coaches tried to reach a client who had missed a meeting: by phone, or at the client's door.

Works on finished records and draws nothing by chance, so that the rest of the sample stays as it is.
"""

from collections.abc import Iterable

from attrs import evolve

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, Place
from ipscore.sample import texts
from ipscore.sample.working_days import PROJECT_END

AT_THE_DOOR = 3
"""From the third attempt in the service on the coach goes there; the first two are calls and messages."""


def gone_to(clients: Iterable[Client]) -> tuple[Client, ...]:
    """The clients with a place in every attempt that tells one.

    That of the project's time stays without: the form had no field for it then.
    """
    return tuple(evolve(each, contacts=tuple(_placed(each.contacts))) for each in clients)


def _placed(contacts: Iterable[Contact]) -> Iterable[Contact]:
    tried = 0
    for each in contacts:
        if each.kind is not ContactKind.ATTEMPT or each.on <= PROJECT_END:
            yield each
            continue
        tried += 1
        if tried >= AT_THE_DOOR:
            turn = (tried - AT_THE_DOOR) % len(texts.VISITED)
            place = Place.COMMUNITY if turn == 1 else Place.HOME
            yield evolve(each, note=texts.VISITED[turn], place=place)
        else:
            yield evolve(each, place=texts.TRIED_FROM.get(each.note))
