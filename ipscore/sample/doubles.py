"""Employers that stand in the directory twice, as they do in any that several people write into.

Two coaches made the same employer with another spelling, and one has been put together twice already. Works
on finished records and draws nothing by chance. Only contacts after the project move to a double: how many
employers the project met is a published figure.
"""

from collections.abc import Iterable, Mapping

from attrs import evolve, frozen

from ipscore.records.client import Client
from ipscore.records.employer import Employer
from ipscore.records.job import Job
from ipscore.sample.chance import Ids
from ipscore.sample.working_days import PROJECT_END


@frozen
class Twin:
    """How an employer was written the second time; what is empty was left empty then."""

    of: str
    name: str
    business_id: str = ""
    municipality: str = ""
    person: str = ""
    phone: str = ""


TWINS = (
    Twin(
        "Kivisalmen Siivouspalvelu Oy",
        "Siivouspalvelu Kivisalmi",
        "FI90292675",
        "Kivisalmi",
        "Kati Järvelä",
        "040 555 9913",
    ),
    Twin("Lehtokosken Isännöinti Ky", "Lehtokosken isännöinti", municipality="Lehtokoski"),
    Twin("Keskiniemen Kukkatalo Ky", "Keskiniemen Kukkatallo", municipality="Keskiniemi"),
    Twin("Lehtokosken Herkkupaja Oy", "Lehtokosken Herkkupaja", municipality="Lehtokoski"),
)
MERGED_INTO = "Keskiniemen Tilitoimisto Ky"
MERGED = ("Keskiniemen Tilitoimisto Tmi", "Tilitoimisto Keskiniemi")
"""What it was called before, the latest name first: each was merged into the one before it."""


def with_doubles(
    employers: Iterable[Employer], clients: Iterable[Client]
) -> tuple[tuple[Employer, ...], tuple[Client, ...]]:
    """The employers with the doubles among them, and the clients whose first jobs name a merged employer."""
    ids = Ids("doubles")
    by_name = {each.name: each for each in employers}
    made: list[Employer] = []
    for twin in TWINS:
        kept, double = _apart(by_name[twin.of], twin, ids.new())
        by_name[twin.of] = kept
        made.append(double)
    into = by_name[MERGED_INTO]
    chain: list[Employer] = []
    for name in MERGED:
        target = chain[-1].id if chain else into.id
        chain.append(
            Employer(
                ids.new(), name, into.sector, industry=into.industry, merged_into=target, note="Nimi vaihtui."
            )
        )
    oldest = sorted(
        (job for client in clients for job in client.jobs if job.employer == into.id),
        key=lambda each: (each.start, each.id),
    )
    # The first was made when the employer had its first name, the second when it had the second.
    renamed = {job.id: former.id for job, former in zip(oldest, reversed(chain), strict=False)}
    return (*by_name.values(), *made, *chain), tuple(_pointing(each, renamed) for each in clients)


def _apart(employer: Employer, twin: Twin, double_id: str) -> tuple[Employer, Employer]:
    later = [each for each in employer.contacts if each.on > PROJECT_END]
    moved = later[1::2]
    double = Employer(
        double_id,
        twin.name,
        employer.sector,
        twin.business_id,
        employer.industry,
        twin.municipality,
        twin.person,
        twin.phone,
        contacts=tuple(moved),
    )
    return evolve(employer, contacts=tuple(each for each in employer.contacts if each not in moved)), double


def _pointing(client: Client, renamed: Mapping[str, str]) -> Client:
    def job(each: Job) -> Job:
        return evolve(each, employer=renamed[each.id]) if each.id in renamed else each

    return evolve(client, jobs=tuple(job(each) for each in client.jobs))
