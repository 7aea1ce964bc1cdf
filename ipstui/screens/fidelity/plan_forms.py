"""The forms of what follows a review: actions of the development plan, follow-ups, corrections."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from ipscore.definitions.scale import Scale
from ipscore.fidelity.issuing import corrected
from ipscore.fidelity.plan_progress import followed, in_state, with_action
from ipscore.message import N_, Message, msg
from ipscore.records.development_plan import Action, ActionState, DevelopmentPlan, FollowUp
from ipscore.records.planning import Correction
from ipscore.records.review import Review
from ipstui.forms.spec import NONE, Choice, Field, FieldKind, Raw, of
from ipstui.forms.words import day, number
from ipstui.screens.fidelity.part_entry import PartEntry, criterion_choices, text
from ipstui.session import Session


class ActionEntry(PartEntry[DevelopmentPlan]):
    """An action of the development plan."""

    KIND, FORM, TITLE = "plans", "plan_action", N_("Action of the plan")

    def __init__(self, session: Session, scale: Scale, record_id: str, item: str = "") -> None:
        super().__init__(session, record_id, item)
        self.scale = scale

    def fields(self) -> tuple[Field, ...]:
        """What, for which criterion, who, by when, how far."""
        scores = (NONE, *(Choice(str(each), str(each)) for each in self.scale.scores))
        return (
            Field("text", N_("What is done"), FieldKind.NOTE, required=True),
            Field(
                "criterion", N_("Criterion"), FieldKind.CHOICE, criterion_choices(self.scale), required=True
            ),
            Field("owner", N_("Who answers for it")),
            Field("due", N_("By when"), FieldKind.DATE, ahead=True),
            Field("state", N_("State"), FieldKind.CHOICE, of(ActionState), required=True),
            Field("expected_score", N_("Expected score"), FieldKind.CHOICE, scores),
            Field("effort", N_("Effort of a point"), FieldKind.DECIMAL),
        )

    def take(self, record: DevelopmentPlan) -> Raw:
        """As it stands."""
        language = self.session.language
        one = next((each for each in record.actions if each.id == self.id), None)
        if one is None:
            return {"criterion": next(iter(self.scale.criteria)), "state": ActionState.OPEN}
        return {
            "text": one.text,
            "criterion": one.criterion,
            "owner": one.owner,
            "due": day(language, one.due),
            "state": one.state,
            "expected_score": "" if one.expected_score is None else str(one.expected_score),
            "effort": number(language, one.effort),
        }

    def wrong(self, values: Mapping[str, object]) -> Mapping[str, Message]:
        """An effort of nothing would make a point free."""
        if values.get("effort") == 0:
            return {"effort": msg("A number above 0, please.")}
        return {}

    def put(self, record: DevelopmentPlan, values: Mapping[str, object]) -> DevelopmentPlan:
        """The plan with the action."""
        one = next((each for each in record.actions if each.id == self.id), None)
        expected = text(values, "expected_score")
        given: dict[str, Any] = {
            "criterion": text(values, "criterion"),
            "text": text(values, "text"),
            "owner": text(values, "owner"),
            "due": values["due"],
            "expected_score": int(expected) if expected else None,
            "effort": values["effort"],
        }
        made = Action(self.id, **given) if one is None else evolve(one, **given)
        return with_action(record, in_state(made, ActionState(text(values, "state")), self.session.today))


class FollowUpEntry(PartEntry[DevelopmentPlan]):
    """What a steering meeting noted of an action."""

    KIND, FORM, TITLE = "plans", "plan_follow_up", N_("Follow-up of an action")

    def __init__(self, session: Session, record_id: str, action: str) -> None:
        super().__init__(session, record_id)
        self.action = action

    def fields(self) -> tuple[Field, ...]:
        """When, what, and the state from then on."""
        return (
            Field("note", N_("What was noted"), FieldKind.NOTE, required=True),
            Field("on", N_("Day of the meeting"), FieldKind.DATE, required=True),
            Field("state", N_("State from now on"), FieldKind.CHOICE, of(ActionState, optional=True)),
        )

    def take(self, record: DevelopmentPlan) -> Raw:  # noqa: ARG002 - a follow-up is always new
        """Today."""
        return {"on": day(self.session.language, self.session.today)}

    def wrong(self, values: Mapping[str, object]) -> Mapping[str, Message]:
        """A meeting that has not been held noted nothing."""
        on = values["on"]
        if isinstance(on, date) and on > self.session.today:
            return {"on": msg("This day has not come yet.")}
        return {}

    def put(self, record: DevelopmentPlan, values: Mapping[str, object]) -> DevelopmentPlan:
        """The plan with the note."""
        state = text(values, "state")
        on: Any = values["on"]
        note = FollowUp(self.id, on, text(values, "note"), ActionState(state) if state else None)
        return followed(record, self.action, note)


class CorrectionEntry(PartEntry[Review]):
    """A dated note that corrects an issued report."""

    FORM, TITLE = "review_correction", N_("Correction")

    def __init__(self, session: Session, scale: Scale, record_id: str) -> None:
        super().__init__(session, record_id)
        self.scale = scale

    def fields(self) -> tuple[Field, ...]:
        """What was wrong, of what, and who says so."""
        criteria: tuple[Choice, ...] = criterion_choices(self.scale, optional=True)
        return (
            Field("text", N_("Correction"), FieldKind.NOTE, required=True),
            Field("by", N_("Who corrects"), required=True),
            Field("criterion", N_("Criterion"), FieldKind.CHOICE, criteria),
        )

    def take(self, record: Review) -> Raw:  # noqa: ARG002 - a correction is always new
        """By whoever sits here."""
        me = self.session.me
        return {"by": "" if me is None else self.session.staff_name(me)}

    def put(self, record: Review, values: Mapping[str, object]) -> Review:
        """The review with one more correction."""
        words = (text(values, "by"), text(values, "text"), text(values, "criterion"))
        return corrected(record, Correction(self.id, self.session.today, *words))
