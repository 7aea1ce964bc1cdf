"""The areas of the program: number key, words, and first screen, which is imported at first use.

A client's card is an area without a number: it opens from any list, and Esc leads back there.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from attrs import frozen

from ipscore.message import N_

if TYPE_CHECKING:
    from ipstui.screens.page import Page

TODAY = "today"
"""The area the program begins in."""

CLIENT = "client"
"""The client opened last."""


@frozen
class Area:
    """`name`: the mode; `label`: its word in the header; `command` and `words`: its line in the palette."""

    name: str
    key: str
    label: str
    command: str
    words: str


AREAS = (
    Area(TODAY, "1", N_("Today"), N_("Go to today"), N_("What is due, and with whom")),
    Area("caseload", "2", N_("Clients"), N_("Go to clients"), N_("The list of clients")),
    Area("employers", "3", N_("Employers"), N_("Go to employers"), N_("Who they are, and who knows them")),
    Area("fidelity", "4", N_("Fidelity"), N_("Go to fidelity"), N_("Reviews of quality")),
    Area("outcomes", "5", N_("Outcomes"), N_("Go to outcomes"), N_("Figures of a period")),
    Area("team", "6", N_("Team"), N_("Go to the team"), N_("Coaches, employer meetings, capacity")),
)
"""In the order of their keys."""


def today() -> "type[Page[None]]":
    """What is due."""
    from ipstui.screens.today import TodayScreen

    return TodayScreen


def caseload() -> "type[Page[None]]":
    """The list of clients."""
    from ipstui.screens.caseload import CaseloadScreen

    return CaseloadScreen


def client() -> "type[Page[None]]":
    """One client."""
    from ipstui.screens.client import ClientScreen

    return ClientScreen


def employers() -> "type[Page[None]]":
    """The directory of employers."""
    from ipstui.screens.employers import EmployersScreen

    return EmployersScreen


def fidelity() -> "type[Page[None]]":
    """Reviews."""
    from ipstui.screens.fidelity import FidelityScreen

    return FidelityScreen


def outcomes() -> "type[Page[None]]":
    """Figures."""
    from ipstui.screens.outcomes import OutcomesScreen

    return OutcomesScreen


def team() -> "type[Page[None]]":
    """The leader's board."""
    from ipstui.screens.team import TeamScreen

    return TeamScreen


SCREENS: "Mapping[str, Callable[[], type[Page[None]]]]" = {
    TODAY: today,
    "caseload": caseload,
    CLIENT: client,
    "employers": employers,
    "fidelity": fidelity,
    "outcomes": outcomes,
    "team": team,
}
