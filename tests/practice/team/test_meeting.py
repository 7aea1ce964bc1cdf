"""The list for the weekly team meeting."""

from datetime import date

from ipscore.practice.summaries import JobSummary
from ipscore.practice.team.board import team
from ipscore.practice.team.meeting import TeamMeeting, team_meeting
from ipscore.practice.team.meeting_words import ITEMS, Names, in_words
from ipscore.records.client import Client
from ipscore.records.employer import EmployerContact
from ipscore.records.episode import Phase
from ipscore.records.job import Job
from tests.practice.team.builders import PRACTICE, TODAY, ago, client, coach, overdue, records, visit


def job(key: str, start: int, end: int | None = None, **more: object) -> Job:
    """A job from so many days ago; a minus is ahead."""
    last = None if end is None else ago(end)
    return Job(key, "e", ago(start), f"Työ {key}", end=last, **more)  # type: ignore[arg-type]  # the test names fields


def meeting(
    *clients: Client, contacts: tuple[EmployerContact, ...] = (), note: str = "", held: date | None = None
) -> TeamMeeting:
    """The list for these clients of Aino."""
    made = records(clients, contacts, [coach()], [overdue(each.id, 3) for each in clients])
    return team_meeting(team(made, PRACTICE, TODAY), made, (held, note))


def text(made: TeamMeeting) -> list[str]:
    """The page in English with clients' ids in capitals."""
    names = Names(str.upper, lambda key: f"<{key}>", str.title, PRACTICE.rules)
    return ["  " * each.indent + str(each.text) for each in in_words(made, names)]


def days(jobs: tuple[object, ...]) -> list[str]:
    """The ids of the jobs."""
    return [each.job.id for each in jobs if isinstance(each.job, JobSummary)]  # type: ignore[attr-defined]  # a JobDay


def test_jobs_of_two_weeks() -> None:
    """Jobs that started and ended in the last 7 days, and those of the next 7; not the days beyond."""
    jobs = (
        job("a", 0),
        job("b", 6),
        job("c", 7),
        job("d", -1),
        job("e", -7),
        job("f", -8),
        job("g", 100, 0),
        job("h", 100, 7),
        job("i", 100, fixed_until=ago(-7)),
        job("j", 100, -3, fixed_until=ago(-30)),
    )
    (found,) = meeting(client("x", jobs=jobs)).coaches
    assert days(found.started) == ["b", "a"]
    assert days(found.starting) == ["d", "e"]
    assert days(found.ended) == ["g"]
    assert days(found.ending) == ["j", "i"]


def test_an_end_not_heard_of_yet() -> None:
    """An end counts from the day the coach heard of it."""
    (found,) = meeting(client("x", jobs=(job("a", 100, 3, end_heard_on=ago(-1)),))).coaches
    assert found.ended == ()


def test_new_clients() -> None:
    """Those who came in the last 7 days."""
    (found,) = meeting(client("a", 0), client("b", 6), client("c", 7)).coaches
    assert found.new == (("a", ago(0)), ("b", ago(6)))


def test_longest_in_search_without_a_meeting() -> None:
    """Three at most, the longest first; a visit starts the days anew, a call does not; none in work."""
    clients = [
        client("a", 50),
        client("b", 40),
        client("c", 90),
        client("d", 60),
        client("w", 200, phase=Phase.IN_WORK),
    ]
    contacts = (
        visit("v1", 10, "c"),
        visit("v2", 1, "a", face_to_face=False),
        visit("v3", 70, "d"),
        visit("v4", -1, "a"),
    )
    (found,) = meeting(*clients, contacts=contacts).coaches
    assert [(each.client, each.days, each.last) for each in found.searching] == [
        ("d", 60, None),
        ("a", 50, None),
        ("b", 40, None),
    ]


def test_the_page() -> None:
    """The last meeting's matters first, then each coach; clients are named as asked."""
    made = meeting(
        client("x", 5, jobs=(job("a", 0, employer="firma"),)), note="Kuljetus\n\n Sijaiset ", held=ago(7)
    )
    assert text(made) == [
        "Team meeting 2022-10-13",
        "From the last meeting, 2022-10-06",
        "  Kuljetus",
        "  Sijaiset",
        "Aino",
        "  Overdue",
        "    X: rule, 3 d (2022-10-10)",
        "  Jobs, last week",
        "    X: starts 2022-10-13, Työ a, <firma>",
        "  New clients",
        "    X: came 2022-10-08",
        "  In search, longest without an employer meeting",
        "    X: 5 days of search, none yet",
    ]


def test_a_quiet_week() -> None:
    """A coach with nothing to talk about is named all the same; a meeting without a note says so."""
    assert text(meeting(held=ago(7)))[-4:] == [
        "From the last meeting, 2022-10-06",
        "  No note was written.",
        "Aino",
        "  Nothing for the meeting.",
    ]
    assert text(meeting())[1] == "Aino"


def test_one_page() -> None:
    """Of many overdue items five are named, and of the rest how many there are."""
    page = text(meeting(*(client(f"c{n:02}", 5, phase=Phase.IN_WORK) for n in range(20))))
    first = page.index("  Overdue")
    assert len([line for line in page[first : first + ITEMS + 1] if ": rule" in line]) == ITEMS
    assert page[first + ITEMS + 1] == "    and 15 more"
