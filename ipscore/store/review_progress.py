"""How far assessors are, told where their rating files are closed to others: a number, and no score.

`.ips/progress/<review>/<assessor>.toml` is written beside every save of an assessor's ratings. It can be
thrown away: the next save writes it again.
"""

# Plain system calls on purpose: each is a promise of its own, and pathlib is slow where files are many.
# ruff: noqa: PTH116

import os
import stat
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from ipscore.problem import Problem
from ipscore.records.review import RatingFile
from ipscore.store.errors import StoreError
from ipscore.store.layout import is_safe
from ipscore.store.reading import parse, read_bytes
from ipscore.store.serialising import to_bytes
from ipscore.store.writing import make_folders, replace

if TYPE_CHECKING:
    from ipscore.fidelity.alone import Told

PROGRESS = ".ips/progress"

_OTHERS = 0o077


def publish(root: str, file: RatingFile) -> None:
    """Tell how far this file is. A disk that refuses costs nobody a rating: it is told with the next save."""
    from ipscore.fidelity.alone import has_answer  # not needed to list anything

    if not is_safe(file.review) or not is_safe(file.assessor):
        return
    plain: dict[str, object] = {"rated": sum(map(has_answer, file.ratings.values()))}
    if file.finished_on is not None:
        plain["finished_on"] = file.finished_on
    with suppress(StoreError, OSError):
        make_folders(root, f"{PROGRESS}/{file.review}")
        replace(root, _name(file.review, file.assessor), to_bytes(plain))


def told(root: str, review: str, assessor: str) -> "Told | None":
    """What is told of an assessor's ratings; None where nothing is, or nothing that can be understood."""
    from ipscore.fidelity.alone import Told  # as above

    if not is_safe(review) or not is_safe(assessor):
        return None
    content = read_bytes(root, _name(review, assessor))
    table = content if isinstance(content, Problem) else parse(content, _name(review, assessor))
    if isinstance(table, Problem):
        return None
    rated, finished_on = table.get("rated"), table.get("finished_on")
    if not isinstance(rated, int) or not (finished_on is None or type(finished_on) is date):
        return None
    return Told(rated, finished_on)


def closed(root: str, name: str) -> bool:
    """Whether the file `name` is kept from others, this user among them: what another rates alone."""
    path = f"{root}/{name}"
    try:
        found = os.stat(path, follow_symlinks=False)
        with open(path, "rb"):  # noqa: PTH123 - as above
            return False
    except PermissionError:
        return not stat.S_IMODE(found.st_mode) & _OTHERS
    except OSError:
        return False


def _name(review: str, assessor: str) -> str:
    return f"{PROGRESS}/{review}/{assessor}.toml"
