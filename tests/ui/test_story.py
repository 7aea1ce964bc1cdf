"""One client's story, played with keys only through the program in a real terminal.

From asking for the service to a kept job, its end and a new search. Each entry of `STORY` is a day: what
happened, the keys that wrote it down, and what Today says is due with the client after that, with the day
or the days over at the end of the line. In the morning of the next day the same must stand there, as it
looks by then: nothing comes and goes but by the calendar and by what is written down.
"""

import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomli
from attrs import frozen

from tests.ui.terminal import Terminal
from tests.ui.workspace import COACH, make_empty_workspace

pytestmark = pytest.mark.long

TAB, RIGHT, DOWN, HOME = "\t", "\x1b[C", "\x1b[B", "\x1b[H"
ENTER, SAVE, ESCAPE = "\r", "\x13", "\x1b"
F3, F7, F8, F9 = "\x1bOR", "\x1b[18~", "\x1b[19~", "\x1b[20~"
ON = "> "
"""Before a part of a line of Today: go to that line and press Enter."""

NAME = "Virta Outi"
SAVED = "Saved. u takes it back."


@frozen
class Day:
    """A day of the story. `keys`: what is pressed, with what then stands on the screen.

    `due`: the lines of Today about the client in the evening. `met`: employer meetings of the week by then.
    """

    on: str
    story: str
    keys: tuple[tuple[str, str], ...]
    due: tuple[str, ...]
    morning: tuple[str, ...] = ()
    """The same lines before any key, where the calendar has changed what the evening before had."""
    met: int = 0


