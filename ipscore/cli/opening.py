"""Opening the terminal program from `ips`, and the rule when there is no terminal to open it in."""

import sys
from importlib import import_module
from pathlib import Path

from ipscore.cli.session import Refused, Session, open_at
from ipscore.message import msg
from ipscore.problem import Problem


def at_terminal() -> bool:
    """Whether a person sits at both ends: keys come in and a screen shows."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def open_program(session: Session, folder: Path) -> int:
    """Open the terminal program on a workspace and return its exit code.

    Raises Refused where there is no terminal, when the folder is no workspace, and when a plugin is broken
    and the program is strict.
    """
    session.if_strict()
    if not at_terminal():
        raise Refused(
            Problem(
                msg("The terminal program needs a terminal, and there is none here."),
                expected=msg("a command, such as ips caseload; ips --help lists them"),
            )
        )
    if not (folder / "workspace.toml").exists():
        # Says what is wrong in full. A folder that looks right is opened by the program itself, in the time
        # Textual takes to be imported.
        open_at(folder)
    # Imported by name because the core must not know the terminal program, which may be absent on a server:
    # this one line is the whole of what they share.
    launch = import_module("ipstui.launch")
    code: int = launch.run(folder, session.language.code if session.language_asked else None)
    return code
