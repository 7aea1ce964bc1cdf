"""`ips history` and `ips restore`: earlier versions from the command line."""

from pathlib import Path

import pytest

from tests.cli.conftest import Ips, some_client


def _contact(ips: Ips, workspace: Path, client: str, note: str) -> None:
    assert ips("-w", workspace, "contact", "add", client, "--note", note).code == 0


def _versions(ips: Ips, workspace: Path, record: str) -> list[str]:
    return [each["version"] for each in ips("-w", workspace, "history", record, "--json").data["versions"]]


def test_history_and_restore(ips: Ips, copy: Path) -> None:
    """Each save is listed, the latest first; a version is named by its end, and what it replaces is kept."""
    client, path = some_client(copy)
    record = f"clients/{client}"
    first = path.read_bytes()
    _contact(ips, copy, client, "yksi")
    second = path.read_bytes()
    _contact(ips, copy, client, "kaksi")
    ran = ips("-w", copy, "history", record)
    newer, older = _versions(ips, copy, record)
    assert ran.code == 0
    assert [line.split("  ")[0] for line in ran.out.splitlines()[:2]] == [newer, older]
    assert ran.out.splitlines()[-1] == "Earlier versions: 2."
    done = ips("-w", copy, "restore", record, older.rpartition("-")[2])
    assert (done.code, path.read_bytes()) == (0, first)
    assert f"{record} is again as it was on" in done.out
    assert ips("-w", copy, "restore", record, newer, "--json").data == {
        "record": record, "version": newer, "changed": True,
    }  # fmt: skip
    assert path.read_bytes() == second
    assert len(_versions(ips, copy, record)) == 4
    again = ips("-w", copy, "restore", record, newer)
    assert (again.code, again.out) == (0, f"{record} is like that already; nothing was changed.\n")


def test_a_thousand_versions(ips: Ips, copy: Path) -> None:
    """The newest are listed and the others counted; --all and --json list every one."""
    client, path = some_client(copy)
    folder = copy / ".ips/history" / path.relative_to(copy).with_suffix("")
    folder.mkdir(parents=True)
    names = [f"20220101T{second // 60:04}{second % 60:02}000000Z-0011aabb" for second in range(1000)]
    for name in names:
        (folder / f"{name}.toml").write_bytes(path.read_bytes())
    newest = names[::-1]
    ran = ips("-w", copy, "history", f"clients/{client}")
    lines = ran.out.splitlines()
    assert [line.split("  ")[0] for line in lines[:-2]] == newest[:20]
    assert lines[-2:] == ["Older versions not listed: 980. --all lists them too.", "Earlier versions: 1000."]
    lines = ips("-w", copy, "history", f"clients/{client}", "--all").out.splitlines()
    assert [line.split("  ")[0] for line in lines[:-1]] == newest
    assert lines[-1] == "Earlier versions: 1000."
    assert _versions(ips, copy, f"clients/{client}") == newest
    again = ips("-w", copy, "restore", f"clients/{client}", newest[-1])
    assert again.code == 0


def test_a_record_without_earlier_versions(ips: Ips, sample: Path) -> None:
    """There are none, and that is no error."""
    client, _ = some_client(sample)
    ran = ips("-w", sample, "history", f"identities/{client}")
    assert (ran.code, ran.out) == (0, "Earlier versions: 0.\n")


def test_an_id_of_several_kinds(ips: Ips, sample: Path) -> None:
    """A client's id is that of the case and of the name: both are named, and one has to be chosen."""
    client, _ = some_client(sample)
    for arguments in (("history", client), ("restore", client, "x")):
        ran = ips("-w", sample, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert f"clients/{client}, identities/{client}" in ran.err


@pytest.mark.parametrize(
    "record",
    [
        "nobody",
        "clients/nobody",
        "clients/../../etc",
        "nokind/abcd1234",
        "",
        "/",
        "x[/]\x1b[31m\u202e",
        "clients/",
    ],
)
def test_a_record_that_never_was(ips: Ips, sample: Path, record: str) -> None:
    """Wrong use, with what would be right."""
    for arguments in (("history", record), ("restore", record, "x")):
        ran = ips("-w", sample, *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert "and there was none" in ran.err
        assert "working-time/…" in ran.err


def test_versions_that_are_not_there(ips: Ips, copy: Path) -> None:
    """A word for no version, or for several, is refused, and nothing is changed."""
    client, path = some_client(copy)
    _contact(ips, copy, client, "yksi")
    _contact(ips, copy, client, "kaksi")
    before = path.read_bytes()
    newer, older = _versions(ips, copy, f"clients/{client}")
    for word, said in (
        ("20010101", "has no earlier version"),
        ("", "has no earlier version"),
        ("../x", "has no earlier version"),
        ("2", f"{newer}, {older}"),
    ):
        ran = ips("-w", copy, "restore", f"clients/{client}", word)
        assert (ran.code, ran.out) == (2, "")
        assert said in ran.err
    assert path.read_bytes() == before


def test_a_removed_and_a_broken_record(ips: Ips, copy: Path) -> None:
    """Both come back: what was removed, and what a hand broke, which is kept too."""
    client, path = some_client(copy)
    record = f"clients/{client}"
    whole = path.read_bytes()
    _contact(ips, copy, client, "yksi")
    (version,) = _versions(ips, copy, record)
    path.write_text("broken =\n")
    assert ips("-w", copy, "restore", record, version).code == 0
    assert path.read_bytes() == whole
    path.unlink()
    ran = ips("-w", copy, "history", record)
    assert ran.code == 0
    assert "The record was removed." in ran.out
    assert ips("-w", copy, "history", record, "--json").data["removed"] is True
    assert ips("-w", copy, "restore", record, version).code == 0
    assert path.read_bytes() == whole


def test_a_newer_record_is_not_overwritten(ips: Ips, copy: Path) -> None:
    """What a newer version of the program wrote is told as such, with code 1."""
    client, path = some_client(copy)
    _contact(ips, copy, client, "yksi")
    (version,) = _versions(ips, copy, f"clients/{client}")
    path.write_text(path.read_text().replace("schema = 1", "schema = 99"))
    before = path.read_bytes()
    ran = ips("-w", copy, "restore", f"clients/{client}", version)
    assert (ran.code, path.read_bytes()) == (1, before)
    assert "newer version of the program" in ran.err


@pytest.mark.parametrize(
    ("code", "said"), [("fi", "Aiempia versioita: 1."), ("sv", "Tidigare versioner: 1.")]
)
def test_in_every_language(ips: Ips, copy: Path, code: str, said: str) -> None:
    """Days and words are those of the language."""
    client, _ = some_client(copy)
    _contact(ips, copy, client, "yksi")
    ran = ips("-w", copy, "--lang", code, "history", f"clients/{client}")
    assert ran.out.splitlines()[-1] == said
