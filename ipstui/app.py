"""The program as Textual sees it: areas, language, colours, keys. It only wires; the work is elsewhere."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.notifications import Notify
from textual.reactive import Reactive
from textual.screen import Screen

from ipscore.language import Language
from ipscore.message import N_, Message
from ipscore.records.client import Client
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipstui import crash, hangup, loading, noticing, whoami
from ipstui.commands.caseload import CaseloadCommands
from ipstui.commands.client import ClientCommands
from ipstui.commands.employers import EmployersCommands
from ipstui.commands.fidelity import FidelityCommands
from ipstui.commands.general import GeneralCommands
from ipstui.commands.outcomes import OutcomesCommands
from ipstui.commands.team import TeamCommands
from ipstui.log_keys import LOG_BINDINGS, LogKeys
from ipstui.messages import (
    AreaWanted,
    ClientRead,
    ClientRemoved,
    ClientSaved,
    ClientWanted,
    EmployerSaved,
    IdentitySaved,
    LanguageWanted,
    ListsRead,
    NoticeGiven,
    ReadingOn,
    RecordsLoaded,
    RecordsNeeded,
    RecordsNoticed,
    ThemeWanted,
    WorkspaceRefused,
)
from ipstui.screens.areas import AREAS, CLIENT, SCREENS, TODAY
from ipstui.screens.page import Page
from ipstui.session import Session
from ipstui.settings import THEMES
from ipstui.widgets.key_gate import KeyGate

# The store comes with it, which the first screen does not wait for.
if TYPE_CHECKING:
    from ipstui.forms.entry import EntryOpened

EVERY = 1.5
"""Seconds between two looks for changes: a colleague's save is seen within two."""


class IpsApp(LogKeys, inherit_bindings=False):
    """Begins with what is due today."""

    ENABLE_COMMAND_PALETTE = True
    DEFAULT_MODE = TODAY
    COMMANDS: ClassVar = {
        GeneralCommands,
        CaseloadCommands,
        ClientCommands,
        EmployersCommands,
        FidelityCommands,
        OutcomesCommands,
        TeamCommands,
    }
    CSS_PATH = "app.tcss"
    # Textual chooses how to honour NO_COLOR by the theme it starts with: it must be the terminal's own.
    theme = Reactive(THEMES["terminal"])
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(each.key, f"area('{each.name}')", each.label, id=f"app.{each.name}", show=False)
            for each in AREAS
        ),
        *LOG_BINDINGS,
        Binding("question_mark,f1", "help", N_("help"), id="app.help"),
        Binding("ctrl+p", "command_palette", N_("all"), id="app.palette", priority=True),
        Binding("ctrl+q", "quit", N_("Quit"), id="app.quit", show=False, priority=True),
        Binding("ctrl+c", "help_quit", N_("How to quit"), id="app.how_to_quit", show=False, system=True),
        Binding("tab", "app.focus_next", N_("Next place"), id="app.focus_next", show=False),
        Binding("shift+tab", "app.focus_previous", N_("Previous place"), id="app.focus_previous", show=False),
    ]

    def __init__(
        self,
        session: Session,
        keys: Mapping[str, str] | None = None,
        notices: tuple[Message, ...] = (),
    ) -> None:
        super().__init__()
        self.key_gate = KeyGate(self)
        self.session = session
        self.theme = session.settings.textual_theme
        self.animation_level = "none"
        self.title = "ips"
        self.parting = ""
        """What is to be printed when the screen is the terminal's own again."""
        self._notices = notices
        for area, screen in SCREENS.items():
            self.add_mode(area, partial(_open, screen, session))
        if keys:
            self.set_keymap(dict(keys))

    async def on_event(self, event: events.Event) -> None:
        """Keys are taken one at a time."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif not self.key_gate.must_wait(event):
            target = self.focused or self.screen
            await super().on_event(event)
            self.key_gate.given(target)

    def on_mount(self) -> None:
        """Guard against a dropped line, and tell what the set-up had to say."""
        hangup.guard(self)
        for notice in self._notices:
            self.notify(self.session.language.message(notice), severity="warning", markup=False, timeout=20)

    def on_records_needed(self, message: RecordsNeeded) -> None:
        """Read records in a thread."""
        self._read(frozenset(message.kinds))

    def on_reading_on(self, message: ReadingOn) -> None:
        """Tell how far the first reading of the files is."""
        page = self.screen
        if isinstance(page, Page):
            page.show_progress(message.done, message.total)

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

    def on_entry_opened(self, message: "EntryOpened") -> None:
        """Show the form."""
        from ipstui.forms.page import FormPage  # not needed for the first screen

        self.push_screen(FormPage(self.session, message.entry, message.key, message.kept))

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

    def on_client_wanted(self, message: ClientWanted) -> None:
        """Open a client."""
        self.session.client = message.client
        if self.current_mode != CLIENT:
            self.session.came_from = self.current_mode
        self.read_client()
        self.switch_mode(CLIENT)

    def on_area_wanted(self, message: AreaWanted) -> None:
        """Open an area."""
        self.switch_mode(message.area)

    def on_language_wanted(self, message: LanguageWanted) -> None:
        """Speak another language from now on, also next time."""
        self.session.language = Language.load(message.code)
        self.session.settings.language = message.code
        self.session.settings.save()
        for page in self.pages():
            page.language_changed()

    def on_theme_wanted(self, message: ThemeWanted) -> None:
        """Change the colours, also next time."""
        self.session.settings.theme = message.theme
        self.session.settings.save()
        self.theme = self.session.settings.textual_theme

    def pages(self) -> tuple[Page[object], ...]:
        """Every page that is open, in every area."""
        stacks = self._screen_stacks.values()
        return tuple(page for stack in stacks for page in stack if isinstance(page, Page) and page.is_mounted)

    def action_area(self, area: str) -> None:
        """Open an area by its number key."""
        self.post_message(AreaWanted(area))

    def action_help(self) -> None:
        """What can be done here."""
        from ipstui.screens.help import HelpPage  # not needed for the first screen

        page = self.screen
        if isinstance(page, Page) and not isinstance(page, HelpPage):
            keys = [(key, each) for key, each in page.active_bindings.items() if each.binding.id]
            self.push_screen(HelpPage(self.session, page, keys))

    def action_command_palette(self) -> None:
        """Everything that can be done, found by typing."""
        from ipstui.commands.palette import Palette  # not needed for the first screen

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(self.session.language))

    def action_help_quit(self) -> None:
        """ctrl+c means copy in a field; elsewhere say how to leave."""
        self.notify(
            self.session.language("ctrl+q leaves the program. Everything entered is kept."), markup=False
        )

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
        if isinstance(self.screen, Page):
            self.screen.look()

    def _saved(self, record: Client | Employer | Identity) -> None:
        self.session.replace(record)
        self._update_page()
        self.look_for_changes()

    def _update_page(self) -> None:
        page = self.screen
        if isinstance(page, Page):
            page.update()

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

    def _fatal_error(self) -> None:
        # Textual would print local variables, and with them names of clients.
        crash.leave(self, self.session)

    def close_with(self, words: str) -> None:
        """End the program at once; `words` are for the plain terminal."""
        self.parting = words
        self._close_messages_no_wait()


def _open(screen: Callable[[], type[Page[None]]], session: Session) -> Screen[None]:
    return screen()(session)
