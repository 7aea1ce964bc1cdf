"""Entering a change of phase, and with the last of them the end of the coaching."""

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.practice.caseload import present_episode
from ipscore.records.client import Client
from ipscore.records.consistency_practice import closing_problems
from ipscore.records.episode import ClosingReason, Episode, Phase, PhaseEntry
from ipstui.forms.case import CaseEntry
from ipstui.forms.checking import look_at
from ipstui.forms.entry import Refused
from ipstui.forms.kept import TITLES
from ipstui.forms.spec import Field, FieldKind, Form, Raw, of
from ipstui.forms.words import day
from ipstui.session import Session


def in_phase(client: Client, entry_id: str, phase: object, on: date, today: date) -> Client:
    """The case with the client in `phase` from `on`; as it was where there is no phase, or they are in it."""
    episode = present_episode(client, today)
    if not phase or episode is None:
        return client
    present = episode.phase_on(on)
    if present is not None and present.phase == phase:
        return client
    entry = PhaseEntry(entry_id, Phase(str(phase)), max(on, episode.intake))
    others = (each for each in episode.phases if each.id != entry_id)
    changed = evolve(episode, phases=tuple(sorted((*others, entry), key=lambda each: each.on)))
    return evolve(
        client, episodes=tuple(changed if each.id == episode.id else each for each in client.episodes)
    )


class PhaseChange(CaseEntry):
    """The client enters a phase on a day; closing the coaching closes the episode."""

    def __init__(self, session: Session, client_id: str, item: str = "") -> None:
        super().__init__(session, client_id, item)
        self._warned = False

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
        case = self.case
        episode = present_episode(case, self.today) if case is not None else None
        present = episode.phase_on(self.today) if episode is not None else None
        phases = list(Phase)
        following = phases.index(present.phase) + 1 if present is not None else 0
        return {
            "phase": phases[min(following, len(phases) - 1)],
            "on": day(self.session.language, self.today),
            "closing_reason": "",
        }

    def refuse(self, client: Client, values: Mapping[str, object]) -> Refused | None:
        """No phase without a stay, no end without a reason, and no end for missed meetings alone."""
        if present_episode(client, self.today) is None:
            return Refused(msg("A phase belongs to a stay in the service, and this client has none yet."))
        if values["phase"] != Phase.CLOSED:
            return None
        if not values["closing_reason"]:
            return look_at({"closing_reason": msg("Say why the coaching ends.")})
        given_up = any(
            each.path[-1] == "closing_reason" for each in closing_problems(self.put(client, values))
        )
        if given_up and not self._warned:
            # Told once at the field; whoever knows better saves again.
            self._warned = True
            return look_at(
                {
                    "closing_reason": msg(
                        "Missed meetings alone are never a reason to end the coaching: write down the "
                        "attempts to reach the client first. Saving again ends it all the same."
                    )
                }
            )
        return None

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
