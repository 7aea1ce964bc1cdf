"""The change someone made to a record, put together with what was stored meanwhile. Touches no disk."""

from typing import Any, TypeVar

from attrs import field, frozen

from ipscore.store.cleaning import clean_data, clean_line, clean_tree
from ipscore.store.documents import Document
from ipscore.store.errors import Invalid, ReadOnly
from ipscore.store.merging import ABSENT, Difference, apply, changed_part, differing, merge, same
from ipscore.store.reading import Table
from ipscore.store.repository import Conflict, Revision, Stored
from ipscore.store.units import units_of
from ipscore.structure import structure, unstructure

T = TypeVar("T")


@frozen
class DocumentRevision(Revision):
    """The bytes a record had, and what was understood of them where that is still at hand."""

    document: Document[Any] | None = field(default=None, repr=False, eq=False)


def stored(document: Document[T]) -> Stored[T]:
    """What is given to those above the store."""
    return Stored(document.record, DocumentRevision(document.content, document), document.read_only)


def fit(plain: Table, cls: type[T]) -> tuple[Table, T]:
    """The plain data cleaned, and the record that it will be read as. Raises Invalid."""
    plain = clean_data(plain)
    record, problems = structure(plain, cls)
    if record is None:
        raise Invalid(problems)
    return plain, record


def changed(base: Document[T], record: T, cls: type[T]) -> tuple[Table, T] | None:
    """`base` with the change that `record` is, as data and as a record; None when there is none.

    Raises Invalid.
    """
    known, plain = unstructure(base.record), unstructure(record)
    # What is equal to what was read has been found fit before.
    part = changed_part(known, plain)
    if clean_data(part) is not part or structure(part, cls)[0] is None:
        plain, record = fit(plain, cls)
    return None if plain == known else (apply(base.raw, known, plain), record)


def joined(
    base: Document[T], raw: Table, record: T, theirs: Document[T], cls: type[T], name: str
) -> tuple[Table, T]:
    """The change from `base` to `raw` (which is `record`) together with what others made of it.

    Raises Conflict, Invalid.
    """
    if theirs is base:
        return raw, record
    merged = merge(base.raw, raw, theirs.raw, units_of(cls))
    if merged.differences:
        raise Conflict(record, stored(theirs), tuple(map(_clean, merged.differences)), name)
    return merged.value, fit(merged.value, cls)[1]


def refuse_changed(base: Document[T], theirs: Document[T], name: str) -> None:
    """Raise Conflict when what was `base` is to be removed, and others changed anything in it since."""
    keys = dict.fromkeys((*base.raw, *theirs.raw))
    sides = ((key, base.raw.get(key, ABSENT), theirs.raw.get(key, ABSENT)) for key in keys)
    fields = [differing((key,), was, was, there) for key, was, there in sides if not same(was, there)]
    if fields:
        raise Conflict(base.record, stored(theirs), tuple(map(_clean, fields)), name)


def refuse_read_only(*documents: Document[T]) -> None:
    """Raise ReadOnly for a document that this version understands in part only: the rest would be lost."""
    for each in documents:
        if each.read_only is not None:
            raise ReadOnly((each.read_only,))


def _clean(each: Difference) -> Difference:
    base, mine, theirs = (clean_tree(value) for value in (each.base, each.mine, each.theirs))
    together = tuple(tuple(map(clean_line, path)) for path in each.together)
    return Difference(tuple(map(clean_line, each.path)), base, mine, theirs, together)
