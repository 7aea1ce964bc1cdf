"""`ips review draw ID`: the clients whose papers are read, at random and with the seed written down."""

import click

from ipscore.cli.output import complain_of, print_json, say
from ipscore.cli.parts import json_option, subcommand, whole_number
from ipscore.cli.review_opening import open_review, refusing, review_argument
from ipscore.cli.session import Refused, Session
from ipscore.fidelity.planning import SAMPLE_SIZE, with_sample
from ipscore.language import Language
from ipscore.message import msg
from ipscore.problem import Problem

MOST = 999


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "draw",
        _draw,
        [
            review_argument(language),
            click.Option(
                ["--size"],
                metavar=language("NUMBER"),
                help=language("How many clients; otherwise {count}.", count=SAMPLE_SIZE),
            ),
            click.Option(
                ["--seed"],
                metavar=language("SEED"),
                help=language("Word or number the draw follows from; otherwise a random one."),
            ),
            click.Option(["--again"], is_flag=True, help=language("Draw anew, in place of an earlier draw.")),
            json_option(language),
        ],
        text=language("Draw the clients whose papers are read. The same seed draws the same clients again."),
    )


@click.pass_obj
def _draw(
    session: Session, /, review_id: str, size: str | None, seed: str | None, again: bool, as_json: bool
) -> int:
    from ipscore.store import new_id  # the store is not needed for the help
    from ipscore.store.review_work import change

    language = session.language
    count = whole_number(size, MOST, language, "--size")
    opened = open_review(session, review_id)
    if opened.review.sample is not None and not again:
        raise Refused(
            Problem(
                msg("Clients have been drawn for this review already, with the seed “{seed}”.",
                    seed=opened.review.sample.seed),
                expected=msg("--again, when they are to be drawn anew"),
            )
        )  # fmt: skip
    loaded = opened.workspace.load(("clients",))
    chosen, today = seed or new_id(), opened.workspace.today()
    number = SAMPLE_SIZE if count is None else count
    with refusing():
        saved = change(
            opened.workspace,
            review_id,
            lambda review: with_sample(
                opened.scale, review, loaded.dataset.clients.values(), chosen, number, today
            ),
        )
    sample = saved.record.sample
    assert sample is not None
    if as_json:
        print_json(
            {
                "seed": sample.seed,
                "size": sample.size,
                "start": sample.start.isoformat(),
                "end": sample.end.isoformat(),
                "clients": list(sample.clients),
            }
        )
    else:
        for each in sample.clients:
            say(each)
        say(language("Clients drawn: {count}, seed “{seed}”.", count=len(sample.clients), seed=sample.seed))
    complain_of(loaded.problems, language)
    return 1 if loaded.problems else 0
