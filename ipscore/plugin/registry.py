"""The definitions of every installed plugin, and how each plugin fared.

Whatever is first asked for is read then: the agenda needs one set of practice rules and no scale, and is the
first thing a coach sees in the morning.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from attrs import evolve, frozen

from ipscore.definitions.practice import RuleSet
from ipscore.definitions.scale import Scale
from ipscore.definitions.text_pack import TextPack
from ipscore.definitions.validate import reference
from ipscore.definitions.validate_text_pack import fits, pack_misfits
from ipscore.message import msg
from ipscore.plugin.discovery import Found, Opened, find_plugins, open_plugins
from ipscore.plugin.shape import RULES, SCALES, TEXTS
from ipscore.plugin.shelf import Shelf
from ipscore.problem import Problem, Severity, in_order, nearest
from ipscore.records.workspace import WorkspaceInfo

STRICT = "IPS_STRICT_PLUGINS"
"""With this in the environment set to 1, a broken plugin stops the program instead of being listed."""


class PluginState(StrEnum):
    """Whether all of a plugin's definitions are in use without a problem."""

    OK = "ok"
    BROKEN = "broken"


@frozen
class Plugin:
    """A plugin as people see it in a list: who made it, what it gives, what is wrong with it."""

    name: str
    distribution: str
    version: str
    state: PluginState
    scales: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class BrokenPluginError(Exception):
    """A plugin is broken and the program was asked to be strict. `problems` says all."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{each.file}: {each.message}" for each in problems))
        self.problems = tuple(problems)


class UnknownScaleError(KeyError):
    """No installed plugin provides this scale. `problem` says so with the nearest id."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.message))
        self.problem = problem


