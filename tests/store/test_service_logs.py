"""The log of a site's year: one file a site and year, and what two people add to it is joined."""

from datetime import date
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.records.service_log import ServiceEvent, ServiceEventKind, ServiceLog
from ipscore.records.workspace import Site, WorkspaceInfo
from ipscore.store import NotFound, Repository, StoreError, Workspace
from ipscore.store.check import check
from ipscore.store.index import Index
from ipscore.store.layout import SERVICE_LOGS
from ipscore.store.memory import MemoryRepository

INFO = WorkspaceInfo("T", "ips25", (Site("r", "R"), Site("uusi-alue", "U")), as_of=date(2022, 10, 31))
LOG = ServiceLog("r-2022", "r", 2022, (ServiceEvent("s1", date(2022, 1, 5), ServiceEventKind.SUPERVISION),))
MORE = (
    ServiceEvent("s2", date(2022, 1, 12), ServiceEventKind.SUPERVISION, note="Sovittiin sijaisista"),
    ServiceEvent("s3", date(2022, 1, 13), ServiceEventKind.STEERING_GROUP),
)


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """An empty workspace, one of its sites with a hyphen in its id."""
    return Workspace.create(tmp_path / "w", INFO)


@pytest.fixture(params=["files", "memory"])
def logs(workspace: Workspace, request: pytest.FixtureRequest) -> Repository[ServiceLog]:
    """Both stores of logs."""
    return workspace.service_logs if request.param == "files" else MemoryRepository(SERVICE_LOGS)


def test_what_two_people_add_is_joined(logs: Repository[ServiceLog]) -> None:
    """Each saves against what both had read; both events are kept, and the state before in the history."""
    first = logs.save(LOG, None)
    logs.save(evolve(LOG, events=(*LOG.events, MORE[0])), first.revision)
    logs.save(evolve(LOG, events=(*LOG.events, MORE[1])), first.revision)
    assert {each.id for each in logs.get("r-2022").record.events} == {"s1", "s2", "s3"}
    assert len(logs.history("r-2022")) == 2


def test_each_year_of_each_site_is_a_record(logs: Repository[ServiceLog]) -> None:
    """Ids are those of the site and the year, whatever is in the site's id."""
    for site, year in (("uusi-alue", 2021), ("r", 2022), ("r", 2021), ("r", 800)):
        logs.save(ServiceLog(f"{site}-{year:04}", site, year), None)
    assert logs.ids() == ("r-0800", "r-2021", "r-2022", "uusi-alue-2021")
    assert logs.get("uusi-alue-2021").record.site == "uusi-alue"


@pytest.mark.parametrize(
    "name", ["", "-", "-2022", "r-", "r", "../r-2022", "r-../2022", "r/x-2022", "R-2022"]
)
def test_an_id_that_leads_nowhere(logs: Repository[ServiceLog], name: str) -> None:
    """Such a log is not there, and no path leads out of the workspace."""
    with pytest.raises(NotFound):
        logs.get(name)


@pytest.mark.parametrize(("site", "year"), [("../x", 2022), ("", 2022), ("r", -5), ("R", 2022)])
def test_a_place_that_cannot_be(workspace: Workspace, site: str, year: int) -> None:
    """A site or year that cannot be part of a path is refused, and nothing is written."""
    with pytest.raises(StoreError):
        workspace.service_logs.save(ServiceLog(f"{site}-{year}", site, year), None)
    assert not (workspace.root / "service").exists()


def test_a_log_in_the_wrong_place_is_told(workspace: Workspace) -> None:
    """The file's name says the year: what does not agree is a problem of `ips check`."""
    workspace.service_logs.save(LOG, None)
    path = workspace.root / "service/r/2022.toml"
    path.rename(path.with_name("2021.toml"))
    assert {each.file for each in check(workspace, {"ips25": None})} == {"service/r/2021.toml"}  # type: ignore[dict-item]  # only the ids of scales are looked at here


def test_lists_have_the_logs_without_their_notes(workspace: Workspace, tmp_path: Path) -> None:
    """By the id that the record has, also after a change."""
    first = workspace.service_logs.save(LOG, None)
    index = Index.open(workspace.root, workspace.today(), folder=tmp_path / "cache")
    assert dict(index.lists.service_logs) == {"r-2022": LOG}
    workspace.service_logs.save(evolve(LOG, events=MORE), first.revision)
    noticed = index.refresh(deep=False)
    assert noticed.changed == {"service_logs": {"r-2022"}}
    assert index.lists.service_logs["r-2022"].events == (evolve(MORE[0], note=""), MORE[1])
    service = index.lists.service(["r"])
    assert (service.sites, service.logs) == (("r",), tuple(index.lists.service_logs.values()))
