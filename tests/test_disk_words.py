"""What the disk says reaches people in the words of the catalogue, never in the system's English."""

import errno
import os

import pytest

from ipscore.disk_words import disk_words
from ipscore.language import LANGUAGE_CODES, Language

USUAL = (
    "ENOENT",
    "ENOTDIR",
    "EISDIR",
    "EEXIST",
    "ENAMETOOLONG",
    "EACCES",
    "EPERM",
    "EROFS",
    "ENOSPC",
    "EDQUOT",
)


@pytest.mark.parametrize("code", LANGUAGE_CODES)
@pytest.mark.parametrize("name", USUAL)
def test_usual_refusals_say_what_to_do(code: str, name: str) -> None:
    """In each language, without the system's words, and with what to do next after the semicolon."""
    number = getattr(errno, name)
    told = Language.load(code).message(disk_words(OSError(number, os.strerror(number))))
    assert os.strerror(number) not in told
    assert ";" in told
    assert name not in told


def test_what_is_not_usual_has_its_code() -> None:
    """Whoever looks after the computer can look it up; an error without a number says what it says."""
    assert "(EIO)" in str(disk_words(OSError(errno.EIO, os.strerror(errno.EIO))))
    assert "(odd)" in str(disk_words(OSError("odd")))
