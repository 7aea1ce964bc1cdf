"""Preparing a review: documents, programme, the draw, and what a reviewer may see."""

from datetime import date, timedelta
from random import Random

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.definitions.scale import Scale
from ipscore.fidelity.access import assessors_dataset, in_window
from ipscore.fidelity.invitation import LineKind, invitation
from ipscore.fidelity.planning import (
    PlanningError,
    asked,
    default_documents,
    default_sessions,
    evidence_day,
    held,
    preparation,
    received,
    sample_window,
    with_sample,
)
from ipscore.language import Language
from ipscore.language.invitation import invitation_text
from ipscore.plugin.registry import Registry
from ipscore.records.dataset import Dataset
from ipscore.records.planning import RequestedDocument, ReviewSession, SessionKind
from ipscore.records.review import Assessor, Review, ReviewKind, ReviewState
from ipscore.sample import sample_records

SCALE: Scale = Registry.load().scales["thl-applied"]
START = date(2024, 3, 12)
REVIEW = Review(
    "rev1",
    SCALE.id,
    ReviewKind.INDEPENDENT,
    "Yksikkö",
    START,
    START + timedelta(1),
    sites=("r",),
    assessors=(Assessor("aa", "Anna A."),),
    documents=(RequestedDocument("d1", "Plan"), RequestedDocument("d2", "Minutes", START)),
    schedule=(ReviewSession("s1", START, SessionKind.INTERVIEW),),
)
CLIENTS = tuple(sample_records().clients)


def test_the_usual_documents() -> None:
    """Six of an independent review; a self-assessment holds the minutes anyway."""
    found = [each.id for each in default_documents(SCALE, ReviewKind.INDEPENDENT)]
    assert found == [
        "development_plan", "steering_minutes", "leader_tracking", "employer_log", "in_employment",
        "client_papers",
    ]  # fmt: skip
    assert "steering_minutes" not in {each.id for each in default_documents(SCALE, ReviewKind.SELF)}
    log = next(each for each in default_documents(SCALE, ReviewKind.GUIDED) if each.id == "employer_log")
    assert log.text.params == {"months": 2}


@given(days=st.integers(0, 5), kind=st.sampled_from(ReviewKind))
def test_the_usual_sessions_lie_in_the_visit(days: int, kind: ReviewKind) -> None:
    """In order, with ids of their own; the feedback meeting is on the last day."""
    review = evolve(REVIEW, end=START + timedelta(days), kind=kind)
    found = default_sessions(review)
    assert all(review.start <= each.on <= review.end for each in found)
    assert [each.on for each in found] == sorted(each.on for each in found)
    assert len({each.id for each in found}) == len(found)
    assert all(each.on == review.end for each in found if each.kind is SessionKind.FEEDBACK)


def test_the_checklist() -> None:
    """What was not asked for, not received and not held; once the visit has begun, it is late."""
    before = preparation(REVIEW, START - timedelta(1))
    assert (before.not_asked, before.not_received, before.sessions_left, before.late) == (
        ("d1",), ("d2",), ("s1",), (),
    )  # fmt: skip
    review = held(received(asked(REVIEW, ("d1", "d2"), START), ("d1",), START), ("s1",))
    assert [each.asked_on for each in review.documents] == [START, START]
    after = preparation(review, START)
    assert (after.not_asked, after.not_received, after.sessions_left, after.late) == (
        (),
        ("d2",),
        (),
        ("d2",),
    )


def test_what_cannot_be_planned() -> None:
    """Every document that is not there is told; an issued review is prepared no more."""
    with pytest.raises(PlanningError) as caught:
        asked(REVIEW, ("d3", "d4"), START)
    assert len(caught.value.problems) == 2
    with pytest.raises(PlanningError):
        held(evolve(REVIEW, state=ReviewState.ISSUED), ("s1",))
    with pytest.raises(PlanningError) as caught:
        with_sample(SCALE, REVIEW, (), " ", 0, START)
    assert [each.path for each in caught.value.problems] == [("seed",), ("size",), ("sample",)]


