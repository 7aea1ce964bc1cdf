"""What the views of a client's card are made of: lines, each with the form that Enter opens."""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from attrs import Factory, evolve, frozen

from ipscore.language import Language
from ipscore.message import N_
from ipscore.records.client import Client
from ipscore.records.dataset import Story
from ipscore.records.employer import Employer
from ipscore.records.job import Job
from ipstui.session import Session

INDENT = "  "
"""Before what belongs to the line above it."""
DOT, NOTED = " · ", " – "
"""Between the parts of a line, and before what people wrote about it."""


class View(StrEnum):
    """The views, in the order in which → goes through them."""

    OVERVIEW = "overview"
    JOBS = "jobs"
    EMPLOYERS = "employers"
    PARTNERS = "partners"
    TALKS = "talks"
    STAYS = "stays"


VIEWS: Mapping[View, str] = {
    View.OVERVIEW: N_("Overview"),
    View.JOBS: N_("Jobs"),
    View.EMPLOYERS: N_("Employers"),
    View.PARTNERS: N_("Partners"),
    View.TALKS: N_("Advice"),
    View.STAYS: N_("Stays"),
}
"""Short words, so that all of them stand on one line of 80 cells."""


@frozen
class CardLine:
    """One line. `form`: what Enter opens, with `item` and `preset` as `open_form` takes them.

    `record`: id of what was saved when the line is gone to afterwards. `employer`: whose versions V shows.
    """

    key: str
    when: str
    what: str
    form: str
    item: str = ""
    preset: Mapping[str, str] = Factory(dict)
    record: str = ""
    employer: str | None = None


@frozen
class Card:
    """The client that is shown, with what is needed to say it in words."""

    session: Session
    story: Story
    employers: Mapping[str, Employer]

    @property
    def client(self) -> Client:
        """The case."""
        return self.story.client

    @property
    def language(self) -> Language:
        """The user's language."""
        return self.session.language

    @property
    def today(self) -> date:
        """The workspace's today."""
        return self.session.today

    def employer_name(self, employer_id: str | None) -> str:
        """The name, the id where there is no record, nothing for none."""
        if employer_id is None:
            return ""
        return self.session.employer_name(employer_id)

    @property
    def named_employers(self) -> Mapping[str, Employer]:
        """The employers, merged ones under the name of the one that stands for them."""
        return {key: evolve(each, name=self.employer_name(key)) for key, each in self.employers.items()}

    def job_name(self, job: Job) -> str:
        """Title and employer."""
        return comma(job.title, self.employer_name(job.employer))


Lines = Callable[[Card], tuple[CardLine, ...]]
"""How a view makes its lines."""


def comma(*parts: str) -> str:
    """The parts that are there, with commas between."""
    return ", ".join(each for each in parts if each)


def dots(*parts: str) -> str:
    """The parts that are there, with dots between."""
    return DOT.join(each for each in parts if each)


def noted(what: str, note: str) -> str:
    """What, and what was written about it."""
    return f"{what}{NOTED}{note}" if note else what
