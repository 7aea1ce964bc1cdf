"""Reviews for the tests of the fidelity area: one under way, one of two assessors, a scale of two parts."""

from datetime import date
from pathlib import Path
from typing import Any

from attrs import evolve

from ipscore.definitions.scale import Scale
from ipscore.plugin.build import DefinitionFile, build_scales
from ipscore.records.review import Assessor, Rating, RatingFile, Review, ReviewKind, ReviewState
from ipscore.store import Workspace
from tests.scales import criterion, higher, text

UNDER_WAY = "r3v1ew01"
TWO = "r3v1ew02"
DONE = "r3v1ew03"
HOSTILE_UNIT = "Unit [/foo] [@click=app.quit]x[/] [b"
FINISHED = date(2022, 10, 13)
ANNAS, BOS = "Anna saw the log", "Bo heard otherwise"
HOSTILE_COMMENT = "Seen \x1b]0;owned\x07\x1b[31m [/b] [@click=app.quit]y[/] [i"

SCORES_2024 = (5, 5, 5, 3, 3, 3, 2, 3, 3, 3, 2, 5, 5, 5, 4, 5, 3, 5, 5, 5, 1, 4, 4, 4, 5)
ELEMENTS_2024 = {5: "01110", 8: "01011", 10: "11100", 11: "10100", 13: "1111", 25: "111111"}


def review(review_id: str = UNDER_WAY, **more: Any) -> Review:
    """A review of 2022 by one assessor."""
    fields: dict[str, Any] = {
        "id": review_id,
        "scale": "thl-applied",
        "kind": ReviewKind.INDEPENDENT,
        "unit": "Keskinen alue",
        "start": date(2022, 10, 11),
        "end": date(2022, 10, 12),
        "assessors": (Assessor("mv", "M. V."),),
        **more,
    }
    return Review(**fields)


def rating_file(review_id: str, assessor: str, ratings: dict[str, Rating]) -> RatingFile:
    """An assessor's file."""
    return RatingFile(id=f"{review_id}-{assessor}", review=review_id, assessor=assessor, ratings=ratings)


def every(score: int, **more: Any) -> dict[str, Rating]:
    """All 25 criteria with one score."""
    return {str(each): Rating(score=score, **more) for each in range(1, 26)}


def add_review(root: Path, given: Review | None = None) -> Review:
    """Put a review into a workspace."""
    return Workspace.open(root).reviews.save(given or review(), None).record


def add_two(root: Path, *, finished: bool) -> Review:
    """A review of two assessors: one has finished, the other has when `finished`."""
    pair = (Assessor("aa", "Anna A."), Assessor("bb", "Bo B."))
    given = add_review(root, review(TWO, assessors=pair, state=ReviewState.RATING))
    ratings = Workspace.open(root).ratings
    ratings.save(evolve(rating_file(TWO, "aa", every(4, comment=ANNAS)), finished_on=FINISHED), None)
    mine = rating_file(TWO, "bb", {**every(3, comment=BOS), "2": Rating(score=4)})
    if not finished:
        mine = evolve(mine, ratings={"1": Rating(score=3)})
    ratings.save(evolve(mine, finished_on=FINISHED if finished else None), None)
    return given


def add_done(root: Path) -> Review:
    """An issued review with a hostile unit, assessor and comment."""
    hostile = (Assessor("mv", HOSTILE_UNIT),)
    given = review(DONE, unit=HOSTILE_UNIT, assessors=hostile, state=ReviewState.ISSUED, summary=HOSTILE_UNIT)
    given = evolve(given, start=date(2022, 3, 1), end=date(2022, 3, 1), issued_on=date(2022, 3, 20))
    ratings = every(4, comment=HOSTILE_COMMENT, recommendation=HOSTILE_UNIT, sources=(HOSTILE_UNIT,))
    # Nothing is saved into an issued review, so it is issued last.
    workspace = Workspace.open(root)
    stored = workspace.reviews.save(evolve(given, state=ReviewState.RATING, issued_on=None), None)
    workspace.ratings.save(rating_file(DONE, "mv", ratings), None)
    workspace.reviews.save(given, stored.revision)
    return given


def two_part_scale() -> Scale:
    """Two parts with bands of their own, scores 0–4, and a code 9."""

    def part(name: str) -> dict[str, Any]:
        bands = [
            {"id": "high", "low": 5, "high": 8, "name": text(f"{name} high")},
            {"id": "low", "low": 0, "high": 4, "name": text(f"{name} low")},
        ]
        return {"name": text(name), "bands": bands}

    def steps(section: str) -> dict[str, Any]:
        return criterion({"kind": "steps"}, 0, 4, section)

    rule = higher()
    rule["cuts"] = [{"score": 4, "low": 50}, {"score": 0, "high": 49}]
    data = {
        "schema": 1,
        "id": "two",
        "edition": "1",
        "name": text("two parts"),
        "score_low": 0,
        "score_high": 4,
        "rounding": text("none"),
        "source": text("made up"),
        "codes": [{"code": 9, "name": text("no data")}],
        "figures": {"share": {"name": text("share"), "unit": text("%"), "decimals": 1}},
        "parts": {"work": part("work"), "study": part("study")},
        "sections": {
            "one": {"part": "work", "name": text("one")},
            "two": {"part": "study", "name": text("two")},
        },
        "criteria": {
            "w1": steps("one"),
            "w2": steps("one"),
            "s1": steps("two"),
            "s2": criterion(rule, 0, 4, "two"),
        },
    }
    scales, problems = build_scales([DefinitionFile("two.toml", "two", data)])
    assert not problems, [str(each.message) + each.where for each in problems]
    return scales["two"]


def rating_keys(
    criterion: int, score: int, *, reason: str = "", comment: str = "", recommendation: str = ""
) -> str:
    """What is pressed in the wizard to rate a criterion as in 2024 and go on; `reason` where one is owed."""
    marks = ELEMENTS_2024.get(criterion, "").translate(str.maketrans("01", "ny"))
    fields = [*([reason] if reason else []), comment, recommendation]
    return f"{marks}{score}" + "".join(f"\t{each}" for each in fields) + "\x1b[6~"
