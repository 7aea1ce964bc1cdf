"""`ips demo [DIR]`: the sample workspace, made when it is not there yet, and opened.

Without a terminal the same is shown as text: the week's agenda, the caseload, the newest review, the figures.
"""

import os
import shutil
from pathlib import Path

import click

from ipscore.cli.opening import at_terminal, open_program
from ipscore.cli.output import print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.session import BROKEN, Refused, Session, open_at
from ipscore.disk_words import disk_words
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "demo",
        _demo,
        [
            click.Argument(["folder"], required=False, metavar=f"[{language('FOLDER')}]"),
            json_option(language),
        ],
        text=language("Make the sample workspace and open it."),
        epilog=language(
            "People and employers of the sample are invented. Without a terminal it is printed as text. "
            "With --json it is only made."
        ),
    )


@click.pass_obj
def _demo(session: Session, folder: str | None, as_json: bool) -> int:
    path = make_sample(Path(folder) if folder else default_folder())
    if as_json:
        print_json({"workspace": str(path.absolute())})
        return 0
    if at_terminal():
        return open_program(session, path)
    return _print_all(session, path)


def default_folder() -> Path:
    """Where the sample is made when nothing is said: beside the user's other data."""
    from ipscore.store import places  # the store is not needed for the help

    return places.data_folder() / "demo"


def make_sample(folder: Path) -> Path:
    """Make the sample in `folder`, unless a workspace is there already, and return the folder.

    Raises Refused when something else is there, or the sample cannot be written.
    """
    from ipscore.sample import write_sample  # the largest import of all
    from ipscore.store import StoreError  # as above

    if os.path.lexists(folder / "workspace.toml"):
        return folder
    if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
        raise Refused(
            Problem(
                msg("There is something else in {folder}; it was not touched.", folder=str(folder)),
                expected=msg("an empty folder, or one that does not exist yet"),
            )
        )
    # Made beside and then named, so that an interrupted run leaves no half of a workspace behind.
    unfinished = folder.absolute().with_name(f".{folder.absolute().name}.{os.getpid()}")
    try:
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        write_sample(unfinished)
        unfinished.replace(folder)
    except StoreError as error:
        raise Refused(*error.problems, code=BROKEN) from error
    except OSError as error:
        message = msg(
            "The sample cannot be written to {folder}: {reason}.",
            folder=str(folder),
            reason=disk_words(error),
        )
        raise Refused(Problem(message), code=BROKEN) from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def _print_all(session: Session, path: Path) -> int:
    from ipscore.cli.agenda import due_items, print_agenda
    from ipscore.cli.caseload import in_coaching, open_lists, print_caseload  # only without a terminal
    from ipscore.cli.outcomes import print_outcomes, usual_report
    from ipscore.cli.review_show import print_summary
    from ipscore.cli.reviewed import reviews_of
    from ipscore.practice.due import Urgency

    language = session.language
    session.workspace_option = str(path)
    workspace = open_at(path)
    loaded = workspace.load()
    say(language("Sample workspace: {folder}", folder=str(path)))
    say()
    lists = open_lists(workspace, language)
    today = workspace.today()
    items, rules = due_items(session, lists, today)
    # What is later fills pages: ips agenda prints it.
    week = [each for each in items if each.urgency(today) is not Urgency.LATER]
    print_agenda(week, today, rules, lists, language)
    say()
    print_caseload(in_coaching(lists, workspace.today()), lists, language)
    reviews, problems = reviews_of(session)
    finished = [each for each in reviews if each.result is not None and each.result.complete]
    for each in finished[:1]:
        say()
        print_summary(each, language)
    say()
    print_outcomes(usual_report(workspace, loaded.dataset), loaded.dataset, language)
    return 1 if problems or loaded.problems else 0
