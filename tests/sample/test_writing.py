"""The sample as files: what was made is what is read back."""

from pathlib import Path

import pytest

from ipscore.sample import sample_records, write_sample
from ipscore.store import AlreadyThere, Workspace


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample, written once."""
    return write_sample(tmp_path_factory.mktemp("sample") / "workspace")


def test_everything_is_read_back_as_it_was_made(workspace: Workspace) -> None:
    """No field of any record changes on the way through the files."""
    records = sample_records()
    loaded = workspace.load()
    assert loaded.problems == ()
    made = records.dataset()
    for kind in (
        "info",
        "clients",
        "identities",
        "employers",
        "staff",
        "working_time",
        "programmes",
        "service_logs",
    ):
        assert getattr(loaded.dataset, kind) == getattr(made, kind)
    reviews, problems = workspace.reviews.all()
    assert problems == ()
    assert {each.record.id: each.record for each in reviews} == {each.id: each for each in records.reviews}
    ratings, problems = workspace.ratings.all()
    assert problems == ()
    assert {each.record.id: each.record for each in ratings} == {each.id: each for each in records.ratings}
    plans, problems = workspace.plans.all()
    assert (tuple(each.record for each in plans), problems) == (records.plans, ())


def test_the_size_is_moderate(workspace: Workspace) -> None:
    """A few megabytes at most, so that the demonstration starts at once."""
    files = list(workspace.root.rglob("*.toml"))
    assert 500 < len(files) < 900
    assert sum(each.stat().st_size for each in files) < 2_700_000


def test_an_existing_workspace_is_left_alone(workspace: Workspace) -> None:
    """Writing the sample twice into one folder is refused."""
    with pytest.raises(AlreadyThere):
        write_sample(Path(workspace.root))
