"""How to mend what `ips check` finds: for each kind of problem, in plain words, with an example.

Pure texts. A problem's kind is told by its message; `tests/cli/test_check_explain.py` sees to it that no
message of the rooms that find problems is left without advice.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from ipscore.message import Message, msg
from ipscore.problem import Problem

_SPELLING = msg(
    "The file breaks the rules of TOML. Open it in a plain text editor at the line that is named. A "
    "text stands in quotation marks, a day does not, and every opened bracket is closed, as in: note = "
    '"Met at the library." and on = 2024-04-15. A quotation mark or a backslash inside a text has a '
    "backslash before it. Then run ips check again."
)
_BACK = msg(
    "What the file held is gone or beyond reading. The program keeps every earlier version: “ips "
    "history RECORD” lists them and “ips restore RECORD VERSION” brings one back, where RECORD is the "
    "name of the file without .toml. If there is none, take the file from a backup."
)
_ENCODING = msg(
    "The file was saved in another encoding, which spoils letters such as ä and ö. Open it in an editor "
    "and save it as UTF-8."
)
_NOT_A_FILE = msg(
    "Something other than an ordinary file stands there: a link, a pipe or a folder. Nothing is read "
    "through it, because it could show what others must not see. Move it out of the workspace, and put "
    "the file itself there, as in: cp --remove-destination TARGET FILE."
)
_RIGHTS = msg(
    "Your user may not read it, or the disk refused to. Ask whoever looks after the server to look at "
    "the owner, the group and the mode. Files of a workspace are readable and writable for the group: "
    "chmod 660 FILE, and chmod 2770 for a folder."
)
_TOO_MUCH = msg(
    "The file is far larger or more nested than any the program writes, so something got into it that "
    "does not belong there: mostly a text pasted by mistake. Remove that with an editor, or bring an "
    "earlier version back with “ips history RECORD” and “ips restore RECORD VERSION”."
)
_NEWER = msg(
    "A newer version of the program wrote the file. It is shown as far as it is understood, and cannot "
    "be changed here, so that nothing in it is lost. Do not edit the line with schema: ask for the "
    "newer version to be installed."
)
_OLDER = msg(
    "The line with schema says a version that the rest of the file does not look like. Was it edited by "
    "hand? Take the line out to have the file read as version 1, or bring an earlier version back with "
    "“ips history RECORD” and “ips restore RECORD VERSION”."
)
_MISSING = msg(
    "A key that every such file or item needs is not there. Add a line with it below the neighbouring "
    "keys, as in: on = 2024-04-15. docs/format.md lists the keys of every kind of file with an example. "
    "If the whole item is a mistake, remove it with all its lines."
)
_UNKNOWN_KEY = msg(
    "The program does not know a key. It keeps it but nothing uses it, so what stands there counts "
    "nowhere. Mostly it is misspelt: correct the name to the one that is suggested, as in: notes → "
    "note. A key of your own may stay; the warning then stays too."
)
_VALUE = msg(
    "A value is of the wrong kind. Days are written without quotation marks (on = 2024-04-15), numbers "
    "too, with a full stop (hours_week = 22.5), yes and no as true and false, and everything else in "
    'quotation marks (kind = "meeting"). Where only some words are possible, they are listed.'
)
_ID = msg(
    "The program finds a file by its name, and the id inside has to be the same. Either write the id of "
    'the name into the file, as in: id = "k7f2a9qx" in k7f2a9qx.toml, or give the file the name of its '
    "id. An id is made of the letters a–z, digits, hyphen and underscore."
)
_TWICE = msg(
    "Two files or two items have the same id, and only one can be used. Compare the two. If one is a "
    "copy, remove it; if both are real, give one of them a new id that nothing else has, as in: id = "
    '"k7f2a9qy".'
)
_PLACE = msg(
    "The file lies where nobody looks for it. Move it to the place that is named, with mkdir -p for a "
    "folder that is not there yet and mv for the file, or out of the workspace when it is not a record. "
    "A case and its identity lie at the same site."
)
_REFERENCE = msg(
    "A record names another that is not there. Either the id is misspelt: correct it to one that exists "
    "(the names of the files in staff, employers, clients and programmes are their ids), or the other "
    "file is missing or cannot be read: mend that first, and this will be in order too."
)
_ORDER = msg(
    "Two days do not go together, so one of them is wrong: a year or a month typed wrong, mostly. Open "
    "the file at the line, compare with what is known, and correct the one that is wrong, as in: end = "
    "2023-02-28 → end = 2024-02-28. In the program the same can be done in the form of the entry."
)
_AMOUNT = msg(
    "A number is outside of what is possible: too many minutes or hours, or below zero. Correct it, as "
    "in: minutes = 4500 → minutes = 45. A share of working time is written from 0 to 1, half time as "
    "share = 0.5."
)
_CLOSING = msg(
    "The end of the coaching is told in part only. It has a day and a reason, and the phase “closed” of "
    'the same day: closed_on = 2024-04-15, closing_reason = "studies". Add what is missing, or take all '
    "of it out when the coaching goes on."
)
_RATING = msg(
    "A rating does not fit the scale that the review names. Look at the scale line of review.toml "
    "first: when it is wrong, every rating is. Otherwise correct the id or the score, as in: score = 6 "
    "→ score = 5. “ips plugins” lists the scales that are installed."
)
_NUMBER = msg(
    "A code with a check character was typed wrong, mostly two digits the wrong way round. Ask for it "
    'again, or leave it out until you know: business_id = "".'
)
_SETTINGS = msg(
    "A line of workspace.toml is not possible as it is. Change it to what is expected, as in: "
    "small_group = 5. It concerns every user of the workspace, so tell the others."
)
_NO_WORKSPACE = msg(
    "The folder is not the one you mean, or its workspace.toml is gone. Name the folder of a workspace "
    "with -w, restore workspace.toml from a backup, or make a new workspace with “ips init DIR”."
)
OTHERWISE = msg(
    "Open the file in a plain text editor at the line that is named and correct what is described; "
    "docs/format.md says what may stand there. “ips history RECORD” shows what the file held before."
)
"""For a problem of a kind that has no advice of its own."""

_KINDS: tuple[tuple[Message, tuple[str, ...]], ...] = (
    (
        _SPELLING,
        (
            "The file is not valid TOML: {reason}.",
            "The file has a number or a date that is not possible.",
        ),
    ),
    (
        _BACK,
        (
            "The file is empty.",
            "The file is not there.",
            "This is not a text file.",
        ),
    ),
    (
        _ENCODING,
        ("There is a character that is not in UTF-8.",),
    ),
    (
        _NOT_A_FILE,
        (
            "This is not an ordinary file, so it was not read.",
            "This is a link to somewhere else. Links are not followed.",
        ),
    ),
    (
        _RIGHTS,
        (
            "You are not allowed to read this file.",
            "The file cannot be read: {reason}.",
            "This folder cannot be read, so the files in it are missing from every list.",
        ),
    ),
    (
        _TOO_MUCH,
        (
            "The file has brackets within brackets too deep to be read.",
            "The file is {size} MB, too large to be read.",
        ),
    ),
    (
        _NEWER,
        (
            "The file is of a newer version of the program (schema {written}; this one knows {known}).",
            "{newer} It is shown as far as it is understood, and cannot be changed here.",
        ),
    ),
    (
        _OLDER,
        (
            "There is no version {written} of this kind of file.",
            "The file is of version {written} and cannot be brought up to date.",
        ),
    ),
    (
        _MISSING,
        ("“{key}” is missing",),
    ),
    (
        _UNKNOWN_KEY,
        ("“{key}” is not a key of this version; it is kept as it is",),
    ),
    (
        _VALUE,
        (
            "“{value}” cannot stand here",
            "“{value}” is not known here",
            "the rule has no known kind: “{value}”",
        ),
    ),
    (
        _ID,
        (
            "The id in the file, “{found}”, is not the one its name says.",
            "“{name}” cannot be an id: use 1–64 of the letters a–z, digits, hyphen and underscore.",
            "An assessor cannot have the id “consensus”: it names what all agreed on.",
        ),
    ),
    (
        _TWICE,
        (
            "There is another file with the id “{id}”; this one is not used.",
            "The id “{id}” stands twice in this list.",
        ),
    ),
    (
        _PLACE,
        (
            "The file is in the wrong folder, so nobody will find it.",
            "The file lies where nothing reads it.",
            "The name is kept at another site than the case.",
        ),
    ),
    (
        _REFERENCE,
        (
            "There is no client with the id “{id}”.",
            "There is no employer with the id “{id}”.",
            "There is no episode “{id}” in this case.",
            "There is no programme with the id “{id}”.",
            "There is no review with the id “{id}”.",
            "There is no scale with the id “{id}”.",
            "There is no site with the id “{id}”.",
            "There is nobody of the staff with the id “{id}”.",
            "The review has no assessor “{id}”.",
        ),
    ),
    (
        _ORDER,
        (
            "It ends on {end}, before it starts on {start}.",
            "It was reviewed on {reviewed}, before it took place.",
            "The coaching is closed on {closed}, before the intake on {intake}.",
            "The contact on {day} is before any episode.",
            "The day {day} is after the closing on {closed}.",
            "The day {day} is before the intake on {intake}.",
            "The day {day} is in the future.",
            "The day {day} is not in the month of this file.",
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
        _AMOUNT,
        (
            "Pay cannot be below zero.",
            "The entries of {day} add up to more than 24 hours.",
            "{hours} hours a week is not a possible working time.",
            "{minutes} minutes is not a possible length.",
            "{share} is not a share of full working time.",
        ),
    ),
    (
        _CLOSING,
        (
            "The phase “closed” was entered, but there is no day of closing.",
            "There is a reason for closing, but no day of closing.",
        ),
    ),
    (
        _RATING,
        (
            "The scale {scale} has no criterion “{id}”.",
            "The score {score} is not possible on this scale.",
            "The criterion has a score and is marked as not ratable.",
            "The criterion has no element “{id}”.",
        ),
    ),
    (
        _NUMBER,
        (
            "The personal identity code is not a possible one.",
            "“{id}” is not a possible business id.",
        ),
    ),
    (
        _SETTINGS,
        (
            "A site cannot be called “{id}”: figures use that word.",
            "Groups of {size} could point at a person.",
        ),
    ),
    (
        _NO_WORKSPACE,
        (
            "There is no folder {folder}.",
            "The folder {folder} is not a workspace: it has no workspace.toml.",
        ),
    ),
)

_ADVICE: Mapping[str, Message] = MappingProxyType(
    {kind: advice for advice, kinds in _KINDS for kind in kinds}
)


def explanation(problem: Problem) -> Message:
    """How to mend a problem of this kind, with an example."""
    return _ADVICE.get(problem.message.msgid, OTHERWISE)


def explained(problems: Iterable[Problem]) -> Sequence[tuple[Message, Sequence[Problem]]]:
    """The problems by how they are mended, in the order in which they were found."""
    groups: dict[str, list[Problem]] = {}
    for each in problems:
        groups.setdefault(explanation(each).msgid, []).append(each)
    return [(explanation(found[0]), found) for found in groups.values()]
