"""The employers: who they are, who knows them, and whose wishes fit."""

from ipstui.screens.employers.screen import EmployersScreen

__all__ = ["EmployersScreen"]
