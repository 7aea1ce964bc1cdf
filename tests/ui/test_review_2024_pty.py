"""The review of 2024, entered by its two assessors in two real terminals at the same time, to its reports.

The records are those of the sample, so that figures and suggestions are what the assessors of 2024 had before
them. Both rate alone, in turns; each knows the other by words and a total that must not get to their screen,
nor into anything that the program and the commands write, before both have finished.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import pairwise
from pathlib import Path

from attrs import define, frozen

from ipscore.language import Language
from ipscore.plugin.registry import Registry
from ipscore.records.review import CONSENSUS, ReviewState
from ipscore.sample import write_sample
from ipscore.store import Workspace
from tests.reports.reading import text_of, unspaced
from tests.ui.reviews import SCORES_2024, rating_keys
from tests.ui.terminal import Terminal

TAB, RIGHT, DOWN, ENTER, SAVE, ESCAPE = "\t", "\x1b[C", "\x1b[B", "\r", "\x13", "\x1b"
F9, F10, QUIT = "\x1b[20~", "\x1b[21~", "\x11"

SCALE = Registry.load().scale("thl-applied")
FORMATS = ("pdf", "docx", "html", "md")
LOGGED = "Kirjaukset käydään läpi"
"""Why 3 for 3,3 contacts a week, of which the rule makes 2."""


@frozen
class Assessor:
    """One who rates. `other`: the scores where they are not those agreed on; `words`: in every comment."""

    id: str
    name: str
    other: dict[int, int]
    words: str

    def score(self, criterion: int) -> int:
        """The score this assessor gives."""
        return self.other.get(criterion, SCORES_2024[criterion - 1])

    @property
    def total(self) -> str:
        """What these scores come to."""
        return f"{sum(map(self.score, range(1, 26)))}/125"

    def keys(self, criterion: int) -> str:
        """What this assessor presses at a criterion."""
        score = self.score(criterion)
        return rating_keys(
            criterion,
            score,
            reason=LOGGED if (criterion, score) == (17, 3) else "",
            comment=f"{self.words} {criterion}",
            recommendation=f"Korjataan {criterion}" if score < 4 else "",
        )


KAARINA = Assessor("kaarina-yla-outinen", "Kaarina Ylä-Outinen", {7: 3, 9: 4, 17: 2, 22: 5}, "Nähtiin")
HENRIK = Assessor("henrik-lindgren", "Henrik Lindgren", {6: 2, 12: 4, 18: 4, 23: 5}, "Kuultiin")
DIFFERING = sorted({*KAARINA.other, *HENRIK.other})


@define
class Desk:
    """A terminal with an assessor before it. `closed`: what must not be seen here yet."""

    terminal: Terminal
    who: Assessor
    closed: tuple[str, ...]

    def press(self, keys: str, *texts: str, gone: str = "") -> None:
        """Press keys, all in one write; wait until the texts stand on the screen, and `gone` does not."""
        self.terminal.type(keys)
        self.see(*texts, gone=gone)

    def see(self, *texts: str, gone: str = "") -> None:
        """Wait until each of the texts stands on the screen, and `gone` does not."""

        def come(lines: list[str]) -> bool:
            screen = "\n".join(lines)
            return all(each in screen for each in texts) and not (gone and gone in screen)

        self.see_lines(come, ", ".join(texts) + (f", without {gone}" if gone else ""))

    def see_lines(self, what: Callable[[list[str]], bool], named: str) -> None:
        """Wait until the screen is so; nothing closed may stand on it."""
        self.terminal.see(what, named)
        screen = "\n".join(self.terminal.glass.lines)
        assert not [each for each in self.closed if each in screen], screen

    def see_unrated(self, criterion: int) -> None:
        """Wait until the criterion is asked: none of its scores is marked yet, whatever the other gave."""
        asked = f"│ {criterion} {SCALE.criteria[str(criterion)].name.get('en')}"
        self.see_lines(
            lambda lines: (
                any(asked in each for each in lines)
                and any("Score " in each and "not ratable" in each and "(" not in each for each in lines)
            ),
            f"{asked}, without a score",
        )


def test_the_review_of_2024(tmp_path: Path) -> None:
    """Two assessors rate alone and agree; 97 points, a fair level, stand in the report in every format."""
    root = write_sample(tmp_path / "workspace").root
    # The same records, and nobody has reviewed anything yet.
    shutil.rmtree(root / "reviews")
    with (
        Terminal(root, tmp_path / "one") as one,
        Terminal(root, tmp_path / "two", size=(120, 40), term="screen-256color") as two,
    ):
        kaarina = Desk(one, KAARINA, (HENRIK.words, HENRIK.total))
        henrik = Desk(two, HENRIK, (KAARINA.words, KAARINA.total))
        sit_down(kaarina, henrik)
        (review,) = Workspace.open(root).reviews.ids()
        rate_alone(kaarina, henrik)
        look_for_scores(root, review, henrik, tmp_path / "early.md")
        for desk in (kaarina, henrik):
            assert not [each for each in desk.closed if each in desk.terminal.written]
            desk.closed = ()
        agree(kaarina, henrik)
        issue(kaarina, henrik)
        reports = [*write_reports(kaarina, henrik, tmp_path), *print_reports(root, review, tmp_path)]
        for desk in (kaarina, henrik):
            desk.terminal.type(QUIT)
            assert desk.terminal.ended() == 0
    for each in reports:
        assert_of_2024(each)
    workspace = Workspace.open(root)
    issued = workspace.reviews.get(review).record
    assert issued.state is ReviewState.ISSUED
    assert issued.sealed.keys() == {KAARINA.id, HENRIK.id, CONSENSUS}
    assert scores(workspace, review, CONSENSUS) == [*SCORES_2024]
    for who in (KAARINA, HENRIK):
        assert scores(workspace, review, who.id) == [*map(who.score, range(1, 26))]
    reasons = workspace.ratings.get(f"{review}-{HENRIK.id}").record.ratings["17"]
    assert (reasons.suggestion, reasons.reason, reasons.comment) == (2, LOGGED, "Kuultiin 17")
    assert ips(root, "check") == "Everything is in order.\n"


def sit_down(kaarina: Desk, henrik: Desk) -> None:
    """One plans the review, the other finds it; both say who they are and stand at the first criterion."""
    kaarina.see("Rule:")
    kaarina.press("4", "No reviews yet")
    kaarina.press("n", "New review")
    days = f"12.3.2024{TAB}13.3.2024"
    names = f"{KAARINA.name}, {HENRIK.name}"
    both_sites = f" {RIGHT} "
    kaarina.press(f"{TAB}1{TAB}Keskinen alue{TAB}{days}{TAB}{names}{TAB}{both_sites}", "[x] Toimipaikka K")
    kaarina.press(SAVE, "Client files: not drawn yet")
    henrik.see("Rule:")
    henrik.press("4", "Next: Rate the criteria, each assessor alone.")
    henrik.press(ENTER, "Client files: not drawn yet")
    kaarina.press(ENTER, "Which one are you?")
    kaarina.press(ENTER, "From the records", "Suggestion 5")
    henrik.press(ENTER, "Which one are you?")
    henrik.press(DOWN + ENTER, "From the records", "Suggestion 5")


def rate_alone(kaarina: Desk, henrik: Desk) -> None:
    """Both at the same time, a few criteria in one breath; then one has finished and the other has not.

    Each looks at the screen before rating what they see differently.
    """
    for first, following in pairwise((1, *DIFFERING, 26)):
        for desk in (kaarina, henrik):
            desk.see_unrated(first)
        for desk in (kaarina, henrik):
            desk.terminal.type("".join(map(desk.who.keys, range(first, following))))
    for desk in (kaarina, henrik):
        # From the last field back to the score.
        desk.see("Every criterion has a score", f"[{desk.who.words} 25 ")
        desk.press(ESCAPE, "↓ next")
        desk.press(F9, desk.who.total, gone="F2 missing")
        desk.press(ESCAPE, "F2 missing")
    kaarina.press(F10, "You have looked at every criterion")
    kaarina.press(ENTER, f"Wait for {HENRIK.name}; you have finished.")


def look_for_scores(root: Path, review: str, henrik: Desk, file: Path) -> None:
    """Who has rated everything and not finished tries every way to the other's scores; then finishes."""
    henrik.press(ESCAPE, f"25/25 {KAARINA.name}", f"25/25 {HENRIK.name}")
    henrik.press("c", f"Scores are shown when all have finished. Still rating: {HENRIK.name}")
    for key in "vmk":
        henrik.press(key, "There is no result yet")
    henrik.press("r", "Report of the review")
    henrik.press(f"{RIGHT * 3}{TAB * 2}{file}{SAVE}", "It is a draft")
    told = [file.read_text(encoding="utf-8")]
    copy = file.with_name("early-command.md")
    commands = (
        ("review", "show", review, "--json"),
        ("review", "consensus", review),
        ("review", "what-if", review),
        ("review", "plan", review),
        ("review", "report", review, "-o", str(copy)),
    )
    with ThreadPoolExecutor(2) as pool:
        told += pool.map(lambda command: ips(root, *command), commands)
    told.append(copy.read_text(encoding="utf-8"))
    for text in told:
        assert not [each for each in (KAARINA, HENRIK) if each.words in text or each.total in text], text
    henrik.press(ENTER, "Every criterion has a score")
    henrik.press(F10, "You have looked at every criterion")
    henrik.press(ENTER, "Agree on the scores together: 0/25 agreed")


