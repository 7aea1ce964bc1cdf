"""A capacity plan in words: the arithmetic written out, so that a reader can follow each step."""

from attrs import frozen

from ipscore.message import Message, Number, msg
from ipscore.practice.team.capacity import Plan
from ipscore.practice.team.capacity_assumptions import Part


@frozen
class Paragraph:
    """One heading of a plan and the lines under it."""

    title: Message
    lines: tuple[Message, ...]


def in_words(plan: Plan) -> tuple[Paragraph, ...]:
    """What the new clients need, and what the coaches there are can do."""
    return (
        Paragraph(msg("What the new clients need"), _needed(plan)),
        Paragraph(msg("What the coaches can do"), _possible(plan)),
    )


def shown(value: float, decimals: int = 2) -> Number:
    """A number without decimals that are nought: 8 and 0.75, not 8.00."""
    for fewer in range(decimals):
        if abs(value - round(value, fewer)) < 1e-9:
            return Number(value, fewer)
    return Number(value, decimals)


def _needed(plan: Plan) -> tuple[Message, ...]:
    return (
        msg(
            "{new} new clients a year × {months} months / 12 = {clients} clients at once",
            new=shown(plan.value(Part.CLIENTS_A_YEAR), 1),
            months=shown(plan.value(Part.STAY_MONTHS), 1),
            clients=shown(plan.clients_at_once, 1),
        ),
        msg(
            "{clients} / {limit} clients = {exact} full-time coaches; in quarters of a post {posts}",
            clients=shown(plan.clients_at_once, 1),
            limit=shown(plan.value(Part.CASELOAD), 1),
            exact=shown(plan.full_time_needed),
            posts=shown(plan.posts_needed),
        ),
        msg(
            "Coaches as persons, mean share {share}: {count}",
            share=Number(plan.value(Part.SHARE), percent=True),
            count=plan.coaches_needed,
        ),
        msg(
            "Team leaders: {exact}; in halves of a post {posts}",
            exact=shown(plan.leaders_needed),
            posts=shown(plan.leader_posts, 1),
        ),
        msg("Employer coordinators: {count}", count=plan.coordinators_needed),
    )


def _possible(plan: Plan) -> tuple[Message, ...]:
    return (
        msg(
            "{coaches} full-time coaches × {limit} clients = {places} places; free now {free}",
            coaches=shown(plan.coaches),
            limit=shown(plan.value(Part.CASELOAD), 1),
            places=shown(plan.places, 1),
            free=shown(plan.free_places, 1),
        ),
        msg(
            "{places} places / {months} months × 12 = {count} new clients a year",
            places=shown(plan.places, 1),
            months=shown(plan.value(Part.STAY_MONTHS), 1),
            count=shown(plan.new_clients_possible, 1),
        ),
        _balance(plan),
        *_queue(plan),
        msg("Team leaders for these coaches: {exact}", exact=shown(plan.leaders_for_coaches)),
    )


def _balance(plan: Plan) -> Message:
    if abs(plan.balance) < 0.05:
        return msg("As many as come can be taken.")
    count = shown(abs(plan.balance), 1)
    if plan.balance > 0:
        return msg("{count} a year more than come could be taken.", count=count)
    return msg("{count} a year of those who come cannot be taken.", count=count)


def _queue(plan: Plan) -> tuple[Message, ...]:
    waiting = plan.value(Part.WAITING)
    if not waiting:
        return ()
    count = shown(waiting)
    if plan.wait_months is None:
        return (msg("{count} waiting: without coaches nobody gets a place.", count=count),)
    if plan.wait_months == 0:
        return (msg("{count} waiting: there is a place for each of them now.", count=count),)
    wait = msg(
        "{count} waiting: the last of them has a place in {months} months.",
        count=count,
        months=shown(plan.wait_months, 1),
    )
    if plan.queue_months is None:
        return (wait, msg("Others come as fast as places get free, so the queue stays."))
    return (wait, msg("The queue is gone in {months} months.", months=shown(plan.queue_months, 1)))
