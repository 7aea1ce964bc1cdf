"""The records the program shows: read in threads, kept as they are saved here and by colleagues."""

from functools import partial

from ipscore.records.client import Client
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipstui import loading, noticing, whoami
from ipstui.messages import (
    ClientRead,
    ClientRemoved,
    ClientSaved,
    EmployerSaved,
    IdentitySaved,
    ListsRead,
    NoticeGiven,
    ReadingOn,
    RecordsLoaded,
    RecordsNeeded,
    RecordsNoticed,
    WorkspaceRefused,
)
from ipstui.paged import Paged

EVERY = 1.5
"""Seconds between two looks for changes: a colleague's save is seen within two."""


class KeepsRecords(Paged, inherit_bindings=False):
    """The part of the program that reads, and tells the page in front when it has to show something else."""

    parting = ""
    """What is to be printed when the screen is the terminal's own again."""

    def on_records_needed(self, message: RecordsNeeded) -> None:
        """Read records in a thread."""
        self._read(frozenset(message.kinds))

    def on_reading_on(self, message: ReadingOn) -> None:
        """Tell how far the first reading of the files is."""
        if self.front is not None:
            self.front.show_progress(message.done, message.total)

    def on_lists_read(self, message: ListsRead) -> None:
        """Show the lists, and keep them as colleagues change them."""
        self.session.watch(message.watcher)
        self.session.me = whoami.remembered(self.session)
        self._update_page()
        self.set_interval(EVERY, self.look_for_changes)

    def on_client_read(self, message: ClientRead) -> None:
        """Keep the client that was opened and show it."""
        if message.client != self.session.client:
            return
        self.session.look(message.dataset)
        for problem in message.problems[:1]:
            self.post_message(NoticeGiven(problem.message))
        self._update_page()

    def on_records_noticed(self, message: RecordsNoticed) -> None:
        """Show what has changed, leaving the cursor and what is being typed alone."""
        self.session.notice(message.noticed, message.records, message.problems)
        if noticing.concerns(self.session, message.noticed):
            self.read_client()
        self._update_page()

    def on_records_loaded(self, message: RecordsLoaded) -> None:
        """Keep what was read and show it."""
        self.session.add(message.dataset, message.kinds, message.problems)
        self._update_page()

    def on_workspace_refused(self, message: WorkspaceRefused) -> None:
        """Leave, and say why on the plain terminal."""
        self.parting = loading.told(self.session.language, message.problems)
        self.exit(1, return_code=1)

    def on_client_saved(self, message: ClientSaved) -> None:
        """Keep the saved case and show it."""
        self._saved(message.client)

    def on_employer_saved(self, message: EmployerSaved) -> None:
        """Keep the saved employer and show it."""
        self._saved(message.employer)

    def on_identity_saved(self, message: IdentitySaved) -> None:
        """Keep who the client is and show it."""
        self._saved(message.identity)

    def on_client_removed(self, message: ClientRemoved) -> None:
        """Show the client no more."""
        self.session.forget(message.client)
        self._update_page()
        self.look_for_changes()

    def read_client(self) -> None:
        """Open the session's client in a thread."""
        if self.session.client is not None:
            self.session.opening = True
            work = partial(self._read_client, self.session.client)
            self.run_worker(work, thread=True, group="client", exclusive=True)

    def look_for_changes(self) -> None:
        """Look in a thread, unless the last look has not ended; nothing is drawn when nothing has changed."""
        if self.session.day_turned():
            self._update_page()
        if not any(each.group == "watch" and not each.is_finished for each in self.workers):
            self.run_worker(self._look, thread=True, group="watch")
        if self.front is not None:
            self.front.look()

    def _saved(self, record: Client | Employer | Identity) -> None:
        self.session.replace(record)
        self._update_page()
        self.look_for_changes()

    def _update_page(self) -> None:
        if self.front is not None:
            self.front.update()

    def _read(self, kinds: frozenset[str]) -> None:
        self.run_worker(partial(self._load, kinds), thread=True, group="load", exclusive=True)

    def _load(self, kinds: frozenset[str]) -> None:
        for message in loading.load(self.session, kinds, self._tell_progress):
            self.post_message(message)

    def _tell_progress(self, done: int, total: int) -> None:
        self.post_message(ReadingOn(done, total))

    def _read_client(self, client: str) -> None:
        self.post_message(loading.read_client(self.session, client))

    def _look(self) -> None:
        noticed = noticing.notice(self.session)
        if noticed is not None:
            self.post_message(noticed)
