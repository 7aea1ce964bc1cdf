"""Writing down a new client: who it is, and the first stay in the service."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from ipscore.message import N_, Message, msg
from ipscore.records.client import Client
from ipscore.records.consistency import client_problems
from ipscore.records.episode import CoachEntry, Episode, Phase, PhaseEntry, ReferralSource
from ipscore.records.identity import Identity
from ipscore.store import StoreError, new_id
from ipstui.forms.entry import Answer, Entry, Refused, Saved
from ipstui.forms.kept import TITLES
from ipstui.forms.lookups import label_for, staff_field
from ipstui.forms.saving import Choices, Clash
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw, of
from ipstui.forms.undoing import Made, MadeFile
from ipstui.forms.words import day
from ipstui.messages import ClientSaved, IdentitySaved
from ipstui.session import Session


class NewClient(Entry):
    """A client and the client's identity, in two files."""

    def __init__(self, session: Session, client_id: str = "", item: str = "") -> None:
        self.session = session
        self.subject = client_id
        self.item = item
        self.id = new_id()
        self._identity: Identity | None = None

    @property
    def form(self) -> Form:
        """What is needed to begin."""
        session = self.session
        sites = session.info.sites if session.info is not None else ()
        choices = tuple(Choice(each.id, each.name) for each in sites)
        return Form(
            "client",
            TITLES["client"],
            (
                Field("family_name", N_("Family name"), required=True),
                Field("given_name", N_("Given name"), required=True),
                Field("phone", N_("Phone")),
                Field("email", N_("E-mail")),
                Field("site", N_("Site"), FieldKind.CHOICE, choices, required=True),
                Field("intake", N_("Day of intake"), FieldKind.DATE, required=True),
                staff_field(session),
                Field(
                    "referral_source", N_("Referred by"), FieldKind.CHOICE, of(ReferralSource, optional=True)
                ),
                Field("referred_by", N_("Unit and person")),
                Field("wishes", N_("Wishes"), FieldKind.LONG),
            ),
        )

    def raw(self) -> Raw:
        """Today, at the site and with the coach looked at."""
        session = self.session
        sites = session.info.sites if session.info is not None else ()
        return {
            "intake": day(session.language, session.today),
            "site": session.site or (sites[0].id if sites else ""),
            "coach": label_for(staff_field(session).choices, session.me or session.coach),
        }

    def settle(self, clash: Clash[Any], choices: Choices) -> Answer:
        """A new client clashes with nobody."""
        raise NotImplementedError

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:  # noqa: ARG002 - a new client began from nothing
        """Save both files."""
        text = {name: value for name, value in values.items() if isinstance(value, str)}
        intake = values["intake"]
        if not isinstance(intake, date) or not text.get("site"):
            return Refused(msg("The workspace has no sites yet: add one to workspace.toml first."))
        client = self._client(text, intake)
        problems = client_problems(client, self.session.today)
        if problems:
            return Refused(problems[0].message)
        identity = Identity(
            id=self.id,
            family_name=text["family_name"],
            given_name=text["given_name"],
            phone=text["phone"],
            email=text["email"],
        )
        workspace = self.session.open_workspace
        try:
            saved = workspace.clients.save(client, None)
        except StoreError as error:
            return Refused(error.message)
        try:
            kept = workspace.identities.save(identity, None)
        except StoreError as error:
            # No case without a name, and the next try can make both.
            with suppress(StoreError):
                workspace.clients.delete(self.id, saved.revision)
            return Refused(error.message)
        files = (
            MadeFile("clients", self.id, saved.revision),
            MadeFile("identities", self.id, kept.revision),
        )
        undo = Made(files, Message(self.form.title))
        return Saved((IdentitySaved(kept.record), ClientSaved(saved.record)), undo=undo)

    def _client(self, text: Mapping[str, str], intake: date) -> Client:
        source = text.get("referral_source")
        episode = Episode(
            id=new_id(),
            site=text["site"],
            intake=intake,
            referral_source=ReferralSource(source) if source else None,
            referred_by=text["referred_by"],
            phases=(PhaseEntry(new_id(), Phase.INTAKE, intake),),
            coaches=(CoachEntry(new_id(), text["coach"], intake),),
        )
        return Client(id=self.id, site=text["site"], episodes=(episode,), wishes=text["wishes"])
