"""One client: what is known, and everything that has happened."""

from ipstui.screens.client.screen import ClientScreen

__all__ = ["ClientScreen"]
