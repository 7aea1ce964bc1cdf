"""Finnish working days, as the pure rooms are given them.

Movable feasts and changes of law are the holidays library's to know. Importing it takes longer than opening a
small workspace, so that happens only when the days of a year are asked for.
"""

from datetime import date, timedelta
from functools import cache

from ipscore.practice.calendar import WorkingDays
from ipscore.records.workspace import WorkspaceInfo

_JUNE, _DECEMBER = 6, 12


def finnish(info: WorkspaceInfo) -> WorkingDays:
    """The working days of Finland, with Midsummer Eve and Christmas Eve off as the workspace says.

    The eves are no public holidays, but by most agreements nobody works on them.
    """
    midsummer, christmas = info.midsummer_eve_off, info.christmas_eve_off
    return WorkingDays(lambda year: _days_off(year, midsummer=midsummer, christmas=christmas))


@cache
def _days_off(year: int, *, midsummer: bool, christmas: bool) -> frozenset[date]:
    eves = {midsummer_eve(year): midsummer, date(year, _DECEMBER, 24): christmas}
    days = _by_law(year) - eves.keys()
    return days | {eve for eve, off in eves.items() if off}


@cache
def _by_law(year: int) -> frozenset[date]:
    """Public holidays; the library counts both eves among them."""
    from holidays.countries.finland import Finland  # see the top

    return frozenset(Finland(years=year))  # type: ignore[no-untyped-call]  # the library has no types for it


def midsummer_eve(year: int) -> date:
    """The Friday from 19 to 25 June: the eve of the Saturday that is Midsummer Day."""
    first = date(year, _JUNE, 19)
    return first + timedelta((4 - first.weekday()) % 7)
