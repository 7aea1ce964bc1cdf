"""Merging two employers: no link is lost, whoever saves meanwhile and wherever it is stopped."""

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from ipscore.practice.employers.merging import FIELDS, Value, choices, combined, left_out
from ipscore.records.client import Client
from ipscore.records.deferral import Deferral
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.job import Job, Placement, PlacementKind, Sector
from ipscore.records.references import reference_problems
from ipscore.store import Conflict, Revision, Stored, StoreError, Workspace, layout
from ipscore.store.employers_merging import CannotMergeError, Merged, merge, plan
from ipscore.store.files import TomlRepository
from tests.store.conftest import INFO

DAY = date(2022, 3, 1)
KEPT, DOUBLE, OTHER = "kept0001", "doub0001", "othe0001"


def _contact(key: str, **more: str) -> EmployerContact:
    return EmployerContact(key, DAY, "anna", True, **more)  # type: ignore[arg-type] # texts only


def _lines(left: Collection[tuple[str, Value]]) -> tuple[str, ...]:
    return tuple(f"{field}: {', '.join(map(str, value))}" for field, value in left)


def _fill(root: Path, jobs: int = 3) -> Workspace:
    """Two employers that are one, another, and clients with jobs and a placement at each."""
    workspace = Workspace.create(root, INFO)
    kept = Employer(KEPT, "Aamu", municipality="Raisio", person="Aino", contacts=(_contact("k1"),))
    double = Employer(
        DOUBLE,
        "Aamu Oy",
        sector=Sector.COMPANY,
        municipality="Turku",
        person="Bea",
        phone="040",
        note="Ovi sivulla",
        contacts=(_contact("k2"), _contact("k3")),
        deferrals=(Deferral("d1", f"employer_step/{DOUBLE}", DAY, "anna", "loma"),),
    )
    for each in (kept, double, Employer(OTHER, "Ilta")):
        workspace.employers.save(each, None)
    for n in range(jobs):
        where = (KEPT, DOUBLE, OTHER)
        found = tuple(Job(f"j{n}{each}", "e", DAY, "kokki", employer=each) for each in where)
        trial = Placement(f"p{n}", "e", PlacementKind.WORK_TRIAL, DAY, employer=DOUBLE)
        workspace.clients.save(Client(f"clie000{n}", "r", jobs=found, placements=(trial,)), None)
    return workspace


def _merge(workspace: Workspace, take: Collection[str] = ()) -> Merged:
    return merge(workspace, plan(workspace, KEPT, DOUBLE), take, _lines)


def _employer(workspace: Workspace, key: str) -> Employer:
    return workspace.employers.get(key).record


def _links(workspace: Workspace) -> list[str | None]:
    clients = [each.record for each in workspace.clients.all()[0]]
    jobs = [each.employer for client in clients for each in client.jobs]
    return jobs + [each.employer for client in clients for each in client.placements]


def _nothing_lost(workspace: Workspace) -> None:
    """Every link leads to an employer that is there, and every contact is with one."""
    dataset = workspace.load().dataset
    told = reference_problems(dataset, (), (), {"ips25"})
    assert not [each for each in told if "employer with the id" in str(each.message)]
    assert sorted(each.id for _, each in dataset.employer_contacts()) == ["k1", "k2", "k3"]
    assert all(dataset.employer_id(each) in (KEPT, DOUBLE, OTHER) for each in _links(workspace) if each)


def _complete(workspace: Workspace) -> None:
    _nothing_lost(workspace)
    dataset = workspace.load().dataset
    assert set(_links(workspace)) == {KEPT, OTHER}
    assert sorted(each.id for each in dataset.employers[KEPT].contacts) == ["k1", "k2", "k3"]
    double = dataset.employers[DOUBLE]
    assert (double.merged_into, double.contacts, double.deferrals) == (KEPT, (), ())
    assert dataset.employer_id(DOUBLE) == KEPT


def test_what_the_kept_one_gets(tmp_path: Path) -> None:
    """Contacts and deferrals, what it lacked, and in its note what was not chosen; nothing goes unseen."""
    workspace = _fill(tmp_path / "w")
    agreed = plan(workspace, KEPT, DOUBLE)
    assert [each.field for each in agreed.choices] == ["name", "municipality", "person"]
    assert agreed.cases == ("clie0000", "clie0001", "clie0002")
    done = merge(workspace, agreed, ["municipality"], _lines)
    _complete(workspace)
    kept = done.kept
    assert (kept.name, kept.municipality, kept.sector) == ("Aamu", "Turku", Sector.COMPANY)
    assert (kept.person, kept.phone) == ("Aino", "")
    assert kept.note.splitlines() == [
        "Ovi sivulla",
        "name: Aamu Oy",
        "municipality: Raisio",
        "person: Bea, 040",
    ]
    assert [each.item for each in kept.deferrals] == [f"employer_step/{KEPT}"]
    assert done.saved == (
        f"employers/{KEPT}", "clients/clie0000", "clients/clie0001", "clients/clie0002", f"employers/{DOUBLE}"
    )  # fmt: skip
    assert not done.problems


