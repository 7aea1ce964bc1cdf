"""Where each kind of record lives in a workspace (docs/design.md), and that no id leads anywhere else.

Names are relative to the workspace, with `/` between the steps, as people see them in problems.
"""

# Plain system calls on purpose: each is a promise of its own, and pathlib is slow where files are many.
# ruff: noqa: PTH114

import os
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar

from attrs import frozen

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.client import Client
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipscore.records.programme import Programme
from ipscore.records.review import RatingFile, Review
from ipscore.records.service_log import ServiceLog
from ipscore.records.staff import Staff
from ipscore.records.working_time import WorkingTime
from ipscore.store.cleaning import clean_line
from ipscore.store.errors import StoreError
from ipscore.store.upgrades import Upgrade

T = TypeVar("T")

INFO = "workspace.toml"
LOCKS = ".ips/locks"
HISTORY = ".ips/history"
SUFFIX = ".toml"

# Lower case only: two ids that differ in case would be one file on some disks.
_SAFE = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


@frozen
class Kind(Generic[T]):
    """One kind of record file: its class, the pattern of its names, and how ids, records and names meet.

    In `pattern`, `*` stands for any folder and `*.toml` for any such file. `id_of` reads the id off a name;
    `names` gives every name a record of an id may have in the workspace at `root`; `home` the one where a
    record belongs. An identity has no site of its own: it lies `beside` its case, whose site `home` is given.
    `listed`: the folder that `names` lists, where it has to.
    `upgrades` lead from every older version of the files to the one that is written now.
    """

    name: str
    cls: type[T]
    pattern: tuple[str, ...]
    id_of: Callable[[str], str]
    names: Callable[[str, str], Sequence[str]]
    home: Callable[[T, str], str]
    beside: "Kind[Client] | None" = None
    listed: str = ""
    upgrades: tuple[Upgrade, ...] = ()


def safe(name: str) -> str:
    """`name`, when it may be part of a path. Raises StoreError otherwise, so that no path can escape."""
    if _SAFE.fullmatch(name) is None:
        raise StoreError(
            msg(
                "“{name}” cannot be an id: use 1–64 of the letters a–z, digits, hyphen and underscore.",
                name=clean_line(name)[:80],
            )
        )
    return name


def is_safe(name: str) -> bool:
    """Whether `name` may be part of a path."""
    return _SAFE.fullmatch(name) is not None


def scan(root: str, pattern: Sequence[str]) -> Iterator[str | Problem]:
    """Names of the files of `pattern`, sorted; folders that cannot be read come as problems.

    Hidden entries (temporary and lock files) and files with other endings are none of ours. Links are never
    followed: a link would show files that only the reader may read.
    """
    return _scan(root, "", tuple(pattern))


def _scan(root: str, prefix: str, pattern: tuple[str, ...]) -> Iterator[str | Problem]:
    step, rest = pattern[0], pattern[1:]
    if "*" in step:
        yield from _scan_any(root, prefix, rest)
        return
    name = prefix + step
    if os.path.islink(f"{root}/{name}"):
        yield link_problem(name)
    elif os.path.lexists(f"{root}/{name}"):
        yield from _scan(root, f"{name}/", rest) if rest else (name,)


def _scan_any(root: str, prefix: str, rest: tuple[str, ...]) -> Iterator[str | Problem]:
    try:
        with os.scandir(f"{root}/{prefix}") as found:
            entries = sorted(
                (each.name, each.is_dir(follow_symlinks=False), each.is_symlink()) for each in found
            )
    except OSError:
        yield closed_folder(prefix.rstrip("/"))
        return
    for name, folder, link in entries:
        if name.startswith("."):
            continue
        if not rest:
            if name.endswith(SUFFIX):
                yield prefix + name
        elif folder:
            yield from _scan(root, f"{prefix}{name}/", rest)
        elif link:
            yield link_problem(prefix + name)


def closed_folder(name: str) -> Problem:
    """The problem of a folder that cannot be listed."""
    return Problem(
        msg("This folder cannot be read, so the files in it are missing from every list."),
        file=clean_line(name),
        expected=msg("a folder you are allowed to read; ask whoever looks after the workspace"),
    )


def link_problem(name: str) -> Problem:
    """The problem of a folder that is a link."""
    return Problem(
        msg("This is a link to somewhere else. Links are not followed."),
        file=clean_line(name),
        expected=msg("the folder itself"),
    )


def _folders(root: str, top: str) -> list[str]:
    try:
        with os.scandir(f"{root}/{top}") as found:
            return sorted(
                each.name for each in found if each.is_dir(follow_symlinks=False) and is_safe(each.name)
            )
    except OSError:
        return []


def _stem(name: str) -> str:
    return name[name.rfind("/") + 1 : -len(SUFFIX)]


