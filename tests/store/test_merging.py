"""Changes of two people to one file: what is joined, and what is told as a conflict."""

from datetime import date
from typing import Any

import pytest
from attrs import fields
from hypothesis import given
from hypothesis import strategies as st

from ipscore.records.client import Client
from ipscore.records.employer import Employer
from ipscore.records.review import Counted, Rating, RatingFile
from ipscore.store.layout import KINDS
from ipscore.store.merging import apply, by_id, merge, same
from ipscore.store.units import Units, units_of
from ipscore.structure import structure, unstructure
from ipscore.testing.strategies import plain_tables

Table = dict[str, Any]


def _contact(item_id: str, **more: object) -> Table:
    return {"id": item_id, "note": "", **more}


def test_different_keys_are_joined() -> None:
    """Two people who change different keys of a table both have their way."""
    merged = merge({"a": 1, "b": 1}, {"a": 2, "b": 1}, {"a": 1, "b": 2})
    assert merged.value == {"a": 2, "b": 2}
    assert merged.differences == ()


def test_two_new_items_are_both_kept() -> None:
    """Two contacts added at the same time are both there."""
    base = {"contacts": [_contact("a")]}
    mine = {"contacts": [_contact("a"), _contact("m")]}
    theirs = {"contacts": [_contact("a"), _contact("t")]}
    merged = merge(base, mine, theirs)
    assert [each["id"] for each in merged.value["contacts"]] == ["a", "t", "m"]  # type: ignore[attr-defined]  # a list
    assert merged.differences == ()


def test_first_items_of_a_list_are_both_kept() -> None:
    """A list that neither had before is joined too."""
    merged = merge({}, {"jobs": [_contact("m")]}, {"jobs": [_contact("t")]})
    assert {"m", "t"} == set(by_id(merged.value["jobs"]) or ())


def test_one_value_changed_differently_is_a_conflict() -> None:
    """The same value changed in two ways is told with its path, by id, and all three values."""
    base = {"contacts": [_contact("a")]}
    merged = merge(base, {"contacts": [_contact("a", note="m")]}, {"contacts": [_contact("a", note="t")]})
    (difference,) = merged.differences
    assert difference.where == "contacts.a.note"
    assert (difference.base, difference.mine, difference.theirs) == ("", "m", "t")


def test_removed_here_and_changed_there_is_a_conflict() -> None:
    """An item one removed and the other changed is not decided."""
    base = {"contacts": [_contact("a")]}
    (difference,) = merge(base, {}, {"contacts": [_contact("a", note="t")]}).differences
    assert difference.mine is None
    (difference,) = merge(
        base, {"contacts": [_contact("a", note="m")]}, {"contacts": [_contact("b")]}
    ).differences
    assert difference.where == "contacts.a"
    assert difference.theirs is None


def test_lists_without_ids_are_one_value() -> None:
    """A list of words is one whole: two different changes are a conflict, equal ones are not."""
    assert merge({"x": ["a"]}, {"x": ["a", "m"]}, {"x": ["a", "t"]}).differences
    assert not merge({"x": ["a"]}, {"x": ["b"]}, {"x": ["b"]}).differences


def test_true_is_not_one() -> None:
    """A change from 1 to true, or to 1.0, is a change."""
    assert merge({"x": 1}, {"x": 1}, {"x": True}).value["x"] is True
    assert type(merge({"x": 1}, {"x": 1}, {"x": 1.0}).value["x"]) is float


def _at(where: str, value: Table) -> Table:
    """Plain data with one item: of a table by its key, of a list by its id."""
    field, key = where.split(".")
    return {field: {key: value} if field == "ratings" else [{"id": key, **value}]}


