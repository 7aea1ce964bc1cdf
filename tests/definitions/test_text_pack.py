"""An organisation's wording: laid over words only, and every slip in it told."""

from collections.abc import Callable
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.definitions.rule import elements_of
from ipscore.definitions.scale import Scale
from ipscore.definitions.text import LANGUAGES, Text
from ipscore.definitions.text_pack import LocalText, TextPack
from ipscore.definitions.validate_text_pack import fits, misfits, pack_misfits, pack_problems
from ipscore.definitions.wording import lay_texts, worded
from ipscore.plugin.build import DefinitionFile, build_scales
from ipscore.problem import Problem, Severity
from ipscore.structure import structure
from tests.packs import small_pack
from tests.scales import small_scale


def scale() -> Scale:
    """The small scale."""
    return build_scales([DefinitionFile("small.toml", "small", small_scale())])[0]["small"]


def pack(change: Callable[[dict[str, Any]], object] = lambda _: None) -> TextPack:
    """The small pack, changed first."""
    data = small_pack()
    change(data)
    found, problems = structure(data, TextPack)
    assert found is not None, problems
    return found


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str | None]]:
    """Where each problem is, and the nearest word."""
    return [(each.where, each.nearest) for each in problems]


def test_the_words_are_the_organisations_and_all_else_is_ours() -> None:
    """Name, question, anchor and element are replaced; English, other anchors and other criteria are not."""
    ours, theirs = scale(), lay_texts(scale(), pack())
    one = theirs.criteria["1"]
    assert one.name == Text("virallinen", "officiell", "name en")
    assert one.question.sv == "fråga?"
    assert one.anchors["5"] == Text("viisi", "fem", "score 5 en")
    assert one.anchors["4"] == ours.criteria["1"].anchors["4"]
    assert [each.text.fi for each in elements_of(theirs.criteria["3"].rule)] == [
        "pöytä",
        "plan fi",
        "meeting fi",
    ]
    assert theirs.criteria["2"] == ours.criteria["2"]


def test_nothing_that_counts_is_changed() -> None:
    """Ids, order, rules, numbers, figures, parts, bands and sources stay."""
    ours, theirs = scale(), lay_texts(scale(), pack())
    assert evolve(theirs, criteria=ours.criteria) == ours
    assert list(theirs.criteria) == list(ours.criteria)
    for each, criterion in theirs.criteria.items():
        base = ours.criteria[each]
        assert (
            evolve(criterion, name=base.name, question=base.question, anchors=base.anchors, rule=base.rule)
            == base
        )
        assert [one.id for one in elements_of(criterion.rule)] == [one.id for one in elements_of(base.rule)]
    assert theirs.criteria["1"].rule == ours.criteria["1"].rule


def test_elements_inside_other_rules_are_reached() -> None:
    """An element counted below “lowest” and “unless” gets its wording too."""
    data = small_scale()
    count = data["criteria"]["3"]["rule"]
    when = {"figure": "share", "test": "below", "value": 3}
    data["criteria"]["3"]["rule"] = {
        "kind": "lowest",
        "rules": [{"kind": "unless", "rule": count, "when": when, "then": {"kind": "steps"}}],
    }
    scales, problems = build_scales([DefinitionFile("small.toml", "small", data)])
    assert problems == ()
    laid = lay_texts(scales["small"], pack())
    assert elements_of(laid.criteria["3"].rule)[0].text.sv == "bord"


def test_an_anchor_we_do_not_describe_may_be_described() -> None:
    """Where elements are counted we may have no anchors; theirs stands in each language."""
    data = small_scale()
    del data["criteria"]["3"]["anchors"]
    scales, _ = build_scales([DefinitionFile("small.toml", "small", data)])
    changed = pack(lambda each: each["criteria"]["3"].update(anchors={"5": {"fi": "viisi", "sv": "fem"}}))
    assert lay_texts(scales["small"], changed).criteria["3"].anchors == {"5": Text("viisi", "fem", "viisi")}


@given(*(st.one_of(st.none(), st.text(min_size=1)) for _ in LANGUAGES))
def test_a_language_it_lacks_is_ours(fi: str | None, sv: str | None, en: str | None) -> None:
    """Each language by itself: the organisation's where it has it, ours where not."""
    laid = LocalText(fi, sv, en).over(Text("a", "b", "c"))
    expected = Text("a" if fi is None else fi, "b" if sv is None else sv, "c" if en is None else en)
    assert laid == expected


def test_everything_the_scale_lacks_is_told_at_once() -> None:
    """An unknown criterion, score and element, each with the nearest; then it is not laid over."""

    def slips(data: dict[str, Any]) -> None:
        data["criteria"]["33"] = data["criteria"].pop("1")
        data["criteria"]["2"] = {"anchors": {"6": {"fi": "kuusi", "sv": "sex"}}}
        data["criteria"]["3"]["elements"]["desks"] = {"fi": "pöydät", "sv": "borden"}
        data["criteria"]["1"] = {"elements": {"desk": {"fi": "pöytä", "sv": "bord"}}}

    wrong = pack(slips)
    assert sorted(told(misfits(wrong, scale()))) == [
        ("criteria.1.elements.desk", None),
        ("criteria.2.anchors.6", None),
        ("criteria.3.elements.desks", "desk"),
        ("criteria.33", "3"),
    ]
    with pytest.raises(ValueError, match="criterion"):
        lay_texts(scale(), wrong)


def test_what_is_wrong_with_a_pack_by_itself() -> None:
    """Unknown languages, none, empty texts, a text in a language that is not named, an empty version."""

    def slips(data: dict[str, Any]) -> None:
        data.update(languages=["fi", "se"], version=" ")
        data["criteria"]["1"]["name"] = {"fi": "", "en": "official"}
        data["criteria"]["1"]["question"] = {"fi": "kysymys?"}
        data["criteria"]["1"]["anchors"] = {}
        data["criteria"]["3"]["elements"]["desk"] = {"fi": "pöytä"}

    assert told(pack_problems(pack(slips))) == [
        ("version", None),
        ("languages[1]", None),
        ("criteria.1.name.fi", None),
        ("criteria.1.name.en", None),
    ]
    assert told(pack_problems(pack(lambda each: each.update(languages=[], criteria={})))) == [
        ("languages", None)
    ]


def test_a_hole_in_a_language_it_has_is_a_warning() -> None:
    """Ours stands there, which is told, and the pack is used."""
    holed = pack(lambda each: each["criteria"]["1"]["name"].pop("sv"))
    (problem,) = misfits(holed, scale())
    assert (problem.where, problem.severity) == ("criteria.1.name", Severity.WARNING)
    assert fits(holed, {"small": scale()})
    assert lay_texts(scale(), holed).criteria["1"].name.sv == "name sv"


def test_a_pack_is_for_one_scale_only() -> None:
    """Over another scale it is not laid: shown is that scale in our words."""
    other = evolve(scale(), id="other")
    assert worded(other, pack()) is other
    assert worded(scale(), None) == scale()
    assert worded(scale(), pack()) == lay_texts(scale(), pack())
    assert told(misfits(pack(), other)) == [("scale", None)]
    with pytest.raises(ValueError, match="other"):
        lay_texts(other, pack())


def test_a_scale_that_is_not_installed_is_named() -> None:
    """With the nearest id there is."""
    assert told(pack_misfits(pack(lambda each: each.update(scale="smal")), {"small": scale()})) == [
        ("scale", "small")
    ]


def test_a_page_can_say_whose_words_it_shows() -> None:
    """Organisation and version."""
    assert str(pack().wording) == "wording: Institute of Work, 2019, 4th edition"
