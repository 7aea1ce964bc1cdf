"""Employers that are probably one, and why."""

import random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.employers.doubles import CROWD, Likeness, doubles, plain_name
from ipscore.practice.summaries import EmployerSummary, employer_summary
from ipscore.records.employer import Employer
from ipscore.records.job import Sector


def employer(name: str, key: str = "", **more: str) -> EmployerSummary:
    """An employer of this name; the id is the name unless one is given."""
    return employer_summary(Employer(key or name, name, **more))  # type: ignore[arg-type] # texts only


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kahvila Aamu Oy", "KAHVILA AAMU"),
        ("Oy Kahvila Aamu Ab", "Kahvila-Aamu"),
        ("Café Ålands Ab", "Cafe Alands"),
        ("Siivous  Säde Tmi", "Siivous Säde, toiminimi"),
        ("Töölön Pyörä Ky", "Tmi Töölön pyörä"),
    ],
)
def test_the_same_name(one: str, other: str) -> None:
    """Legal form, capitals, accents and punctuation make no other name."""
    (found,) = doubles([employer(one), employer(other)])
    assert found.likeness is Likeness.NAME


@pytest.mark.parametrize("name", ["Oy Ab", "Ry", "[/foo] [@click=app.quit]x[/] [b"])
def test_names_of_little(name: str) -> None:
    """A name of legal forms alone, or of brackets, is still a name."""
    assert plain_name(name)


def test_the_same_business_id() -> None:
    """However it is written; it says more than the name."""
    pair = [
        employer("Kahvila Aamu", business_id="2077474-0"),
        employer("Kahvila Aamu Oy", business_id="20774740"),
    ]
    (found,) = doubles(pair)
    assert (found.likeness, str(found.reason)) == (Likeness.BUSINESS_ID, "the same business id")


def test_units_of_a_municipality_share_its_business_id() -> None:
    """A school and a library of one town are two employers; written twice, one of them is a double."""
    school, library, again = (
        evolve(employer(name, key, business_id="2077474-0"), sector=Sector.MUNICIPALITY)
        for name, key in (("Kaupunki, koulu", "a"), ("Kaupunki, kirjasto", "b"), ("Kaupunki koulu", "c"))
    )
    (found,) = doubles([school, library, again])
    assert {found.first, found.second} == {"a", "c"}


def test_a_chain_is_no_double() -> None:
    """So many of one name are branches, each an employer of its own."""
    assert not doubles([employer("Lähikauppa", f"e{n}", municipality=f"Kunta {n}") for n in range(CROWD + 1)])


def test_two_business_ids_are_two_companies() -> None:
    """Whatever they are called."""
    assert not doubles(
        [employer("Aamu Oy", business_id="2077474-0"), employer("Aamu", business_id="1572860-0")]
    )


def test_near_names_only_in_one_municipality() -> None:
    """A slip of the pen is told where both are in one place, with how alike the names are."""
    here = [
        employer("Siivouspalvelu Säde", municipality="Raisio"),
        employer("Siivouspalvelu Sade oy", municipality="raisio "),
    ]
    slip = [
        employer("Kiinteistöhuolto Mäki", municipality="Raisio"),
        employer("Kiinteistohuolto Mäkki", municipality="Raisio"),
    ]
    assert [each.likeness for each in doubles(here)] == [Likeness.NAME]
    (found,) = doubles(slip)
    assert found.likeness is Likeness.NEAR_NAME
    assert "nearly the same name (98 %)" in str(found.reason)
    assert not doubles([slip[0], evolve(slip[1], municipality="Turku")])
    assert not doubles([evolve(each, municipality="") for each in slip])


def test_one_name_in_two_places_is_said() -> None:
    """It may be two offices of one company, which the reason tells."""
    (found,) = doubles(
        [employer("Aamu", "a", municipality="Raisio"), employer("Aamu", "b", municipality="Turku")]
    )
    assert "Raisio and Turku" in str(found.reason)


def test_merged_ones_are_left_out() -> None:
    """What was merged is not suggested again."""
    assert not doubles([employer("Aamu", "a"), evolve(employer("Aamu", "b"), merged_into="a")])


NAMES = st.sampled_from(
    ["Aamu Oy", "aamu", "Kahvila Ilta", "Kahvila Iltta", "Kahvila Ilta Ky", "Säde", "Sade ry", ""]
)
PLACES = st.sampled_from(["", "Raisio", "Turku"])
NUMBERS = st.sampled_from(["", "2077474-0", "20774740", "1572860-0"])


@given(st.lists(st.tuples(NAMES, PLACES, NUMBERS), max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(
    kinds: list[tuple[str, str, str]], chance: random.Random
) -> None:
    """Each pair comes once, of two different employers, however they are ordered."""
    every = [
        employer(name, f"e{n}", municipality=place, business_id=number)
        for n, (name, place, number) in enumerate(kinds)
    ]
    found = doubles(every)
    pairs = [frozenset((each.first, each.second)) for each in found]
    assert len(pairs) == len(set(pairs))
    assert all(len(each) == 2 for each in pairs)
    chance.shuffle(every)
    assert doubles(every) == found
