"""What came before and after the 2024 review of the sample: the clients drawn for it, and the plan it led to.

All of it is written for the sample. None of the plan's days is near: it is a week old.
"""

from collections.abc import Iterable
from datetime import date

from ipscore.fidelity.file_sample import draw, eligible
from ipscore.records.client import Client
from ipscore.records.development_plan import Action, ActionState, DevelopmentPlan, FollowUp
from ipscore.records.period import months_after, months_before
from ipscore.records.planning import FileSample
from ipscore.sample.places import SITES

FIRST_DAY, LAST_DAY = date(2024, 3, 12), date(2024, 3, 13)
FINISHED = (date(2024, 3, 14), date(2024, 3, 15))
"""When each of the two assessors had scored alone."""

_EVIDENCE_TO, _DRAWN_ON, _AGREED_ON = date(2024, 3, 11), date(2024, 2, 13), date(2024, 4, 8)


def drawn_clients(clients: Iterable[Client]) -> FileSample:
    """The ten clients whose papers were read."""
    window = months_before(_EVIDENCE_TO, 12)
    return draw(eligible(clients, window, SITES), "kevät 2024", 10, window, _DRAWN_ON)


def development_plan(review: str) -> DevelopmentPlan:
    """The plan that the steering group made; the next review is due half a year after the last."""
    return DevelopmentPlan(review, _AGREED_ON, months_after(LAST_DAY, 6), _ACTIONS)


_ACTIONS = (
    Action(
        "criterion-5",
        "5",
        "Valmentaja mukaan päätiimin viikkopalaveriin.",
        "Valmentajat",
        date(2024, 4, 10),
        ActionState.DONE,
        4,
        done_on=date(2024, 4, 10),
    ),
    Action(
        "criterion-7",
        "7",
        "Vihjeet viikkopalaverin vakioaiheeksi ja tuurauslista kirjallisena; toimipaikka K etänä mukaan.",
        "Tiiminvetäjä",
        date(2024, 5, 31),
        ActionState.UNDER_WAY,
        3,
        follow_ups=(
            FollowUp("f1", date(2024, 4, 11), "Tuurauslista on luonnosteltu.", ActionState.UNDER_WAY),
        ),
    ),
    Action(
        "criterion-11",
        "11",
        "Itsearviointi ohjausryhmän asialistalle puolivuosittain; johto kertoo tavoitteet kaikille.",
        "Palvelujohtaja",
        date(2024, 9, 30),
        expected_score=4,
        effort=2.0,
    ),
    Action(
        "criterion-17",
        "17",
        "Kaksi kiinteää työnantajapäivää viikossa jokaiselle; kirjaukset läpi viikoittain.",
        "Tiiminvetäjä",
        date(2024, 6, 28),
        expected_score=4,
    ),
    Action(
        "criterion-21",
        "21",
        "Yhteinen tavoite: kymmenen työsuhdetta puolessa vuodessa, seuranta kuukausittain.",
        "Koko tiimi",
        date(2024, 10, 31),
        expected_score=3,
        effort=3.0,
    ),
)