def _by_site(top: str) -> Callable[[str, str], Sequence[str]]:
    def names(root: str, record_id: str) -> Sequence[str]:
        if not is_safe(record_id):
            return ()
        return [f"{top}/{site}/{record_id[0]}/{record_id}.toml" for site in _folders(root, top)]

    return names


def _simple(pattern: str) -> Callable[[str, str], Sequence[str]]:
    def names(_: str, record_id: str) -> Sequence[str]:
        return (pattern.format(id=record_id, i=record_id[0]),) if is_safe(record_id) else ()

    return names


def _working_time_names(_: str, record_id: str) -> Sequence[str]:
    staff, month = record_id[:-8], record_id[-7:]
    if not is_safe(staff) or re.fullmatch(r"[0-9]{4}-[0-9]{2}", month) is None:
        return ()
    return (f"working-time/{staff}/{month}.toml",)


def _service_log_names(_: str, record_id: str) -> Sequence[str]:
    # `<site>-<yyyy>`, and the site may have hyphens of its own.
    site, _, year = record_id.rpartition("-")
    return (f"service/{site}/{year}.toml",) if is_safe(site) and is_safe(year) else ()


def _rating_names(_: str, record_id: str) -> Sequence[str]:
    # `<review>-<assessor>`, and both may have hyphens of their own.
    cuts = [at for at, char in enumerate(record_id) if char == "-"]
    pairs = [(record_id[:at], record_id[at + 1 :]) for at in cuts]
    return [f"reviews/{a}/ratings/{b}.toml" for a, b in pairs if is_safe(a) and is_safe(b)]


PROGRAMMES: Kind[Programme] = Kind(
    "programmes",
    Programme,
    ("programmes", "*.toml"),
    _stem,
    _simple("programmes/{id}.toml"),
    lambda record, _: f"programmes/{safe(record.id)}.toml",
)
STAFF: Kind[Staff] = Kind(
    "staff",
    Staff,
    ("staff", "*.toml"),
    _stem,
    _simple("staff/{id}.toml"),
    lambda record, _: f"staff/{safe(record.id)}.toml",
)
EMPLOYERS: Kind[Employer] = Kind(
    "employers",
    Employer,
    ("employers", "*", "*.toml"),
    _stem,
    _simple("employers/{i}/{id}.toml"),
    lambda record, _: f"employers/{safe(record.id)[0]}/{record.id}.toml",
)
CLIENTS: Kind[Client] = Kind(
    "clients",
    Client,
    ("clients", "*", "*", "*.toml"),
    _stem,
    _by_site("clients"),
    lambda record, _: f"clients/{safe(record.site)}/{safe(record.id)[0]}/{record.id}.toml",
    listed="clients",
)
IDENTITIES: Kind[Identity] = Kind(
    "identities",
    Identity,
    ("identities", "*", "*", "*.toml"),
    _stem,
    _by_site("identities"),
    lambda record, site: f"identities/{safe(site)}/{safe(record.id)[0]}/{record.id}.toml",
    CLIENTS,
    listed="identities",
)
WORKING_TIME: Kind[WorkingTime] = Kind(
    "working_time",
    WorkingTime,
    ("working-time", "*", "*.toml"),
    lambda name: f"{name.split('/')[1]}-{_stem(name)}",
    _working_time_names,
    lambda record, _: f"working-time/{safe(record.staff)}/{record.month.isoformat()[:7]}.toml",
)
SERVICE_LOGS: Kind[ServiceLog] = Kind(
    "service_logs",
    ServiceLog,
    ("service", "*", "*.toml"),
    lambda name: f"{name.split('/')[1]}-{_stem(name)}",
    _service_log_names,
    lambda record, _: f"service/{safe(record.site)}/{safe(f'{record.year:04}')}.toml",
)
REVIEWS: Kind[Review] = Kind(
    "reviews",
    Review,
    ("reviews", "*", "review.toml"),
    lambda name: name.split("/")[1],
    _simple("reviews/{id}/review.toml"),
    lambda record, _: f"reviews/{safe(record.id)}/review.toml",
)
RATINGS: Kind[RatingFile] = Kind(
    "ratings",
    RatingFile,
    ("reviews", "*", "ratings", "*.toml"),
    lambda name: f"{name.split('/')[1]}-{_stem(name)}",
    _rating_names,
    lambda record, _: f"reviews/{safe(record.review)}/ratings/{safe(record.assessor)}.toml",
)
PLANS: Kind[DevelopmentPlan] = Kind(
    "plans",
    DevelopmentPlan,
    ("reviews", "*", "plan.toml"),
    lambda name: name.split("/")[1],
    _simple("reviews/{id}/plan.toml"),
    lambda record, _: f"reviews/{safe(record.id)}/plan.toml",
)

KINDS: tuple[Kind[Any], ...] = (
    PROGRAMMES,
    STAFF,
    EMPLOYERS,
    CLIENTS,
    IDENTITIES,
    WORKING_TIME,
    SERVICE_LOGS,
    REVIEWS,
    RATINGS,
    PLANS,
)
