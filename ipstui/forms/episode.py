"""A stay in the service: a returning client's new one, or the details of one that is there."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.records.client import Client
from ipscore.records.episode import CoachEntry, Episode, Phase, PhaseEntry, ReferralSource
from ipscore.store import new_id
from ipstui.forms.case import CaseEntry
from ipstui.forms.checking import look_at
from ipstui.forms.entry import Refused
from ipstui.forms.kept import TITLES
from ipstui.forms.lookups import label_for, staff_field
from ipstui.forms.proposing import coach_label
from ipstui.forms.spec import Choice, Field, FieldKind, Form, Raw, of
from ipstui.forms.words import day
from ipstui.session import Session


class EpisodeEntry(CaseEntry):
    """A new stay stands beside the old ones and closes none of them. Another coach takes over from today."""

    def __init__(self, session: Session, client_id: str, item: str = "") -> None:
        super().__init__(session, client_id, item)
        self._phase, self._coach = new_id(), new_id()

    @property
    def form(self) -> Form:
        """When, where, who sent the client, and whose client it is."""
        sites = self.session.info.sites if self.session.info is not None else ()
        return Form(
            "episode",
            TITLES["episode"],
            (
                Field("intake", N_("Day of intake"), FieldKind.DATE, required=True),
                Field(
                    "site",
                    N_("Site"),
                    FieldKind.CHOICE,
                    tuple(Choice(each.id, each.name) for each in sites),
                    required=True,
                ),
                staff_field(self.session),
                Field(
                    "referral_source", N_("Referred by"), FieldKind.CHOICE, of(ReferralSource, optional=True)
                ),
                Field("referred_by", N_("Unit and person")),
                Field("key_worker", N_("Key worker")),
                Field("personal_adviser", N_("Personal adviser")),
            ),
        )

    def take(self, client: Client) -> Raw | None:
        """The stay as it stands, with the coach of today."""
        episode = client.episode(self.id)
        if episode is None:
            return None
        coach = episode.coach_on(episode.closed_on or self.today)
        return {
            "intake": day(self.session.language, episode.intake),
            "site": episode.site,
            "coach": label_for(staff_field(self.session).choices, coach),
            "referral_source": episode.referral_source or "",
            "referred_by": episode.referred_by,
            "key_worker": episode.key_worker,
            "personal_adviser": episode.personal_adviser,
        }

    def fresh(self) -> Raw:
        """From today, where the client was."""
        return {
            "intake": day(self.session.language, self.today),
            "site": self.case.site if self.case is not None else "",
            "coach": coach_label(self.session, self.case),
        }

    def refuse(self, client: Client, values: Mapping[str, object]) -> Refused | None:
        """One open stay at a time."""
        intake = values["intake"]
        others = [each for each in client.episodes if each.id != self.id]
        if isinstance(intake, date) and any(each.closed_on is None for each in others) and not self.item:
            return look_at({"intake": msg("The client is in the service already: end that stay first.")})
        return None

    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the stay as entered."""
        intake, coach = values["intake"], str(values["coach"])
        if not isinstance(intake, date):
            return client
        source = values["referral_source"]
        fields: dict[str, Any] = {
            **{name: value for name, value in values.items() if name != "coach"},
            "referral_source": ReferralSource(str(source)) if source else None,
        }
        present = client.episode(self.id)
        if present is None:
            new = Episode(
                id=self.id,
                phases=(PhaseEntry(self._phase, Phase.INTAKE, intake),),
                coaches=(CoachEntry(self._coach, coach, intake),),
                **fields,
            )
            return evolve(client, episodes=(*client.episodes, new))
        changed = evolve(present, **fields)
        day_of = min(present.closed_on or self.today, self.today)
        if changed.coach_on(day_of) != coach:
            entry = CoachEntry(self._coach, coach, max(day_of, intake))
            changed = evolve(changed, coaches=(*changed.coaches, entry))
        return evolve(
            client, episodes=tuple(changed if each.id == self.id else each for each in client.episodes)
        )
