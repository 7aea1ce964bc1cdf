"""The ways on from a review: rating, consensus, result, issuing, letter, report, plan, what if, comparison.

The page of the review and the page of its result offer the same keys for them.
"""

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from ipscore.definitions.scale import Scale
from ipscore.fidelity.sheet import Sheet
from ipscore.message import N_, Message, msg
from ipscore.problem import Problem, Severity
from ipscore.store import StoreError, review_work
from ipstui.messages import NoticeGiven
from ipstui.screens.choice import ChoicePage
from ipstui.screens.fidelity.entries import Standing, known
from ipstui.screens.fidelity.letter_form import FORM as LETTER
from ipstui.screens.fidelity.letter_form import LetterEntry
from ipstui.screens.fidelity.messages import IssueChecked
from ipstui.screens.fidelity.reader import reader, remember_reader
from ipstui.screens.fidelity.report_form import FORM, ReportEntry
from ipstui.screens.fidelity.telling import problem_paragraphs
from ipstui.screens.fidelity.working import Done, ReviewWorkPage


class ReviewChoice(ChoicePage):
    """Something to choose about a review: who one is, whether to issue."""

    AREA = "fidelity"


class ReviewWays(ReviewWorkPage):
    """Keys that lead on from a review."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("c", "consensus", N_("consensus"), id="review.consensus", show=False),
        Binding("f10", "issue", N_("issue"), id="review.issue"),
        Binding("r", "report", N_("report"), id="review.report"),
        Binding("j", "letter", N_("invitation"), id="review.letter", show=False),
        Binding("k", "plan", N_("development plan"), id="review.plan"),
        Binding("v", "what_if", N_("what if"), id="review.what_if"),
        Binding("m", "compare", N_("compare"), id="review.compare"),
    ]

    def go_on(self) -> None:
        """What is to be done next."""
        match self.entry.standing:
            case Standing.AGREEING:
                self.action_consensus()
            case Standing.ISSUING:
                self.show_result()
            case Standing.ISSUED if self.entry.result is not None and self.entry.plan is not None:
                self.show_result()
            case Standing.ISSUED:
                self.action_plan()
            case _:
                self.rate()

    def rate(self) -> None:
        """Rate as the assessor who sits here, who is asked when nobody knows."""
        if self.refuse_issued():
            return
        problem = self._cannot_rate()
        if problem is not None:
            self.say(problem)
            return
        me = reader(self.session, self.entry.review)
        if me is None:
            self.action_who()
            return
        finished = next((each.finished_on for each in self.entry.progress if each.assessor == me), None)
        if self.entry.several and self.entry.opened:
            self.say(msg("All have finished: c opens the consensus."))
        elif self.entry.several and finished is not None:
            words = self.language("You have finished. Do you take that back and go on rating?")
            options = [("no", self.language("No")), ("yes", self.language("Go on rating"))]
            page = ReviewChoice(self.session, self.entry.review.unit, words, options)
            self.app.push_screen(page, partial(self._go_on_rating, me))
        else:
            self._open_wizard(me)

    def action_who(self) -> None:
        """Ask which assessor sits here, and remember it."""
        if self.refuse_issued():
            return
        review = self.entry.review
        counted = {each.assessor: each for each in self.entry.progress}
        options = []
        for each in review.assessors:
            found = counted.get(each.id)
            rated = "–" if found is None or found.rated is None else str(found.rated)
            options.append((each.id, f"{each.name}   {rated}/{0 if found is None else found.criteria}"))
        if not options:
            self.say(_NO_ASSESSORS)
            return
        words = self.language("Each assessor rates alone and sees nobody else’s scores. Which one are you?")
        self.app.push_screen(ReviewChoice(self.session, review.unit, words, options), self._is_reader)

    def action_consensus(self) -> None:
        """Agree together, once all have finished."""
        from ipstui.screens.fidelity.consensus_page import ConsensusPage  # not needed for the list

        entry = self.entry
        if entry.scale is None:
            self.say(self._no_scale())
        elif not entry.several:
            self.say(msg("One assessor rates here, so there is nothing to agree on."))
        elif not entry.opened:
            names = ", ".join(each.name for each in entry.progress if each.finished_on is None)
            self.say(msg("Scores are shown when all have finished. Still rating: {names}", names=names))
        elif entry.closed_still:
            names = ", ".join(entry.closed_still)
            self.say(msg("All have finished. {names}: open this review once, then agree.", names=names))
        else:
            self.app.push_screen(ConsensusPage(self.session, entry, entry.scale))

    def show_result(self) -> None:
        """What it comes to."""
        from ipstui.screens.fidelity.result import ResultPage  # as above

        scale, ratings = self.entry.scale, self.entry.ratings
        if scale is not None and ratings is not None:
            self.app.push_screen(ResultPage(self.session, self.entry, Sheet(scale, known(scale, ratings))))

    def action_issue(self) -> None:
        """Issue the report, after telling what should be looked at first and asking."""
        scale, review = self.entry.scale, self.entry.review.id
        if self.refuse_issued():
            return
        if scale is None:
            self.say(self._no_scale())
            return
        work, names, staff = self.session.open_workspace, self._client_names(), self._staff_names()

        def check() -> IssueChecked | NoticeGiven:
            try:
                return IssueChecked(review_work.issue_problems(work, scale, review, names, staff))
            except StoreError as error:
                return NoticeGiven(error.message)

        self.run_worker(lambda: self.post_message(check()), thread=True, group="open", exclusive=True)

    def on_issue_checked(self, message: IssueChecked) -> None:
        """Errors keep it from being issued; what is only to be looked at stands above the question."""
        message.stop()
        scale, problems = self.entry.scale, message.problems
        if scale is None or not self.is_current:
            return
        if any(each.severity is Severity.ERROR for each in problems):
            self.tell_problems(self.language("Not done yet"), problems)
            return
        words = self.language(
            "Issuing checks the report and locks the review: from then on nothing in it changes, and "
            "mistakes are corrected by dated notes. Issue it now?"
        )
        if problems:
            told = problem_paragraphs(self.language, problems)
            if len(told) > WARNINGS_SHOWN:
                left = len(told) - WARNINGS_SHOWN + 1
                told = [*told[: WARNINGS_SHOWN - 1], self.language("… and {count} more", count=left)]
            head = self.language("Please look at this first:")
            words = "\n".join([head, *told, "", words])
        options = [("no", self.language("Not yet")), ("yes", self.language("Issue"))]
        page = ReviewChoice(self.session, self.entry.review.unit, words, options)
        self.app.push_screen(page, partial(self._issue, scale, problems))

    def action_letter(self) -> None:
        """Write the invitation, with the list of what is asked for, to a file."""
        scale = self.entry.scale
        if scale is None:
            self.say(self._no_scale())
            return
        make = partial(LetterEntry, self.session, self.entry, scale)
        self.ask(LETTER, "", make)

    def action_report(self) -> None:
        """Write the report to a file."""
        if self.entry.scale is None:
            self.say(self._no_scale())
            return
        self.ask(FORM, "", partial(ReportEntry, self.session, self.entry))

    def action_plan(self) -> None:
        """The development plan; made from the recommendations when there is none."""
        from ipstui.screens.fidelity.plan_page import PlanPage  # as above

        entry = self.entry
        if entry.scale is None:
            self.say(self._no_scale())
        elif entry.plan is None and entry.ratings is None:
            self.say(_NO_RESULT)
        else:
            self.app.push_screen(PlanPage(self.session, entry, entry.scale))

    def action_what_if(self) -> None:
        """Other scores, and what they would come to."""
        from ipstui.screens.fidelity.what_if_page import WhatIfPage  # as above

        scale, ratings = self.entry.scale, self.entry.ratings
        if scale is None:
            self.say(self._no_scale())
        elif ratings is None:
            self.say(_NO_RESULT)
        else:
            self.app.push_screen(WhatIfPage(self.session, self.entry, scale, known(scale, ratings)))

    def action_compare(self) -> None:
        """Side by side with another review of the same scale."""
        from ipstui.screens.fidelity.compare_page import ComparePage  # as above

        entry, scale = self.entry, self.entry.scale
        if scale is None:
            self.say(self._no_scale())
        elif entry.ratings is None:
            self.say(_NO_RESULT)
        else:
            self.app.push_screen(ComparePage(self.session, entry, scale, self.entries))

    def _open_wizard(self, assessor: str) -> None:
        from ipstui.screens.fidelity.wizard import WizardPage  # as above

        if self.entry.scale is not None:
            self.app.push_screen(WizardPage(self.session, self.entry, self.entry.scale, assessor))

    def _is_reader(self, assessor: str | None) -> None:
        if assessor is not None:
            remember_reader(self.session, self.entry.review, assessor)
            self.show_records()
            self.rate()

    def _go_on_rating(self, assessor: str, answer: str | None) -> None:
        if answer != "yes":
            return
        work, review = self.session.open_workspace, self.entry.review.id
        self.take_step(
            "ratings",
            N_("Finished rating"),
            lambda: Done(review_work.unfinish(work, review, assessor)),
            msg("You have not finished any more: Enter goes on rating."),
        )

    def _issue(self, scale: Scale, seen: tuple[Problem, ...], answer: str | None) -> None:
        if answer != "yes":
            return
        work, review = self.session.open_workspace, self.entry.review.id
        names, staff = self._client_names(), self._staff_names()

        def issue() -> Done:
            stored, warnings = review_work.issue(work, scale, review, names, staff)
            # What stood above the question was read; only what has come since is told again.
            return Done(stored, tuple(each for each in warnings if each not in seen), undoable=False)

        self.take_step("reviews", N_("Issued review"), issue, msg("Issued. r writes the report to a file."))

    def _client_names(self) -> tuple[str, ...]:
        """Names that must not stand in the report."""
        names: Mapping[str, str] = {} if self.session.lists is None else self.session.lists.names
        return tuple(each for each in names.values() if each)

    def _staff_names(self) -> tuple[str, ...]:
        """Names that may."""
        lists = self.session.lists
        return () if lists is None else tuple(each.name for each in lists.staff.values())

    def _cannot_rate(self) -> Message | None:
        if self.entry.scale is None:
            return self._no_scale()
        if not self.entry.assessors:
            return _NO_ASSESSORS
        return None

    def _no_scale(self) -> Message:
        return msg(
            "The scale “{id}” of this review is not installed. “ips plugins” lists what is.",
            id=self.entry.review.scale,
        )


WARNINGS_SHOWN = 6
"""Lines of what should be looked at that stand above the question whether to issue."""

_NO_ASSESSORS = msg("This review names no assessors: n on the line Assessors adds them.")
_NO_RESULT = msg("There is no result yet: it comes when the assessors have finished and agreed.")
