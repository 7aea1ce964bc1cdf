"""Entering a change of phase, and with the last of them the end of the coaching."""

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.practice.caseload import present_episode
from ipscore.records.client import Client
from ipscore.records.episode import ClosingReason, Episode, Phase, PhaseEntry
from ipstui.forms.case import CaseEntry
from ipstui.forms.entry import Answer, Refused
from ipstui.forms.kept import TITLES
from ipstui.forms.spec import Field, FieldKind, Form, Raw, of
from ipstui.forms.words import day


class PhaseChange(CaseEntry):
    """The client enters a phase on a day; closing the coaching closes the episode."""

    @property
    def form(self) -> Form:
        """The phase, the day, and why the coaching ends."""
        return Form(
            "phase",
            TITLES["phase"],
            (
                Field("phase", N_("Phase"), FieldKind.CHOICE, of(Phase), required=True),
                Field("on", N_("From which day"), FieldKind.DATE, required=True),
                Field(
                    "closing_reason", N_("Why it ends"), FieldKind.CHOICE, of(ClosingReason, optional=True)
                ),
            ),
        )

    def take(self, client: Client) -> Raw | None:
        """The entry as it stands."""
        for episode in client.episodes:
            for entry in episode.phases:
                if entry.id == self.id:
                    reason = episode.closing_reason if entry.phase is Phase.CLOSED else None
                    on = day(self.session.language, entry.on)
                    return {"phase": entry.phase, "on": on, "closing_reason": reason or ""}
        return None

    def fresh(self) -> Raw:
        """The phase after the present one, from today."""
        episode = present_episode(self.stored.record, self.today)
        present = episode.phase_on(self.today) if episode is not None else None
        phases = list(Phase)
        following = phases.index(present.phase) + 1 if present is not None else 0
        return {
            "phase": phases[min(following, len(phases) - 1)],
            "on": day(self.session.language, self.today),
            "closing_reason": "",
        }

    def save(self, values: Mapping[str, object], before: Mapping[str, object] | None = None) -> Answer:
        """Refuse what cannot be, then save the case."""
        if present_episode(self.stored.record, self.today) is None:
            return Refused(msg("A phase belongs to a stay in the service, and this client has none yet."))
        if values["phase"] == Phase.CLOSED and not values["closing_reason"]:
            return Refused(
                msg("Not saved yet: please look at the marked fields."),
                {"closing_reason": msg("Say why the coaching ends.")},
            )
        return super().save(values, before)

    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the phase entered."""
        episode = self._episode(client)
        on = values["on"]
        if episode is None or not isinstance(on, date):
            return client
        entry = PhaseEntry(self.id, Phase(str(values["phase"])), on)
        others = [each for each in episode.phases if each.id != self.id]
        phases = tuple(sorted((*others, entry), key=lambda each: each.on))
        changed = evolve(episode, phases=phases)
        if entry.phase is Phase.CLOSED:
            reason = ClosingReason(str(values["closing_reason"]))
            changed = evolve(changed, closed_on=on, closing_reason=reason)
        elif self._closed_by_this(episode):
            changed = evolve(changed, closed_on=None, closing_reason=None)
        return evolve(
            client, episodes=tuple(changed if each.id == episode.id else each for each in client.episodes)
        )

    def _episode(self, client: Client) -> Episode | None:
        """The episode the entry is in, or for a new entry the present one."""
        holding = (each for each in client.episodes if any(entry.id == self.id for entry in each.phases))
        return next(holding, None) or present_episode(client, self.today)

    def _closed_by_this(self, episode: Episode) -> bool:
        return any(each.id == self.id and each.phase is Phase.CLOSED for each in episode.phases)
