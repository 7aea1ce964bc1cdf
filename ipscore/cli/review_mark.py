"""The quality mark of a review, with the figures it asks for besides the result, for people and programs."""

from attrs import frozen

from ipscore.cli.fidelity import figure_line
from ipscore.cli.fidelity_data import figure_data
from ipscore.cli.output import say
from ipscore.cli.reviewed import Reviewed
from ipscore.cli.score import mark_data, print_mark
from ipscore.cli.session import Session
from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import COUNTED_FROM, Evidence
from ipscore.fidelity.mark import MarkResult, kept_mark_figures, mark, mark_figures
from ipscore.fidelity.planning import evidence_day
from ipscore.language import Language
from ipscore.problem import Problem


@frozen
class MarkShown:
    """Whether the mark of the scale is reached, and from what."""

    scale: Scale
    result: MarkResult
    figures: tuple[Evidence, ...]

    def print(self, language: Language) -> None:
        """Print the mark, each thing asked, and the figures with what they were counted from."""
        print_mark(self.scale, self.result, language)
        for each in self.figures:
            say(f"    {figure_line(each, self.scale.figures[each.figure], language)}")

    def data(self, language: Language) -> dict[str, object]:
        """The same for programs."""
        figures = [figure_data(each, self.scale, language) for each in self.figures]
        return {**(mark_data(self.result, language) or {}), "figures": figures}


def mark_of(session: Session, found: Reviewed) -> tuple[MarkShown | None, tuple[Problem, ...]]:
    """The mark of a review that has a result, and what could not be read; None for a scale without one."""
    scale, result = found.scale, found.result
    if scale is None or scale.mark is None or result is None:
        return None, ()
    from ipscore.store.review_results import beside_records  # few scales have a mark

    workspace, review = session.open_workspace(), found.review
    figures = kept_mark_figures(scale, review)
    problems: tuple[Problem, ...] = ()
    if not figures:
        # Of another service this workspace has no records.
        loaded = workspace.load(() if review.elsewhere or not scale.mark.conditions else COUNTED_FROM)
        beside, problems = beside_records(workspace, session.registry().scales), loaded.problems
        figures = mark_figures(scale, loaded.dataset, evidence_day(review), review.sites, beside)
    marked = mark(scale, result, {each.figure: each.value for each in figures})
    return None if marked is None else MarkShown(scale, marked, figures), problems
