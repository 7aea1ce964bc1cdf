"""Each command on the sample: keys for programs, lines for people, exit codes."""

import os
import re
from datetime import date
from pathlib import Path

import pytest
import tomli

from tests.cli.conftest import Ips, some_client

PROJECT = ("--from", "1.5.2021", "--to", "2022-10-31")
LANGUAGES = ("fi", "sv", "en")


def test_caseload_for_programs_and_people(ips: Ips, sample: Path) -> None:
    """Programs get ids and dates and no name; people get a line for each client."""
    ran = ips("-w", sample, "caseload", "--json")
    clients = ran.data["clients"]
    assert ran.code == 0
    assert set(clients[0]) >= {"id", "site", "coach", "phase", "days", "last_contact"}
    assert [each["id"] for each in clients] == sorted(each["id"] for each in clients)
    assert all(date.fromisoformat(each["last_contact"]) for each in clients if each["last_contact"])
    text = ips("-w", sample, "caseload").out.splitlines()
    assert [line.split()[0] for line in text[:-1]] == [each["id"] for each in clients]
    assert text[-1] == f"Clients in coaching: {len(clients)}."
    identity = tomli.loads(next((sample / "identities").rglob(f"{clients[0]['id']}.toml")).read_text("utf-8"))
    assert identity["family_name"] in text[0]
    assert identity["family_name"] not in ran.out


def test_caseload_of_a_site_and_a_coach(ips: Ips, sample: Path) -> None:
    """The filters leave those of the site and the coach; an unknown one is wrong use."""
    clients = ips("-w", sample, "caseload", "--site", "k", "--json").data["clients"]
    assert {each["site"] for each in clients} == {"k"}
    coach = clients[0]["coach"]
    of_coach = ips("-w", sample, "caseload", "--coach", coach, "--json").data["clients"]
    assert {each["coach"] for each in of_coach} == {coach}
    # The lines show names alone, so a part of a name must do.
    assert ips("-w", sample, "caseload", "--coach", "korpi", "--json").data["clients"] == of_coach
    for option in ("--site", "--coach"):
        ran = ips("-w", sample, "caseload", option, "nobody")
        assert (ran.code, ran.out) == (2, "")
        assert "nobody" in ran.err


def test_outcomes_of_the_project(ips: Ips, sample: Path) -> None:
    """The two-site project's coefficients come out, each with what was divided by what."""
    ran = ips("-w", sample, "outcomes", *PROJECT, "--by", "site", "--json")
    data = ran.data
    assert ran.code == 0
    assert data["period"] == {"start": "2021-05-01", "end": "2022-10-31"}
    found = {(each["measure"], each["group"]): each for each in data["figures"]}
    shares = {group: found["employment_coefficient", group] for group in ("r", "k", "all")}
    assert {group: (each["numerator"], each["denominator"]) for group, each in shares.items()} == {
        "r": (39, 70), "k": (8, 17), "all": (47, 87)
    }  # fmt: skip
    assert {round(each["value"], 2) for each in shares.values()} == {0.56, 0.47, 0.54}
    assert set(shares["r"]) >= {
        "measure",
        "group",
        "numerator",
        "denominator",
        "of",
        "value",
        "low",
        "high",
        "lacking",
    }
    assert shares["r"]["low"] < shares["r"]["value"] < shares["r"]["high"]


def test_outcomes_outside_the_team_hide_small_groups(ips: Ips, sample: Path) -> None:
    """With --publish a figure of a small group has no numbers; people read why."""
    arguments = ("-w", sample, "outcomes", *PROJECT, "--by", "site", "--publish")
    hidden = [each for each in ips(*arguments, "--json").data["figures"] if each["hidden"]]
    assert hidden
    assert all(each["numerator"] is each["value"] is None for each in hidden)
    assert "the group is too small" in ips(*arguments).out


def test_a_period_the_wrong_way_round_is_wrong_use(ips: Ips, sample: Path) -> None:
    """So is a day that is none."""
    assert ips("-w", sample, "outcomes", "--from", "2.1.2022", "--to", "1.1.2022").code == 2
    ran = ips("--lang", "fi", "-w", sample, "outcomes", "--from", "31.2.2022")
    assert ran.code == 2
    assert "Päivää 31.2.2022 ei ole." in ran.err


