"""A file somebody named with -o, written by a command: a report, a letter."""

from pathlib import Path

from ipscore.cli.session import BROKEN, Refused
from ipscore.disk_words import disk_words
from ipscore.message import msg
from ipscore.problem import Problem


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to the file, in place of one that is there. Raises Refused where the disk refuses."""
    try:
        path.write_bytes(data)
    except OSError as error:
        words = msg("The file cannot be written: {reason}.", reason=disk_words(error))
        raise Refused(Problem(words, file=str(path)), code=BROKEN) from error
