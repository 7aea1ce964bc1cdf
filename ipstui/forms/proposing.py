"""What forms propose: who it was, and in which order clients are offered."""

from functools import partial

from attrs import evolve

from ipscore.message import N_
from ipscore.practice.caseload import HasEpisodes, present_episode
from ipscore.records.episode import Phase
from ipstui.course import phase_words
from ipstui.forms.lookups import label_for, named, staff_field
from ipstui.forms.spec import Choice, Field, FieldKind
from ipstui.session import Session

MOST_OWN = 24
"""So many of one's own clients are offered for marking at most; more could not be looked through."""


def coach_id(session: Session, client: HasEpisodes | None = None) -> str | None:
    """Whoever sits here; where that has not been told, the client's coach, then the coach looked at."""
    episode = present_episode(client, session.today) if client is not None else None
    coach = episode.coach_on(session.today) if episode is not None else None
    return session.me or coach or session.coach


def coach_label(session: Session, client: HasEpisodes | None = None) -> str:
    """The same as it stands in a field."""
    return label_for(staff_field(session).choices, coach_id(session, client))


def client_choices(session: Session) -> tuple[Choice, ...]:
    """Every client by name (by id while names are hidden): one's own first, then the rest in coaching.

    Those whose coaching has ended come last: they may come back.
    """
    rows, mine = session.caseload(), coach_id(session)
    rank = {row.client: 2 if row.phase is Phase.CLOSED else int(row.coach != mine) for row in rows}
    found = named({each.client: session.name_of(each.client) for each in rows})
    ranked = (evolve(each, rank=rank[each.value]) for each in found)
    return tuple(sorted(ranked, key=lambda each: each.rank))


def client_field(session: Session) -> Field:
    """The field in which a client is found by a few letters."""
    return Field(
        "client",
        N_("Client"),
        FieldKind.LOOKUP,
        client_choices(session),
        required=True,
        offered=True,
        tell=partial(client_hint, session),
    )


def client_hint(session: Session, client: str) -> str:
    """What tells clients of nearly the same name apart: phase, days, and the site where it is another."""
    row = next((each for each in session.caseload() if each.client == client), None)
    if row is None:
        return ""
    language = session.language
    parts = [phase_words(session, row.phase), language("{n} d", n=row.days)]
    if session.info is not None and len(session.info.sites) > 1:
        parts.append(session.site_name(row.site))
    return " · ".join(parts)


def own_clients(session: Session) -> tuple[str, ...]:
    """Ids of the clients in coaching of whoever sits here, by name; none where they are too many to mark."""
    mine = coach_id(session)
    rows = [
        each
        for each in session.caseload()
        if each.coach == mine is not None and each.phase is not Phase.CLOSED
    ]
    if len(rows) > MOST_OWN:
        return ()
    return tuple(each.client for each in sorted(rows, key=lambda row: session.name_of(row.client).casefold()))
