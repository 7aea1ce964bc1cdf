"""The one way a field of a record says what it is; docs/format.md and the JSON Schemas are made from it."""

from collections.abc import Mapping


def doc(text: str, **more: object) -> Mapping[str, object]:
    """Metadata of a field: its meaning in one English sentence; `refers` names what an id points at."""
    return {"doc": text, **more}
