"""The periods that are offered, and the one shown when nobody chose: the same on the screen and headless."""

from datetime import date

from attrs import frozen

from ipscore.message import Message, msg
from ipscore.records.dataset import Dataset
from ipscore.records.period import Period, months_before
from ipscore.records.programme import Programme, ProgrammeKind

YEAR = 12


@frozen
class Preset:
    """A period with the words it is called by; `name` is data for a programme."""

    id: str
    name: Message | str
    period: Period


def presets(dataset: Dataset, today: date) -> tuple[Preset, ...]:
    """Every period offered: programmes that have begun, the newest first, then the calendar."""
    begun = [each for each in dataset.programmes.values() if each.start <= today]
    newest = sorted(begun, key=lambda each: (each.start, each.id), reverse=True)
    year = Period(date(today.year, 1, 1), today)
    before = Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))
    return (
        *(Preset(f"programme-{each.id}", each.name, _whole(each, today)) for each in newest),
        Preset("this-year", msg("This year"), year),
        Preset("last-year", msg("Last year"), before),
        Preset("last-12-months", msg("The last 12 months"), months_before(today, YEAR)),
    )


def default_preset(dataset: Dataset, today: date) -> Preset:
    """The newest project that has ended, whose figures are final; without one the last 12 months."""
    offered = {each.id: each for each in presets(dataset, today)}
    ended = [
        each
        for each in dataset.programmes.values()
        if each.kind is ProgrammeKind.PROJECT and each.end is not None and each.end < today
    ]
    if not ended:
        return offered["last-12-months"]
    newest = max(ended, key=lambda each: (each.end or today, each.id))
    return offered[f"programme-{newest.id}"]


def _whole(programme: Programme, today: date) -> Period:
    end = min(programme.end, today) if programme.end is not None else today
    return Period(programme.start, max(end, programme.start))
