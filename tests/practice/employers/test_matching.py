"""Whose wishes fit which needs: the words that meet, in both directions."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.employers.directory import EmployerRow, directory
from ipscore.practice.employers.matching import (
    clients_for,
    employers_for,
    is_searching,
    meet,
    words_of_client,
)
from ipscore.practice.summaries import ClientSummary, client_summary, employer_summary
from ipscore.records.client import Client
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import Episode, Phase, PhaseEntry
from ipscore.records.job import Job

TODAY = date(2022, 10, 14)
WISHES = "Haluaisin töitä kahvilassa tai kaupassa, mieluiten Raisiossa."


def client(
    wishes: str = WISHES, key: str = "c1", phase: Phase = Phase.JOB_SEARCH, *titles: str
) -> ClientSummary:
    """A client in this phase, with jobs of these titles."""
    stay = Episode("e", "r", date(2022, 1, 10), phases=(PhaseEntry("p", phase, date(2022, 1, 10)),))
    jobs = tuple(Job(f"j{n}", "e", date(2021, 1, 1), title) for n, title in enumerate(titles))
    return client_summary(Client(key, "r", (stay,), jobs=jobs, wishes=wishes))


def row(industry: str = "", *needs: str, place: str = "", key: str = "f1") -> EmployerRow:
    """An employer of this field with these needs."""
    contacts = tuple(
        EmployerContact(f"k{n}", date(2022, 3, 1), "anna", True, needs=each) for n, each in enumerate(needs)
    )
    record = Employer(key, "Yritys", industry=industry, municipality=place, contacts=contacts)
    return directory({key: employer_summary(record)}, {}, TODAY)[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kahvila", "kahvilassa"),
        ("kauppa", "kaupassa"),
        ("Keittiö", "keittiötyöntekijä"),
        ("siivous", "siivoojaksi"),
        ("auto", "autojen"),
        ("hoitaja", "lähihoitaja"),
        ("siivous", "kotisiivousta"),
        ("försäljning", "försäljare"),
    ],
)
def test_words_that_meet(one: str, other: str) -> None:
    """Endings, gradation and compounds do not keep words apart."""
    assert meet(one, other)
    assert meet(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("kauppa", "kaupunki"), ("auto", "automaatio"), ("koira", "koti"), ("puu", "puutarha")]
)
def test_words_that_do_not(one: str, other: str) -> None:
    """A few letters alike are chance."""
    assert not meet(one, other)
    assert not meet(other, one)


def test_the_score_is_the_count_and_the_words_are_told() -> None:
    """Two words meet and the place is the same: three, with the words."""
    (found,) = employers_for(
        client(), [row("kaupan ala", "Etsii tekijää kahvilaan", place="Raisio")], "raisio"
    )
    assert [(each.wish, each.need) for each in found.met] == [
        ("kahvilassa", "kahvilaan"),
        ("kaupassa", "kaupan"),
    ]
    assert (found.place, found.score) == ("Raisio", 3)


def test_the_place_alone_is_no_match() -> None:
    """Everyone nearby would fit."""
    assert not employers_for(client(), [row("metalliala", place="Raisio")], "Raisio")


def test_common_words_tell_nothing() -> None:
    """“Haluan töitä” meets no “etsii tekijää”, and “pieni” no other."""
    assert not employers_for(
        client("Haluan tehdä pientä työtä"), [row("", "Pieni paikka, etsii tekijää työhön")]
    )


def test_a_word_said_twice_counts_once() -> None:
    """A title in another form than the wish is the same word."""
    assert words_of_client(client("Siivousta", "c", Phase.JOB_SEARCH, "siivooja")) == ("siivousta",)


def test_only_those_who_search() -> None:
    """Someone in work or gone is not offered to an employer; best first."""
    every = [client(key=phase.value, phase=phase) for phase in Phase]
    found = clients_for(row("kahvila"), every, {}, TODAY)
    assert [each.client for each in found] == ["agreement", "job_search"]
    assert not is_searching(evolve(every[0], episodes=()), TODAY)


TEXTS = st.lists(
    st.sampled_from(
        ["kahvilassa", "kahvila", "kauppa", "lähihoitaja", "hoitaja", "siivous", "puutarha", "auto", "työ"]
    ),
    max_size=5,
).map(" ".join)


@given(TEXTS, TEXTS, st.sampled_from(["", "Raisio"]))
def test_both_directions_say_the_same(wishes: str, needs: str, place: str) -> None:
    """The match of a client with an employer is one, whoever is asked about."""
    someone, employer = client(wishes), row("", needs, place=place)
    assert employers_for(someone, [employer], "Raisio") == clients_for(
        employer, [someone], {"r": "Raisio"}, TODAY
    )


@given(st.text(), st.text())
def test_any_text_is_safe(wishes: str, needs: str) -> None:
    """Whatever was written, matching ends, and what it names stands in the texts."""
    for found in employers_for(client(wishes), [row("", needs)]):
        assert all(each.wish in wishes.casefold() and each.need in needs.casefold() for each in found.met)
