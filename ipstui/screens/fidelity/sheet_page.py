"""A page that holds one assessor's sheet: read when it opens, saved as one moves on, drafted while one types.

What is drawn and which keys there are is the wizard's (`wizard.py`).
"""

from functools import partial

from attrs import evolve

from ipscore.definitions.scale import Scale
from ipscore.fidelity.sheet import Sheet
from ipscore.message import Message, msg
from ipscore.problem import Problem
from ipscore.records.review import Rating
from ipstui.forms.saving import Choices
from ipstui.loading import problem_lines
from ipstui.screens.conflict import ConflictPage
from ipstui.screens.fidelity.conflict import rating_versions
from ipstui.screens.fidelity.entries import ReviewEntry, known
from ipstui.screens.fidelity.joining import changed, decided, join
from ipstui.screens.fidelity.keeping import Differs, Kept, NotKept, Ratings
from ipstui.screens.fidelity.messages import (
    DraftFailed,
    EvidenceFound,
    FinishEnded,
    RatingsRead,
    RatingsRefused,
    SaveEnded,
)
from ipstui.screens.fidelity.reading import find_evidence
from ipstui.screens.fidelity.saver import Saver
from ipstui.screens.page import Page
from ipstui.session import DATASET_KINDS, Session


class SheetPage(Page[None]):
    """The sheet, where the assessor is in it, and how it is kept."""

    AREA = "fidelity"
    NEEDS = DATASET_KINDS

    def __init__(
        self,
        session: Session,
        entry: ReviewEntry,
        scale: Scale,
        assessor: str,
    ) -> None:
        super().__init__(session)
        self.entry = entry
        self.review = entry.review
        self.assessor = assessor
        self.sheet = Sheet(scale)
        self.here = next(iter(scale.criteria))
        self.ready = False
        self.saver = Saver(self, entry.review, assessor)
        self._restored: frozenset[str] = frozenset()
        self._early: set[str] = set()
        self._leaving = self._may_leave = self._finishing = False
        self.alone = len(entry.assessors) > 1
        """Whether others rate too, whose scores are not to be seen yet."""

    def collect(self) -> None:
        """Take over what stands in the fields: the last letters may still be on their way."""
        raise NotImplementedError

    def show_criterion(self, criterion: str) -> None:
        """Go to a criterion on the screen."""
        raise NotImplementedError

    def show_fields(self) -> None:
        """Show the present criterion anew, its fields included; the cursor stays."""
        raise NotImplementedError

    def show_answers(self) -> None:
        """Show the present criterion anew but for its fields, in which someone may be typing."""
        raise NotImplementedError

    def show_status(self) -> None:
        """Show what it comes to and how saving stands."""
        raise NotImplementedError

    def finished(self, *, opened: bool) -> None:
        """The assessor has finished."""
        raise NotImplementedError

    def refused(self, problems: tuple[Problem, ...]) -> None:
        """Finishing was refused."""
        raise NotImplementedError

    @property
    def busy(self) -> bool:
        """Whether the evidence of the present criterion is still to come."""
        return self.here not in self.sheet.evidence

    def on_mount(self) -> None:
        """Read the assessor's file."""
        self.saver.read()

    def on_ratings_read(self, message: RatingsRead) -> None:
        """Begin where the assessor was, with what had not been saved."""
        self.saver.stored, place = message.stored, message.place
        scale = self.sheet.scale
        on_disk = known(scale, self.saver.on_disk)
        base, mine = known(scale, place.base), known(scale, place.mine)
        ratings = {**on_disk, **join(base, mine, {each: on_disk.get(each, Rating()) for each in mine})}
        self.sheet = evolve(self.sheet, ratings=ratings)
        self._restored = frozenset(changed(on_disk, ratings))
        self.ready = True
        if self._restored:
            self.say(
                msg(
                    "What you had not saved last time is back in its place. It is saved when you move on; "
                    "F8 throws it away."
                )
            )
        begun = place.criterion in scale.criteria
        self.show_criterion(place.criterion if begun else next(iter(self.sheet.unfinished), self.here))

    def on_ratings_refused(self, message: RatingsRefused) -> None:
        """Nothing may be typed over a file that cannot be read."""
        lines = [line for each in message.problems for line in problem_lines(self.language, each)]
        self.say("\n".join(lines), severity="error")
        self.dismiss()

    def show_records(self) -> None:
        """Compute the evidence, the present criterion's first."""
        order = [self.here, *(each for each in self.sheet.scale.criteria if each != self.here)]
        self.run_worker(partial(self._find_evidence, order), thread=True, group="evidence", exclusive=True)

    def on_evidence_found(self, message: EvidenceFound) -> None:
        """Take in figures; what was scored before they were there remembers them now."""
        self.sheet = evolve(self.sheet, evidence={**self.sheet.evidence, **message.evidence})
        for each in self._early & message.evidence.keys():
            self.sheet = self.sheet.rated(each, self.sheet.rating(each))
        self._early -= message.evidence.keys()
        self.show_answers()

    def take(self, rating: Rating) -> None:
        """Put an answer into the sheet; a draft of it is written in a moment."""
        self.sheet = evolve(self.sheet, ratings={**self.sheet.ratings, self.here: rating})
        self._may_leave = False
        self.saver.later(self.write_draft)

    def rate(self, rating: Rating) -> None:
        """Put in an answer that the suggestion or what is remembered beside a score depends on."""
        if not self.ready:
            return
        if self.here not in self.sheet.evidence:
            self._early.add(self.here)
        answered = self.sheet.rated(self.here, rating).rating(self.here)
        # Figure and suggestion are remembered beside a score; without one there is nothing to compare.
        bare = evolve(rating, figure=None, suggestion=None, counted=None)
        self.take(bare if rating.score is None else answered)
        self.show_answers()

    def action_leave(self) -> None:
        """Back to the list once everything is saved. When it cannot be saved, the draft keeps it."""
        self.collect()
        if not self.ready:
            self.dismiss()
        elif self.saver.busy or (self._unsaved and not self._may_leave):
            self._leaving = True
            self.save()
        else:
            why = self.saver.put_draft(self.here, self.sheet.ratings)
            if why is not None:
                self.say(msg("The draft could not be written. {why}", why=why), severity="error")
            if why is None or not self._unsaved:
                self.dismiss()

    def finish(self) -> None:
        """Mark the ratings as finished once all of them are saved."""
        self._finishing = True
        self._finish_when_saved()

    def _finish_when_saved(self) -> None:
        if self._finishing and not self.saver.busy:
            self._finishing = False
            if self._unsaved:
                # Saving was refused, and said why.
                return
            self.saver.finish(self.sheet.scale)

    def on_finish_ended(self, message: FinishEnded) -> None:
        """It is finished, or something is still missing."""
        message.stop()
        if message.stored is None:
            self.refused(message.problems)
            return
        self.saver.kept(message.stored)
        self.write_draft()
        self.finished(opened=message.opened)

    def action_forget(self) -> None:
        """What came back from the draft goes; what is on the disk stands."""
        kept = {each: rating for each, rating in self.sheet.ratings.items() if each not in self._restored}
        on_disk = self.saver.on_disk
        kept |= {each: on_disk[each] for each in self._restored if each in on_disk}
        self.sheet, self._restored = evolve(self.sheet, ratings=kept), frozenset()
        self.show_criterion(self.here)
        self.saver.later(self.write_draft)

    @property
    def _unsaved(self) -> bool:
        return self.ready and self.saver.unsaved(self.sheet.ratings)

    def save(self) -> None:
        """Save what is not saved."""
        self.saver.save(self.sheet.ratings)
        self.show_status()

    def on_save_ended(self, message: SaveEnded) -> None:
        """Go on from what is on the disk now."""
        waiting = self.saver.ended()
        match message.outcome:
            case Kept() as outcome:
                self._kept(outcome, waiting)
            case NotKept() as outcome:
                self._not_kept(outcome.why)
            case Differs() as outcome:
                self._leaving = False
                fields = rating_versions(self.session, self.sheet.scale, outcome.clashes)
                page = ConflictPage(self.session, self.AREA, fields, self.review.unit)
                self.app.push_screen(page, partial(self._decided, outcome))
        self.show_status()
        self._finish_when_saved()

    def _kept(self, outcome: Kept, waiting: Ratings | None) -> None:
        self.saver.kept(outcome.stored)
        self.collect()
        before = self.sheet.ratings
        theirs = known(self.sheet.scale, outcome.stored.record.ratings)
        sent = known(self.sheet.scale, outcome.sent)
        self.sheet = evolve(self.sheet, ratings=join(sent, before, theirs))
        self._restored = frozenset()
        if self.sheet.ratings != before:
            self.show_fields()
        if waiting is not None:
            self.saver.save(join(sent, waiting, theirs))
        elif self._leaving:
            self.save()
        if self._leaving and not self.saver.busy:
            self.action_leave()
        else:
            self.write_draft()

    def _not_kept(self, why: Message) -> None:
        self.saver.failed = why
        self.write_draft()
        words = msg(
            "Not saved. {why} What you entered stays on the screen and in the draft, and saving is tried "
            "again when you move on.",
            why=why,
        )
        self.say(words, severity="error")
        if self._leaving:
            self._leaving, self._may_leave = False, True
            self.say(msg("Esc again leaves; what is not saved is offered when you come back."))

    def _decided(self, outcome: Differs, choices: Choices | None) -> None:
        if choices is None:
            self.saver.failed = msg("Someone else changed the same fields.")
            self.show_status()
            return
        self.collect()
        theirs = known(self.sheet.scale, outcome.stored.record.ratings)
        base = known(self.sheet.scale, self.saver.on_disk)
        ratings = decided(base, self.sheet.ratings, theirs, outcome.clashes, choices)
        self.sheet = evolve(self.sheet, ratings=ratings)
        self.saver.stored, self.saver.failed = outcome.stored, None
        self.show_criterion(self.here)
        self.save()

    def keep_draft(self) -> None:
        """The line drops: put what is being typed on the disk now."""
        if self.ready:
            self.collect()
            self.saver.put_draft(self.here, self.sheet.ratings)

    def on_draft_failed(self, message: DraftFailed) -> None:
        """Say that only the screen holds what is being typed."""
        self.say(msg("The draft could not be written. {why}", why=message.why), severity="warning")

    def write_draft(self) -> None:
        """Write down the place and what is not saved."""
        self.saver.write_draft(self.here, self.sheet.ratings)

    def _find_evidence(self, order: list[str]) -> None:
        dataset = self.session.dataset
        if dataset is not None:
            for found in find_evidence(self.session, self.sheet.scale, self.review, dataset, order):
                self.post_message(found)
