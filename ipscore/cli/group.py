"""The command `ips` itself: its options, and its subcommands by name.

A subcommand's module is imported when it is used; its line of help is here, so that `ips --help` needs none.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import click
from attrs import frozen

from ipscore.cli.session import WORKSPACE_VARIABLE, Session
from ipscore.language import LANGUAGE_CODES, Language
from ipscore.message import N_


@frozen
class Entry:
    """Where a subcommand is made, and the line about it in the list of commands."""

    module: str
    help: str


COMMANDS: Mapping[str, Entry] = {
    "init": Entry("init", N_("Make a new, empty workspace.")),
    "demo": Entry("demo", N_("Make the sample workspace and open it.")),
    "check": Entry("check", N_("Read every file of the workspace and name every problem.")),
    "plugins": Entry("plugins", N_("List the plugins, what they give, and what is wrong with them.")),
    "caseload": Entry("caseload", N_("List the clients in coaching.")),
    "agenda": Entry("agenda", N_("List what is due, with whom and why.")),
    "score": Entry("score", N_("Count the total, the band and what is missing from scores in a file.")),
    "review": Entry("review", N_("Fidelity reviews, from the plan of a review to the development plan.")),
    "fidelity": Entry("fidelity", N_("Show what the records tell of every criterion today.")),
    "outcomes": Entry("outcomes", N_("Count the figures of a period.")),
    "contact": Entry("contact", N_("Record contacts with clients.")),
    "employers": Entry("employers", N_("List the employers, find doubles, and see whose wishes fit.")),
    "team": Entry("team", N_("Show each coach's clients, overdue items, employer meetings and reviews.")),
    "capacity": Entry("capacity", N_("Plan how many coaches are needed, and how many clients can be taken.")),
    "history": Entry("history", N_("List the earlier versions of a record.")),
    "restore": Entry("restore", N_("Save an earlier version of a record again.")),
}


class LazyGroup(click.Group):
    """A group whose commands are named at once and made when they are asked for."""

    def __init__(self, language: Language, entries: Mapping[str, Entry], **rest: Any) -> None:
        super().__init__(**rest)
        self.language = language
        self.entries = entries

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names in the order of a first visit, which is not that of the alphabet."""
        del ctx
        return list(self.entries)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command and let it make the command in the language of the run."""
        del ctx
        entry = self.entries.get(cmd_name)
        if entry is None:
            return None
        make: Callable[[Language], click.Command] = import_module(f"ipscore.cli.{entry.module}").command
        return make(self.language)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without making any."""
        del ctx
        with formatter.section(self.language("Commands")):
            formatter.write_dl([(name, self.language(each.help)) for name, each in self.entries.items()])


def root(language: Language) -> LazyGroup:
    """The command `ips`, with its help in `language`."""
    return LazyGroup(
        language,
        COMMANDS,
        name="ips",
        options_metavar=language("[OPTIONS]"),
        subcommand_metavar=language("COMMAND …"),
        callback=_start,
        invoke_without_command=True,
        help=language(
            "Fidelity, outcomes and the working day of IPS supported employment. "
            "Without a command the terminal program opens."
        ),
        epilog=language("Exit codes: 0 fine, 1 problems found, 2 wrong use."),
        params=[
            click.Option(
                ["-w", "--workspace"],
                metavar=language("FOLDER"),
                help=language(
                    "Folder of the workspace. Otherwise {variable}, otherwise the one opened last.",
                    variable=WORKSPACE_VARIABLE,
                ),
            ),
            click.Option(["--lang"], type=click.Choice(LANGUAGE_CODES), help=language("Language.")),
            click.Option(
                ["--version"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_version,
                help=language("Show the version and exit."),
            ),
        ],
    )


@click.pass_context
def _start(ctx: click.Context, workspace: str | None, lang: str | None) -> int | None:
    session = ctx.ensure_object(Session)
    session.workspace_option = workspace
    session.language_asked = lang is not None
    if ctx.invoked_subcommand is not None:
        return None
    from ipscore.cli.opening import open_program  # only without a command

    return open_program(session, session.workspace_path())


def _version(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if not value or ctx.resilient_parsing:
        return
    from importlib.metadata import version  # costs more than the rest of the help

    click.echo(f"ips {version('ipscore')}")
    ctx.exit()
