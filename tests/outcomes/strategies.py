"""Whole workspaces as Hypothesis makes them: overlapping stays, jobs anywhere, coaches with and without
posts.
"""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from ipscore.records.client import Client
from ipscore.records.dataset import Dataset
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import ClosingReason, CoachEntry, Episode, ReferralSource
from ipscore.records.job import Job, Placement, PlacementKind, Sector
from ipscore.records.staff import Leave, Post, Role, Staff
from tests.outcomes.builders import dataset

SITES = ("r", "k")
COACHES = ("anna", "ben", "cia")

_DAYS = st.integers(0, 900).map(lambda each: date(2021, 1, 1) + timedelta(days=each))
_LENGTHS = st.none() | st.integers(0, 400)
_NONE: st.SearchStrategy[None] = st.none()


@st.composite
def spans(draw: st.DrawFn) -> tuple[date, date | None]:
    """A first day and a last day or none."""
    start, length = draw(_DAYS), draw(_LENGTHS)
    return start, None if length is None else start + timedelta(days=length)


@st.composite
def episodes(draw: st.DrawFn, name: str, sites: tuple[str, ...]) -> Episode:
    """One stay."""
    start, end = draw(spans())
    coach = draw(_NONE | st.sampled_from(COACHES))
    return Episode(
        id=name,
        site=draw(st.sampled_from(sites)),
        intake=start,
        referral_source=draw(_NONE | st.sampled_from(ReferralSource)),
        coaches=() if coach is None else (CoachEntry(id="k", coach=coach, on=start),),
        closed_on=end,
        closing_reason=None if end is None else draw(_NONE | st.sampled_from(ClosingReason)),
    )


@st.composite
def jobs(draw: st.DrawFn, name: str) -> Job:
    """One job of any stay, or of none."""
    start, end = draw(spans())
    return Job(
        id=name,
        episode=draw(st.sampled_from(("e0", "e1", "gone"))),
        start=start,
        title="work",
        sector=draw(_NONE | st.sampled_from(Sector)),
        permanent=draw(_NONE | st.booleans()),
        hours_week=draw(_NONE | st.sampled_from((7.5, 22.8, 30.0, 40.0))),
        competitive=draw(_NONE | st.booleans()),
        wage_subsidy=draw(st.booleans()),
        apprenticeship=draw(st.booleans()),
        end=end,
    )


@st.composite
def placements(draw: st.DrawFn, name: str) -> Placement:
    """One placement."""
    start, end = draw(spans())
    return Placement(id=name, episode="e0", kind=draw(st.sampled_from(PlacementKind)), start=start, end=end)


@st.composite
def clients(draw: st.DrawFn, name: str, sites: tuple[str, ...] = SITES) -> Client:
    """One case."""
    return Client(
        id=name,
        site=sites[0],
        episodes=tuple(draw(episodes(f"e{each}", sites)) for each in range(draw(st.integers(0, 2)))),
        jobs=tuple(draw(jobs(f"{name}-j{each}")) for each in range(draw(st.integers(0, 3)))),
        placements=tuple(draw(placements(f"{name}-p{each}")) for each in range(draw(st.integers(0, 2)))),
    )


@st.composite
def employers(draw: st.DrawFn, name: str, about: tuple[str, ...]) -> Employer:
    """One employer with contacts, some about clients."""
    contacts = tuple(
        EmployerContact(
            id=f"{name}-x{each}",
            on=draw(_DAYS),
            coach=draw(st.sampled_from(COACHES)),
            face_to_face=draw(st.booleans()),
            cold=draw(st.booleans()),
            clients=tuple(draw(st.sets(st.sampled_from(about), max_size=2))) if about else (),
        )
        for each in range(draw(st.integers(0, 3)))
    )
    return Employer(id=name, name="Esimerkki Oy", contacts=contacts)


@st.composite
def coaches(draw: st.DrawFn, name: str) -> Staff:
    """One coach with a post or none, and perhaps a leave."""
    start, end = draw(spans())
    away, back = draw(spans())
    post = Post(
        id="o",
        site=draw(st.sampled_from(SITES)),
        start=start,
        end=end,
        share=draw(st.sampled_from((0.4, 1.0))),
    )
    leave = Leave(id="l", start=away, end=back or away)
    return Staff(
        id=name,
        name=name,
        roles=(Role.COACH,) if draw(st.booleans()) else (),
        posts=(post,) if draw(st.booleans()) else (),
        leaves=(leave,) if draw(st.booleans()) else (),
    )


@st.composite
def datasets(draw: st.DrawFn, prefix: str = "c", sites: tuple[str, ...] = SITES) -> Dataset:
    """A small workspace."""
    people = [draw(clients(f"{prefix}{each}", sites)) for each in range(draw(st.integers(0, 4)))]
    about = tuple(each.id for each in people)
    more: dict[str, Any] = {
        "employers": [draw(employers(f"{prefix}f{each}", about)) for each in range(draw(st.integers(0, 2)))],
        "staff": [draw(coaches(each)) for each in COACHES],
    }
    return dataset(*people, **more)
