"""What a text pack must be: whole by itself, and of nothing the scale does not have."""

from collections.abc import Iterator, Mapping

from ipscore.definitions.rule import elements_of
from ipscore.definitions.scale import Criterion, Scale
from ipscore.definitions.text import LANGUAGES
from ipscore.definitions.text_pack import CriterionTexts, Path, TextPack
from ipscore.definitions.validate import reference
from ipscore.message import msg
from ipscore.problem import Problem, Severity, nearest


def pack_problems(pack: TextPack) -> tuple[Problem, ...]:
    """What is wrong with a pack by itself, whatever its scale."""
    return tuple(_own_problems(pack))


def misfits(pack: TextPack, scale: Scale) -> tuple[Problem, ...]:
    """What a pack says of criteria, scores and elements the scale does not have: all of it.

    A text that a language of the pack lacks is a warning: ours would stand amid the organisation's own.
    """
    return tuple(_misfits(pack, scale))


def pack_misfits(pack: TextPack, scales: Mapping[str, Scale]) -> tuple[Problem, ...]:
    """`misfits` with whichever of `scales` the pack is for; the problem that it is not there, otherwise."""
    if pack.scale in scales:
        return misfits(pack, scales[pack.scale])
    words = msg("the scale “{id}” is not installed", id=pack.scale)
    known = sorted(scales)
    expected = msg("one of: {words}", words=", ".join(known))
    return (Problem(words, path=("scale",), expected=expected, nearest=nearest(pack.scale, known)),)


def fits(pack: TextPack, scales: Mapping[str, Scale]) -> bool:
    """Whether the pack may be laid over its scale; warnings do not keep it from being used."""
    return all(each.severity is not Severity.ERROR for each in pack_misfits(pack, scales))


def _own_problems(pack: TextPack) -> Iterator[Problem]:
    for key in ("scale", "version", "organisation"):
        if not getattr(pack, key).strip():
            yield Problem(msg("“{key}” is empty", key=key), path=(key,), expected=msg("a text in quotes"))
    if not pack.languages:
        yield Problem(
            msg("the pack says no language"),
            path=("languages",),
            expected=msg("one of: {words}", words=", ".join(LANGUAGES)),
        )
    for index, each in enumerate(pack.languages):
        yield from reference(each, LANGUAGES, ("languages", index))
    for path, text in pack.texts():
        for language in LANGUAGES:
            given = getattr(text, language)
            if given is not None and language not in pack.languages:
                yield Problem(
                    msg("the text is in {language}, which “languages” does not name", language=language),
                    path=(*path, language),
                    expected=msg("one of: {words}", words=", ".join(pack.languages)),
                )
            elif given is not None and not given.strip():
                yield Problem(
                    msg("the text in {language} is empty", language=language), path=(*path, language)
                )


def _misfits(pack: TextPack, scale: Scale) -> Iterator[Problem]:
    if pack.scale != scale.id:
        yield Problem(
            msg("the texts are for the scale “{id}”, not for “{other}”", id=pack.scale, other=scale.id),
            path=("scale",),
        )
        return
    scores = [str(each) for each in scale.scores]
    for criterion_id, texts in pack.criteria.items():
        path: Path = ("criteria", criterion_id)
        if criterion_id not in scale.criteria:
            yield Problem(
                msg("the scale has no criterion {id}", id=criterion_id),
                path=path,
                expected=msg("one of: {words}", words=", ".join(scale.criteria)),
                nearest=nearest(criterion_id, scale.criteria),
            )
            continue
        for score in texts.anchors:
            yield from reference(score, scores, (*path, "anchors", score))
        yield from _unknown_elements(criterion_id, texts, scale.criteria[criterion_id], path)
    for where, text in pack.texts():
        for language in pack.languages:
            if language in LANGUAGES and getattr(text, language) is None:
                yield Problem(
                    msg("the text is not there in {language}; ours is shown in its place", language=language),
                    path=where,
                    severity=Severity.WARNING,
                )


def _unknown_elements(
    criterion_id: str, texts: CriterionTexts, criterion: Criterion, path: Path
) -> Iterator[Problem]:
    known = [each.id for each in elements_of(criterion.rule)]
    for each in texts.elements:
        if each not in known:
            yield Problem(
                msg("criterion {id} has no element “{element}”", id=criterion_id, element=each),
                path=(*path, "elements", each),
                expected=msg("one of: {words}", words=", ".join(known)) if known else msg("no elements"),
                nearest=nearest(each, known),
            )
