"""The fidelity area."""

from ipstui.screens.fidelity.screen import FidelityScreen

__all__ = ["FidelityScreen"]
