"""Which advice (`ipscore.store.advice`) goes with what `ips check` finds.

A problem's kind is told by its message; `tests/cli/test_check_explain.py` sees to it that no message of the
rooms that find problems is left without advice.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from ipscore.message import Message
from ipscore.problem import Problem
from ipscore.store import advice

_KINDS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (
        advice.SPELLING,
        (
            "The file is not valid TOML: {reason}.",
            "The file has a number or a date that is not possible.",
        ),
    ),
    (
        advice.BACK,
        (
            "The file is empty.",
            "The file is not there.",
            "This is not a text file.",
        ),
    ),
    (
        advice.ENCODING,
        ("There is a character that is not in UTF-8.",),
    ),
    (
        advice.NOT_A_FILE,
        (
            "This is not an ordinary file, so it was not read.",
            "This is a link to somewhere else. Links are not followed.",
        ),
    ),
    (
        advice.RIGHTS,
        (
            "You are not allowed to read this file.",
            "The file cannot be read: {reason}.",
            "This folder cannot be read, so the files in it are missing from every list.",
        ),
    ),
    (
        advice.TOO_MUCH,
        (
            "The file has brackets within brackets too deep to be read.",
            "The file is {size} MB, too large to be read.",
        ),
    ),
    (
        advice.NEWER,
        (
            "The file is of a newer version of the program (schema {written}; this one knows {known}).",
            "{newer} It is shown as far as it is understood, and cannot be changed here.",
        ),
    ),
    (
        advice.OLDER,
        (
            "There is no version {written} of this kind of file.",
            "The file is of version {written} and cannot be brought up to date.",
        ),
    ),
    (
        advice.MISSING,
        ("“{key}” is missing",),
    ),
    (
        advice.UNKNOWN_KEY,
        ("“{key}” is not a key of this version; it is kept as it is",),
    ),
    (
        advice.VALUE,
        (
            "“{value}” cannot stand here",
            "“{value}” is not known here",
            "the rule has no known kind: “{value}”",
        ),
    ),
    (
        advice.ID,
        (
            "The id in the file, “{found}”, is not the one its name says.",
            "“{name}” cannot be an id: use 1–64 of the letters a–z, digits, hyphen and underscore.",
            "An assessor cannot have the id “consensus”: it names what all agreed on.",
        ),
    ),
    (
        advice.TWICE,
        (
            "There is another file with the id “{id}”; this one is not used.",
            "The id “{id}” stands twice in this list.",
        ),
    ),
    (
        advice.PLACE,
        (
            "The file is in the wrong folder, so nobody will find it.",
            "The file lies where nothing reads it.",
            "The name is kept at another site than the case.",
        ),
    ),
    (advice.LEFTOVER, ("A save was cut off here and left this behind. The record itself is whole.",)),
    (
        advice.REFERENCE,
        (
            "There is no client with the id “{id}”.",
            "There is no employer with the id “{id}”.",
            "There is no episode “{id}” in this case.",
            "There is no partner “{id}” in this case.",
            "There are no practice rules with the id “{id}”.",
            "There is no programme with the id “{id}”.",
            "There is no review with the id “{id}”.",
            "There is no scale with the id “{id}”.",
            "There is no site with the id “{id}”.",
            "There is no text pack with the id “{id}”.",
            "There is nobody of the staff with the id “{id}”.",
            "The review has no assessor “{id}”.",
        ),
    ),
    (
        advice.ORDER,
        (
            "It ends on {end}, before it starts on {start}.",
            "It was received on {received}, before it was asked for on {asked}.",
            "It was reviewed on {reviewed}, before it took place.",
            "The coaching is closed on {closed}, before the intake on {intake}.",
            "The contact on {day} is before any episode.",
            "The day {day} is after the closing on {closed}.",
            "The day {day} is before the intake on {intake}.",
            "The day {day} is in the future.",
            "The day {day} is not in the month of this file.",
            "The day {day} is not in the year of this file.",
            "The job changed on {day}, when it was not running.",
            "It was put off until {until}, before the day {day} it was decided on.",
            "The entries are not in the order of their days.",
            "The evidence goes on to {day}, after the visit.",
            "The job ended on {end}, before the intake on {intake}.",
            "The job started on {start}, after the closing on {closed}.",
            "The job started on {start}, before the intake on {intake}; it counts as running at intake.",
            "The month is given by the day {day}.",
            "The next step is on {next}, before the contact on {day}.",
            "This episode starts on {intake}, while another is open.",
            "The job is permanent, but has an agreed last day.",
        ),
    ),
    (
        advice.AMOUNT,
        (
            "An effort of {effort} cannot be.",
            "Pay cannot be below zero.",
            "{number} people cannot have been met.",
            "The entries of {day} add up to more than 24 hours.",
            "{hours} hours a week is not a possible working time.",
            "{minutes} minutes is not a possible length.",
            "{share} is not a share of full working time.",
            "{months} months cannot lie between two meetings.",
        ),
    ),
    (
        advice.CLOSING,
        (
            "The phase “closed” was entered, but there is no day of closing.",
            "There is a reason for closing, but no day of closing.",
        ),
    ),
    (
        advice.OUTREACH,
        ("The coaching was closed after a missed meeting, without an attempt to reach the client.",),
    ),
    (advice.REASON, ("Something due was put off without a reason.",)),
    (
        advice.STATE,
        (
            "There are corrections of a report that has no day of issue.",
            "There is a day of issue, but the review is not said to be issued.",
            "There is a day on which it was done, but the action is not said to be done.",
        ),
    ),
    (advice.SEALED, ("The review is issued, and these ratings are not those it was issued with.",)),
    (advice.ITSELF, ("The employer is said to be the same as itself.",)),
    (
        advice.MERGE,
        (
            "“{name}” was merged into an employer that was merged into it.",
            "A merge of two employers was not completed: {double} into {kept}.",
        ),
    ),
    (
        advice.RATING,
        (
            "The scale {scale} has no criterion “{id}”.",
            "The score {score} is not possible on this scale.",
            "The criterion has a score and is marked as not ratable.",
            "The criterion has no element “{id}”.",
        ),
    ),
    (
        advice.NUMBER,
        (
            "The personal identity code is not a possible one.",
            "“{id}” is not a possible business id.",
        ),
    ),
    (
        advice.SETTINGS,
        (
            "A site cannot be called “{id}”: figures use that word.",
            "Groups of {size} could point at a person.",
        ),
    ),
    (
        advice.NO_WORKSPACE,
        (
            "There is no folder {folder}.",
            "The folder {folder} is not a workspace: it has no workspace.toml.",
        ),
    ),
)

_ADVICE: Mapping[str, Message] = MappingProxyType({kind: words for words, kinds in _KINDS for kind in kinds})


def explanation(problem: Problem) -> Message:
    """How to mend a problem of this kind, with an example."""
    return _ADVICE.get(problem.message.msgid, advice.OTHERWISE)


def explained(problems: Iterable[Problem]) -> Sequence[tuple[Message, Sequence[Problem]]]:
    """The problems by how they are mended, in the order in which they were found."""
    groups: dict[str, list[Problem]] = {}
    for each in problems:
        groups.setdefault(explanation(each).msgid, []).append(each)
    return [(explanation(found[0]), found) for found in groups.values()]
