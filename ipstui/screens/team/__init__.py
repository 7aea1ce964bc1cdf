"""The team area: the leader's board, a coach's details, the weekly meeting's list, capacity."""

from ipstui.screens.team.screen import TeamScreen

__all__ = ["TeamScreen"]
