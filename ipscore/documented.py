"""The one way a field of a record says what it is; docs/format.md and the JSON Schemas are made from it."""

from collections.abc import Mapping


def doc(text: str, **more: object) -> Mapping[str, object]:
    """Metadata of a field: its meaning in one English sentence.

    `refers` names what an id points at. Fields with the same word of `together` exclude or define one
    another, such as the day a job ended and why: of two people's changes to them one whole side is taken.
    """
    return {"doc": text, **more}
