"""The chapter of scores: sums by section with their levels, every score, the profile, the change."""

from collections.abc import Iterator

from ipscore.fidelity.comparison import Comparison, signed
from ipscore.fidelity.scoring import SumResult
from ipscore.language import Language
from ipscore.reports.document import Align, Block, Column, Heading, Paragraph, Row, Table, plain
from ipscore.reports.profile import Profile, ProfileGroup, ProfileRow, draw
from ipscore.reports.review.material import ReviewMaterial
from ipscore.reports.review.wording import sentence

NUMBER, NAME, POINTS = 0.45, 4.0, 1.0


def scores(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    """The chapter."""
    yield Heading(1, language("Scores"))
    yield _by_section(material, language)
    if material.complete:
        yield from _bands(material, language)
    yield Heading(2, language("Score of each criterion"))
    yield _by_criterion(material, language)
    yield Heading(2, language("Profile of scores"))
    yield draw(
        _profile(material, language),
        language("Scores from {low} to {high}", low=material.scale.score_low, high=material.scale.score_high),
        profile_words(material, language),
    )
    if material.previous is not None:
        yield from _change(material, material.previous, language)


def _totals(material: ReviewMaterial, language: Language) -> Iterator[tuple[str, SumResult]]:
    """The totals with their names; parts have levels of their own, and are never added up."""
    parts = material.result.parts
    for part in parts:
        name = language.text(material.scale.parts[part.id].name)
        yield (language("Total") if len(parts) == 1 else f"{language('Total')}: {name}"), part


def _by_section(material: ReviewMaterial, language: Language) -> Table:
    rows = []
    for each in material.result.sections:
        name = language.text(material.scale.sections[each.id].name)
        total = "–" if each.total is None else str(each.total)
        rows.append(Row((name, str(len(each.criteria)), total, str(each.max))))
    if material.complete:
        for name, part in _totals(material, language):
            cells = (name, str(len(part.criteria)), str(part.total), str(part.max))
            rows.append(Row(cells, strong=True))
    columns = (
        Column(language("Section"), 3),
        Column(language("Criteria"), 1, Align.END),
        Column(language("Points"), 1, Align.END),
        Column(language("Highest possible"), 1.3, Align.END),
    )
    return Table(language("Points by section"), columns, tuple(rows))


def _bands(material: ReviewMaterial, language: Language) -> Iterator[Block]:
    for part in material.result.parts:
        definition = material.scale.parts[part.id]
        if definition.no_bands_because is not None and not definition.bands:
            name = language.text(definition.name)
            yield Paragraph(plain(f"{name}: {language.text(definition.no_bands_because)}"))
            continue
        rows = tuple(
            Row(
                (
                    sentence(language.text(each.name)),
                    f"{each.low}–{each.high}",
                    language("this review: {total}", total=part.total) if each == part.band else "",
                ),
                strong=each == part.band,
            )
            for each in sorted(definition.bands, key=lambda band: band.low, reverse=True)
        )
        columns = (
            Column(language("Level"), 3),
            Column(language("Points"), 1.2, Align.END),
            Column(language("Result"), 2, Align.END),
        )
        caption = language("Levels of the total")
        if len(material.result.parts) > 1:
            caption = f"{caption}: {language.text(definition.name)}"
        yield Table(caption, columns, rows)


def _by_criterion(material: ReviewMaterial, language: Language) -> Table:
    rows = []
    for section in material.result.sections:
        total = "" if section.total is None else f"{section.total}/{section.max}"
        name = language.text(material.scale.sections[section.id].name)
        rows.append(Row(("", name, total), strong=True))
        for each in section.criteria:
            score = material.score(each)
            words = sentence(language.text(material.scale.criteria[each].name))
            rows.append(Row((each, words, "–" if score is None else str(score))))
    if material.complete:
        for name, part in _totals(material, language):
            rows.append(Row(("", name, f"{part.total}/{part.max}"), strong=True))
    columns = (
        Column(language("No."), NUMBER, Align.END),
        Column(language("Criterion"), NAME),
        Column(language("Score"), POINTS, Align.END),
    )
    return Table(language("Scores by criterion and section"), columns, tuple(rows), row_header=1)


def _profile(material: ReviewMaterial, language: Language) -> Profile:
    before = {} if material.previous is None else {x.id: x.before for x in material.previous.criteria}
    scale = material.scale
    groups = tuple(
        ProfileGroup(
            language.text(scale.sections[section.id].name),
            tuple(
                ProfileRow(
                    each,
                    sentence(language.text(scale.criteria[each].name)),
                    material.score(each),
                    before.get(each),
                )
                for each in section.criteria
            ),
        )
        for section in material.result.sections
    )
    names = ("", "")
    if material.previous is not None:
        old = material.previous.before
        names = (
            language("this review"),
            f"{language.choice(old.kind)} {language.dates(old.start, old.end)}",
        )
    return Profile(scale.score_low, scale.score_high, groups, *names)


def profile_words(material: ReviewMaterial, language: Language) -> str:
    """What the picture shows, in words: every score by section, and the earlier one where it differs."""
    before = {} if material.previous is None else {x.id: x.before for x in material.previous.criteria}
    told = []
    for section in material.result.sections:
        parts = []
        for each in section.criteria:
            score = material.score(each)
            name = language.text(material.scale.criteria[each].name)
            shown = "–" if score is None else str(score)
            old = before.get(each)
            if old is not None and old != score:
                parts.append(language("{name} {score} (before {old})", name=name, score=shown, old=old))
            else:
                parts.append(f"{name} {shown}")
        told.append(f"{language.text(material.scale.sections[section.id].name)}: {', '.join(parts)}.")
    return " ".join([language("A dot for the score of each criterion."), *told])


def _change(material: ReviewMaterial, found: Comparison, language: Language) -> Iterator[Block]:
    before = found.before
    days = language.dates(before.start, before.end)
    yield Heading(1, language("Change since the last review"))
    kind = language.choice(before.kind)
    yield Paragraph(
        plain(language("The last review by the same scale was made {days}: {kind}.", days=days, kind=kind)),
        keep=True,
    )
    if not found.same_kind:
        yield Paragraph(
            plain(
                language(
                    "The two reviews are of different kinds ({one}, {other}): the change also shows how "
                    "differently they were made.",
                    one=kind,
                    other=language.choice(found.after.kind),
                )
            ),
            keep=True,
        )
    sums = [
        Row(
            (
                language.text(material.scale.sections[x.id].name),
                _cell(x.before),
                _cell(x.after),
                signed(x.change),
            )
        )
        for x in found.sections
    ]
    if found.total.after is not None and len(material.scale.parts) == 1:
        whole = (_cell(found.total.before), _cell(found.total.after), signed(found.total.change))
        sums.append(Row((language("Total"), *whole), strong=True))
    columns = (
        Column(language("Before"), POINTS, Align.END),
        Column(language("Now"), POINTS, Align.END),
        Column(language("Change"), POINTS, Align.END),
    )
    yield Table(language("Change by section"), (Column(language("Section"), NAME), *columns), tuple(sums))
    changed = tuple(
        Row(
            (
                each.id,
                sentence(language.text(material.scale.criteria[each.id].name)),
                _cell(each.before),
                _cell(each.after),
                signed(each.change),
            )
        )
        for each in found.criteria
        if each.before != each.after
    )
    if not changed:
        yield Paragraph(plain(language("No score of a criterion has changed.")))
        return
    first = (Column(language("No."), NUMBER, Align.END), Column(language("Criterion"), NAME))
    yield Table(language("Criteria whose score has changed"), (*first, *columns), changed, row_header=1)


def _cell(score: int | None) -> str:
    return "–" if score is None else str(score)
