"""The caseload: every client in coaching on one line."""

from ipstui.screens.caseload.screen import CaseloadScreen

__all__ = ["CaseloadScreen"]
