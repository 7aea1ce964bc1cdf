"""Why the disk refused, in words of the catalogue: what the system says is English, and a code for people.

The one place where such an error becomes words that end a sentence of somebody else's. The store, which knows
what it was saving, has sentences of its own.
"""

import errno
from collections.abc import Mapping
from types import MappingProxyType

from ipscore.message import Message, msg

_FULL = msg("the disk is full; free some space, or choose another disk")
_DENIED = msg("you are not allowed to; choose another place, or ask whoever looks after the computer")

_WORDS: Mapping[int, Message] = MappingProxyType(
    {
        errno.ENOENT: msg("there is no such file or folder; look at the name, or make the folder first"),
        errno.ENOTDIR: msg("what stands before the last / is a file, not a folder; choose another place"),
        errno.EISDIR: msg("this is a folder; give the name of a file in it"),
        errno.EEXIST: msg("there is something of this name already; give another name"),
        errno.ENAMETOOLONG: msg("the name is too long; give a shorter one"),
        errno.EACCES: _DENIED,
        errno.EPERM: _DENIED,
        errno.EROFS: msg("the disk can only be read, not written; choose another place"),
        errno.ENOSPC: _FULL,
        errno.EDQUOT: _FULL,
    }
)


def disk_words(error: OSError) -> Message:
    """Why, and what to do next: the end of a sentence, without a full stop."""
    if (words := _WORDS.get(error.errno or 0)) is not None:
        return words
    code = errno.errorcode.get(error.errno or 0) or error.strerror or str(error)
    return msg(
        "the disk gave an error ({code}); try again, or tell whoever looks after the computer", code=code
    )