def test_reviews_are_listed_and_shown(ips: Ips, sample: Path) -> None:
    """The review of 2024 is in the list with its result, and shown with every criterion."""
    reviews = ips("-w", sample, "review", "list", "--json").data["reviews"]
    assert set(reviews[0]) >= {"id", "scale", "kind", "unit", "dates", "state", "total", "band"}
    (found,) = [each for each in reviews if each["total"] == 97]
    assert (found["scale"], found["band"], found["dates"]["start"][:4]) == ("thl-applied", "fair", "2024")
    ran = ips("-w", sample, "review", "show", found["id"], "--json")
    assert ran.code == 0
    assert [each["total"] for each in ran.data["sections"]] == [15, 22, 60]
    assert len(ran.data["ratings"]) == 25
    text = ips("-w", sample, "review", "show", found["id"])
    assert "Total: 97/125" in text.out
    assert sum(line.split(".")[0].isdigit() for line in text.out.splitlines()) == 25


def test_an_unknown_review_is_wrong_use(ips: Ips, sample: Path) -> None:
    """And nothing is printed as a result."""
    ran = ips("-w", sample, "review", "show", "nothing1")
    assert (ran.code, ran.out) == (2, "")


def test_a_contact_is_recorded(ips: Ips, copy: Path) -> None:
    """It is in the client's file with all that was said, the coach by name; and the caseload knows of it."""
    client, path = some_client(copy)
    today = ips("-w", copy, "caseload", "--json").data["day"]
    ran = ips("-w", copy, "contact", "add", client, "--kind", "phone", "--minutes", "20",
              "--coach", "korpi", "--note", "a [b\x1b[31m] c", "--json")  # fmt: skip
    assert ran.code == 0
    contact = tomli.loads(path.read_text(encoding="utf-8"))["contacts"][-1]
    assert contact == {
        "id": ran.data["contact"], "on": date.fromisoformat(today), "kind": "phone",
        "coach": contact["coach"], "minutes": 20, "note": "a [b␛[31m] c",
    }  # fmt: skip
    (coach,) = copy.glob(f"staff/**/{contact['coach']}.toml")
    assert "Korpi" in tomli.loads(coach.read_text(encoding="utf-8"))["name"]
    rows = {each["id"]: each for each in ips("-w", copy, "caseload", "--json").data["clients"]}
    assert rows[client]["last_contact"] == today
    assert ips("-w", copy, "check").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("unknown1",),
        ("../../x",),
        ("CLIENT", "--on", "1.1.2999"),
        ("CLIENT", "--on", "soon"),
        ("CLIENT", "--kind", "lunch"),
        ("CLIENT", "--place", "moon"),
        ("CLIENT", "--minutes", "-5"),
        ("CLIENT", "--minutes", "9" * 5000),
        ("CLIENT", "--coach", "nobody"),
        ("CLIENT", "--note", "x" * 100_000),
    ],
)
def test_a_contact_that_makes_no_sense_is_refused(ips: Ips, copy: Path, arguments: tuple[str, ...]) -> None:
    """In words, with exit code 2, and no file is touched."""
    client, path = some_client(copy)
    before = path.read_bytes()
    ran = ips("-w", copy, "contact", "add", *(client if each == "CLIENT" else each for each in arguments))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err
    assert path.read_bytes() == before


def test_check_finds_nothing_in_the_sample(ips: Ips, sample: Path) -> None:
    """And says so."""
    ran = ips("-w", sample, "check", "--json")
    assert (ran.code, ran.data["problems"]) == (0, [])
    assert ips("-w", sample, "check").out == "Everything is in order.\n"


def test_check_names_every_problem_on_standard_output(ips: Ips, copy: Path) -> None:
    """Broken TOML, a wrong type, a pipe and a file from elsewhere, each named; the rest is still read."""
    first, second, third, fourth = sorted((copy / "clients").rglob("*.toml"))[:4]
    first.write_text("id = \n", encoding="utf-8")
    text = second.read_text(encoding="utf-8")
    second.write_text(text.replace("intake = ", "intake = 5 #", 1), encoding="utf-8")
    third.unlink()
    os.mkfifo(third)
    fourth.unlink()
    fourth.symlink_to("/etc/passwd")
    ran = ips("-w", copy, "check")
    assert ran.code == 1
    assert f"{first.relative_to(copy)}:1: " in ran.out
    assert all(str(each.relative_to(copy)) in ran.out for each in (second, third, fourth))
    problems = ips("-w", copy, "check", "--json").data["problems"]
    (wrong,) = [each for each in problems if each["path"] == "episodes[0].intake"]
    assert wrong["line"] == text[: text.index("intake = ")].count("\n") + 1
    caseload = ips("-w", copy, "caseload", "--json")
    assert caseload.code == 1
    assert caseload.data["clients"]
    assert str(first.relative_to(copy)) in caseload.err


