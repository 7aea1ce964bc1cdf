"""What if: the total and band with other scores, and the smallest sets of steps that reach the next band.

A step raises one criterion by one point. It takes the effort somebody gave it, 1 where nobody did. The sets
are exact: the effort is the least there is, never a merely small one.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count, islice

from attrs import frozen

from ipscore.definitions.scale import Band, Scale
from ipscore.fidelity.scoring import ScaleResult, score
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.review import Rating

MOST = 50
"""Sets shown at most: with equal efforts there may be thousands, and nobody reads them."""


@frozen
class Steps:
    """A set of steps: to which score each criterion is raised, and what it takes."""

    scores: Mapping[str, int]
    points: int
    effort: Fraction


@frozen
class Reaching:
    """The sets of least effort that reach a band; `count` of them in all, of which `sets` shows the first.

    `needed`: points that are missing. `sets` is empty when the criteria that may be raised are not enough.
    """

    band: Band
    needed: int
    effort: Fraction | None
    count: int
    sets: tuple[Steps, ...]


def what_if(scale: Scale, ratings: Mapping[str, Rating], changes: Mapping[str, int]) -> ScaleResult:
    """The result with the scores of `changes` in place of those given."""
    changed = {each: Rating(score=value) for each, value in changes.items()}
    return score(scale, {**ratings, **changed})


def efforts_of(scale: Scale, plan: DevelopmentPlan | None) -> dict[str, Fraction]:
    """What a point of each criterion takes, where an action of the development plan says so."""
    actions = () if plan is None else plan.actions
    return {
        each.criterion: Fraction(each.effort).limit_denominator(1000)
        for each in actions
        if each.effort is not None and each.effort > 0 and each.criterion in scale.criteria
    }


def next_band(scale: Scale, part_id: str, total: int) -> Band | None:
    """The band above the one of `total`; None in the highest, or where the part has no bands."""
    above = [each for each in scale.parts[part_id].bands if each.low > total]
    return min(above, key=lambda each: each.low) if above else None


def reaching(
    scale: Scale,
    ratings: Mapping[str, Rating],
    band: Band,
    part_id: str,
    effort: Mapping[str, Fraction] | None = None,
    fixed: frozenset[str] = frozenset(),
) -> Reaching:
    """The smallest sets of steps to `band` of a part that is fully scored.

    `effort`: what one point of a criterion takes, by id; above 0. `fixed`: criteria that cannot be raised.
    Raises ValueError when the part is not fully scored or an effort is not above 0.
    """
    efforts = effort or {}
    if any(each <= 0 for each in efforts.values()):
        raise ValueError("an effort is above 0")
    part = next(each for each in score(scale, ratings).parts if each.id == part_id)
    if part.total is None:
        raise ValueError("what is missing to a band is known only when every criterion has a score")
    needed = max(0, band.low - part.total)
    room = {
        each: scale.score_high - (ratings[each].score or 0) for each in part.criteria if each not in fixed
    }
    cost = {each: efforts.get(each, Fraction(1)) for each in room}
    table = _least(room, cost, needed)
    least = table[-1][needed]
    if least is None:
        return Reaching(band, needed, None, 0, ())
    sets = tuple(
        Steps({each: (ratings[each].score or 0) + points for each, points in raised.items()}, needed, least)
        for raised in islice(_sets(tuple(room.items()), cost, table, needed), MOST)
    )
    return Reaching(band, needed, least, _count(tuple(room.items()), cost, table, needed), sets)


Table = list[list[Fraction | None]]
"""`table[i][p]`: least effort of gaining exactly `p` points with the first `i` criteria; None: impossible."""


def _least(room: Mapping[str, int], cost: Mapping[str, Fraction], needed: int) -> Table:
    table: Table = [[Fraction(0), *([None] * needed)]]
    for criterion, most in room.items():
        before = table[-1]
        row: list[Fraction | None] = []
        for points in range(needed + 1):
            ways = [
                rest + taken * cost[criterion]
                for taken in range(min(most, points) + 1)
                if (rest := before[points - taken]) is not None
            ]
            row.append(min(ways) if ways else None)
        table.append(row)
    return table


def _best(
    room: tuple[tuple[str, int], ...], cost: Mapping[str, Fraction], table: Table, at: int, points: int
) -> Iterator[int]:
    """How many points the criterion before `at` may gain in a best way of gaining `points`, most first."""
    criterion, most = room[at - 1]
    for taken in range(min(most, points), -1, -1):
        rest = table[at - 1][points - taken]
        if rest is not None and rest + taken * cost[criterion] == table[at][points]:
            yield taken


def _sets(
    room: tuple[tuple[str, int], ...], cost: Mapping[str, Fraction], table: Table, needed: int
) -> Iterator[dict[str, int]]:
    """The sets of least effort, those with the fewest criteria first: few are easier to work on."""
    fewest = _fewest(room, cost, table, needed)
    number = count()
    # The best way on from each half-made set is known, so no set comes before one with fewer criteria. Of
    # those that are as good, the one begun last goes on first: it is whole after as many steps as there are
    # criteria, while going on with all of them in turn would make millions of halves first.
    heap: list[tuple[int, int, int, int, dict[str, int]]] = [
        (fewest[len(room)][needed], next(number), len(room), needed, {})
    ]
    while heap:
        _, _, at, points, chosen = heappop(heap)
        if at == 0:
            yield chosen
            continue
        for taken in reversed(tuple(_best(room, cost, table, at, points))):
            grown = {room[at - 1][0]: taken, **chosen} if taken else chosen
            rest = points - taken
            heappush(heap, (len(grown) + fewest[at - 1][rest], -next(number), at - 1, rest, grown))


def _fewest(
    room: tuple[tuple[str, int], ...], cost: Mapping[str, Fraction], table: Table, needed: int
) -> list[list[int]]:
    """`[i][p]`: fewest criteria in a best way of gaining `p` points with the first `i`."""
    found = [[0] * (needed + 1)]
    for at in range(1, len(room) + 1):
        found.append(
            [
                min(
                    (
                        found[at - 1][points - taken] + bool(taken)
                        for taken in _best(room, cost, table, at, points)
                    ),
                    default=0,
                )
                if table[at][points] is not None
                else 0
                for points in range(needed + 1)
            ]
        )
    return found


def _count(room: tuple[tuple[str, int], ...], cost: Mapping[str, Fraction], table: Table, needed: int) -> int:
    counts = [1] + [0] * needed
    for at in range(1, len(room) + 1):
        counts = [
            sum(counts[points - taken] for taken in _best(room, cost, table, at, points))
            if table[at][points] is not None
            else 0
            for points in range(needed + 1)
        ]
    return counts[needed]
