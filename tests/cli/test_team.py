"""`ips team`, its reviews and its meeting's list, and `ips capacity`, from the command line."""

import json
from pathlib import Path

import pytest
import tomli

from tests.cli.conftest import Ips

HOSTILE = "Smith [/foo] [@click=app.quit]x[/] [b"


def some_coach(ips: Ips, workspace: Path) -> tuple[str, list[str]]:
    """A coach with several contacts waiting for review, and their ids."""
    coaches = ips("-w", workspace, "team", "--json").data["coaches"]
    found = max(coaches, key=lambda each: len(each["waiting"]))
    return found["id"], [each["contact"] for each in found["waiting"]]


def reviewed(workspace: Path) -> dict[str, str]:
    """The days of review by contact, as the files have them."""
    found = {}
    for path in (workspace / "employers").rglob("*.toml"):
        for each in tomli.loads(path.read_text(encoding="utf-8")).get("contacts", []):
            if "reviewed_on" in each:
                found[each["id"]] = each["reviewed_on"].isoformat()
    return found


def test_the_board(ips: Ips, sample: Path) -> None:
    """Every coach has a line in the words of the language, the leader one, and together they add up."""
    data = ips("-w", sample, "team", "--json").data
    assert data["clients"] == sum(each["clients"] for each in data["coaches"])
    assert data["limit"] == 70
    assert all(len(each["weeks"]) == 8 for each in data["coaches"])
    (leader,) = data["leaders"]
    assert (leader["coaches"], leader["full_time"], leader["limit"], leader["over"]) == (4, 3.5, 5, False)
    ran = ips("--lang", "fi", "-w", sample, "team")
    lines = ran.out.splitlines()
    assert (ran.code, ran.err) == (0, "")
    assert lines[0] == "Tiimi 15.4.2024"
    assert len(lines) == 1 + 4 + 1 + 1
    assert any("johtaa 4 valmentajaa, kokoaikaisina 3,5; raja 5" in line for line in lines)


