"""Which assessor of a review sits here: the member of staff who does, or whom the user said once."""

from ipscore.records.review import Review
from ipstui.session import Session
from ipstui.whoami import workspace_key


def reader(session: Session, review: Review) -> str | None:
    """Id of the assessor who sits here; None for somebody who rates nothing, or has not said so yet."""
    ids = [each.id for each in review.assessors]
    told = session.settings.me.get(_key(session, review))
    if told in ids:
        return told
    if len(ids) == 1:
        return ids[0]
    mine = [each.id for each in review.assessors if each.staff is not None and each.staff == session.me]
    return mine[0] if len(mine) == 1 else None


def remember_reader(session: Session, review: Review, assessor: str) -> None:
    """From now on this assessor sits here when it comes to this review, also next time."""
    session.settings.me = {**session.settings.me, _key(session, review): assessor}
    session.settings.save()


def _key(session: Session, review: Review) -> str:
    """Beside who the user is in the workspace; no such key is a workspace's own."""
    return f"{workspace_key(session.root)}-{review.id}"
