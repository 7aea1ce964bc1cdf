"""Jobs with what belongs to each of them, and placements."""

from collections.abc import Iterator
from datetime import date

from ipscore.records.contact import Contact, ContactKind, ContactWith, Topic
from ipscore.records.job import Job, Placement
from ipstui.screens.client.card import INDENT, Card, CardLine, comma, dots, noted


def jobs(card: Card) -> tuple[CardLine, ...]:
    """The newest job first, each with its end, changes, advice and support; then placements."""
    lines: list[CardLine] = []
    for job in sorted(card.client.jobs, key=lambda each: each.start, reverse=True):
        lines += _job(card, job)
    for placement in sorted(card.client.placements, key=lambda each: each.start, reverse=True):
        lines.append(_placement(card, placement))
    if not card.client.jobs:
        lines.append(
            CardLine("none", "", card.language("No jobs yet. Enter writes down the first one."), "job")
        )
    return tuple(lines)


def _job(card: Card, job: Job) -> Iterator[CardLine]:
    language = card.language
    yield CardLine(
        f"job:{job.id}",
        language.date(job.start),
        noted(dots(card.job_name(job), *_terms(card, job)), job.note),
        "job",
        job.id,
        record=job.id,
        employer=job.employer,
    )
    if job.end is not None:
        why = comma(job.end_reason, language.choice(job.end_initiative) if job.end_initiative else "")
        heard = language("heard {day}", day=job.end_heard_on) if job.end_heard_on is not None else ""
        what = noted(dots(language("ended"), heard), why)
        yield CardLine(f"end:{job.id}", language.date(job.end), INDENT + what, "job", job.id)
    for change in sorted(job.changes, key=lambda each: each.on, reverse=True):
        terms = comma(*_pay(card, change.hours_week, change.pay_month)) or language("hours or pay changed")
        what = noted(language("changed: {terms}", terms=terms), change.note)
        item = f"{job.id}.{change.id}"
        day = language.date(change.on)
        yield CardLine(f"change:{change.id}", day, INDENT + what, "job_change", item, record=change.id)
    yield _advice(card, job)
    yield _told(card, job)
    yield _plan(card, job)
    yield _met(card, job)


def _terms(card: Card, job: Job) -> Iterator[str]:
    language = card.language
    if job.fixed_until is not None:
        yield language("until {day}", day=job.fixed_until)
    elif job.permanent:
        yield language("permanent")
    yield from _pay(card, job.hours_week, job.pay_month)
    if job.competitive is False:
        yield language("not on the open market")


def _pay(card: Card, hours: float | None, pay: float | None) -> Iterator[str]:
    if hours is not None:
        yield card.language("{n} h a week", n=hours)
    if pay is not None:
        yield card.language("{n} € a month", n=pay)


def _advice(card: Card, job: Job) -> CardLine:
    language = card.language
    if job.benefits_advice_on is None:
        words = language("benefits advice not written down")
    elif job.benefits_advice_on > job.start:
        words = language("benefits advice given after the job started")
    else:
        words = language("benefits advice given")
    return CardLine(f"advice:{job.id}", _day(card, job.benefits_advice_on), INDENT + words, "job", job.id)


def _told(card: Card, job: Job) -> CardLine:
    language = card.language
    told = language.choice(job.disclosure) if job.disclosure is not None else language("not written down")
    words = dots(language("told the employer: {what}", what=told), job.adjustments)
    return CardLine(f"told:{job.id}", "", INDENT + words, "job", job.id)


def _plan(card: Card, job: Job) -> CardLine:
    plans = [each for each in _during(card, job) if Topic.SUPPORT_PLAN in each.topics]
    if not plans:
        words = card.language("support plan not gone through")
        preset = {"topics": Topic.SUPPORT_PLAN.value}
        return CardLine(f"plan:{job.id}", "", INDENT + words, "contact", preset=preset)
    last = max(plans, key=lambda each: each.on)
    words = card.language("support plan gone through")
    return CardLine(f"plan:{job.id}", card.language.date(last.on), INDENT + words, "contact", last.id)


def _met(card: Card, job: Job) -> CardLine:
    met = [
        each
        for each in _during(card, job)
        if each.kind is ContactKind.MEETING and each.contact_with is ContactWith.CLIENT
    ]
    if not met:
        words = card.language("no meetings since the start")
        return CardLine(f"met:{job.id}", "", INDENT + words, "contact")
    last = max(met, key=lambda each: each.on)
    words = card.language("meetings since the start: {n}, the last one on this day", n=len(met))
    return CardLine(f"met:{job.id}", card.language.date(last.on), INDENT + words, "contact", last.id)


def _during(card: Card, job: Job) -> list[Contact]:
    """Contacts from the first day of the job to the last."""
    until = job.end if job.end is not None else card.today
    return [each for each in card.client.contacts if job.start <= each.on <= until]


def _placement(card: Card, placement: Placement) -> CardLine:
    language = card.language
    end = language("until {day}", day=placement.end) if placement.end is not None else ""
    where = comma(placement.where, card.employer_name(placement.employer))
    what = noted(dots(language.choice(placement.kind), where, end), placement.note)
    day = language.date(placement.start)
    return CardLine(
        f"placement:{placement.id}", day, what, "placement", placement.id, record=placement.id,
        employer=placement.employer,
    )  # fmt: skip


def _day(card: Card, day: date | None) -> str:
    return card.language.date(day) if day is not None else ""
