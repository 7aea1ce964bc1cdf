"""Which language to speak when the person has not said."""

from collections.abc import Mapping

from ipscore.language.catalogue import LANGUAGE_CODES

DEFAULT = "fi"
_VARIABLES = ("IPS_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def detect(environ: Mapping[str, str], chosen: str | None = None) -> str:
    """The code to use: `chosen` (--lang), else the first of ours the environment names, else Finnish.

    `LANGUAGE` may list several, as gettext defines; `fi_FI.UTF-8` counts as `fi`. A language that is not
    one of ours (also `C`) is passed over.
    """
    if chosen in LANGUAGE_CODES:
        return str(chosen)
    for variable in _VARIABLES:
        for wanted in environ.get(variable, "").split(":"):
            code = wanted.replace("-", "_").split(".")[0].split("_")[0].lower()
            if code in LANGUAGE_CODES:
                return code
    return DEFAULT