EXCLUDING = [
    (RatingFile, "ratings.7", {"score": 4}, {"not_ratable": True}),
    (RatingFile, "ratings.7", {"score": 4, "reason": "a"}, {"score": 3, "figure": 0.5}),
    (Client, "episodes.e1", {"closed_on": "d1"}, {"closing_reason": "studies"}),
    (Client, "episodes.e1", {"closed_on": "d1"}, {"phases": [{"id": "p2", "phase": "in_work"}]}),
    (Client, "jobs.j1", {"end_reason": "a"}, {"end": "d2", "end_initiative": "client"}),
    (Client, "jobs.j1", {"permanent": True}, {"fixed_until": "d2"}),
    (Client, "contacts.k1", {"kind": "phone"}, {"place": "home"}),
    (Employer, "contacts.k1", {"face_to_face": False}, {"cold": True}),
]


@pytest.mark.parametrize(("cls", "where", "mine", "theirs"), EXCLUDING)
def test_fields_that_define_one_another_are_one_whole(
    cls: type[object], where: str, mine: Table, theirs: Table
) -> None:
    """Two people who each change one of such fields are asked, and what is stored stays whole meanwhile."""
    for one, other in ((mine, theirs), (theirs, mine)):
        base, changed, stored = (_at(where, value) for value in ({}, one, other))
        merged = merge(base, changed, stored, units_of(cls))
        assert same(merged.value, stored)
        keys = {key for key in (*one, *other) if one.get(key) != other.get(key)}
        assert {each.where for each in merged.differences} == {f"{where}.{key}" for key in keys}
        assert all({".".join(path) for path in each.together} >= {each.where} for each in merged.differences)
        assert len({each.together for each in merged.differences}) == 1


def test_one_field_of_a_whole_is_joined_as_ever() -> None:
    """Two phases entered by two people are both there, and what only one of them changed is taken."""
    units = units_of(Client)

    def episode(*phases: str, **more: object) -> Table:
        return {"episodes": [{"id": "e1", "phases": [{"id": each} for each in phases], **more}]}

    merged = merge(episode("p1"), episode("p1", "m"), episode("p1", "t"), units)
    assert not merged.differences
    assert same(merged.value, episode("p1", "t", "m"))
    closed = episode("p1", "end", closed_on="d", closing_reason="studies")
    for sides in ((closed, episode("p1", key_worker="x")), (episode("p1", key_worker="x"), closed)):
        merged = merge(episode("p1"), *sides, units)
        assert not merged.differences
        assert merged.value["episodes"][0].keys() >= {"closed_on", "key_worker"}  # type: ignore[index]  # a list
    # Both closed it alike, and one gave the reason too.
    merged = merge(
        episode("p1"), episode("p1", closed_on="d"), episode("p1", closed_on="d", closing_reason="x"), units
    )
    assert not merged.differences


def test_every_whole_has_several_fields_of_its_class() -> None:
    """A word of `together` that only one field has would be a slip."""

    def look(units: Units) -> int:
        assert all(len(group) > 1 for group in units.together)
        below = [*units.inside.values(), *([units.items] if units.items else [])]
        return len(units.together) + sum(map(look, below))

    assert sum(look(units_of(kind.cls)) for kind in KINDS) >= 15
    assert units_of(RatingFile).below("ratings").below("7").together == (
        ("score", "not_ratable", "reason", "figure", "suggestion", "counted"),
    )


COUNTED = st.builds(
    Counted,
    st.sampled_from(("f", "g")),
    st.just(date(2024, 1, 1)),
    st.sampled_from((date(2024, 2, 29), date(2024, 3, 31))),
    st.sampled_from((None, 1.0, 2.0)),
    st.sampled_from((None, 3.0)),
    st.sampled_from((0, 1)),
)
RATING = st.builds(
    Rating,
    score=st.sampled_from((None, 3, 4)),
    comment=st.sampled_from(("", "x")),
    counted=st.none() | COUNTED,
)


