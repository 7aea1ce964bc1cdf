"""`ips init DIR --scale ID`: a new, empty workspace."""

from pathlib import Path

import click

from ipscore.cli.output import print_json, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.session import BROKEN, Refused, Session
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.workspace import Site, WorkspaceInfo


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "init",
        _init,
        [
            click.Argument(["folder"], metavar=language("FOLDER")),
            click.Option(
                ["--scale"],
                required=True,
                metavar=language("SCALE"),
                help=language("Scale of new reviews; ips plugins lists them."),
            ),
            click.Option(
                ["--name"],
                metavar=language("NAME"),
                help=language("Name of the service; otherwise the folder's."),
            ),
            click.Option(
                ["--site", "sites"],
                multiple=True,
                metavar=language("ID=NAME"),
                help=language("A site, such as town=Town; may be given several times."),
            ),
            json_option(language),
        ],
        text=language("Make a new, empty workspace."),
    )


@click.pass_obj
def _init(
    session: Session, folder: str, scale: str, name: str | None, sites: tuple[str, ...], as_json: bool
) -> int:
    from ipscore.store import AlreadyThere, StoreError, Workspace  # not needed for the help

    session.scale(session.registry(), scale)
    path = Path(folder).absolute()
    info = WorkspaceInfo(name=name or path.name, scale=scale, sites=_sites(sites))
    try:
        workspace = Workspace.create(path, info)
    except AlreadyThere as error:
        raise Refused(*error.problems) from error
    except StoreError as error:
        raise Refused(*error.problems, code=BROKEN) from error
    language = session.language
    if as_json:
        print_json(
            {"workspace": str(workspace.root), "scale": scale, "sites": [each.id for each in info.sites]}
        )
        return 0
    say(language("The workspace “{name}” is in {folder}.", name=info.name, folder=str(workspace.root)))
    if not info.sites:
        say(language("It has no sites yet: add them to workspace.toml, in the way docs/format.md shows."))
    say(language("Next come coaches and leaders: a file for each in the folder staff, as in the manual."))
    return 0


def _sites(given: tuple[str, ...]) -> tuple[Site, ...]:
    from ipscore.store.layout import is_safe  # as above

    sites: list[Site] = []
    problems = []
    for each in given:
        site_id, mark, name = each.partition("=")
        if not mark or not name.strip() or not is_safe(site_id):
            problems.append(
                Problem(
                    msg("“{text}” is not a site.", text=each),
                    expected=msg("ID=NAME, the id of letters a–z, digits and hyphen, as in town=Town"),
                )
            )
        elif any(site.id == site_id for site in sites):
            problems.append(
                Problem(msg("The site “{id}” is given twice.", id=site_id), expected=msg("each id once"))
            )
        else:
            sites.append(Site(site_id, name.strip()))
    if problems:
        raise Refused(*problems)
    return tuple(sites)
