"""The program as Textual sees it: areas, language, colours, keys. It only wires; the work is elsewhere."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.command import CommandPalette
from textual.reactive import Reactive
from textual.screen import Screen

from ipscore.language import Language
from ipscore.message import N_, Message
from ipstui import crash, hangup
from ipstui.commands.caseload import CaseloadCommands
from ipstui.commands.client import ClientCommands
from ipstui.commands.employers import EmployersCommands
from ipstui.commands.fidelity import FidelityCommands
from ipstui.commands.general import GeneralCommands
from ipstui.commands.outcomes import OutcomesCommands
from ipstui.commands.team import TeamCommands
from ipstui.keeping import KeepsRecords
from ipstui.log_keys import LOG_BINDINGS, LogKeys
from ipstui.messages import AreaWanted, ClientWanted, LanguageWanted, ThemeWanted
from ipstui.notices import GivesNotice
from ipstui.screens.areas import AREAS, CLIENT, SCREENS, TODAY
from ipstui.screens.page import Page
from ipstui.session import Session
from ipstui.settings import THEMES
from ipstui.styles import STYLES
from ipstui.widgets.key_gate import KeyGate

# The store comes with it, which the first screen does not wait for.
if TYPE_CHECKING:
    from ipstui.forms.entry import EntryOpened


class IpsApp(LogKeys, KeepsRecords, GivesNotice, inherit_bindings=False):
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
    CSS_PATH = STYLES
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

    def on_entry_opened(self, message: "EntryOpened") -> None:
        """Show the form."""
        from ipstui.forms.page import FormPage  # not needed for the first screen

        self.push_screen(FormPage(self.session, message.entry, message.key, message.kept))

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

    def action_area(self, area: str) -> None:
        """Open an area by its number key."""
        self.post_message(AreaWanted(area))

    def action_help(self) -> None:
        """What can be done here."""
        from ipstui.screens.help import HelpPage  # not needed for the first screen

        page = self.front
        if page is not None and not isinstance(page, HelpPage):
            keys = [(key, each) for key, each in page.active_bindings.items() if each.binding.id]
            self.push_screen(HelpPage(self.session, page, keys))

    def action_command_palette(self) -> None:
        """Everything that can be done, found by typing."""
        from ipstui.commands.palette import Palette  # not needed for the first screen

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(Palette(self.session.language))

    def _fatal_error(self) -> None:
        # Textual would print local variables, and with them names of clients.
        crash.leave(self, self.session)

    def close_with(self, words: str) -> None:
        """End the program at once; `words` are for the plain terminal."""
        self.parting = words
        self._close_messages_no_wait()


def _open(screen: Callable[[], type[Page[None]]], session: Session) -> Screen[None]:
    made = screen()(session)
    # Its looks are today's. Textual takes them for old, and parses all rules twice again for every area.
    made._css_update_count = made.app._css_update_count  # noqa: SLF001 - Textual has no other way to say so
    return made
