"""The foot of the agenda: where the client is and which rule asks for it, of the item under the cursor."""

from typing import TYPE_CHECKING

from ipscore.practice.due import DueItem
from ipstui.course import phase_words
from ipstui.lines import broken, shortened
from ipstui.screens.today.lines import detail_of, is_agreed, name_of
from ipstui.session import Session

if TYPE_CHECKING:
    from ipscore.definitions.practice import RuleSet
    from ipscore.practice.summaries import JobSummary

LINES = 3


def foot(session: Session, rules: "RuleSet", item: DueItem, cells: int) -> str:
    """Two or three lines."""
    words = broken(rule_words(session, rules, item), cells)
    # The rule in full is a key away; where the client is takes as much as the rule leaves.
    room = max(1, LINES - len(words))
    first = broken(" · ".join(_about(session, rules, item)), cells)
    if len(first) > room:
        about = " · ".join(_about(session, rules, item, employer=False))
        first = [shortened(about, cells)] if room == 1 else broken(about, cells)
    return "\n".join(f" {each}" for each in [*first[:room], *words][:LINES])


def rule_words(session: Session, rules: "RuleSet", item: DueItem) -> str:
    """The rule in full, with its criterion where it has one."""
    rule, language = rules.rules[item.rule], session.language
    name = language.text(rule.name)
    if rule.criterion is None:
        return language("Rule: {name}", name=name)
    return language("Rule: {name} (criterion {n})", name=name, n=rule.criterion)


def _about(session: Session, rules: "RuleSet", item: DueItem, *, employer: bool = True) -> list[str]:
    language = session.language
    parts = [name_of(session, item)]
    client = session.lists.clients.get(item.client) if session.lists is not None and item.client else None
    if client is not None:
        row = next((each for each in session.caseload() if each.client == client.id), None)
        if row is not None:
            phase = phase_words(session, row.phase)
            days = row.days_in_phase
            parts.append(phase if days is None else language("{phase}, {n} days", phase=phase, n=days))
        jobs = [each for each in client.jobs if each.id in item.records or each.runs_on(session.today)]
        parts += [job_words(session, each, employer=employer) for each in jobs[-1:]]
    if item.who is not None and item.who != session.me and not session.hide_identity:
        parts.append(session.staff_name(item.who))
    if is_agreed(rules, item):
        parts.append(detail_of(session, item, session.today))
    if item.deferral is not None:
        parts.append(language("postponed: {why}", why=item.deferral.reason))
    return parts


def job_words(session: Session, job: "JobSummary", *, employer: bool = True) -> str:
    """The job with its employer (where there is room for it) and its days."""
    language = session.language
    name = session.employer_name(job.employer) if employer and job.employer is not None else None
    title = f"{job.title}, {name}" if name else job.title
    if job.end is not None and job.end < session.today:
        return language("{job}, ended {day}", job=title, day=job.end)
    if job.start > session.today:
        return language("{job}, starts {day}", job=title, day=job.start)
    return language("{job} since {day}", job=title, day=job.start)
