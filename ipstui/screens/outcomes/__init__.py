"""The outcomes area."""

from ipstui.screens.outcomes.screen import OutcomesScreen

__all__ = ["OutcomesScreen"]
