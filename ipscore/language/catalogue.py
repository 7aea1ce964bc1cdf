"""The compiled message catalogues: where they are, and a plain word when they have not been built.

A catalogue is never skipped in silence: a half-English screen would hide that the set-up went wrong.
"""

import gettext
from pathlib import Path

from ipscore.definitions.text import LANGUAGES

LANGUAGE_CODES = LANGUAGES
"""Languages the product speaks, in the order they are offered."""

SOURCE_LANGUAGE = "en"
"""The language of the keys: it needs no catalogue."""

DOMAIN = "ips"
LOCALE_FOLDER = Path(__file__).parent.parent / "locale"


class MissingCatalogue(Exception):  # noqa: N818 - named for what people are told, as the other errors here are
    """The compiled catalogue of a language is not there: the source tree has not been set up."""

    def __init__(self, code: str, folder: Path) -> None:
        super().__init__(
            f"The texts of the language “{code}” have not been built: "
            f"{catalogue_file(code, folder)} is missing. "
            "In a copy of the source, run “make setup” and try again; "
            "in an installed program, install it again."
        )


def catalogue_file(code: str, folder: Path = LOCALE_FOLDER) -> Path:
    """Where the compiled catalogue of a language is."""
    return folder / code / "LC_MESSAGES" / f"{DOMAIN}.mo"


def load_catalogue(code: str, folder: Path = LOCALE_FOLDER) -> gettext.NullTranslations:
    """The texts of one language.

    Raises ValueError for an unknown code, MissingCatalogue for a catalogue that is not built.
    """
    if code not in LANGUAGE_CODES:
        raise ValueError(f"unknown language: {code}")
    if code == SOURCE_LANGUAGE:
        return gettext.NullTranslations()
    try:
        with catalogue_file(code, folder).open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError as error:
        raise MissingCatalogue(code, folder) from error