def test_a_site_and_a_day(ips: Ips, sample: Path) -> None:
    """One site has its coaches alone; a past day is computed as it was."""
    data = ips("-w", sample, "team", "--site", "k", "--on", "29.2.2024", "--json").data
    assert (data["day"], len(data["coaches"]), data["limit"]) == ("2024-02-29", 1, 10)
    assert all(one["on"] <= "2024-02-29" for each in data["coaches"] for one in each["waiting"])


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("team", "--site", "x"), "There is no site “x”."),
        (("team", "--on", "32.1."), "There is no such day as 32.1."),
        (("team", "meeting", "--site", "x"), "There is no site “x”."),
        (("team", "review"), "Missing option '--coach'"),
        (("team", "review", "--coach", "x"), "There is nobody of the staff with the id or the name “x"),
        (("capacity", "--site", "x"), "There is no site “x”."),
        (("capacity", "--coaches", "-1"), "write a number from 0 to 10,000"),
        (("capacity", "--stay-months", "monta"), "“monta” is not a number"),
        (("capacity", "--waiting", "1,5"), "write a whole number"),
        (("capacity", "--share", "0"), "write a number from 0.05 to 1"),
    ],
)
def test_wrong_use(ips: Ips, sample: Path, arguments: tuple[str, ...], words: str) -> None:
    """What is wrong is said in plain words, and nothing else is printed."""
    ran = ips("-w", sample, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_review_and_its_undoing(ips: Ips, copy: Path) -> None:
    """The coach's contacts get today's date in the files; undo takes away just these."""
    coach, waiting = some_coach(ips, copy)
    before = reviewed(copy)
    ran = ips("-w", copy, "team", "review", "--coach", coach, "--json")
    assert (ran.code, sorted(ran.data["contacts"])) == (0, sorted(waiting))
    assert reviewed(copy) == before | dict.fromkeys(waiting, "2024-04-15")
    assert some_coach(ips, copy)[0] != coach
    ran = ips("-w", copy, "team", "review", "--coach", coach, "--undo")
    assert ran.out == f"Reviews taken back: {len(waiting)}.\n"
    assert reviewed(copy) == before


def test_chosen_contacts(ips: Ips, copy: Path) -> None:
    """Only the contacts named; one that is unknown or not the coach's is refused, and nothing is saved."""
    coach, waiting = some_coach(ips, copy)
    before = reviewed(copy)
    wrong = ("-w", copy, "team", "review", "--coach", coach, "--contact", waiting[0], "--contact", "nobody")
    ran = ips(*wrong, "--contact", min(before))
    assert (ran.code, ran.out, reviewed(copy)) == (2, "", before)
    assert "There is no contact with an employer with the id “nobody”." in ran.err
    assert f"The contact “{min(before)}” is not among those asked for." in ran.err
    ran = ips("-w", copy, "team", "review", "--coach", coach, "--contact", waiting[0])
    assert ran.out == "Reviewed on 15 Apr 2024: 1 contacts.\n"
    assert reviewed(copy).keys() - before.keys() == {waiting[0]}


def test_until_a_day(ips: Ips, copy: Path) -> None:
    """Contacts after the day still wait."""
    data = ips("-w", copy, "team", "--json").data["coaches"]
    coach = max(data, key=lambda each: len(each["waiting"]))
    days = [each["on"] for each in coach["waiting"]]
    middle = days[len(days) // 2]
    done = ips("-w", copy, "team", "review", "--coach", coach["id"], "--until", middle, "--json").data
    assert len(done["contacts"]) == sum(each <= middle for each in days)


def test_an_employer_that_cannot_be_saved(ips: Ips, copy: Path) -> None:
    """The others are saved, and the one that was not is named."""
    coach, waiting = some_coach(ips, copy)
    (path,) = (
        path
        for path in (copy / "employers").rglob("*.toml")
        if waiting[0] in path.read_text(encoding="utf-8")
    )
    newer = path.read_text(encoding="utf-8").replace("schema = 1", "schema = 99")
    path.write_text(newer, encoding="utf-8")
    ran = ips("-w", copy, "team", "review", "--coach", coach, "--json")
    assert ran.code == 1
    assert path.name in ran.err
    assert path.read_text(encoding="utf-8") == newer
    assert set(ran.data["contacts"]) < set(waiting)
    assert ran.data["contacts"]


def test_the_meetings_list(ips: Ips, sample: Path) -> None:
    """With names for the meeting; with --ids, and in JSON, no name of a client."""
    names = {
        tomli.loads(path.read_text(encoding="utf-8"))["family_name"]
        for path in (sample / "identities").rglob("*.toml")
    }
    named = ips("-w", sample, "team", "meeting")
    hidden = ips("-w", sample, "team", "meeting", "--ids")
    data = ips("-w", sample, "team", "meeting", "--json")
    assert named.out.splitlines()[0] == "Team meeting 15 Apr 2024"
    clients = [each["client"] for coach in data.data["coaches"] for each in coach["not_met"]]
    assert clients
    assert all(f"{each}: " in hidden.out for each in clients[:3])
    staff = {
        tomli.loads(path.read_text(encoding="utf-8"))["name"].split()[-1]
        for path in (sample / "staff").rglob("*.toml")
    }
    assert any(f"    {each} " in named.out for each in names)
    assert not [each for each in names - staff if f"    {each} " in hidden.out or each in data.out]


def test_the_note_of_the_last_meeting(ips: Ips, copy: Path) -> None:
    """What was written down of the last supervision begins the list, harmless whatever it holds."""
    folder = copy / "service" / "r"
    folder.mkdir(parents=True, exist_ok=True)
    note = json.dumps(f"{HOSTILE} \x1b[31m")
    (folder / "2024.toml").write_text(
        'id = "r-2024"\nsite = "r"\nyear = 2024\nschema = 1\n\n[[events]]\nid = "ev1"\non = 2024-04-12\n'
        f'kind = "supervision"\nnote = {note}\n',
        encoding="utf-8",
    )
    lines = ips("-w", copy, "team", "meeting", "--site", "r").out.splitlines()
    first = lines.index("From the last meeting, 12 Apr 2024")
    assert lines[first + 1].startswith(f"  {HOSTILE}")


def test_the_plan_of_a_county(ips: Ips, sample: Path) -> None:
    """120 new clients a year and stays of 16 months need 8 coaches; every number is named with its source."""
    ran = ips("-w", sample, "capacity", "--clients-a-year", "120", "--stay-months", "16", "--json").data
    assert (ran["clients_at_once"], ran["full_time_needed"], ran["posts_needed"]) == (160, 8, 8)
    assert ran["assumptions"]["clients_a_year"]["source"] == "given for this plan"
    assert ran["assumptions"]["coaches"]["value"] == 3.5
    assert all(each["name"] and each["source"] for each in ran["assumptions"].values())


def test_the_plan_of_a_small_town(ips: Ips, sample: Path) -> None:
    """0,75 of a coach as it is typed, in words."""
    arguments = ("capacity", "--coaches", "0,75", "--stay-months", "16", "--clients-a-year", "11")
    ran = ips("--lang", "fi", "-w", sample, *arguments)
    assert ran.code == 0
    assert "  14,7 / 20 asiakasta = 0,73 kokoaikaista valmentajaa; neljännesvirkoina 0,75\n" in ran.out
    assert "  15 paikkaa / 16 kk × 12 = 11,3 uutta asiakasta vuodessa\n" in ran.out


def test_rules_that_are_not_installed(ips: Ips, copy: Path) -> None:
    """Both commands say which rules are missing."""
    path = copy / "workspace.toml"
    path.write_text('rules = "muualta"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    for arguments in (("team",), ("team", "meeting"), ("capacity",)):
        ran = ips("-w", copy, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "muualta" in ran.err
