"""The employers' summaries, and by client what was done with employers for them: decoded once and kept."""

from collections.abc import Collection, Mapping
from functools import cached_property

from attrs import frozen

from ipscore.practice.summaries import EmployerContactSummary, EmployerSummary


@frozen
class EmployerWork:
    """Every employer as of one moment. There are far fewer employers than clients, so all may be held."""

    employers: Mapping[str, EmployerSummary]

    @cached_property
    def by_client(self) -> Mapping[str, tuple[tuple[str, EmployerContactSummary], ...]]:
        """The contacts about each client, oldest first, each with the employer's id before it."""
        found: dict[str, list[tuple[str, EmployerContactSummary]]] = {}
        for employer in self.employers.values():
            for contact in employer.contacts:
                for client in contact.clients:
                    found.setdefault(client, []).append((employer.id, contact))
        return {
            client: tuple(sorted(each, key=lambda pair: (pair[1].on, pair[1].id, pair[0])))
            for client, each in found.items()
        }

    def after(self, now: Mapping[str, EmployerSummary], touched: Collection[str]) -> "EmployerWork":
        """The same after the employers `touched` have changed, come or gone; `now`: all there are."""
        if not touched:
            return self
        kept = {key: each for key, each in self.employers.items() if key not in touched and key in now}
        return EmployerWork({**kept, **{key: now[key] for key in now.keys() - kept.keys()}})
