"""Stories in plain keys, as the dated cases tell them, made into what the agenda is computed from."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import count
from typing import Any

import tomli
from attrs import evolve

from ipscore.definitions.practice import RuleSet
from ipscore.plugin.build import DefinitionFile, build_rules
from ipscore.practice.agenda import Practice
from ipscore.practice.case import Case, PlannedAction, ReviewResult, Service
from ipscore.practice.summaries import (
    EmployerContactSummary,
    EmployerSummary,
    StaffSummary,
    client_summary,
    employer_summary,
    staff_summary,
)
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind, ContactWith, Topic
from ipscore.records.deferral import Deferral
from ipscore.records.employer import Employer, EmployerContact
from ipscore.records.episode import CoachEntry, Episode, Phase, PhaseEntry
from ipscore.records.job import Job, JobChange
from ipscore.records.partner import Partner, PartnerKind
from ipscore.records.review import ReviewKind
from ipscore.records.service_log import ServiceEvent, ServiceEventKind, ServiceLog
from ipscore.records.staff import Leave, Post, Role, Staff
from ipscore.records.workspace import WorkspaceInfo
from ipscore.store.calendar import finnish

Plain = Mapping[str, Any]

COACH, LEADER, SITE = "aino", "leena", "r"

CONTACTS = {
    "met": (ContactKind.MEETING, ContactWith.CLIENT),
    "phoned": (ContactKind.PHONE, ContactWith.CLIENT),
    "messaged": (ContactKind.MESSAGE, ContactWith.CLIENT),
    "missed": (ContactKind.MISSED, ContactWith.CLIENT),
    "attempts": (ContactKind.ATTEMPT, ContactWith.CLIENT),
    "partner_contacted": (ContactKind.PHONE, ContactWith.PARTNER),
    "family_phoned": (ContactKind.PHONE, ContactWith.FAMILY),
}


@cache
def rule_sets() -> Mapping[str, RuleSet]:
    """The sets of rules the bundled plugins give."""
    found = []
    for module, name in (("ips_plugin_ips25", "ips25"), ("ips_plugin_thl_applied", "thl-applied")):
        text = files(module).joinpath("rules", f"{name}.toml").read_text(encoding="utf-8")
        found.append(DefinitionFile(name, module, tomli.loads(text)))
    sets, problems = build_rules(found)
    assert not problems, problems
    return sets


def practice(told: Plain) -> Practice:
    """Rules and calendar of a case: those of ips25 unless it says otherwise."""
    info = WorkspaceInfo(
        "Hanke",
        "ips25",
        midsummer_eve_off=told.get("midsummer_eve_off", True),
        christmas_eve_off=told.get("christmas_eve_off", True),
    )
    rules = rule_sets()[told.get("rules", "ips25")]
    for rule_id, days in told.get("valid", {}).items():
        changed = evolve(rules.rules[rule_id], valid_from=days.get("from"), valid_to=days.get("to"))
        rules = evolve(rules, rules={**rules.rules, rule_id: changed})
    return Practice(rules, finnish(info))


def client_case(told: Plain) -> Case:
    """The client of a story with the employer contacts about them."""
    episodes = [_episode(told, "e1")]
    contacts = list(_contacts(told))
    if "earlier" in told:
        episodes.insert(0, _episode(told["earlier"], "e0"))
        contacts += _contacts(told["earlier"], "earlier-")
    client_id = told.get("id", "c1")
    meetings = [("emp1", _employer_contact(on, client_id)) for on in told.get("employer_met", ())]
    meetings += [
        ("emp1", evolve(_employer_contact(on, client_id), by_client=True))
        for on in told.get("client_met_employer", ())
    ]
    client = Client(
        id=client_id,
        site=SITE,
        episodes=tuple(episodes),
        contacts=tuple(contacts),
        jobs=tuple(_jobs(told)),
        wishes_changed_on=told.get("wishes_changed"),
        partners=tuple(_partners(told)),
        deferrals=_deferrals(told),
    )
    return Case(client_summary(client), tuple(meetings))


def employer(told: Plain) -> EmployerSummary:
    """The employer of a story."""
    contacts = [EmployerContact(f"visit-{on}", on, COACH, True) for on in told.get("visited", ())]
    contacts += [
        EmployerContact(f"agreed-{n}", each["on"], COACH, True, next_step=each["step"], next_on=each["by"])
        for n, each in enumerate(told.get("agreed", ()))
    ]
    made = Employer(
        "emp1",
        "Kahvila Tuisku",
        contacts=tuple(contacts),
        deferrals=_deferrals(told),
        merged_into=told.get("merged_into"),
    )
    return employer_summary(made)


def visited(told: Plain) -> EmployerSummary:
    """The employer that the coach of a story was in contact with."""
    contacts = tuple(
        EmployerContact(
            f"visit-{n}",
            each["on"],
            each.get("coach", COACH),
            each.get("face_to_face", True),
            each.get("by_client", False),
            clients=tuple(each.get("clients", ())),
        )
        for n, each in enumerate(told.get("visits", ()))
    )
    return employer_summary(Employer("emp1", "Kahvila Tuisku", contacts=contacts))


def service(told: Plain) -> Service:
    """The site of a story: a coach and a leader from a day, and what was done together."""
    start = told["work_began"]
    staff: tuple[Staff, ...] = (
        Staff(COACH, "Aino", (Role.COACH,), (Post("p1", SITE, start, end=told.get("work_ended")),)),
        Staff(LEADER, "Leena", (Role.TEAM_LEADER,), (Post("p2", SITE, start, end=told.get("work_ended")),)),
    )
    staff += tuple(
        Staff(f"new{n}", "Uusi", (Role.COACH,), (Post("p1", SITE, on),))
        for n, on in enumerate(told.get("newcomers", ()))
    )
    events = [
        ServiceEvent(f"{kind}-{on}", on, kind) for kind in ServiceEventKind for on in told.get(kind.value, ())
    ]
    logs = {
        year: ServiceLog(f"{SITE}-{year}", SITE, year, tuple(each for each in events if each.on.year == year))
        for year in {start.year, *(each.on.year for each in events)}
    }
    logs[start.year] = evolve(logs[start.year], deferrals=_deferrals(told))
    reviews = tuple(
        ReviewResult(
            f"review-{each['on']}",
            each["on"],
            ReviewKind.INDEPENDENT,
            each.get("total"),
            (SITE,),
            tuple(PlannedAction(**action) for action in each.get("actions", ())),
        )
        for each in told.get("reviews", ())
    )
    return Service((SITE,), tuple(staff_summary(each) for each in staff), tuple(logs.values()), reviews)


def coach(told: Plain) -> StaffSummary:
    """The coach of a story, with a share of full time and leaves."""
    leaves = tuple(Leave(f"l{n}", each["from"], each["to"]) for n, each in enumerate(told.get("leaves", ())))
    posts = (Post("p1", SITE, date(2020, 1, 1), told.get("share", 1.0), told.get("work_ended")),)
    return staff_summary(Staff(COACH, "Aino", (Role.COACH,), posts, leaves))


def _employer_contact(on: date, *clients: str) -> EmployerContactSummary:
    made = EmployerContact(f"employer-{on}", on, COACH, True, clients=clients)
    return employer_summary(Employer("emp1", "Kahvila Tuisku", contacts=(made,))).contacts[0]


def _episode(told: Plain, key: str) -> Episode:
    phases = [
        PhaseEntry(f"{key}-{phase}-{on}", Phase(phase), on)
        for phase, days in told.get("phases", {}).items()
        for on in days
    ]
    return Episode(
        id=key,
        site=SITE,
        intake=told["came"],
        phases=tuple(phases),
        coaches=(CoachEntry(f"{key}-coach", COACH, told["came"]),),
        closed_on=told.get("closed"),
    )


def _contacts(told: Plain, start: str = "") -> Iterator[Contact]:
    number = count()
    for key, (kind, whom) in CONTACTS.items():
        for on in told.get(key, ()):
            yield Contact(f"{start}{key}-{on}", on, kind, COACH, contact_with=whom)
    for topic, days in told.get("talked_about", {}).items():
        for on in days:
            yield Contact(f"{start}{topic}-{on}", on, ContactKind.PHONE, COACH, topics=(Topic(topic),))
    for each in told.get("agreed", ()):
        yield Contact(
            f"{start}agreed-{next(number)}",
            each["on"],
            ContactKind.PHONE,
            COACH,
            next_step=each["step"],
            next_on=each.get("by"),
        )


def _partners(told: Plain) -> Iterator[Partner]:
    for n, each in enumerate(told.get("partners", ())):
        yield Partner(
            f"p{n}",
            each["name"],
            PartnerKind.OTHER,
            may_contact=each.get("may_contact"),
            until=each.get("until"),
        )


def _jobs(told: Plain) -> Iterator[Job]:
    for n, each in enumerate(told.get("jobs", ()), 1):
        yield Job(
            id=f"job{n}",
            episode=each.get("episode", "e1"),
            start=each["start"],
            title=each["title"],
            end=each.get("end"),
            end_heard_on=each.get("heard"),
            benefits_advice_on=each.get("advice"),
            support_every_months=each.get("meetings_every_months"),
            changes=tuple(JobChange(f"job{n}-{on}", on) for on in each.get("changes", ())),
        )


def _deferrals(told: Plain) -> tuple[Deferral, ...]:
    postponed: Iterable[Plain] = told.get("postponed", ())
    return tuple(
        Deferral(f"d{n}", each["item"], each["on"], COACH, each["reason"], each.get("until"))
        for n, each in enumerate(postponed)
    )
