"""`ips plugins`: what is installed, what it gives, and what is wrong with it."""

import click

from ipscore.cli.output import complain_of, fields_line, print_json, problem_data, say
from ipscore.cli.parts import json_option, subcommand
from ipscore.cli.session import Session
from ipscore.language import Language
from ipscore.plugin.registry import Plugin, PluginState


def command(language: Language) -> click.Command:
    """Make the command, with its help in `language`."""
    return subcommand(
        language,
        "plugins",
        _plugins,
        [json_option(language)],
        text=language("List the plugins, what they give, and what is wrong with them."),
    )


@click.pass_obj
def _plugins(session: Session, as_json: bool) -> int:
    language = session.language
    plugins = session.registry().plugins
    if as_json:
        print_json({"plugins": [_data(each, language) for each in plugins]})
    else:
        for each in plugins:
            state = language("in use") if each.state is PluginState.OK else language("broken")
            made_by = f"{each.distribution} {each.version}".strip()
            scales = language("scales: {ids}", ids=", ".join(each.scales) or "–")
            rules = language("practice rules: {ids}", ids=", ".join(each.rules) or "–")
            texts = [language("text packs: {ids}", ids=", ".join(each.texts))] if each.texts else []
            say(fields_line([each.name, state, made_by, scales, rules, *texts]))
            complain_of(each.problems, language)
    return 1 if any(each.problems for each in plugins) else 0


def _data(plugin: Plugin, language: Language) -> dict[str, object]:
    return {
        "name": plugin.name,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "state": plugin.state.value,
        "scales": list(plugin.scales),
        "rules": list(plugin.rules),
        "texts": list(plugin.texts),
        "problems": [problem_data(each, language) for each in plugin.problems],
    }