STORY = (
    Day(
        "2022-03-07",
        "Outi Virta asks for the service herself; whoever answers writes her down",
        (
            ("2", "No clients yet"),
            ("n", "Family name"),
            (f"Virta{TAB}Outi{TAB}040 765 4321{TAB * 5}8{TAB * 2}Kahvilaan töihin", "(self-referral)"),
            (SAVE, NAME),
            ("1", "LATER"),
        ),
        (
            "· Ask about interest in work came 7 Mar 21 Mar",
            "· First employer meeting came 7 Mar 6 Apr",
            "· Professional profile (form A) came 7 Mar 6 Apr",
        ),
    ),
    Day(
        "2022-03-09",
        "first meeting: does she want to work? The next step is agreed",
        (
            (f"{ON}Ask about interest", "Contact · Virta"),
            (f"Haluaa töihin{TAB * 3}2{TAB}60{TAB}Profiilin alku{TAB}14.3.", "[14.3."),
            (ENTER, SAVED),
        ),
        (
            "· agreed: Profiilin alku 14 Mar",
            "· First employer meeting came 7 Mar 6 Apr",
            "· Professional profile (form A) came 7 Mar 6 Apr",
        ),
    ),
    Day(
        "2022-03-14",
        "second meeting; her social worker becomes a partner who may be contacted",
        (
            ("l", "Contact · Virta"),
            (f"Profiili alulla{TAB * 5}Profiili valmiiksi{TAB}18.3.", "[18.3."),
            (ENTER, "agreed: Profiili valmiiksi"),
            ("o", "Overview"),
            ("n", "New entry"),
            ("p", "May be contacted"),
            (f"Mervi Aalto{TAB * 2}2{TAB}14.3.2022", "[14.3.2022"),
            (ENTER, "Mervi Aalto"),
            (ESCAPE, "Today ·"),
        ),
        (
            "· agreed: Profiili valmiiksi 18 Mar",
            "· First employer meeting came 7 Mar 6 Apr",
            "· Professional profile (form A) came 7 Mar 6 Apr",
            "· Contact with the partners came 7 Mar 7 Apr",
        ),
        morning=(
            "· agreed: Profiilin alku",
            "· First employer meeting came 7 Mar 6 Apr",
            "· Professional profile (form A) came 7 Mar 6 Apr",
        ),
    ),
    Day(
        "2022-03-18",
        "third meeting, as agreed: the profile is made",
        (
            (f"{ON}Professional profile", "Contact · Virta"),
            (f"Profiili valmis{ENTER}", SAVED),
        ),
        (
            "· First employer meeting came 7 Mar 6 Apr",
            "· Contact with the partners came 7 Mar 7 Apr",
        ),
        morning=(
            "· agreed: Profiili valmiiksi",
            "· First employer meeting came 7 Mar 6 Apr",
            "· Professional profile (form A) came 7 Mar 6 Apr",
            "· Contact with the partners came 7 Mar 7 Apr",
        ),
    ),
    Day(
        "2022-03-21",
        "the search begins, and a plan is made for it the same day",
        (
            (F7, "Phase change · Virta"),
            (f"3{ENTER}", "Job-search plan"),
            (f"{ON}Job-search plan", "Contact · Virta"),
            (f"Kahvilat ensin{ENTER}", SAVED),
        ),
        (
            "· Disclosure talk search began 21 Mar 28 Mar",
            "· First employer meeting came 7 Mar 6 Apr",
            "· Contact with the partners came 7 Mar 7 Apr",
        ),
    ),
    Day(
        "2022-03-24",
        "the first meeting with an employer, who is new",
        (
            (f"{ON}First employer", "Employer contact · Virta"),
            (f"Kahvila Aamu{TAB}Esittely{ENTER}", SAVED),
        ),
        (
            "· Disclosure talk search began 21 Mar 28 Mar",
            "· Contact with the partners came 7 Mar 7 Apr",
        ),
        met=1,
    ),
    Day(
        "2022-03-30",
        "she does not come, and what to tell employers has not been talked about yet",
        ((F3, "Missed meeting · Virta"), (f"Ei tullut{ENTER}", SAVED)),
        (
            "! Disclosure talk search began 21 Mar 2 d",
            "· Reach out after a missed meeting missed 30 Mar 1 Apr",
            "· Contact with the partners came 7 Mar 7 Apr",
        ),
        morning=(
            "! Disclosure talk search began 21 Mar 2 d",
            "· Contact with the partners came 7 Mar 7 Apr",
        ),
    ),
    Day(
        "2022-04-01",
        "an attempt to reach her",
        ((f"{ON}Reach out", "Outreach attempt · Virta"), (f"Viesti kotiin{ENTER}", SAVED)),
        (
            "! Disclosure talk search began 21 Mar 4 d",
            "· Contact with the partners came 7 Mar 7 Apr",
            "· Try again to reach the client attempt 1 Apr 8 Apr",
        ),
        morning=(
            "! Disclosure talk search began 21 Mar 4 d",
            "· Reach out after a missed meeting missed 30 Mar",
            "· Contact with the partners came 7 Mar 7 Apr",
        ),
    ),
    Day(
        "2022-04-05",
        "reached on the phone, and told about disclosure; then her social worker is called",
        (
            (f"{ON}Disclosure talk", "Contact · Virta"),
            (f"Oli sairaana{TAB}2{ENTER}", SAVED),
            (f"{ON}partners", "[Mervi Aalto"),
            (f"Terveiset{ENTER}", "last 5 Apr"),
        ),
        ("· Contact with the partners last 5 Apr 5 May",),
        morning=(
            "! Disclosure talk search began 21 Mar 8 d",
            "· Contact with the partners came 7 Mar 7 Apr",
            "· Try again to reach the client attempt 1 Apr 8 Apr",
        ),
    ),
    Day(
        "2022-04-11",
        "the café takes her on from the 19th, after Easter",
        (
            (F8, "Title of the job"),
            (f"Kahvilatyöntekijä{TAB}Kahvila Aamu{TAB}19.4.2022{TAB}3{TAB}20{TAB * 2}2", "(nothing told)"),
            (SAVE, SAVED),
        ),
        (
            "· Benefits advice before the job job starts 19 Apr 18 Apr",
            "· Meeting before the job starts job starts 19 Apr 18 Apr",
            "· Contact with the partners last 5 Apr 5 May",
        ),
    ),
    Day(
        "2022-04-13",
        "one meeting does both: what the pay does to benefits, and the last week before work",
        ((f"{ON}Benefits advice", "Contact · Virta"), (f"Laskelma tehty{ENTER}", SAVED)),
        ("· Contact with the partners last 5 Apr 5 May",),
    ),
    Day(
        "2022-04-20",
        "the second day at work: a meeting, and the phase is changed",
        (
            (f"{ON}Meeting after the job", "Contact · Virta"),
            (f"Alku sujui{ENTER}", "Weekly meeting"),
            (F7, "Phase change · Virta"),
            (f"5{TAB}19.4.2022", "[19.4.2022"),
            (ENTER, "in work, 1 days"),
        ),
        (
            "· Weekly meeting in the first month last 20 Apr 27 Apr",
            "· Contact with the partners last 5 Apr 5 May",
        ),
        morning=(
            "· Meeting after the job started job started 19 Apr 22 Apr",
            "· Contact with the partners last 5 Apr 5 May",
        ),
    ),
    Day(
        "2022-04-28",
        "the week's meeting is a day late",
        ((f"{ON}Weekly meeting", "Contact · Virta"), (f"Kassa opittu{ENTER}", SAVED)),
        (
            "· Contact with the partners last 5 Apr 5 May",
            "· Weekly meeting in the first month last 28 Apr 5 May",
        ),
        morning=(
            "! Weekly meeting in the first month last 20 Apr 1 d",
            "· Contact with the partners last 5 Apr 5 May",
        ),
    ),
    Day(
        "2022-05-19",
        "the first month is over, the weekly meetings with it; both contacts are late",
        (
            (f"{ON}meeting", "Contact · Virta"),
            (f"Vakiintui{ENTER}", SAVED),
            (f"{ON}partners", "[Mervi Aalto"),
            (f"Terveiset{ENTER}", "last 19 May"),
        ),
        (
            "· Monthly meeting during the job last 19 May 19 Jun",
            "· Contact with the partners last 19 May 19 Jun",
        ),
        morning=(
            "! Contact with the partners last 5 Apr 14 d",
            "! Weekly meeting in the first month last 28 Apr 14 d",
        ),
    ),
    Day(
        "2022-06-17",
        "a month later",
        ((f"{ON}Monthly meeting", "Contact · Virta"), (f"Kaikki hyvin{ENTER}", SAVED)),
        (
            "· Contact with the partners last 19 May 19 Jun",
            "· Monthly meeting during the job last 17 Jun 17 Jul",
        ),
    ),
    Day(
        "2022-07-01",
        "a Friday: the café closed yesterday. She is not asked about a new search yet",
        (
            (F9, "Why it ended"),
            (f"Kahvila suljettiin{TAB * 2}30.6.2022{TAB * 2}3{TAB * 3}1", "› (–)"),
            (SAVE, SAVED),
        ),
        (
            "! Contact with the partners last 19 May 12 d",
            "· Contact after the job ended job ended 1 Jul 6 Jul",
            "· Offer of a new search job ended 1 Jul 15 Jul",
            "· Profile update job ended 1 Jul 31 Jul",
        ),
        morning=(
            "! Contact with the partners last 19 May 12 d",
            "· Monthly meeting during the job last 17 Jun 17 Jul",
        ),
    ),
    Day(
        "2022-07-04",
        "the coach calls her",
        ((f"{ON}Contact after", "Contact · Virta"), (f"Kuulumiset{TAB}2{ENTER}", SAVED)),
        (
            "! Contact with the partners last 19 May 15 d",
            "· Offer of a new search job ended 1 Jul 15 Jul",
            "· Profile update job ended 1 Jul 31 Jul",
        ),
        morning=(
            "! Contact with the partners last 19 May 15 d",
            "· Contact after the job ended job ended 1 Jul 6 Jul",
            "· Offer of a new search job ended 1 Jul 15 Jul",
            "· Profile update job ended 1 Jul 31 Jul",
        ),
    ),
    Day(
        "2022-07-06",
        "a new search is offered, and she wants it: it begins",
        (
            (f"{ON}Offer of a new search", "Contact · Virta"),
            (f"Haluaa jatkaa{ENTER}", SAVED),
            (F7, "Phase change · Virta"),
            (f"3{ENTER}", "Job-search plan"),
        ),
        (
            "! Contact with the partners last 19 May 17 d",
            "· Disclosure talk search began 6 Jul 13 Jul",
            "· Job-search plan search began 6 Jul 20 Jul",
            "· Profile update job ended 1 Jul 31 Jul",
        ),
        morning=(
            "! Contact with the partners last 19 May 17 d",
            "· Offer of a new search job ended 1 Jul 15 Jul",
            "· Profile update job ended 1 Jul 31 Jul",
        ),
    ),
)