def agree(kaarina: Desk, henrik: Desk) -> None:
    """What both gave alike at once, the rest one by one with the reason; the other sees it."""
    kaarina.see("Agree on the scores together: 0/25 agreed")
    kaarina.press("c", "0/25", "weighted kappa")
    kaarina.press("a", f"{25 - len(DIFFERING)}/25")
    kaarina.press("f", "differs")
    for count, criterion in enumerate(DIFFERING, 25 - len(DIFFERING) + 1):
        keys = f"{SCORES_2024[criterion - 1]}{TAB}Sovittiin {criterion}{SAVE}"
        kaarina.press(ENTER, "Why this score", KAARINA.name, HENRIK.name)
        kaarina.press(keys, f"{count}/25")
    henrik.press("c", "25/25", "Everything is agreed.")


def issue(kaarina: Desk, henrik: Desk) -> None:
    """One issues it, the other finds it issued."""
    kaarina.press(ESCAPE, "Keskinen alue", gone="weighted kappa")
    kaarina.press(F10, "Issue it now?")
    kaarina.press(DOWN + ENTER, "issued")
    henrik.press(ESCAPE, "issued", gone="weighted kappa")


def write_reports(kaarina: Desk, henrik: Desk, folder: Path) -> list[Path]:
    """The report as PDF from one terminal and as DOCX from the other, in Finnish."""
    pdf, docx = folder / "screen.pdf", folder / "screen.docx"
    kaarina.press("r", "Report of the review")
    kaarina.terminal.type(f"{TAB}f{TAB}{pdf}{SAVE}")
    henrik.press("r", "Report of the review")
    henrik.terminal.type(f"2{TAB}f{TAB}{docx}{SAVE}")
    for desk, file in ((kaarina, pdf), (henrik, docx)):
        # What was said of an earlier file may still stand there.
        desk.see_lines(partial(is_there, file), file.name)
        desk.see("The report was written to")
    return [pdf, docx]


