"""What people read when two employers are merged: values of fields, and the note of what was not chosen."""

from collections.abc import Iterable

from ipscore.language.language import Language
from ipscore.practice.employers.merging import LABELS, Value, line


def value_words(value: Value, language: Language) -> str:
    """The value of a field; of a contact person, name, phone and e-mail."""
    return ", ".join(language.value(each) for each in value)


def note_lines(name: str, left_out: Iterable[tuple[str, Value]], language: Language) -> tuple[str, ...]:
    """The lines of the note that keep what was not chosen. `name`: of the employer that was merged."""
    return tuple(
        language.message(line(name, language(LABELS[field]), value_words(value, language)))
        for field, value in left_out
    )
