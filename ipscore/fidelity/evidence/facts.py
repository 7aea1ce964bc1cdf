"""The records of a workspace made ready for counting: sorted and joined once, read by every window.

Fidelity of a whole year asks the same records of many criteria and many months. What does not depend on the
period is worked out here, once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import Protocol

from attrs import define, field, frozen

from ipscore.records.client import Client
from ipscore.records.contact import Contact
from ipscore.records.dataset import Dataset
from ipscore.records.employer import EmployerContact
from ipscore.records.episode import SEARCHING
from ipscore.records.service_log import ServiceEvent

DAY = timedelta(days=1)
WEEKEND = 5

COUNTED_FROM = ("clients", "employers", "staff", "working_time", "service_logs")
"""The parts of a dataset that figures are counted from: names of clients are never among them."""


class HeldReview(Protocol):
    """A review that was held, as far as its rhythm matters."""

    @property
    def id(self) -> str:
        """Id of the review."""
        ...

    @property
    def day(self) -> date:
        """Last day of the visit."""
        ...

    @property
    def sites(self) -> Collection[str]:
        """Sites that were reviewed; none: all."""
        ...


class Calendar(Protocol):
    """The working days of a country."""

    def after(self, day: date, count: int, /) -> date:
        """The working day `count` working days after `day`."""
        ...


@frozen
class Weekdays:
    """Monday to Friday: the calendar where nobody gives one with the public holidays."""

    def after(self, day: date, count: int, /) -> date:
        """The weekday `count` weekdays after `day`; `day` itself is not counted."""
        while count:
            day += DAY
            count -= day.weekday() < WEEKEND
        return day


@frozen
class Beside:
    """What evidence needs besides the daily records; `reviews` None: not known which were held."""

    reviews: Sequence[HeldReview] | None = None
    calendar: Calendar = field(factory=Weekdays)


@define(slots=False, eq=False)
class Facts:
    """A dataset for counting. Like the dataset it is read only."""

    dataset: Dataset
    beside: Beside = field(factory=Beside)
    _contacts: dict[str, tuple[list[date], list[Contact]]] = field(factory=dict, init=False)
    _searching: dict[str, tuple[tuple[date, date], ...]] = field(factory=dict, init=False)

    @cached_property
    def clients(self) -> tuple[Client, ...]:
        """Every client in the order of ids."""
        return tuple(self.dataset.clients[each] for each in sorted(self.dataset.clients))

    @cached_property
    def employer_contacts(self) -> tuple[tuple[str, EmployerContact], ...]:
        """Every contact with an employer and the id the employer is counted under."""
        return tuple(self.dataset.employer_contacts())

    @cached_property
    def events(self) -> Mapping[str, tuple[ServiceEvent, ...]]:
        """What each site did together, by site, oldest first."""
        found: dict[str, list[ServiceEvent]] = {}
        for log in self.dataset.service_logs.values():
            found.setdefault(log.site, []).extend(log.events)
        return {
            site: tuple(sorted(events, key=lambda each: (each.on, each.id))) for site, events in found.items()
        }

    def contacts(self, client: Client, start: date, end: date) -> Sequence[Contact]:
        """The client's contacts from `start` to `end`, both included, oldest first."""
        if client.id not in self._contacts:
            ordered = sorted(client.contacts, key=attrgetter("on", "id"))
            self._contacts[client.id] = ([each.on for each in ordered], ordered)
        days, ordered = self._contacts[client.id]
        return ordered[bisect_left(days, start) : bisect_right(days, end)]

    def searching_spans(self, client_id: str) -> tuple[tuple[date, date], ...]:
        """The days on which the client was looking for work, as spans with both ends included."""
        found = self._searching.get(client_id)
        if found is None:
            client = self.dataset.clients.get(client_id)
            found = () if client is None else tuple(_searching_spans(client))
            self._searching[client_id] = found
        return found


def _searching_spans(client: Client) -> list[tuple[date, date]]:
    """Whether a client searches changes only where an episode begins or ends or a phase is entered."""
    turns = {each.intake for each in client.episodes}
    turns |= {
        each.closed_on + DAY
        for each in client.episodes
        if each.closed_on is not None and each.closed_on < date.max
    }
    turns |= {entry.on for each in client.episodes for entry in each.phases}
    ordered = sorted(turns)
    ends = [each - DAY for each in ordered[1:]] + [date.max]
    return [(start, end) for start, end in zip(ordered, ends, strict=False) if _searches(client, start)]


def _searches(client: Client, day: date) -> bool:
    episode = client.episode_on(day)
    entry = None if episode is None else episode.phase_on(day)
    return entry is not None and entry.phase in SEARCHING
