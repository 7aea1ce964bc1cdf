"""The team leader's view of the coaches on a day."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.team.board import team
from ipscore.practice.team.meeting_weeks import WEEKS
from ipscore.practice.team.views import CoachView, Team, TeamRecords
from ipscore.records.episode import Phase
from ipscore.records.staff import Post, Role, Staff
from tests.practice.team.builders import PRACTICE, TODAY, ago, client, coach, leader, overdue, records, visit


def seen(made: TeamRecords, site: str | None = None, day: date = TODAY) -> Team:
    """The team on the day."""
    return team(made, PRACTICE, day, site)


def of(made: Team, key: str) -> CoachView:
    """One coach's view."""
    return next(each for each in made.coaches if each.coach == key)


def test_load_against_the_limit() -> None:
    """A half-time coach may have 10 clients; the eleventh is possible and flagged; closed ones are none."""
    clients = [client(f"a{n}", by="bo") for n in range(11)]
    made = seen(records([*clients, client("z", closed=1)]))
    load = of(made, "bo").load
    assert (load.clients, load.share, load.limit, load.over) == (11, 0.5, 10, True)
    assert (of(made, "aino").load.clients, of(made, "aino").load.over) == (0, False)
    assert (made.clients, made.limit) == (11, 30)


def test_overdue_of_the_coach() -> None:
    """The coach's own overdue items, the oldest first; what is due later is none; a leader has their own."""
    later = evolve(overdue("c", 0), overdue_days=0)
    items = [overdue("a", 2), overdue("b", 9), later, overdue("d", 1, "lempi")]
    made = seen(records(items=items))
    assert [each.client for each in of(made, "aino").overdue] == ["b", "a"]
    assert [each.client for each in made.leaders[0].overdue] == ["d"]
    assert made.overdue == 2


def test_employer_meetings_by_week() -> None:
    """Eight weeks, the present one last and up to the day, against the target; none for a week of leave."""
    searching = client("s", 300)
    contacts = [
        visit("v1", 0, "s"),
        visit("v2", 3, "s"),
        visit("v3", 4, "s"),
        visit("v4", 1, "s", face_to_face=False),
        visit("v5", 1, "s", by_client=True),
        visit("v6", -1, "s"),
        visit("v7", 3 + 49, "s"),
        visit("v8", 4 + 49, "s"),
        visit("v9", 1, "s", by="bo"),
    ]
    made = seen(records([searching], contacts))
    weeks = of(made, "aino").weeks
    assert len(weeks) == WEEKS
    assert (weeks[-1].monday, weeks[0].monday) == (date(2022, 10, 10), date(2022, 8, 22))
    assert [each.meetings.done for each in weeks] == [1, 0, 0, 0, 0, 0, 1, 2]
    assert [each.meetings.target for each in weeks] == [6] * 8
    week = of(made, "bo").this_week
    assert (week.done, week.target) == (1, None)
    assert (made.met, made.target) == (3, 6)


def test_waiting_for_review() -> None:
    """Contacts nobody has reviewed by the day, oldest first, by whoever made them; not the client's own."""
    contacts = [
        visit("new", 1),
        visit("old", 30, face_to_face=False),
        visit("done", 9, reviewed_on=ago(2)),
        visit("own", 9, by_client=True),
        visit("bos", 5, by="bo"),
        visit("ahead", -1),
    ]
    made = seen(records([], contacts))
    assert [each.contact for each in of(made, "aino").waiting] == ["old", "new"]
    assert made.waiting == 3
    before = seen(records([], contacts), day=ago(3))
    assert [each.contact for each in of(before, "aino").waiting] == ["old", "done"]


def test_not_met_for_long() -> None:
    """More than 30 days since the last meeting, or since intake; a call or a partner's meeting is none."""
    clients = [
        client("just", 200, met=(30,)),
        client("long", 200, met=(31, 90)),
        client("never", 45),
        client("fresh", 30),
        client("gone", 200, closed=5),
    ]
    found = of(seen(records(clients)), "aino").not_met
    assert [(each.client, each.days, each.last) for each in found] == [
        ("never", 45, None),
        ("long", 31, ago(31)),
    ]


