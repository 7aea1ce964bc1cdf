"""The lines of an employer's card: contacts, jobs given, and searching clients whose wishes fit."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from attrs import frozen

from ipscore.message import N_
from ipscore.practice.employers.directory import EmployerRow, GivenJob
from ipscore.practice.employers.matching import SEARCHING, Match, clients_for
from ipscore.practice.summaries import EmployerContactSummary
from ipstui.session import Session


class Section(StrEnum):
    """What a line of the card is about."""

    CONTACT = "contact"
    JOB = "job"
    MATCH = "match"


SECTIONS = {
    Section.CONTACT: N_("Contacts"),
    Section.JOB: N_("Jobs"),
    Section.MATCH: N_("Clients whose wishes fit"),
}


@frozen
class CardLine:
    """One line. `record`: id of the contact; `client`: the client Enter leads to, where there is one."""

    key: str
    section: Section
    when: str
    what: str
    record: str = ""
    client: str | None = None


def card_lines(session: Session, row: EmployerRow, matches: Iterable[Match]) -> tuple[CardLine, ...]:
    """Contacts and jobs, newest first, then the matches, best first."""
    contacts = (_contact(session, each) for each in row.contacts)
    jobs = (_job(session, each) for each in row.jobs)
    return (*contacts, *jobs, *(_match(session, each) for each in matches))


def matches(session: Session, row: EmployerRow) -> tuple[Match, ...]:
    """Searching clients whose wishes fit. For a thread: the cases of all who search are looked at."""
    lists, info = session.lists, session.info
    if lists is None or info is None:
        return ()
    places = {each.id: each.municipality for each in info.sites}
    # The rows of the caseload are at hand, and tell who searches without a look at every case.
    searching = (each.client for each in lists.caseload(session.today) if each.phase in SEARCHING)
    return clients_for(row, (lists.clients[key] for key in searching), places, session.today)


def details(session: Session, row: EmployerRow) -> list[tuple[str, str]]:
    """What is known of the employer, as labels and values; what is not known is left out."""
    language = session.language
    sector = language.choice(row.sector) if row.sector is not None else ""
    when = language.date(row.next_on) if row.next_on is not None else ""
    pairs = [
        (language("Industry"), _joined((row.industry, sector))),
        (language("Municipality"), row.municipality),
        (language("Business id"), row.business_id),
        (language("Contact person"), _joined((row.person, row.phone, row.email))),
        (language("Knows"), _joined(_known_by(session, row))),
        (language("Jobs"), _jobs_given(session, row)),
        (language("Next step"), _joined((when, row.next_step), " ")),
    ]
    return [(label, value) for label, value in pairs if value]


def _known_by(session: Session, row: EmployerRow) -> Iterator[str]:
    for each in row.known_by:
        yield session.language(
            "{coach} {count} (last {day})",
            coach=session.staff_name(each.coach),
            count=each.contacts,
            day=each.last,
        )


def _jobs_given(session: Session, row: EmployerRow) -> str:
    if not row.jobs:
        return ""
    return session.language("{count}, running {running}", count=len(row.jobs), running=row.running)


def _joined(parts: Iterable[str], between: str = ", ") -> str:
    return between.join(each for each in parts if each)


def _contact(session: Session, contact: EmployerContactSummary) -> CardLine:
    language = session.language
    how = language("face to face") if contact.face_to_face else language("phone, message or remote")
    who = language("client alone") if contact.by_client else session.staff_name(contact.coach)
    about = _joined(map(session.name_of, contact.clients))
    parts = _joined((how, who, about))
    step = language("next: {step}", step=contact.next_step) if contact.next_step else ""
    said = _joined((contact.needs, step), " ")
    return CardLine(
        f"contact:{contact.id}",
        Section.CONTACT,
        language.date(contact.on),
        f"{parts} – {said}" if said else parts,
        record=contact.id,
    )


def _job(session: Session, given: GivenJob) -> CardLine:
    language, job = session.language, given.job
    end = f"–{language.date(job.end)}" if job.end is not None else "–"
    what = _joined((job.title, session.name_of(given.client), f"{language.date(job.start)}{end}"))
    running = job.runs_on(session.today)
    return CardLine(
        f"job:{given.client}:{job.id}",
        Section.JOB,
        language("at work") if running else language("ended"),
        what,
        client=given.client,
    )


def _match(session: Session, match: Match) -> CardLine:
    language = session.language
    words = _joined(_words(match))
    return CardLine(
        f"match:{match.client}",
        Section.MATCH,
        language("fits {score}", score=match.score),
        f"{session.name_of(match.client)} – {words}",
        client=match.client,
    )


def _words(match: Match) -> Iterator[str]:
    for each in match.met:
        yield each.wish if each.wish == each.need else f"{each.wish} = {each.need}"
    if match.place:
        yield match.place
