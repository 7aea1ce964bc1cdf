"""The coaches' contacts with employers: as many as the plan says in the project, week by week after it."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from attrs import define, evolve, field, frozen

from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import Phase
from ipscore.sample import employer_texts as texts
from ipscore.sample.cases import phase_dates
from ipscore.sample.chance import Deck, Ids, chance, shuffled
from ipscore.sample.drafts import CaseDraft, EpisodeDraft
from ipscore.sample.employers import Pool, Workplace
from ipscore.sample.plan import EMPLOYER_CONTACTS
from ipscore.sample.staff import Diary, Team
from ipscore.sample.working_days import AS_OF, PROJECT_END, is_workday, monday, workday

SERVICE_START = PROJECT_END + timedelta(days=1)
FULL_PACE = date(2024, 1, 8)


@define
class Slot:
    """A contact to be made: when, by whom, about whom; the employer may come later."""

    on: date
    coach: str
    case: CaseDraft | None = None
    workplace: Workplace | None = None
    first: bool = False
    hires: bool = False


@frozen
class Search:
    """Days on which a client is looking for a job and has met an employer before."""

    case: CaseDraft
    stay: EpisodeDraft
    start: date
    end: date

    def covers(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return self.start <= day <= self.end


@define
class EmployerWork:
    """Plans and writes all contacts with the employers of one site."""

    site: str
    cases: Sequence[CaseDraft]
    pool: Pool
    team: Team
    diary: Diary
    ids: Ids
    rng: Random = field(init=False)
    deck: Deck = field(init=False)
    searches: list[Search] = field(init=False)

    def __attrs_post_init__(self) -> None:
        self.rng = chance("employer work", self.site)
        self.deck = Deck(self.rng)
        self.searches = [
            search for case in self.cases for stay in case.episodes for search in _searches(case, stay)
        ]

    def employers(self) -> list[Employer]:
        """The site's employers with their contacts."""
        slots = [*self._project(), *self._service()]
        by_employer: dict[str, list[EmployerContact]] = defaultdict(list)
        for slot in sorted(slots, key=lambda each: (each.on, each.coach)):
            if slot.workplace is not None:
                by_employer[slot.workplace.employer.id].append(
                    self._contact(slot, slot.workplace, by_employer)
                )
        return [_with(each.employer, by_employer[each.employer.id]) for each in self.pool.everyone]

    # The project: a fixed number of contacts with a fixed number of employers.

    def _project(self) -> list[Slot]:
        slots = [slot for slot in self._due() if slot.on <= PROJECT_END]
        searches = [each for each in self.searches if each.start <= PROJECT_END]
        weights = [(min(each.end, PROJECT_END) - each.start).days + 1 for each in searches]
        while len(slots) < EMPLOYER_CONTACTS[self.site]:
            search = self.rng.choices(searches, weights)[0]
            day = search.start + timedelta(
                days=self.rng.randint(0, (min(search.end, PROJECT_END) - search.start).days)
            )
            coach = search.stay.coach_on(day)
            if self.diary.free(coach, day):
                slots.append(self._booked(Slot(day, coach, search.case)))
        self._choose_employers(slots)
        return slots

    def _choose_employers(self, slots: list[Slot]) -> None:
        """Every employer of the project is met at least once, some several times."""
        met = {slot.workplace.employer.id for slot in slots if slot.workplace is not None}
        waiting = shuffled([each for each in self.pool.project if each.employer.id not in met], self.rng)
        open_slots = [slot for slot in slots if slot.workplace is None]
        for slot in shuffled(open_slots, self.rng):
            slot.workplace = waiting.pop() if waiting else self._fitting(slot, self.pool.project)

    def _fitting(self, slot: Slot, workplaces: Sequence[Workplace]) -> Workplace:
        """Most contacts start from the client's wishes: an employer of the wished field."""
        if slot.case is not None and self.rng.random() < 0.75:
            wished = slot.case.trade
            fitting = [each for each in workplaces if each.trade is wished]
            if fitting:
                return self.rng.choice(fitting)
        return self.rng.choice(list(workplaces))

    def _due(self) -> list[Slot]:
        """Each client's first meeting with an employer, and the meeting each job came from."""
        slots = []
        for case in self.cases:
            for stay in case.episodes:
                if stay.first_meeting is not None:
                    slots.append(
                        self._booked(
                            Slot(stay.first_meeting, stay.coach_on(stay.first_meeting), case, first=True)
                        )
                    )
                for job in stay.jobs:
                    day = self._day_before_job(stay, job.start)
                    if day is not None:
                        slots.append(self._booked(Slot(day, stay.coach_on(day), case, job.place, hires=True)))
        return slots

    def _day_before_job(self, stay: EpisodeDraft, start: date) -> date | None:
        first = max(stay.first_meeting or stay.intake, start - timedelta(days=21))
        if start > PROJECT_END:
            first = max(first, SERVICE_START)
        return self.diary.free_day_back(
            stay.coach_on(start), start - timedelta(days=self.rng.randint(4, 12)), first
        )

    def _booked(self, slot: Slot) -> Slot:
        self.diary.book(slot.coach, slot.on)
        return slot

    # The service: a weekly pace that rises until spring 2024.

    def _service(self) -> list[Slot]:
        due = defaultdict(list)
        for slot in self._service_due():
            due[slot.coach, monday(slot.on)].append(slot)
        slots: list[Slot] = []
        for coach in self.team.coaches:
            if coach.posts[0].site != self.site:
                continue
            owed = 0.0
            week = monday(SERVICE_START)
            while week <= AS_OF:
                days = [
                    day
                    for day in _days(week)
                    if SERVICE_START <= day <= AS_OF and self.diary.works(coach.id, day)
                ]
                owed += _pace(week) * coach.posts[0].share * len(days) / 5
                fixed = due.get((coach.id, week), [])
                slots += fixed
                owed -= len(fixed)
                while owed >= 1 and days:
                    owed -= 1
                    found = self._one(coach.id, days)
                    if found is not None:
                        slots.append(found)
                week += timedelta(days=7)
        for slot in slots:
            if slot.workplace is None:
                slot.workplace = self._fitting(slot, self.pool.everyone)
        return slots

    def _service_due(self) -> list[Slot]:
        return [slot for slot in self._due() if slot.on > PROJECT_END]

    def _one(self, coach: str, days: list[date]) -> Slot | None:
        for day in shuffled(days, self.rng):
            searching = [
                each for each in self.searches if each.covers(day) and each.stay.coach_on(day) == coach
            ]
            if searching and self.diary.free(coach, day):
                return self._booked(Slot(day, coach, self.rng.choice(searching).case))
        return None

    # How one contact is written.

    def _contact(
        self, slot: Slot, workplace: Workplace, before: dict[str, list[EmployerContact]]
    ) -> EmployerContact:
        rng = self.rng
        visits = len(before[workplace.employer.id])
        met = slot.first or slot.on >= SERVICE_START or rng.random() < (0.88 if slot.hires else 0.74)
        cold = met and visits == 0 and not slot.hires and rng.random() < 0.35
        following = rng.random() < 0.35 and not slot.hires
        return EmployerContact(
            id=self.ids.new(),
            on=slot.on,
            coach=slot.coach,
            face_to_face=met,
            cold=cold,
            clients=self._clients(slot),
            from_wishes=_wished(rng.random()),
            person=workplace.employer.person if rng.random() < 0.7 else "",
            needs=self.deck.deal(texts.NEEDS) if met else "",
            told=self.deck.deal(texts.TOLD),
            result=self.deck.deal(
                texts.HIRED if slot.hires else texts.RESULTS if met else texts.PHONE_RESULTS
            ),
            next_step=self.deck.deal(texts.NEXT) if following else "",
            next_on=workday(slot.on + timedelta(days=rng.randint(5, 21))) if following else None,
            reviewed_on=reviewed(slot.on) if met else None,
            minutes=None
            if rng.random() < 0.02
            else rng.choice((20, 30, 30, 45, 60))
            if met
            else rng.choice((5, 10, 15)),
        )

    def _clients(self, slot: Slot) -> tuple[str, ...]:
        if slot.case is None:
            return ()
        also = [
            each.case
            for each in self.searches
            if each.covers(slot.on)
            and each.case is not slot.case
            and each.stay.coach_on(slot.on) == slot.coach
        ]
        if also and not slot.first and not slot.hires and self.rng.random() < 0.09:
            return (slot.case.id, self.rng.choice(also).id)
        return (slot.case.id,)


