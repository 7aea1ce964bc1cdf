"""When the program itself fails: a plain sentence, the drafts kept, and a log without anyone's name in it."""

import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ipstui.hangup import save_drafts
from ipstui.session import Session

if TYPE_CHECKING:
    from ipstui.app import IpsApp

LOG = "crash.log"


def leave(app: "IpsApp", session: Session) -> None:
    """Close the program after an unhandled error, with exit code 1."""
    save_drafts(app)
    error = sys.exc_info()[1]
    from ipscore.store.places import state_folder  # importing the store is for later

    log = write_log(state_folder(), error)
    language = session.language
    words = language("The program met an error of its own and had to stop. What you had saved is safe, and "
                     "what you were typing will be offered again.")  # fmt: skip
    where = language("Where it happened is written in {file}.", file=log) if log is not None else ""
    app.close_with("\n".join(part for part in (words, where) if part))


def write_log(folder: Path, error: BaseException | None) -> Path | None:
    """Append the places the error came through. Never its message or values: they may name a client."""
    if error is None:
        return None
    lines = [f"{datetime.now(UTC).isoformat(timespec='seconds')} {type(error).__qualname__}"]
    frames = traceback.extract_tb(error.__traceback__)
    lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    path = folder / LOG
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except OSError:
        return None
    return path
