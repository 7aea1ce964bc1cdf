"""Which drafts of this workspace can be opened again, and under what name each is kept."""

from urllib.parse import quote, unquote

from attrs import frozen

from ipscore.message import N_
from ipstui.session import Session

TITLES = {
    "contact": N_("Contact"),
    "missed": N_("Missed meeting"),
    "attempt": N_("Outreach attempt"),
    "employer": N_("Employer's details"),
    "employer_contact": N_("Employer contact"),
    "working_time": N_("Time use"),
    "phase": N_("Phase change"),
    "job": N_("Job"),
    "job_end": N_("End of a job"),
    "job_change": N_("Change of hours or pay"),
    "placement": N_("Placement"),
    "partner": N_("Partner"),
    "wishes": N_("Wishes"),
    "identity": N_("Contact details"),
    "episode": N_("Stay"),
    "deferral": N_("Something due"),
    "client": N_("New client"),
    "review": N_("New review"),
    "agreeing": N_("Agreed score"),
    "review_session": N_("Session of the review"),
    "review_document": N_("Document asked for"),
    "review_informant": N_("People met"),
    "review_basics": N_("Basics of the review"),
    "review_correction": N_("Correction"),
    "plan_action": N_("Action of the plan"),
    "plan_follow_up": N_("Follow-up of an action"),
}
"""Forms by the name drafts know them by."""

RATING = "rating"
"""The draft of an assessor's ratings, which belong to the review wizard."""


@frozen
class DraftName:
    """Of what there is a draft: the form, the client's id, and the id of what is changed (empty: new)."""

    form: str
    client: str
    item: str


def draft_key(session: Session, form: str, client: str, item: str) -> tuple[str, str]:
    """Under what a draft is kept."""
    return str(session.root.absolute()), f"{form}/{client}/{quote(item, safe='')}"


def drafts_kept(session: Session) -> tuple[DraftName, ...]:
    """The drafts of this workspace: of forms, and of ratings that have not been saved."""
    root = str(session.root.absolute())
    drafts = session.drafts
    names = [what.split("/") for folder, what in drafts.keys() if folder == root]  # noqa: SIM118 - not a mapping
    forms = [
        DraftName(each[0], each[1], unquote(each[2]))
        for each in names
        if len(each) == 3 and each[0] in TITLES
    ]
    ratings = [each for each in names if len(each) == 2 and each[0] == RATING]
    # The wizard keeps the place in its draft too; only what is not saved waits for anyone.
    waiting = [each for each in ratings if (drafts.get((root, "/".join(each))) or {}).get("mine")]
    return (*forms, *(DraftName(RATING, "", item) for _, item in waiting))
