"""People who work in the service: coaches, team leaders, assessors and others."""

from datetime import date
from enum import StrEnum

from attrs import field, frozen

from ipscore.documented import doc

SCHEMA = 1


class Role(StrEnum):
    """What a person does in the service."""

    COACH = "coach"
    TEAM_LEADER = "team_leader"
    ASSESSOR = "assessor"
    EMPLOYER_COORDINATOR = "employer_coordinator"


@frozen
class Post:
    """A person's work at a site with a share of full working time, for a span of days."""

    id: str = field(metadata=doc("Id of the post."))
    site: str = field(metadata=doc("Site.", refers="site"))
    start: date = field(metadata=doc("First day.", together="days"))
    share: float = field(default=1.0, metadata=doc("Share of full working time in coaching, 0–1."))
    end: date | None = field(
        default=None, metadata=doc("Last day; left out while it goes on.", together="days")
    )

    def runs_on(self, day: date) -> bool:
        """Whether the post was held on `day`."""
        return self.start <= day and (self.end is None or day <= self.end)


@frozen
class Leave:
    """Days off: these weeks do not count in what a coach is expected to do."""

    id: str = field(metadata=doc("Id of the leave."))
    start: date = field(metadata=doc("First day.", together="days"))
    end: date = field(metadata=doc("Last day.", together="days"))


@frozen
class Staff:
    """One person of the staff."""

    id: str = field(metadata=doc("Id of the person."))
    name: str = field(metadata=doc("Name."))
    roles: tuple[Role, ...] = field(default=(), metadata=doc("What the person does."))
    posts: tuple[Post, ...] = field(default=(), metadata=doc("Where and how much the person works."))
    leaves: tuple[Leave, ...] = field(default=(), metadata=doc("Holidays and other leave."))
    leader: str | None = field(default=None, metadata=doc("The person's team leader.", refers="staff"))
    schema: int = field(default=SCHEMA, metadata=doc("Version of this kind of file."))

    def post_on(self, day: date) -> Post | None:
        """The post held on `day`, None when there is none."""
        return next((each for each in self.posts if each.runs_on(day)), None)

    def on_leave(self, day: date) -> bool:
        """Whether `day` is a day of leave."""
        return any(each.start <= day <= each.end for each in self.leaves)
