"""The client under the cursor, in brief, beside the caseload."""

from textual.content import Content
from textual.widgets import Static

from ipstui.session import Session
from ipstui.summary import summary


class Preview(Static):
    """What is known about one client; says nothing when there is none."""

    def __init__(self, session: Session, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.session = session

    def show(self, client: str | None) -> None:
        """Show a client by id."""
        if client is None:
            self.update(Content(""))
            return
        lines = [Content.styled(self.session.name_of(client), "bold"), Content("")]
        for label, value in summary(self.session, client):
            lines += [Content.styled(label, "dim"), Content(value), Content("")]
        self.update(Content("\n").join(lines))
