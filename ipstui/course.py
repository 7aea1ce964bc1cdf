"""Where a client is in the coaching, in words: for the caseload, the client's screen and the preview."""

from ipscore.message import N_
from ipscore.practice.caseload import Due, NextStep
from ipscore.records.episode import Phase
from ipstui.session import Session

NONE = "–"

PHASES = {
    Phase.INTAKE: N_("1 intake"),
    Phase.PROFILE: N_("2 profile"),
    Phase.JOB_SEARCH: N_("3 job search"),
    Phase.AGREEMENT: N_("4 agreement"),
    Phase.IN_WORK: N_("5 in work"),
    Phase.CLOSED: N_("✓ closed"),
}
"""The phases with their numbers, in words that fit into the column."""


def phase_words(session: Session, phase: Phase | None) -> str:
    """The phase with its number: `3 job search`."""
    return NONE if phase is None else session.language(PHASES[phase])


def step_words(session: Session, step: NextStep, *, brief: bool = False) -> str:
    """The next step: `!` when it is overdue and `·` when it is today, the day, then what was agreed.

    `brief` leaves out the word for overdue, where the line is short.
    """
    language = session.language
    when = language.short_date(step.on) if step.on is not None else ""
    match step.due:
        case Due.NONE:
            return NONE
        case Due.OVERDUE:
            late = step.text if brief else language("overdue: {what}", what=step.text)
            return f"! {when} {late}".rstrip(": ")
        case Due.TODAY:
            return "· " + language("today {what}", what=step.text).rstrip()
        case Due.LATER:
            return f"  {when} {step.text}".rstrip()
        case Due.UNDATED:
            return f"  {step.text}"
