"""What the program tells in passing, over whatever page is in front."""

from textual.notifications import Notify

from ipstui.messages import NoticeGiven
from ipstui.paged import Paged


class GivesNotice(Paged, inherit_bindings=False):
    """The part of the program that tells."""

    def on_notice_given(self, message: NoticeGiven) -> None:
        """Tell it."""
        self.notify(
            self.session.language.message(message.words), severity="warning", markup=False, timeout=15
        )

    def on_notify(self, event: Notify) -> None:
        """What is told in passing takes the place of what was told before; warnings stay their time."""
        if event.notification.severity == "information":
            for each in tuple(self._notifications):
                if each.severity == "information":
                    self._unnotify(each, refresh=False)
            # Textual would take away the words and leave their line, on every screen that showed them.
            for page in self.pages():
                for line in page.query("ToastHolder"):
                    if line.query("Toast.-information"):
                        line.remove()

    def action_help_quit(self) -> None:
        """ctrl+c means copy in a field; elsewhere say how to leave."""
        self.notify(
            self.session.language("ctrl+q leaves the program. Everything entered is kept."), markup=False
        )
