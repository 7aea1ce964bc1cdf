"""What a report is gathered from: figures as they were kept, the one review before, and nobody's secret."""

from datetime import date

import pytest
from attrs import evolve

from ipscore.fidelity.evidence import COUNTED_FROM, Facts, evidence_on, wanted_figures
from ipscore.fidelity.mark import kept_mark_figures
from ipscore.fidelity.planning import evidence_day
from ipscore.fidelity.sheet import Sheet
from ipscore.language import Language
from ipscore.plugin.registry import Registry, UnknownScaleError
from ipscore.records.review import (
    Assessor,
    Counted,
    MarkFigure,
    Rating,
    RatingFile,
    Review,
    ReviewKind,
    ReviewState,
)
from ipscore.records.workspace import WorkspaceInfo
from ipscore.reports import write
from ipscore.reports.review import ReviewMaterial, gather, review_document
from ipscore.sample import write_sample
from ipscore.sample.review import REVIEW_2024, SELF_JANUARY, SELF_SEPTEMBER
from ipscore.store import NotFound, Workspace
from ipscore.store.review_results import beside_records
from ipscore.store.review_work import issue
from tests.reports.reading import text_of

REGISTRY = Registry.load()
SECRET = "Only I have seen this."


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The sample; each test makes reviews of its own in it."""
    return write_sample(tmp_path_factory.mktemp("sample") / "workspace")


def text(material: ReviewMaterial, code: str = "en") -> str:
    """The report as plain text."""
    return text_of(write(review_document(material, Language.load(code)), "md"), "md")


def put(workspace: Workspace, review: Review, *files: RatingFile) -> Review:
    """Save a review with rating files."""
    workspace.reviews.save(review, None)
    for each in files:
        workspace.ratings.save(each, None)
    return review


def rated_alone(key: str, ratings: dict[str, Rating], **changes: object) -> tuple[Review, RatingFile]:
    """A review by one assessor, with these ratings."""
    day = date(2024, 3, 12)
    review = Review(
        key,
        "thl-applied",
        ReviewKind.SELF,
        "Unit",
        day,
        day,
        ReviewState.RATING,
        assessors=(Assessor("aa", "A."),),
    )
    file = RatingFile(f"{key}-aa", key, "aa", ratings)
    return evolve(review, **changes), file  # type: ignore[arg-type]  # fields by name


def test_kept_figures_are_printed_and_no_record_is_read(workspace: Workspace) -> None:
    """Fraction, days and lacking stand as they were, the method section says so, and nothing is counted."""
    kept = Counted("contacts_per_coach_week", date(2024, 1, 12), date(2024, 3, 11), 99, 30.5, 2)
    ratings = {"17": Rating(score=3, figure=3.2, suggestion=2, reason="r", counted=kept)}
    put(workspace, *rated_alone("kept", ratings))
    found = gather(workspace, REGISTRY, "kept").material
    assert found.evidence == {}
    shown = text(found)
    assert "99 / 30.5 (" in shown
    assert "12 Jan–11 Mar 2024" in shown
    assert "Records lacking data: 2" in shown
    assert "Practice figures are printed as they were when the score was given" in shown
    assert "Of these criteria only the value was kept" not in shown
    assert "99 / 30,5 (" in text(found, "fi")
    upside_down = evolve(kept, start=kept.end, end=kept.start)
    wrong = evolve(found, ratings={"17": evolve(ratings["17"], counted=upside_down)})
    assert "3.2 a week" in text(wrong)
    assert "99 / 30.5" not in text(wrong)


def test_a_review_that_kept_values_alone_is_told_from_the_records(workspace: Workspace) -> None:
    """As far as they still give the value; where others have kept theirs, the report says of which it is."""
    before = gather(workspace, REGISTRY, REVIEW_2024).material
    assert before.counted_now()
    assert "Practice figures are printed" not in text(before)
    kept = Counted("outside_office_share", date(2024, 1, 12), date(2024, 3, 11), 43, 100)
    ratings = {**(before.ratings or {})}
    ratings["24"] = evolve(ratings["24"], counted=kept)
    shown = text(evolve(before, ratings=ratings))
    rest = ", ".join(each for each in before.counted_now() if each != "24")
    assert f"as the records give it now: {rest}." in shown
    assert "43 / 100 (" in shown


def test_what_the_wizard_keeps_is_what_the_report_prints(workspace: Workspace) -> None:
    """Every figure the records give, by way of a file, with the reviews held and the calendar beside it."""
    review, _ = rated_alone("wizard", {}, sites=("r",))
    scale = REGISTRY.scale(review.scale)
    facts = Facts(workspace.load(COUNTED_FROM).dataset, beside_records(workspace, REGISTRY.scales))
    wanted = {each: wanted_figures(scale, each) for each in scale.criteria}
    found = evidence_on(scale, wanted, facts, evidence_day(review), review.sites)
    sheet = Sheet(scale, evidence=found)
    for each in scale.criteria:
        sheet = sheet.rated(each, Rating(score=3, reason="r"))
    put(workspace, review, RatingFile("wizard-aa", "wizard", "aa", sheet.ratings))
    then = gather(workspace, REGISTRY, "wizard").material
    live = evolve(
        then, evidence=found, ratings={k: evolve(x, counted=None) for k, x in (then.ratings or {}).items()}
    )
    told = {each: then.evidence_of(each) for each in scale.criteria}
    assert sum(each is not None for each in told.values()) >= 10
    assert told == {each: live.evidence_of(each) for each in scale.criteria}


def test_what_somebody_rates_alone_is_no_part_of_a_report(workspace: Workspace) -> None:
    """Before all have finished there is no rating, no word and no figure of agreement in it."""
    both = (Assessor("aa", "Anna A."), Assessor("bb", "Bo B."))
    day = date(2024, 3, 12)
    review, _ = rated_alone("secret", {}, assessors=both)
    alone = {"1": Rating(score=2, comment=SECRET)}
    files = (
        RatingFile("secret-aa", "secret", "aa", alone, finished_on=day),
        RatingFile("secret-bb", "secret", "bb", alone),
    )
    put(workspace, review, *files)
    found = gather(workspace, REGISTRY, "secret").material
    assert (found.ratings, found.agreement) == (None, None)
    assert SECRET not in text(found)


def test_the_change_is_since_the_review_before(workspace: Workspace) -> None:
    """That of September after January's; the first has none, and so has one whose ratings are gone."""
    found = gather(workspace, REGISTRY, SELF_SEPTEMBER).material.previous
    assert found is not None
    assert (found.before.id, found.total.change) == (SELF_JANUARY, 6)
    assert gather(workspace, REGISTRY, SELF_JANUARY).material.previous is None
    between, _ = rated_alone("between", {})
    january = workspace.reviews.get(SELF_JANUARY).record
    later = evolve(january, id="between", start=january.end, end=january.end.replace(day=28))
    both = evolve(later, assessors=(*between.assessors, Assessor("bb", "B.")), state=ReviewState.RATING)
    stored = workspace.reviews.save(both, None)
    workspace.reviews.save(evolve(both, state=ReviewState.ISSUED), stored.revision)
    found = gather(workspace, REGISTRY, SELF_SEPTEMBER).material.previous
    assert found is not None
    assert found.before.id == SELF_JANUARY


