"""Small hand-made records, so that a test shows only what its rule is about."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from ipscore.outcomes import ALL, Grouping, OutcomeFigure, OutcomeReport, outcomes
from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import CoachEntry, Episode
from ipscore.records.job import Job, Placement, PlacementKind
from ipscore.records.period import Period
from ipscore.records.staff import Leave, Post, Role, Staff
from ipscore.records.workspace import Site, WorkspaceInfo

P = Period(date(2022, 1, 1), date(2022, 12, 31))


def day(text: str) -> date:
    """`5-31` is in 2022, the year of the period; `2021-5-31` is in 2021."""
    numbers = [int(each) for each in text.split("-")]
    return date(*numbers) if len(numbers) == 3 else date(2022, *numbers)


def episode(
    intake: str = "1-10", closed: str | None = None, *, name: str = "e1", coach: str = "", **more: Any
) -> Episode:
    """A stay at site r, open unless closed."""
    return Episode(
        id=name,
        site=more.pop("site", "r"),
        intake=day(intake),
        closed_on=day(closed) if closed else None,
        coaches=(CoachEntry(id="k", coach=coach, on=day(intake)),) if coach else (),
        **more,
    )


def job(start: str, end: str | None = None, *, name: str = "j1", episode: str = "e1", **more: Any) -> Job:
    """A job, running unless ended."""
    return Job(
        id=name, episode=episode, start=day(start), end=day(end) if end else None, title="work", **more
    )


def placement(
    kind: PlacementKind, start: str, end: str | None = None, *, name: str = "p1", episode: str = "e1"
) -> Placement:
    """A placement that is not a job."""
    return Placement(id=name, episode=episode, kind=kind, start=day(start), end=day(end) if end else None)


def client(
    name: str = "c1",
    *,
    episodes: Iterable[Episode] | None = None,
    jobs: Iterable[Job] = (),
    placements: Iterable[Placement] = (),
) -> Client:
    """A case with one open episode since 10.1.2022 unless others are given."""
    stays = (episode(),) if episodes is None else tuple(episodes)
    return Client(id=name, site="r", episodes=stays, jobs=tuple(jobs), placements=tuple(placements))


def contact(
    on: str, *, name: str = "x1", coach: str = "anna", met: bool = True, cold: bool = False, about: str = ""
) -> EmployerContact:
    """A contact with an employer, about one client or none."""
    return EmployerContact(
        id=name, on=day(on), coach=coach, face_to_face=met, cold=cold, clients=(about,) if about else ()
    )


def employer(*contacts: EmployerContact, name: str = "f1") -> Employer:
    """An employer with its contacts."""
    return Employer(id=name, name="Esimerkki Oy", contacts=contacts)


def coach(name: str = "anna", *, posts: Iterable[Post] | None = None, leaves: Iterable[Leave] = ()) -> Staff:
    """A full-time coach at site r since 2020 unless other posts are given."""
    held = (Post(id="o1", site="r", start=date(2020, 1, 1)),) if posts is None else tuple(posts)
    return Staff(id=name, name=name.title(), roles=(Role.COACH,), posts=held, leaves=tuple(leaves))


def dataset(
    *clients: Client, employers: Iterable[Employer] = (), staff: Iterable[Staff] = (), sites: str = "rk"
) -> Dataset:
    """A workspace of sites r and k."""
    info = WorkspaceInfo(name="test", scale="none", sites=tuple(Site(id=each, name=each) for each in sites))
    return Dataset(
        info,
        clients={each.id: each for each in clients},
        employers={each.id: each for each in employers},
        staff={each.id: each for each in staff},
    )


def report(*clients: Client, by: Grouping | None = None, period: Period = P, **more: Any) -> OutcomeReport:
    """The outcomes of these clients in 2022."""
    return outcomes(dataset(*clients, **more), period, by)


def figure(measure: str, *clients: Client, period: Period = P, **more: Any) -> OutcomeFigure:
    """One figure of these clients in 2022."""
    return report(*clients, period=period, **more).figure(measure, ALL)


def parts(each: OutcomeFigure) -> tuple[float | None, float | None, int | None]:
    """Numerator, denominator and how many records lacked data."""
    return each.numerator, each.denominator, each.lacking
