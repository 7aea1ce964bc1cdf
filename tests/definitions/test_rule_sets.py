"""Sets of practice rules are built whole or refused with every problem by path."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipscore.definitions.practice import Before, ByMeeting, Every, OnDay, RuleSet, Span, Within
from ipscore.plugin.build import DefinitionFile, build_rules
from ipscore.problem import Problem
from tests.rules import rule, small_rules
from tests.scales import text

WITHIN = {"kind": "within", "span": {"days": 3}}


def build(*sets: dict[str, Any]) -> tuple[dict[str, RuleSet], tuple[Problem, ...]]:
    """Build these sets as files of one plugin."""
    files = [DefinitionFile(f"rules/{index}.toml", "plugin", data) for index, data in enumerate(sets)]
    built, problems = build_rules(files)
    return dict(built), problems


def changed(value: object, *path: str) -> dict[str, Any]:
    """The small set with one value changed, or taken away when `value` is None."""
    data = small_rules()
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return data


def wheres(problems: tuple[Problem, ...]) -> list[str]:
    """The paths of problems."""
    return [each.where for each in problems]


def test_a_right_set_is_built() -> None:
    """A right set has no problems; rules keep the order of the file, and each its own timing."""
    sets, problems = build(small_rules())
    assert problems == ()
    rules = sets["small"].rules
    assert list(rules) == ["profile", "employer", "advice", "monthly", "steering", "step"]
    assert [type(each.timing) for each in rules.values()] == [ByMeeting, Within, Before, Every, Every, OnDay]
    assert sets["small"].limit("caseload") == 10


@pytest.mark.parametrize(
    ("path", "value", "where", "near"),
    [
        (("rules", "profile", "after"), ["intaek"], "rules.profile.after[0]", "intake"),
        (("rules", "profile", "done_by"), [], "rules.profile.done_by", None),
        (("rules", "profile", "after"), [], "rules.profile.after", None),
        (("rules", "profile", "after"), ["supervision"], "rules.profile.after[0]", None),
        (("rules", "steering", "done_by"), ["meeting"], "rules.steering.done_by[0]", None),
        (("rules", "steering", "during"), ["searching"], "rules.steering.during", None),
        (("rules", "profile", "during"), ["serching"], "rules.profile.during[0]", "searching"),
        (("rules", "profile", "about"), "klient", "rules.profile.about", "client"),
        (("rules", "profile", "who"), "boss", "rules.profile.who", None),
        (("rules", "profile", "colour"), "red", "rules.profile.colour", None),
        (("rules", "profile", "timing", "kind"), "by_meting", "rules.profile.timing", "by_meeting"),
        (("rules", "profile", "timing", "meeting"), 0, "rules.profile.timing.meeting", None),
        (("rules", "profile", "timing", "days"), -1, "rules.profile.timing.days", None),
        (("rules", "profile", "timing", "dags"), 1, "rules.profile.timing.dags", "days"),
        (("rules", "employer", "timing", "span"), {}, "rules.employer.timing.span", None),
        (
            ("rules", "employer", "timing", "span"),
            {"days": 1, "months": 1},
            "rules.employer.timing.span",
            None,
        ),
        (("rules", "employer", "timing", "span", "days"), -3, "rules.employer.timing.span.days", None),
        (("rules", "employer", "timing", "span", "days"), 10**9, "rules.employer.timing.span.days", None),
        (("rules", "monthly", "timing", "span", "months"), 0, "rules.monthly.timing.span.months", None),
        (("rules", "monthly", "timing", "for_span"), {"days": 29}, "rules.monthly.timing.for_span", None),
        (("rules", "monthly", "timing", "for_span"), {"months": 0}, "rules.monthly.timing.for_span", None),
        (("rules", "monthly", "timing", "total"), 100, "rules.monthly.timing.total", None),
        (("rules", "steering", "timing", "then"), None, "rules.steering.timing.total", None),
        (("rules", "steering", "timing", "wished"), True, "rules.steering.timing.wished", None),
        (("rules", "advice", "timing", "shown_days"), 0, "rules.advice.timing.shown_days", None),
        (("rules", "advice", "after"), ["job_end"], "rules.advice.timing.kind", None),
        (("rules", "step", "after"), ["missed"], "rules.step.timing.kind", None),
        (("rules", "step", "short", "fi"), "x" * 35, "rules.step.short.fi", None),
        (("rules", "step", "name", "sv"), " ", "rules.step.name.sv", None),
        (("rules", "step", "source", "en"), None, "rules.step.source.en", None),
        (("rules", "a step"), rule(WITHIN), "rules.a step", None),
        (("rules",), {}, "rules", None),
        (("limits", "caseload"), None, "limits", None),
        (
            ("limits", "caselaod"),
            {"value": 1, "name": text("n"), "source": text("s")},
            "limits.caselaod",
            "caseload",
        ),
        (("limits", "caseload", "value"), 0, "limits.caseload.value", None),
        (("limits", "caseload", "value"), True, "limits.caseload.value", None),
        (("limits", "search_months", "value"), 1.5, "limits.search_months.value", None),
        (("limits", "ending_days", "value"), float("inf"), "limits.ending_days.value", None),
        (("extends",), "ips", "extends", None),
        (("id",), "", "id", None),
    ],
)
def test_what_does_not_fit_is_named(
    path: tuple[str, ...], value: object, where: str, near: str | None
) -> None:
    """One mistake gives one problem, by its path and with the nearest right word, and the set is not used."""
    sets, problems = build(changed(value, *path))
    assert sets == {}
    assert [(each.where, each.nearest) for each in problems] == [(where, near)]


def test_a_rule_does_not_end_before_it_starts() -> None:
    """Of two days of validity the last may be the first, but not before it."""
    data = changed(date(2025, 1, 2), "rules", "step", "valid_from")
    data["rules"]["step"]["valid_to"] = date(2025, 1, 1)
    assert wheres(build(data)[1]) == ["rules.step.valid_to"]
    data["rules"]["step"]["valid_to"] = date(2025, 1, 2)
    assert build(data)[1] == ()


def test_a_short_name_of_34_characters_fits() -> None:
    """The longest short name that is allowed is used as it is."""
    sets, _ = build(changed("x" * 34, "rules", "step", "short", "sv"))
    assert sets["small"].rules["step"].short.sv == "x" * 34


def test_all_problems_come_at_once() -> None:
    """Mistakes in several rules and limits are told together."""
    data = small_rules()
    data["rules"]["profile"]["done_by"] = []
    data["rules"]["employer"]["timing"]["span"] = {"months": -1, "days": 2}
    data["rules"]["step"]["short"]["fi"] = "x" * 40
    del data["limits"]["clients_a_year"]
    assert set(wheres(build(data)[1])) == {
        "rules.profile.done_by",
        "rules.employer.timing.span",
        "rules.employer.timing.span.months",
        "rules.step.short.fi",
        "limits",
    }


def extension(**changes: Any) -> dict[str, Any]:
    """A set that extends the small one."""
    return {
        "schema": 1,
        "id": "ours",
        "edition": "1",
        "name": text("ours"),
        "source": text("us"),
        "extends": "small",
        **changes,
    }


def test_an_extension_overrides_and_adds_as_a_scale_does() -> None:
    """A key that is overridden differs, a rule that is added is last, a limit changes; the base does not."""
    sets, problems = build(
        extension(
            override={
                "rules": {"employer": {"timing": {"kind": "within", "span": {"working_days": 20}}}},
                "limits": {"caseload": {"value": 18}},
            },
            add={"rules": {"plan": rule(WITHIN, done_by=["support_plan"])}},
        ),
        small_rules(),
    )
    assert problems == ()
    ours, small = sets["ours"], sets["small"]
    assert ours.rules["employer"].timing == Within(Span(working_days=20))
    assert ours.rules["employer"].name == small.rules["employer"].name
    assert list(ours.rules) == [*small.rules, "plan"]
    assert (ours.limit("caseload"), small.limit("caseload")) == (18, 10)
    assert small.rules["employer"].timing == Within(Span(days=30))


@pytest.mark.parametrize(
    ("changes", "where", "near"),
    [
        ({"override": {"rules": {"emploier": {}}}}, "override.rules.emploier", "employer"),
        ({"override": {"limits": {"caselod": {}}}}, "override.limits.caselod", "caseload"),
        ({"override": {"criteria": {}}}, "override.criteria", None),
        ({"add": {"rules": {"employer": rule(WITHIN)}}}, "add.rules.employer", None),
        ({"rules": {}}, "rules", None),
        ({"extends": "smal"}, "extends", "small"),
        ({"extends": "ours"}, "extends", None),
    ],
)
def test_wrong_extensions_are_refused(changes: dict[str, Any], where: str, near: str | None) -> None:
    """Overriding nothing, adding what is there, an unknown base and extending oneself are refused."""
    sets, problems = build(small_rules(), extension(**changes))
    assert list(sets) == ["small"]
    assert [(each.where, each.nearest) for each in problems] == [(where, near)]


def test_two_sets_with_one_id_are_both_refused() -> None:
    """Which is meant cannot be known: each file names the other, three of them too."""
    sets, problems = build(small_rules(), small_rules(), small_rules(), small_rules("another"))
    assert list(sets) == ["another"]
    assert sorted(each.file for each in problems) == ["rules/0.toml", "rules/1.toml", "rules/2.toml"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.times(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=4,
)


def places(data: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every key of nested tables."""
    if not isinstance(data, dict):
        return []
    return [place for key in data for place in ((*path, key), *places(data[key], (*path, key)))]


@given(st.sampled_from(places(small_rules())), ANYTHING)
def test_whatever_stands_somewhere_is_used_or_told(path: tuple[str, ...], value: object) -> None:
    """Anything in the place of any value gives a set or problems, never both and never an exception."""
    data = small_rules()
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    sets, problems = build(data)
    assert bool(sets) is not bool(problems)
    for each in problems:
        assert str(each.message)
        assert str(each.expected)
