"""Writing a document to a file somebody has named: never over one that is there, and whole or not at all."""

from contextlib import suppress
from pathlib import Path

from ipscore.disk_words import disk_words
from ipscore.message import Message, msg


def named_file(typed: str) -> Path:
    """The file somebody means: what does not begin at the root is in the home folder."""
    path = Path(typed).expanduser()
    return path if path.is_absolute() else Path.home() / path


def taken(path: Path) -> Message | None:
    """Why this file cannot be written, as far as that can be told before there is anything to write."""
    if path.exists():
        return msg("There is a file of this name already: {file}. Give another name.", file=path)
    return None


def write_new(path: Path, data: bytes) -> Message | None:
    """Write a new file; words when that failed, and then nothing of it is left."""
    made = False
    try:
        with path.open("xb") as file:
            made = True
            file.write(data)
    except FileExistsError:
        return taken(path)
    except OSError as error:
        if made:
            with suppress(OSError):
                path.unlink()
        return msg("The file {file} cannot be written: {reason}.", file=path, reason=disk_words(error))
    return None
