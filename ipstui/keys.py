"""How a key is called on the screen."""

NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "question_mark": "?",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "full_stop": ".",
    "comma": ",",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "delete": "Del",
    "backspace": "Backspace",
}


def key_name(key: str) -> str:
    """The name of a key as people write it: `ctrl+s`, `?`, `Enter`, `F1`."""
    *modifiers, last = key.split("+")
    if last.startswith("f") and last[1:].isdigit():
        last = last.upper()
    return "+".join([*modifiers, NAMES.get(last, last)])
