"""The invented region: its sites, towns and programmes."""

from datetime import date

from ipscore.records.programme import Programme, ProgrammeKind
from ipscore.records.workspace import Site, WorkspaceInfo
from ipscore.sample.chance import Ids
from ipscore.sample.working_days import AS_OF, PROJECT_END, PROJECT_START

R = "r"
K = "k"
SITES = (R, K)

TOWNS = {
    R: (
        ("Keskiniemi", "Keskiniemen"),
        ("Hiekkaranta", "Hiekkarannan"),
        ("Kivisalmi", "Kivisalmen"),
        ("Lehtokoski", "Lehtokosken"),
    ),
    K: (("Karhulampi", "Karhulammen"), ("Uusniitty", "Uusniityn")),
}
"""Invented towns of each site with the genitive that names of employers begin with."""

STREETS = (
    "Rantakuja", "Myllytie", "Koivupolku", "Satamakatu", "Niittykatu", "Kirkkorinne", "Suopursuntie",
    "Asemanraitti", "Pihlajakuja", "Torpankatu", "Lammenranta", "Hongistontie", "Kalliokatu",
    "Tuohipolku", "Vanha Maantie", "Käpytie",
)  # fmt: skip
POSTAL_CODES = {
    "Keskiniemi": "99901",
    "Hiekkaranta": "99905",
    "Kivisalmi": "99911",
    "Lehtokoski": "99920",
    "Karhulampi": "99940",
    "Uusniitty": "99946",
}


def workspace_info() -> WorkspaceInfo:
    """The workspace of the sample; its today is fixed, so that the caseload stays as it was made."""
    return WorkspaceInfo(
        name="Keskinen alue (esimerkki)",
        scale="thl-applied",
        sites=(Site(R, "Toimipaikka R", "Keskiniemi"), Site(K, "Toimipaikka K", "Karhulampi")),
        host_teams=("social_services", "municipal_employment_pilot"),
        as_of=AS_OF,
    )


def make_programmes(ids: Ids) -> tuple[Programme, Programme]:
    """The project, and the permanent service the same team went on with."""
    project = Programme(
        id=ids.new(),
        name="Polku palkkatyöhön -hanke",
        kind=ProgrammeKind.PROJECT,
        start=PROJECT_START,
        end=PROJECT_END,
        funder="Valtionavustus, työkykyohjelma",
        target_clients=80,
        parties=("Keskiniemen kaupunki", "Karhulammen kunta", "TE-toimisto"),
        sites=SITES,
    )
    service = Programme(
        id=ids.new(),
        name="Laatukriteereihin perustuva työhönvalmennus",
        kind=ProgrammeKind.SERVICE,
        start=date(2022, 11, 1),
        funder="Keskinen hyvinvointialue",
        target_clients=60,
        parties=("Keskinen hyvinvointialue", "Keskiniemen kaupunki", "Karhulammen kunta"),
        sites=SITES,
    )
    return project, service
