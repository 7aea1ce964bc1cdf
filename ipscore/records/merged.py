"""Employers that turned out to be one: which of them stands for the others.

A merged employer stays as a small file with `merged_into`, so that old links and the history lead somewhere.
Whoever counts or names employers by id asks here first, so that one employer is one.
"""

from collections.abc import Iterator, Mapping
from typing import Protocol

from ipscore.message import msg
from ipscore.problem import Problem, Severity
from ipscore.records.employer import Employer


class Mergeable(Protocol):
    """An employer, or a summary of one."""

    @property
    def merged_into(self) -> str | None:
        """The employer this one turned out to be the same as."""
        ...


def kept_ids(employers: Mapping[str, Mergeable]) -> dict[str, str]:
    """The id that stands for each merged employer; employers that stand for themselves are left out.

    A merge of a merge leads to the last one. A link that leads nowhere or in a circle is as if it were not
    there, since every employer must be found somewhere; `ips check` tells of it.
    """
    links = {
        each: employer.merged_into
        for each, employer in employers.items()
        if employer.merged_into is not None and employer.merged_into in employers
    }
    found = {}
    for each in links:
        last, seen = each, {each}
        while last in links and links[last] not in seen:
            last = links[last]
            seen.add(last)
        if last not in links:
            found[each] = last
    return found


def names_now(employers: Mapping[str, Mergeable], names: Mapping[str, str]) -> dict[str, str]:
    """What each employer is called today: a merged one as the one that stands for it.

    `names` are those of the records. A list of what goes on uses these; the history keeps the old ones.
    """
    kept = kept_ids(employers)
    return {each: names.get(kept.get(each, each), name) for each, name in names.items()}


def merge_problems(employers: Mapping[str, Employer]) -> Iterator[Problem]:
    """Merges that lead in a circle, or were stopped before they were complete. Paths begin with the kind."""
    kept = kept_ids(employers)
    seen: dict[str, str] = {}
    for employer_id in sorted(employers):
        employer, place = employers[employer_id], ("employers", employer_id)
        into = employer.merged_into
        if into in employers and into != employer_id and employer_id not in kept:
            yield Problem(
                msg("“{name}” was merged into an employer that was merged into it.", name=employer.name),
                path=(*place, "merged_into"),
                expected=msg("one of them that stands for the others, without this line"),
            )
        if employer_id in kept and (employer.contacts or employer.deferrals):
            yield _unfinished(kept[employer_id], employer_id, *place, "contacts")
        for index, contact in enumerate(employer.contacts):
            first = seen.setdefault(contact.id, employer_id)
            if first != employer_id and not {first, employer_id} & kept.keys():
                yield _unfinished(first, employer_id, *place, "contacts", index, "id")


def _unfinished(kept: str, double: str, *place: str | int) -> Problem:
    return Problem(
        msg("A merge of two employers was not completed: {double} into {kept}.", double=double, kept=kept),
        path=place,
        expected=msg("each contact with one employer; ips employers merge completes it"),
        severity=Severity.WARNING,
    )
