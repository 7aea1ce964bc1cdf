"""The seal of an issued review: check sums that show when ratings were changed by other means."""

import json
from hashlib import sha256

from ipscore.fidelity.alone import Files
from ipscore.records.review import RatingFile, Review, ReviewState
from ipscore.structure import unstructure


def seal(file: RatingFile) -> str:
    """The check sum of a rating file's content, whatever the bytes on the disk look like.

    The version of the file is left out: a later program may write the same ratings in a newer form.
    """
    plain = {key: each for key, each in unstructure(file).items() if key != "schema"}
    text = json.dumps(plain, sort_keys=True, ensure_ascii=True, default=str)
    return sha256(text.encode()).hexdigest()[:32]


def broken_seals(review: Review, files: Files) -> tuple[str, ...]:
    """Assessors (or `consensus`) whose file is not as it was issued, added and missing ones included."""
    if review.state is not ReviewState.ISSUED or not review.sealed:
        return ()
    keys = sorted({*review.sealed, *files})
    return tuple(each for each in keys if each not in files or review.sealed.get(each) != seal(files[each]))
