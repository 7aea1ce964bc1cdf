"""Changes of two people to one file: what is joined, and what is told as a conflict."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.store.merging import apply, by_id, merge, same
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


@given(plain_tables(), plain_tables())
def test_a_change_of_one_side_alone_is_taken(base: Table, changed: Table) -> None:
    """When only one changed something, the result is theirs, whichever side it was."""
    for merged in (merge(base, changed, base), merge(base, base, changed), merge(base, changed, changed)):
        assert same(merged.value, changed)
        assert merged.differences == ()


@given(plain_tables(), plain_tables(), plain_tables())
def test_sides_have_equal_rights(base: Table, mine: Table, theirs: Table) -> None:
    """Who saved first does not matter: the same conflicts, and without any the same values."""
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
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
