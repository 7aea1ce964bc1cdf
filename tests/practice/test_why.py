"""What an item says of itself: whose it is, what it runs from, and every step to its day."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given, settings

from ipscore.definitions.practice import Event, State
from ipscore.language import Language
from ipscore.practice.agenda import client_items, employer_items, service_items
from ipscore.practice.case import Case
from ipscore.practice.due import DueItem
from ipscore.practice.words import EVENTS, STATES
from tests.practice import stories
from tests.practice import strategies as made
from tests.practice.test_agenda import FAR, RULES

LANGUAGES = tuple(Language.load(code) for code in ("fi", "sv", "en"))

HOSTILE = "Smith [/foo] [@click=app.quit]x[/] [b\x1b]0;title\x07 {name} %s"


@pytest.fixture(scope="module")
def finnish() -> Language:
    """Finnish, as most people see it."""
    return LANGUAGES[0]


def item(told: dict[str, object], day: date, rule: str) -> DueItem:
    """The item of a rule in a client's story."""
    items = client_items(stories.client_case(told), stories.practice({}), day)
    return next(each for each in items if each.rule == rule)


def test_every_event_and_state_has_words() -> None:
    """An event or state added to the rules is told in words too."""
    assert EVENTS.keys() == set(Event)
    assert STATES.keys() == set(State)


def test_every_step_is_told(finnish: Language) -> None:
    """The event, the interval with its number, what would do it, the decision, the rule and its source."""
    told = {
        "came": date(2022, 1, 10),
        "jobs": [{"title": "kokki", "start": date(2022, 3, 1), "end": date(2022, 10, 7)}],
        "postponed": [
            {
                "item": "job_end_contact/job1",
                "on": date(2022, 10, 10),
                "until": date(2022, 10, 12),
                "reason": "asiakas matkoilla",
            }
        ],
    }
    found = item(told, date(2022, 10, 11), "job_end_contact")
    assert [finnish.message(each) for each in found.why[:-1]] == [
        "Työn päättymisestä tiedettiin 7.10.2022: kokki.",
        "Aikaa 3 pv, viimeistään 10.10.2022.",
        "Tämän jälkeen ei ole kirjattu: asiakkaan tavoittaminen.",
        "Siirretty 10.10.2022, uusi päivä 12.10.2022: asiakas matkoilla",
    ]
    rule = stories.rule_sets()["ips25"].rules["job_end_contact"]
    assert finnish.message(found.why[-1]) == f"Sääntö: {rule.name.fi}. Lähde: {rule.source.fi}."
    assert finnish.message(found.detail) == "työ päättyi 7.10.2022"
    assert (found.key, found.records) == ("job_end_contact/job1", ("job1",))
    assert (found.due, found.first_due) == (date(2022, 10, 12), date(2022, 10, 10))
    assert found.deferral is not None
    assert found.deferral.reason == "asiakas matkoilla"


def test_a_rhythm_the_client_wishes_for_says_so(finnish: Language) -> None:
    """Otherwise the number would contradict the rule's own, which is told below it."""
    job = {"title": "kokki", "start": date(2021, 3, 1)}
    told = {"came": date(2021, 1, 10), "met": [date(2022, 8, 1)], "jobs": [job]}
    wish = "Asiakkaan toivoma tapaamisväli: 2 kk."
    assert wish not in [
        finnish.message(each) for each in item(told, date(2022, 10, 11), "wished_meeting").why
    ]
    told["jobs"] = [{**job, "meetings_every_months": 2}]
    assert wish in [finnish.message(each) for each in item(told, date(2022, 10, 11), "wished_meeting").why]


def test_a_rhythm_tells_when_it_was_done_last(finnish: Language) -> None:
    """What it runs from is then the last doing, and its record is named beside the job's."""
    told = {
        "came": date(2022, 1, 10),
        "met": [date(2022, 9, 13)],
        "jobs": [{"title": "kokki", "start": date(2022, 3, 1)}],
    }
    found = item(told, date(2022, 10, 11), "monthly_meeting")
    assert finnish.message(found.detail) == "viimeksi 13.9.2022"
    assert [finnish.message(each) for each in found.why[:-1]] == [
        "Työ alkoi 1.3.2022: kokki.",
        "Viimeksi tehty 13.9.2022.",
        "Väli enintään 1 kk, seuraava viimeistään 13.10.2022.",
    ]
    assert found.key == "monthly_meeting/job1/2022-09-13"
    assert found.records == ("job1", "met-2022-09-13")
    assert found.first_due is None


def test_whose_it_is() -> None:
    """The coach of the day; with an employer who agreed the step; at a site the team leader."""
    case = stories.client_case({"came": date(2022, 9, 9)})
    episode = case.client.episodes[0]
    taken_over = evolve(episode.coaches[0], id="k2", coach="kaisa", on=date(2022, 9, 20))
    episode = evolve(episode, coaches=(taken_over, *episode.coaches))
    case = Case(evolve(case.client, episodes=(episode,)))
    practice = stories.practice({})
    assert {each.who for each in client_items(case, practice, date(2022, 9, 19))} == {"aino"}
    assert {each.who for each in client_items(case, practice, date(2022, 9, 20))} == {"kaisa"}
    agreed = [{"on": date(2022, 9, 9), "by": date(2022, 9, 20), "step": "soitto"}]
    (step,) = employer_items(stories.employer({"agreed": agreed}), practice, date(2022, 9, 19))
    assert (step.who, step.employer, step.client) == ("aino", "emp1", None)
    site = stories.service({"work_began": date(2020, 1, 7)})
    whose = {each.rule: each.who for each in service_items(site, practice, date(2022, 9, 19))}
    assert whose["supervision"] == "leena"
    assert whose["host_team_meeting"] is None
    nobody = evolve(site, staff=site.staff[:1])
    assert {each.who for each in service_items(nobody, practice, date(2022, 9, 19))} == {None}


def test_words_of_people_stay_as_they_are(finnish: Language) -> None:
    """A hostile title, step or reason is a value of a message, never a part of its text."""
    told = {
        "came": date(2022, 9, 9),
        "agreed": [{"on": date(2022, 9, 9), "by": date(2022, 9, 20), "step": HOSTILE}],
        "jobs": [{"title": HOSTILE, "start": date(2022, 9, 26)}],
        "postponed": [
            {
                "item": "meeting_before_start/job1",
                "on": date(2022, 9, 12),
                "until": date(2022, 9, 23),
                "reason": HOSTILE,
            }
        ],
    }
    day = date(2022, 9, 19)
    found = item(told, day, "meeting_before_start")
    assert sum(HOSTILE in finnish.message(each) for each in found.why) == 2
    assert HOSTILE in finnish.message(item(told, day, "agreed_step").detail)


@settings(max_examples=30, deadline=None)
@given(told=made.cases())
def test_every_reason_can_be_said(told: tuple[Case, date]) -> None:
    """Detail and reasons have words and values in every language."""
    case, today = told
    for language in LANGUAGES:
        for each in client_items(case, RULES, today, FAR):
            assert all(language.message(message) for message in (each.detail, *each.why))