def test_doing_it_again_changes_nothing(tmp_path: Path) -> None:
    """Not a byte."""
    workspace = _fill(tmp_path / "w")
    _merge(workspace)
    before = {each: each.read_bytes() for each in workspace.root.rglob("*.toml")}
    _merge(workspace)
    assert {each: each.read_bytes() for each in workspace.root.rglob("*.toml")} == before


def test_it_can_be_undone(tmp_path: Path) -> None:
    """Each record it names, restored to the version before, is as it was."""
    workspace = _fill(tmp_path / "w")
    kinds = ("clients", "employers")
    before = {kind: [each.record for each in getattr(workspace, kind).all()[0]] for kind in kinds}
    for name in _merge(workspace).saved:
        kind, record_id = name.split("/")
        repository = workspace.repositories()[kind]
        latest = repository.history(record_id)[0]
        repository.restore(record_id, latest.id, repository.revision(record_id))
    assert {kind: [each.record for each in getattr(workspace, kind).all()[0]] for kind in kinds} == before


class Killed(BaseException):
    """The process ends here."""


class Mortal(TomlRepository[Any]):
    """A repository whose process is killed before or after one of its saves; `left` counts down to it."""

    def __init__(self, root: str, kind: layout.Kind[Any], left: list[int]) -> None:
        super().__init__(root, kind)
        self.left = left

    def _replace(self, name: str, content: bytes, old: bytes) -> None:
        self._live()
        super()._replace(name, content, old)
        self._live()

    def _live(self) -> None:
        self.left[0] -= 1
        if self.left[0] == 0:
            raise Killed


@pytest.mark.parametrize("moment", range(1, 11))
def test_killed_at_any_moment(tmp_path: Path, moment: int) -> None:
    """Before and after each of its five saves: no link leads nowhere, and doing it again completes it."""
    workspace = _fill(tmp_path / "w")
    mortal = Workspace.open(workspace.root)
    left = [moment]
    mortal.clients = Mortal(str(mortal.root), layout.CLIENTS, left)
    mortal.employers = Mortal(str(mortal.root), layout.EMPLOYERS, left)
    with pytest.raises(Killed):
        _merge(mortal)
    _nothing_lost(workspace)
    _merge(workspace)
    _complete(workspace)
    note = _employer(workspace, KEPT).note
    assert len(set(note.splitlines())) == len(note.splitlines())


class Busy(TomlRepository[Any]):
    """A repository in which a colleague does something just before a save."""

    def __init__(self, root: str, kind: layout.Kind[Any], before: Callable[[Any], None]) -> None:
        super().__init__(root, kind)
        self.before: Callable[[Any], None] | None = before

    def save(self, record: Any, expected: Revision | None) -> Stored[Any]:
        """Let the colleague go first, once."""
        if (before := self.before) is not None:
            self.before = None
            before(record)
        return super().save(record, expected)


def _change(workspace: Workspace, key: str, **values: Any) -> None:
    stored = workspace.employers.get(key)
    workspace.employers.save(evolve(stored.record, **values), stored.revision)


def test_a_colleague_logs_while_the_case_is_rewritten(tmp_path: Path) -> None:
    """The colleague's wish and the new link are both there."""
    workspace, busy = _fill(tmp_path / "w", 1), Workspace.open(tmp_path / "w")

    def write(client: Client) -> None:
        stored = workspace.clients.get(client.id)
        workspace.clients.save(evolve(stored.record, wishes="Kahvila"), stored.revision)

    busy.clients = Busy(str(busy.root), layout.CLIENTS, write)
    assert not _merge(busy).problems
    _complete(workspace)
    assert workspace.clients.get("clie0000").record.wishes == "Kahvila"


@pytest.mark.parametrize("employer", [OTHER, None, KEPT])
def test_a_colleague_changes_the_same_job(tmp_path: Path, employer: str | None) -> None:
    """What the colleague chose stays; the rest is rewritten."""
    workspace, busy = _fill(tmp_path / "w", 1), Workspace.open(tmp_path / "w")

    def write(client: Client) -> None:
        stored = workspace.clients.get(client.id)
        jobs = tuple(
            evolve(each, employer=employer) if each.employer == DOUBLE else each
            for each in stored.record.jobs
        )
        workspace.clients.save(evolve(stored.record, jobs=jobs), stored.revision)

    busy.clients = Busy(str(busy.root), layout.CLIENTS, write)
    assert not _merge(busy).problems
    _nothing_lost(workspace)
    assert _links(workspace) == [KEPT, employer, OTHER, KEPT]


