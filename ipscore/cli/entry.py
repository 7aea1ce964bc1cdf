"""One run of `ips`: choose the language, run the command, and turn whatever happens into words and a code.

No error reaches people as a traceback. Exit codes: 0 fine, 1 problems found, 2 wrong use.
"""

import gettext
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ipscore.cli.group import root
from ipscore.cli.output import complain, complain_of
from ipscore.cli.session import Refused, Session
from ipscore.language import Language, MissingCatalogue, detect
from ipscore.language.catalogue import DOMAIN, LOCALE_FOLDER

FINE, PROBLEMS, WRONG_USE = 0, 1, 2
INTERRUPTED = 130
"""What shells expect of a program that was stopped with ctrl+c."""


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    # A terminal that cannot show a letter gets a mark in its place, never an error.
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        language = Language.load(detect(os.environ, _asked_language(arguments)))
    except MissingCatalogue as error:
        complain(str(error))
        return PROBLEMS
    _translate_click(language.code)
    try:
        return _invoke(arguments, language)
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough.
        _give_up_output()
        return FINE
    except OSError as error:
        _give_up_output()
        complain(_disk_refused(error, language))
        return PROBLEMS


def _invoke(arguments: Sequence[str], language: Language) -> int:
    command = root(language)
    try:
        # Not `command.main`, which has an exit code of its own for a reader that went away.
        with command.make_context("ips", list(arguments), obj=Session(language)) as context:
            code = command.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except (KeyboardInterrupt, EOFError, click.exceptions.Abort):
        return INTERRUPTED
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        complain(shown.getvalue().rstrip("\n"))
        return error.exit_code
    except Refused as error:
        complain_of(error.problems, language)
        return error.code
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - the last stop: people get words, whatever the fault is
        complain(_fault(error, language))
        return PROBLEMS
    return code if isinstance(code, int) else FINE


def _disk_refused(error: OSError, language: Language) -> str:
    from ipscore.disk_words import disk_words  # it seldom does

    reason = language.message(disk_words(error))
    if isinstance(error.filename, str):
        reason = f"{error.filename}: {reason}"
    return language("Something could not be read or written: {reason}.", reason=reason)


def _give_up_output() -> None:
    """Let what is left in the buffer go nowhere, so that it does not complain when the process ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _asked_language(arguments: Sequence[str]) -> str | None:
    """The value of --lang, looked up before the commands are built, since their help is in that language."""
    for position, argument in enumerate(arguments):
        if argument.startswith("--lang="):
            return argument.removeprefix("--lang=")
        if argument == "--lang":
            return next(iter(arguments[position + 1 :]), None)
    return None


def _translate_click(code: str) -> None:
    """Let click find its own words (Usage, Options, Error …) in our catalogue: it asks the gettext module."""
    gettext.bindtextdomain(DOMAIN, LOCALE_FOLDER)
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = code


def _fault(error: Exception, language: Language) -> str:
    """Words for a fault in the program: its place, and an id that stays the same; never a record's values."""
    import hashlib  # there is seldom a fault
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1]
    place = f"{type(error).__name__}, {Path(last.filename).name}:{last.lineno}"
    trail = "|".join(f"{Path(each.filename).name}:{each.name}" for each in frames)
    return language(
        "Something is wrong in the program itself; nothing that was saved is lost. "
        "Please tell those who look after it: fault {id} ({place}).",
        id=hashlib.sha256(f"{place}|{trail}".encode()).hexdigest()[:8],
        place=place,
    )
