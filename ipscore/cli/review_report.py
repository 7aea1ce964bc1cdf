"""`ips review report ID -o FILE`: the report of a review as PDF, DOCX, HTML or Markdown."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ipscore.cli.output import complain, complain_of, say
from ipscore.cli.parts import subcommand
from ipscore.cli.review_opening import no_review, refusing
from ipscore.cli.session import Refused, Session, refusal
from ipscore.cli.written import write_file
from ipscore.language import LANGUAGE_CODES, Language
from ipscore.message import msg

if TYPE_CHECKING:
    from ipscore.reports.review import Gathered, ReviewMaterial

FORMATS = ("pdf", "docx", "html", "md")


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "report",
        _report,
        [
            click.Argument(["review_id"], metavar=language("REVIEW")),
            click.Option(
                ["--format", "form"],
                type=click.Choice(FORMATS),
                help=language("Format; otherwise the ending of the file."),
            ),
            click.Option(
                ["-o", "--output"],
                required=True,
                metavar=language("FILE"),
                help=language("File to write; one that is there is replaced."),
            ),
            click.Option(
                ["--lang", "report_language"],
                type=click.Choice(LANGUAGE_CODES),
                help=language("Language of the report; otherwise that of the command."),
            ),
        ],
        text=language("Write the report of a review. Without all scores it is a draft."),
    )


@click.pass_obj
def _report(
    session: Session, review_id: str, form: str | None, output: str, report_language: str | None
) -> int:
    language, path = session.language, Path(output)
    chosen = form or path.suffix.removeprefix(".").lower()
    if chosen not in FORMATS:
        raise refusal(msg("The file “{file}” does not tell the format.", file=path.name), FORMATS, chosen)
    found = _gathered(session, review_id)
    told = language if report_language is None else Language.load(report_language)
    _write(found.material, path, chosen, told)
    if found.material.draft:
        complain(language("The report is a draft: it has not been issued, or scores are missing."))
    say(language("Written: {file}", file=path))
    complain_of(found.problems, language)
    return 1 if found.problems else 0


def _gathered(session: Session, review_id: str) -> "Gathered":
    """What the report is made from. Raises Refused for a review or a scale that is not there."""
    from ipscore.plugin.registry import UnknownScaleError  # every other command does without these
    from ipscore.reports.review import gather
    from ipscore.store import NotFound

    workspace, registry = session.open_workspace(), session.registry()
    with refusing():
        try:
            return gather(workspace, registry, review_id)
        except NotFound as error:
            raise no_review(workspace, review_id) from error
        except UnknownScaleError as error:
            raise Refused(error.problem) from error


def _write(material: "ReviewMaterial", path: Path, form: str, language: Language) -> None:
    """Write the file. Raises Refused when it cannot be written."""
    from ipscore.reports import write  # as above
    from ipscore.reports.review import review_document

    write_file(path, write(review_document(material, language), form))