def test_a_colleague_writes_to_the_double_before_it_is_closed(tmp_path: Path) -> None:
    """A new contact is carried over, and a correction of one that was carried over already too."""
    workspace, busy = _fill(tmp_path / "w", 1), Workspace.open(tmp_path / "w")

    def write(_: Client) -> None:
        corrected = (_contact("k2", needs="Kokki"), _contact("k3"), _contact("k4"))
        _change(workspace, DOUBLE, contacts=corrected)

    busy.clients = Busy(str(busy.root), layout.CLIENTS, write)
    _merge(busy)
    found = {each.id: each.needs for each in _employer(workspace, KEPT).contacts}
    assert found == {"k1": "", "k2": "Kokki", "k3": "", "k4": ""}
    assert _employer(workspace, DOUBLE).contacts == ()


def test_a_contact_that_was_lost_between(tmp_path: Path) -> None:
    """What a colleague adds in the very moment of closing is carried over as well."""
    workspace, busy = _fill(tmp_path / "w", 1), Workspace.open(tmp_path / "w")

    def write(_: Client) -> None:
        busy.employers = Busy(str(busy.root), layout.EMPLOYERS, add)

    def add(_: Employer) -> None:
        _change(workspace, DOUBLE, contacts=(*_employer(workspace, DOUBLE).contacts, _contact("k4")))

    busy.clients = Busy(str(busy.root), layout.CLIENTS, write)
    _merge(busy)
    assert sorted(each.id for each in _employer(workspace, KEPT).contacts) == ["k1", "k2", "k3", "k4"]
    assert _employer(workspace, DOUBLE).contacts == ()


def test_a_colleague_changes_the_same_detail_of_the_kept_one(tmp_path: Path) -> None:
    """It is told as a conflict, and no case was touched."""
    workspace = _fill(tmp_path / "w")
    agreed = plan(workspace, KEPT, DOUBLE)
    _change(workspace, KEPT, municipality="Naantali")
    links = _links(workspace)
    with pytest.raises(Conflict):
        merge(workspace, agreed, ["municipality"], _lines)
    assert _links(workspace) == links
    assert _employer(workspace, DOUBLE).merged_into is None


def test_a_colleague_changes_the_details_of_the_double(tmp_path: Path) -> None:
    """What was chosen was chosen between other values: nothing is done, and that is told."""
    workspace = _fill(tmp_path / "w")
    agreed = plan(workspace, KEPT, DOUBLE)
    _change(workspace, DOUBLE, municipality="Naantali")
    with pytest.raises(CannotMergeError, match="Someone else changed “Aamu Oy”"):
        merge(workspace, agreed, (), _lines)
    assert len(_employer(workspace, KEPT).contacts) == 1


def test_a_case_that_cannot_be_read(tmp_path: Path) -> None:
    """It is told by its file; its link leads to the double, and from there to the kept one."""
    workspace = _fill(tmp_path / "w")
    path = workspace.root / "clients/r/c/clie0001.toml"
    path.write_text(path.read_text() + "\nx = ")
    done = _merge(workspace)
    assert [each.file for each in done.problems] == ["clients/r/c/clie0001.toml"]
    assert "clients/clie0001" not in done.saved
    assert workspace.load().dataset.employer_id(DOUBLE) == KEPT


@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ((KEPT, KEPT), "with itself"),
        ((DOUBLE, KEPT), "“Aamu Oy” was merged into kept0001 already"),
        ((OTHER, DOUBLE), "“Aamu Oy” was merged into kept0001 already"),
        ((KEPT, "nobody00"), "no record"),
    ],
)
def test_what_cannot_be_merged(tmp_path: Path, pair: tuple[str, str], words: str) -> None:
    """An employer with itself, one that was merged elsewhere, and one that is not there."""
    workspace = _fill(tmp_path / "w", 0)
    _merge(workspace)
    with pytest.raises(StoreError, match=words):
        plan(workspace, *pair)


TEXT = st.sampled_from(["", "Aamu", "Ilta", "040 123"])
EMPLOYERS = st.builds(
    Employer,
    st.just("x"),
    TEXT,
    sector=st.sampled_from([None, *Sector]),
    business_id=st.sampled_from(["", "2077474-0", "20774740", "1572860-0"]),
    industry=TEXT,
    municipality=TEXT,
    person=TEXT,
    phone=TEXT,
    email=TEXT,
    note=TEXT,
)


@given(EMPLOYERS, EMPLOYERS, st.sets(st.sampled_from(FIELDS)))
def test_no_detail_is_dropped_unseen(kept: Employer, double: Employer, take: set[str]) -> None:
    """Each word of the two is in a field or in the note, and doing it again changes nothing."""
    note = _lines(left_out(kept, double, take))
    found = combined(kept, double, take, note)
    details = (found.name, found.sector or "", found.industry, found.municipality, found.person, found.phone)
    whole = " ".join((*details, found.email, found.business_id.replace("-", ""), found.note.replace("-", "")))
    for each in (kept, double):
        for value in (each.name, each.sector, each.industry, each.municipality, each.person, each.note):
            assert (value or "").replace("-", "") in whole
        assert each.business_id.replace("-", "") in whole
    again = combined(found, double, (), _lines(left_out(found, double, ())))
    if not take:
        assert again == found
    assert not {each.field for each in choices(kept, double)} & {"note"}
