"""What cannot be, or is unlikely to be, true within records other than a client's case.

Pure: today comes in. Paths lead from the top of the record's file.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from ipscore.message import msg
from ipscore.problem import Problem
from ipscore.records.business_id import NotABusinessId, business_id
from ipscore.records.consistency_parts import (
    DAY_MINUTES,
    error,
    in_order,
    minutes,
    next_step,
    not_after,
    twice,
    warning,
)
from ipscore.records.consistency_practice import deferral_problems
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipscore.records.programme import Programme
from ipscore.records.staff import Staff
from ipscore.records.working_time import WorkingTime
from ipscore.records.workspace import RESERVED_SITES, WorkspaceInfo

SMALLEST_GROUP = 3
"""The threshold under which groups are hidden may never be lower (domain: law, small groups)."""


def info_problems(info: WorkspaceInfo) -> tuple[Problem, ...]:
    """What does not fit in `workspace.toml`."""
    return tuple(_info(info))


def identity_problems(identity: Identity) -> tuple[Problem, ...]:
    """A personal identity code whose form, date or check character is wrong; a warning, for slips."""
    from stdnum.fi import hetu  # needed where there is a code, and not at start

    code = identity.personal_identity_code
    if not code or hetu.is_valid(code):
        return ()
    # The code itself is left out of the message: messages end up on screens and in logs.
    return (
        warning(
            msg("The personal identity code is not a possible one."),
            "personal_identity_code",
            expected=msg(
                "six digits of the date of birth, a mark, three digits and the right check character"
            ),
        ),
    )


def employer_problems(employer: Employer, today: date) -> tuple[Problem, ...]:
    """What does not fit in an employer's file."""
    return tuple(_employer(employer, today))


def staff_problems(staff: Staff) -> tuple[Problem, ...]:
    """What does not fit in the file of one person of the staff."""
    return tuple(_staff(staff))


def working_time_problems(record: WorkingTime, today: date) -> tuple[Problem, ...]:
    """What does not fit in a month of working time."""
    return tuple(_working_time(record, today))


def programme_problems(programme: Programme) -> tuple[Problem, ...]:
    """What does not fit in a programme's file."""
    return tuple(in_order(programme.start, programme.end, "end"))


def _info(info: WorkspaceInfo) -> Iterator[Problem]:
    yield from twice(info.sites, "sites")
    for index, site in enumerate(info.sites):
        if site.id in RESERVED_SITES:
            yield error(
                msg("A site cannot be called “{id}”: figures use that word.", id=site.id),
                *("sites", index, "id"),
                expected=msg("another short id"),
            )
    if info.small_group < SMALLEST_GROUP:
        yield error(
            msg("Groups of {size} could point at a person.", size=info.small_group),
            "small_group",
            expected=msg("3 or more; 5 is usual"),
        )


def _employer(employer: Employer, today: date) -> Iterator[Problem]:
    try:
        business_id(employer.business_id)
    except NotABusinessId as wrong:
        yield warning(wrong.message, "business_id", expected=wrong.expected)
    yield from twice(employer.contacts, "contacts")
    for index, contact in enumerate(employer.contacts):
        place = ("contacts", index)
        yield from not_after(today, contact.on, *place, "on")
        yield from minutes(contact.minutes, *place, "minutes")
        yield from (each.under(*place) for each in next_step(contact.on, contact.next_on))
        if contact.reviewed_on is not None and contact.reviewed_on < contact.on:
            yield warning(
                msg("It was reviewed on {reviewed}, before it took place.", reviewed=contact.reviewed_on),
                *(*place, "reviewed_on"),
                expected=msg("the day of the contact or a later one"),
            )
    yield from deferral_problems(employer.deferrals, today)
    if employer.merged_into == employer.id:
        yield error(
            msg("The employer is said to be the same as itself."),
            "merged_into",
            expected=msg("the id of another employer, or nothing"),
        )


def _staff(staff: Staff) -> Iterator[Problem]:
    yield from twice(staff.posts, "posts")
    yield from twice(staff.leaves, "leaves")
    for index, post in enumerate(staff.posts):
        yield from in_order(post.start, post.end, "posts", index, "end")
        if not 0 <= post.share <= 1:
            yield error(
                msg("{share} is not a share of full working time.", share=post.share),
                *("posts", index, "share"),
                expected=msg("a number from 0 to 1, such as 0.5 for half time"),
            )
    for index, leave in enumerate(staff.leaves):
        yield from in_order(leave.start, leave.end, "leaves", index, "end")


def _working_time(record: WorkingTime, today: date) -> Iterator[Problem]:
    if record.month.day != 1:
        yield error(
            msg("The month is given by the day {day}.", day=record.month),
            "month",
            expected=msg("the first day of the month"),
        )
    yield from twice(record.entries, "entries")
    days = Counter[date]()
    for index, entry in enumerate(record.entries):
        place = ("entries", index)
        yield from not_after(today, entry.on, *place, "on")
        yield from minutes(entry.minutes, *place, "minutes")
        if (entry.on.year, entry.on.month) != (record.month.year, record.month.month):
            yield error(
                msg("The day {day} is not in the month of this file.", day=entry.on),
                *(*place, "on"),
                expected=msg("a day of the month the file is named after"),
            )
        days[entry.on] += entry.minutes
        if days[entry.on] > DAY_MINUTES >= days[entry.on] - entry.minutes:
            yield warning(
                msg("The entries of {day} add up to more than 24 hours.", day=entry.on),
                *(*place, "minutes"),
                expected=msg("at most 1440 minutes in a day"),
            )
