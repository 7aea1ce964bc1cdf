"""The one line at the bottom: the keys that matter here, in the user's language, clickable."""

from textual import events
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from ipstui.cells import width
from ipstui.keys import key_name
from ipstui.session import Session

GAP = "  "


class KeyLine(Widget):
    """Shows bindings by id. The texts are translated when drawn, so a new language needs no new screen."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: 1; width: 100%; background: $panel; color: $foreground; }
    KeyLine:ansi { text-style: reverse; }
    """

    def __init__(self, session: Session, ids: tuple[str, ...]) -> None:
        super().__init__()
        self.session = session
        self.ids = ids
        self._spots: list[tuple[int, int, ActiveBinding]] = []

    def on_mount(self) -> None:
        """Draw again whenever the keys that work change."""
        self.screen.bindings_updated_signal.subscribe(self, self._keys_changed)

    def render(self) -> Content:
        """As many keys as fit; the last two (help and all commands) always do."""
        active: dict[str | None, tuple[str, ActiveBinding]] = {}
        for key, each in self.screen.active_bindings.items():
            if key == "escape" or each.binding.id not in active:
                active[each.binding.id] = (key, each)
        shown = [active[each] for each in self.ids if each in active]
        room = self.size.width - 2
        texts = [self._text(key, each) for key, each in shown]
        keep = min(2, len(texts))
        while len(texts) > keep and width(GAP.join(texts)) > room:
            del texts[-keep - 1], shown[-keep - 1]
        line, parts = 1, [" "]
        self._spots = []
        for text, (_key, each) in zip(texts, shown, strict=True):
            self._spots.append((line, line + width(text), each))
            parts.append(text + GAP)
            line += width(text + GAP)
        return Content("".join(parts).ljust(self.size.width))

    async def on_click(self, event: events.Click) -> None:
        """A click on a key does what the key does."""
        for begin, end, each in self._spots:
            if begin <= event.x < end:
                await self.app.run_action(each.binding.action, each.node)

    def _text(self, key: str, each: ActiveBinding) -> str:
        return f"{key_name(key)} {self.session.language(each.binding.description)}"

    def _keys_changed(self, _screen: Screen[object]) -> None:
        self.refresh()
