"""Two assessors who are two users of one machine: neither reads the other's ratings before both are done."""

import os
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.fidelity.alone import progress
from ipscore.fidelity.consensus import NotOpenError
from ipscore.plugin.registry import Registry
from ipscore.records.review import Assessor, Rating, Review, ReviewKind
from ipscore.store import Unreadable, Workspace
from ipscore.store.check import check
from ipscore.store.review_files import read_files
from ipscore.store.review_work import accept_equal, at_hand, change, finish, rate
from tests.store.conftest import INFO

SCALES = Registry.load().scales
SCALE = SCALES["ips25"]
FULL = {each: Rating(score=4) for each in SCALE.criteria}
GROUP, ANNA, BO = 60100, 60001, 60002

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as two other users")


@contextmanager
def acting_as(user: int) -> Iterator[None]:
    """Do what follows as this user, a member of the assessors' group alone."""
    groups = os.getgroups()
    os.setgroups([GROUP])
    os.setegid(GROUP)
    os.seteuid(user)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
        os.setgroups(groups)


@pytest.fixture
def root() -> Iterator[Path]:
    """A workspace of the group with a review by both."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        place = Path(folder, "w")
        place.mkdir()
        os.chown(place, 0, GROUP)
        place.chmod(0o2770)
        with acting_as(ANNA):
            workspace = Workspace.create(place, INFO)
            pair = (Assessor("aa", "Anna A."), Assessor("bb", "Bo B."))
            day = date(2022, 10, 12)
            workspace.reviews.save(
                Review("rev00001", "ips25", ReviewKind.SELF, "T", day, day, assessors=pair), None
            )
        yield place


def test_files_are_closed_until_both_have_finished(root: Path) -> None:
    """The other sees how far one is and no score; when both are done each opens their own file."""
    with acting_as(ANNA):
        rate(Workspace.open(root), "rev00001", "aa", FULL)
        finish(Workspace.open(root), SCALE, "rev00001", "aa")
    with acting_as(BO):
        workspace = Workspace.open(root)
        rate(workspace, "rev00001", "bb", {"1": Rating(score=3)})
        with pytest.raises(Unreadable):
            workspace.ratings.get("rev00001-aa")
        stored, problems = workspace.ratings.all()
        assert ([each.record.assessor for each in stored], problems) == (["bb"], ())
        here = at_hand(workspace, "rev00001")
        assert (set(here.found.files), here.found.closed, here.found.problems) == ({"bb"}, ("aa",), ())
        told = progress(SCALE, here.review, here.found.files, here.found.told)
        assert [(each.rated, each.finished_on is not None) for each in told] == [(25, True), (1, False)]
        assert check(workspace, SCALES) == ()
        rate(workspace, "rev00001", "bb", FULL)
        finish(workspace, SCALE, "rev00001", "bb")
        with pytest.raises(NotOpenError, match="Anna"):
            accept_equal(workspace, SCALE, "rev00001")
    with acting_as(ANNA):
        # Looking at the review is what opens one's own file.
        assert set(at_hand(Workspace.open(root), "rev00001").found.files) == {"aa", "bb"}
    with acting_as(BO):
        workspace = Workspace.open(root)
        accept_equal(workspace, SCALE, "rev00001")
        assert set(read_files(workspace, workspace.reviews.get("rev00001").record).files) == {
            "aa", "bb", "consensus",
        }  # fmt: skip
    for each in ("aa", "bb", "consensus"):
        found = (root / f"reviews/rev00001/ratings/{each}.toml").stat()
        assert stat.S_IMODE(found.st_mode) == 0o660


def test_what_is_told_can_be_lost(root: Path) -> None:
    """Without it nobody knows how far the other is, and nothing breaks; the next save tells it again."""
    with acting_as(ANNA):
        rate(Workspace.open(root), "rev00001", "aa", {"1": Rating(score=3)})
    told = root / ".ips/progress/rev00001/aa.toml"
    assert "score" not in told.read_text()
    told.write_text("rated = [")
    with acting_as(BO):
        here = at_hand(Workspace.open(root), "rev00001")
        assert (here.found.closed, here.found.told) == (("aa",), {})
    with acting_as(ANNA):
        rate(Workspace.open(root), "rev00001", "aa", {"2": Rating(score=3)})
    with acting_as(BO):
        assert at_hand(Workspace.open(root), "rev00001").found.told["aa"].rated == 2


def test_a_file_begun_alone_is_closed_when_somebody_is_added(root: Path) -> None:
    """Who rated before there were others rates alone from the next save on."""
    pair = (Assessor("aa", "Anna A."), Assessor("bb", "Bo B."))
    with acting_as(ANNA):
        change(Workspace.open(root), "rev00001", lambda each: evolve(each, assessors=pair[:1]))
        rate(Workspace.open(root), "rev00001", "aa", {"1": Rating(score=4)})
        change(Workspace.open(root), "rev00001", lambda each: evolve(each, assessors=pair))
        rate(Workspace.open(root), "rev00001", "aa", {"2": Rating(score=4)})
    with acting_as(BO):
        found = read_files(Workspace.open(root), Workspace.open(root).reviews.get("rev00001").record)
        assert (found.files, found.closed, found.told["aa"].rated) == ({}, ("aa",), 2)
