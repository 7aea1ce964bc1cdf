"""The client at a glance, as labels and values that fit above the timeline."""

from collections.abc import Iterator, Sequence

from attrs import frozen

from ipscore.definitions.practice import AGREED
from ipscore.practice.caseload import row
from ipscore.practice.due import DueItem
from ipscore.records.job import Job
from ipstui.cells import BLANKS, ELLIPSIS, drawn, width
from ipstui.course import phase_words, step_words
from ipstui.lines import broken, shortened
from ipstui.screens.client.card import Card, comma, dots
from ipstui.screens.client.due import ClientDue
from ipstui.screens.client.people_views import consent_words, partner_name

MOST_DUE = 3
"""Due items that are told by name; w lists all of them."""


@frozen
class Told:
    """A label with what is told under it. `lines`: each begins a line of its own; `most`: lines at most."""

    label: str
    lines: tuple[str, ...]
    most: int


def overview(card: Card, due: ClientDue | None) -> tuple[Told, ...]:
    """What is known, the most urgent first; what is not known is left out."""
    language = card.language
    found = [
        Told(language("Phase"), tuple(_course(card)), 3),
        Told(language("Due"), tuple(_due(card, due)), MOST_DUE + 1),
        Told(language("Look at"), tuple(_warnings(card, due)), 3),
        Told(language("Reach"), tuple(_reach(card)), 2),
        Told(language("Jobs"), tuple(_jobs(card)), 3),
        Told(language("Partners"), tuple(_partners(card)), 2),
        Told(language("Wishes"), tuple(_wishes(card)), 2),
    ]
    return tuple(each for each in found if each.lines)


def due_words(card: Card, due: ClientDue, item: DueItem) -> str:
    """One due item: sign, day, what, and how late it is or what it runs from."""
    from ipstui.screens.today.lines import detail_of, what_of  # the area may not have been opened yet

    language = card.language
    assert due.practice is not None
    rules = due.practice.rules
    words = detail_of(card.session, item, card.today)
    # What was agreed says what is due, and better.
    if not AGREED.issuperset(rules.rules[item.rule].after):
        words = dots(what_of(card.session, rules, item), words)
    if item.overdue_days:
        late = language("{n} days overdue", n=item.overdue_days)
        return f"! {dots(late, words)}"
    day = language("today") if item.due == card.today else language.short_date(item.due)
    return f"· {day} {words}"


def folded(told: Sequence[Told], cells: int, budget: int) -> list[str]:
    """The overview beside its labels in lines of `cells`, `budget` lines at most where that can be.

    Lines end after whole words; what was left out is marked, the least urgent is shortened first.
    """
    column = max((width(each.label) for each in told), default=0) + 2
    room = max(10, cells - column)
    most = [min(each.most, len(_broken(each.lines, room))) for each in told]
    lines = []
    for each, count in zip(told, _within(most, budget), strict=True):
        for at, line in enumerate(_cut(each.lines, count, room)):
            label = each.label if at == 0 else ""
            lines.append(label + " " * (column - width(label)) + line)
    return lines


def below(told: Sequence[Told], cells: int, budget: int) -> list[tuple[str, list[str]]]:
    """The same with each label above its lines, as it stands beside the timeline.

    `budget`: lines there are, also for the labels and a blank after each.
    """
    most = [len(_broken(each.lines, cells)) for each in told]
    counts = _within(most, max(len(told), budget - 2 * len(told)))
    return [(each.label, _cut(each.lines, count, cells)) for each, count in zip(told, counts, strict=True)]


def _within(most: Sequence[int], budget: int) -> list[int]:
    """Lines for each, `budget` in all where one for each is not more; the last are shortened first."""
    counts = list(most)
    for at in reversed(range(len(counts))):
        counts[at] = max(1, counts[at] - max(0, sum(counts) - budget))
    return counts


def _broken(lines: Sequence[str], cells: int) -> list[str]:
    found = []
    for line in lines:
        sign = line[:2] if line[:2] in {"! ", "· "} else ""
        words = BLANKS.sub(" ", drawn(line[len(sign) :]))
        indent = " " * len(sign)
        for at, part in enumerate(broken(words, cells - len(sign)) or [""]):
            found.append((indent if at else sign) + part)
    return found


