"""Members of staff and others as choices by name."""

from collections.abc import Mapping

from ipscore.message import N_
from ipstui.forms.spec import Choice, Field, FieldKind
from ipstui.session import Session

COACH = N_("Coach")


def staff_field(session: Session) -> Field:
    """The field for who it was; staff by name."""
    return Field("coach", COACH, FieldKind.LOOKUP, named(session.staff_names), required=True)


def named(names: Mapping[str, str]) -> tuple[Choice, ...]:
    """Choices by name; where two have the same name, the id tells them apart."""
    count: dict[str, int] = {}
    for name in names.values():
        count[name.casefold()] = count.get(name.casefold(), 0) + 1
    labels = {key: name if count[name.casefold()] == 1 else f"{name} ({key})" for key, name in names.items()}
    return tuple(Choice(key, labels[key]) for key in sorted(labels, key=lambda each: labels[each].casefold()))


def label_for(choices: tuple[Choice, ...], value: str | None) -> str:
    """What a look-up field shows for a value."""
    return next((str(each.label) for each in choices if each.value == value), value or "")
