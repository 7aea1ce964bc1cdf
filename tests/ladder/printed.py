"""Everything the headless command prints about a workspace that means harm, and about words that do."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from attrs import frozen

from tests.ladder.corpus import CLIENT, REVIEW
from tests.ladder.sequences import acting_when_printed

ACCEPTED = (0, 1, 2)
"""Exit codes of the command: fine, problems found, wrong use. Anything else is a crash."""

_SCORES = """
[scores]
"1" = {text}
{text} = 5
[elements]
"5" = [{text}]
[figures]
{text} = {text}
[reasons]
"17" = {text}
{text} = {text}
"""


@frozen
class Printed:
    """How many commands ran and lines they printed, what acted, and which of them crashed."""

    commands: int
    lines: int
    acted: tuple[str, ...]
    wrong: tuple[str, ...]


def commands(text: str, scores: Path) -> Iterator[tuple[str, ...]]:
    """Every command there is, with `text` wherever a person may type something."""
    argument = text.replace("\0", "")
    for more in ((), ("--json",)):
        yield ("check", *more)
        yield ("caseload", *more)
        yield ("caseload", "--site", argument, *more)
        yield ("employers", *more)
        yield ("employers", "--search", argument, *more)
        yield ("employers", "--doubles", *more)
        yield ("employers", "match", CLIENT, *more)
        yield ("employers", "match", "--", argument, *more)
        yield ("employers", "merge", "--", argument, argument, *more)
        yield ("outcomes", *more)
        yield ("outcomes", "--by", "coach", "--publish", *more)
        yield ("outcomes", "--by", "site", *more)
        yield ("outcomes", "--from", argument, *more)
        yield ("review", "list", *more)
        yield ("review", "show", REVIEW, *more)
        yield ("review", "show", "--", argument, *more)
        yield ("agenda", *more)
        yield ("agenda", "--coach", argument, *more)
        yield ("team", *more)
        yield ("team", "meeting", *more)
        yield ("capacity", *more)
        yield ("fidelity", *more)
        yield ("fidelity", "--site", argument, *more)
        for each in ("consensus", "check", "plan", "files"):
            yield ("review", each, REVIEW, *more)
        yield ("review", "compare", REVIEW, argument, *more)
        yield ("score", "ips25", str(scores), *more)
        yield ("score", argument, str(scores), *more)
        yield ("history", CLIENT, *more)
        yield ("history", "--", argument, *more)
        yield ("restore", CLIENT, argument, *more)
        yield ("contact", "add", CLIENT, "--note", argument, *more)
        yield ("contact", "add", CLIENT, "--coach", argument, *more)
        yield ("contact", "add", "--", argument, *more)
    yield ("review", "report", REVIEW, "--format", "md")
    yield ("review", "invitation", REVIEW)
    yield ("review", "trend", "--unit", argument)
    yield (argument,)
    yield ("-w", argument[:100] or "x", "check")
    yield ("plugins",)


def printed(root: Path, text: str, code: str = "fi") -> Printed:
    """Run every command on the workspace `root`, in the language `code`."""
    with tempfile.TemporaryDirectory() as folder:
        scores = Path(folder, "scores.toml")
        quoted = "".join(f"\\U{ord(char):08x}" for char in text)
        scores.write_text(_SCORES.format(text=f'"{quoted}"'), encoding="utf-8")
        acted: list[str] = []
        wrong: list[str] = []
        count = lines = 0
        for arguments in commands(text, scores):
            done = _run(root, folder, ("--lang", code, *arguments))
            shown = done.stdout + done.stderr
            count, lines = count + 1, lines + shown.count("\n")
            acted += [f"{arguments[:2]}: {each}" for each in acting_when_printed(shown)]
            if done.returncode not in ACCEPTED or "Traceback" in shown:
                wrong.append(f"{arguments[:2]} ended with {done.returncode}: {shown[-200:]!r}")
        return Printed(count, lines, tuple(acted), tuple(wrong))


def _run(root: Path, state: str, arguments: tuple[str, ...]) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "VIRTUAL_ENV") if name in os.environ}
    more = {"IPS_STATE_DIR": state, "IPS_WORKSPACE": str(root), "LANG": "C.UTF-8"}
    return subprocess.run(
        [Path(sys.executable).with_name("ips"), *arguments],
        env={**kept, **more}, capture_output=True, check=False, timeout=120,
        encoding="utf-8", errors="surrogateescape", stdin=subprocess.DEVNULL,
    )  # fmt: skip
