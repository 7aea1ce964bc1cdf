"""Benefits advice, and talks about what to tell employers: what was given when, and what is still missing."""

from collections.abc import Iterator

from ipscore.message import N_
from ipscore.records.contact import Contact, Topic
from ipscore.records.job import Job
from ipstui.screens.client.card import INDENT, Card, CardLine, comma, dots, noted

TALKS = {
    Topic.BENEFITS_ADVICE: N_("Benefits advice"),
    Topic.DISCLOSURE: N_("Talks about what to tell employers"),
}


def talks(card: Card) -> tuple[CardLine, ...]:
    """A line for each of the two, and under it every time, newest first."""
    return tuple(line for topic in TALKS for line in _talks(card, topic))


def _talks(card: Card, topic: Topic) -> Iterator[CardLine]:
    language = card.language
    found = [(each.on, _contact(card, each, topic)) for each in card.client.contacts if topic in each.topics]
    if topic is Topic.BENEFITS_ADVICE:
        found += [
            (each.benefits_advice_on, _advice(card, each))
            for each in card.client.jobs
            if each.benefits_advice_on is not None
        ]
    else:
        found += [(each.start, _told(card, each)) for each in card.client.jobs if each.disclosure is not None]
    name = language(TALKS[topic])
    heading = (
        language("{what}: {n}", what=name, n=len(found)) if found else language("{what}: none yet", what=name)
    )
    yield CardLine(f"new:{topic}", "", heading, "contact", preset={"topics": topic.value})
    for _day, line in sorted(found, key=lambda pair: (pair[0], pair[1].key), reverse=True):
        yield line


def _contact(card: Card, contact: Contact, topic: Topic) -> CardLine:
    what = comma(card.language.choice(contact.kind), contact.partner)
    return CardLine(
        f"{topic}:{contact.id}",
        card.language.date(contact.on),
        INDENT + noted(what, contact.note),
        "contact",
        contact.id,
        record=contact.id,
    )


def _advice(card: Card, job: Job) -> CardLine:
    assert job.benefits_advice_on is not None
    words = dots(card.language("about the job"), card.job_name(job))
    day = card.language.date(job.benefits_advice_on)
    return CardLine(f"advice:{job.id}", day, INDENT + words, "job", job.id)


def _told(card: Card, job: Job) -> CardLine:
    assert job.disclosure is not None
    words = dots(card.language.choice(job.disclosure), card.job_name(job))
    return CardLine(f"told:{job.id}", card.language.date(job.start), INDENT + words, "job", job.id)
