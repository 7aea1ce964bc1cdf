"""`ips review`: a fidelity review from its plan to the development plan, one command a step.

Each is a module of its own, imported when it is used.
"""

from collections.abc import Mapping

import click

from ipscore.cli.group import Entry, LazyGroup
from ipscore.language import Language
from ipscore.message import N_

REVIEW_COMMANDS: Mapping[str, Entry] = {
    "list": Entry("review_list", N_("List the reviews, newest first.")),
    "show": Entry("review_show", N_("Show one review: scores, comments and recommendations.")),
    "new": Entry("review_new", N_("Plan a new review.")),
    "prepare": Entry("review_prepare", N_("Prepare a review: documents, programme, informants.")),
    "assessors": Entry("review_assessors", N_("Show, add, rename or take off the assessors of a review.")),
    "remove": Entry("review_remove", N_("Remove a review planned by mistake, before anybody has rated.")),
    "draw": Entry("review_draw", N_("Draw the clients whose papers are read.")),
    "files": Entry(
        "review_client_files", N_("List the clients drawn for a review, and what is in its window.")
    ),
    "invitation": Entry("review_invitation", N_("Write the invitation to a review, with what is asked for.")),
    "rate": Entry("review_rate", N_("Take an assessor’s scores from a file.")),
    "finish": Entry("review_finish", N_("Finish rating alone, or take the finish back.")),
    "consensus": Entry(
        "review_consensus", N_("Show the assessors’ scores side by side, and agree on scores.")
    ),
    "check": Entry(
        "review_check",
        N_("Check a review before its report is issued: dates, sums, reasons, names of clients."),
    ),
    "report": Entry("review_report", N_("Write the report of a review. Without all scores it is a draft.")),
    "issue": Entry("review_issue", N_("Issue a review: from then on it is locked.")),
    "correct": Entry("review_correct", N_("Add a dated correction to an issued review.")),
    "plan": Entry("review_plan", N_("Make, show and follow the development plan of a review.")),
    "compare": Entry("review_compare", N_("Compare two reviews of the same scale.")),
    "what-if": Entry(
        "review_what_if", N_("Show what other scores would give, or the smallest steps to the next band.")
    ),
    "trend": Entry("review_trend", N_("Show how scores went from review to review, each with its kind.")),
}


def command(language: Language) -> click.Command:
    """Make the group, with its help in `language`."""
    return LazyGroup(
        language,
        REVIEW_COMMANDS,
        name="review",
        help=language("Fidelity reviews, from the plan of a review to the development plan."),
        options_metavar=language("[OPTIONS]"),
        subcommand_metavar=language("COMMAND …"),
    )
