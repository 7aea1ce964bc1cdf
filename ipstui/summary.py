"""What is known about a client, as labels and values; for the client's screen and the preview."""

from ipscore.language import Language
from ipscore.practice.caseload import CaseloadRow, present_episode, row
from ipscore.practice.summaries import ClientSummary
from ipscore.records.episode import Episode
from ipstui.course import phase_words, step_words
from ipstui.session import Session


def summary(session: Session, client_id: str) -> list[tuple[str, str]]:
    """Labels and values, the most important first; what is not known is left out."""
    client = session.lists.clients.get(client_id) if session.lists is not None else None
    if client is None:
        return []
    language = session.language
    pairs: list[tuple[str, str]] = []
    line = row(client, session.today)
    episode = present_episode(client, session.today)
    if line is not None:
        pairs += _course(session, line)
    if episode is not None:
        pairs += _referral(language, episode)
    pairs += _work(session, client)
    if client.wishes:
        pairs.append((language("Wishes"), client.wishes))
    return pairs + _reach(session, client_id)


def _course(session: Session, line: CaseloadRow) -> list[tuple[str, str]]:
    language = session.language
    phase = phase_words(session, line.phase)
    if line.days_in_phase is not None and line.closed_on is None:
        phase = language("{phase}, {n} days", phase=phase, n=line.days_in_phase)
    elif line.closed_on is not None:
        phase = f"{phase} {language.date(line.closed_on)}"
    last = language.date(line.last_contact) if line.last_contact is not None else "–"
    since = language("{day}, {n} days", day=line.intake, n=line.days)
    coach = f"{session.staff_name(line.coach)} · {session.site_name(line.site)}"
    return [
        (language("Phase"), phase),
        (language("In coaching since"), since),
        (language("Coach"), coach),
        (language("Last contact"), last),
        (language("Next step"), step_words(session, line.next_step).strip()),
    ]


def _referral(language: Language, episode: Episode) -> list[tuple[str, str]]:
    source = language.choice(episode.referral_source) if episode.referral_source is not None else ""
    told = ", ".join(part for part in (source, episode.referred_by) if part)
    people = ", ".join(part for part in (episode.key_worker, episode.personal_adviser) if part)
    pairs = [(language("Referred by"), told), (language("Key workers"), people)]
    return [(label, value) for label, value in pairs if value]


def _work(session: Session, client: ClientSummary) -> list[tuple[str, str]]:
    jobs = [job for job in client.jobs if job.runs_on(session.today)]
    if not jobs:
        return []
    names = []
    for job in jobs:
        where = f", {session.employer_name(job.employer)}" if job.employer is not None else ""
        names.append(session.language("{job} since {day}", job=f"{job.title}{where}", day=job.start))
    return [(session.language("At work"), "; ".join(names))]


def _reach(session: Session, client_id: str) -> list[tuple[str, str]]:
    identity = session.lists.identities.get(client_id) if session.lists is not None else None
    if identity is None or session.hide_identity or not identity.reach:
        return []
    return [(session.language("Reach"), identity.reach)]
