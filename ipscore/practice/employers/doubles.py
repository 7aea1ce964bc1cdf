"""Employers that are probably one and the same, each with the reason why, for a person to judge.

Names of companies are typed from memory, with and without the legal form, and with slips. Two employers whose
business ids are known and differ are two companies, whatever they are called.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from enum import IntEnum
from itertools import combinations

from attrs import frozen

from ipscore.message import Message, Number, msg
from ipscore.practice.summaries import EmployerSummary
from ipscore.records.job import Sector

NEAR = 0.9
"""How alike two names must be (0–1, difflib's ratio): one letter in ten may be another."""

CROWD = 60
"""Names that share a beginning in one place, or are alike: more of them, such as a chain, tell nothing."""

PUBLIC = frozenset({Sector.MUNICIPALITY, Sector.WELLBEING_COUNTY, Sector.STATE})
"""Sectors whose schools, libraries and kitchens are employers of their own to a coach."""

BEGINNING = 3
"""Letters at the beginning of a word that two names must share to be compared at all."""

LEGAL_FORMS = frozenset(
    {"oy", "oyj", "ab", "abp", "ry", "rf", "rs", "sr", "tmi", "fma", "ky", "kb", "ay", "osk", "osuuskunta"}
    | {"andelslag", "oyab", "ltd", "toiminimi", "firma"}
)
"""Words that say what kind of company it is, in Finnish, Swedish and English."""


class Likeness(IntEnum):
    """Why two employers are probably one; the surest first."""

    BUSINESS_ID = 0
    NAME = 1
    NEAR_NAME = 2


@frozen
class Double:
    """Two employers that are probably one. `first` has more contacts and is the one to keep, if either."""

    first: str
    second: str
    likeness: Likeness
    reason: Message


def doubles(employers: Iterable[EmployerSummary]) -> tuple[Double, ...]:
    """Every pair that is probably one employer, the surest first; merged employers are left out."""
    there = sorted((each for each in employers if each.merged_into is None), key=lambda each: each.id)
    found: dict[tuple[str, str], Double] = {}
    for double in (*_same_number(there), *_same_name(there), *_near_names(there)):
        found.setdefault((min(double.first, double.second), max(double.first, double.second)), double)
    return tuple(sorted(found.values(), key=lambda each: (each.likeness, each.first, each.second)))


def plain_name(name: str) -> str:
    """The name as it is compared: no capitals, accents, punctuation or legal form."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(each for each in apart if not unicodedata.combining(each))
    words = re.findall(r"\w+", bare)
    return " ".join(each for each in words if each not in LEGAL_FORMS) or " ".join(words)


def plain_number(business_id: str) -> str:
    """The business id as it is compared: its digits."""
    return "".join(each for each in business_id if each.isdecimal())


def _same_number(employers: Iterable[EmployerSummary]) -> Iterator[Double]:
    for number, same in _by((plain_number(each.business_id), each) for each in employers).items():
        if number:
            for one, other in combinations(same, 2):
                if not _two_units(one, other):
                    yield _double(one, other, Likeness.BUSINESS_ID, msg("the same business id"))


def _two_units(one: EmployerSummary, other: EmployerSummary) -> bool:
    """Whether they are units of one municipality or the like, which share its business id."""
    return {one.sector, other.sector} <= PUBLIC and plain_name(one.name) != plain_name(other.name)


def _same_name(employers: Iterable[EmployerSummary]) -> Iterator[Double]:
    for name, same in _by((plain_name(each.name), each) for each in employers).items():
        for one, other in combinations(same if len(same) <= CROWD else (), 2):
            if name and _may_be_one(one, other):
                yield _double(one, other, Likeness.NAME, _why_same(one, other))


def _why_same(one: EmployerSummary, other: EmployerSummary) -> Message:
    here, there = one.municipality.strip(), other.municipality.strip()
    if here and there and here.casefold() != there.casefold():
        return msg("the same name, but {one} and {other}: perhaps two offices", one=here, other=there)
    return msg("the same name")


def _near_names(employers: Iterable[EmployerSummary]) -> Iterator[Double]:
    places = _by((each.municipality.strip().casefold(), each) for each in employers)
    for place, there in places.items():
        if not place:
            continue
        names = {each.id: plain_name(each.name) for each in there}
        beginnings = _by((word[:BEGINNING], each) for each in there for word in set(names[each.id].split()))
        for sharing in beginnings.values():
            if len(sharing) > CROWD:
                continue
            for one, other in combinations(sharing, 2):
                alike = _alike(names[one.id], names[other.id])
                if NEAR <= alike < 1 and _may_be_one(one, other):
                    share = Number(alike, percent=True)
                    why = msg("the same municipality and nearly the same name ({share})", share=share)
                    yield _double(one, other, Likeness.NEAR_NAME, why)


def _alike(one: str, other: str) -> float:
    # The result must not depend on which of the two comes first.
    first, second = sorted((one, other))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    # Two bounds that cost little, before the count that costs much.
    if matcher.real_quick_ratio() < NEAR or matcher.quick_ratio() < NEAR:
        return 0.0
    return matcher.ratio()


def _may_be_one(one: EmployerSummary, other: EmployerSummary) -> bool:
    numbers = {plain_number(one.business_id), plain_number(other.business_id)} - {""}
    return len(numbers) < 2


def _double(one: EmployerSummary, other: EmployerSummary, likeness: Likeness, reason: Message) -> Double:
    first, second = sorted((one, other), key=lambda each: (-len(each.contacts), each.id))
    return Double(first.id, second.id, likeness, reason)


def _by(pairs: Iterable[tuple[str, EmployerSummary]]) -> Mapping[str, list[EmployerSummary]]:
    found: dict[str, list[EmployerSummary]] = defaultdict(list)
    for key, employer in pairs:
        found[key].append(employer)
    return found
