"""Problems a change makes, put to the fields they are about; what was wrong before is for `ips check`."""

from collections.abc import Iterable, Sequence

from ipscore.message import Message, msg
from ipscore.problem import Problem, Severity
from ipstui.forms.entry import Refused
from ipstui.forms.spec import Form


def made(before: Iterable[Problem], after: Iterable[Problem]) -> tuple[list[Problem], list[Problem]]:
    """Errors and warnings that were not there before."""
    known = {(each.message.msgid, each.where) for each in before}
    new = [each for each in after if (each.message.msgid, each.where) not in known]
    errors = [each for each in new if each.severity is Severity.ERROR]
    return errors, [each for each in new if each.severity is Severity.WARNING]


def refused(form: Form, errors: Sequence[Problem]) -> Refused:
    """Words at the fields; what is about none of them stands above."""
    known = {field.id for field in form.fields}
    at_fields: dict[str, Message] = {}
    for problem in errors:
        last = problem.path[-1] if problem.path else ""
        if isinstance(last, str) and last in known:
            at_fields.setdefault(last, problem.message)
    elsewhere = [each.message for each in errors if not at_fields or each.message not in at_fields.values()]
    if elsewhere:
        return Refused(elsewhere[0], at_fields)
    return look_at(at_fields)


def look_at(fields: dict[str, Message]) -> Refused:
    """Nothing was saved; each of these fields says why."""
    return Refused(msg("Not saved yet: please look at the marked fields."), fields)