@given(*(RATING,) * 3)
def test_what_a_figure_was_counted_from_is_never_joined_from_two(
    base: Rating, mine: Rating, theirs: Rating
) -> None:
    """It is one of the three that there were, or none, whether it was added, changed or taken away."""
    sides = (base, mine, theirs)
    plain = [unstructure(RatingFile("r-a", "r", "a", {"7": each})) for each in sides]
    saved, _ = structure(apply(plain[0], plain[0], plain[1]), RatingFile)
    assert saved == RatingFile("r-a", "r", "a", {"7": mine})
    for one, other in ((1, 2), (2, 1)):
        merged = merge(plain[0], plain[one], plain[other], units_of(RatingFile))
        file, problems = structure(merged.value, RatingFile)
        assert problems == ()
        assert file is not None
        assert file.ratings["7"].counted in [each.counted for each in sides]


def test_a_record_that_may_be_missing_has_its_wholes() -> None:
    """The fields of an optional record are one whole where they stand, not one step further in."""
    counted = units_of(RatingFile).below("ratings").below("7").below("counted")
    assert counted.together == (tuple(each.name for each in fields(Counted)),)


@given(plain_tables(), plain_tables())
def test_a_change_of_one_side_alone_is_taken(base: Table, changed: Table) -> None:
    """When only one changed something, the result is theirs, whichever side it was."""
    for merged in (merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)):
        assert same(merged.value, changed)
        assert merged.differences == ()


@given(plain_tables(), plain_tables(), plain_tables(), st.booleans())
def test_sides_have_equal_rights(base: Table, mine: Table, theirs: Table, whole: bool) -> None:
    """Who saved first does not matter: the same conflicts, and without any the same values."""
    keys = tuple(dict.fromkeys((*base, *mine, *theirs)))
    units = Units((keys[:3],) if whole else ())
    one, other = merge(base, mine, theirs, units), merge(base, theirs, mine, units)
    assert {each.path for each in one.differences} == {each.path for each in other.differences}
    if not one.differences:
        assert _unordered(one.value) == _unordered(other.value)


@given(plain_tables(), plain_tables(), plain_tables())
def test_nothing_is_invented_and_inputs_stay(base: Table, mine: Table, theirs: Table) -> None:
    """Every key of the result comes from one side, and what came in is as it was."""
    before = repr((base, mine, theirs))
    merged = merge(base, mine, theirs)
    assert merged.value.keys() <= mine.keys() | theirs.keys()
    assert repr((base, mine, theirs)) == before


@given(plain_tables(), st.sampled_from(("unknown", "later")))
def test_keys_not_understood_stay(base: Table, key: str) -> None:
    """A change to what was understood leaves alone what was not."""
    raw = {**base, key: {"x": 1}}
    mine = {**base, "new": 1}
    assert same(apply(raw, base, mine), {**raw, "new": 1})


@given(plain_tables(), plain_tables())
def test_applying_a_change_to_its_own_base(base: Table, mine: Table) -> None:
    """Where everything was understood, the result is the new state."""
    assert same(apply(base, base, mine), mine)


def test_unchanged_values_keep_their_spelling() -> None:
    """A default written by hand and a whole number where any will do are not rewritten."""
    raw = {"share": 1, "jobs": [{"id": "a", "wage_subsidy": False, "later": "x"}]}
    base = {"share": 1.0, "jobs": [{"id": "a"}]}
    mine = {"share": 1.0, "jobs": [{"id": "a", "note": "n"}]}
    expected = [{"id": "a", "wage_subsidy": False, "later": "x", "note": "n"}]
    assert same(apply(raw, base, mine), {"share": 1, "jobs": expected})


@pytest.mark.parametrize("items", [[{"id": "a"}, {"id": "a"}], [{"x": 1}], [1], "text", [{"id": 1}]])
def test_what_is_no_list_by_id(items: object) -> None:
    """Items without ids, or with one id twice, cannot be told apart."""
    assert by_id(items) is None


def _unordered(value: Any) -> str:
    """A form in which the order of items by id does not count."""
    if isinstance(value, dict):
        return repr(sorted((key, _unordered(each)) for key, each in value.items()))
    items = by_id(value)
    if items is not None:
        return repr(sorted(_unordered(each) for each in items.values()))
    if isinstance(value, list):
        return repr([_unordered(each) for each in value])
    return repr(value)
