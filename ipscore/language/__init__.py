"""Everything about Finnish, Swedish and English: texts, numbers, dates, and reading what people type.

The pure rooms return messages and numbers; only the edge (`ips`, the terminal program) holds a `Language`.
"""

from ipscore.language.catalogue import LANGUAGE_CODES, MissingCatalogue
from ipscore.language.choosing import detect
from ipscore.language.language import Language
from ipscore.language.typed import NotADate, NotANumber, parse_date, parse_number

__all__ = [
    "LANGUAGE_CODES",
    "Language",
    "MissingCatalogue",
    "NotADate",
    "NotANumber",
    "detect",
    "parse_date",
    "parse_number",
]
