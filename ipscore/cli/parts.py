"""What commands share: how they are made, and options that mean the same everywhere."""

from collections.abc import Callable, Sequence
from datetime import date

import click

from ipscore.language import Language, NotADate, parse_date


def subcommand(
    language: Language,
    name: str,
    callback: Callable[..., int],
    params: Sequence[click.Parameter],
    text: str,
    epilog: str | None = None,
) -> click.Command:
    """One command, with what click would write in English replaced."""
    return click.Command(
        name,
        callback=callback,
        params=list(params),
        help=text,
        epilog=epilog,
        options_metavar=language("[OPTIONS]"),
    )


def group(language: Language, name: str, text: str, commands: Sequence[click.Command]) -> click.Group:
    """A command that has commands of its own."""
    return click.Group(
        name,
        commands=list(commands),
        help=text,
        options_metavar=language("[OPTIONS]"),
        subcommand_metavar=language("COMMAND …"),
    )


def json_option(language: Language) -> click.Option:
    """`--json`: the result for programs."""
    return click.Option(["--json", "as_json"], is_flag=True, help=language("Print the result as JSON."))


def day_option(language: Language, name: str, parameter: str, text: str) -> click.Option:
    """An option that takes a day as people type it; what was typed is read by `day` when today is known."""
    return click.Option([name, parameter], metavar=language("DAY"), help=text)


def day(typed: str | None, today: date, language: Language, option: str) -> date | None:
    """The day typed after `option`. Raises click's usage error for what is no day."""
    if typed is None:
        return None
    try:
        return parse_date(typed, today)
    except NotADate as error:
        raise click.BadParameter(language.message(error.message), param_hint=f"'{option}'") from error


def whole_number(typed: str | None, highest: int, language: Language, option: str) -> int | None:
    """The whole number from 0 to `highest` typed after `option`. Raises click's usage error otherwise."""
    if typed is None:
        return None
    # More digits than these are no number a person means, and slow to read.
    if not (typed.isascii() and typed.isdigit() and len(typed) < 10) or int(typed) > highest:
        words = language("write a whole number from 0 to {highest}", highest=highest)
        raise click.BadParameter(f"{typed[:40]!r}: {words}.", param_hint=f"'{option}'")
    return int(typed)
