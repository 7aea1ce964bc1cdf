"""`ips check`: every problem of a workspace, by file and line."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings

from ipscore.definitions.rule import Count, Element, Steps
from ipscore.definitions.scale import Criterion, Part, Scale, Section, SpecialCode
from ipscore.definitions.text import Text
from ipscore.problem import Problem, Severity
from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind
from ipscore.records.employer import Employer
from ipscore.records.identity import Identity
from ipscore.records.review import Assessor, Rating, RatingFile, Review, ReviewKind
from ipscore.records.staff import Staff
from ipscore.store import Workspace
from ipscore.store.check import check
from ipscore.store.lines import places
from ipscore.testing.strategies import records
from tests.store.conftest import INFO


def _text(word: str) -> Text:
    return Text(word, word, word)


SCALE = Scale(
    id="ips25",
    edition="1",
    name=_text("Asteikko"),
    score_low=1,
    score_high=5,
    rounding=_text("-"),
    source=_text("-"),
    parts={"p": Part(_text("p"))},
    sections={"s": Section("p", _text("s"))},
    criteria={
        "1": Criterion("s", _text("1"), _text("?"), Steps(), _text("-")),
        "2": Criterion(
            "s", _text("2"), _text("?"), Count((Element("desk", _text("d")),), (1, 5)), _text("-")
        ),
    },
    codes=(SpecialCode(9, _text("-")),),
)
SCALES = {"ips25": SCALE}


@pytest.fixture
def whole(workspace: Workspace, client: Client) -> Workspace:
    """A workspace without a single problem."""
    workspace.staff.save(Staff("coach001", "Ville Valmentaja"), None)
    workspace.clients.save(client, None)
    workspace.identities.save(Identity(client.id, "Virtanen", "Aino"), None)
    assessors = (Assessor("anna", "Anna Arvioija"),)
    review = Review(
        "rev1", "ips25", ReviewKind.SELF, "Yksikkö", date(2022, 5, 2), date(2022, 5, 3), assessors=assessors
    )
    workspace.reviews.save(review, None)
    ratings = {"1": Rating(9), "2": Rating(5, elements={"desk": True})}
    workspace.ratings.save(RatingFile("rev1-anna", "rev1", "anna", ratings), None)
    return workspace


def _told(workspace: Workspace) -> list[tuple[str, str, str]]:
    return [(each.file, each.where, str(each.message)) for each in check(workspace, SCALES)]


def _edit(workspace: Workspace, name: str, old: str, new: str) -> None:
    path = workspace.root / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def _line(workspace: Workspace, problem: Problem) -> str:
    assert problem.line is not None
    return (workspace.root / problem.file).read_text().split("\n")[problem.line - 1]


def test_nothing_is_told_of_a_whole_workspace(whole: Workspace) -> None:
    """A workspace in order has no problems."""
    assert _told(whole) == []


CLIENT = "clients/r/a/abcd1234.toml"
RATINGS = "reviews/rev1/ratings/anna.toml"

EDITS = [
    # file, what is replaced, with what, path told, part of what is said, nearest
    (CLIENT, 'note = "E', 'notte = "E', "contacts[0].notte", "not a key of this version", "note"),
    (CLIENT, "on = 2021-05-10", "on = 2021-05-02", "contacts[0].on", "before any episode", None),
    (CLIENT, "on = 2021-05-10", "on = 2022-11-01", "contacts[0].on", "in the future", None),
    (
        CLIENT,
        'coach = "coach001"\n',
        'coach = "coach01"\n',
        "contacts[0].coach",
        "nobody of the staff",
        "coach001",
    ),
    (CLIENT, 'kind = "meeting"', 'kind = "meting"', "contacts[0].kind", "not known here", "meeting"),
    (RATINGS, "[ratings.1]", "[ratings.26]", "ratings.26", "has no criterion “26”", "2"),
    (RATINGS, "score = 5", "score = 6", "ratings.2.score", "score 6 is not possible", None),
    (RATINGS, "desk", "dsk", "ratings.2.elements.dsk", "no element “dsk”", "desk"),
    (
        RATINGS,
        "score = 5",
        "not_ratable = true\nscore = 5",
        "ratings.2.not_ratable",
        "marked as not ratable",
        None,
    ),
    ("reviews/rev1/review.toml", "ips25", "ips52", "scale", "no scale with the id “ips52”", "ips25"),
    ("reviews/rev1/review.toml", "end = 2022-05-03", "end = 2022-05-01", "end", "before it starts", None),
    ("workspace.toml", "ips25", "ips15", "scale", "no scale", "ips25"),
    ("workspace.toml", "as_of", "small_grop = 3\nas_of", "small_grop", "not a key", "small_group"),
    ("workspace.toml", "as_of", "small_group = 2\nas_of", "small_group", "could point at a person", None),
]


@pytest.mark.parametrize(("name", "old", "new", "where", "said", "near"), EDITS)
def test_what_a_hand_may_do(
    whole: Workspace, name: str, old: str, new: str, where: str, said: str, near: str | None
) -> None:
    """Each slip of the hand is the one problem told, with its file, line, path and nearest word."""
    _edit(whole, name, old, new)
    (problem,) = check(Workspace.open(whole.root), SCALES)
    assert (problem.file, problem.where) == (name, where)
    assert said in str(problem.message)
    assert problem.nearest == near
    assert (
        new.rsplit("\n", maxsplit=1)[-1].split(" ", maxsplit=1)[0] in _line(whole, problem)
        or problem.line is not None
    )


def test_all_problems_at_once_sorted(whole: Workspace) -> None:
    """Every problem of every file is told in one go, by file and line."""
    _edit(whole, CLIENT, "on = 2021-05-10", "on = 2022-11-01")
    _edit(whole, CLIENT, 'note = "E', 'notte = "E')
    _edit(whole, RATINGS, "score = 9", "score = 0")
    (whole.root / "staff/x.toml").write_text("x =")
    found = check(whole, SCALES)
    assert [each.file for each in found] == [CLIENT, CLIENT, RATINGS, "staff/x.toml"]
    assert (found[0].line or 0) < (found[1].line or 0)


def test_line_of_a_missing_reference(whole: Workspace) -> None:
    """A reference deep in a file is told at its own line."""
    _edit(whole, CLIENT, 'coach = "coach001", on', 'coach = "gone", on')
    (problem,) = check(whole, SCALES)
    assert problem.where == "episodes[0].coaches[0].coach"
    assert 'coach = "gone"' in _line(whole, problem)


def test_a_misspelt_key_that_had_to_be_there(whole: Workspace) -> None:
    """A file that cannot be used for want of a key is told with the key that was probably meant."""
    _edit(whole, CLIENT, 'kind = "meeting"', 'knd = "meeting"')
    messages = [(str(each.message), each.nearest) for each in check(whole, SCALES) if each.file == CLIENT]
    assert ("“kind” is missing", None) in messages
    assert any("“knd”" in message and near == "kind" for message, near in messages)


def test_references_to_a_file_that_cannot_be_read(whole: Workspace) -> None:
    """A broken staff file is one problem, not one for each contact of the coach."""
    (whole.root / "staff/coach001.toml").write_text("x =")
    assert [each.file for each in check(whole, SCALES)] == ["staff/coach001.toml"]


def test_files_in_the_wrong_place(whole: Workspace) -> None:
    """Files nothing reads, names at another site, an id twice: each is told."""
    root = whole.root
    (root / "clients/r/stray.toml").write_text('id = "stray"\nsite = "r"\n')
    (root / "notes.toml").write_text("")
    (root / "identities/k/a").mkdir(parents=True)
    (root / "identities/r/a/abcd1234.toml").rename(root / "identities/k/a/abcd1234.toml")
    (root / "clients/k/a").mkdir(parents=True)
    (root / "clients/k/a/abcd1234.toml").write_text('id = "abcd1234"\nsite = "k"\n')
    told = {file: message for file, _, message in _told(whole)}
    assert told["clients/r/stray.toml"].startswith("The file lies where nothing reads it")
    assert told["notes.toml"].startswith("The file lies where nothing reads it")
    assert told["clients/r/a/abcd1234.toml"].startswith("There is another file with the id")
    (root / "clients/k/a/abcd1234.toml").unlink()
    told = {file: message for file, _, message in _told(whole)}
    assert told["identities/k/a/abcd1234.toml"] == "The name is kept at another site than the case."


def test_identity_without_a_case(whole: Workspace) -> None:
    """A name whose case is gone points at nobody."""
    (whole.root / CLIENT).unlink()
    assert _told(whole) == [
        ("identities/r/a/abcd1234.toml", "id", "There is no client with the id “abcd1234”.")
    ]


def test_rating_by_someone_who_is_no_assessor(whole: Workspace) -> None:
    """A rating file must be of an assessor of the review, or the consensus."""
    whole.ratings.save(RatingFile("rev1-consensus", "rev1", "consensus"), None)
    assert _told(whole) == []
    whole.ratings.save(RatingFile("rev1-ana", "rev1", "ana"), None)
    (problem,) = check(whole, SCALES)
    assert (problem.file, problem.where, problem.nearest) == (
        "reviews/rev1/ratings/ana.toml",
        "assessor",
        "anna",
    )


def test_hints_are_warnings(whole: Workspace) -> None:
    """Codes with a wrong check character are warnings, and the code itself is not repeated."""
    stored = whole.identities.get("abcd1234")
    code = "131052-308U"
    whole.identities.save(evolve(stored.record, personal_identity_code=code), stored.revision)
    whole.employers.save(Employer("empl0001", "Yritys Oy", business_id="1234567-8"), None)
    found = check(whole, SCALES)
    assert [each.severity for each in found] == [Severity.WARNING] * 2
    assert code not in str(found)


def test_a_workspace_file_that_broke(whole: Workspace) -> None:
    """The check of a workspace whose own file was broken meanwhile tells that, and goes on."""
    (whole.root / "workspace.toml").write_text("name =")
    (problem,) = check(whole, SCALES)
    assert (problem.file, problem.line) == ("workspace.toml", 1)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(client=records(Client))
def test_any_case_can_be_checked(tmp_path_factory: pytest.TempPathFactory, client: Client) -> None:
    """Whatever a case holds, the check tells problems with lines that exist, and raises nothing."""
    workspace = Workspace.create(tmp_path_factory.mktemp("check") / "w", INFO)
    workspace.clients.save(client, None)
    text = next(workspace.root.glob("clients/*/*/*.toml")).read_text("utf-8")
    for each in check(workspace, SCALES):
        assert each.line is None or 1 <= each.line <= text.count("\n")
        assert each.expected is not None
        if each.path and each.path in places(text).lines:
            assert each.line == places(text).lines[each.path]


def test_nothing_is_changed(whole: Workspace) -> None:
    """A check writes nothing."""
    _edit(whole, CLIENT, "on = 2021-05-10", "on = 2022-11-01")
    before = {path: path.stat().st_mtime_ns for path in whole.root.rglob("*")}
    check(whole, SCALES)
    assert {path: path.stat().st_mtime_ns for path in whole.root.rglob("*")} == before


def test_contacts_of_the_day_are_not_in_the_future(workspace: Workspace, client: Client) -> None:
    """The day that counts as today is the workspace's own."""
    workspace.staff.save(Staff("coach001", "V"), None)
    contact = Contact("k2", date(2022, 10, 31), ContactKind.PHONE, "coach001")
    workspace.clients.save(evolve(client, contacts=(contact,)), None)
    assert workspace.today() == date(2022, 10, 31)
    assert _told(workspace) == []
