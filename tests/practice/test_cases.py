"""Dated cases of every rule, as people who know the work tell them: `cases/*.toml`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli

from ipscore.practice.agenda import client_items, employer_items, service_items
from ipscore.practice.caseload import row
from ipscore.practice.due import DueItem
from ipscore.practice.employers.week import employer_week
from ipscore.practice.team.coach_load import coach_load
from tests.practice import stories

FOLDER = Path(__file__).parent / "cases"
KEYS = {
    "tells", "day", "client", "employer", "service", "coach", "look_at", "due", "rules", "valid",
    "midsummer_eve_off", "christmas_eve_off", "week", "load",
}  # fmt: skip


def cases() -> Iterator[Any]:
    """Every case of every file, named by the file and what it tells."""
    for path in sorted(FOLDER.glob("*.toml")):
        for told in tomli.loads(path.read_text(encoding="utf-8"))["case"]:
            yield pytest.param(told, id=f"{path.stem}: {told['tells']}")


def items(told: dict[str, Any]) -> tuple[DueItem, ...]:
    """What is due in a case."""
    practice, day = stories.practice(told), told["day"]
    if "client" in told:
        return client_items(stories.client_case(told["client"]), practice, day)
    if "employer" in told:
        return employer_items(stories.employer(told["employer"]), practice, day)
    return service_items(stories.service(told["service"]), practice, day)


@pytest.mark.parametrize("told", [each for each in cases() if "coach" not in each.values[0]])
def test_what_is_due(told: dict[str, Any]) -> None:
    """Exactly what the case expects is due, on its day, and of no other rule among those it looks at."""
    assert not told.keys() - KEYS
    looked_at = told["look_at"]
    found = {
        (each.rule, each.due, each.overdue_days)
        for each in items(told)
        if each.rule in looked_at or looked_at == ["all"]
    }
    assert found == {(each["rule"], each["due"], each.get("overdue_days", 0)) for each in told["due"]}


@pytest.mark.parametrize("told", [each for each in cases() if "coach" in each.values[0]])
def test_what_a_coach_does(told: dict[str, Any]) -> None:
    """The week's employer meetings and the caseload stand against limits as large as the post."""
    assert not told.keys() - KEYS
    practice, day, coach = stories.practice(told), told["day"], stories.coach(told["coach"])
    clients = [stories.client_case(each).client for each in told["coach"].get("clients", ())]
    if "week" in told:
        week = employer_week([stories.visited(told["coach"])], clients, (coach,), practice, day)
        assert {"done": week.done, "target": week.target} == {
            "done": told["week"]["done"],
            "target": told["week"].get("target"),
        }
    if "load" in told:
        rows = [made for each in clients if (made := row(each, day)) is not None] * told["load"].get(
            "copies", 1
        )
        load = coach_load(rows, coach, practice, day)
        assert (load.clients, load.limit, load.over) == (
            told["load"]["clients"],
            told["load"]["limit"],
            told["load"]["over"],
        )


@pytest.mark.parametrize("rules", ["ips25", "thl-applied"])
def test_every_rule_has_a_case_in_which_it_asks_and_one_in_which_it_does_not(rules: str) -> None:
    """A new rule needs cases; one that is dropped leaves none behind."""
    asked, silent = set(), set()
    for case in cases():
        told = case.values[0]
        due = {each["rule"] for each in told.get("due", ())}
        asked |= due
        silent |= set(told.get("look_at", ())) - due - {"all"}
    assert stories.rule_sets()[rules].rules.keys() == asked
    assert stories.rule_sets()[rules].rules.keys() == silent
