"""Today: what is due, with whom, and why; the first screen a coach sees."""

from ipstui.screens.today.screen import TodayScreen

__all__ = ["TodayScreen"]
