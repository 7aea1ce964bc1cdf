"""What coaches do with employers after the hire: visits and calls about clients who work there (22).

Works on finished records, with chances of its own, so that the stories of the clients stay as they are. Only
the time after the project is filled: what the project did with employers is a published figure.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import evolve, frozen

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith, Place
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.job import Job
from ipscore.sample import employer_texts as texts
from ipscore.sample.chance import Deck, Ids, chance
from ipscore.sample.employer_work import SERVICE_START, reviewed
from ipscore.sample.staff import Diary
from ipscore.sample.working_days import AS_OF

WITHOUT = 0.25
"""Share of the jobs whose employer wishes for no contact, or does not know of the support."""
EVERY = timedelta(days=70)
"""So long at least lies between two contacts about one job."""
LONG = timedelta(days=380)
"""After so long at work contacts are half as frequent."""


@frozen
class Support:
    """One contact about somebody at work; `visit`: it was made while meeting the client at the workplace."""

    on: date
    coach: str
    client: str
    visit: bool


class AfterHire:
    """Writes the contacts about jobs that run."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._ids = Ids("after hire")
        self._deck = Deck(chance("after hire texts"))

    def employers(self, employers: Iterable[Employer], clients: Iterable[Client]) -> tuple[Employer, ...]:
        """The employers with the contacts about their people."""
        found: dict[str, list[Support]] = defaultdict(list)
        for client in clients:
            for job in client.jobs:
                if job.employer is not None:
                    found[job.employer] += self._job(client, job)
        return tuple(self._with(each, found[each.id]) for each in employers)

    def _job(self, client: Client, job: Job) -> Iterator[Support]:
        rng = chance("after hire", job.id)
        if rng.random() < WITHOUT:
            return
        visits = {each.on: each.coach for each in client.contacts if _at_work(each, job)}
        episode = client.episode(job.episode)
        day = max(job.start + timedelta(days=rng.randint(5, 20)), SERVICE_START + EVERY * rng.random())
        last = min(job.end or AS_OF, AS_OF, (episode and episode.closed_on) or AS_OF)
        while day <= last:
            near = [each for each in sorted(visits) if day <= each <= min(day + timedelta(days=21), last)]
            if near and rng.random() < 0.7:
                day = near[0]
                yield Support(day, visits[day], client.id, visit=True)
            else:
                coach = episode.coach_on(day) if episode is not None else None
                if coach is not None and self._diary.works(coach, day):
                    yield Support(day, coach, client.id, visit=False)
                else:
                    day += timedelta(days=1)
                    continue
            day += EVERY * (2 if day > job.start + LONG else 1) + timedelta(days=rng.randint(0, 40))

    def _with(self, employer: Employer, support: list[Support]) -> Employer:
        made = [self._contact(employer, each) for each in support]
        contacts = sorted((*employer.contacts, *made), key=lambda each: (each.on, each.id))
        return evolve(employer, contacts=tuple(contacts))

    def _contact(self, employer: Employer, it: Support) -> EmployerContact:
        return EmployerContact(
            id=self._ids.new(),
            on=it.on,
            coach=it.coach,
            face_to_face=it.visit,
            clients=(it.client,),
            from_wishes=True,
            person=employer.person,
            result=self._deck.deal(texts.SUPPORT_VISITS if it.visit else texts.SUPPORT_CALLS),
            reviewed_on=reviewed(it.on) if it.visit else None,
            minutes=20 if it.visit else 10,
        )


def _at_work(contact: Contact, job: Job) -> bool:
    return (
        contact.kind is ContactKind.MEETING
        and contact.contact_with is ContactWith.CLIENT
        and contact.place is Place.WORKPLACE
        and contact.on >= SERVICE_START
        and job.runs_on(contact.on)
    )
