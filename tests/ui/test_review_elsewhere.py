"""A review of another service, kept for comparison: the records of this one tell nothing of it."""

from pathlib import Path

from attrs import evolve

from ipscore.fidelity.scoring import score
from ipscore.language import Language
from ipscore.plugin.registry import Registry
from ipscore.records.review import Rating
from ipscore.store import Workspace
from ipstui.screens.fidelity.reading import find_evidence, find_mark
from ipstui.session import Session
from ipstui.settings import Settings
from tests.ui.reviews import review

SCALE = Registry.load().scale("ips25-uk")


def test_the_records_tell_nothing_of_another_service(sample: Path, tmp_path: Path) -> None:
    """No figure beside any criterion, and no quality mark; of our own both are told."""
    workspace = Workspace.open(sample)
    session = Session(sample, Language.load("en"), Settings(path=tmp_path / "settings.toml"))
    session.workspace = workspace
    dataset, criteria = workspace.load().dataset, tuple(SCALE.criteria)
    result = score(SCALE, dict.fromkeys(criteria, Rating(score=5)))
    start = workspace.today()
    ours = evolve(review(scale=SCALE.id), start=start, end=start)
    theirs = evolve(ours, elsewhere=True)
    (told,) = find_evidence(session, SCALE, theirs, dataset, criteria)
    assert told.evidence == dict.fromkeys(criteria, ())
    first, _ = find_evidence(session, SCALE, ours, dataset, criteria)
    assert any(first.evidence.values())
    for each, known in ((theirs, False), (ours, True)):
        mark = find_mark(session, SCALE, result, each, dataset).mark
        assert mark is not None
        assert (mark.reached is not None) is known
