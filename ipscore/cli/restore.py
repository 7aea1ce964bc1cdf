"""`ips restore RECORD VERSION`: an earlier version saved again. What it takes the place of is kept too."""

from typing import TYPE_CHECKING

import click

from ipscore.cli.history import Found, find_record, moment, record_argument
from ipscore.cli.output import print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.session import BROKEN, Refused, Session
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem

if TYPE_CHECKING:
    from ipscore.store import Version


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "restore",
        _restore,
        [
            record_argument(language),
            click.Argument(["version"], metavar=language("VERSION")),
            json_option(language),
        ],
        text=language("Save an earlier version of a record again, as ips history names it or its end."),
    )


@click.pass_obj
def _restore(session: Session, record: str, version: str, as_json: bool) -> int:
    from ipscore.store import StoreError  # the store is not needed for the help

    language = session.language
    found = find_record(session.open_workspace(), record)
    meant = _version(found, version)
    try:
        before = found.repository.revision(found.record_id)
        after = found.repository.restore(found.record_id, meant.id, before).revision
    except StoreError as error:
        raise Refused(*error.problems, code=BROKEN) from error
    changed = before is None or before.content != after.content
    if as_json:
        print_json({"record": found.name, "version": meant.id, "changed": changed})
    elif changed:
        when = moment(meant, language)
        say(
            language(
                "{record} is again as it was on {when}. What was there before is in its history.",
                record=found.name,
                when=when,
            )
        )
    else:
        say(language("{record} is like that already; nothing was changed.", record=found.name))
    return 0


def _version(found: Found, word: str) -> "Version":
    """The version that a word names: all of it, its beginning or its end. Raises Refused for none or many."""
    meant = [each for each in found.versions if word and (each.id.startswith(word) or each.id.endswith(word))]
    if not meant:
        raise Refused(
            Problem(
                msg("The record has no earlier version “{version}”.", version=word),
                expected=msg("one that ips history {record} shows", record=found.name),
            )
        )
    if len(meant) > 1:
        raise Refused(
            Problem(
                msg("Several versions begin or end with “{version}”.", version=word),
                expected=msg("one of: {words}", words=", ".join(each.id for each in meant)),
            )
        )
    return meant[0]
