"""`ips check`: everything that is wrong with a workspace, each problem on a line, and how to mend it."""

from collections.abc import Iterable, Sequence
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
        [
            click.Option(
                ["--explain"], is_flag=True, help=language("Say for each kind of problem how to mend it.")
            ),
            json_option(language),
        ],
        text=language("Read every file of the workspace and name every problem."),
    )


@click.pass_obj
def _check(session: Session, explain: bool, as_json: bool) -> int:
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
                "problems": [_data(each, language, explain=explain) for each in problems],
            }
        )
        return 1 if errors else 0
    if explain:
        _say_explained(problems, language)
    else:
        _say(problems, language)
    if problems:
        say(language("Errors: {errors}. Warnings: {warnings}.", errors=errors, warnings=warnings))
    else:
        say(language("Everything is in order."))
    return 1 if errors else 0


def _say(problems: Iterable[Problem], language: Language) -> None:
    for each in problems:
        mark = f"{language.choice(each.severity)}: " if each.severity is Severity.WARNING else ""
        say(mark + problem_line(each, language))


def _say_explained(problems: Sequence[Problem], language: Language) -> None:
    """Problems that are mended in one way together, and that way below them."""
    from ipscore.store.explain import explained  # the store is not needed for the help

    for advice, group in explained(problems):
        _say(group, language)
        say("  → " + language.message(advice))
        say()


def _data(problem: Problem, language: Language, *, explain: bool) -> dict[str, object]:
    from ipscore.store.explain import explanation  # as above

    more = {"explanation": language.message(explanation(problem))} if explain else {}
    return {**problem_data(problem, language), **more}


def _problems(session: Session, folder: Path) -> Sequence[Problem]:
    from ipscore.store.check import check  # the store is not needed for the help

    try:
        workspace = open_at(folder)
    except Refused as refused:
        # A broken workspace.toml is what this command is for; a folder that is no workspace is wrong use.
        if refused.code == BROKEN:
            return refused.problems
        raise
    registry = session.registry()
    return check(workspace, registry.scales, registry.rules, registry.texts)