def test_from_asking_for_the_service_to_a_new_search(tmp_path: Path) -> None:
    """Each day shows what is due; what does it takes it off; the files tell it all, and nothing is wrong."""
    root, state = make_empty_workspace(tmp_path / "workspace"), tmp_path / "state"
    before: tuple[str, ...] = ()
    for day in STORY:
        play(root, state, day, day.morning or before)
        before = day.due
    client, identity, employer = files_of(root)
    assert (identity["family_name"], identity["given_name"]) == ("Virta", "Outi")
    assert identity["phone"] == "040 765 4321"
    assert client["wishes"] == "Kahvilaan töihin"
    (stay,) = client["episodes"]
    assert (stay["intake"], stay["referral_source"]) == (date(2022, 3, 7), "self")
    assert [(each["phase"], str(each["on"])) for each in stay["phases"]] == [
        ("intake", "2022-03-07"),
        ("job_search", "2022-03-21"),
        ("agreement", "2022-04-11"),
        ("in_work", "2022-04-19"),
        ("job_search", "2022-07-06"),
    ]
    (partner,) = client["partners"]
    assert (partner["name"], partner["may_contact"]) == ("Mervi Aalto", True)
    assert [told(each) for each in client["contacts"]] == [
        "2022-03-09 meeting 60 min work_interest",
        "2022-03-14 meeting 60 min",
        "2022-03-18 meeting 60 min profile",
        "2022-03-21 meeting 60 min job_search_plan",
        "2022-03-30 missed",
        "2022-04-01 attempt",
        "2022-04-05 phone disclosure",
        "2022-04-05 phone with partner",
        "2022-04-13 meeting 60 min benefits_advice",
        "2022-04-20 meeting 60 min",
        "2022-04-28 meeting 60 min",
        "2022-05-19 meeting 60 min",
        "2022-05-19 phone with partner",
        "2022-06-17 meeting 60 min",
        "2022-07-04 phone",
        "2022-07-06 meeting 60 min new_search_offered",
    ]
    (job,) = client["jobs"]
    assert (job["title"], job["employer"]) == ("Kahvilatyöntekijä", employer["id"])
    assert [str(job[name]) for name in ("start", "end", "end_heard_on")] == [
        "2022-04-19",
        "2022-06-30",
        "2022-07-01",
    ]
    assert (job["hours_week"], job["disclosure"]) == (20, "nothing")
    assert (job["end_reason"], job["end_initiative"]) == ("Kahvila suljettiin", "employer")
    (visit,) = employer["contacts"]
    assert (visit["face_to_face"], visit["clients"], visit["result"]) == (True, [client["id"]], "Esittely")
    assert checked(root) == "Everything is in order."


