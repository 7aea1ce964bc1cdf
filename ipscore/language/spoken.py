"""Names of the languages people want to be served in, from Babel's tables, in the user's own language."""

from collections.abc import Mapping

from ipscore.message import N_

SERVED = (
    "fi", "sv", "en", "se", "smn", "sms", "fse", "fss", "rom", "ru", "et", "uk", "ar", "so", "fa", "fa_AF",
    "ckb", "ku", "sq", "am", "bn", "zh", "es", "fr", "de", "fil", "hi", "hu", "lv", "lt", "my", "ne", "pl",
    "ps", "pt", "ro", "sr", "sw", "ta", "th", "ti", "tr", "ur", "vi",
)  # fmt: skip
"""What is offered for choice: languages of Finland first, then those that are often asked for. Any other code
may stand in the file."""

SIGNED: Mapping[str, str] = {"fse": N_("Finnish Sign Language"), "fss": N_("Finland-Swedish Sign Language")}
"""Sign languages of Finland, which Babel does not know."""


def name_of(code: str, spoken: str) -> str | None:
    """What the language `spoken` is called in the language `code`, as Babel knows it; None where it does not.

    `spoken`: an ISO 639 code, with a region where that makes another language of it (`fa_AF` is Dari).
    """
    from babel import Locale  # imported at use: most pages name no language

    # In files of other programs the region may follow a hyphen.
    name: str | None = Locale(code).languages.get(spoken.strip().replace("-", "_"))
    return name