def _cut(lines: Sequence[str], count: int, cells: int) -> list[str]:
    """At most `count` lines, each of them ending after a whole word; an ellipsis where there is more.

    Of several things each begins to be told before any is told to its end.
    """
    whole = _broken(lines, cells)
    if len(whole) <= count:
        return whole
    kept = [shortened(each, cells) for each in lines[:count]] if len(lines) > 1 else whole[:count]
    if len(lines) > len(kept) or len(lines) == 1:
        last = kept[-1].removesuffix(f" {ELLIPSIS}")
        while width(last) > cells - 2 and " " in last.strip():
            last = last.rpartition(" ")[0]
        kept[-1] = f"{last} {ELLIPSIS}"
    return kept


def _course(card: Card) -> Iterator[str]:
    language, session = card.language, card.session
    line = row(card.client, card.today)
    if line is None:
        return
    phase = phase_words(session, line.phase)
    if line.closed_on is not None:
        yield f"{phase} {language.date(line.closed_on)}"
    else:
        if line.days_in_phase is not None:
            phase = language("{phase}, {n} days", phase=phase, n=line.days_in_phase)
        yield dots(phase, language("in coaching {n} days, since {day}", day=line.intake, n=line.days))
    last = (
        language("last contact {day}", day=line.last_contact)
        if line.last_contact is not None
        else language("not reached yet")
    )
    yield dots(session.staff_name(line.coach), session.site_name(line.site), last)


def _due(card: Card, due: ClientDue | None) -> Iterator[str]:
    language = card.language
    if due is None:
        yield language("Looking what is due…")
        return
    if due.practice is None:
        # The rules cannot be used: what was agreed is known all the same.
        line = row(card.client, card.today)
        if line is not None:
            yield step_words(card.session, line.next_step).strip()
        yield language("The practice rules cannot be used; w says why.")
        return
    for item in due.items[:MOST_DUE]:
        yield due_words(card, due, item)
    more = len(due.items) - MOST_DUE
    if more > 0:
        yield language("and {n} more: w", n=more)
    if not due.items:
        yield language("Nothing in the next {n} days.", n=31)


def _warnings(card: Card, due: ClientDue | None) -> Iterator[str]:
    if due is not None:
        yield from (f"! {card.language.message(each)}" for each in due.warnings)


def _reach(card: Card) -> Iterator[str]:
    session = card.session
    dataset = session.opened
    identity = dataset.identities.get(card.client.id) if dataset is not None else None
    if identity is None or session.hide_identity:
        return
    language = card.language
    spoken = language.spoken(identity.language)
    served = language("language {name}", name=spoken) if identity.language != "fi" else ""
    words = comma(identity.phone, identity.email, identity.address, served)
    if words:
        yield words


def _jobs(card: Card) -> Iterator[str]:
    """Running and coming ones, running placements; of jobs that have ended the last by name."""
    language = card.language
    jobs = sorted(card.client.jobs, key=lambda each: each.start, reverse=True)
    ended = [each for each in jobs if each.end is not None and each.end < card.today]
    for job in jobs:
        if job in ended:
            continue
        name = card.job_name(job)
        if job.start > card.today:
            yield language("{job}, starts {day}", job=name, day=job.start)
        else:
            yield language("{job} since {day}", job=name, day=job.start)
    for placement in card.client.placements:
        if placement.start <= card.today and (placement.end is None or card.today <= placement.end):
            where = comma(placement.where, card.employer_name(placement.employer))
            name = comma(language.choice(placement.kind), where)
            yield language("{job} since {day}", job=name, day=placement.start)
    if ended:
        yield _ended(card, ended)


def _ended(card: Card, ended: list[Job]) -> str:
    language = card.language
    last = max(ended, key=lambda each: (each.end or each.start, each.id))
    words = language("{job}, ended {day}", job=card.job_name(last), day=last.end)
    if len(ended) == 1:
        return words
    return dots(words, language("ended before that: {n}", n=len(ended) - 1))


def _wishes(card: Card) -> Iterator[str]:
    if card.client.wishes.strip():
        yield card.language("“{words}”", words=card.client.wishes)


def _partners(card: Card) -> Iterator[str]:
    found = [each for each in card.client.partners if each.current_on(card.today)]
    words = dots(*(f"{partner_name(card, each)}: {consent_words(card, each)}" for each in found))
    if words:
        yield words