def test_check_of_a_broken_workspace_file_is_a_finding(ips: Ips, copy: Path) -> None:
    """The command is for that; other commands say the same and stop."""
    (copy / "workspace.toml").write_text("name = 5\n", encoding="utf-8")
    ran = ips("-w", copy, "check", "--json")
    assert ran.code == 1
    assert {each["path"] for each in ran.data["problems"]} >= {"name", "scale"}
    other = ips("-w", copy, "caseload")
    assert (other.code, other.out) == (1, "")


@pytest.mark.parametrize("command", ["check", "caseload", "outcomes"])
def test_a_folder_that_is_no_workspace_is_wrong_use(ips: Ips, tmp_path: Path, command: str) -> None:
    """Whether it is empty or missing."""
    for folder in (tmp_path, tmp_path / "missing"):
        ran = ips("-w", folder, command)
        assert (ran.code, ran.out) == (2, "")
        assert "ips demo" in ran.err


def test_plugins_are_listed(ips: Ips) -> None:
    """The bundled ones are found as a stranger's would be."""
    ran = ips("plugins", "--json")
    assert ran.code == 0
    assert {each["name"]: each["scales"] for each in ran.data["plugins"]}.items() >= {
        "ips25": ["ips25"], "thl-applied": ["thl-applied"]
    }.items()  # fmt: skip


def test_init_makes_a_workspace_once(ips: Ips, tmp_path: Path) -> None:
    """With its sites and name; a second time it is refused and nothing is touched."""
    folder = tmp_path / "new"
    ran = ips("init", folder, "--scale", "thl-applied", "--name", "Itä", "--site", "a=Ala", "--site", "b=Bo")
    assert ran.code == 0
    content = (folder / "workspace.toml").read_bytes()
    info = tomli.loads(content.decode())
    assert (info["name"], info["scale"], [each["id"] for each in info["sites"]]) == (
        "Itä",
        "thl-applied",
        ["a", "b"],
    )
    assert "coaches and leaders: a file for each in the folder staff" in ran.out
    # The manual's example of such a file is right as it stands.
    manual = (Path(__file__).parents[2] / "docs/manual/administrator.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```toml\n(.*?)```", manual, re.DOTALL)
    (folder / "staff").mkdir()
    (folder / "staff/aino.toml").write_text(example.replace('site = "r"', 'site = "a"'), encoding="utf-8")
    leader = '[[posts]]\nid = "1"\nsite = "a"\nstart = 2026-01-01\n'
    leader = f'id = "leena"\nname = "Leena Salo"\nroles = ["team_leader"]\n{leader}'
    (folder / "staff/leena.toml").write_text(leader, encoding="utf-8")
    checked = ips("-w", folder, "check")
    assert (checked.code, checked.err) == (0, "")
    assert ips("-w", folder, "outcomes", "--json").code == 0
    assert ips("init", folder, "--scale", "ips25").code == 2
    assert (folder / "workspace.toml").read_bytes() == content


def test_init_names_everything_wrong_with_the_sites(ips: Ips, tmp_path: Path) -> None:
    """An unknown scale too; and no folder is made."""
    ran = ips(
        "init",
        tmp_path / "new",
        "--scale",
        "ips25",
        "--site",
        "Ä=x",
        "--site",
        "a",
        "--site",
        "b=B",
        "--site",
        "b=C",
    )
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 3
    assert ips("init", tmp_path / "new", "--scale", "ips26").code == 2
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("code", LANGUAGES)
def test_demo_without_a_terminal_is_printed(ips: Ips, tmp_path: Path, code: str) -> None:
    """The caseload, the newest finished review and the figures, in the language; the second time too."""
    folder = tmp_path / "demo"
    first = ips("--lang", code, "demo", folder)
    assert (first.code, first.err) == (0, "")
    assert "97/125" in first.out
    assert str(folder) in first.out.splitlines()[0]
    assert {path.name for path in tmp_path.iterdir()} == {"demo", "state"}
    assert ips("--lang", code, "demo", folder).out == first.out


def test_demo_leaves_other_files_alone(ips: Ips, tmp_path: Path) -> None:
    """A folder with something else in it is refused; an empty one is used."""
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear", encoding="utf-8")
    assert ips("demo", folder).code == 2
    assert [path.name for path in folder.iterdir()] == ["letter.txt"]
    (folder / "letter.txt").unlink()
    assert ips("demo", folder, "--json").data == {"workspace": str(folder)}
    assert ips("-w", folder, "check").code == 0
