"""docs/plugins.md tells a region all it may write, and its example can be copied as it stands."""

import re
from pathlib import Path

import pytest
import tomli

from ipscore.definitions.practice import EVENTS_ABOUT, LIMITS, TIMINGS, About, RuleSet, Span, State, Within
from ipscore.plugin.build import DefinitionFile, build_rules

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


@pytest.mark.parametrize("about", list(About))
def test_every_event_is_in_the_row_of_what_it_is_about(about: About) -> None:
    """The page lists exactly the events a rule about each may speak of."""
    (row,) = re.findall(rf"^\| (?:\w+, )*{about}(?:, \w+)* \| (`.*) \|$", PAGE, re.MULTILINE)
    assert set(re.findall(r"`(\w+)`", row)) == set(EVENTS_ABOUT[about])


@pytest.mark.parametrize("word", [*TIMINGS, *LIMITS, *State])
def test_every_word_is_on_the_page(word: str) -> None:
    """Each kind of timing, limit and state is explained."""
    assert f"`{word}`" in PAGE
