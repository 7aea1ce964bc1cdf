"""Fidelity today for programs: numbers as counted, days as ISO 8601, words in the language of the run."""

from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import Evidence
from ipscore.fidelity.evidence.elements import ElementShown
from ipscore.fidelity.today import CriterionToday, FidelityToday
from ipscore.language import Language
from ipscore.records.period import Period


def today_data(found: FidelityToday, scale: Scale, language: Language) -> dict[str, object]:
    """The whole scale; records are named by their ids alone."""
    return {
        "day": found.day.isoformat(),
        "scale": found.scale,
        "sites": list(found.sites),
        "suggested": found.suggested,
        "possible": {part: {"low": low, "high": high} for part, (low, high) in found.possible.items()},
        "criteria": [_criterion(each, scale, language) for each in found.criteria],
        "changed": [
            {
                "criterion": each.criterion,
                "suggestion_before": each.before,
                "suggestion": each.after,
                "value_before": each.figure_before,
                "value": each.figure_after,
            }
            for each in found.changed
        ],
        "trend": [
            {
                "day": each.day.isoformat(),
                "suggestions": dict(each.suggestions),
                "values": dict(each.figures),
            }
            for each in found.trend
        ],
    }


def _criterion(each: CriterionToday, scale: Scale, language: Language) -> dict[str, object]:
    figures = [figure_data(one, scale, language) for one in each.evidence]
    return {
        "id": each.id,
        "name": language.text(scale.criteria[each.id].name),
        "suggestion": each.suggestion.score,
        "why": [language.message(step) for step in each.suggestion.trace],
        "cannot_tell": None if each.cannot_tell is None else language.message(each.cannot_tell),
        # What decides comes first; here it stands by itself for those who want one number a criterion.
        **(figures[0] if figures else _NO_FIGURE),
        "figures": figures,
        "elements": [_element(one, language) for one in each.elements],
    }


_KEYS = ("figure", "figure_name", "value", "unit", "numerator", "denominator", "of", "period", "lacking")
_NO_FIGURE: dict[str, object] = {**dict.fromkeys(_KEYS), "records": []}


def figure_data(each: Evidence, scale: Scale, language: Language) -> dict[str, object]:
    """One figure with all that explains it."""
    figure = scale.figures[each.figure]
    return {
        "figure": each.figure,
        "figure_name": language.text(figure.name),
        "value": each.value,
        "unit": language.text(figure.unit),
        "numerator": each.numerator,
        "denominator": each.denominator,
        "of": language.message(each.of),
        "period": _period(each.period),
        "lacking": each.lacking,
        "records": list(each.records),
    }


def _element(each: ElementShown, language: Language) -> dict[str, object]:
    return {
        "id": each.element.id,
        "text": language.text(each.element.text),
        "shown": each.shown,
        "why": [language.message(step) for step in each.why],
    }


def _period(period: Period) -> dict[str, str]:
    return {"start": period.start.isoformat(), "end": period.end.isoformat()}
