"""An organisation's own wording, laid over a scale whose ids, rules and numbers stay as they are.

The published scales may not be reproduced here, so ours are in our own words. Who holds the official wording
keeps it in a file of its own (docs/plugins.md), and sees it on the screen and in reports.
"""

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from ipscore.definitions.text import LANGUAGES, Text
from ipscore.documented import doc
from ipscore.message import Message, msg

Path = tuple[str | int, ...]


@frozen
class LocalText:
    """A text in the languages the organisation has it in."""

    fi: str | None = field(default=None, metadata=doc("In Finnish."))
    sv: str | None = field(default=None, metadata=doc("In Swedish."))
    en: str | None = field(default=None, metadata=doc("In English."))

    def over(self, ours: Text | None) -> Text:
        """This text; in a language it lacks ours, and where we have none the first language it has."""
        given: dict[str, str | None] = {each: getattr(self, each) for each in LANGUAGES}
        first = next((each for each in given.values() if each is not None), "")
        rest = Text(first, first, first) if ours is None else ours
        return Text(*(rest.get(each) if text is None else text for each, text in given.items()))


@frozen
class CriterionTexts:
    """The wording of one criterion; what is left out stays in our words."""

    name: LocalText | None = field(default=None, metadata=doc("Short name."))
    question: LocalText | None = field(default=None, metadata=doc("What is asked."))
    anchors: Mapping[str, LocalText] = field(factory=dict, metadata=doc("What each score means, by score."))
    elements: Mapping[str, LocalText] = field(factory=dict, metadata=doc("Elements, by their ids."))


@frozen
class TextPack:
    """An organisation's wording of a scale: `texts/<id>.toml` of a workspace or of a plugin."""

    id: str = field(metadata=doc("Id of the text pack."))
    scale: str = field(metadata=doc("Id of the scale the texts are for.", refers="scale"))
    version: str = field(metadata=doc("Edition or version of the wording, as printed in reports."))
    organisation: str = field(metadata=doc("Whose wording it is, as printed in reports."))
    languages: tuple[str, ...] = field(metadata=doc("Languages it has: fi, sv, en."))
    criteria: Mapping[str, CriterionTexts] = field(factory=dict, metadata=doc("Texts by the criterion's id."))
    schema: int = field(default=1, metadata=doc("Version of this kind of file."))

    @property
    def wording(self) -> Message:
        """Whose words a page shows, for the page to say."""
        return msg("wording: {organisation}, {version}", organisation=self.organisation, version=self.version)

    def texts(self) -> Iterator[tuple[Path, LocalText]]:
        """Every text of the pack, with its path from the top of the file."""
        for criterion_id, texts in self.criteria.items():
            path: Path = ("criteria", criterion_id)
            for key, one in (("name", texts.name), ("question", texts.question)):
                if one is not None:
                    yield (*path, key), one
            yield from (((*path, "anchors", each), text) for each, text in texts.anchors.items())
            yield from (((*path, "elements", each), text) for each, text in texts.elements.items())
