"""Keys from TOML: the shipped list of every binding, and the user's own file with what differs.

    [client]
    contact = "l"

names the binding `client.contact`. A key that cannot be used is told with the file and the name; the rest
of the file still counts.
"""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from ipscore.message import Message, msg
from ipscore.problem import nearest

KEYMAP = "keymap.toml"


def default_keymap() -> dict[str, str]:
    """Every binding of the program with the keys it has by itself."""
    import tomli

    text = files("ips_config").joinpath(KEYMAP).read_text(encoding="utf-8")
    return {name: str(keys) for name, keys in _flat(tomli.loads(text)).items()}


def read_keymap(path: Path) -> tuple[dict[str, str], tuple[Message, ...]]:
    """The user's keys by binding id, and what was wrong with the file. No file: no keys, nothing wrong."""
    if not path.exists():
        return {}, ()
    import tomli  # most people keep the usual keys

    try:
        data = tomli.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}, (msg("Your key settings in {file} cannot be read; the usual keys are used.", file=path),)
    known = default_keymap()
    keys: dict[str, str] = {}
    problems: list[Message] = []
    for name, value in _flat(data).items():
        if name not in known:
            problems.append(_unknown(path, name, nearest(name, known)))
        elif not isinstance(value, str) or not value.strip() or not all(map(_usable, value.split(","))):
            problems.append(
                msg('{file}: “{name}” needs a key such as "x" or "ctrl+x".', file=path, name=name)
            )
        else:
            keys[name] = value
    return keys, tuple(problems)


def _unknown(path: Path, name: str, near: str | None) -> Message:
    if near is None:
        return msg("{file}: there is nothing called “{name}” to give a key to.", file=path, name=name)
    return msg(
        "{file}: there is nothing called “{name}” to give a key to. Did you mean “{near}”?",
        file=path, name=name, near=near,
    )  # fmt: skip


def _usable(key: str) -> bool:
    name = key.strip().rpartition("+")[2] if key.strip() != "+" else "plus"
    return len(name) == 1 or name.replace("_", "").isalnum()


def _flat(data: Mapping[str, object]) -> dict[str, object]:
    flat: dict[str, object] = {}
    for section, value in data.items():
        if isinstance(value, Mapping):
            flat |= {f"{section}.{name}": key for name, key in value.items()}
        else:
            flat[section] = value
    return flat
