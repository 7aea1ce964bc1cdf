"""`ips employers`: the directory, doubles, merging and matching from the command line."""

from pathlib import Path

import pytest
from attrs import evolve

from ipscore.records.employer import Employer, EmployerContact
from ipscore.store import Workspace
from tests.cli.conftest import Ips, some_client

HOSTILE = "Smith [/foo] [@click=app.quit]x[/] [b \x1b[31m"


def _job(workspace: Path) -> tuple[str, str]:
    """A client with a job, and the employer."""
    for each in Workspace.open(workspace).clients.all()[0]:
        for job in each.record.jobs:
            if job.employer is not None:
                return each.record.id, job.employer
    raise AssertionError("the sample has jobs")


def _double(workspace: Path, of: str, name: str = "") -> str:
    """A second employer of the same name but for the legal form, with a contact of its own."""
    employers = Workspace.open(workspace).employers
    first = employers.get(of).record
    contact = EmployerContact("cont0001", first.contacts[0].on, first.contacts[0].coach, True)
    plain = Employer("doub0001", name or f"{first.name} Oy", contacts=(contact,), municipality="Muualla")
    employers.save(plain, None)
    return plain.id


def test_the_directory(ips: Ips, sample: Path) -> None:
    """Every employer on a line with who was in contact last; the JSON names no person."""
    ran = ips("-w", sample, "employers", "--search", "toimisto kesk")
    assert ran.code == 0
    assert ran.out.splitlines()[-1].startswith("Employers: ")
    data = ips("-w", sample, "employers", "--search", "toimisto kesk", "--json").data
    assert len(ran.out.splitlines()) == len(data["employers"]) + 1 > 1
    for line, each in zip(ran.out.splitlines(), data["employers"], strict=False):
        assert each["id"] in line
        assert not {"person", "phone", "email"} & each.keys()


def test_filters(ips: Ips, sample: Path) -> None:
    """By coach, by days without a contact and by what is due; each leaves out some."""
    every = ips("-w", sample, "employers", "--json").data
    coach = every["employers"][0]["known_by"][0]["coach"]
    for options in (("--coach", coach), ("--quiet", "200"), ("--due",)):
        found = ips("-w", sample, "employers", *options, "--json").data["employers"]
        assert 0 < len(found) < len(every["employers"])
    due = ips("-w", sample, "employers", "--due", "--json").data
    assert all(each["next_on"] <= due["day"] for each in due["employers"])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--coach", "nobody"), "nobody of the staff"),
        (("--quiet", "long"), "whole number"),
        (("match", "nobody"), "no client and no employer"),
        (("merge", "nobody", "nobody"), "no employer with the id"),
        (("merge", "x", "y", "--take", "contacts"), "contacts"),
        (("match", "[/]\x1b[31m"), "no client and no employer"),
    ],
)
def test_wrong_use(ips: Ips, sample: Path, options: tuple[str, ...], words: str) -> None:
    """Told in plain words, with code 2 and nothing on standard output."""
    ran = ips("-w", sample, "employers", *options)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_merging(ips: Ips, copy: Path) -> None:
    """A double is suggested; merging is shown first and changes nothing; with --yes every link follows."""
    client, kept = _job(copy)
    double = _double(copy, kept)
    pairs = ips("-w", copy, "employers", "--doubles", "--json").data["doubles"]
    (pair,) = (each for each in pairs if {each["keep"], each["double"]} == {kept, double})
    assert pair["reason"].startswith("the same name")
    workspace = Workspace.open(copy)
    before = workspace.employers.get(double).record
    shown = ips("-w", copy, "employers", "merge", double, kept)
    assert (shown.code, shown.out.splitlines()[-1]) == (0, "Nothing was changed. Do it with --yes.")
    assert "Municipality: Muualla; into the note: " in shown.out
    assert workspace.employers.get(double).record == before
    done = ips("-w", copy, "employers", "merge", double, kept, "--take", "name", "--yes", "--json").data
    assert f"clients/{client}" in done["saved"]
    jobs = workspace.clients.get(client).record.jobs
    assert double in [each.employer for each in jobs]
    assert kept not in [each.employer for each in jobs]
    assert "left out Name: " in workspace.employers.get(double).record.note
    (row,) = ips("-w", copy, "employers", "--search", "muualla", "--json").data["employers"]
    assert (row["id"], row["merged"]) == (double, [kept])
    assert ips("-w", copy, "check").code == 0
    assert f"Probable doubles: {len(pairs) - 1}." in ips("-w", copy, "employers", "--doubles").out


def test_a_merge_that_was_stopped_is_told(ips: Ips, copy: Path) -> None:
    """`ips check` names contacts that stand in two files, and merging completes it."""
    _, kept = _job(copy)
    double = _double(copy, kept)
    workspace = Workspace.open(copy)
    stored = workspace.employers.get(kept)
    contact = workspace.employers.get(double).record.contacts[0]
    workspace.employers.save(
        evolve(stored.record, contacts=(*stored.record.contacts, contact)), stored.revision
    )
    ran = ips("-w", copy, "check")
    assert "A merge of two employers was not completed" in ran.out + ran.err
    assert ips("-w", copy, "employers", "merge", kept, double, "--yes").code == 0
    assert "not completed" not in ips("-w", copy, "check").out


def test_matching_both_ways(ips: Ips, sample: Path) -> None:
    """A client's employers with the words that met; for such an employer, clients."""
    client, _ = some_client(sample)
    ran = ips("-w", sample, "employers", "match", client, "--json")
    for each in ran.data["matches"]:
        assert each["client"] == client
        assert each["score"] == len(each["words"]) + (each["municipality"] is not None)
    scores = [each["score"] for each in ran.data["matches"]]
    assert scores == sorted(scores, reverse=True)
    assert scores
    lines = ips("-w", sample, "employers", "match", client).out.splitlines()
    assert lines[-1].startswith(f"Matches: {ran.data['matching']}")
    back = ips("-w", sample, "employers", "match", ran.data["matches"][0]["employer"])
    assert back.code == 0


def test_a_hostile_name(ips: Ips, copy: Path) -> None:
    """It is printed as it is, without its escape sequence."""
    _, kept = _job(copy)
    _double(copy, kept, HOSTILE)
    ran = ips("-w", copy, "employers", "--search", "[@click=app.quit]x")
    assert ran.code == 0
    assert "Smith [/foo] [@click=app.quit]x[/] [b" in ran.out
