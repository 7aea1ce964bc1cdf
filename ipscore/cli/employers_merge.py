"""`ips employers merge`: two employers that are one, first as it would be, and with --yes for good."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from ipscore.cli.caseload import open_lists
from ipscore.cli.output import complain_of, print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.session import BROKEN, Refused, Session
from ipscore.language import Language
from ipscore.language.merging import note_lines, value_words
from ipscore.message import msg
from ipscore.practice.employers.merging import FIELDS, LABELS
from ipscore.problem import Problem, nearest

if TYPE_CHECKING:
    from ipscore.store.employers_merging import Plan


def merge_command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "merge",
        _merge,
        [
            click.Argument(["keep"], metavar=language("KEEP")),
            click.Argument(["double"], metavar=language("DOUBLE")),
            click.Option(
                ["--take"],
                multiple=True,
                type=click.Choice(FIELDS),
                help=language("Take this from DOUBLE where the two differ; can be given again."),
            ),
            click.Option(["--yes"], is_flag=True, help=language("Do it; without, it is only shown.")),
            json_option(language),
        ],
        text=language(
            "Merge two employers that are one. KEEP gets the contacts, and the jobs of every client with "
            "DOUBLE. What differs and is not taken goes into the note. DOUBLE stays as a small file that "
            "leads to KEEP."
        ),
        epilog=language(
            "To undo it, restore the records it names, each to the version before: ips history RECORD, "
            "ips restore RECORD VERSION."
        ),
    )


@click.pass_obj
def _merge(session: Session, keep: str, double: str, take: tuple[str, ...], yes: bool, as_json: bool) -> int:
    from ipscore.store import NotFound, StoreError  # the store is not needed for the help
    from ipscore.store.employers_merging import CannotMergeError, merge, plan

    language = session.language
    workspace = session.open_workspace()
    try:
        agreed = plan(workspace, keep, double)
        if not yes:
            _print_plan(agreed, take, language, as_json=as_json)
            return 0
        name = agreed.double.record.name
        done = merge(workspace, agreed, take, lambda left: note_lines(name, left, language))
    except NotFound as error:
        known = open_lists(workspace, session.language).employers
        raise Refused(
            Problem(
                msg("There is no employer with the id “{id}”.", id=error.record_id),
                nearest=nearest(error.record_id, known),
                expected=msg("an id that ips employers shows"),
            )
        ) from error
    except CannotMergeError as error:
        raise Refused(*error.problems) from error
    except StoreError as error:
        raise Refused(*error.problems, code=BROKEN) from error
    if as_json:
        print_json({"kept": keep, "double": double, "saved": list(done.saved), "done": True})
    else:
        say(language("Merged: {double} is now {keep}.", double=double, keep=keep))
        say(language("Saved: {records}.", records=", ".join(done.saved)))
    complain_of(done.problems, language)
    return BROKEN if done.problems else 0


def _print_plan(plan: "Plan", take: Sequence[str], language: Language, *, as_json: bool) -> None:
    kept, double = plan.kept.record, plan.double.record
    if as_json:
        differ = [
            {"field": each.field, "kept": value_words(each.kept, language),
             "double": value_words(each.other, language), "take": each.field in take}
            for each in plan.choices
        ]  # fmt: skip
        print_json(
            {"kept": kept.id, "double": double.id, "differ": differ, "cases": list(plan.cases), "done": False}
        )
        return
    say(language("{name} ({id}) is kept.", name=kept.name, id=kept.id))
    say(language("{name} ({id}) is merged into it.", name=double.name, id=double.id))
    say(language("Contacts that move: {count}.", count=len(double.contacts)))
    say(language("Clients whose jobs are rewritten: {count}.", count=len(plan.cases)))
    for each in plan.choices:
        taken, other = (each.other, each.kept) if each.field in take else (each.kept, each.other)
        words = language(
            "{field}: {kept}; into the note: {other}",
            field=language(LABELS[each.field]),
            kept=value_words(taken, language),
            other=value_words(other, language),
        )
        say(words)
    say(language("Nothing was changed. Do it with --yes."))
