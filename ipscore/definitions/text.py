"""Texts of definitions: always in Finnish, Swedish and English, so that no reader meets a foreign line."""

from attrs import frozen

LANGUAGES = ("fi", "sv", "en")


@frozen
class Text:
    """One text in the three languages. A definition that lacks one of them is refused."""

    fi: str
    sv: str
    en: str

    def get(self, language: str) -> str:
        """The text in `language` (one of LANGUAGES). Raises KeyError for any other."""
        if language not in LANGUAGES:
            raise KeyError(language)
        text: str = getattr(self, language)
        return text

    def __str__(self) -> str:
        return self.en