def test_a_meeting_of_an_earlier_stay_does_not_count() -> None:
    """For a client who returned, days run from the new intake."""
    back = client("b", 40)
    earlier = client("b", 400, met=(200,), closed=190)
    both = evolve(back, episodes=(*earlier.episodes, *back.episodes), contacts=earlier.contacts)
    (found,) = of(seen(records([both])), "aino").not_met
    assert (found.days, found.last) == (40, None)


def test_leave() -> None:
    """The last day of the leave that goes on; the clients stay with the coach."""
    made = seen(records([client("a", by="bo")]))
    assert of(made, "bo").leave_until == ago(-3)
    assert of(made, "aino").leave_until is None
    assert of(made, "bo").clients == ("a",)


def test_one_site() -> None:
    """Its clients, posts and items alone. A coach with clients there is shown without a post too."""
    clients = [client("a"), client("b", site="k"), client("c", site="k", by="kaisa")]
    staff = [coach(), coach("kaisa", 0.5, "k"), coach("muu", 1.0, "r"), leader()]
    items = [overdue("a", 1), overdue("b", 2, site="k")]
    made = seen(records(clients, (), staff, items), "k")
    assert [each.coach for each in made.coaches] == ["aino", "kaisa"]
    assert (of(made, "aino").clients, of(made, "aino").load.limit) == (("b",), 0)
    assert of(made, "aino").load.over
    assert [each.client for each in of(made, "aino").overdue] == ["b"]
    assert (made.clients, made.limit) == (2, 10)


def test_clients_without_a_coach() -> None:
    """A client whose coach is not on the staff is told, and counted."""
    made = seen(records([client("a", by="kuka")]))
    assert (made.without_coach, made.clients) == (("a",), 1)


@pytest.mark.parametrize(("share", "coaches", "over"), [(0.5, 5, False), (0.5, 6, True), (1.0, 10, False)])
def test_the_leaders_own_limit(share: float, coaches: int, over: bool) -> None:
    """Ten full-time coaches fill a full-time leader, five half of one; part-time ones by their share."""
    staff = [leader(share), *(coach(f"v{n}") for n in range(coaches))]
    (found,) = seen(records(staff=staff)).leaders
    assert (found.coaches, found.full_time, found.limit, found.over) == (coaches, coaches, share * 10, over)
    halves = [leader(share), *(coach(f"v{n}", 0.5) for n in range(coaches))]
    (found,) = seen(records(staff=halves), "r").leaders
    assert (found.full_time, found.over) == (coaches / 2, False)


def test_who_has_left_is_not_shown() -> None:
    """A coach whose post has ended and who has no client is not on the board; neither is an assessor."""
    gone = Staff("gone", "Gone", (Role.COACH,), (Post("p", "r", ago(900), 1.0, ago(1)),))
    other = Staff("other", "Other", (Role.ASSESSOR,), (Post("q", "r", ago(900)),))
    assert [each.coach for each in seen(records(staff=[gone, other, coach()])).coaches] == ["aino"]


keys = st.sampled_from("abcdef")
cases = st.builds(
    lambda key, came, by, phase, met: client(key, came, by=by, phase=phase, met=met),
    keys,
    st.integers(0, 400),
    st.sampled_from(["aino", "bo", "kuka"]),
    st.sampled_from([Phase.PROFILE, Phase.JOB_SEARCH, Phase.IN_WORK]),
    st.lists(st.integers(0, 90), max_size=3),
)
visits = st.builds(
    lambda key, days, who, by, face: visit(key, days, who, by=by, face_to_face=face),
    st.uuids().map(str),
    st.integers(-10, 100),
    keys,
    st.sampled_from(["aino", "bo"]),
    st.booleans(),
)


@given(
    st.lists(cases, max_size=6, unique_by=lambda each: each.id), st.lists(visits, max_size=12), st.randoms()
)
def test_the_order_of_records_does_not_matter(clients: list, contacts: list, chance: object) -> None:  # type: ignore[type-arg]  # drawn
    """Nobody is lost or counted twice, and the same records in another order give the same view."""
    made = seen(records(clients, contacts))
    assert made.clients == len(clients)
    chance.shuffle(clients)  # type: ignore[attr-defined]  # a random.Random
    chance.shuffle(contacts)  # type: ignore[attr-defined]  # as above
    assert seen(records(clients, contacts)) == made
