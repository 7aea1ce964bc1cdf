"""Figures of the team and its leader, from the service log and the leader's time (criteria 5, 7, 8, 10, 11).

A site without anything in its service log in the period keeps no log: what it did together is not known, and
it counts as lacking, never as not done.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ipscore.fidelity.evidence.evidence import PER_CENT, Evidence, ratio
from ipscore.fidelity.evidence.window import Window
from ipscore.message import Message, msg
from ipscore.records.contact import OUTSIDE_OFFICE
from ipscore.records.service_log import ServiceEventKind
from ipscore.records.staff import Post, Role, Staff
from ipscore.records.working_time import Activity
from ipscore.records.working_weeks import WORKING_DAYS

FULL_TIME = 1.0
QUARTER, HALF_YEAR = 3, 6
FIELD_WORK = frozenset({Activity.CLIENT_WORK, Activity.EMPLOYER_WORK})


def _present(staff: Staff, site: str, monday: date) -> bool:
    """Whether the person was at work for the site on one weekday of the week at least."""
    days = [monday + timedelta(days=each) for each in range(WORKING_DAYS)]
    return any(
        not staff.on_leave(day)
        and any(post.site == site and post.share > 0 and post.runs_on(day) for post in staff.posts)
        for day in days
    )


def _coach_weeks(window: Window) -> Iterator[tuple[str, str, date]]:
    """Site, coach and Monday of each week in which the coach was at work there."""
    for staff in window.coaches():
        for site in sorted({post.site for post in staff.posts if window.at_site(post.site)}):
            for monday in window.weeks():
                if _present(staff, site, monday):
                    yield site, staff.id, monday


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def host_team_meeting_week_share(window: Window) -> Evidence:
    """Share of weeks at work in which a coach took part in the host team's meeting.

    Meetings that do not say who took part are lacking.
    """
    kind = ServiceEventKind.HOST_TEAM_MEETING
    of = msg("weeks with the host team's meeting attended / weeks at work, summed over coaches")
    logged = [site for site in window.site_ids() if window.events(site)]
    meetings = [(site, each) for site in logged for each in window.events(site, kind)]
    attended = {(site, staff, _monday(each.on)) for site, each in meetings for staff in each.staff}
    weeks = [each for each in _coach_weeks(window) if each[0] in logged]
    met = sum(each in attended for each in weeks)
    return Evidence(
        "host_team_meeting_week_share",
        ratio(met, len(weeks), PER_CENT),
        met,
        len(weeks),
        of,
        window.period,
        sum(not each.staff for _, each in meetings),
        tuple(each.id for _, each in meetings),
    )


def supervision_week_share(window: Window) -> Evidence:
    """Share of weeks with supervision of the team, of those in which a coach was at work at the site."""
    sites = window.site_ids()
    logged = [site for site in sites if window.events(site)]
    events = [(site, e) for site in logged for e in window.events(site, ServiceEventKind.SUPERVISION)]
    held = {(site, _monday(each.on)) for site, each in events}
    weeks = {(site, monday) for site, _, monday in _coach_weeks(window) if site in logged}
    met = len(weeks & held)
    return Evidence(
        "supervision_week_share",
        ratio(met, len(weeks), PER_CENT),
        met,
        len(weeks),
        msg("weeks with supervision / weeks with a coach at work, summed over sites"),
        window.period,
        len(sites) - len(logged),
        tuple(each.id for _, each in events),
    )


def _spans(window: Window, figure: str, kind: ServiceEventKind, months: int, of: Message) -> Evidence:
    """Share of spans of months, summed over sites, in which something took place."""
    sites = window.site_ids()
    logged = [site for site in sites if window.events(site)]
    spans = [(site, span) for site in logged for span in window.spans(months)]
    met = sum(any(each.on in span for each in window.events(site, kind)) for site, span in spans)
    return Evidence(
        figure,
        ratio(met, len(spans), PER_CENT),
        met,
        len(spans),
        of,
        window.period,
        len(sites) - len(logged),
        tuple(each.id for site in logged for each in window.events(site, kind)),
    )


def outcomes_reviewed_quarter_share(window: Window) -> Evidence:
    """Share of quarters, counted back from the last day, in which the outcomes were looked at."""
    of = msg("quarters in which outcomes were looked at / quarters, summed over sites")
    kind = ServiceEventKind.OUTCOMES_REVIEWED
    return _spans(window, "outcomes_reviewed_quarter_share", kind, QUARTER, of)


def outcomes_told_quarter_share(window: Window) -> Evidence:
    """Share of quarters, counted back from the last day, in which the outcomes were made known."""
    of = msg("quarters in which outcomes were told / quarters, summed over sites")
    return _spans(window, "outcomes_told_quarter_share", ServiceEventKind.OUTCOMES_TOLD, QUARTER, of)


def steering_group_quarter_share(window: Window) -> Evidence:
    """Share of quarters, counted back from the last day, in which the steering group met."""
    of = msg("quarters with a meeting of the steering group / quarters, summed over sites")
    return _spans(window, "steering_group_quarter_share", ServiceEventKind.STEERING_GROUP, QUARTER, of)


def review_half_year_share(window: Window) -> Evidence:
    """Share of half-years, counted back from the last day, with a review or a self-assessment."""
    of = msg("half-years with a review / half-years")
    reviews = window.facts.beside.reviews
    if reviews is None:
        return Evidence("review_half_year_share", None, None, None, of, window.period)
    held = [
        each
        for each in reviews
        if each.day in window.period
        and (not each.sites or not window.sites or not window.sites.isdisjoint(each.sites))
    ]
    spans = window.spans(HALF_YEAR)
    met = sum(any(each.day in span for each in held) for span in spans)
    return Evidence(
        "review_half_year_share",
        ratio(met, len(spans), PER_CENT),
        met,
        len(spans),
        of,
        window.period,
        0,
        tuple(each.id for each in held),
    )


def _posts(window: Window) -> list[tuple[Staff, Post]]:
    """Coaches who hold a post at the sites on the last day, with that post."""
    found = ((staff, staff.post_on(window.period.end)) for staff in window.coaches())
    return [
        (staff, post)
        for staff, post in found
        if post is not None and post.share > 0 and window.at_site(post.site)
    ]


def team_coaches(window: Window) -> Evidence:
    """How many coaches hold a post on the last day."""
    coaches = tuple(staff.id for staff, _ in _posts(window))
    of = msg("coaches on the last day")
    value = float(len(coaches)) if any(True for _ in window.coaches()) else None
    return Evidence("team_coaches", value, len(coaches), None, of, window.period, 0, coaches)


def team_full_time_coaches(window: Window) -> Evidence:
    """How many coaches work full time on the last day."""
    coaches = tuple(staff.id for staff, post in _posts(window) if post.share >= FULL_TIME)
    of = msg("full-time coaches on the last day")
    value = float(len(coaches)) if any(True for _ in window.coaches()) else None
    return Evidence("team_full_time_coaches", value, len(coaches), None, of, window.period, 0, coaches)


def coaches_per_leader(window: Window) -> Evidence:
    """Coaches per full-time leader on the last day, of the leader who has most.

    A coach whose leader is not known, or has no working time then, is lacking.
    """
    day = window.period.end
    led: dict[str, int] = {}
    lacking = 0
    for staff, _ in _posts(window):
        leader = window.dataset.staff.get(staff.leader or "")
        post = None if leader is None else leader.post_on(day)
        if leader is None or post is None or post.share <= 0:
            lacking += 1
        else:
            led[leader.id] = led.get(leader.id, 0) + 1
    of = msg("coaches of the leader / share of full working time")
    shares = {each: post.share for each in led if (post := window.dataset.staff[each].post_on(day))}
    if not shares:
        return Evidence("coaches_per_leader", None, None, None, of, window.period, lacking)
    leader_id = min(shares, key=lambda each: (-led[each] / shares[each], each))
    coaches, share = led[leader_id], shares[leader_id]
    return Evidence(
        "coaches_per_leader", coaches / share, coaches, share, of, window.period, lacking, (leader_id,)
    )


def leader_field_month_share(window: Window) -> Evidence:
    """Share of months, counted back from the last day, in which the leader logged work in the field.

    In the field: work with clients or employers outside the office. Of a leader who is a coach as well it
    cannot be told whose clients it was, and one who logs no time tells nothing: both are lacking.
    """
    leaders = sorted({each.leader or "" for each in window.coaches()} & window.dataset.staff.keys())
    spans = window.spans(1)
    days: list[tuple[str, date, str]] = []
    telling = 0
    for leader in leaders:
        entries = list(window.working_time_of(leader))
        if not entries or Role.COACH in window.dataset.staff[leader].roles:
            continue
        telling += 1
        days += [
            (leader, each.on, each.id)
            for each in sorted(entries, key=lambda entry: (entry.on, entry.id))
            if each.activity in FIELD_WORK and each.place in OUTSIDE_OFFICE
        ]
    met = len({(who, span.start) for who, day, _ in days for span in spans if day in span})
    return Evidence(
        "leader_field_month_share",
        ratio(met, telling * len(spans), PER_CENT),
        met,
        telling * len(spans),
        msg("months with the leader in the field / months, summed over leaders"),
        window.period,
        len(leaders) - telling,
        tuple(entry for _, _, entry in days),
    )
