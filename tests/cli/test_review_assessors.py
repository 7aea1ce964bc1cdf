"""`ips review assessors`, and `ips review check` beside `issue`, run as people run them."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.records.review import Assessor, Rating, RatingFile, ReviewState
from ipscore.sample.review import REVIEW_2024
from ipscore.store import Workspace
from tests.cli.conftest import Ips


@pytest.fixture
def copy(sample: str, tmp_path: Path) -> str:
    """A copy of the sample workspace, to be changed."""
    return str(shutil.copytree(sample, tmp_path / "copy"))


def plan(ips: Ips, folder: str) -> str:
    """A new review of one assessor; its id."""
    words = ("--kind", "self", "--unit", "T", "--start", "1.9.2022", "--assessor", "aa=Anna A.", "--json")
    found = ips("-w", folder, "review", "new", *words).data
    return str(found["id"])


def test_assessors_are_added_renamed_and_taken_off(ips: Ips, copy: str) -> None:
    """All in one run; who has begun to rate stays, and everybody is told with how far they are."""
    review = plan(ips, copy)
    add = ("--add", "Äiti Ö", "--add", "cc=Cilla C.", "--rename", "aa=Anna Ahola")
    ran = ips("-w", copy, "review", "assessors", review, *add, "--json")
    names = [(each["assessor"], each["name"], each["rated"]) for each in ran.data["assessors"]]
    assert names == [("aa", "Anna Ahola", 0), ("aiti-o", "Äiti Ö", 0), ("cc", "Cilla C.", 0)]
    workspace = Workspace.open(Path(copy))
    workspace.ratings.save(RatingFile(f"{review}-cc", review, "cc", {"1": Rating(score=3)}), None)
    ran = ips("-w", copy, "review", "assessors", review, "--remove", "cc", "--remove", "aa")
    assert ran.code != 0
    assert "Cilla C. has begun to rate" in ran.err
    assert len(workspace.reviews.get(review).record.assessors) == 3
    ran = ips("-w", copy, "review", "assessors", review, "--remove", "aiti-o")
    assert ran.out.splitlines() == ["aa: Anna Ahola: rated 0/25", "cc: Cilla C.: rated 1/25"]
    assert ips("-w", copy, "review", "assessors", review, "--rename", "Anna").code != 0
    assert ips("-w", copy, "review", "assessors", REVIEW_2024, "--add", "X Y").code != 0


def test_the_check_says_what_issuing_says(ips: Ips, copy: str) -> None:
    """A criterion not ratable is a warning to both, and a reason owed an error to both."""
    review = plan(ips, copy)
    workspace = Workspace.open(Path(copy))
    full = {str(each): Rating(score=4) for each in range(1, 26)}
    full |= {"7": Rating(not_ratable=True), "3": Rating(score=4, suggestion=2)}
    saved = workspace.ratings.save(RatingFile(f"{review}-aa", review, "aa", full, date(2022, 9, 1)), None)
    checked = ips("-w", copy, "review", "check", review, "--json").data["problems"]
    errors = [each for each in checked if each["severity"] == "error"]
    assert [each["path"] for each in errors] == ["3.reason"]
    assert "7.score" in [each["path"] for each in checked if each["severity"] == "warning"]
    refusal = ips("-w", copy, "review", "issue", review)
    assert refusal.code != 0
    assert "no reason why they differ" in refusal.err
    mended = evolve(saved.record, ratings={**full, "3": Rating(score=4)})
    workspace.ratings.save(mended, saved.revision)
    checked = ips("-w", copy, "review", "check", review, "--json").data["problems"]
    warned = ips("-w", copy, "review", "issue", review, "--json").data["warnings"]
    assert warned == checked
    assert workspace.reviews.get(review).record.state is ReviewState.ISSUED


def test_the_check_tells_nothing_of_who_rates_alone(ips: Ips, copy: str) -> None:
    """Who has not finished, and not what anybody gave."""
    review = plan(ips, copy)
    ips("-w", copy, "review", "assessors", review, "--add", "bb=Bo B.")
    workspace = Workspace.open(Path(copy))
    secret = {"3": Rating(score=2, comment="Pöllö said so")}
    workspace.ratings.save(RatingFile(f"{review}-aa", review, "aa", secret), None)
    ran = ips("-w", copy, "review", "check", review)
    assert "Bo B. has not finished rating" in ran.out
    assert "criterion 3" not in ran.out
    assert [each.id for each in workspace.reviews.get(review).record.assessors] == ["aa", "bb"]
    assert Assessor("bb", "Bo B.") in workspace.reviews.get(review).record.assessors
