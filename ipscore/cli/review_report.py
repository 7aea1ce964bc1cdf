"""`ips review report ID -o FILE`: the report of a review as PDF, DOCX, HTML or Markdown."""

from pathlib import Path

import click

from ipscore.cli.output import complain, complain_of, say
from ipscore.cli.parts import subcommand
from ipscore.cli.review_material import Gathered, gather
from ipscore.cli.session import BROKEN, Refused, Session, refusal
from ipscore.language import LANGUAGE_CODES, Language
from ipscore.message import msg
from ipscore.problem import Problem

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
    found = gather(session, review_id)
    told = language if report_language is None else Language.load(report_language)
    draft = _write(found, path, chosen, told)
    if draft:
        complain(language("The report is a draft: it has not been issued, or scores are missing."))
    say(language("Written: {file}", file=path))
    complain_of(found.problems, language)
    return 1 if found.problems else 0


def _write(found: Gathered, path: Path, form: str, language: Language) -> bool:
    """Write the file; whether the report is a draft. Raises Refused when it cannot be written."""
    # Every other command does without these.
    from ipscore.reports import write
    from ipscore.reports.review import ReviewMaterial, review_document

    programmes, _ = found.workspace.programmes.all()
    material = ReviewMaterial(
        found.scale,
        found.review,
        found.ratings,
        found.agreement(),
        found.previous(),
        found.evidence(),
        programme=next((x.record.name for x in programmes if x.record.id == found.review.programme), ""),
        wording=found.wording,
    )
    data = write(review_document(material, language), form)
    try:
        path.write_bytes(data)
    except OSError as error:
        problem = Problem(
            msg("The file cannot be written: {reason}.", reason=error.strerror or str(error)), file=str(path)
        )
        raise Refused(problem, code=BROKEN) from error
    return material.draft