class UnknownRulesError(KeyError):
    """No installed plugin provides the practice rules of a workspace. `problem` says what to do."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem.message))
        self.problem = problem


@frozen(eq=False)
class Registry:
    """The definitions in use, by id, and the plugins they came from."""

    opened: tuple[Opened, ...] = ()

    @classmethod
    def load(cls) -> "Registry":
        """Find every installed plugin; what they give is read when it is first asked for.

        Raises `BrokenPluginError` when one is broken and IPS_STRICT_PLUGINS=1: everything is read then.
        """
        registry = registry_of(find_plugins())
        if os.environ.get(STRICT) == "1":
            problems = [problem for plugin in registry.plugins for problem in plugin.problems]
            if problems:
                raise BrokenPluginError(problems)
        return registry

    @property
    def scales(self) -> Mapping[str, Scale]:
        """Every scale in use, by id."""
        return self._scales.definitions

    @property
    def rules(self) -> Mapping[str, RuleSet]:
        """Every set of practice rules in use, by id."""
        return self._rules.definitions

    @cached_property
    def texts(self) -> Mapping[str, TextPack]:
        """Every text pack that fits its scale, by id."""
        return {each: pack for each, pack in self._texts.definitions.items() if fits(pack, self.scales)}

    def scale(self, scale_id: str) -> Scale:
        """The scale with this id, which alone is built. Raises `UnknownScaleError`."""
        found = self._scales.builder.get(scale_id)
        if found is None:
            raise UnknownScaleError(self.no_scale(scale_id))
        return found

    def no_scale(self, scale_id: str) -> Problem:
        """Why there is no scale with this id: a plugin that cannot be used may be the one that has it."""
        expected = msg("one of: {words}", words=", ".join(in_order(self.scales)))
        if self._scales.builder.knows(scale_id):
            return Problem(
                msg("the scale “{id}” has problems; ips plugins shows them", id=scale_id), expected=expected
            )
        close = nearest(scale_id, self.scales)
        if close is None and any(each.state is PluginState.BROKEN for each in self.plugins):
            words = msg(
                "the scale “{id}” is not installed, or its plugin is broken; ips plugins shows what is wrong",
                id=scale_id,
            )
            return Problem(words, expected=expected)
        return Problem(
            msg("the scale “{id}” is not installed", id=scale_id), expected=expected, nearest=close
        )

    def rules_of(self, info: WorkspaceInfo) -> RuleSet:
        """The practice rules of a workspace: those it names, else those of its scale or what that extends.

        Builds that set alone. Raises `UnknownRulesError`.
        """
        rules_id = info.rules or self._rules_id_for(info.scale)
        found = None if rules_id is None else self._rules.builder.get(rules_id)
        if found is None:
            raise UnknownRulesError(self._why_not(info, rules_id))
        return found

    @cached_property
    def plugins(self) -> tuple[Plugin, ...]:
        """Every plugin, with all that is wrong with it."""
        wrong = (
            *self._scales.problems,
            *self._rules.problems,
            *self._texts.problems,
            *self._unknown_criteria(),
            *self._misfits(),
        )
        return tuple(self._plugin(index, wrong) for index in range(len(self.opened)))

    @cached_property
    def _scales(self) -> Shelf[Scale]:
        return Shelf.of(SCALES, self.opened)

    @cached_property
    def _rules(self) -> Shelf[RuleSet]:
        return Shelf.of(RULES, self.opened)

    @cached_property
    def _texts(self) -> Shelf[TextPack]:
        return Shelf.of(TEXTS, self.opened)

    def _rules_id_for(self, scale_id: str) -> str | None:
        """Id of the nearest set of rules, from the scale down; only reads what each scale extends."""
        seen: list[str] = []
        while not self._rules.builder.knows(scale_id):
            seen.append(scale_id)
            file = self._scales.builder.files.get(scale_id)
            base = file.data.get("extends") if file is not None else None
            if not isinstance(base, str) or base in seen:
                return None
            scale_id = base
        return scale_id

    def _why_not(self, info: WorkspaceInfo, rules_id: str | None) -> Problem:
        known = sorted(self.rules)
        expected = msg("one of: {words}", words=", ".join(known))
        if rules_id is None:
            return Problem(
                msg("no practice rules are installed for the scale “{id}”", id=info.scale),
                path=("rules",),
                expected=msg("in workspace.toml: rules = one of {words}", words=", ".join(known)),
            )
        if self._rules.builder.knows(rules_id):
            words = msg("the practice rules “{id}” have problems; ips plugins shows them", id=rules_id)
            return Problem(words, path=("rules",), expected=expected)
        return Problem(
            msg("the practice rules “{id}” are not installed", id=rules_id),
            path=("rules",),
            expected=expected,
            nearest=nearest(rules_id, known),
        )

    def _unknown_criteria(self) -> Iterator[Problem]:
        """Criteria named by rules that their scale lacks: told, though no due date rests on them."""
        for rules_id, rules in self.rules.items():
            known = self._criteria_known_to(rules)
            for rule_id, rule in rules.rules.items():
                if known and rule.criterion is not None:
                    for each in reference(rule.criterion, known, ("rules", rule_id, "criterion")):
                        name = self._rules.builder.files[rules_id].name
                        yield evolve(each, file=name, severity=Severity.WARNING)

    def _misfits(self) -> Iterator[Problem]:
        """What text packs say of criteria, scores and elements that their scales lack."""
        for pack_id, pack in self._texts.definitions.items():
            for each in pack_misfits(pack, self.scales):
                yield each.in_file(self._texts.builder.files[pack_id].name)

    def _criteria_known_to(self, rules: RuleSet) -> tuple[str, ...]:
        """Criteria of the scale with the id of these rules, and of those with the ids of their bases."""
        scale = self.scales.get(rules.id)
        own = () if scale is None else tuple(scale.criteria)
        base = self.rules.get(rules.extends) if rules.extends is not None else None
        return tuple(dict.fromkeys((*own, *(self._criteria_known_to(base) if base is not None else ()))))

    def _plugin(self, index: int, wrong: Sequence[Problem]) -> Plugin:
        opened = self.opened[index]
        readings = tuple(each.readings[index] for each in (self._scales, self._rules, self._texts))
        names = {file.name for each in readings for file in each.files}
        problems = [*opened.problems, *(problem for each in readings for problem in each.problems)]
        if not names and not problems:
            problems.append(
                Problem(
                    msg("the plugin has no definitions"),
                    opened.found.package,
                    expected=msg("TOML files in the folder scales, rules or texts"),
                )
            )
        problems += [each for each in wrong if each.file in names]
        return Plugin(
            opened.found.name,
            opened.found.distribution,
            opened.found.version,
            PluginState.BROKEN if problems else PluginState.OK,
            self._scales.ids_of(index),
            self._rules.ids_of(index),
            tuple(each for each in self._texts.ids_of(index) if each in self.texts),
            tuple(problems),
        )


def registry_of(found: Sequence[Found]) -> Registry:
    """The registry of these plugins: each imported on its own, its definitions read when asked for."""
    return Registry(open_plugins(found))