@pytest.mark.parametrize(("sites", "reached"), [((), True), (("r",), False)])
def test_the_mark_is_counted_from_the_records(
    workspace: Workspace, sites: tuple[str, ...], reached: bool
) -> None:
    """Of the sites of the review, over the year up to its evidence."""
    key = "uk" + "".join(sites)
    full = dict.fromkeys(REGISTRY.scale("ips25-uk").criteria, Rating(score=5))
    put(workspace, *rated_alone(key, full, scale="ips25-uk", sites=sites))
    found = gather(workspace, REGISTRY, key).material
    assert found.mark is not None
    assert found.mark.reached is reached
    (rate,) = found.mark_figures
    assert f"{rate.numerator} / {rate.denominator} (clients with a competitive job" in text(found)
    assert "12 Mar 2023–11 Mar 2024" in text(found)


def test_what_was_issued_keeps_the_figures_of_its_mark(workspace: Workspace) -> None:
    """Whatever becomes of the records: the report tells the figure of the day of issue, and reads nothing."""
    scale = REGISTRY.scale("ips25-uk")
    key, full = "ukissued", dict.fromkeys(scale.criteria, Rating(score=5))
    day = date(2024, 3, 12)
    put(workspace, *rated_alone(key, full, scale="ips25-uk", sites=("r",), summary="S.", evidence_to=day))
    before = gather(workspace, REGISTRY, key).material
    issue(workspace, scale, key)
    (kept,) = workspace.reviews.get(key).record.mark_figures
    (rate,) = before.mark_figures
    assert (kept.counted, kept.value) == (rate.counted, rate.value)
    assert rate.numerator
    bare = Workspace.create(workspace.root.with_name("bare"), WorkspaceInfo("Bare", "ips25-uk"))
    put(bare, workspace.reviews.get(key).record)
    after = gather(bare, REGISTRY, key).material
    assert [evolve(each, records=()) for each in before.mark_figures] == list(after.mark_figures)
    assert "printed as it was when the report was issued" in text(after)
    assert "as they were when this report was written" not in text(after)
    for odd in (evolve(kept.counted, figure="none"), evolve(kept.counted, end=date(2020, 1, 1))):
        assert kept_mark_figures(scale, evolve(after.review, mark_figures=(MarkFigure(odd, 50),))) == ()


def test_the_records_tell_nothing_of_another_service(workspace: Workspace) -> None:
    """Its mark cannot be told from records that are not its own."""
    full = dict.fromkeys(REGISTRY.scale("ips25-uk").criteria, Rating(score=5))
    put(workspace, *rated_alone("elsewhere", full, scale="ips25-uk", elsewhere=True))
    found = gather(workspace, REGISTRY, "elsewhere").material
    assert found.mark is not None
    assert found.mark.reached is None


def test_what_is_not_there_is_refused(workspace: Workspace) -> None:
    """A review that does not exist, and a scale that no plugin provides."""
    with pytest.raises(NotFound):
        gather(workspace, REGISTRY, "none")
    put(workspace, *rated_alone("unknown", {}, scale="no-such-scale"))
    with pytest.raises(UnknownScaleError):
        gather(workspace, REGISTRY, "unknown")
