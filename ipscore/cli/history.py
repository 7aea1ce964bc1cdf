"""`ips history RECORD`: the earlier versions of a record, each with the word that `ips restore` takes."""

from typing import TYPE_CHECKING, Any

import click
from attrs import frozen

from ipscore.cli.output import fields_line, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.session import BROKEN, Refused, Session
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem

if TYPE_CHECKING:
    from ipscore.store import Repository, Version, Workspace

NEWEST = 20
"""Versions listed unless all are asked for: what people look for is nearly always among them."""


@frozen
class Found:
    """A record that is or was in the workspace: its kind, its id, where it is stored, and what it was."""

    kind: str
    record_id: str
    repository: "Repository[Any]"
    versions: "tuple[Version, ...]"

    @property
    def name(self) -> str:
        """How people name it where the id alone is not enough."""
        return f"{self.kind}/{self.record_id}"


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "history",
        _history,
        [record_argument(language), _all_option(language), json_option(language)],
        text=language("List the earlier versions of a record, the latest first; of a removed one too."),
    )


def _all_option(language: Language) -> click.Option:
    """`--all`: every version."""
    words = language("List every version, not only the newest {count}; --json always does.", count=NEWEST)
    return click.Option(["--all", "every"], is_flag=True, help=words)


def record_argument(language: Language) -> click.Argument:
    """The record meant: an id, or kind/id."""
    return click.Argument(["record"], metavar=language("RECORD"))


def find_record(workspace: "Workspace", word: str) -> Found:
    """The record that an id or kind/id names. Raises Refused for none, and for an id of several kinds."""
    from ipscore.store import NotFound, StoreError  # the store is not needed for the help

    # As the folders are called.
    repositories = {kind.replace("_", "-"): each for kind, each in workspace.repositories().items()}
    asked, _, record_id = word.rpartition("/")
    kinds = [each for each in repositories if asked in ("", each)]
    found = []
    for kind in kinds:
        try:
            versions = repositories[kind].history(record_id)
        except NotFound:
            continue
        except StoreError as error:
            raise Refused(*error.problems, code=BROKEN) from error
        found.append(Found(kind, record_id, repositories[kind], versions))
    if not found:
        words = ", ".join(f"{each}/…" for each in repositories)
        raise Refused(
            Problem(
                msg("There is no record “{record}”, and there was none.", record=word),
                expected=msg("the id of a record, or its kind and id: {kinds}", kinds=words),
            )
        )
    if len(found) > 1:
        raise Refused(
            Problem(
                msg("There are several records with the id “{id}”.", id=record_id),
                expected=msg("one of: {words}", words=", ".join(each.name for each in found)),
            )
        )
    return found[0]


def moment(version: "Version", language: Language) -> str:
    """When a version was saved, by the clock where the user sits."""
    local = version.when.astimezone()
    return f"{language.date(local.date())} {language.time(local.time())}"


@click.pass_obj
def _history(session: Session, record: str, every: bool, as_json: bool) -> int:
    language = session.language
    found = find_record(session.open_workspace(), record)
    removed = _is_removed(found)
    if as_json:
        print_json(
            {
                "record": found.name,
                "removed": removed,
                "versions": [
                    {"version": each.id, "when": each.when.isoformat(), "size": each.size}
                    for each in found.versions
                ],
            }
        )
        return 0
    listed = found.versions if every else found.versions[:NEWEST]
    for each in listed:
        size = language("{count} bytes", count=language.number(each.size))
        say(fields_line([each.id, moment(each, language), size]))
    if len(listed) < len(found.versions):
        older = language.number(len(found.versions) - len(listed))
        say(language("Older versions not listed: {count}. --all lists them too.", count=older))
    if removed:
        say(language("The record was removed. ips restore and a version bring it back."))
    say(language("Earlier versions: {count}.", count=len(found.versions)))
    return 0


def _is_removed(found: Found) -> bool:
    from ipscore.store import Unreadable  # as above

    try:
        return found.repository.revision(found.record_id) is None
    except Unreadable:
        return False
