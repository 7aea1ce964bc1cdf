"""Writing the draft of one form, from whichever thread, so that the newest always wins."""

from threading import Lock

from ipscore.message import Message
from ipscore.store import StoreError
from ipstui.forms.spec import Raw
from ipstui.session import Session


class Autosave:
    """The draft of one open form. `base` is what stood in the fields before anything was typed."""

    def __init__(self, session: Session, key: tuple[str, str], base: Raw) -> None:
        self.session = session
        self.key = key
        self.base = base
        self._lock = Lock()
        self._taken = 0
        self._written = 0
        self._closed = False

    def take(self) -> int:
        """A number for what stands in the fields now; called where the fields are read."""
        self._taken += 1
        return self._taken

    def write(self, number: int, raw: Raw) -> bool | Message:
        """Keep `raw`, or drop the draft when nothing was typed; whether there is a draft, or why not.

        Does nothing when something newer was written, or the form has been closed.
        """
        with self._lock:
            if number <= self._written or self._closed:
                return False
            self._written = number
            typed = self.differs(raw)
            try:
                if typed:
                    self.session.drafts.put(self.key, {"raw": dict(raw), "base": dict(self.base)})
                else:
                    self.session.drafts.drop(self.key)
            except StoreError as error:
                return error.message
            return typed

    def close(self, *, drop: bool) -> None:
        """Write nothing from now on; with `drop` the draft is thrown away, because it was saved."""
        with self._lock:
            self._closed = True
            if drop:
                try:
                    self.session.drafts.drop(self.key)
                except StoreError:
                    # An old draft that cannot be removed will be offered again, which loses nothing.
                    return

    def differs(self, raw: Raw) -> bool:
        """Whether anything was typed."""
        return any(value != self.base.get(name, "") for name, value in raw.items())
