"""Shelves: what is packed comes out again, and of two files for one id the first counts."""

import json
import tempfile
from pathlib import Path
from zlib import compress, decompress

from hypothesis import given, settings
from hypothesis import strategies as st

from ipscore.store.index_cache import Cache
from ipscore.store.index_entry import BROKEN, FINE, NEVER, STAMP, TOLD, Entry, pack
from ipscore.store.index_shelf import Records, Shelf
from ipscore.store.summaries import dump

PLACE = "clients/r/a"

# Any name that a folder can hold, those that are no text too, as the system gives them.
STEMS = (
    st.binary(min_size=1, max_size=12)
    .filter(lambda each: b"/" not in each and b"\0" not in each and not each.startswith(b"."))
    .map(lambda each: each.decode("utf-8", "surrogateescape"))
)
TEXTS = st.text(max_size=8)


@st.composite
def entries(draw: st.DrawFn, place: str = PLACE) -> dict[str, Entry]:
    """What is known of the files of a folder."""
    found = {}
    for stem in draw(st.lists(STEMS, min_size=1, max_size=6, unique=True)):
        name = f"{place}/{stem}.toml"
        found[name] = Entry(
            name,
            draw(st.binary(min_size=STAMP, max_size=STAMP)),
            draw(st.sampled_from((BROKEN, FINE, TOLD))),
            dump(draw(TEXTS)),
            compress(dump([draw(TEXTS), []])),
        )
    return found


def shelf_of(found: dict[str, Entry], place: str = PLACE) -> Shelf:
    """The shelf of these entries."""
    shelf = Shelf.of(place, "clients", found.values())
    assert shelf is not None
    return shelf


@given(entries())
def test_what_is_packed_comes_out_again(found: dict[str, Entry]) -> None:
    """Every entry, all heads in one go, each head and each summary by itself, in the same order."""
    shelf = shelf_of(found)
    assert shelf.entries() == found
    assert list(shelf.entries()) == list(found)
    assert [name for name, _ in shelf.all_heads()] == [name[len(PLACE) + 1 : -5] for name in found]
    for (key, head), entry in zip(shelf.all_heads(), found.values(), strict=True):
        assert head == json.loads(entry.head) == shelf.head(key)
        assert shelf.summary(key) == json.loads(decompress(entry.data))[0]


@given(entries(), st.data())
def test_what_is_read_again_anyway_is_not_trusted(found: dict[str, Entry], data: st.DataObject) -> None:
    """Entries with the stamp of no file are left out, and of those alone nothing is left."""
    young = data.draw(st.sets(st.sampled_from(sorted(found))))
    changed = {name: each._replace(stamp=NEVER) if name in young else each for name, each in found.items()}
    left = {name: each for name, each in changed.items() if each.stamp != NEVER}
    trusted = shelf_of(changed).trusted()
    assert (trusted.entries() if trusted is not None else {}) == left


@settings(deadline=None, max_examples=40)
@given(entries(), entries("clients/k/b"))
def test_what_is_kept_is_found_again(one: dict[str, Entry], other: dict[str, Entry]) -> None:
    """The same shelves, until they are forgotten or replaced."""
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache("/w", Path(folder))
        first, second = shelf_of(one), shelf_of(other, "clients/k/b")
        cache.keep([first, second], [])
        assert cache.load() == {PLACE: first, "clients/k/b": second}
        cache.keep([shelf_of(one)], ["clients/k/b"])
        assert Cache("/w", Path(folder)).load() == {PLACE: first}
        assert Cache("/other", Path(folder)).load() == {}


@given(entries(), entries("clients/k/a"))
def test_of_two_files_for_one_id_the_first_counts(one: dict[str, Entry], other: dict[str, Entry]) -> None:
    """The first by place, unless nothing can be read of it; the others are told."""
    shelves = {PLACE: shelf_of(one), "clients/k/a": shelf_of(other, "clients/k/a")}
    records = Records.of(shelves)
    held = [
        (name.rsplit("/", 1)[1][:-5], name)
        for name, each in sorted({**one, **other}.items(), key=lambda pair: pair[0].split("/"))
        if each.state != BROKEN
    ]
    expected: dict[str, str] = {}
    for key, name in held:
        expected.setdefault(key, name)
    assert {key: f"{place}/{key}.toml" for key, place in records.places.items()} == expected
    assert {name for name, _ in records.doubled()} == {name for _, name in held} - {*expected.values()}
    assert dict(records.heads()) == {
        key: json.loads({**one, **other}[name].head) for key, name in expected.items()
    }


@given(st.lists(st.integers(-(2**63), 2**64 - 1), min_size=4, max_size=4))
def test_numbers_of_any_disk_are_packed(numbers: list[int]) -> None:
    """Inodes beyond half of what 64 bits hold and times before 1970: 8 bytes each, different for each."""
    packed = pack(numbers)
    assert len(packed) == STAMP
    assert packed == b"".join(pack([each]) for each in numbers)
    for at, each in enumerate(numbers):
        changed = [*numbers]
        changed[at] = each + 1 if each < 2**64 - 1 else 0
        assert pack(changed) != packed


def test_ids_of_service_logs_begin_with_their_site() -> None:
    """Where a file's name alone is not the id, the folder says the rest."""
    logs = [Entry(f"service/r/{year}.toml", NEVER, FINE, b"null", b"") for year in (2021, 2022)]
    shelf = Shelf.of("service/r", "service_logs", logs)
    assert shelf is not None
    assert shelf.ids == ["r-2021", "r-2022"]
