"""A fidelity scale: parts → sections → criteria, with its own score range, special codes and bands.

The classes have the shape of the file a plugin writes (docs/plugins.md): parts, sections and criteria are
tables by id, in the order they are shown.
"""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen

from ipscore.definitions.mark import Mark
from ipscore.definitions.rule import Rule
from ipscore.definitions.text import Text
from ipscore.documented import doc


@frozen
class Band:
    """A level of the total: from `low` to `high`, both included."""

    id: str = field(metadata=doc("Id of the band."))
    low: int = field(metadata=doc("Lowest total."))
    high: int = field(metadata=doc("Highest total."))
    name: Text = field(metadata=doc("Name of the band."))


@frozen
class Part:
    """A part of the scale with a total and bands of its own."""

    name: Text = field(metadata=doc("Name."))
    bands: tuple[Band, ...] = field(
        default=(), metadata=doc("Bands, covering every possible total once; none: no band is ever given.")
    )
    no_bands_because: Text | None = field(
        default=None, metadata=doc("Why the part has no bands, when it has none.")
    )


@frozen
class Section:
    """Criteria that are shown and summed together."""

    part: str = field(metadata=doc("Id of the part."))
    name: Text = field(metadata=doc("Name."))


@frozen
class Figure:
    """A practice figure that criteria read. Those the core knows by id are computed from the records."""

    name: Text = field(metadata=doc("What it is."))
    unit: Text = field(metadata=doc("Unit, as written after the number."))
    decimals: int = field(default=0, metadata=doc("Decimals shown."))
    numbers: Mapping[str, int] = field(
        factory=dict,
        metadata=doc("Numbers its computing takes, by name, such as `days`; left out: those of the core."),
    )


@frozen
class SpecialCode:
    """A code that stands in place of a score, such as 9 for insufficient data. It never counts as a score."""

    code: int = field(metadata=doc("The code."))
    name: Text = field(metadata=doc("What it means."))


@frozen
class Criterion:
    """One criterion: what is asked, how it is scored, where its evidence comes from."""

    section: str = field(metadata=doc("Id of the section."))
    name: Text = field(metadata=doc("Short name."))
    question: Text = field(metadata=doc("What is asked."))
    rule: Rule = field(metadata=doc("How the score follows."))
    source: Text = field(metadata=doc("Where the numbers come from."))
    anchors: Mapping[str, Text] = field(
        factory=dict,
        metadata=doc("What each score means, by score; may be left out where elements are counted."),
    )
    figures: tuple[str, ...] = field(
        default=(), metadata=doc("Figures shown as evidence, besides those of the rule.")
    )
    window_months: int = field(default=6, metadata=doc("How many months of records are the evidence."))
    checked: bool = field(
        default=False, metadata=doc("Whether the numbers were compared with a published page.")
    )
    note: Text | None = field(
        default=None, metadata=doc("Note on the context in which the criterion is applied.")
    )


@frozen
class Scale:
    """A fidelity scale."""

    id: str = field(metadata=doc("Id of the scale."))
    edition: str = field(metadata=doc("Edition of the scale."))
    name: Text = field(metadata=doc("Name."))
    score_low: int = field(metadata=doc("Lowest score of a criterion."))
    score_high: int = field(metadata=doc("Highest score of a criterion."))
    rounding: Text = field(metadata=doc("How figures between printed cut points are treated."))
    source: Text = field(metadata=doc("Where the scale was published."))
    parts: Mapping[str, Part] = field(metadata=doc("Parts by id."))
    sections: Mapping[str, Section] = field(metadata=doc("Sections by id."))
    criteria: Mapping[str, Criterion] = field(metadata=doc("Criteria by id."))
    figures: Mapping[str, Figure] = field(factory=dict, metadata=doc("Practice figures by id."))
    manual_edition: str = field(default="", metadata=doc("Edition of the manual that interprets the scale."))
    codes: tuple[SpecialCode, ...] = field(default=(), metadata=doc("Special codes."))
    extends: str | None = field(default=None, metadata=doc("Id of the scale this one extends."))
    valid_from: date | None = field(default=None, metadata=doc("First day the definition is in use."))
    valid_to: date | None = field(default=None, metadata=doc("Last day the definition is in use."))
    note: Text | None = field(default=None, metadata=doc("Note on the scale."))
    mark: Mark | None = field(default=None, metadata=doc("Quality mark that is given on the result."))

    def criteria_of_section(self, section_id: str) -> tuple[str, ...]:
        """Ids of the section's criteria, in order."""
        return tuple(each for each, criterion in self.criteria.items() if criterion.section == section_id)

    def sections_of_part(self, part_id: str) -> tuple[str, ...]:
        """Ids of the part's sections, in order."""
        return tuple(each for each, section in self.sections.items() if section.part == part_id)

    def criteria_of_part(self, part_id: str) -> tuple[str, ...]:
        """Ids of the part's criteria, in order."""
        return tuple(
            c for section in self.sections_of_part(part_id) for c in self.criteria_of_section(section)
        )

    @property
    def part_of_mark(self) -> str | None:
        """Id of the part whose total the quality mark looks at; None where that is not clear."""
        if self.mark is not None and self.mark.part is not None:
            return self.mark.part if self.mark.part in self.parts else None
        return next(iter(self.parts)) if len(self.parts) == 1 else None

    @property
    def scores(self) -> range:
        """Every score a criterion may have, lowest first."""
        return range(self.score_low, self.score_high + 1)
