"""Looking at the tree of a workspace: every file's stamp, or only the folders that have changed.

A save renames, and a rename changes its folder; a file edited in place does not. So folders are looked at
often, and every file now and then.
"""

# Plain system calls on purpose: this is the time a start takes.
# ruff: noqa: PTH114, PTH116

import os
import time
from collections.abc import Mapping, Sequence

from attrs import field, frozen

from ipscore.problem import Problem
from ipscore.store.index_entry import YOUNG, Stamp
from ipscore.store.layout import SUFFIX, closed_folder, link_problem


@frozen
class Folder:
    """A folder as it was last looked at.

    `stamp`: inode and times of change, None when it may have changed again without showing it. `files`: the
    record files in it by name, with their stamps; `below`: folders to look into, with the rest of the
    pattern; `problems`: what in it is not looked into.
    """

    kind: str
    stamp: tuple[int, int, int] | None
    files: Mapping[str, Stamp] = field(factory=dict)
    below: tuple[tuple[str, tuple[str, ...]], ...] = ()
    problems: tuple[Problem, ...] = ()


UNSEEN: Stamp = (-1, 0, 0, 0)
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
        known = _look(root, kind, name, rest, None if young else stamp)
    tree[name] = known
    for below, its_rest in known.below:
        _walk(root, kind, below, its_rest, before, tree, deep=deep)


def _look(
    root: str, kind: str, name: str, rest: tuple[str, ...], stamp: tuple[int, int, int] | None
) -> Folder:
    files: dict[str, Stamp] = {}
    below: list[tuple[str, tuple[str, ...]]] = []
    problems: list[Problem] = []
    last = len(rest) == 1
    try:
        with os.scandir(f"{root}/{name}") as entries:
            for each in entries:
                short = each.name
                if short.startswith("."):
                    continue
                if last:
                    if short.endswith(SUFFIX):
                        try:
                            found = each.stat(follow_symlinks=False)
                        except FileNotFoundError:  # removed since the folder was listed
                            continue
                        except OSError:
                            files[f"{name}/{short}"] = UNSEEN
                            continue
                        files[f"{name}/{short}"] = (
                            found.st_ino,
                            found.st_size,
                            found.st_mtime_ns,
                            found.st_ctime_ns,
                        )
                elif each.is_dir(follow_symlinks=False):
                    below.append((f"{name}/{short}", rest[1:]))
                elif each.is_symlink():
                    problems.append(link_problem(f"{name}/{short}"))
    except OSError:
        return Folder(kind, None, problems=(closed_folder(name),))
    problems.sort(key=lambda each: each.file)
    return Folder(kind, stamp, files, tuple(below), tuple(problems))
