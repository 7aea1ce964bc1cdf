"""Joins the message catalogues of the rooms into one compiled catalogue a language, when the wheel is built.

`python hatch_build.py` does the same in a copy of the source (`make catalogue`). One file a room and language
keeps translations beside their room; the program reads one `.mo`.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

if TYPE_CHECKING:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path("ipscore", "locale")
COMPILED = Path("LC_MESSAGES", "ips.mo")


class CatalogueError(Exception):
    """The catalogues cannot be joined; the text names every reason by file and line."""


def join(files: list[Path], code: str) -> Catalog:
    """One catalogue of all the files of a language.

    Raises CatalogueError when a file cannot be read, or one text has two translations.
    """
    joined = Catalog(locale=code)
    owners: dict[str, tuple[Path, int | None]] = {}
    problems = []
    for path in files:
        try:
            with path.open("rb") as file:
                catalog = read_po(file, locale=code, abort_invalid=True)
        except (OSError, ValueError, PoFileError) as error:
            problems.append(f"{path}: {error}")
            continue
        for message in catalog:
            if not message.id:
                continue
            known = joined.get(message.id)
            if known is None:
                joined.add(message.id, message.string, flags=message.flags)
                owners[str(message.id)] = (path, message.lineno)
            elif known.string != message.string:
                other, line = owners[str(message.id)]
                problems.append(
                    f"{path}:{message.lineno}: “{message.id}” is translated “{message.string}” here "
                    f"and “{known.string}” in {other}:{line}; give it one translation, or two English texts"
                )
    if problems:
        raise CatalogueError("\n".join(problems))
    return joined


def compile_catalogues(root: Path) -> list[Path]:
    """Write the compiled catalogue of every language below `root`; returns the files written."""
    written, problems = [], []
    for folder in sorted(each for each in (root / LOCALE).iterdir() if each.is_dir()):
        try:
            catalog = join(sorted(folder.glob("*.po")), folder.name)
        except CatalogueError as error:
            problems.append(str(error))
            continue
        target = folder / COMPILED
        target.parent.mkdir(exist_ok=True)
        # A program that is starting meanwhile reads the old file or the new one, never half of one.
        unfinished = target.with_suffix(".mo.new")
        with unfinished.open("wb") as file:
            write_mo(file, catalog)
        unfinished.replace(target)
        written.append(target)
    if problems:
        raise CatalogueError("\n".join(problems))
    return written


def get_build_hook() -> "type[BuildHookInterface[Any]]":
    """The hook hatchling asks this file for; hatchling is there only while a wheel is built."""
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface  # see the docstring

    class CatalogueHook(BuildHookInterface[Any]):
        """Compiles the catalogues, and puts them into the wheel although git does not keep them."""

        def initialize(self, version: str, build_data: dict[str, Any]) -> None:
            """Called by hatchling before it collects files."""
            del version
            written = compile_catalogues(Path(self.root))
            build_data["artifacts"] += [path.relative_to(self.root).as_posix() for path in written]

    return CatalogueHook


if __name__ == "__main__":
    try:
        compile_catalogues(Path(__file__).parent)
    except CatalogueError as error:
        sys.exit(str(error))
