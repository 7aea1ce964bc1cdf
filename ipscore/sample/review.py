"""The reviews of the sample: the 2024 review, two older self-assessments and one under way."""

from collections.abc import Iterable, Mapping
from datetime import date

from attrs import evolve

from ipscore.fidelity.seal import seal
from ipscore.records.client import Client
from ipscore.records.development_plan import DevelopmentPlan
from ipscore.records.review import CONSENSUS, Assessor, Rating, RatingFile, Review, ReviewKind, ReviewState
from ipscore.sample import review_plan
from ipscore.sample import review_texts as texts
from ipscore.sample import review_visit as visit
from ipscore.sample import self_assessment_texts as own
from ipscore.sample.places import SITES
from ipscore.sample.staff import Team

SCALE = "thl-applied"
REVIEW_2024 = "7rk2v9qd"
SELF_JANUARY = "c4x81mzt"
SELF_SEPTEMBER = "n6hw03fj"
UNDER_WAY = "e9tb5s2k"

FIRST = Assessor("q2d7", "Kaarina Ylä-Outinen", organisation="Riippumattomat arvioijat ry")
SECOND = Assessor("w8m3", "Henrik Lindgren", organisation="Eteläisen alueen työhönvalmennus")
OTHER_UNIT = Assessor("b5k9", "Tiina-Liisa Kumpulainen", organisation="Läntinen alue")
LEADER = "m1v4"
JANUARY, SEPTEMBER = date(2023, 1, 19), date(2023, 9, 14)

ELEMENTS: Mapping[str, tuple[str, ...]] = {
    "5": (
        "weekly_client_meeting",
        "shared_decisions",
        "papers_in_main_record",
        "desk_near_team",
        "finds_new_clients",
    ),
    "8": ("enough_time", "weekly_supervision", "host_team_contacts", "field_work", "outcomes_and_targets"),
    "10": ("asked_at_intake", "asked_again", "material_on_show", "work_stories", "share_measured"),
    "11": ("knows_principles", "uses_criteria", "steering_group", "tells_staff", "removes_hindrances"),
    "13": ("no_duty_to_tell", "pros_and_cons_first", "words_talked_through", "more_than_once"),
    "25": (
        "not_ended_for_absence",
        "attempts_recorded",
        "host_team_reaches_out",
        "repeated_visits",
        "joint_visits",
        "family_contact",
    ),
}
"""Ids of the elements in the scale, in the printed order."""


def make_reviews(
    team: Team, service: str, clients: Iterable[Client], ratings: Iterable[RatingFile]
) -> tuple[Review, ...]:
    """The reviews, oldest first; `service` is the programme that is reviewed. Issued ones are sealed."""
    files = tuple(ratings)
    return tuple(_sealed(each, files) for each in _reviews(team, service, clients))


def _sealed(review: Review, ratings: Iterable[RatingFile]) -> Review:
    if review.state is not ReviewState.ISSUED:
        return review
    return evolve(review, sealed={each.assessor: seal(each) for each in ratings if each.review == review.id})


def _reviews(team: Team, service: str, clients: Iterable[Client]) -> tuple[Review, ...]:
    return (
        _self_assessment(SELF_JANUARY, JANUARY),
        _self_assessment(SELF_SEPTEMBER, SEPTEMBER),
        Review(
            id=REVIEW_2024,
            scale=SCALE,
            kind=ReviewKind.INDEPENDENT,
            unit="Keskinen alue",
            start=review_plan.FIRST_DAY,
            end=review_plan.LAST_DAY,
            state=ReviewState.ISSUED,
            sites=SITES,
            programme=service,
            first=True,
            assessors=(FIRST, SECOND),
            purpose="Palvelun ensimmäinen laatuarviointi ja kehittämissuunnitelman pohja.",
            recipients=visit.RECIPIENTS,
            method=visit.METHOD,
            schedule=visit.SCHEDULE,
            documents=visit.DOCUMENTS,
            informants=visit.INFORMANTS,
            sample=review_plan.drawn_clients(clients),
            strengths=visit.STRENGTHS,
            issued_on=visit.ISSUED_ON,
            summary=texts.SUMMARY,
        ),
        Review(
            id=UNDER_WAY,
            scale=SCALE,
            kind=ReviewKind.GUIDED,
            unit="Keskinen alue",
            start=date(2024, 4, 10),
            end=date(2024, 4, 17),
            state=ReviewState.RATING,
            sites=SITES,
            programme=service,
            assessors=(Assessor(LEADER, team.leader.name, staff=team.leader.id),),
            purpose="Kehittämissuunnitelman väliarvio.",
        ),
    )


