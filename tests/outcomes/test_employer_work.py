"""Employer work: by the coach's post, per week of work."""

from datetime import date
from fractions import Fraction

from attrs import evolve

from ipscore.outcomes import Grouping
from ipscore.records.period import Period
from ipscore.records.staff import Leave, Post
from ipscore.records.working_weeks import working_weeks
from tests.outcomes.builders import coach, contact, employer, report

MARCH = Period(date(2022, 2, 28), date(2022, 3, 27))
"""Four whole weeks."""


def test_one_employer_contacted_by_two_coaches_is_one_employer() -> None:
    """Sites count their own employers; together an employer counts once, while contacts add up."""
    posts = [Post(id="o", site="k", start=date(2020, 1, 1))]
    found = report(
        employers=[
            employer(contact("3-1"), contact("3-2", name="x2", coach="ben"), contact("2021-3-1", name="x3")),
            employer(contact("12-31", name="x4", met=False), name="f2"),
        ],
        staff=[coach(), coach("ben", posts=posts)],
        by=Grouping.SITE,
    )
    assert [found.figure("employers_contacted", each).numerator for each in found.groups] == [2, 1, 2]
    assert [found.figure("employer_contacts", each).numerator for each in found.groups] == [2, 1, 3]
    assert found.figure("employers_contacted").records == ("f1", "f2")


def test_merged_employers_are_one_employer() -> None:
    """A contact that stands with a merged employer is one with the employer it was merged into."""
    merged = evolve(employer(contact("3-2", name="x2"), name="f2"), merged_into="f1")
    found = report(employers=[employer(contact("3-1")), merged], staff=[coach()])
    assert found.figure("employers_contacted").records == ("f1",)
    assert found.figure("employer_contacts").numerator == 2


def test_what_the_client_did_alone_is_not_the_coachs_work() -> None:
    """A meeting that a client had with an employer without the coach is no contact of the coach's."""
    alone = evolve(contact("3-3", name="x2"), by_client=True)
    found = report(employers=[employer(contact("3-1")), employer(alone, name="f2")], staff=[coach()])
    assert found.figure("employer_contacts").numerator == 1
    assert found.figure("employer_meetings_per_coach_week").numerator == 1
    assert found.figure("employers_contacted").records == ("f1",)


def test_a_contact_belongs_to_the_site_of_the_post_on_the_day() -> None:
    """A coach who changes sites leaves the earlier contacts behind; without a post the site is not known."""
    mover = coach(
        posts=[
            Post(id="o1", site="r", start=date(2022, 1, 1), end=date(2022, 5, 31)),
            Post(id="o2", site="k", start=date(2022, 6, 1), end=date(2022, 8, 31)),
        ]
    )
    contacts = [contact(each, name=each) for each in ("5-31", "6-1", "9-1")]
    found = report(employers=[employer(*contacts)], staff=[mover], by=Grouping.SITE)
    assert found.groups == ("r", "k", "unknown", "all")
    shown = [found.figure("employer_contacts", each).records for each in found.groups]
    assert shown == [("5-31",), ("6-1",), ("9-1",), ("5-31", "6-1", "9-1")]


def test_cold_visits_by_coach() -> None:
    """Only visits without an agreed time; coaches stand in the order of their names."""
    contacts = [contact("3-1", cold=True), contact("3-2", name="x2"), contact("3-3", name="x3", coach="aino")]
    found = report(employers=[employer(*contacts)], staff=[coach(), coach("aino")], by=Grouping.COACH)
    assert found.groups == ("aino", "anna", "all")
    assert [found.figure("cold_visits", each).numerator for each in found.groups] == [0, 1, 1]


def test_meetings_per_week_of_a_full_time_coach() -> None:
    """Face-to-face contacts only, over four weeks of a half-time and a full-time coach."""
    half = coach("ben", posts=[Post(id="o", site="r", start=date(2020, 1, 1), share=0.5)])
    contacts = [contact(f"3-{each}", name=f"x{each}") for each in range(1, 13)]
    found = report(
        employers=[employer(*contacts, contact("3-13", name="phone", met=False))],
        staff=[coach(), half],
        period=MARCH,
    ).figure("employer_meetings_per_coach_week")
    assert (found.numerator, found.denominator, found.value) == (12, 6, 2)


def test_someone_who_is_no_coach_has_contacts_but_no_coach_weeks() -> None:
    """A team leader's visits are employer work, but do not flatter the coaches' weekly rate."""
    found = report(employers=[employer(contact("3-1", coach="leader"))], staff=[coach()], period=MARCH)
    assert found.figure("employer_contacts").numerator == 1
    assert found.figure("employer_meetings_per_coach_week").numerator == 0


def test_weeks_wholly_on_leave_do_not_count() -> None:
    """A week of leave from Monday to Friday is out; a week with four days of leave counts in full."""
    leaves = [
        Leave(id="l1", start=date(2022, 3, 7), end=date(2022, 3, 11)),
        Leave(id="l2", start=date(2022, 3, 14), end=date(2022, 3, 17)),
    ]
    assert working_weeks(coach(leaves=leaves), MARCH) == {"r": 3}


def test_a_week_of_leave_is_looked_at_whole_at_the_edge_of_the_period() -> None:
    """The weeks of two periods side by side are the weeks of both together."""
    away = coach(leaves=[Leave(id="l", start=date(2022, 3, 1), end=date(2022, 3, 4))])
    february = Period(date(2022, 2, 21), date(2022, 2, 28))
    rest = Period(date(2022, 3, 1), date(2022, 3, 6))
    together = Period(february.start, rest.end)
    assert working_weeks(away, february)["r"] == Fraction(6, 5)
    assert (
        working_weeks(away, february)["r"] + working_weeks(away, rest)["r"]
        == working_weeks(away, together)["r"]
    )


def test_weeks_are_split_by_the_days_of_each_post() -> None:
    """Three days at r and two at k of one week, half time at k."""
    mover = coach(
        posts=[
            Post(id="o1", site="r", start=date(2022, 1, 1), end=date(2022, 3, 2)),
            Post(id="o2", site="k", start=date(2022, 3, 3), share=0.5),
        ]
    )
    week = Period(date(2022, 2, 28), date(2022, 3, 6))
    assert working_weeks(mover, week) == {"r": Fraction(3, 5), "k": Fraction(1, 5)}


def test_the_last_day_of_the_calendar_is_no_trouble() -> None:
    """A period typed in to the end of time is answered, not crashed on."""
    assert working_weeks(coach(), Period(date(9999, 12, 27), date.max)) == {"r": 1}
