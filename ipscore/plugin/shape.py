"""The kinds of definitions a plugin may give, and all in which they differ while they are built."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from attrs import frozen

from ipscore.definitions.practice import RuleSet
from ipscore.definitions.scale import Scale
from ipscore.definitions.text_pack import TextPack
from ipscore.definitions.validate import scale_problems
from ipscore.definitions.validate_practice import rule_set_problems
from ipscore.definitions.validate_text_pack import pack_problems
from ipscore.problem import Problem

T = TypeVar("T")


@frozen
class Shape(Generic[T]):
    """One kind of definition.

    `folder`: where a plugin keeps its files. `tables`: what an extension may override or add entries of.
    `problems`: what must hold beyond the types of the fields.
    """

    folder: str
    cls: type[T]
    tables: tuple[str, ...]
    problems: Callable[[T], Iterable[Problem]]


SCALES = Shape("scales", Scale, ("parts", "sections", "criteria", "figures"), scale_problems)
RULES = Shape("rules", RuleSet, ("rules", "limits"), rule_set_problems)
TEXTS = Shape("texts", TextPack, (), pack_problems)
