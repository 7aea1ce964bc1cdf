"""The screen of what is due: in groups by urgency, each item with the way to do it or to put it off."""

from functools import partial
from typing import ClassVar

from attrs import evolve
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from ipscore.message import N_, msg
from ipscore.practice.due import DueItem
from ipstui import whoami
from ipstui.loading import problem_lines
from ipstui.messages import AreaWanted, ClientWanted
from ipstui.screens.searching import SearchingPage
from ipstui.screens.starting import StartingPage
from ipstui.screens.today.above import above
from ipstui.screens.today.agenda_list import AgendaList
from ipstui.screens.today.due import Agenda, DueRead, read_due
from ipstui.screens.today.foot import foot
from ipstui.screens.today.lines import Shown, found, key_of, lines
from ipstui.screens.unreadable import unreadable
from ipstui.session import LISTS, Session

MARGINS = 2
SCROLLBAR = 1


class TodayScreen(StartingPage, SearchingPage):
    """Enter does what is due with the item under the cursor."""

    AREA = "today"
    TITLE_TEXT = N_("Today")
    HELP_TEXT = N_(
        "What is due: first what is overdue (“!”), then today, this week, and later. At the right stands how "
        "many days it is over, or the day. Below, where the client is and which rule asks for it; w tells "
        "every step.\n\n"
        "At the top, a meeting with an employer counts when it was face to face and for a client who is "
        "searching.\n\n"
        "Enter writes down what does it. s puts it off and x says that it is not needed; both ask for a "
        "reason. What has been done is gone from the list at once, and u takes it back. m shows the whole "
        "team’s, → what is due later, c says who you are."
    )
    KEYS = (
        "today.do",
        "today.client",
        "today.later",
        "today.not_needed",
        "today.why",
        "today.search",
        "today.whose",
    )
    NEEDS = (LISTS,)
    SEARCH_FOR = N_("Name, id or what is due")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "do", N_("log"), id="today.do"),
        Binding("o", "client", N_("client"), id="today.client"),
        Binding("s", "defer(True)", N_("postpone"), id="today.later"),
        Binding("x", "defer(False)", N_("not needed"), id="today.not_needed"),
        Binding("w", "why", N_("why"), id="today.why"),
        Binding("slash", "search", N_("search"), id="today.search"),
        Binding("m", "whose", N_("mine or the team’s"), id="today.whose"),
        Binding("c", "who", N_("who I am"), id="today.who"),
        Binding("right", "later(True)", N_("show what is later"), id="today.show_later"),
        Binding("left", "later(False)", N_("hide what is later"), id="today.hide_later"),
        Binding("i", "hide_identity", N_("hide names"), id="today.hide"),
        Binding("u", "undo", N_("undo"), id="today.undo"),
        Binding("b", "unreadable", N_("files with problems"), id="today.unreadable"),
        Binding("d", "continue_draft", N_("continue the draft"), id="today.draft"),
        Binding("escape", "close_search", N_("Close the search"), id="today.close_search"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.shown = Shown()
        self.agenda: Agenda | None = None
        self.items: dict[str, DueItem] = {}
        self._said: dict[str, str] = {}

    @property
    def whose(self) -> str | None:
        """Whose agenda is shown; None: everybody's."""
        return None if self.shown.team else self.session.me

    def body(self) -> ComposeResult:
        """The numbers, the list, the words about the item under the cursor, the search line."""
        yield Static(id="above")
        yield Static(id="notes")
        yield Static(id="instead")
        yield AgendaList(id="list")
        yield Static(id="foot")
        yield self.search_line()

    def on_mount(self) -> None:
        """Before the records come there is nothing but the frame."""
        self.query_one(AgendaList).focus()
        self._say("above", self.language("Reading the records…"))

    def on_resize(self) -> None:
        """The columns follow the width."""
        self._draw()

    def filters(self) -> tuple[str, ...]:
        """Whose agenda it is."""
        if self.session.hide_identity or self.session.me is None:
            return ()
        if self.shown.team:
            return (self.language("everybody’s"),)
        return (self.session.staff_name(self.session.me),)

    def client_here(self) -> str | None:
        """The client of the item under the cursor."""
        item = self.item_here()
        return None if item is None else item.client

    def item_here(self) -> DueItem | None:
        """The item under the cursor."""
        return self.items.get(self.query_one(AgendaList).key_under_cursor or "")

    @property
    def list_found(self) -> AgendaList:
        """What is due."""
        return self.query_one(AgendaList)

    def searched(self, words: str) -> None:
        """Only items that have the words in the name or in what is due."""
        self._show_only(evolve(self.shown, search=words))

    def drafts_known(self) -> None:
        """A line above the list tells of them."""
        self._show_notes()

    def show_progress(self, done: int, total: int) -> None:
        """Say how far the first reading of the files is."""
        if self.agenda is None:
            self._say(
                "above", self.language("Reading the records… {done} of {total}", done=done, total=total)
            )

    def show_records(self) -> None:
        """Draw what is known with the names as they are to be, and compute anew what is due."""
        self._draw()
        self._compute()
        if not whoami.told(self.session) and self.session.staff_names:
            self.call_after_refresh(self.action_who)

    def relabel(self) -> None:
        """Words in the new language."""
        self._draw()

    def on_due_read(self, message: DueRead) -> None:
        """Show what is due, unless something else has been asked for meanwhile."""
        if message.whose != self.whose or message.version < self._shown:
            return
        self.agenda = message.agenda
        if message.agenda is None:
            told = [
                self.language("What is due cannot be told, because the practice rules cannot be used:"),
                "",
                *(line for each in message.problems for line in problem_lines(self.language, each)),
                "",
                self.language("Everything else works. ips plugins tells which plugin is broken, and why."),
            ]
            self.items = {}
            self._said.clear()
            self.query_one(AgendaList).show(())
            self._say("above", "")
            self._say("foot", "")
            self._instead("\n".join(told))
            return
        self._draw()

    @on(AgendaList.Moved)
    def cursor_moved(self) -> None:
        """Say what the item under the cursor rests on."""
        self._show_foot()

    @on(AgendaList.Chosen)
    async def item_clicked(self) -> None:
        """A second click does what Enter does."""
        await self.run_action("do")

    def action_do(self) -> None:
        """Open the form that does it."""
        from ipstui.forms.opening import open_form  # not needed for the first screen
        from ipstui.screens.today.doing import doing

        item, agenda = self.item_here(), self.agenda
        if item is None or agenda is None:
            return
        rule = agenda.practice.rules.rules[item.rule]
        what = doing(self.session, rule, item)
        if what is not None:
            open_form(self, what.form, item.client or "", preset=what.preset)
        else:
            self._do_together(item)

    def action_client(self) -> None:
        """Open the client, or the employer, of the item under the cursor."""
        item = self.item_here()
        if item is None:
            return
        if item.client is not None:
            self.post_message(ClientWanted(item.client))
        elif item.employer is not None:
            from ipstui.screens.employers.card import EmployerPage  # opened only when asked for

            self.app.push_screen(EmployerPage(self.session, None, item.employer))
        else:
            self.say(msg("This is about the whole site, not about one client."))

    def action_defer(self, needed: bool) -> None:
        """Put it off, or say that it is not needed."""
        from ipstui.forms.deferral import deferral_item  # as above
        from ipstui.forms.opening import open_form
        from ipstui.screens.today.doing import postponing

        item, agenda = self.item_here(), self.agenda
        if item is not None and agenda is not None:
            preset = postponing(agenda.practice.calendar, agenda.day, needed=needed)
            open_form(self, "deferral", item.client or "", deferral_item(item), preset)

    def action_why(self) -> None:
        """Every step that leads to it."""
        from ipstui.screens.today.why import WhyDuePage  # as above

        item, agenda = self.item_here(), self.agenda
        if item is not None and agenda is not None:
            self.app.push_screen(WhyDuePage(self.session, self.AREA, agenda.practice.rules, item))

    def action_whose(self) -> None:
        """One's own, or the whole team's."""
        if self.session.me is None:
            self.say(msg("Everybody’s agenda is shown. c says who you are."))
            return
        self.shown = evolve(self.shown, team=not self.shown.team)
        self._compute()
        self.show_header()

    def action_who(self) -> None:
        """Say who sits here."""
        from ipstui.screens.today.who import WhoPage  # asked once

        if self.app.screen is self:
            self.app.push_screen(WhoPage(self.session), self._who_chosen)

    def action_later(self, later: bool) -> None:
        """Show or hide what is not due this week."""
        self._show_only(evolve(self.shown, later=later))

    def _do_together(self, item: DueItem) -> None:
        from ipscore.definitions.practice import Event
        from ipstui.screens.team.event_form import open_event  # as above

        assert self.agenda is not None
        event = self.agenda.practice.rules.rules[item.rule].done_by[0]
        if event is Event.REVIEW:
            self.post_message(AreaWanted("fidelity"))
        else:
            open_event(self, item.site, {"kind": event.value})

    def _who_chosen(self, option: str | None) -> None:
        from ipstui.screens.today.who import chosen_me  # as above

        if option is None:
            return
        whoami.remember(self.session, chosen_me(option))
        self.shown = evolve(self.shown, team=False)
        self.update()

    def _compute(self) -> None:
        work = partial(self._read, self.whose)
        self.run_worker(work, thread=True, group="due", exclusive=True)

    def _read(self, whose: str | None) -> None:
        self.post_message(read_due(self.session, whose))

    def _show_only(self, shown: Shown) -> None:
        self.shown = shown
        self._draw()

    def _draw(self) -> None:
        """Everything, from what was computed last."""
        agenda, session = self.agenda, self.session
        if agenda is None:
            return
        rules = agenda.practice.rules
        items = found(session, rules, agenda.items, self.shown.search, agenda.day)
        self.items = {key_of(each): each for each in items}
        cells = self.app.size.width - SCROLLBAR
        shown = evolve(self.shown, team=agenda.whose is None)
        self._say("above", above(session, agenda, self.app.size.width - MARGINS))
        self._instead("" if items else self._nothing())
        self.query_one(AgendaList).show(lines(session, rules, items, shown, agenda.day, cells))
        self._show_notes()
        self._show_foot()

    def _nothing(self) -> str:
        if self.shown.search:
            return self.language("Nothing that is due matches the search.")
        return self.language(
            "Nothing is due in the coming month.\n\nPress 2 for the clients; l writes down a contact."
        )

    def _show_notes(self) -> None:
        parts = [files] if (files := unreadable(self.session)) else []
        if self.drafts:
            parts.append(self.language("drafts: {n}, d continues", n=len(self.drafts)))
        self._say("notes", " · ".join(parts))

    def _show_foot(self) -> None:
        item, agenda = self.item_here(), self.agenda
        words = ""
        if item is not None and agenda is not None:
            words = foot(self.session, agenda.practice.rules, item, self.app.size.width - MARGINS)
        self._say("foot", words)

    def _instead(self, words: str) -> None:
        """What stands in place of the list; empty: the list."""
        self._say("instead", words)
        self.query_one(AgendaList).display = not words

    def _say(self, where: str, words: str) -> None:
        """Draw words only when they are other words: a slow line carries nothing twice."""
        if self._said.get(where) != words:
            self._said[where] = words
            place = self.query_one(f"#{where}", Static)
            place.update(Content(words))
            place.set_class(not words, "-silent")
