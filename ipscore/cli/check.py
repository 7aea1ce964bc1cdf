"""`ips check`: everything that is wrong with a workspace, each problem on a line."""

from collections.abc import Sequence
from pathlib import Path

import click

from ipscore.cli.output import print_json, problem_data, problem_line, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.session import BROKEN, Refused, Session, open_at
from ipscore.language import Language
from ipscore.problem import Problem, Severity


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "check",
        _check,
        [json_option(language)],
        text=language("Read every file of the workspace and name every problem."),
    )


@click.pass_obj
def _check(session: Session, as_json: bool) -> int:
    language = session.language
    folder = session.workspace_path()
    problems = _problems(session, folder)
    errors = sum(each.severity is Severity.ERROR for each in problems)
    warnings = len(problems) - errors
    if as_json:
        print_json(
            {
                "workspace": str(folder),
                "errors": errors,
                "warnings": warnings,
                "problems": [problem_data(each, language) for each in problems],
            }
        )
        return 1 if errors else 0
    for each in problems:
        mark = f"{language.choice(each.severity)}: " if each.severity is Severity.WARNING else ""
        say(mark + problem_line(each, language))
    if problems:
        say(language("Errors: {errors}. Warnings: {warnings}.", errors=errors, warnings=warnings))
    else:
        say(language("Everything is in order."))
    return 1 if errors else 0


def _problems(session: Session, folder: Path) -> Sequence[Problem]:
    from ipscore.store.check import check  # noqa: PLC0415 - the store is not needed for the help

    try:
        workspace = open_at(folder)
    except Refused as refused:
        # A broken workspace.toml is what this command is for; a folder that is no workspace is wrong use.
        if refused.code == BROKEN:
            return refused.problems
        raise
    return check(workspace, session.registry().scales)
