"""What the screens one begins a day on have in common: they tell of entries to finish and of broken files."""

from functools import partial
from typing import TYPE_CHECKING

from ipscore.message import msg
from ipstui.messages import DraftsFound
from ipstui.screens.history_restoring import UndoingPage
from ipstui.screens.searching import SearchingPage
from ipstui.session import Session

if TYPE_CHECKING:
    from ipstui.forms.kept import DraftName

AFTER_THE_LIST = 0.3
"""Seconds after which drafts are looked for: the list itself comes first."""


class StartingPage(UndoingPage[None]):
    """Subclasses say in `drafts_known` how many entries wait to be finished."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.drafts: tuple[DraftName, ...] = ()
        self._continued: DraftName | None = None

    def drafts_known(self) -> None:
        """Show how many drafts there are."""
        raise NotImplementedError

    def update(self) -> None:
        """Look for drafts as well, once the list is there: the line may have dropped during an entry."""
        first = self._shown < 0
        super().update()
        if first and self.session.has(self.NEEDS):
            self.set_timer(AFTER_THE_LIST, partial(self.run_worker, self._look_for_drafts, thread=True))

    def on_screen_resume(self) -> None:
        """Another form may have left a draft, or thrown one away."""
        if self._shown >= 0:
            self.run_worker(self._look_for_drafts, thread=True, group="drafts")

    def on_drafts_found(self, message: DraftsFound) -> None:
        """Say how many entries wait to be finished."""
        self.drafts = message.drafts
        self.drafts_known()

    def action_continue_draft(self) -> None:
        """Open a draft where it was being typed; pressed again, the next one."""
        self.run_worker(self._look_for_draft, thread=True, group="draft", exclusive=True)

    def _look_for_draft(self) -> None:
        from ipstui.forms.kept import drafts_kept  # not needed for the first screen

        # Looked for now: what was left as a draft since the screen was opened is offered as well.
        self.app.call_from_thread(self._open_draft, drafts_kept(self.session))

    def _open_draft(self, drafts: "tuple[DraftName, ...]") -> None:
        from ipstui.forms.opening import open_form  # as above

        self.drafts = drafts
        self.drafts_known()
        if not drafts:
            self.say(msg("There are no drafts."))
            return
        place = drafts.index(self._continued) + 1 if self._continued in drafts else 0
        draft = self._continued = drafts[place % len(drafts)]
        if draft.client:
            self.session.client = draft.client
        open_form(self, draft.form, draft.client, draft.item)

    def action_hide_identity(self) -> None:
        """Ids instead of names, for a screen that others see; and back."""
        if isinstance(self, SearchingPage):
            # What was looked for is a name as a rule: it must not stand there, and nothing would be found.
            self.searched("")
            self.action_close_search()
        self.session.hide_identity = not self.session.hide_identity
        self.session.version += 1
        self.update()

    def action_unreadable(self) -> None:
        """The files that cannot be read."""
        from ipstui.screens.unreadable import UnreadablePage  # opened only when asked for

        self.app.push_screen(UnreadablePage(self.session, self.AREA))

    def _look_for_drafts(self) -> None:
        from ipstui.forms.kept import drafts_kept  # as above

        self.post_message(DraftsFound(drafts_kept(self.session)))
