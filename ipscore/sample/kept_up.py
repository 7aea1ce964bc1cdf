"""The last weeks before the sample's today: what a well-kept service has done, and the few slips it has.

Works on finished records and draws nothing by chance, so that the rest of the sample stays as it is.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from attrs import evolve

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith, Topic
from ipscore.records.deferral import Deferral
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import SEARCHING, Episode, Phase
from ipscore.records.job import JobChange
from ipscore.records.partner import Partner
from ipscore.sample import texts
from ipscore.sample.chance import Ids
from ipscore.sample.staff import Diary
from ipscore.sample.working_days import AS_OF, PROJECT_END

SPRING = date(2024, 3, 14)
"""Calls to partners begin after the review of March 2024, which found too few of them."""
RECENT = timedelta(days=3)
WEEK = timedelta(days=7)
MONTH = timedelta(days=31)
YEAR = timedelta(days=365)
TALKS = frozenset({ContactKind.MEETING, ContactKind.PHONE})
BETWEEN_TALKS = timedelta(days=28)


class KeptUp:
    """Brings the open clients up to date, one after another."""

    def __init__(self, diary: Diary) -> None:
        self._diary = diary
        self._ids = Ids("kept up")
        self._turns: dict[str, int] = {}

    def clients(self, clients: Iterable[Client]) -> tuple[Client, ...]:
        """The clients with what was done in spring."""
        return tuple(self._client(_talked_through(each)) for each in clients)

    def _client(self, client: Client) -> Client:
        episode = client.episode_on(AS_OF)
        if episode is None or episode.closed_on is not None:
            return client
        phase = episode.phase_on(AS_OF)
        client = self._partners(client, episode)
        client = self._deferrals(client, episode)
        if phase is not None and phase.phase is Phase.IN_WORK:
            client = self._work(client)
        return client

    def _turn(self, purpose: str) -> bool:
        """Whether it is the turn of this one: of every second."""
        self._turns[purpose] = self._turns.get(purpose, 0) + 1
        return self._turns[purpose] % 2 == 0

    def _partners(self, client: Client, episode: Episode) -> Client:
        """A partner is called once more where the last time was over a month ago."""
        current = [each for each in client.partners if each.may_contact and each.current_on(AS_OF)]
        spoken = [each for each in client.contacts if each.contact_with is not ContactWith.CLIENT]
        if not current or max(each.on for each in spoken) >= SPRING:
            return client
        newest = client.contacts[-1].on
        call = self._call(episode, current[-1], newest)
        if call is None:
            # Nobody is there to call for a client who has not been seen either.
            ended = [
                evolve(each, until=AS_OF - timedelta(1)) if each in current else each
                for each in client.partners
            ]
            return evolve(client, partners=tuple(ended))
        return evolve(client, contacts=_in_order((*client.contacts, call)))

    def _call(self, episode: Episode, partner: Partner, newest: date) -> Contact | None:
        """A call on a day of work before the newest contact, which says what comes next."""
        coach = episode.coach_on(newest)
        day = newest
        while coach is not None and day >= SPRING:
            if self._diary.works(coach, day):
                label = ", ".join(part for part in (partner.name, partner.person) if part)
                return Contact(
                    id=self._ids.new(),
                    on=day,
                    kind=ContactKind.PHONE,
                    coach=coach,
                    contact_with=ContactWith.FAMILY if partner.kind == "family" else ContactWith.PARTNER,
                    partner=label,
                    partner_id=partner.id,
                    minutes=15,
                    note=_note(label),
                )
            day -= timedelta(1)
        return None

    def _deferrals(self, client: Client, episode: Episode) -> Client:
        """What was due long ago was put off, or is not needed any more."""
        coach = episode.coach_on(AS_OF)
        if coach is None:
            return client
        made = [*self._step(client, coach), *self._monthly(client, coach)]
        return evolve(client, deferrals=tuple(made))

    def _step(self, client: Client, coach: str) -> Iterator[Deferral]:
        newest = max(each.on for each in client.contacts if each.next_step)
        step = next(each for each in client.contacts if each.on == newest and each.next_step)
        if step.next_on is None or step.next_on > AS_OF - timedelta(8):
            return
        later = self._turn("deferrals")
        reason = "Sairaana, palataan ensi viikolla" if later else "Kysyi itse esihenkilöltä"
        until = AS_OF + timedelta(3) if later else None
        yield Deferral(self._ids.new(), f"agreed_step/{step.id}", step.next_on, coach, reason, until)

    def _monthly(self, client: Client, coach: str) -> Iterator[Deferral]:
        """Somebody at work was not met for two months."""
        met = _own(client, ContactKind.MEETING)
        for job in client.jobs:
            if job.runs_on(AS_OF) and AS_OF - YEAR < job.start < met[-1].on < AS_OF - 2 * MONTH:
                key = f"monthly_meeting/{job.id}/{met[-1].on.isoformat()}"
                reason = "Toivoi taukoa työpaikan kiireen ajaksi"
                yield Deferral(self._ids.new(), key, met[-1].on + MONTH, coach, reason, AS_OF + timedelta(7))

    def _work(self, client: Client) -> Client:
        """Hours that changed, with advice on benefits, and how often somebody long in work wants to meet."""
        job = next(each for each in client.jobs if each.runs_on(AS_OF))
        meetings = [each for each in _own(client, ContactKind.MEETING) if each.on > job.start + timedelta(90)]
        if meetings and job.hours_week is not None and job.hours_week < 35 and self._turn("changes"):
            advice = _with_topic(meetings[0], Topic.BENEFITS_ADVICE)
            contacts = tuple(advice if each.id == advice.id else each for each in client.contacts)
            client = evolve(client, contacts=contacts)
            change = JobChange(
                self._ids.new(), meetings[0].on, job.hours_week + 5, note="Tunteja lisättiin omasta toiveesta"
            )
            job = evolve(job, changes=(change,))
        if job.start < AS_OF - YEAR - MONTH and self._turn("wished"):
            job = evolve(job, support_every_months=2)
        return evolve(client, jobs=tuple(job if each.id == job.id else each for each in client.jobs))


def settled(employers: Iterable[Employer]) -> tuple[Employer, ...]:
    """The employers without days of next steps that nobody came back to in time; the latest slips stay."""
    return tuple(evolve(each, contacts=tuple(_settled(each.contacts))) for each in employers)


def _talked_through(client: Client) -> Client:
    """What to tell an employer is talked through again and again while searching, since the project ended."""
    last = date.min
    dealt: list[Contact] = []
    for each in client.contacts:
        again = each.on > PROJECT_END and date.min < last < each.on - BETWEEN_TALKS
        own = each.contact_with is ContactWith.CLIENT and each.kind in TALKS
        talk = Topic.DISCLOSURE in each.topics or (again and own and _searching(client, each.on))
        if talk:
            last = each.on
        dealt.append(_with_topic(each, Topic.DISCLOSURE) if talk else each)
    return evolve(client, contacts=tuple(dealt))


def _settled(contacts: Sequence[EmployerContact]) -> Iterator[EmployerContact]:
    for each in contacts:
        by = each.next_on
        done = by is not None and any(each.on < other.on <= by + WEEK for other in contacts)
        left = by is not None and not done and by < AS_OF - RECENT
        yield evolve(each, next_on=None) if left else each


def _own(client: Client, kind: ContactKind) -> list[Contact]:
    return [each for each in client.contacts if each.contact_with is ContactWith.CLIENT and each.kind is kind]


def _searching(client: Client, day: date) -> bool:
    episode = client.episode_on(day)
    phase = None if episode is None else episode.phase_on(day)
    return phase is not None and phase.phase in SEARCHING


def _with_topic(contact: Contact, topic: Topic) -> Contact:
    return contact if topic in contact.topics else evolve(contact, topics=(*contact.topics, topic))


def _in_order(contacts: Collection[Contact]) -> tuple[Contact, ...]:
    """As the sample writes them: by day, those without a time first."""
    return tuple(sorted(contacts, key=lambda each: each.on))


def _note(label: str) -> str:
    for who, *notes in (*texts.PARTNERS, *texts.FAMILY):
        if who == label:
            return notes[0]
    return ""
