"""Entering a new review: the scale, the unit, the days, who rates."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from ipscore.definitions.scale import Scale
from ipscore.definitions.text import LANGUAGES, Text
from ipscore.fidelity.assessors import assessor_id, no_name_problems
from ipscore.message import N_, msg
from ipscore.problem import Problem
from ipscore.records.review import Assessor, Review, ReviewKind
from ipscore.store import StoreError, new_id
from ipstui.forms.entry import Answer, Entry, Refused, Saved
from ipstui.forms.job import YES_NO
from ipstui.forms.saving import Choices, Clash
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw, of
from ipstui.forms.words import day, truth
from ipstui.session import Session


class NewReview(Entry):
    """A review that is planned; rating it begins in the wizard."""

    subject = ""
    item = ""

    def __init__(self, session: Session, scales: Mapping[str, Scale], unit: str = "") -> None:
        self.session = session
        self.scales = scales
        self.unit = unit
        """Proposed: what the last review of the service called it, so that the two are compared."""
        self.id = new_id()

    @property
    def form(self) -> Form:
        """What is needed to begin."""
        info = self.session.open_workspace.info
        sites = tuple(Choice(each.id, each.name) for each in info.sites)
        scales = tuple(Choice(key, name) for key, name in told_apart(self.scales).items())
        return Form(
            "review",
            N_("New review"),
            (
                Field("scale", N_("Scale"), FieldKind.CHOICE, scales, required=True),
                Field("kind", N_("Kind of review"), FieldKind.CHOICE, of(ReviewKind), required=True),
                Field("unit", N_("Unit"), required=True),
                Field("start", N_("First day"), FieldKind.DATE, required=True, ahead=True),
                Field("end", N_("Last day"), FieldKind.DATE, ahead=True),
                Field("assessors", N_("Assessors"), required=True),
                Field("sites", N_("Records of sites"), FieldKind.CHOICES, sites),
                Field("elsewhere", N_("Another service's"), FieldKind.CHOICE, YES_NO),
            ),
        )

    def raw(self) -> Raw:
        """The workspace's scale, today."""
        info = self.session.open_workspace.info
        today = day(self.session.language, self.session.today)
        scale = info.scale if info.scale in self.scales else next(iter(self.scales), "")
        unit = self.unit or info.name
        return {"scale": scale, "kind": ReviewKind.SELF, "unit": unit, "start": today, "elsewhere": "no"}

    def settle(self, clash: Clash[Any], choices: Choices) -> Answer:
        """A new review clashes with nobody."""
        raise NotImplementedError

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:  # noqa: ARG002 - a new review began from nothing
        """Save the review file."""
        review = self._review(values)
        if isinstance(review, Problem):
            return Refused(review.message, {str(review.path[0]): review.message})
        try:
            stored = self.session.open_workspace.reviews.save(review, None)
        except StoreError as error:
            return Refused(error.message)
        self.id = stored.record.id
        return Saved(())

    def _review(self, values: Mapping[str, object]) -> Review | Problem:
        start, end, sites = values["start"], values["end"], values["sites"]
        names = [name for each in str(values["assessors"]).split(",") if (name := each.strip())]
        scale = self.scales.get(str(values["scale"]))
        if scale is None or not isinstance(start, date):
            return Problem(msg("No scale is installed, so nothing can be rated."), path=("scale",))
        last = end if isinstance(end, date) else start
        if last < start:
            return Problem(msg("The last day is before the first."), path=("end",))
        if not names:
            return Problem(msg("At least one name is needed."), path=("assessors",))
        for each in names:
            for wrong in no_name_problems(each):
                return Problem(wrong.message, path=("assessors",))
        return Review(
            id=self.id,
            scale=scale.id,
            kind=ReviewKind(str(values["kind"])),
            unit=str(values["unit"]),
            start=start,
            end=last,
            sites=tuple(str(each) for each in sites) if isinstance(sites, tuple) else (),
            elsewhere=truth(values["elsewhere"]) is True,
            scale_edition=scale.edition,
            manual_edition=scale.manual_edition,
            assessors=tuple(Assessor(key, name) for key, name in zip(_ids(names), names, strict=True)),
        )


def told_apart(scales: Mapping[str, Scale]) -> Mapping[str, Text]:
    """Names of the scales by id; where some begin alike, what is their own comes first and is never cut."""
    by_language = {
        each: _own_first([scale.name.get(each) for scale in scales.values()]) for each in LANGUAGES
    }
    return {
        key: Text(**{each: names[at] for each, names in by_language.items()}) for at, key in enumerate(scales)
    }


def _own_first(names: list[str]) -> list[str]:
    parts = [name.partition(", ") for name in names]
    heads = [head for head, _, _ in parts]
    return [
        f"{tail[0].upper()}{tail[1:]}: {head}" if tail and heads.count(head) > 1 else name
        for name, (head, _, tail) in zip(names, parts, strict=True)
    ]


def _ids(names: list[str]) -> list[str]:
    """Ids that are names of files people recognise."""
    found: list[str] = []
    for name in names:
        found.append(assessor_id(name, found))
    return found


def draft_of(session: Session) -> tuple[str, str]:
    """Under what the draft of a new review is kept."""
    return str(session.root.absolute()), "review//"
