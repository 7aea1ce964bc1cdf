"""Looking at the tree of a workspace: every file's stamp, or only the folders that have changed.

A save renames, and a rename changes its folder; a file edited in place does not. So folders are looked at
often, and every file now and then.
"""

# Plain system calls on purpose: this is the time a start takes.
# ruff: noqa: PTH114, PTH116, PTH208

import os
import time
from collections.abc import Mapping, Sequence

from attrs import frozen

from ipscore.problem import Problem
from ipscore.store.index_entry import YOUNG, pack
from ipscore.store.layout import SUFFIX, closed_folder, link_problem
from ipscore.store.reading import close

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC


@frozen
class Folder:
    """A folder as it was last looked at.

    `stamp`: inode and times of change, None when it may have changed again without showing it. `names`: of
    the record files in it, with `/` between them; `stamps`: theirs, packed in the same order. `below`:
    folders to look into, with the rest of the pattern; `problems`: what in it is not looked into.
    """

    kind: str
    stamp: tuple[int, int, int] | None
    names: str = ""
    stamps: bytes = b""
    below: tuple[tuple[str, tuple[str, ...]], ...] = ()
    problems: tuple[Problem, ...] = ()


_UNSEEN = (-1, 0, 0, 0)
"""The stamp of a file that may not even be looked at: reading it says why."""

Tree = dict[str, Folder]
"""Folders by name, relative to the workspace."""


def walk(root: str, patterns: Mapping[str, Sequence[str]], before: Tree, *, deep: bool) -> Tree:
    """The tree of the record files of `patterns` (by kind) below `root`.

    `deep`: every file is looked at; otherwise folders that have not changed are taken from `before`.
    """
    tree: Tree = {}
    for kind, pattern in patterns.items():
        top = pattern[0]
        if os.path.islink(f"{root}/{top}"):
            tree[top] = Folder(kind, None, problems=(link_problem(top),))
        elif os.path.lexists(f"{root}/{top}"):
            _walk(root, kind, top, tuple(pattern[1:]), before, tree, deep=deep)
    return tree


def _walk(
    root: str, kind: str, name: str, rest: tuple[str, ...], before: Tree, tree: Tree, *, deep: bool
) -> None:
    began = time.time_ns()
    try:
        found = os.stat(f"{root}/{name}", follow_symlinks=False)
        stamp = (found.st_ino, found.st_mtime_ns, found.st_ctime_ns)
    except OSError:
        stamp = None
    known = before.get(name)
    if deep or known is None or stamp is None or known.stamp != stamp:
        young = stamp is None or began - max(stamp[1:]) < YOUNG
        look = _look_at_files if len(rest) == 1 else _look_at_folders
        try:
            known = look(root, kind, name, rest, None if young else stamp)
        except OSError:
            known = Folder(kind, None, problems=(closed_folder(name),))
    tree[name] = known
    for below, its_rest in known.below:
        _walk(root, kind, below, its_rest, before, tree, deep=deep)


def _look_at_files(
    root: str, kind: str, name: str, _: tuple[str, ...], stamp: tuple[int, int, int] | None
) -> Folder:
    """Look at every file of a folder. Raises OSError.

    From the open folder, so that the kernel does not walk the path anew for each of a hundred thousand.
    """
    names: list[str] = []
    numbers: list[int] = []
    folder = os.open(f"{root}/{name}", _FOLDER)
    try:
        for each in os.listdir(folder):
            if each.startswith(".") or not each.endswith(SUFFIX):
                continue
            try:
                found = os.stat(each, dir_fd=folder, follow_symlinks=False)
            except FileNotFoundError:  # removed since the folder was listed
                continue
            except OSError:
                numbers += _UNSEEN
            else:
                numbers += (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
            names.append(each)
    finally:
        close(folder)
    return Folder(kind, stamp, "/".join(names), pack(numbers))


def _look_at_folders(
    root: str, kind: str, name: str, rest: tuple[str, ...], stamp: tuple[int, int, int] | None
) -> Folder:
    """Look for the folders within a folder. Raises OSError."""
    below: list[tuple[str, tuple[str, ...]]] = []
    problems: list[Problem] = []
    with os.scandir(f"{root}/{name}") as entries:
        for each in entries:
            if each.name.startswith("."):
                continue
            if each.is_dir(follow_symlinks=False):
                below.append((f"{name}/{each.name}", rest[1:]))
            elif each.is_symlink():
                problems.append(link_problem(f"{name}/{each.name}"))
    problems.sort(key=lambda each: each.file)
    return Folder(kind, stamp, below=tuple(below), problems=tuple(problems))
