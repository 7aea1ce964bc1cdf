"""Employers that turned out to be one: which stands for the others, wherever they are counted."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.merged import kept_ids, merge_problems, names_now
from ipscore.records.workspace import WorkspaceInfo

IDS = "abcdef"


def _contact(name: str = "k1") -> EmployerContact:
    return EmployerContact(name, date(2022, 3, 1), "anna", True, clients=("c1",))


def _dataset(*employers: Employer) -> Dataset:
    return Dataset(WorkspaceInfo("w", "s"), employers={each.id: each for each in employers})


@given(st.dictionaries(st.sampled_from(IDS), st.none() | st.sampled_from(IDS + "x")))
def test_every_employer_is_found_somewhere(links: dict[str, str | None]) -> None:
    """Whatever the links, in circles or to nowhere: who stands for others is there and stands alone."""
    employers = {each: Employer(each, each, merged_into=into) for each, into in links.items()}
    kept = kept_ids(employers)
    for each, into in kept.items():
        assert each != into
        assert into in employers
        assert into not in kept


def test_what_was_merged_is_called_as_what_stands_for_it() -> None:
    """A job that names a merged employer is with the one that is left; without a name its own is shown."""
    employers = {
        "a": Employer("a", "Kahvila Tmi", merged_into="b"),
        "b": Employer("b", "Kahvila Ky", merged_into="c"),
        "c": Employer("c", "Kahvila Oy"),
        "d": Employer("d", "Pesula", merged_into="gone"),
    }
    names = names_now(employers, {each.id: each.name for each in employers.values()})
    assert names == {"a": "Kahvila Oy", "b": "Kahvila Oy", "c": "Kahvila Oy", "d": "Pesula"}


def test_a_merge_of_a_merge() -> None:
    """The last one stands for all of them."""
    first, second = Employer("a", "A", merged_into="b"), Employer("b", "B", merged_into="c")
    found = _dataset(first, second, Employer("c", "C"))
    assert [found.employer_id(each) for each in ("a", "b", "c", "unknown")] == ["c", "c", "c", "unknown"]


def test_a_contact_in_two_files_is_one() -> None:
    """While two employers are being merged their contacts are in both files, and count once."""
    found = _dataset(Employer("a", "A", contacts=(_contact(),)), Employer("b", "B", contacts=(_contact(),)))
    assert len(list(found.employer_contacts())) == 1


def test_contacts_of_a_merged_employer_are_the_kept_ones() -> None:
    """What a colleague still writes to the old file is a contact with the kept employer."""
    merged = Employer("a", "A", contacts=(_contact(),), merged_into="b")
    found = _dataset(merged, Employer("b", "B", contacts=(_contact("k2"),)))
    assert [(employer, each.id) for employer, each in found.employer_contacts()] == [("b", "k1"), ("b", "k2")]


def test_what_the_check_tells() -> None:
    """A circle, contacts left in a merged file, and one contact in two files; a finished merge is fine."""
    circle = _dataset(Employer("a", "A", merged_into="b"), Employer("b", "B", merged_into="a"))
    left = _dataset(Employer("a", "A", contacts=(_contact(),), merged_into="b"), Employer("b", "B"))
    both = _dataset(Employer("a", "A", contacts=(_contact(),)), Employer("b", "B", contacts=(_contact(),)))
    done = _dataset(Employer("a", "A", merged_into="b"), Employer("b", "B", contacts=(_contact(),)))
    told = [[each.where for each in merge_problems(each.employers)] for each in (circle, left, both, done)]
    assert told == [
        ["employers.a.merged_into", "employers.b.merged_into"],
        ["employers.a.contacts"],
        ["employers.b.contacts[0].id"],
        [],
    ]
