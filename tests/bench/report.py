"""Pairs of measurements and their ratios, printed one line each."""

from collections.abc import Callable
from statistics import median

from attrs import frozen


@frozen
class Pair:
    """Medians of ours and of the yardstick, and the median of the ratios of runs made side by side."""

    ours: float
    yardstick: float
    ratio: float


def side_by_side(ours: Callable[[], float], yardstick: Callable[[], float], runs: int) -> Pair:
    """Run the two in turn, so that a slower machine is slower to both. One pair warms up."""
    pairs = [(ours(), yardstick()) for _ in range(runs + 1)][1:]
    return Pair(
        median(each for each, _ in pairs), median(each for _, each in pairs), median(a / b for a, b in pairs)
    )


def line(what: str, pair: Pair, unit: str, aim: str = "") -> None:
    """Print one result: what, ours, yardstick, ratio and the aim when there is one."""
    if unit == "s":
        shown = f"{pair.ours * 1000:9.1f} ms {pair.yardstick * 1000:9.1f} ms"
    else:
        shown = f"{pair.ours:9.0f} {unit:2} {pair.yardstick:9.0f} {unit:2}"
    print(f"{what:<58} {shown} {pair.ratio:7.2f} ×  {aim}")  # noqa: T201 - the result is what is printed
