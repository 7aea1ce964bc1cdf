"""One language, ready to speak: the object the edge of the program carries."""

import datetime as dt
from enum import StrEnum
from gettext import NullTranslations
from typing import Self

from attrs import frozen

from ipscore.definitions.text import Text
from ipscore.language import figures
from ipscore.language.catalogue import load_catalogue
from ipscore.language.spoken import SIGNED, name_of
from ipscore.message import N_, Message, Number
from ipscore.records.period import Period


@frozen
class Language:
    """Texts, numbers and dates in one language (`fi`, `sv` or `en`)."""

    code: str
    _catalogue: NullTranslations

    @classmethod
    def load(cls, code: str) -> Self:
        """The language `code`.

        Raises ValueError for an unknown code, MissingCatalogue when its catalogue is not built.
        """
        return cls(code, load_catalogue(code))

    def __call__(self, msgid: str, /, **params: object) -> str:
        """The text of an English literal, with the values put in as `message` does."""
        # gettext answers the empty key with the header of the catalogue.
        text = self._catalogue.gettext(msgid) if msgid else ""
        return text.format(**{name: self.value(each) for name, each in params.items()}) if params else text

    def message(self, message: Message) -> str:
        """A message of the pure rooms in this language."""
        return self(message.msgid, **message.params)

    def text(self, text: Text) -> str:
        """A definition's text in this language."""
        return text.get(self.code)

    def choice(self, member: StrEnum) -> str:
        """What people call a choice of the records, such as a phase; its bare value where it has no label."""
        from ipscore.language.labels import label_of  # it imports every kind of record

        return self(label_of(member))

    def spoken(self, code: str) -> str:
        """Name of a language people speak or sign, by its ISO 639 code; the code where there is no name."""
        return self(SIGNED[code]) if code in SIGNED else name_of(self.code, code) or code

    def value(self, value: object) -> str:
        """Any value a message may carry, as people read it. Text from data stays as it is."""
        match value:
            case Number(value=number, decimals=decimals, percent=True):
                shown = self.percent(number, decimals)
            case Number(value=number, decimals=decimals):
                shown = self.number(number, decimals)
            case Message():
                shown = self.message(value)
            case Text():
                shown = self.text(value)
            case StrEnum():
                shown = self.choice(value)
            case bool():
                shown = self(N_("yes") if value else N_("no"))
            case int() | float():
                shown = figures.plain_number(self.code, value)
            case tuple() | list():
                shown = ", ".join(self.value(each) for each in value)
            case _:
                shown = self._calendar(value)
        return shown

    def _calendar(self, value: object) -> str:
        match value:
            case dt.date():
                return self.date(value)
            case dt.time():
                return self.time(value)
            case Period():
                return self.period(value)
            case _:
                return str(value)

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with exactly `decimals` decimals, halves rounded away from zero."""
        return figures.number(self.code, value, decimals)

    def percent(self, value: float, decimals: int = 0) -> str:
        """A share as a per cent: 0.385 is 38,5 %."""
        return figures.percent(self.code, value, decimals)

    def date(self, day: dt.date) -> str:
        """15.4.2024; in English 15 Apr 2024."""
        return figures.day(self.code, day)

    def short_date(self, day: dt.date) -> str:
        """15.4. where the year is plain; in English 15 Apr."""
        return figures.short_day(self.code, day)

    def weekday(self, day: dt.date) -> str:
        """ma, mån, Mon."""
        return figures.weekday(self.code, day)

    def month(self, day: dt.date) -> str:
        """Name and year: huhtikuu 2024, april 2024, April 2024."""
        return figures.month(self.code, day)

    def time(self, clock: dt.time) -> str:
        """9.05; in English 9:05."""
        return figures.clock(self.code, clock)

    def period(self, period: Period) -> str:
        """1.5.2021–31.10.2022, 12.–13.3.2024; one date for a single day."""
        return self.dates(period.start, period.end)

    def dates(self, start: dt.date, end: dt.date) -> str:
        """The same for two dates that may be the wrong way round, as records can have them."""
        return figures.days(self.code, start, end)
