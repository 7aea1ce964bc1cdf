"""What the pages of the employers' area share: the directory, made in a thread."""

from dataclasses import dataclass

from textual.message import Message as Event

from ipscore.practice.employers.directory import EmployerRow, directory
from ipstui.screens.history_restoring import UndoingPage
from ipstui.session import LISTS, Session


@dataclass
class DirectoryMade(Event):
    """The directory of the records as they were."""

    version: int
    """Of the session's records."""
    rows: dict[str, EmployerRow]
    """By id, also by the ids of employers that were merged."""

    @property
    def every(self) -> tuple[EmployerRow, ...]:
        """Each row once."""
        return tuple(row for key, row in self.rows.items() if key == row.id)


def make(session: Session) -> DirectoryMade:
    """The directory today. For a thread: the jobs of every client are looked at."""
    version, lists = session.version, session.lists
    assert lists is not None
    rows = directory(lists.employer_work.employers, lists.jobs, session.today)
    return DirectoryMade(version, {key: row for row in rows for key in row.ids})


class DirectoryPage(UndoingPage[None]):
    """Subclasses draw `made` in `show_directory`, and say in `show_words` why there is nothing yet."""

    AREA = "employers"
    NEEDS = (LISTS,)

    def __init__(self, session: Session, made: DirectoryMade | None = None) -> None:
        super().__init__(session)
        self.made = made

    def show_directory(self, made: DirectoryMade) -> None:
        """Draw."""
        raise NotImplementedError

    def show_words(self, words: str) -> None:
        """Say why there is nothing to see yet."""
        raise NotImplementedError

    def show_records(self) -> None:
        """Make the directory, unless it was made of these records; what there is is shown meanwhile."""
        if self.made is not None:
            self.show_directory(self.made)
        else:
            self.show_words(self.language("Reading the records…"))
        if self.made is None or self.made.version != self.session.version:
            self.run_worker(self._make, thread=True, group="directory", exclusive=True)

    def on_directory_made(self, message: DirectoryMade) -> None:
        """Show it."""
        message.stop()
        self.made = message
        self.show_directory(message)

    def relabel(self) -> None:
        """Words in the new language."""
        if self.made is not None:
            self.show_directory(self.made)

    def action_hide_identity(self) -> None:
        """Ids of clients instead of names, and back."""
        self.session.hide_identity = not self.session.hide_identity
        if self.made is not None:
            self.show_directory(self.made)
        self.show_header()

    def _make(self) -> None:
        self.post_message(make(self.session))
