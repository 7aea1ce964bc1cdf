"""A message to people that is not yet in a language.

The pure rooms explain what they did (why a suggestion is 2, what is wrong with a file) but must not know
who reads it. They return a `Message`: the English text as the catalogue's key, and the values to put in.
`ipscore.language` turns it into Finnish, Swedish or English at the edge.
"""

from collections.abc import Mapping
from datetime import date

from attrs import field, frozen


@frozen
class Number:
    """A number with the decimals people should see; `percent` shows 0.385 as 38,5 %."""

    value: float
    decimals: int = 0
    percent: bool = False


@frozen
class Message:
    """An English text with `{named}` places, and the values for them.

    Values may be str, int, float, date, `Number`, a `Text` of a definition or another `Message`.
    """

    msgid: str
    params: Mapping[str, object] = field(factory=dict)

    def __str__(self) -> str:
        """The plain English text, for developers; people get `Language.message`."""
        return self.msgid.format(**{name: _plain(value) for name, value in self.params.items()})


def _plain(value: object) -> str:
    if isinstance(value, Number):
        return (
            f"{value.value * 100:.{value.decimals}f} %"
            if value.percent
            else f"{value.value:.{value.decimals}f}"
        )
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def msg(msgid: str, /, **params: object) -> Message:
    """Make a `Message`. The extractor finds catalogue keys by this name, so the text must be a literal."""
    return Message(msgid, params)


def N_(msgid: str) -> str:  # noqa: N802 - the name gettext tools know
    """Mark a literal for the catalogue where the text itself is needed later (key bindings, enum labels)."""
    return msgid