def make_plans() -> tuple[DevelopmentPlan, ...]:
    """The development plan that followed the 2024 review; the next one is due after six months."""
    return (review_plan.development_plan(REVIEW_2024),)


def make_ratings() -> tuple[RatingFile, ...]:
    """One file for each assessor, and the consensus of the 2024 review."""
    return (
        _file(
            SELF_JANUARY,
            OTHER_UNIT.id,
            _self_ratings(own.SELF_JANUARY, {}, own.SELF_PRESENT, own.SELF_FIGURES),
            JANUARY,
        ),
        _file(
            SELF_SEPTEMBER,
            OTHER_UNIT.id,
            _self_ratings(
                own.SELF_SEPTEMBER,
                own.SEPTEMBER_COMMENTS,
                own.SELF_PRESENT_SEPTEMBER,
                own.SELF_FIGURES_SEPTEMBER,
            ),
            SEPTEMBER,
        ),
        *(
            _file(REVIEW_2024, each.id, {key: _alone(key, turn) for key in texts.FINDINGS}, finished)
            for turn, (each, finished) in enumerate(zip((FIRST, SECOND), review_plan.FINISHED, strict=True))
        ),
        _file(REVIEW_2024, CONSENSUS, {each: _agreed(each) for each in texts.FINDINGS}),
        _file(UNDER_WAY, LEADER, {each: _so_far(each) for each in own.UNDER_WAY}),
    )


def _self_assessment(review: str, day: date) -> Review:
    return Review(
        id=review,
        scale=SCALE,
        kind=ReviewKind.SELF,
        unit="Läntinen alue",
        start=day,
        end=day,
        state=ReviewState.ISSUED,
        elsewhere=True,
        first=review == SELF_JANUARY,
        assessors=(OTHER_UNIT,),
        purpose="Itsearviointi yhdessä iltapäivässä, vertailutiedoksi saatu.",
        issued_on=day,
    )


def _file(
    review: str, assessor: str, ratings: Mapping[str, Rating], finished: date | None = None
) -> RatingFile:
    return RatingFile(f"{review}-{assessor}", review, assessor, ratings, finished)


def _elements(criterion: str, present: str) -> dict[str, bool]:
    ids = ELEMENTS[criterion] if present else ()
    return {each: mark == "1" for each, mark in zip(ids, present, strict=True)}


def _agreed(criterion: str) -> Rating:
    found = texts.FINDINGS[criterion]
    return Rating(
        score=found.score,
        elements=_elements(criterion, found.present),
        comment=found.comment,
        recommendation=found.recommendation,
        reason=found.reason,
        agreed_because=visit.AGREED_BECAUSE.get(criterion, ""),
        sources=found.sources,
        figure=found.figure,
        suggestion=found.suggestion,
    )


def _alone(criterion: str, turn: int) -> Rating:
    """What one assessor held before the consensus: words, and sometimes a score, of their own."""
    found = texts.FINDINGS[criterion]
    score = found.alone[turn] or found.score
    return Rating(
        score=score,
        elements=_elements(criterion, found.present),
        comment=found.notes[turn],
        recommendation=found.recommendation if score < 4 else "",
        reason=found.reason if score != found.suggestion else "",
        sources=found.sources,
        figure=found.figure,
        suggestion=found.suggestion,
    )


def _self_ratings(
    scores: tuple[int, ...],
    changed: Mapping[str, str],
    present: Mapping[str, str],
    figures: Mapping[str, float],
) -> dict[str, Rating]:
    made = {}
    for number, (score, comment) in enumerate(zip(scores, own.SELF_COMMENTS, strict=True), 1):
        criterion = str(number)
        counted = criterion in figures or criterion in present
        made[criterion] = Rating(
            score=score,
            elements=_elements(criterion, present.get(criterion, "")),
            comment=changed.get(criterion, comment),
            recommendation=own.SELF_RECOMMENDATIONS.get(criterion, "") if score < 4 else "",
            reason=own.NOT_OUR_RECORDS if criterion in figures else "",
            sources=("Yksikön oma kooste",),
            figure=figures.get(criterion),
            suggestion=score if counted else None,
        )
    return made


def _so_far(criterion: str) -> Rating:
    score, present, comment = own.UNDER_WAY[criterion]
    return Rating(
        score=score,
        elements=_elements(criterion, present),
        comment=comment,
        recommendation=own.UNDER_WAY_RECOMMENDATIONS.get(criterion, ""),
        sources=(texts.FIGURES, texts.STAFF),
        figure=own.UNDER_WAY_FIGURES.get(criterion),
        suggestion=score if present or criterion in own.UNDER_WAY_FIGURES else None,
    )
