"""Entering a work trial, studies or another placement that is not a job."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from ipscore.message import N_, msg
from ipscore.practice.caseload import present_episode
from ipscore.records.client import Client
from ipscore.records.job import Placement, PlacementKind
from ipstui.forms.at_employer import AtEmployerEntry
from ipstui.forms.employers import employer_label
from ipstui.forms.entry import Refused
from ipstui.forms.kept import TITLES
from ipstui.forms.spec import Field, FieldKind, Form, Raw, of
from ipstui.forms.words import day


class PlacementEntry(AtEmployerEntry):
    """One placement, new or changed."""

    @property
    def form(self) -> Form:
        """What, where and when."""
        return Form(
            "placement",
            TITLES["placement"],
            (
                Field("kind", N_("What"), FieldKind.CHOICE, of(PlacementKind), required=True),
                Field("start", N_("First day"), FieldKind.DATE, required=True),
                Field("end", N_("Last day"), FieldKind.DATE),
                self.employers,
                Field("where", N_("School or place")),
                Field("note", N_("Note"), FieldKind.NOTE),
            ),
        )

    def take(self, client: Client) -> Raw | None:
        """The placement as it stands."""
        found = next((each for each in client.placements if each.id == self.id), None)
        if found is None:
            return None
        language = self.session.language
        return {
            "kind": found.kind,
            "start": day(language, found.start),
            "end": day(language, found.end),
            "employer": employer_label(self.session, self.employers, found.employer),
            "where": found.where,
            "note": found.note,
        }

    def fresh(self) -> Raw:
        """A work trial that starts today."""
        return {"kind": PlacementKind.WORK_TRIAL, "start": day(self.session.language, self.today)}

    def refuse(self, client: Client, values: Mapping[str, object]) -> Refused | None:  # noqa: ARG002 - whatever was entered
        """No placement without a stay in the service."""
        if present_episode(client, self.today) is None:
            return Refused(msg("A placement belongs to a stay in the service, and this client has none yet."))
        return None

    def put(self, client: Client, values: Mapping[str, object]) -> Client:
        """The case with the placement as entered."""
        fields: dict[str, Any] = {**values, "kind": PlacementKind(str(values["kind"]))}
        present = next((each for each in client.placements if each.id == self.id), None)
        if present is None:
            episode = present_episode(client, self.today)
            new = Placement(id=self.id, episode=episode.id if episode is not None else "", **fields)
            return evolve(client, placements=(*client.placements, new))
        changed = evolve(present, **fields)
        return evolve(
            client, placements=tuple(changed if each.id == self.id else each for each in client.placements)
        )
