"""A quality mark that is given on the result of a scale, and asks for more than the result."""

from attrs import field, frozen

from ipscore.definitions.rule import Condition
from ipscore.definitions.text import Text
from ipscore.documented import doc


@frozen
class Mark:
    """A quality mark: a level of the total, and conditions on figures that no criterion reads.

    The level is either a `band`, which this one or a higher one reaches, or a `total`.
    """

    name: Text = field(metadata=doc("Name of the mark."))
    source: Text = field(metadata=doc("Where what it asks comes from."))
    part: str | None = field(
        default=None, metadata=doc("Id of the part whose total counts; left out when there is one part only.")
    )
    band: str | None = field(default=None, metadata=doc("Id of the lowest band it is given for."))
    total: int | None = field(default=None, metadata=doc("Lowest total it is given for, in place of a band."))
    conditions: tuple[Condition, ...] = field(
        default=(), metadata=doc("Conditions on figures (`figure`, `test`, `value`) that must all hold.")
    )
    window_months: int = field(
        default=12, metadata=doc("How many months of records the figures of the conditions are counted over.")
    )
    checked: bool = field(
        default=False, metadata=doc("Whether all it asks was compared with a published page.")
    )
