"""`ips agenda`, run as people run it."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ips

SITES = ("r", "k")


def test_the_agenda_for_people(ips: Ips, sample: Path) -> None:
    """Overdue first, then today, this week and later, a line each; names as in the caseload."""
    lines = ips("-w", sample, "agenda").out.splitlines()
    headings = [each for each in lines[:-1] if not each.startswith("  ")]
    assert headings == ["Overdue", "Today", "This week", "Later"]
    data = ips("-w", sample, "agenda", "--json").data
    assert len(lines) == len(headings) + len(data["items"]) + 1
    overdue = [each for each in data["items"] if each["overdue_days"]]
    assert lines[-1] == f"Due on 15 Apr 2024: {len(data['items'])}, of which overdue: {len(overdue)}."
    names = {
        line.split("  ")[0]: line.split("  ")[1]
        for line in ips("-w", sample, "caseload").out.splitlines()[:-1]
    }
    first = next(each for each in overdue if each["client"])
    line = next(each for each in lines if first["client"] in each)
    assert f"{first['overdue_days']} days late  {first['client']}  {names[first['client']]}  " in line


def test_the_agenda_for_programs(ips: Ips, sample: Path) -> None:
    """Each item says whom it is about, the rule, by when, and why; nobody's name is in it."""
    data = ips("-w", sample, "agenda", "--json", "--coach", "satu").data
    assert data["day"] == "2024-04-15"
    keys = {"client", "rule", "due", "overdue_days", "why", "who", "key", "detail", "employer", "site"}
    for item in data["items"]:
        assert item.keys() == keys
        assert item["key"].startswith(f"{item['rule']}/")
        assert len(item["why"]) >= 2
        assert item["why"][-1].startswith("Rule: ")
    assert [each["due"] for each in data["items"]] == sorted(each["due"] for each in data["items"])
    assert len({each["who"] for each in data["items"] if each["rule"] != "host_team_meeting"}) == 1
    finnish = ips("-w", sample, "--lang", "fi", "agenda", "--json", "--coach", "satu").data
    assert [each["key"] for each in finnish["items"]] == [each["key"] for each in data["items"]]
    assert finnish["items"][0]["why"] != data["items"][0]["why"]


def test_a_coach_is_found_by_id_and_by_name(ips: Ips, sample: Path) -> None:
    """The same list, whichever was typed; the leader's has what the site does together."""
    by_name = ips("-w", sample, "agenda", "--json", "--coach", "Söderlund").data
    coach = by_name["items"][0]["who"]
    assert ips("-w", sample, "agenda", "--json", "--coach", coach).data == by_name
    leader = ips("-w", sample, "agenda", "--json", "--coach", "marjo").data["items"]
    assert leader
    assert {each["site"] for each in leader} == {"r", "k"}
    assert all(each["client"] is None for each in leader)


def test_sites_make_up_the_whole(ips: Ips, sample: Path) -> None:
    """Every item belongs to one site."""
    whole = ips("-w", sample, "agenda", "--json").data["items"]
    parts = [ips("-w", sample, "agenda", "--json", "--site", each).data["items"] for each in SITES]
    assert all(parts)
    assert sorted(str(each) for part in parts for each in part) == sorted(map(str, whole))


def test_any_day_in_the_past(ips: Ips, sample: Path) -> None:
    """The agenda of a day as it was then, however the day is written."""
    data = ips("-w", sample, "agenda", "--json", "--on", "2022-02-28").data
    assert data["day"] == "2022-02-28"
    assert data == ips("-w", sample, "agenda", "--json", "--on", "28.2.2022").data
    assert max(each["due"] for each in data["items"]) <= "2022-03-31"
    before = ips("-w", sample, "agenda", "--on", "1.1.2020")
    assert (before.code, before.out) == (0, "Due on 1 Jan 2020: 0, of which overdue: 0.\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--coach", "saty"), "Did you mean “Satu Hietala”?"),
        (("--coach", "nobody"), "Emma Söderlund"),
        (("--coach", "e"), "Several of the staff have “e” in their names."),
        (("--site", "kk"), "Did you mean “k”?"),
        (("--site", "nowhere"), "one of: k, r"),
        (("--on", "30.2.2024"), "30.2.2024"),
        (("--on", "then"), "“then” is not a date"),
        (("--coach", "[/x]\x1b[31m"), "There is nobody of the staff"),
    ],
)
def test_what_cannot_be_meant(ips: Ips, sample: Path, arguments: tuple[str, str], said: str) -> None:
    """An unknown coach or site, or no day: plain words, what there is, and the code of wrong use."""
    ran = ips("-w", sample, "agenda", *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert not ran.out


def test_rules_that_are_not_installed(ips: Ips, copy: Path) -> None:
    """The workspace names rules that nobody has: told, with the nearest, and `ips check` tells it too."""
    path = copy / "workspace.toml"
    path.write_text('rules = "thl-aplied"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    ran = ips("-w", copy, "agenda")
    assert ran.code == 2
    assert "“thl-applied”" in ran.err
    checked = ips("-w", copy, "check")
    assert checked.code == 1
    assert "workspace.toml:1: rules: There are no practice rules" in checked.out


def test_a_broken_file_hides_nobody_else(ips: Ips, copy: Path) -> None:
    """What can be read is listed, and the file that cannot is named."""
    client = next(
        each["client"] for each in ips("-w", copy, "agenda", "--json").data["items"] if each["client"]
    )
    path = next((copy / "clients").rglob(f"{client}.toml"))
    path.write_text("id = [", encoding="utf-8")
    ran = ips("-w", copy, "agenda", "--json")
    assert ran.code == 1
    assert path.name in ran.err
    assert ran.data["items"]
    assert client not in {each["client"] for each in ran.data["items"]}