@given(seed=st.text(min_size=1).filter(str.strip), size=st.integers(1, 12), order=st.randoms())
def test_a_draw_can_be_repeated(seed: str, size: int, order: Random) -> None:
    """The same seed draws the same clients whatever the order of files, all from the review's sites."""
    clients = list(CLIENTS)
    order.shuffle(clients)
    one = with_sample(SCALE, REVIEW, CLIENTS, seed, size, START)
    assert one == with_sample(SCALE, REVIEW, clients, seed, size, START)
    assert one.sample is not None
    window = sample_window(SCALE, REVIEW)
    assert (one.sample.start, one.sample.end) == (window.start, window.end)
    assert window.end == evidence_day(REVIEW) == START - timedelta(1)
    assert len(one.sample.clients) == size
    by_id = {each.id: each for each in CLIENTS}
    for key in one.sample.clients:
        assert any(episode.site == "r" for episode in by_id[key].episodes)


def test_a_reviewer_sees_the_drawn_clients_in_the_window_and_no_names() -> None:
    """Before the draw nothing; after it no other client, no identity, and nothing outside of the window."""
    dataset = sample_records().dataset()
    assert assessors_dataset(REVIEW, dataset) == Dataset(dataset.info)
    review = with_sample(SCALE, REVIEW, CLIENTS, "kevät", 8, START)
    assert review.sample is not None
    seen = assessors_dataset(review, dataset)
    assert set(seen.clients) == set(review.sample.clients)
    assert not seen.identities
    assert not seen.working_time
    for client in seen.clients.values():
        assert all(in_window(review, each.on) for each in client.contacts)
        assert all(each.end is None or in_window(review, each.end) for each in client.jobs)
        assert all(each.closed_on is None or in_window(review, each.closed_on) for each in client.episodes)
    for employer in seen.employers.values():
        for contact in employer.contacts:
            assert in_window(review, contact.on)
            assert contact.clients
            assert set(contact.clients) <= set(seen.clients)


@pytest.mark.parametrize("code", ["fi", "sv", "en"])
def test_the_invitation_lists_what_is_asked_for(code: str) -> None:
    """In each language; what people wrote stands there as text and never acts as a mark."""
    hostile = "# Plan <b>x</b> [a](b) | *c*\n- d"
    review = evolve(REVIEW, documents=(RequestedDocument("d1", hostile),), unit="1. *Unit*")
    review = with_sample(SCALE, review, CLIENTS, "kevät", 7, START)
    lines = invitation(SCALE, review)
    text = invitation_text(lines, Language.load(code))
    assert text.startswith("# ")
    assert "- \\# Plan \\<b\\>x\\</b\\> \\[a\\](b) \\| \\*c\\* - d\n" in text
    assert "1. *Unit*" not in text
    assert sum(each.kind is LineKind.TITLE for each in lines) == 1
    assert review.sample is not None
    assert all(f"- {each}\n" in text for each in review.sample.clients)
    assert "kevät" in text


def test_the_programme_of_an_invitation_reads_as_a_letter() -> None:
    """Under its own heading, and no line begins with a number that Markdown would count."""
    visit = evolve(REVIEW, schedule=(ReviewSession("s1", START, SessionKind.INTERVIEW, with_whom="Johto"),))
    text = invitation_text(invitation(SCALE, visit), Language.load("fi"))
    assert "## Käynnin ohjelma\n\n- haastattelu 12.3.2024: Johto\n" in text
    assert "\\" not in text


def test_an_invitation_before_anything_is_planned() -> None:
    """A bare review has a letter too, and a self-assessment another one."""
    bare = Review("rev2", SCALE.id, ReviewKind.SELF, "T", START, START)
    text = invitation_text(invitation(SCALE, bare), Language.load("en"))
    assert "goes through the criteria together" in text
    assert "drawn at random among those" in text
