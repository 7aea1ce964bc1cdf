"""The report written from the screen: the same as the command's, with all a report is made from."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.language import Language
from ipscore.plugin.registry import Registry
from ipscore.records.review import Counted, Rating, Review
from ipscore.reports import write
from ipscore.reports.review import gather, review_document
from ipscore.sample import write_sample
from ipscore.sample.review import REVIEW_2024, SELF_SEPTEMBER
from ipscore.store import Workspace
from ipstui.forms.entry import Refused, Saved
from ipstui.forms.saving import Side
from ipstui.messages import WorkspaceRefused
from ipstui.screens.fidelity.entries import ReviewEntry
from ipstui.screens.fidelity.joining import clashes, decided
from ipstui.screens.fidelity.reading import read_reviews
from ipstui.screens.fidelity.report_form import ReportEntry
from ipstui.session import Session
from ipstui.settings import Settings


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """The sample opened by somebody who reads Finnish; the review of 2024 is by a scale with a mark."""
    folder = tmp_path_factory.mktemp("report")
    workspace = write_sample(folder / "workspace")
    file = folder / "workspace" / "reviews" / REVIEW_2024 / "review.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('scale = "thl-applied"', 'scale = "ips25-uk"'), encoding="utf-8")
    return Session(workspace.root, Language.load("fi"), Settings(path=folder / "settings.toml"))


def entry(session: Session, review: str) -> ReviewEntry:
    """A review as the screens have it."""
    read = read_reviews(session)
    assert not isinstance(read, WorkspaceRefused)
    return next(each for each in read.entries if each.review.id == review)


@pytest.mark.parametrize(
    ("review", "words"),
    [(REVIEW_2024, "Laatumerkki"), (SELF_SEPTEMBER, "Muutos edellisestä arvioinnista")],
)
def test_the_screen_writes_what_the_command_writes(
    session: Session, tmp_path: Path, review: str, words: str
) -> None:
    """Byte for byte, with the quality mark and the change since the review before; and never over a file."""
    report = ReportEntry(session, entry(session, review))
    asked = {"form": "md", "language": "fi", "file": str(tmp_path / "report.md")}
    assert isinstance(report.save(asked), Saved)
    written = (tmp_path / "report.md").read_bytes()
    found = gather(Workspace.open(session.root), Registry.load(), review)
    assert found.problems == ()
    assert written == write(review_document(found.material, Language.load("fi")), "md")
    assert words in written.decode()
    assert isinstance(report.save(asked), Refused)
    assert (tmp_path / "report.md").read_bytes() == written


def test_a_scale_that_is_gone_is_told_in_words(session: Session, tmp_path: Path) -> None:
    """Somebody took the plugin away meanwhile: nothing is written."""
    workspace = Workspace.open(session.root)
    known = entry(session, SELF_SEPTEMBER).review
    strange: Review = evolve(known, id="strange", scale="no-such-scale", sealed={})
    workspace.reviews.save(strange, None)
    report = ReportEntry(session, evolve(entry(session, SELF_SEPTEMBER), review=strange))
    there = tmp_path / "report.md"
    said = report.save({"form": "md", "language": "fi", "file": str(there)})
    assert isinstance(said, Refused)
    assert "no-such-scale" in str(said.why)
    assert not there.exists()


def test_the_score_taken_brings_what_its_figure_was_counted_from() -> None:
    """Of two people's scores one is chosen, with everything that is remembered beside it."""
    mine, theirs = (
        Rating(
            score=score,
            figure=value,
            counted=Counted("f", date(2024, 1, day), date(2024, 3, 1), day, 9),
        )
        for score, value, day in ((3, 1.0, 1), (4, 2.0, 2))
    )
    found = clashes({}, {"17": mine}, {"17": theirs})
    assert [each.field for each in found] == ["score"]
    for side, rating in ((Side.MINE, mine), (Side.THEIRS, theirs)):
        assert decided({}, {"17": mine}, {"17": theirs}, found, {found[0].path: side})["17"] == rating
