"""The timeline of one client: everything once, newest first, in words that can be translated."""

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.language import Language
from ipscore.practice.timeline import EntryKind, TimelineEntry, timeline
from ipscore.records.contact import ContactKind, Place
from ipscore.records.dataset import Story
from ipscore.records.deferral import Deferral
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import ClosingReason, CoachEntry, Phase, PhaseEntry
from ipscore.records.job import Job, JobChange, Placement, PlacementKind
from ipscore.records.partner import Partner, PartnerKind
from tests.practice.builders import TODAY, client, contact, episode, with_partner

FI = Language.load("fi")


def words(entry: TimelineEntry) -> str:
    """The entry as a Finnish reader sees it."""
    return ", ".join(FI.value(part) for part in entry.what)


def test_everything_is_there_newest_first() -> None:
    """Stays, phases, contacts with client and employer, jobs and placements: a line for each event."""
    stay = episode(
        date(2022, 1, 3),
        phases=(
            PhaseEntry("p1", Phase.INTAKE, date(2022, 1, 3)),
            PhaseEntry("p2", Phase.IN_WORK, date(2022, 3, 1)),
        ),
        closed_on=date(2022, 9, 1),
        closing_reason=ClosingReason.NO_LONGER_NEEDED,
    )
    case = evolve(
        client("a", stay, contacts=(contact(date(2022, 2, 1), place=Place.HOME, minutes=45, note="Kahvia"),)),
        jobs=(
            Job("j1", "e1", date(2022, 3, 1), "Leipuri", "b1", end=date(2022, 8, 31), end_reason="Loppui"),
        ),
        placements=(
            Placement("w1", "e1", PlacementKind.WORK_TRIAL, date(2022, 2, 10), date(2022, 2, 20), "b1"),
        ),
    )
    meeting = EmployerContact("x1", date(2022, 2, 5), "aino", face_to_face=True, cold=True, clients=("a",))
    bakery = Employer("b1", "Leipomo", contacts=(meeting,))
    entries = timeline(Story(case, (meeting,)), {"b1": bakery})
    assert [(each.on.isoformat(), words(each)) for each in entries] == [
        ("2022-09-01", "valmennus päättyi: " + FI.choice(ClosingReason.NO_LONGER_NEEDED)),
        ("2022-08-31", "työ päättyi: Leipuri, Leipomo"),
        ("2022-03-01", "työ alkoi: Leipuri, Leipomo"),
        ("2022-03-01", "vaihe: " + FI.choice(Phase.IN_WORK)),
        ("2022-02-20", "työkokeilu päättyi: Leipomo"),
        ("2022-02-10", "työkokeilu alkoi: Leipomo"),
        ("2022-02-05", "työnantaja Leipomo, kasvokkain, kylmäkäynti"),
        ("2022-02-01", "tapaaminen, koti, 45 min"),
        ("2022-01-03", "vaihe: " + FI.choice(Phase.INTAKE)),
        ("2022-01-03", "tuli palveluun"),
    ]
    assert entries[7].note == "Kahvia"


def test_what_came_of_a_meeting_with_an_employer_or_what_comes_next() -> None:
    """The note of an employer meeting is its result; while there is none, the step agreed."""
    noted = {
        ("Haastattelu sovittu", ""): "Haastattelu sovittu",
        ("", "Soita maanantaina"): "Soita maanantaina",
        ("Haastattelu sovittu", "Soita maanantaina"): "Haastattelu sovittu",
    }
    for (result, step), note in noted.items():
        meeting = EmployerContact("x1", date(2022, 2, 5), "aino", True, result=result, next_step=step)
        bakery = Employer("b1", "Leipomo", contacts=(meeting,))
        told = {each.record: each.note for each in timeline(Story(client("a"), (meeting,)), {"b1": bakery})}
        assert told["x1"] == note


def test_an_employer_that_is_not_known_is_told_by_its_id() -> None:
    """A reference that leads nowhere hides no line."""
    case = evolve(client(), jobs=(Job("j1", "e1", date(2022, 3, 1), "Leipuri", "b9"),))
    entries = timeline(Story(case), {})
    assert "työ alkoi: Leipuri, b9" in [words(each) for each in entries]


def test_whom_a_contact_was_with_is_told_when_it_was_not_the_client() -> None:
    """A partner without a name is told as a partner."""
    entries = timeline(Story(client(contacts=(with_partner(date(2022, 10, 1)),))), {})
    assert words(entries[0]) == "tapaaminen, yhteistyötaho"


def test_what_was_decided_and_changed_is_told_on_its_day() -> None:
    """Changes of a job, of coach and of wishes, what a client was asked, and what was put off."""
    stay = episode(
        date(2022, 1, 3),
        coaches=(CoachEntry("c1", "aino", TODAY), CoachEntry("c2", "emma", date(2022, 5, 2))),
    )
    change = JobChange("k1", date(2022, 4, 1), hours_week=20, note="Kesäksi")
    case = evolve(
        client("a", stay),
        jobs=(Job("j1", "e1", date(2022, 3, 1), "Leipuri", changes=(change,)),),
        partners=(
            Partner("n1", "Kela", PartnerKind.KELA, may_contact=False, asked_on=date(2022, 1, 10)),
            Partner("n2", "äiti", PartnerKind.FAMILY),
        ),
        wishes="Kokki",
        wishes_changed_on=date(2022, 6, 1),
        deferrals=(
            Deferral("d1", "rule/x", date(2022, 7, 1), "aino", "Lomalla", date(2022, 8, 1)),
            Deferral("d2", "rule/y", date(2022, 7, 2), "aino", "Ei halua"),
        ),
    )
    entries = {each.record: each for each in timeline(Story(case), {})}
    assert [(words(entries[key]), entries[key].note) for key in ("j1.k1", "a", "n1", "d1", "d2")] == [
        ("työ muuttui: Leipuri, 20 t viikossa", "Kesäksi"),
        ("toiveet muuttuivat", "Kokki"),
        ("kysytty yhteydenpidosta: Kela, yhteyttä ei saa ottaa", ""),
        ("siirretty, uusi päivä 1.8.2022", "Lomalla"),
        ("todettiin tarpeettomaksi", "Ei halua"),
    ]
    assert "n2" not in entries
    changes = [each for each in timeline(Story(case), {}) if each.kind is EntryKind.COACH]
    assert [(each.on, each.record) for each in changes] == [(TODAY, "e1")]


@given(st.lists(st.tuples(st.dates(), st.sampled_from(ContactKind)), unique=True, max_size=20))
def test_each_contact_is_one_line(days: list[tuple[date, ContactKind]]) -> None:
    """As many lines about contacts as there are contacts, in falling order of days."""
    case = client(contacts=tuple(contact(on, kind) for on, kind in days))
    entries = timeline(Story(case), {})
    assert sum(each.kind is EntryKind.CONTACT for each in entries) == len(days)
    order = [each.on for each in entries]
    assert order == sorted(order, reverse=True)