def print_reports(root: Path, review: str, folder: Path) -> list[Path]:
    """The same by the command, in every format."""
    files = [folder / f"command.{each}" for each in FORMATS]

    def write(file: Path) -> str:
        options = ("--format", file.suffix[1:], "--lang", "fi", "-o", str(file))
        return ips(root, "review", "report", review, *options)

    with ThreadPoolExecutor(2) as pool:
        assert all(str(file) in said for file, said in zip(files, pool.map(write, files), strict=True))
    return files


def assert_of_2024(file: Path) -> None:
    """The total, its level, the sums of the sections, and every score beside its criterion."""
    text = unspaced(text_of(file.read_bytes(), file.suffix[1:]))
    language = Language.load("fi")
    rows = [
        f"{number}{language.text(SCALE.criteria[str(number)].name)}{score}"
        for number, score in enumerate(SCORES_2024, 1)
    ]
    expected = ["97/125", "Kohtalainentaso", "15/15", "22/40", "60/70", f"Sovittiin{DIFFERING[0]}", *rows]
    assert [each for each in expected if unspaced(each) not in text] == []


def scores(workspace: Workspace, review: str, assessor: str) -> list[int | None]:
    """The scores in a rating file, in the order of the criteria."""
    ratings = workspace.ratings.get(f"{review}-{assessor}").record.ratings
    return [ratings[each].score for each in SCALE.criteria]


def ips(root: Path, *arguments: str) -> str:
    """What `ips` says, whatever it thinks of it."""
    command = [str(Path(sys.executable).with_name("ips")), "-w", str(root), "--lang", "en", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in done.stderr
    return done.stdout + done.stderr


def is_there(file: Path, lines: list[str]) -> bool:
    """Whether the file has been written, and the form that asked for it has closed."""
    return file.exists() and not any("Report of the review" in each for each in lines)