def _searches(case: CaseDraft, stay: EpisodeDraft) -> list[Search]:
    if stay.first_meeting is None:
        return []
    phases = phase_dates(stay)
    ends = [on for _, on in phases[1:]] + [stay.closed_on or AS_OF]
    found = []
    for (phase, on), end in zip(phases, ends, strict=True):
        start, last = max(on, stay.first_meeting + timedelta(days=1)), end - timedelta(days=1)
        if phase is Phase.JOB_SEARCH and start <= last:
            found.append(Search(case, stay, start, last))
    return found


def _days(week: date) -> list[date]:
    return [day for day in (week + timedelta(days=number) for number in range(5)) if is_workday(day)]


def _pace(week: date) -> float:
    """Contacts a full-time coach makes in a week: 1,5 after the project, over 3 from January 2024."""
    if week >= FULL_PACE:
        return 3.45
    done = (week - monday(SERVICE_START)).days / (FULL_PACE - monday(SERVICE_START)).days
    return 1.5 + 1.5 * done


def _wished(drawn: float) -> bool | None:
    """94 % start from the client's wishes; now and then it was not written down."""
    if drawn < 0.02:
        return None
    return drawn < 0.96


def reviewed(day: date) -> date | None:
    """The leader reads the log once a month, on the first working day after the fourth of the next month."""
    following = date(day.year + day.month // 12, day.month % 12 + 1, 5)
    read = workday(following)
    return read if read <= AS_OF else None


def _with(employer: Employer, contacts: list[EmployerContact]) -> Employer:
    return evolve(employer, contacts=tuple(sorted(contacts, key=lambda each: (each.on, each.id))))
