"""Ids that lead nowhere: a coach, an employer or a site that is not there.

Pure. Which field points at what is said once, in the record classes (`doc(…, refers="staff")`), so a new
field is checked without a line here. Episodes and partners are looked at within the case
(`ipscore.records.consistency`).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from attrs import fields, has

from ipscore.message import Message, msg
from ipscore.problem import Problem, nearest
from ipscore.records.dataset import Dataset
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.merged import merge_problems
from ipscore.records.review import CONSENSUS, RatingFile, Review

_NOWHERE: Mapping[str, Callable[[str], Message]] = {
    "client": lambda each: msg("There is no client with the id “{id}”.", id=each),
    "employer": lambda each: msg("There is no employer with the id “{id}”.", id=each),
    "programme": lambda each: msg("There is no programme with the id “{id}”.", id=each),
    "rules": lambda each: msg("There are no practice rules with the id “{id}”.", id=each),
    "review": lambda each: msg("There is no review with the id “{id}”.", id=each),
    "scale": lambda each: msg("There is no scale with the id “{id}”.", id=each),
    "site": lambda each: msg("There is no site with the id “{id}”.", id=each),
    "text_pack": lambda each: msg("There is no text pack with the id “{id}”.", id=each),
    "staff": lambda each: msg("There is nobody of the staff with the id “{id}”.", id=each),
}

Path = tuple[str | int, ...]


def reference_problems(
    dataset: Dataset,
    reviews: Iterable[Review],
    ratings: Iterable[RatingFile],
    scales: Collection[str],
    unreadable: Mapping[str, Collection[str]] = MappingProxyType({}),
    rules: Collection[str] | None = None,
    texts: Collection[str] | None = None,
    plans: Iterable[DevelopmentPlan] = (),
) -> tuple[Problem, ...]:
    """Every id that leads nowhere. `scales` are the ids of the scales there are, `rules` of practice rules.

    `texts` are those of text packs. What is None is not looked at.

    `unreadable` holds ids of records that exist but could not be read, by kind: one broken file of a coach is
    one problem, not one for every contact of that coach.

    The first two steps of a path are the kind of the record (as the attribute of a workspace) and its id;
    for `workspace.toml` the first step is `info`. The rest leads from the top of the record.
    """
    by_id = {each.id: each for each in reviews}
    known: Mapping[str, Collection[str]] = {
        "client": {*dataset.clients, *unreadable.get("clients", ())},
        "employer": {*dataset.employers, *unreadable.get("employers", ())},
        "programme": {*dataset.programmes, *unreadable.get("programmes", ())},
        "review": {*by_id, *unreadable.get("reviews", ())},
        "scale": scales,
        "site": {each.id for each in dataset.info.sites},
        "staff": {*dataset.staff, *unreadable.get("staff", ())},
    }
    if rules is not None:
        # An empty text names none: which rules are in use then follows from the scale.
        known = {**known, "rules": {*rules, ""}}
    if texts is not None:
        known = {**known, "text_pack": {*texts, ""}}
    found = list(_nowhere(dataset.info, ("info",), known))
    for kind in ("clients", "identities", "employers", "staff", "working_time", "programmes", "service_logs"):
        for record_id, record in getattr(dataset, kind).items():
            found.extend(_nowhere(record, (kind, record_id), known))
    found.extend(merge_problems(dataset.employers))
    for review in by_id.values():
        found.extend(_nowhere(review, ("reviews", review.id), known))
    for rating in ratings:
        found.extend(_nowhere(rating, ("ratings", rating.id), known))
        found.extend(_assessor(rating, by_id.get(rating.review)))
    for plan in plans:
        found.extend(_nowhere(plan, ("plans", plan.id), known))
    return tuple(found)


def _assessor(rating: RatingFile, review: Review | None) -> Iterator[Problem]:
    ids = [] if review is None else [each.id for each in review.assessors]
    if review is not None and rating.assessor not in (*ids, CONSENSUS):
        yield Problem(
            msg("The review has no assessor “{id}”.", id=rating.assessor),
            path=("ratings", rating.id, "assessor"),
            expected=msg("the id of an assessor of the review, or consensus"),
            nearest=nearest(rating.assessor, ids),
        )


def _nowhere(record: Any, path: Path, known: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    pointing, holding = _plan(record.__class__)
    for name, target in pointing:
        if target in known:
            yield from _pointers(getattr(record, name), target, (*path, name), known[target])
    for name in holding:
        value = getattr(record, name)
        if value is None:
            continue
        if has(type(value)):
            yield from _nowhere(value, (*path, name), known)
            continue
        items = value.items() if isinstance(value, Mapping) else enumerate(value)
        for key, item in items:
            yield from _nowhere(item, (*path, name, key), known)


def _pointers(value: object, target: str, path: Path, known: Collection[str]) -> Iterator[Problem]:
    if isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _pointers(each, target, (*path, index), known)
    elif isinstance(value, str) and value not in known:
        yield Problem(
            _NOWHERE[target](value),
            path=path,
            expected=msg("an id that exists"),
            nearest=nearest(value, known),
        )


@cache
def _plan(cls: type[Any]) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Fields of a class that point at something, with what; and its fields that hold records."""
    hints = get_type_hints(cls)
    pointing = tuple(
        (each.name, str(each.metadata["refers"])) for each in fields(cls) if "refers" in each.metadata
    )
    holding = tuple(
        each.name for each in fields(cls) if any(has(inner) for inner in get_args(hints[each.name]))
    )
    return pointing, holding
