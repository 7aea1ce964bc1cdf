"""How far assessors agreed, in a line, and what each figure means."""

from fractions import Fraction

from ipscore.definitions.scale import Scale
from ipscore.fidelity.agreement import Agreement
from ipscore.language import Language


def agreement_line(found: Agreement, language: Language) -> str:
    """The four figures; a dash where one has no meaning."""
    return " · ".join(
        [
            language("Same score {share} of {count}", share=_percent(found, language), count=found.criteria),
            language("weighted kappa {value}", value=_decimal(found.kappa, language)),
            language("mean difference {value}", value=_decimal(found.distance, language)),
            language("ICC {value}", value=_decimal(found.icc, language)),
        ]
    )


def agreement_paragraphs(found: Agreement, scale: Scale, language: Language) -> list[str]:
    """Each figure with what it means."""
    told = [
        language(
            "The scores as each assessor gave them alone, before the consensus. Compared are the {count} "
            "criteria that all of them scored.",
            count=found.criteria,
        ),
        "",
        language(
            "Same score: {share}. The share of criteria with exactly the same score from everybody.",
            share=_percent(found, language),
        ),
        "",
        language(
            "Weighted kappa: {value}. Agreement beyond what chance would give; large differences weigh "
            "more than small ones. 1 is full agreement, 0 is what chance gives.",
            value=_decimal(found.kappa, language),
        ),
        "",
        language(
            "Mean difference: {value} points on the scale {low}–{high}, over all pairs of assessors.",
            value=_decimal(found.distance, language),
            low=scale.score_low,
            high=scale.score_high,
        ),
        "",
        language(
            "ICC: {value}. Intraclass correlation of single assessors with absolute agreement: how much of "
            "the variation is of the criteria and not of the assessors. 1 is all of it.",
            value=_decimal(found.icc, language),
        ),
        "",
        language(
            "A dash: the figure has no meaning here, because there is nothing to compare or no variation."
        ),
    ]
    if found.left_out:
        left = language("Left out, because somebody gave no score: {list}.", list=found.left_out)
        told += ["", left]
    return told


def _percent(found: Agreement, language: Language) -> str:
    return "–" if found.identical is None else language.percent(float(found.identical))


def _decimal(value: Fraction | None, language: Language) -> str:
    return "–" if value is None else language.number(float(value), 2)
