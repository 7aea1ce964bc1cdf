"""docs/plugins.md tells a region all it may write, and its example can be copied as it stands."""

import re
from pathlib import Path

import pytest
import tomli
from attrs import evolve, fields

from ipscore.definitions.mark import Mark
from ipscore.definitions.practice import EVENTS_ABOUT, LIMITS, TIMINGS, About, RuleSet, Span, State, Within
from ipscore.definitions.text_pack import TextPack
from ipscore.definitions.validate import scale_problems
from ipscore.definitions.validate_text_pack import misfits, pack_problems
from ipscore.fidelity.evidence import NUMBERS, PRACTICE_FIGURES
from ipscore.fidelity.scoring import score
from ipscore.plugin.build import DefinitionFile, build_rules, build_scales
from ipscore.plugin.registry import Registry
from ipscore.records.review import Rating
from ipscore.structure import structure

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "plugins.md").read_text()
BUNDLED = (
    "ips25/ips_plugin_ips25/rules/ips25.toml",
    "thl-applied/ips_plugin_thl_applied/rules/thl-applied.toml",
)


def example() -> DefinitionFile:
    """The worked example of practice rules, as somebody would copy it."""
    (text,) = (each for each in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL) if "[add.rules." in each)
    return DefinitionFile("rules/our-region.toml", "our-region", tomli.loads(text))


def built() -> dict[str, RuleSet]:
    """The bundled rules and the example."""
    files = [
        DefinitionFile(each, "bundled", tomli.loads((ROOT / "plugins" / each).read_text()))
        for each in BUNDLED
    ]
    sets, problems = build_rules([*files, example()])
    assert problems == ()
    return dict(sets)


def test_the_example_is_right_and_does_what_the_page_says() -> None:
    """5 working days, 18 clients, one rule more; all else is what thl-applied says."""
    sets = built()
    ours, base = sets["our-region"], sets["thl-applied"]
    assert ours.rules["meeting_after_start"].timing == Within(Span(working_days=5))
    assert ours.limit("caseload") == 18
    assert list(ours.rules) == [*base.rules, "support_plan"]
    same = [each for each in base.rules if ours.rules[each] == base.rules[each]]
    assert same == [each for each in base.rules if each != "meeting_after_start"]


def test_the_examples_of_scales_are_right() -> None:
    """The whole scale is used as it stands, and the extended one beside the bundled ones."""
    texts = [tomli.loads(each) for each in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)]
    ours = [each for each in texts if "criteria" in (each | each.get("add", {})) and "scale" not in each]
    bundled = [
        DefinitionFile(str(path), "bundled", tomli.loads(path.read_text()))
        for path in sorted(ROOT.glob("plugins/*/*/scales/*.toml"))
    ]
    files = [DefinitionFile(f"scales/{each['id']}.toml", "ours", each) for each in ours]
    scales, problems = build_scales([*bundled, *files])
    assert problems == ()
    assert {"my-scale", "our-region"} <= set(scales)
    assert list(scales["our-region"].criteria) == [*scales["thl-applied"].criteria, "26"]
    ratings = {"1": Rating(score=3), "2": Rating(score=2)}
    assert score(scales["my-scale"], ratings).total == 5


def test_the_examples_of_a_mark_and_a_text_pack_are_right() -> None:
    """Both fit the bundled scales as they stand."""
    texts = [tomli.loads(each) for each in re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)]
    (pack_data,) = (each for each in texts if "languages" in each)
    (marked,) = (each for each in texts if "mark" in each)
    scales = Registry.load().scales
    pack, problems = structure(pack_data, TextPack)
    assert pack is not None
    assert (*problems, *pack_problems(pack), *misfits(pack, scales["thl-applied"])) == ()
    mark, problems = structure(marked["mark"], Mark)
    assert problems == ()
    assert scale_problems(evolve(scales["ips25-uk"], mark=mark)) == ()


@pytest.mark.parametrize("key", [each.name for cls in (Mark, TextPack) for each in fields(cls)])
def test_every_key_of_marks_and_text_packs_is_on_the_page(key: str) -> None:
    """Each key is in the example or in the table."""
    assert re.search(rf"`{key}`|^\[?{key}\b", PAGE, re.MULTILINE)


def test_every_figure_the_core_computes_is_on_the_page_with_its_numbers() -> None:
    """Each id, and in brackets the numbers it takes with what they are by themselves."""
    (listed,) = re.findall(r"does not take changes nothing\.\n\n(.*?)\.\n\n", PAGE, re.DOTALL)
    found = re.findall(r"`(\w+)`(?: \(([^)]*)\))?", " ".join(listed.split()))
    assert [each for each, _ in found] == list(PRACTICE_FIGURES)
    shown = {each: dict(re.findall(r"`(\w+) = ([\d.]+)`", numbers)) for each, numbers in found}
    assert shown == {
        each: {name: str(value) for name, value in numbers.items()} for each, numbers in NUMBERS.items()
    }


@pytest.mark.parametrize("about", list(About))
def test_every_event_is_in_the_row_of_what_it_is_about(about: About) -> None:
    """The page lists exactly the events a rule about each may speak of."""
    (row,) = re.findall(rf"^\| (?:\w+, )*{about}(?:, \w+)* \| (`.*) \|$", PAGE, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) == set(EVENTS_ABOUT[about])


@pytest.mark.parametrize("word", [*TIMINGS, *LIMITS, *State])
def test_every_word_is_on_the_page(word: str) -> None:
    """Each kind of timing, limit and state is explained."""
    assert f"`{word}`" in PAGE
