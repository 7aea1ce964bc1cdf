"""A review of another service, kept for comparison: the records of this one tell nothing of it."""

from pathlib import Path

from attrs import evolve

from ipscore.fidelity.scoring import score
from ipscore.language import Language
from ipscore.plugin.registry import Registry
from ipscore.records.review import Counted, MarkFigure, Rating
from ipscore.store import Workspace
from ipstui.forms.entry import Saved
from ipstui.screens.fidelity.new_review import NewReview
from ipstui.screens.fidelity.reading import find_evidence, find_mark
from ipstui.session import Session
from ipstui.settings import Settings
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running
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


def test_a_mark_is_told_from_what_was_kept(sample: Path, tmp_path: Path) -> None:
    """What was counted when the review was issued stands, whatever the records say later."""
    session = Session(sample, Language.load("en"), Settings(path=tmp_path / "settings.toml"))
    session.workspace = Workspace.open(sample)
    start = session.workspace.today()
    result = score(SCALE, dict.fromkeys(SCALE.criteria, Rating(score=5)))
    for per_cent in (99.0, 1.0):
        kept = MarkFigure(Counted("employment_rate", start, start, per_cent, 100), per_cent)
        issued = evolve(review(scale=SCALE.id), start=start, end=start, mark_figures=(kept,))
        mark = find_mark(session, SCALE, result, issued, session.workspace.load().dataset).mark
        assert mark is not None
        assert mark.reached is (per_cent > 50)


async def test_it_is_written_down_as_such(root: Path, make_app: MakeApp) -> None:
    """The form of a new review asks whose it is; ours unless said otherwise."""
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4")
        session = app.session
        scales = {SCALE.id: SCALE}
        for said in ("no", "yes"):
            entry = NewReview(session, scales)
            raw = {**entry.raw(), "assessors": "Anna"}
            assert raw["elsewhere"] == "no"
            values = {**raw, "elsewhere": said, "start": session.today, "end": None, "sites": ()}
            assert isinstance(entry.save(values), Saved)
            assert Workspace.open(root).reviews.get(entry.id).record.elsewhere is (said == "yes")
