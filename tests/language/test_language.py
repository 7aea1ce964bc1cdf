"""Words, numbers and dates in the three languages."""

from datetime import date, time
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest
from hypothesis import given
from hypothesis import strategies as st

import ipscore.records
from ipscore.definitions.text import Text
from ipscore.language import LANGUAGE_CODES, Language, MissingCatalogue, detect
from ipscore.language.catalogue import load_catalogue
from ipscore.language.labels import LABELS
from ipscore.message import Number, msg
from ipscore.records.episode import Phase
from ipscore.records.period import Period

FI, SV, EN = (Language.load(code) for code in LANGUAGE_CODES)
DAY = date(2024, 4, 15)
NBSP = "\N{NO-BREAK SPACE}"


def test_per_cents_are_written_as_in_each_language() -> None:
    """A comma and a no-break space in Finnish and Swedish, a point and no space in English."""
    assert [each.percent(0.385, 1) for each in (FI, SV, EN)] == [f"38,5{NBSP}%", f"38,5{NBSP}%", "38.5%"]


def test_numbers_are_grouped_and_rounded_as_on_paper() -> None:
    """Halves go away from zero, thousands are apart, and there is no minus before a zero."""
    assert FI.number(12430.5, 1) == f"12{NBSP}430,5"
    assert EN.number(12430.5, 1) == "12,430.5"
    assert (FI.number(0.545, 2), FI.number(2.5), FI.number(-0.04, 1)) == ("0,55", "3", "0,0")


def test_dates_are_written_as_officials_write_them() -> None:
    """Day, month and year without leading zeros; the month by name in English."""
    assert [each.date(DAY) for each in (FI, SV, EN)] == ["15.4.2024", "15.4.2024", "15 Apr 2024"]
    assert [each.short_date(DAY) for each in (FI, SV, EN)] == ["15.4.", "15.4.", "15 Apr"]
    assert [each.weekday(DAY) for each in (FI, SV, EN)] == ["ma", "mån", "Mon"]
    assert [each.month(DAY) for each in (FI, SV, EN)] == ["huhtikuu 2024", "april 2024", "April 2024"]
    assert FI.period(Period(date(2021, 5, 1), date(2022, 10, 31))) == "1.5.2021–31.10.2022"
    assert FI.period(Period(date(2024, 3, 12), date(2024, 3, 13))) == "12.–13.3.2024"
    assert SV.period(Period(date(2024, 3, 12), date(2024, 3, 13))) == "12–13.3.2024"
    assert EN.period(Period(date(2024, 3, 12), date(2024, 3, 13))) == "12–13 Mar 2024"
    assert FI.period(Period(date(2023, 9, 1), date(2023, 10, 31))) == "1.9.–31.10.2023"
    assert EN.period(Period(date(2023, 9, 1), date(2023, 10, 31))) == "1 Sept–31 Oct 2023"
    assert EN.period(Period(date(2023, 9, 1), date(2023, 9, 1))) == EN.date(date(2023, 9, 1)) == "1 Sept 2023"
    assert FI.period(Period(date(2024, 3, 12), date(2024, 3, 12))) == "12.3.2024"
    assert (FI.time(time(9, 5)), EN.time(time(9, 5))) == ("9.05", "9:05")


def test_a_message_is_said_with_its_values_in_the_language() -> None:
    """Numbers, dates, choices, definitions' texts, lists and messages within are all in the one language."""
    words = msg(
        "{a} {b} {c} {d} {e} {f} {g}",
        a=Number(0.5, 1, percent=True),
        b=DAY,
        c=Phase.CLOSED,
        d=Text("yksi", "ett", "one"),
        e=(3.3, 2024, 12430),
        f=msg("yes"),
        g=True,
    )
    assert FI.message(words) == f"50,0{NBSP}% 15.4.2024 päättynyt yksi 3,3, 2024, 12{NBSP}430 kyllä kyllä"
    assert EN.message(words) == "50.0% 15 Apr 2024 closed one 3.3, 2024, 12,430 yes yes"


@given(st.text())
def test_text_from_data_stays_as_it_is(text: str) -> None:
    """A name with braces or per cent signs is neither read as a place nor changed."""
    assert FI("{name}", name=text) == text
    assert FI.message(msg("{name}", name=msg("{inner}", inner=text))) == text


def choices() -> list[type[StrEnum]]:
    """Every kind of choice there is in the records."""
    modules = [
        import_module(f"ipscore.records.{each.name}") for each in iter_modules(ipscore.records.__path__)
    ]
    found = {each for module in modules for each in vars(module).values() if isinstance(each, type)}
    return sorted((each for each in found if issubclass(each, StrEnum) and each is not StrEnum), key=repr)


@pytest.mark.parametrize("cls", choices())
def test_every_choice_of_the_records_has_a_label(cls: type[StrEnum]) -> None:
    """No one meets a bare `job_search` on a screen, in any language."""
    assert set(LABELS[cls]) == set(cls)
    for member in cls:
        assert "_" not in FI.choice(member)
        assert len({FI.choice(member), SV.choice(member), EN.choice(member)}) > 1


def test_within_one_question_labels_differ() -> None:
    """Two answers to one question are never called the same."""
    for labels in LABELS.values():
        for language in (FI, SV, EN):
            assert len({language.choice(each) for each in labels}) == len(labels)


@pytest.mark.parametrize(
    ("environ", "code"),
    [
        ({}, "fi"),
        ({"LANG": "C"}, "fi"),
        ({"LANG": "de_DE.UTF-8"}, "fi"),
        ({"LANG": "sv_FI.UTF-8"}, "sv"),
        ({"LANGUAGE": "de:en_GB:fi", "LANG": "fi_FI.UTF-8"}, "en"),
        ({"IPS_LANG": "sv", "LC_ALL": "en_US.UTF-8"}, "sv"),
        ({"LC_ALL": "en_US.UTF-8", "LANG": "sv_SE"}, "en"),
    ],
)
def test_the_language_is_taken_from_the_environment(environ: dict[str, str], code: str) -> None:
    """The program's own variable first, then the system's in its order, Finnish when none is ours."""
    assert detect(environ) == code


def test_the_language_asked_for_comes_first() -> None:
    """--lang beats everything; a language that is not ours does not."""
    assert detect({"IPS_LANG": "fi"}, "en") == "en"
    assert detect({"IPS_LANG": "sv"}, "xx") == "sv"


def test_a_catalogue_that_is_not_built_is_said_so(tmp_path: Path) -> None:
    """Nobody is left with English half-texts: the error says what to do. English needs no catalogue."""
    with pytest.raises(MissingCatalogue, match="make setup"):
        load_catalogue("fi", tmp_path)
    load_catalogue("en", tmp_path)
    with pytest.raises(ValueError, match="xx"):
        load_catalogue("xx", tmp_path)
