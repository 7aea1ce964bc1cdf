"""Capacity on the screen: every assumption in a field of its own, and what follows from them below."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from ipscore.language import NotANumber, parse_number
from ipscore.message import N_, Message, msg
from ipscore.practice.team.capacity import Plan, plan
from ipscore.practice.team.capacity_assumptions import BOUNDS, WHOLE, Assumption, Part, observe
from ipscore.practice.team.capacity_words import in_words, shown
from ipstui.cells import fit, width
from ipstui.forms.words import number
from ipstui.lines import broken, hanging
from ipstui.screens.team.computed import TeamComputed
from ipstui.screens.team.page import TeamPage
from ipstui.session import Session
from ipstui.widgets.steady import steady


class CapacityPage(TeamPage):
    """What is typed is a plan for this page alone; nothing is saved."""

    TITLE_TEXT = N_("Capacity")
    HELP_TEXT = N_(
        "How many coaches the clients need, and how many clients the coaches can take. Every number of the "
        "plan can be changed: type over it, and the results follow. An empty field takes again what the "
        "records or the practice rules say. Below the fields stands where the number comes from; page down "
        "and page up move the results. Nothing is saved."
    )
    # A field that is focused when it is filled would not be marked, to be typed over.
    AUTO_FOCUS = ""
    KEYS = ("capacity.next", "capacity.anew", "capacity.back")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,tab", "app.focus_next", N_("next"), id="capacity.next"),
        Binding("up,shift+tab", "app.focus_previous", N_("Previous field"), id="capacity.previous"),
        Binding("pagedown", "results(1)", N_("Results down"), id="capacity.results_down"),
        Binding("pageup", "results(-1)", N_("Results up"), id="capacity.results_up"),
        Binding("ctrl+r", "anew", N_("begin anew"), id="capacity.anew"),
        Binding("escape", "leave", N_("back"), id="capacity.back"),
    ]

    def __init__(self, session: Session, computed: TeamComputed) -> None:
        super().__init__(session, computed)
        self.plan: Plan | None = None
        self._given: dict[Part, float] = {}
        self._wrong: dict[Part, Message] = {}
        self._filled = False

    def body(self) -> ComposeResult:
        """A field for each number, where it comes from, the results."""
        for part in Part:
            with Horizontal():
                yield Static(classes="label", id=f"label-{part.value}")
                yield Static(Content("["), classes="edge")
                yield steady(Input(compact=True, id=f"part-{part.value}"))
                yield Static(Content("]"), classes="edge")
        yield Static(id="source")
        with VerticalScroll(id="results", can_focus=False):
            yield Static(id="words")

    def on_resize(self, event: events.Resize) -> None:  # noqa: ARG002 - Textual's own
        """Break the lines anew."""
        self._draw()

    def show_words(self, words: str) -> None:
        """Instead of the results."""
        self.query_one("#words", Static).update(Content(words))

    def show_team(self, computed: TeamComputed) -> None:
        """The plan from the records as they are now, and from what was typed."""
        records = computed.records
        observed = observe(records.clients, records.staff.values(), computed.team.day, self.site)
        self.plan = plan(computed.practice.rules, observed, self._given)
        first = not self._filled
        self._fill()
        if first:
            self.query_one(f"#part-{Part.CLIENTS_A_YEAR.value}", Input).focus()
        self._draw()

    @on(Input.Changed)
    def typed(self, event: Input.Changed) -> None:
        """Another number, or none."""
        if self.computed is None or event.input.id is None:
            return
        part = Part(event.input.id.removeprefix("part-"))
        self._given.pop(part, None)
        self._wrong.pop(part, None)
        if event.value.strip():
            try:
                self._given[part] = _read(part, event.value)
            except NotANumber as error:
                self._wrong[part] = error.message
        self.show_team(self.computed)

    @on(Input.Submitted)
    def submitted(self) -> None:
        """Enter goes on to the next number."""
        self.focus_next()

    def on_descendant_focus(self) -> None:
        """Where the number in this field comes from."""
        self._draw()

    def on_descendant_blur(self) -> None:
        """A field left empty shows again what is assumed."""
        self._fill()

    def action_anew(self) -> None:
        """Nothing given."""
        self._given, self._wrong = {}, {}
        if self.computed is not None:
            self.set_focus(None)
            self._filled = False
            self.show_team(self.computed)

    def action_results(self, pages: int) -> None:
        """Move the results."""
        results = self.query_one("#results", VerticalScroll)
        if pages > 0:
            results.scroll_page_down(animate=False)
        else:
            results.scroll_page_up(animate=False)

    def _fill(self) -> None:
        """What is assumed, in every field that is not being typed into."""
        if self.plan is None:
            return
        # What is being typed is left alone; an empty field says what is assumed when it is left.
        with self.prevent(Input.Changed):
            for each in self.plan.assumptions:
                field = self.query_one(f"#part-{each.part.value}", Input)
                if each.part not in self._wrong and not (field.has_focus and self._filled):
                    field.value = number(self.language, round(each.value, 2))
        self._filled = True

    def _draw(self) -> None:
        if self.plan is None or not self.is_mounted:
            return
        language, cells = self.language, max(20, self.size.width - 4)
        names = {each.part: language.message(each.name) for each in self.plan.assumptions}
        column = min(max(map(width, names.values())), cells - 14)
        for part, name in names.items():
            label = fit(name, column)
            mark = "!" if part in self._wrong else "*" if part in self._given else " "
            gap = " " * (column - width(label))
            self.query_one(f"#label-{part.value}", Static).update(Content(f"{label}{gap} {mark} "))
        self._draw_source(self.plan, cells)
        lines = []
        for paragraph in in_words(self.plan):
            lines.append(Content.styled(language.message(paragraph.title), "bold"))
            for line in paragraph.lines:
                lines += [Content(each) for each in hanging("  ", language.message(line), cells)]
        self.query_one("#words", Static).update(Content("\n").join(lines))

    def _draw_source(self, made: Plan, cells: int) -> None:
        source = self.query_one("#source", Static)
        each = self._focused(made)
        wrong = None if each is None else self._wrong.get(each.part)
        source.set_class(wrong is not None, "-wrong")
        if each is None:
            source.update(Content(""))
            return
        words = f"! {self.words(wrong)}" if wrong is not None else self.words(each.source)
        source.update(Content("\n".join(broken(words, cells))))

    def _focused(self, made: Plan) -> Assumption | None:
        focused = self.focused.id if self.focused is not None else None
        return next((each for each in made.assumptions if f"part-{each.part.value}" == focused), None)


def _read(part: Part, text: str) -> float:
    """The number typed. Raises NotANumber, also for one that makes no plan."""
    least, greatest = BOUNDS[part]
    value = parse_number(text)
    if part in WHOLE and value != round(value):
        raise NotANumber(msg("A whole number, please."))
    if not least <= value <= greatest:
        raise NotANumber(
            msg("A number from {least} to {most}, please.", least=shown(least), most=shown(greatest))
        )
    return value
