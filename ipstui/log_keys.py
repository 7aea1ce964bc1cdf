"""Writing down what just happened, from any area with one key."""

from typing import Any

from textual.binding import Binding

from ipscore.message import N_
from ipstui.messages import LogWanted
from ipstui.paged import Paged
from ipstui.screens.page import Page

LOGGED = (
    ("l", "contact", N_("log")),
    ("f3", "missed", N_("missed meeting")),
    ("f4", "attempt", N_("outreach attempt")),
    ("f5", "employer_contact", N_("employer contact")),
    ("f6", "working_time", N_("time use")),
    ("f7", "phase", N_("change of phase")),
    ("f8", "job", N_("start of a job")),
    ("f9", "job_end", N_("end of a job")),
)
"""Keys, forms and words, in the order of help."""

LOG_BINDINGS = (
    *(Binding(key, f"log('{form}')", words, id=f"log.{form}", show=False) for key, form, words in LOGGED),
    Binding("u", "undo", N_("undo"), id="log.undo", show=False),
)


class LogKeys(Paged, inherit_bindings=False):
    """The part of the program that has the keys; `LOG_BINDINGS` go with it. Only areas have them."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not on pages over an area: a form has keys of its own, and so has the wizard."""
        if action in {"log", "undo"}:
            return len(self.screen_stack) == 1 and self.session.lists is not None
        return super().check_action(action, parameters)

    def action_log(self, form: str) -> None:
        """Open a form about the client under the cursor, or where the client is found first."""
        page = self.front
        if page is not None:
            self.open_log(page, form, page.client_here() or "")

    def action_undo(self) -> None:
        """Take the last change made here back, on a page that has no undo of its own."""
        from ipstui.screens.history_restoring import UndoingPage  # seldom

        page = self.screen
        if isinstance(page, UndoingPage):
            page.action_undo()

    def on_log_wanted(self, message: LogWanted) -> None:
        """Open the form over whatever is in front."""
        if self.front is not None:
            self.open_log(self.front, message.form, message.client)

    def open_log(self, page: Page[Any], form: str, client: str) -> None:
        """Open the form over `page`; the day's time use is a page of its own."""
        if form == "working_time":
            from ipstui.screens.time_use import TimeUsePage  # opened only when asked for

            self.push_screen(TimeUsePage(self.session))
            return
        from ipstui.forms.opening import open_form  # not needed for the first screen

        open_form(page, form, client)