def play(root: Path, state: Path, day: Day, morning: tuple[str, ...]) -> None:
    """Start the program on that day, look at Today, press the keys, look again, leave."""
    set_day(root, day.on)
    with Terminal(root, state, me=COACH) as terminal:
        see(terminal, "Rule:")
        if morning:
            show_hers(terminal)
            see_due(terminal, f"the morning of {day.on}", morning)
        for keys, text in day.keys:
            terminal.type(to_line(terminal, keys.removeprefix(ON)) if keys.startswith(ON) else keys)
            see(terminal, text)
        if not morning:
            show_hers(terminal)
        see_due(terminal, f"the evening of {day.on}", day.due)
        see(terminal, f"{day.met}/6")
        terminal.type("q")
        assert terminal.ended() == 0


def set_day(root: Path, day: str) -> None:
    """The day on which the workspace is looked at."""
    info = root / "workspace.toml"
    lines = info.read_text(encoding="utf-8").splitlines()
    moved = [f"as_of = {day}" if each.startswith("as_of") else each for each in lines]
    info.write_text("\n".join(moved) + "\n", encoding="utf-8")


def show_hers(terminal: Terminal) -> None:
    """Nothing but what is due with the client, also what is due later."""
    terminal.type("/")
    see(terminal, "Name, id or what is due")
    terminal.type(f"virta{ENTER}")
    terminal.see(lambda lines: all(NAME in each for each in due(lines)), f"only what is due with {NAME}")
    terminal.type(RIGHT)


def to_line(terminal: Terminal, part: str) -> str:
    """The keys that open the form of a line."""
    found = [part in each for each in due(terminal.glass.lines)]
    assert any(found), "\n".join([f"{part!r} is not due:", *terminal.glass.lines])
    return HOME + DOWN * found.index(True) + ENTER


def due(lines: Sequence[str]) -> list[str]:
    """The lines of the agenda, with single blanks."""
    return [" ".join(each.split()) for each in lines if each[:3] in {" ! ", " · "}]


def see(terminal: Terminal, text: str) -> None:
    """Wait for a text on the screen."""
    terminal.see(lambda lines: any(text in each for each in lines), text)


def see_due(terminal: Terminal, when: str, expected: Sequence[str]) -> None:
    """Wait until exactly this is due with the client."""
    full = [f"{each[:2]}{NAME} {each[2:]}" for each in expected]
    terminal.see(lambda lines: due(lines) == full, "\n".join([f"in {when}", *full]))


def files_of(root: Path) -> list[Mapping[str, Any]]:
    """The only client, who it is, and the only employer, as the files have them."""
    folders = ("clients", "identities", "employers")
    found = [[*(root / each).rglob("*.toml")] for each in folders]
    assert [len(each) for each in found] == [1, 1, 1]
    return [tomli.loads(each.read_text(encoding="utf-8")) for (each,) in found]


def told(contact: Mapping[str, Any]) -> str:
    """Day, kind, minutes, whom with when not the client, and topics of a contact."""
    minutes = [f"{contact['minutes']} min"] if "minutes" in contact else []
    partner = ["with partner"] if contact.get("contact_with") == "partner" else []
    return " ".join([str(contact["on"]), contact["kind"], *minutes, *partner, *contact.get("topics", ())])


def checked(root: Path) -> str:
    """What `ips check` says."""
    ips = str(Path(sys.executable).with_name("ips"))
    command = [ips, "-w", str(root), "--lang", "en", "check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).strip()
