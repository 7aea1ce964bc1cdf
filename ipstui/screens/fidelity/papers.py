"""The papers of a client drawn for a review: what lies in its window, without names, only to be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from textual.message import Message as TextualMessage

from ipscore.fidelity.access import assessors_dataset, in_window
from ipscore.fidelity.review_names import NameFinder
from ipscore.language import Language
from ipscore.message import N_
from ipscore.practice.timeline import TimelineEntry, timeline
from ipscore.records.dataset import Dataset
from ipscore.records.planning import FileSample
from ipscore.records.review import Review
from ipstui.loading import read_client
from ipstui.screens.client.card import Card, noted
from ipstui.screens.fidelity.telling import TellingPage
from ipstui.session import LISTS, Session


@dataclass
class PapersRead(TextualMessage):
    """The client's records were read."""

    dataset: Dataset
    """As an assessor of the review may read it; without the client when there is none any more."""


class PapersPage(TellingPage):
    """One client of the draw. The same for everybody: who needs more opens the client's card."""

    TITLE_TEXT = N_("Client file")
    HELP_TEXT = N_(
        "What was recorded of a client who was drawn for the review, between the first and the last day of "
        "its window, newest first. Clients are told by id alone. Nothing is changed here.\n\n"
        "↑ and ↓ read on; Esc goes back."
    )
    NEEDS = (LISTS,)

    def __init__(self, session: Session, review: Review, sample: FileSample, client: str) -> None:
        super().__init__(session, "", [session.language("Reading the records…")])
        self.review = review
        self.sample = sample
        self.client = client
        self.seen: Dataset | None = None
        self._read_of = -1

    def where(self) -> str:
        """Whose papers."""
        return f"{self.language(self.TITLE_TEXT)}: {self.client}"

    def show_records(self) -> None:
        """Show what was read; read the client where the records have changed since."""
        if self.session.has(self.NEEDS) and self._read_of != self.session.version:
            self._read_of = self.session.version
            self.run_worker(self._read, thread=True, group="papers", exclusive=True)
        if self.seen is not None:
            self.paragraphs = list(self._told(self.seen))
        super().show_records()

    def on_papers_read(self, message: PapersRead) -> None:
        """Show them."""
        message.stop()
        self.seen = message.dataset
        self.show_records()

    def _read(self) -> None:
        read = read_client(self.session, self.client)
        self.post_message(PapersRead(assessors_dataset(self.review, read.dataset)))

    def _told(self, seen: Dataset) -> Iterator[str]:
        language, sample = self.language, self.sample
        yield language("Records from {start} to {end}:", start=sample.start, end=sample.end)
        yield ""
        if self.client not in seen.clients:
            yield language("This client is not in the workspace any more, or the file cannot be read.")
            return
        card = Card(self.session, seen.story(self.client), seen.employers)
        yield from _begun(card, sample)
        found = [
            each for each in timeline(card.story, card.named_employers) if in_window(self.review, each.on)
        ]
        names = () if self.session.lists is None else self.session.lists.names.values()
        finder = NameFinder.of(list(names))
        yield from (f"· {_words(each, finder, language)}" for each in found)
        if not found:
            yield language("Nothing was recorded in these days.")


def _begun(card: Card, sample: FileSample) -> Iterator[str]:
    """How things stood when the window began: what happened before it has no line of its own."""
    language, client = card.language, card.client
    episode = client.episode_on(sample.start)
    phase = episode.phase_on(sample.start) if episode is not None else None
    if phase is not None:
        yield language("Phase when the window began: {phase}", phase=phase.phase)
    jobs = [card.job_name(each) for each in client.jobs if each.runs_on(sample.start)]
    if jobs:
        yield language("In work when the window began: {jobs}", jobs="; ".join(jobs))
    if phase is not None or jobs:
        yield ""


def _words(entry: TimelineEntry, names: NameFinder, language: Language) -> str:
    """The day, what happened, and what was written about it with the names left out."""
    # A choice of the records is a str too, and no name.
    parts = (
        names.hidden_in(each) if isinstance(each, str) and not isinstance(each, StrEnum) else each
        for each in entry.what
    )
    what = ", ".join(language.value(each) for each in parts)
    return f"{language.date(entry.on)} {noted(what, names.hidden_in(entry.note))}"
