"""The forms of preparing a review: sessions, documents, informants, the draw of client files, the basics."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from ipscore.definitions.scale import Scale
from ipscore.fidelity.planning import SAMPLE_SIZE, refuse_issued, with_sample
from ipscore.message import N_, Message, msg
from ipscore.records.planning import Informant, RequestedDocument, ReviewSession, SessionKind
from ipscore.records.review import Review, ReviewKind, ReviewState
from ipscore.store import new_id
from ipstui.forms.spec import Choice, Field, FieldKind, Raw, of
from ipstui.forms.words import day, number
from ipstui.screens.fidelity.clock import clock_words, read_clock
from ipstui.screens.fidelity.part_entry import PartEntry, text
from ipstui.session import Session


class SessionEntry(PartEntry[Review]):
    """A line of the schedule."""

    FORM, TITLE = "review_session", N_("Session of the review")

    def fields(self) -> tuple[Field, ...]:
        """When, what, with whom."""
        return (
            Field("with_whom", N_("With whom"), required=True),
            Field("on", N_("Day"), FieldKind.DATE, required=True, ahead=True),
            Field("at", N_("Time of day")),
            Field("minutes", N_("Minutes"), FieldKind.WHOLE, most=1440),
            Field("kind", N_("What is done"), FieldKind.CHOICE, of(SessionKind), required=True),
            Field("where", N_("Place")),
        )

    def take(self, record: Review) -> Raw:
        """As it stands; something new is on the first day."""
        language = self.session.language
        one = _found(record.schedule, self.id)
        if one is None:
            return {"on": day(language, record.start), "kind": SessionKind.INTERVIEW}
        return {
            "with_whom": one.with_whom,
            "on": day(language, one.on),
            "at": clock_words(language, one.at),
            "minutes": number(language, one.minutes),
            "kind": one.kind,
            "where": one.where,
        }

    def wrong(self, values: Mapping[str, object]) -> Mapping[str, Message]:
        """A time of day is told from hours and minutes."""
        typed = text(values, "at")
        if typed and read_clock(typed) is None:
            return {"at": msg("A time of day as 9.30, please.")}
        return {}

    def put(self, record: Review, values: Mapping[str, object]) -> Review:
        """The review with the session."""
        refuse_issued(record)
        given: dict[str, Any] = {
            "on": values["on"],
            "kind": SessionKind(text(values, "kind")),
            "at": read_clock(text(values, "at")),
            "minutes": values["minutes"],
            "with_whom": text(values, "with_whom"),
            "where": text(values, "where"),
        }
        one = _found(record.schedule, self.id)
        made = ReviewSession(self.id, **given) if one is None else evolve(one, **given)
        return evolve(record, schedule=_with(record.schedule, made))


class DocumentEntry(PartEntry[Review]):
    """A document asked for."""

    FORM, TITLE = "review_document", N_("Document asked for")

    def fields(self) -> tuple[Field, ...]:
        """What, and when it was asked for and received."""
        return (
            Field("name", N_("What is asked for"), required=True),
            Field("asked_on", N_("Asked for on"), FieldKind.DATE),
            Field("received_on", N_("Received on"), FieldKind.DATE),
            Field("note", N_("Note"), FieldKind.NOTE),
        )

    def take(self, record: Review) -> Raw:
        """As it stands."""
        language, one = self.session.language, _found(record.documents, self.id)
        if one is None:
            return {}
        asked, received = day(language, one.asked_on), day(language, one.received_on)
        return {"name": one.name, "asked_on": asked, "received_on": received, "note": one.note}

    def wrong(self, values: Mapping[str, object]) -> Mapping[str, Message]:
        """Nothing is received before it is asked for."""
        asked, received = values.get("asked_on"), values.get("received_on")
        if isinstance(asked, date) and isinstance(received, date) and received < asked:
            return {"received_on": msg("This is before it was asked for.")}
        return {}

    def put(self, record: Review, values: Mapping[str, object]) -> Review:
        """The review with the document."""
        refuse_issued(record)
        given: dict[str, Any] = {
            "name": text(values, "name"),
            "asked_on": values["asked_on"],
            "received_on": values["received_on"],
            "note": text(values, "note"),
        }
        made = RequestedDocument(self.id, **given)
        return evolve(record, documents=_with(record.documents, made))


class InformantEntry(PartEntry[Review]):
    """People met, by role and number."""

    FORM, TITLE = "review_informant", N_("People met")

    def fields(self) -> tuple[Field, ...]:
        """Role and number; never a name."""
        return (
            Field("role", N_("Role"), required=True),
            Field("number", N_("How many"), FieldKind.WHOLE, required=True, most=999),
        )

    def take(self, record: Review) -> Raw:
        """As it stands."""
        one = _found(record.informants, self.id)
        return {} if one is None else {"role": one.role, "number": str(one.number)}

    def put(self, record: Review, values: Mapping[str, object]) -> Review:
        """The review with the line."""
        refuse_issued(record)
        count: Any = values["number"]
        made = Informant(self.id, text(values, "role"), count)
        return evolve(record, informants=_with(record.informants, made))


class DrawEntry(PartEntry[Review]):
    """The draw of client files, which anybody can repeat from its seed."""

    FORM, TITLE = "review_draw", N_("Draw of client files")

    def __init__(self, session: Session, scale: Scale, record_id: str) -> None:
        super().__init__(session, record_id)
        self.scale = scale
        self._seed = new_id()

    def fields(self) -> tuple[Field, ...]:
        """How many, and from what."""
        return (
            Field("size", N_("How many clients"), FieldKind.WHOLE, required=True, most=999),
            Field("seed", N_("Seed"), required=True),
        )

    def take(self, record: Review) -> Raw:
        """As it was drawn; otherwise the usual number, and a seed nobody could choose."""
        sample = record.sample
        if sample is None:
            return {"size": str(SAMPLE_SIZE), "seed": self._seed}
        return {"size": str(sample.size), "seed": sample.seed}

    def put(self, record: Review, values: Mapping[str, object]) -> Review:
        """The review with the clients drawn."""
        workspace = self.session.open_workspace
        clients = (stored.record for stored in workspace.clients.all()[0])
        size: Any = values["size"]
        return with_sample(self.scale, record, clients, text(values, "seed"), size, workspace.today())


class BasicsEntry(PartEntry[Review]):
    """What the report says before its scores."""

    FORM, TITLE = "review_basics", N_("Basics of the review")
    TEXTS = ("purpose", "method", "strengths", "summary")

    def fields(self) -> tuple[Field, ...]:
        """Kind, unit, days, the words of the report; the sites until somebody has rated by their records."""
        sites = tuple(Choice(each.id, each.name) for each in self.session.open_workspace.info.sites)
        chosen = Field("sites", N_("Records of sites"), FieldKind.CHOICES, sites)
        return (
            Field("kind", N_("Kind of review"), FieldKind.CHOICE, of(ReviewKind), required=True),
            Field("unit", N_("Unit"), required=True),
            Field("start", N_("First day"), FieldKind.DATE, required=True, ahead=True),
            Field("end", N_("Last day"), FieldKind.DATE, required=True, ahead=True),
            Field("evidence_to", N_("Evidence until"), FieldKind.DATE),
            *((chosen,) if self._stored.record.state is ReviewState.PLANNED else ()),
            Field("recipients", N_("Recipients")),
            Field("purpose", N_("Purpose"), FieldKind.NOTE),
            Field("method", N_("Method"), FieldKind.NOTE),
            Field("strengths", N_("Strengths"), FieldKind.NOTE),
            Field("summary", N_("Summary"), FieldKind.NOTE),
        )

    def take(self, record: Review) -> Raw:
        """As it stands."""
        language = self.session.language
        days = {each: day(language, getattr(record, each)) for each in ("start", "end", "evidence_to")}
        texts = {each: getattr(record, each) for each in self.TEXTS}
        told = {"kind": record.kind, "unit": record.unit, "recipients": ", ".join(record.recipients)}
        return {**told, **days, **texts, "sites": ",".join(record.sites)}

    def wrong(self, values: Mapping[str, object]) -> Mapping[str, Message]:
        """Days are in order."""
        start, end = values["start"], values["end"]
        if isinstance(start, date) and isinstance(end, date) and end < start:
            return {"end": msg("The last day is before the first.")}
        return {}

    def put(self, record: Review, values: Mapping[str, object]) -> Review:
        """The review with these basics."""
        refuse_issued(record)
        given: dict[str, Any] = {each: values[each] for each in ("start", "end", "evidence_to")}
        given |= {each: text(values, each) for each in ("unit", *self.TEXTS)}
        names = tuple(part for each in text(values, "recipients").split(",") if (part := each.strip()))
        sites = values.get("sites")
        if isinstance(sites, tuple):
            given["sites"] = tuple(str(each) for each in sites)
        return evolve(record, kind=ReviewKind(text(values, "kind")), recipients=names, **given)


def _found(items: tuple[Any, ...], item_id: str) -> Any:
    return next((each for each in items if each.id == item_id), None)


def _with(items: tuple[Any, ...], made: Any) -> tuple[Any, ...]:
    if _found(items, made.id) is None:
        return (*items, made)
    return tuple(made if each.id == made.id else each for each in items)
