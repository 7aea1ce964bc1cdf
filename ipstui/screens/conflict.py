"""Two versions of a record side by side, field by field, and which to keep of each."""

from collections.abc import Sequence
from typing import ClassVar

from attrs import frozen
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from ipscore.message import N_, Message, msg
from ipscore.store.merging import Difference
from ipstui.forms.naming import LONG, place_words, value_at, value_words
from ipstui.forms.saving import Choices, Clash, Path, Side
from ipstui.screens.page import Page
from ipstui.screens.side_by_side import beside
from ipstui.session import Session

NAMES = {Side.MINE: N_("mine"), Side.THEIRS: N_("theirs"), Side.BOTH: N_("both")}


@frozen
class TwoVersions:
    """One field that differs, in words. `before`: what stood there before either changed it.

    `together`: the fields, this one among them, that are kept from one side or the other as a whole.
    """

    path: Path
    title: str
    mine: str
    theirs: str
    before: str
    joinable: bool = False
    together: tuple[Path, ...] = ()


class FieldChoice(Widget, can_focus=True):
    """One field: mine and theirs in two columns, and what was chosen."""

    DEFAULT_CSS = """
    FieldChoice { height: auto; width: 1fr; margin-bottom: 1; }
    """

    def __init__(self, session: Session, versions: TwoVersions) -> None:
        super().__init__()
        self.session = session
        self.versions = versions
        self.side: Side | None = None
        self.bound: Sequence[FieldChoice] = ()
        """The others that mean something only together with this one."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's own
        """As many lines as the longer version takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The field's name, then the two versions."""
        title, *rest = self._lines(self.size.width)
        style = "reverse bold" if self.has_focus else "bold"
        return Content("\n").join([Content.styled(title, style), *map(Content, rest)])

    def choose(self, side: Side) -> None:
        """Keep this version, of the fields bound to this one too."""
        for each in (self, *self.bound):
            each.side = side
            each.refresh(layout=True)

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click on a version keeps it."""
        if event.y > 0:
            self.choose(Side.MINE if event.x < self.size.width // 2 else Side.THEIRS)

    def _lines(self, cells: int) -> list[str]:
        language, each = self.session.language, self.versions
        chosen = language(NAMES[self.side]) if self.side is not None else ""
        mark = "▸" if self.has_focus else " "
        title = f"{mark}{each.title} · " + (f"✓ {chosen}" if chosen else "! " + language("choose"))
        heads = (self._head(Side.MINE), self._head(Side.THEIRS))
        lines = [title, *beside(heads, (each.mine, each.theirs), cells)]
        if each.before != "–":
            lines.append("  " + language("before: {value}", value=" ".join(each.before.split()))[: cells - 2])
        return lines

    def _head(self, side: Side) -> str:
        words = self.session.language(NAMES[side])
        return f"(x) {words}" if self.side in (side, Side.BOTH) else f"( ) {words}"


class ConflictPage(Page[Choices | None]):
    """Dismissed with a choice for every field, None to decide later."""

    TITLE_TEXT = N_("Two versions")
    HELP_TEXT = N_(
        "Someone else changed the same fields while you were writing. Nothing has been overwritten. Of each "
        "field choose: m keeps yours, t takes theirs, b keeps both texts one after the other. ↓ and ↑ go "
        "from field to field.\n\n"
        "Enter saves once every field has been chosen. Esc decides later: what you wrote stays a draft. "
        "What only one of you changed is kept either way."
    )
    KEYS = ("conflict.mine", "conflict.theirs", "conflict.both", "conflict.save", "conflict.later")
    DEFAULT_CSS = """
    ConflictPage VerticalScroll { padding: 0 1; height: 1fr; scrollbar-size-vertical: 1; }
    ConflictPage #about { padding: 0 1; height: auto; margin-bottom: 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m", "choose('mine')", N_("mine"), id="conflict.mine"),
        Binding("t", "choose('theirs')", N_("theirs"), id="conflict.theirs"),
        Binding("b", "choose('both')", N_("both"), id="conflict.both"),
        Binding("enter,ctrl+s", "save", N_("save"), id="conflict.save"),
        Binding("escape", "leave", N_("decide later"), id="conflict.later"),
        Binding("down,tab", "move(1)", N_("Next field"), id="conflict.down", show=False),
        Binding("up,shift+tab", "move(-1)", N_("Previous field"), id="conflict.up", show=False),
    ]

    def __init__(self, session: Session, area: str, fields: Sequence[TwoVersions], whose: str = "") -> None:
        """`whose`: what the record is called, in the user's language."""
        super().__init__(session)
        self._area = area
        self._fields = fields
        self._whose = whose

    def area(self) -> str:
        """The area it was opened from."""
        return self._area

    def where(self) -> str:
        """Two versions of what."""
        return " · ".join(part for part in (self.language(self.TITLE_TEXT), self._whose) if part)

    def body(self) -> ComposeResult:
        """What happened, then the fields."""
        yield Static(id="about")
        with VerticalScroll(can_focus=False):
            for each in self._fields:
                yield FieldChoice(self.session, each)

    def on_mount(self) -> None:
        """The cursor on the first field."""
        fields = {each.versions.path: each for each in self.choices}
        for path, each in fields.items():
            each.bound = [fields[other] for other in each.versions.together if other != path]
        self.relabel()
        self.set_focus(self.choices[0])

    def relabel(self) -> None:
        """Words in the language of now."""
        words = self.language("Someone else saved meanwhile. Nothing is overwritten until you have chosen.")
        self.query_one("#about", Static).update(Content(words))
        for each in self.choices:
            each.refresh(layout=True)

    @property
    def choices(self) -> list[FieldChoice]:
        """The fields on the screen."""
        return list(self.query(FieldChoice))

    def action_choose(self, side: str) -> None:
        """Choose for the field at the cursor, and go on to the next that is open."""
        field = self.focused
        if not isinstance(field, FieldChoice):
            return
        if Side(side) is Side.BOTH and not field.versions.joinable:
            self.say(msg("Only of long texts both versions can be kept."))
            return
        field.choose(Side(side))
        self._go_to(self._open)

    def action_move(self, step: int) -> None:
        """To the next field or the one before."""
        fields = self.choices
        at = fields.index(self.focused) if isinstance(self.focused, FieldChoice) else 0
        self._go_to(fields[min(max(at + step, 0), len(fields) - 1)])

    def action_save(self) -> None:
        """Save when every field has been chosen."""
        still = self._open
        if still is not None:
            self.say(_NOT_CHOSEN)
            self._go_to(still)
            return
        self.dismiss({each.versions.path: each.side for each in self.choices if each.side is not None})

    def action_leave(self) -> None:
        """Not now: nothing is saved until it is decided."""
        self.dismiss(None)

    @property
    def _open(self) -> FieldChoice | None:
        return next((each for each in self.choices if each.side is None), None)

    def _go_to(self, field: FieldChoice | None) -> None:
        if field is not None:
            self.set_focus(field)


_NOT_CHOSEN: Message = msg("Choose for every field first: m keeps yours, t takes theirs.")


def versions_of(session: Session, clash: Clash[object]) -> tuple[TwoVersions, ...]:
    """The fields of a clash in words."""
    return tuple(_versions(session, clash, each) for each in clash.differences)


def _versions(session: Session, clash: Clash[object], difference: Difference) -> TwoVersions:
    path = difference.path
    sides = (clash.mine, clash.theirs.record, clash.base)
    values = [value_at(each, path) for each in sides]
    mine, theirs, before = (value_words(session, path, each) for each in values)
    # Both texts of one field of a whole would be of neither side.
    loose = path[-1] in LONG and not difference.together
    joinable = loose and all(isinstance(each, str) and each for each in values[:2])
    title = place_words(session, path, *sides)
    return TwoVersions(path, title, mine, theirs, before, joinable, difference.together)
