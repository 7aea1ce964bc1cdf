"""The first screen of every area, imported when the area is first opened."""

from collections.abc import Callable, Mapping

from ipstui.screens.page import Page


def caseload() -> type[Page[None]]:
    """The list of clients."""
    from ipstui.screens.caseload import CaseloadScreen

    return CaseloadScreen


def client() -> type[Page[None]]:
    """One client."""
    from ipstui.screens.client import ClientScreen

    return ClientScreen


def fidelity() -> type[Page[None]]:
    """Reviews."""
    from ipstui.screens.fidelity import FidelityScreen

    return FidelityScreen


def outcomes() -> type[Page[None]]:
    """Figures."""
    from ipstui.screens.outcomes import OutcomesScreen

    return OutcomesScreen


SCREENS: Mapping[str, Callable[[], type[Page[None]]]] = {
    "caseload": caseload,
    "client": client,
    "fidelity": fidelity,
    "outcomes": outcomes,
}
