"""A terminal that goes away at each step of a review: what was saved is there, and the rest is offered.

The program in a real terminal, keys only, one review. What the wizard said is saved must be on the disk; at
the criterion that was being rated the next start must stand, and offer score, elements and half a comment.
"""

import os
import signal
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

from attrs import frozen

from ipscore.fidelity.scoring import score
from ipscore.plugin.registry import Registry
from ipscore.records.review import Rating
from ipscore.store import Drafts, NotFound, StoreError, Workspace
from tests.ladder.ground import Found
from tests.ui.reviews import ELEMENTS_2024, SCORES_2024, UNDER_WAY, add_review, rating_keys
from tests.ui.terminal import PATIENCE, Terminal
from tests.ui.workspace import make_empty_workspace

STEPS = tuple(range(1, 26))
FILE = f"{UNDER_WAY}-mv"
SCALE = Registry.load().scale("thl-applied")
WAYS = ("line", "kill -9", "line", "SIGTERM")
"""How the program ends, in turn: the terminal is closed, the process is killed, the system stops."""

ON, LEAVE = "\x1b[6~", "\x1b"


@frozen
class Dropped:
    """At how many steps the terminal went away, what was found, and the total that came of it in the end."""

    steps: int
    kept: int
    """At how many of them nothing was lost."""
    found: Found
    total: int | None


def drop(steps: Sequence[int] = STEPS) -> Dropped:
    """Rate a whole review, with the terminal going away in the middle of each of these criteria.

    The last of them is the last of the review.
    """
    found: dict[int, Found] = {}
    with tempfile.TemporaryDirectory() as folder:
        root, state = make_empty_workspace(Path(folder, "workspace")), Path(folder, "state")
        add_review(root)
        dropped = 0
        for step, way in zip(steps, cycle(WAYS), strict=False):
            with Terminal(root, state) as terminal:
                found[dropped] = found.get(dropped, Found()) + _go_on(terminal, dropped)
                told = _rate(terminal, dropped, step)
                _end(terminal, way, root, state, step)
            found[step] = _look(root, told)
            dropped = step
        with Terminal(root, state) as terminal:
            found[dropped] += _go_on(terminal, dropped)
            terminal.type(ON + LEAVE)
            _see(terminal, f"{len(STEPS)}/{len(STEPS)} M. V.")
        found[dropped] += _look(root, len(STEPS))
        ratings = Workspace.open(root).ratings.get(FILE).record.ratings
    kept = sum(found[step].good for step in steps)
    return Dropped(len(steps), kept, sum(found.values(), Found()), score(SCALE, ratings).total)


def half(criterion: int) -> str:
    """The comment as far as it has been typed when the terminal goes away."""
    return f"Kriteeristä {criterion} keskustelt"


def _go_on(terminal: Terminal, dropped: int) -> Found:
    """Open the wizard as a person does; lost is what is not offered of the criterion it went away at."""
    _see(terminal, "Rule:")
    terminal.type("4")
    _see(terminal, "Next: Rate the criteria")
    terminal.type("\r")
    _see(terminal, "Client files: not drawn yet")
    terminal.type("\r")
    _see(terminal, _asked(max(dropped, 1)))
    if not dropped:
        return Found()
    wanted = {"the score": f"({SCORES_2024[dropped - 1]})", "the comment": f"[{half(dropped)} "}
    if dropped in ELEMENTS_2024:
        wanted["the elements"] = f"Suggestion {SCORES_2024[dropped - 1]}"
    try:
        _see(terminal, *wanted.values())
    except AssertionError:
        screen = "\n".join(terminal.glass.lines)
        return Found(
            lost=tuple(
                f"{what} of criterion {dropped}" for what, each in wanted.items() if each not in screen
            )
        )
    return Found()


def _rate(terminal: Terminal, dropped: int, step: int) -> int:
    """Rate on to half a comment on `step`; returns up to which criterion everything was said to be saved."""
    terminal.type(_keys(dropped, step - 1))
    _see(terminal, _asked(step))
    terminal.type(rating_keys(step, SCORES_2024[step - 1], comment=half(step)).removesuffix(f"\t{ON}"))
    _see(terminal, f"[{half(step)} ", f"({SCORES_2024[step - 1]})", *([" saved "] if step > 1 else []))
    return step - 1


def _keys(dropped: int, last: int) -> str:
    """What is pressed from the criterion it went away at, whose fields are filled in, to behind `last`."""
    rated = range(dropped + 1, last + 1)
    return (ON if dropped else "") + "".join(
        rating_keys(each, SCORES_2024[each - 1], comment=half(each)) for each in rated
    )


def _end(terminal: Terminal, way: str, root: Path, state: Path, step: int) -> None:
    """End the program. Killed, it has no last word: what is typed is in the draft within a second."""
    match way:
        case "line":
            terminal.hang_up()
        case "SIGTERM":
            os.kill(terminal.process.pid, signal.SIGTERM)
        case _:
            drafts, key = Drafts(state / "drafts"), (str(root.absolute()), f"rating/{FILE}")
            until = time.monotonic() + PATIENCE
            while half(step) not in str(drafts.get(key)):
                assert time.monotonic() < until, f"nothing of criterion {step} in the draft"
                time.sleep(0.02)
            terminal.process.kill()
    terminal.ended()


def _look(root: Path, told: int) -> Found:
    """Compare the file with what was said to be saved."""
    try:
        saved = Workspace.open(root).ratings.get(FILE).record.ratings
    except NotFound:
        saved = {}
    except StoreError as error:
        return Found(1, broken=tuple(str(each.message) for each in error.problems), told=told)
    lost = [
        f"criterion {each}"
        for each in range(1, told + 1)
        if (rating := saved.get(str(each), Rating())).score != SCORES_2024[each - 1]
        or rating.comment != half(each)
        or "".join("01"[mark] for mark in rating.elements.values()) != ELEMENTS_2024.get(each, "")
    ]
    return Found(1, tuple(lost), told=told)


def _asked(criterion: int) -> str:
    """The line above the criterion under way."""
    return f"│ {criterion} {SCALE.criteria[str(criterion)].name.get('en')}"


def _see(terminal: Terminal, *texts: str) -> None:
    """Wait until each of the texts stands on the screen."""
    terminal.see(lambda lines: all(any(text in each for each in lines) for text in texts), ", ".join(texts))
