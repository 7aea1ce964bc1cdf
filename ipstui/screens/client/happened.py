"""The lines of the timeline: everything that has happened, newest first, kind by kind on demand."""

from collections.abc import Mapping

from ipscore.message import N_
from ipscore.practice.timeline import EntryKind, TimelineEntry, timeline
from ipscore.records.deferral import Deferral
from ipstui.screens.client.card import Card, CardLine, noted

GROUPS: Mapping[str, frozenset[EntryKind]] = {
    N_("contacts"): frozenset({EntryKind.CONTACT}),
    N_("employer contacts"): frozenset({EntryKind.EMPLOYER_CONTACT}),
    N_("jobs"): frozenset({EntryKind.JOB, EntryKind.JOB_CHANGE, EntryKind.JOB_END}),
    N_("placements"): frozenset({EntryKind.PLACEMENT}),
    N_("phases"): frozenset({EntryKind.PHASE}),
    N_("stays"): frozenset({EntryKind.EPISODE, EntryKind.COACH}),
    N_("partners and wishes"): frozenset({EntryKind.PARTNER, EntryKind.WISHES}),
    N_("postponed items"): frozenset({EntryKind.DEFERRAL}),
}
"""What the filter shows at a time, and what that is called."""

FORMS: Mapping[EntryKind, str] = {
    EntryKind.CONTACT: "contact",
    EntryKind.EMPLOYER_CONTACT: "employer_contact",
    EntryKind.JOB: "job",
    EntryKind.JOB_CHANGE: "job_change",
    EntryKind.JOB_END: "job",
    EntryKind.PLACEMENT: "placement",
    EntryKind.PHASE: "phase",
    EntryKind.EPISODE: "episode",
    EntryKind.COACH: "episode",
    EntryKind.PARTNER: "partner",
    EntryKind.WISHES: "wishes",
    EntryKind.DEFERRAL: "deferral",
}
"""The form that opens each kind."""


def happened(card: Card, group: str | None = None, search: str = "") -> tuple[tuple[CardLine, ...], int]:
    """The lines of the group in which every word of `search` is found, and how many there are in all."""
    entries = timeline(card.story, card.named_employers)
    kinds = None if group is None else GROUPS[group]
    words = search.casefold().split()
    found = [_line(card, each) for each in entries if kinds is None or each.kind in kinds]
    return tuple(each for each in found if _matches(each, words)), len(entries)


def _line(card: Card, entry: TimelineEntry) -> CardLine:
    what = ", ".join(card.language.value(part) for part in entry.what)
    # A job has several lines: its start, its changes and its end.
    key = f"{entry.kind}:{entry.record}:{entry.on.isoformat()}:{entry.what[0]}"
    line = CardLine(
        key,
        card.language.date(entry.on),
        noted(what, entry.note),
        FORMS[entry.kind],
        entry.record,
        record=entry.record.rpartition(".")[2],
        employer=entry.employer,
    )
    if entry.kind is EntryKind.DEFERRAL:
        deferral = next(each for each in card.client.deferrals if each.id == entry.record)
        return _put_off(card, line, deferral)
    return line


def _put_off(card: Card, line: CardLine, deferral: Deferral) -> CardLine:
    """Enter decides anew, from what was decided: of several deferrals the last holds."""
    preset = {"what": "not_needed", "reason": deferral.reason}
    if deferral.until is not None:
        preset |= {"what": "later", "until": deferral.until.isoformat()}
    return CardLine(
        line.key,
        line.when,
        line.what,
        line.form,
        f"clients:{card.client.id}:{deferral.item}",
        preset,
        deferral.id,
    )


def _matches(line: CardLine, words: list[str]) -> bool:
    text = f"{line.when} {line.what}".casefold()
    return all(each in text for each in words)
