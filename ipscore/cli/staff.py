"""Which of the staff a command means: people know names, programs know ids."""

from collections.abc import Mapping

from ipscore.cli.session import Refused, refusal
from ipscore.message import msg
from ipscore.problem import Problem, nearest


def found_coach(names: Mapping[str, str], typed: str) -> str:
    """The id of the one that was meant: an id, or a part of a name. Raises Refused for nobody and several."""
    if typed in names:
        return typed
    found = [key for key, name in names.items() if typed.casefold() in name.casefold()]
    if len(found) == 1:
        return found[0]
    if found:
        words = msg("Several of the staff have “{part}” in their names.", part=typed)
        raise refusal(words, [f"{names[key]} ({key})" for key in found])
    parts = {part.casefold(): name for name in names.values() for part in (name, *name.split())}
    raise Refused(
        Problem(
            msg("There is nobody of the staff with the id or the name “{id}”.", id=typed),
            expected=msg("one of: {words}", words=", ".join(sorted(names.values()))) if names else None,
            nearest=parts.get(nearest(typed.casefold(), parts) or ""),
        )
    )
