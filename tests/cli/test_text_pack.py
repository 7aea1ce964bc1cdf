"""The wording of an organisation reaches what people read, and its slips reach who wrote them."""

from pathlib import Path

import tomli_w

from tests.cli.conftest import Ips

PACK = {
    "schema": 1,
    "id": "official",
    "scale": "thl-applied",
    "version": "2019",
    "organisation": "Institute of Work",
    "languages": ["fi", "en"],
    "criteria": {
        "1": {"name": {"fi": "Virallinen nimi", "en": "Official name"}},
        "5": {"elements": {"desk_near_team": {"fi": "Virallinen osatekijä", "en": "Official element"}}},
    },
}


def put(workspace: Path, pack: dict[str, object], named: str = "official") -> None:
    """Lay a text pack into the workspace and name it in workspace.toml."""
    (workspace / "texts").mkdir(exist_ok=True)
    (workspace / "texts" / "official.toml").write_text(tomli_w.dumps(pack), encoding="utf-8")
    info = workspace / "workspace.toml"
    kept = [each for each in info.read_text(encoding="utf-8").splitlines() if "text_pack" not in each]
    info.write_text("\n".join([f'text_pack = "{named}"', *kept, ""]), encoding="utf-8")


def issued(ips: Ips, workspace: Path) -> str:
    """The review of 2024."""
    reviews = ips("-w", workspace, "review", "list", "--json").data["reviews"]
    found: str = next(each["id"] for each in reviews if each["total"] == 97)
    return found


def test_a_review_is_shown_in_the_organisations_words(ips: Ips, copy: Path) -> None:
    """Names and elements of the pack, the version it is of, and our words where it has none."""
    review = issued(ips, copy)
    before = ips("-w", copy, "review", "show", review, "--json").data
    put(copy, dict(PACK))
    text = ips("-w", copy, "review", "show", review).out
    assert "1. Official name: 5" in text
    assert "in place: Official element" in text
    assert "wording: Institute of Work, 2019" in text
    assert "2. Employment work only" in text
    swedish = ips("--lang", "sv", "-w", copy, "review", "show", review).out
    assert "1. Antal klienter: 5" in swedish
    after = ips("-w", copy, "review", "show", review, "--json").data
    assert after.pop("wording") == {"organisation": "Institute of Work", "version": "2019"}
    assert before.pop("wording") is None
    assert after == before


def test_check_names_its_slips(ips: Ips, copy: Path) -> None:
    """An element the scale lacks and a pack that is not there; the right pack is no problem."""
    errors = ips("-w", copy, "check", "--json").data["errors"]
    put(copy, dict(PACK))
    assert ips("-w", copy, "check", "--json").data["errors"] == errors
    put(copy, {**PACK, "criteria": {"5": {"elements": {"desk_near": {"fi": "x", "en": "y"}}}}})
    ran = ips("-w", copy, "check", "--json")
    (problem,) = (each for each in ran.data["problems"] if each["file"] == "texts/official.toml")
    assert (ran.code, problem["path"]) == (1, "criteria.5.elements.desk_near")
    assert problem["nearest"] == "desk_near_team"
    put(copy, dict(PACK), named="oficial")
    (problem,) = (
        each for each in ips("-w", copy, "check", "--json").data["problems"] if each["path"] == "text_pack"
    )
    assert problem["nearest"] == "official"


def test_the_other_commands_use_its_words_too(ips: Ips, copy: Path) -> None:
    """Fidelity today in lines and for programs, and the trend; where the pack is broken, ours and why."""
    put(copy, dict(PACK))
    assert "1. Official name: Suggestion" in ips("-w", copy, "fidelity").out
    assert ips("-w", copy, "fidelity", "--json").data["criteria"][0]["name"] == "Official name"
    assert "Official name" in ips("-w", copy, "review", "trend", "--criterion", "1").out
    put(copy, dict(PACK), named="oficial")
    ran = ips("-w", copy, "fidelity")
    assert (ran.code, "1. Caseload size" in ran.out) == (1, True)
    assert "Did you mean “official”?" in ran.err
