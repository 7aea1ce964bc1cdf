"""Who reads a review from outside, and what the draw and its window leave of a client."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.fidelity.access import assessors_dataset, in_window, is_drawn, reads_from_outside
from ipscore.fidelity.review_names import NameFinder
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer
from ipscore.records.episode import CoachEntry, Episode
from ipscore.records.job import Placement, PlacementKind
from ipscore.records.partner import Partner, PartnerKind
from ipscore.records.planning import FileSample
from ipscore.records.review import Assessor, Review, ReviewKind
from ipscore.records.workspace import WorkspaceInfo

START, END = date(2024, 1, 1), date(2024, 3, 11)
STAFF = {"s1": "Aino Koski", "s2": "Bo Ek"}
ASSESSORS = (
    Assessor("linked", "A. Koski", staff="s1"),
    Assessor("named", " aino  KOSKI"),
    Assessor("left", "Kim Gone", staff="s9"),
    Assessor("guest", "Kaarina Ylä-Outinen", organisation="Arvioijat ry"),
)


def a_review(kind: ReviewKind = ReviewKind.INDEPENDENT) -> Review:
    """With client c1 drawn."""
    sample = FileSample("1", 1, END, START, END, ("c1",))
    return Review("r1", "x", kind, "Unit", END, END, assessors=ASSESSORS, sample=sample)


@pytest.mark.parametrize("kind", [ReviewKind.INDEPENDENT, ReviewKind.GUIDED])
def test_who_reads_from_outside(kind: ReviewKind) -> None:
    """Who is nobody of the staff, neither by link nor by name; who has said nothing is of the team."""
    found = {each.id for each in ASSESSORS if reads_from_outside(a_review(kind), each.id, STAFF)}
    assert found == {"left", "guest"}
    assert not reads_from_outside(a_review(kind), None, STAFF)
    assert not reads_from_outside(a_review(kind), "nobody", STAFF)


@given(
    reader=st.sampled_from([each.id for each in ASSESSORS]),
    staff=st.dictionaries(st.sampled_from(["s1", "s9"]), st.text(max_size=5)),
)
def test_a_team_that_assesses_itself_is_never_outside(reader: str, staff: dict[str, str]) -> None:
    """Whoever the staff are."""
    assert not reads_from_outside(a_review(ReviewKind.SELF), reader, staff)


def test_what_a_client_has_outside_of_the_window_is_cut() -> None:
    """Later coaches, wishes and consents, persons of partners, and the names of relatives are not there."""
    later = END + timedelta(1)
    coaches = (CoachEntry("k1", "s1", START), CoachEntry("k2", "s2", later))
    client = Client(
        "c1",
        "r",
        episodes=(Episode("e1", "r", START, coaches=coaches),),
        contacts=(
            Contact("t1", END, ContactKind.PHONE, "s1", contact_with=ContactWith.FAMILY, partner="Liisa"),
            Contact("t2", END, ContactKind.PHONE, "s1", contact_with=ContactWith.PARTNER, partner="Kela"),
            Contact("t3", later, ContactKind.PHONE, "s1"),
        ),
        placements=(Placement("p1", "e1", PlacementKind.WORK_TRIAL, START, employer="w1"),),
        wishes="New ones",
        wishes_changed_on=later,
        partners=(
            Partner("a1", "Liisa", PartnerKind.FAMILY, "Liisa", "040", "l@x", may_contact=True, asked_on=END),
            Partner("a2", "Kela", PartnerKind.KELA, "Olli", may_contact=True, asked_on=later, note="Later"),
        ),
    )  # fmt: skip
    clients = {"c1": client, "c2": evolve(client, id="c2")}
    dataset = Dataset(WorkspaceInfo("W", "x"), clients=clients, employers={"w1": Employer("w1", "Leipomo")})
    review = a_review()
    assert (is_drawn(review, "c1"), is_drawn(review, "c2")) == (True, False)
    assert not is_drawn(evolve(review, sample=None), "c1")
    seen = assessors_dataset(review, dataset)
    assert set(seen.clients) == {"c1"}
    # The place of a placement has a name as a workplace has.
    assert set(seen.employers) == {"w1"}
    found = seen.clients["c1"]
    assert [each.id for each in found.episodes[0].coaches] == ["k1"]
    assert [(each.id, each.partner) for each in found.contacts] == [("t1", ""), ("t2", "Kela")]
    assert (found.wishes, found.wishes_changed_on) == ("", None)
    family, kela = found.partners
    assert (family.name, family.person, family.phone, family.email) == ("", "", "", "")
    assert (family.may_contact, family.asked_on) == (True, END)
    assert (kela.name, kela.person, kela.may_contact, kela.asked_on, kela.note) == (
        "Kela",
        "",
        None,
        None,
        "",
    )
    before = Dataset(dataset.info, clients={"c1": evolve(client, wishes_changed_on=END)})
    assert assessors_dataset(review, before).clients["c1"].wishes == "New ones"
    assert in_window(review, END)
    assert not in_window(review, later)


def test_names_are_taken_out_of_a_text() -> None:
    """With the endings of cases; other words, capital or not, stay as they are."""
    finder = NameFinder.of(["Koivula Mika", "Anna-Liisa Ek"])
    text = "Mikan kanssa Kelaan; koivu, Koivulalle soitto. Anna-Liisa tuli."
    assert finder.hidden_in(text) == "… kanssa Kelaan; koivu, … soitto. … tuli."
    assert finder.hidden_in("") == ""
