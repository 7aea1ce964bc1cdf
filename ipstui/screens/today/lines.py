"""The lines of the agenda: who, what, what it runs from, and how late it is; in groups by urgency."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from attrs import frozen

from ipscore.message import N_, Message
from ipscore.practice.due import DueItem, Urgency
from ipstui.cells import fit, pad, width
from ipstui.course import NONE
from ipstui.screens.today.agenda_list import Line
from ipstui.session import Session

if TYPE_CHECKING:
    from ipscore.definitions.practice import RuleSet

HEADINGS = {
    Urgency.OVERDUE: N_("Overdue"),
    Urgency.TODAY: N_("Today"),
    Urgency.THIS_WEEK: N_("This week"),
    Urgency.LATER: N_("Later"),
}

SHORT_NAME, LONG_NAME = 12, 24
DETAIL = 18
"""Cells that what an item runs from needs, such as “viimeksi 14.10.”."""
WHO = 18
WHEN = 6
WIDE = 110
"""From this many cells on there is room for longer names, and for whose the item is."""

YEAR = 300
"""Days after which a day without its year could be taken for this year's."""


@frozen
class Shown:
    """What is shown of the agenda. `later`: also what is not due this week; `team`: whose it is matters."""

    later: bool = False
    team: bool = False
    search: str = ""


def key_of(item: DueItem) -> str:
    """What tells the item from all others: one rule may be about several clients."""
    return f"{item.client or item.employer or item.site}:{item.key}"


def name_of(session: Session, item: DueItem) -> str:
    """Whom it is about: a client, an employer, or a site."""
    if item.client is not None:
        return session.name_of(item.client)
    if item.employer is not None:
        return session.employer_name(item.employer)
    return session.site_name(item.site or NONE)


def what_of(session: Session, rules: "RuleSet", item: DueItem) -> str:
    """What is due, in a list."""
    return session.language.text(rules.rules[item.rule].short)


def detail_of(session: Session, item: DueItem, today: date) -> str:
    """What it runs from; a day of these months without its year."""

    def brief(value: object) -> object:
        if isinstance(value, date) and abs((today - value).days) < YEAR:
            return session.language.short_date(value)
        return value

    short = {name: brief(value) for name, value in item.detail.params.items()}
    return session.language.message(Message(item.detail.msgid, short))


def is_agreed(rules: "RuleSet", item: DueItem) -> bool:
    """Whether it is a step that was agreed, in words of its own."""
    from ipscore.definitions.practice import AGREED  # what is due needs it, the first screen does not

    return AGREED.issuperset(rules.rules[item.rule].after)


def found(
    session: Session, rules: "RuleSet", items: Iterable[DueItem], search: str, today: date
) -> list[DueItem]:
    """The items in which every word of `search` is found: in names, what is due, or what it runs from."""
    words = search.casefold().split()
    if not words:
        return list(items)

    def matches(item: DueItem) -> bool:
        told = (
            name_of(session, item),
            item.client or "",
            what_of(session, rules, item),
            detail_of(session, item, today),
            "" if session.hide_identity else session.staff_name(item.who),
        )
        text = " ".join(told).casefold()
        return all(each in text for each in words)

    return [each for each in items if matches(each)]


def lines(
    session: Session, rules: "RuleSet", items: Sequence[DueItem], shown: Shown, today: date, cells: int
) -> list[Line]:
    """The groups with their items; what is later is counted only, until it is asked for or searched."""
    layout = _Layout.of(session, rules, items, cells, team=shown.team)
    made: list[Line] = []
    for urgency, group in groupby(items, key=lambda each: each.urgency(today)):
        members = list(group)
        if made:
            made.append(Line(""))
        hidden = urgency is Urgency.LATER and not shown.later and not shown.search
        made.append(_heading(session, urgency, len(members), shown, cells))
        if not hidden:
            made += [Line(layout.text(session, rules, each, today), key_of(each)) for each in members]
    return made


def _heading(session: Session, urgency: Urgency, count: int, shown: Shown, cells: int) -> Line:
    words = f" {session.language(HEADINGS[urgency]).upper()} {count}"
    if urgency is not Urgency.LATER or shown.search:
        return Line(words, heading=True)
    hint = session.language("hide: ←") if shown.later else session.language("show: →")
    return Line(words + " " * max(1, cells - width(words) - width(hint) - 1) + hint, heading=True)


@frozen
class _Layout:
    """Cells of the columns; `who` is 0 where it is not told whose an item is."""

    name: int
    what: int
    detail: int
    who: int

    @classmethod
    def of(
        cls, session: Session, rules: "RuleSet", items: Iterable[DueItem], cells: int, *, team: bool
    ) -> "_Layout":
        items = list(items)
        who = WHO if cells >= WIDE and team and not session.hide_identity else 0
        used = {each.rule for each in items}
        what = max((width(session.language.text(rules.rules[each].short)) for each in used), default=0)
        # The sign with its blanks, what is at the right with its blank, and blanks between the columns.
        rest = cells - 3 - 1 - what - 1 - 1 - WHEN - 1 - (who + 1 if who else 0)
        longest = max((width(name_of(session, each)) for each in items), default=0)
        name = max(SHORT_NAME, min(longest, LONG_NAME, rest - DETAIL))
        return cls(name, what, max(0, rest - name), who)

    def text(self, session: Session, rules: "RuleSet", item: DueItem, today: date) -> str:
        sign = "!" if item.overdue_days else "·"
        parts = [f" {sign}", pad(name_of(session, item), self.name), self._what(session, rules, item, today)]
        if self.who:
            parts.append(pad(session.staff_name(item.who), self.who))
        when = _when(session, item, today)
        return " ".join([*parts, " " * (WHEN - width(when)) + when]) + " "

    def _what(self, session: Session, rules: "RuleSet", item: DueItem, today: date) -> str:
        detail = detail_of(session, item, today)
        if is_agreed(rules, item):
            # What was agreed says what is due, and better; and it may be long.
            return pad(detail, self.what + 1 + self.detail)
        return f"{pad(what_of(session, rules, item), self.what)} {pad(detail, self.detail)}"


def _when(session: Session, item: DueItem, today: date) -> str:
    if item.overdue_days:
        return fit(session.language("{n} d", n=item.overdue_days), WHEN)
    return "" if item.due == today else session.language.short_date(item.due)
