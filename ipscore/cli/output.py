"""How results reach people and programs: plain lines, JSON, and problems as one line each.

Records are cleaned where they are read; file names and arguments come from elsewhere, so everything printed
is cleaned once more here, at the only door out.
"""

from collections.abc import Iterable, Mapping, Sequence

import click

from ipscore.language import Language
from ipscore.problem import Problem


def say(text: str = "") -> None:
    """Print one line of the result."""
    click.echo(_clean_line(text))


def complain(text: str) -> None:
    """Print words for people beside the result, on standard error."""
    click.echo(_clean(text), err=True)


def print_json(data: Mapping[str, object]) -> None:
    """Print a result for programs: keys as documented, dates as ISO 8601, numbers as they are."""
    import json  # most output is for people

    click.echo(_clean(json.dumps(data, ensure_ascii=False, indent=2)))


def problem_line(problem: Problem, language: Language) -> str:
    """`file:line: path: message`, what was expected and what was probably meant, on one line."""
    place = ":".join(str(each) for each in (problem.file, problem.line) if each)
    where = "".join(f"{each}: " for each in (place, problem.where) if each)
    words = [_sentence(language.message(problem.message))]
    if problem.expected is not None:
        words.append(language("Expected: {what}.", what=language.message(problem.expected).rstrip(".")))
    if problem.nearest:
        words.append(language("Did you mean “{word}”?", word=problem.nearest))
    return _clean_line(where + " ".join(words))


def problem_data(problem: Problem, language: Language) -> dict[str, object]:
    """A problem for programs; the words are in the language of the run."""
    return {
        "file": problem.file,
        "line": problem.line,
        "path": problem.where,
        "message": language.message(problem.message),
        "expected": None if problem.expected is None else language.message(problem.expected),
        "nearest": problem.nearest,
        "severity": problem.severity.value,
    }


def complain_of(problems: Iterable[Problem], language: Language) -> None:
    """Print every problem on standard error."""
    for each in problems:
        complain(problem_line(each, language))


def fields_line(fields: Sequence[str]) -> str:
    """One record as one line: fields apart by two spaces, so that a screen reader pauses between them."""
    return "  ".join(fields)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _clean(text: str) -> str:
    from ipscore.store.cleaning import clean  # the store is not needed for the help

    return clean(text)


def _clean_line(text: str) -> str:
    from ipscore.store.cleaning import clean_line  # as above

    return clean_line(text)
