"""A client's case: everything about the coaching, nothing that tells who the person is."""

from datetime import date

from attrs import field, frozen

from ipscore.documented import doc
from ipscore.records.contact import Contact
from ipscore.records.deferral import Deferral
from ipscore.records.episode import Episode
from ipscore.records.job import Job, Placement
from ipscore.records.partner import Partner

SCHEMA = 1


@frozen
class Client:
    """The case file of one client; the name is in the `Identity` file of the same id."""

    id: str = field(metadata=doc("The client's id."))
    site: str = field(metadata=doc("Site whose folder the file is in.", refers="site"))
    episodes: tuple[Episode, ...] = field(default=(), metadata=doc("Stays in the service, oldest first."))
    contacts: tuple[Contact, ...] = field(default=(), metadata=doc("Contacts, in any order."))
    jobs: tuple[Job, ...] = field(default=(), metadata=doc("Jobs, in any order."))
    placements: tuple[Placement, ...] = field(
        default=(), metadata=doc("Work trials, studies and the like, in any order.")
    )
    wishes: str = field(
        default="", metadata=doc("What work the client wishes for, in the client's own words.")
    )
    wishes_changed_on: date | None = field(
        default=None, metadata=doc("Day the client's wishes last changed; left out while they are the first.")
    )
    partners: tuple[Partner, ...] = field(
        default=(), metadata=doc("Partners of the client, and whether they may be contacted.")
    )
    deferrals: tuple[Deferral, ...] = field(
        default=(), metadata=doc("Due items that were postponed or found not to be needed.")
    )
    schema: int = field(default=SCHEMA, metadata=doc("Version of this kind of file."))

    def episode_on(self, day: date) -> Episode | None:
        """The episode that was open on `day`, the newest when two overlap; None when there was none."""
        running = [each for each in self.episodes if each.open_on(day)]
        return max(running, key=lambda each: each.intake) if running else None

    def episode(self, episode_id: str) -> Episode | None:
        """The episode with this id, None when there is none."""
        return next((each for each in self.episodes if each.id == episode_id), None)
