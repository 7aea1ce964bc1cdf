"""The first screen of every area, imported when the area is first opened."""

from collections.abc import Callable, Mapping

from ipstui.screens.page import Page


def caseload() -> type[Page[None]]:
    """The list of clients."""
    from ipstui.screens.caseload import CaseloadScreen  # noqa: PLC0415

    return CaseloadScreen


def client() -> type[Page[None]]:
    """One client."""
    from ipstui.screens.client import ClientScreen  # noqa: PLC0415

    return ClientScreen


def fidelity() -> type[Page[None]]:
    """Reviews."""
    from ipstui.screens.fidelity import FidelityScreen  # noqa: PLC0415

    return FidelityScreen


def outcomes() -> type[Page[None]]:
    """Figures."""
    from ipstui.screens.outcomes import OutcomesScreen  # noqa: PLC0415

    return OutcomesScreen


SCREENS: Mapping[str, Callable[[], type[Page[None]]]] = {
    "caseload": caseload,
    "client": client,
    "fidelity": fidelity,
    "outcomes": outcomes,
}
