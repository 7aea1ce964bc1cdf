"""The two versions of an assessor's ratings in words, for the screen on which one chooses between them."""

from collections.abc import Mapping, Sequence

from ipscore.definitions.scale import Scale
from ipscore.message import N_
from ipstui.screens.conflict import TwoVersions
from ipstui.screens.fidelity.joining import LONG, Clash
from ipstui.session import Session

FIELD_NAMES = {
    "score": N_("Score"),
    "not_ratable": N_("Cannot be rated"),
    "elements": N_("Elements"),
    "comment": N_("Comment"),
    "recommendation": N_("Recommendation"),
    "reason": N_("Reason"),
    "sources": N_("Sources"),
}


def rating_versions(session: Session, scale: Scale, clashes: Sequence[Clash]) -> tuple[TwoVersions, ...]:
    """The fields that both changed, criterion by criterion."""
    return tuple(_versions(session, scale, each) for each in clashes)


def _versions(session: Session, scale: Scale, clash: Clash) -> TwoVersions:
    language = session.language
    criterion = scale.criteria.get(clash.criterion)
    name = language.text(criterion.name) if criterion is not None else ""
    title = f"{clash.criterion} {name} · {language(FIELD_NAMES[clash.field])}"
    mine, theirs, before = (_words(session, each) for each in (clash.mine, clash.theirs, clash.base))
    joinable = clash.field in LONG and bool(clash.mine and clash.theirs)
    return TwoVersions(clash.path, title, mine, theirs, before, joinable)


def _words(session: Session, value: object) -> str:
    if isinstance(value, Mapping):
        answers = (f"{each}: {session.language.value(answer)}" for each, answer in value.items())
        return ", ".join(answers) or "–"
    return "–" if value in (None, "", ()) else session.language.value(value)
