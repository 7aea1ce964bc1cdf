"""A workspace's TOML files put straight into SQLite: a second way of counting, without any of our classes."""

import re
import sqlite3
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from attrs import frozen

FOLDER = Path(__file__).parent / "sql"
FIRST, LAST = date(2021, 1, 1), date(2024, 12, 31)

Row = Sequence[object]


@frozen
class Query:
    """One figure in SQL. `kind` empty: the value is the quotient; percent: per cents; value: given first."""

    figure: str
    kind: str
    sql: str

    def run(self, base: sqlite3.Connection) -> tuple[float | None, float | None, float | None]:
        """Value, numerator and denominator."""
        row: tuple[float | None, ...] = base.execute(self.sql).fetchone() or (None, None)
        if self.kind == "value":
            return row[0], row[1], row[2]
        top, bottom = row[0] or 0, row[1] or 0
        factor = 100 if self.kind == "percent" else 1
        return (top / bottom * factor if bottom else None), top, bottom


def queries() -> dict[str, Query]:
    """The queries of figures.sql by figure."""
    parts = re.split(r"^-- name: ", (FOLDER / "figures.sql").read_text(), flags=re.MULTILINE)[1:]
    found = {}
    for each in parts:
        head, sql = each.split("\n", 1)
        figure, _, kind = head.partition(" ")
        found[figure] = Query(figure, kind, sql)
    return found


def load(root: Path) -> sqlite3.Connection:
    """The workspace in `root` as a database in memory."""
    base = sqlite3.connect(":memory:")
    base.executescript((FOLDER / "tables.sql").read_text())
    with (root / "workspace.toml").open("rb") as file:
        info = tomllib.load(file)
    _fill(base, "host_team", ((each,) for each in info.get("host_teams", ())))
    for each in _files(root, "clients/**"):
        _client(base, each)
    for each in _files(root, "employers/**"):
        _employer(base, each)
    for each in _files(root, "staff"):
        _staff(base, each)
    for each in _files(root, "working-time/**"):
        keys = ("id", "on", "minutes", "activity", "place")
        _fill(base, "time_", ((each["staff"], *_take(entry, *keys)) for entry in each.get("entries", ())))
    for each in _files(root, "service/**"):
        for event in each.get("events", ()):
            _fill(base, "event", [(each["site"], *_take(event, "id", "on", "kind"))])
            _fill(base, "event_staff", ((event["id"], staff) for staff in event.get("staff", ())))
    for path in sorted(root.glob("reviews/*/review.toml")):
        review = _read(path)
        if review.get("state", "planned") != "planned":
            _fill(base, "review", [(review["id"], _plain(review["end"]))])
            _fill(base, "review_site", ((review["id"], site) for site in review.get("sites", ())))
    _days(base)
    return base


def look(base: sqlite3.Connection, start: date, stop: date, sites: Iterable[str]) -> None:
    """Look at these days and sites from now on."""
    base.execute("delete from looking")
    base.execute("delete from looked")
    _fill(base, "looking", [(start.isoformat(), stop.isoformat())])
    _fill(base, "looked", ((each,) for each in sites))


def _files(root: Path, pattern: str) -> Iterator[dict[str, Any]]:
    return (_read(path) for path in sorted(root.glob(f"{pattern}/*.toml")))


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _take(table: dict[str, Any], *keys: str) -> list[object]:
    return [_plain(table.get(each)) for each in keys]


def _fill(base: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        base.execute(f"insert into {table} values ({', '.join('?' * len(row))})", row)


def _client(base: sqlite3.Connection, case: dict[str, Any]) -> None:
    client = case["id"]
    _fill(base, "client", [(client,)])
    for each in case.get("episodes", ()):
        keys = ("id", "site", "intake", "referral_source", "closed_on", "closing_reason")
        _fill(base, "episode", [(client, *_take(each, *keys))])
        for table, entries, value in (("phase", "phases", "phase"), ("caretaker", "coaches", "coach")):
            rows = (
                (client, each["id"], n, *_take(e, value, "on")) for n, e in enumerate(each.get(entries, ()))
            )
            _fill(base, table, rows)
    for each in case.get("contacts", ()):
        who = each.get("contact_with", "client")
        _fill(base, "contact", [(client, *_take(each, "id", "on", "kind"), who, each.get("place"))])
        _fill(base, "topic", ((client, each["id"], topic) for topic in each.get("topics", ())))
    for each in case.get("jobs", ()):
        days = _take(each, "id", "episode", "start", "end", "end_heard_on")
        what = _take(each, "employer", "occupation", "permanent", "competitive", "benefits_advice_on")
        _fill(base, "job", [(client, *days, *what)])
        _fill(base, "job_change", ((client, each["id"], _plain(e["on"])) for e in each.get("changes", ())))


def _employer(base: sqlite3.Connection, employer: dict[str, Any]) -> None:
    _fill(base, "employer", [(employer["id"], employer.get("merged_into", employer["id"]))])
    for each in employer.get("contacts", ()):
        flags = (each.get("by_client", False), each.get("from_wishes"), _plain(each.get("reviewed_on")))
        _fill(
            base, "visit", [(employer["id"], *_take(each, "id", "on", "coach"), each["face_to_face"], *flags)]
        )
        _fill(base, "visit_client", ((each["id"], client) for client in each.get("clients", ())))


def _staff(base: sqlite3.Connection, person: dict[str, Any]) -> None:
    staff = person["id"]
    _fill(base, "staff", [(staff, person.get("leader"))])
    _fill(base, "role", ((staff, role) for role in person.get("roles", ())))
    for each in person.get("posts", ()):
        _fill(base, "post", [(staff, *_take(each, "site", "start", "end"), each.get("share", 1.0))])
    _fill(base, "leave_", ((staff, *_take(each, "start", "end")) for each in person.get("leaves", ())))


def _days(base: sqlite3.Connection) -> None:
    """Every day with its Monday, and who was searching on it: the phase of the newest open episode."""
    days = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    rows = ((d.isoformat(), (d - timedelta(days=d.weekday())).isoformat(), d.weekday()) for d in days)
    base.executemany("insert into day values (?, ?, ?)", rows)
    base.execute(
        """
        insert into searching select client.id, day."on" from client, day
        where day."on" >= (select min(intake) from episode where episode.client = client.id) and (
          select phase from phase where phase.client = client.id and phase."on" <= day."on" and episode = (
            select episode.id from episode where episode.client = client.id and intake <= day."on"
              and coalesce(closed_on, '9999') >= day."on" order by intake desc limit 1)
          order by phase."on" desc, seq desc limit 1) in ('job_search', 'agreement')
        """
    )
