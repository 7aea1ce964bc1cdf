"""Writes the contacts of a stay along its phases: what was due, what happened, what was missed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, time, timedelta

from attrs import evolve

from ipscore.records.contact import Contact, ContactKind, ContactWith, Place, Topic
from ipscore.records.employer import Employer
from ipscore.records.episode import ClosingReason, Phase
from ipscore.sample import texts
from ipscore.sample.cases import heard_on, phase_dates
from ipscore.sample.chance import Deck, Ids, chance
from ipscore.sample.drafts import CaseDraft, EpisodeDraft, JobDraft
from ipscore.sample.staff import Diary
from ipscore.sample.stay import Stay
from ipscore.sample.working_days import AS_OF, PROJECT_END, add_workdays, workday

OUT_AND_ABOUT = (Place.COMMUNITY, Place.COMMUNITY, Place.COMMUNITY, Place.OFFICE, Place.OFFICE, Place.HOME)
MUST = frozenset({Topic.PROFILE, Topic.BENEFITS_ADVICE, Topic.NEW_SEARCH_OFFERED, Topic.NATURAL_SUPPORT})
"""What is never left out because of a holiday."""
ROOM_TO_REACH = timedelta(days=16)
"""A meeting is missed only where there is time for the attempts before the next thing happens."""
NEXT_DAYS = (-12, -6, -4, 6, -1, 0, 0, 1, 1, 2, 2, 3, 4, 4, 7, 8, 9, 10, 11, 14, 15, 17, 21)
"""When the next step of an open client is due, in days from the last day of the sample; dealt in turn."""


class ContactWriter:
    """Writes contacts for one stay after another, keeping every coach's diary."""

    def __init__(self, ids: Ids, diary: Diary, employers: Iterable[Employer]) -> None:
        self._met: dict[str, list[tuple[date, str]]] = defaultdict(list)
        for employer in employers:
            for contact in employer.contacts:
                for client in contact.clients:
                    self._met[client].append((contact.on, employer.name))
        self._ids = ids
        self._diary = diary
        self._deck = Deck(chance("contact texts"))
        self._open_turn = 0

    def stay(self, case: CaseDraft, stay: EpisodeDraft, *, swedish: bool) -> list[Contact]:
        """The contacts of the stay, oldest first."""
        it = Stay(
            case,
            stay,
            chance("contacts", case.id, stay.intake),
            swedish,
            phase_dates(stay),
            sorted(self._met[case.id]),
        )
        self._beginning(it)
        self._search(it)
        for job in stay.jobs:
            self._around_job(it, job)
        self._partners(it)
        if stay.agreement_now:
            self._meet(it, AS_OF - timedelta(days=3), texts.BEFORE_START[3:], (Topic.SUPPORT_PLAN,))
        if stay.closed_on is not None:
            self._ending(it, stay.closed_on)
        it.contacts.sort(key=lambda each: (each.on, each.at or time(0), each.id))
        return self._with_next_steps(it)

    # What is due in each part of the stay.

    def _beginning(self, it: Stay) -> None:
        day = it.draft.intake
        self._meet(it, day, texts.FIRST_MEETING, (), minutes=(60, 75, 90))
        self._meet(it, day + timedelta(days=7), texts.PROFILE, (Topic.PROFILE,), minutes=(60, 75, 90))
        self._meet(it, day + timedelta(days=15), texts.PROFILE, (Topic.PROFILE,), minutes=(60, 90))

    def _search(self, it: Stay) -> None:
        """Every two or three weeks while searching, with a call or message between; some are missed."""
        for number, (start, end) in enumerate(it.spans(Phase.JOB_SEARCH)):
            day = start + timedelta(days=it.rng.randint(2, 6))
            count = 0
            while day <= end - timedelta(days=3):
                topics: tuple[Topic, ...] = (Topic.JOB_SEARCH_PLAN,) if count % 3 == 0 else ()
                if count == 1 or (count > 1 and count % 6 == 0):
                    topics = (*topics, Topic.DISCLOSURE)
                if number and count == 0:
                    topics = (*topics, Topic.PROFILE)
                if it.rng.random() < it.missing(day) and day <= end - ROOM_TO_REACH:
                    day = self._missed(it, day)
                else:
                    self._meet(it, day, texts.SEARCH, topics)
                if it.rng.random() < 0.4:
                    self._call(it, day + timedelta(days=it.rng.randint(3, 8)), texts.SEARCH_PHONE)
                count += 1
                # The longer the search, the rarer the meetings: people ask for it.
                day += timedelta(days=it.rng.randint(12, 18) + min(2 * count, 20))

    def _around_job(self, it: Stay, job: JobDraft) -> None:
        before = self._diary.free_day_back(
            it.draft.coach_on(job.start), job.start - timedelta(days=1), job.start - timedelta(days=7)
        )
        if before is not None and it.rng.random() < 0.985:
            self._meet(it, before, texts.BEFORE_START, (Topic.BENEFITS_ADVICE, Topic.SUPPORT_PLAN))
            job.advice_on = before
        end = min(it.last, job.end or it.last)
        day = add_workdays(job.start, it.rng.choice((1, 2, 2, 3)))
        topics: tuple[Topic, ...] = (Topic.NATURAL_SUPPORT,)
        while day <= end:
            fresh = day < job.start + timedelta(days=31)
            pool = texts.AFTER_START if fresh else texts.IN_WORK
            if fresh or it.rng.random() < 0.7:
                place = it.rng.choice((Place.WORKPLACE, Place.WORKPLACE, Place.COMMUNITY))
                self._meet(it, day, pool, topics, place=place, minutes=(30, 45, 60))
            else:
                self._call(it, day, texts.IN_WORK_PHONE, kind=ContactKind.PHONE)
            topics = (Topic.SUPPORT_PLAN,) if it.rng.random() < 0.15 else ()
            long_since = day > job.start + timedelta(days=380)
            day += timedelta(days=7 if fresh else it.rng.randint(25, 33) + (14 if long_since else 0))
        if job.end is not None and heard_on(job) <= it.last:
            day = add_workdays(heard_on(job), it.rng.choice((0, 1, 2)))
            self._meet(it, day, texts.JOB_ENDED, (Topic.NEW_SEARCH_OFFERED, Topic.PROFILE))

    def _partners(self, it: Stay) -> None:
        day = it.draft.intake + timedelta(days=it.rng.randint(12, 40))
        while day <= it.last:
            if it.rng.random() < 0.1:
                who, note = it.rng.choice(texts.FAMILY)
                self._write(
                    it,
                    day,
                    ContactKind.PHONE,
                    note,
                    contact_with=ContactWith.FAMILY,
                    partner=who,
                    topics=(Topic.NATURAL_SUPPORT,),
                    minutes=15,
                )
            else:
                who, *notes = it.rng.choice(texts.PARTNERS)
                note = it.rng.choice(notes)
                meeting = it.rng.random() < 0.35
                kind = (
                    ContactKind.MEETING
                    if meeting
                    else it.rng.choice((ContactKind.PHONE, ContactKind.MESSAGE))
                )
                place = it.rng.choice((Place.COMMUNITY, Place.OFFICE, Place.REMOTE)) if meeting else None
                minutes = 60 if meeting else 15 if kind is ContactKind.PHONE else None
                self._write(
                    it,
                    day,
                    kind,
                    note,
                    contact_with=ContactWith.PARTNER,
                    partner=who,
                    place=place,
                    minutes=minutes,
                )
            day += timedelta(days=it.rng.randint(55, 110))

    def _ending(self, it: Stay, closed_on: date) -> None:
        reason = it.draft.reason or ClosingReason.OTHER
        if reason is ClosingReason.DROPPED_OUT:
            it.contacts = [
                each
                for each in it.contacts
                if each.on < closed_on - timedelta(days=34) or each.contact_with is not ContactWith.CLIENT
            ]
            self._write(it, closed_on, ContactKind.PHONE, self._deck.deal(texts.CLOSING[reason]), minutes=20)
            for days in (32, 20):
                day = self._missed(it, closed_on - timedelta(days=days))
                self._write(it, day + timedelta(days=2), ContactKind.ATTEMPT, self._deck.deal(texts.ATTEMPT))
            return
        self._meet(it, closed_on, texts.CLOSING[reason], ())

    # How one contact is written.

    def _meet(
        self,
        it: Stay,
        day: date,
        pool: tuple[str, ...],
        topics: tuple[Topic, ...],
        place: Place | None = None,
        minutes: tuple[int, ...] = (45, 60, 60, 75, 90),
    ) -> None:
        template = self._template(it, day, pool)
        where = texts.PLACED.get(template) or place or it.rng.choice(OUT_AND_ABOUT)
        # Now and then the length was not written down.
        length = None if day > PROJECT_END and it.rng.random() < 0.015 else it.rng.choice(minutes)
        self._write(
            it,
            day,
            ContactKind.MEETING,
            self._fill(it, day, template),
            topics=topics,
            place=where,
            minutes=length,
        )

    def _call(self, it: Stay, day: date, pool: tuple[str, ...], kind: ContactKind | None = None) -> None:
        chosen = kind or it.rng.choice((ContactKind.PHONE, ContactKind.MESSAGE))
        if chosen is ContactKind.MESSAGE:
            self._write(it, day, chosen, self._fill(it, day, self._template(it, day, texts.MESSAGE)))
        else:
            note = self._fill(it, day, self._template(it, day, pool))
            self._write(it, day, chosen, note, minutes=it.rng.choice((10, 15, 15, 20, 30)))

    def _missed(self, it: Stay, day: date) -> date:
        """A missed meeting and the attempts after it; the day of the last one."""
        place = it.rng.choice((Place.OFFICE, Place.COMMUNITY))
        missed = self._write(it, day, ContactKind.MISSED, self._deck.deal(texts.MISSED), place=place)
        if missed is None:
            return day
        for _ in range(it.rng.choice((1, 1, 2, 3))):
            wanted = add_workdays(missed, it.rng.choice((1, 2, 3)))
            missed = self._write(it, wanted, ContactKind.ATTEMPT, self._deck.deal(texts.ATTEMPT)) or missed
        return missed

    def _template(self, it: Stay, day: date, pool: tuple[str, ...]) -> str:
        """A note of the pool; one that names an employer only when there is one to name."""
        if it.swedish and it.rng.random() < 0.6:
            return self._deck.deal(texts.SWEDISH)
        if it.employer(day):
            return self._deck.deal(pool)
        return self._deck.deal(tuple(each for each in pool if "{employer}" not in each))

    def _fill(self, it: Stay, day: date, template: str) -> str:
        return template.format(employer=it.employer(day), title=it.title(day))

    def _write(
        self,
        it: Stay,
        day: date,
        kind: ContactKind,
        note: str,
        *,
        contact_with: ContactWith = ContactWith.CLIENT,
        partner: str = "",
        place: Place | None = None,
        topics: tuple[Topic, ...] = (),
        minutes: int | None = None,
    ) -> date | None:
        """Write a contact on the first day from `day` on which the coach can, and tell the day.

        None is written after the stay, and none that a holiday would push up against another.
        """
        taken = it.client_days if contact_with is ContactWith.CLIENT else frozenset()
        coach = it.draft.coach_on(max(day, it.draft.intake))
        free = self._free(it, coach, day, taken)
        if free is not None and it.draft.coach_on(free) != coach:
            coach = it.draft.coach_on(free)
            free = self._free(it, coach, free, taken)
        if free is None or (not MUST.intersection(topics) and _crowded(day, free, taken)):
            return None
        hour = self._diary.book(coach, free)
        timed = kind in {ContactKind.MEETING, ContactKind.MISSED}
        it.contacts.append(
            Contact(
                id=self._ids.new(),
                on=free,
                kind=kind,
                coach=coach,
                at=time(hour, 0) if timed else None,
                contact_with=contact_with,
                partner=partner,
                place=place,
                minutes=minutes,
                topics=topics,
                note=note,
            )
        )
        return free

    def _free(self, it: Stay, coach: str, day: date, taken: frozenset[date]) -> date | None:
        """A day from `day` on; else, for what belongs to the end of a stay, one before it."""
        later = self._diary.free_day(coach, day, it.last, taken)
        return later or self._diary.free_day_back(coach, min(day, it.last), it.draft.intake, taken)

    # What was agreed to happen next.

    def _with_next_steps(self, it: Stay) -> list[Contact]:
        made = []
        for number, contact in enumerate(it.contacts):
            following = it.contacts[number + 1].on if number + 1 < len(it.contacts) else None
            if following is None and it.draft.closed_on is None:
                due = AS_OF + timedelta(days=NEXT_DAYS[self._open_turn % len(NEXT_DAYS)])
                self._open_turn += 1
                due = max(due, add_workdays(contact.on, 1))
                made.append(evolve(contact, next_step=self._step(it, contact), next_on=workday(due)))
            elif following is not None and following > contact.on and it.rng.random() < 0.45:
                made.append(evolve(contact, next_step=self._step(it, contact), next_on=following))
            else:
                made.append(contact)
        return made

    def _step(self, it: Stay, contact: Contact) -> str:
        if contact.kind in {ContactKind.MISSED, ContactKind.ATTEMPT}:
            return self._deck.deal(texts.NEXT_STEPS["reach"])
        stage = {
            Phase.INTAKE: "early",
            Phase.PROFILE: "early",
            Phase.AGREEMENT: "agreement",
            Phase.IN_WORK: "work",
        }.get(it.phase(contact.on), "search")
        return self._deck.deal(texts.NEXT_STEPS[stage])


def _crowded(wanted: date, free: date, taken: frozenset[date]) -> bool:
    """Whether a contact that had to wait long would now come within a week of another."""
    waited = (free - wanted).days > 9
    return waited and any(abs((free - each).days) <= 6 for each in taken)
