"""What can be done on a client's card: open a line, write something down, ask why, see earlier versions."""

from collections.abc import Mapping

from ipscore.message import msg
from ipscore.practice.due import DueItem
from ipstui.screens.client.card import Card, CardLine, View
from ipstui.screens.client.due import ClientDue
from ipstui.screens.client.stays_view import is_open
from ipstui.screens.history_restoring import UndoingPage
from ipstui.session import Session


class CardPage(UndoingPage[None]):
    """Subclasses draw `card` and say which line is under the cursor."""

    AREA = "client"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view = View.OVERVIEW
        self.card: Card | None = None
        self.due: ClientDue | None = None

    def line_here(self) -> CardLine | None:
        """The line under the cursor."""
        raise NotImplementedError

    def action_open(self) -> None:
        """Open the line under the cursor."""
        line = self.line_here()
        if line is not None and self.card is not None:
            self._open_form(line.form, self.card.client.id, line.item, line.preset)

    def action_add(self, form: str) -> None:
        """Write down something new."""
        if self.card is None:
            return
        if form == "job_change":
            self._change_job(self.card)
        elif form == "episode" and is_open(self.card):
            self.say(msg("The client is in the service already. F7 ends the stay; then n begins a new one."))
        else:
            self._open_form(form, self.card.client.id)

    def action_new(self) -> None:
        """A new partner or stay where those are shown; elsewhere choose what to write down."""
        from ipstui.screens.client.new import NewPage  # opened only when asked for

        if self.view is View.PARTNERS:
            self.action_add("partner")
        elif self.view is View.STAYS:
            self.action_add("episode")
        elif self.card is not None:
            self.app.push_screen(NewPage(self.session), self._new_chosen)

    def action_why(self) -> None:
        """Everything that is due, and why."""
        from ipstui.screens.client.due_page import DuePage  # opened only when asked for

        if self.card is None or self.due is None:
            self.say(msg("Looking what is due…"))
            return
        self.app.push_screen(DuePage(self.card, self.due), self._due_chosen)

    def action_hide_identity(self) -> None:
        """Ids instead of names, and back."""
        self.session.hide_identity = not self.session.hide_identity
        self.session.version += 1
        self.update()

    def action_history(self) -> None:
        """Every earlier version of the record."""
        from ipstui.screens.history import HistoryPage  # opened only when asked for

        if self.card is not None:
            self.app.push_screen(HistoryPage(self.session, self.card.client.id))

    def action_employer_history(self) -> None:
        """Every earlier version of the employer that the line under the cursor is about."""
        from ipstui.screens.history import HistoryPage  # as above

        line = self.line_here()
        if line is None or line.employer is None:
            self.say(msg("This line is not about an employer."))
            return
        self.app.push_screen(HistoryPage(self.session, line.employer, "employers"))

    def action_unreadable(self) -> None:
        """The files that cannot be read."""
        from ipstui.screens.unreadable import UnreadablePage  # opened only when asked for

        self.app.push_screen(UnreadablePage(self.session, self.AREA))

    def _open_form(
        self, form: str, client: str, item: str = "", preset: Mapping[str, str] | None = None
    ) -> None:
        from ipstui.forms.opening import open_form  # there are many forms, and a card is often only read

        open_form(self, form, client, item, preset)

    def _new_chosen(self, form: str | None) -> None:
        if form is not None:
            self.action_add(form)

    def _change_job(self, card: Card) -> None:
        """Of the job under the cursor, or of the one that is running; of several the newest."""
        line = self.line_here()
        here = line.item.partition(".")[0] if line is not None and line.form in {"job", "job_change"} else ""
        running = [each for each in card.client.jobs if each.runs_on(card.today)]
        newest = max(running, key=lambda each: (each.start, each.id)).id if running else ""
        if job := here or newest:
            self._open_form("job_change", card.client.id, job)
        else:
            self.say(msg("No job is running. Put the cursor on the job that changed, in the view of jobs."))

    def _due_chosen(self, item: DueItem | None) -> None:
        """Open the form that does what is due."""
        from ipstui.screens.today.doing import doing  # the area may not have been opened yet

        if item is None or self.due is None or self.due.practice is None:
            return
        form = doing(self.session, self.due.practice.rules.rules[item.rule], item)
        if form is not None:
            self._open_form(form.form, item.client or "", preset=form.preset)
