"""How results reach people and programs: plain lines, JSON, and problems as one line each.

Records are cleaned where they are read; file names and arguments come from elsewhere, so everything printed
is cleaned once more here, at the only door out.
"""

from collections.abc import Iterable, Mapping, Sequence

import click

from ipscore.language import Language
from ipscore.message import N_
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
    """`file:line: path: message`, what was expected and what was probably meant, on one line.

    What somebody rated is named as people know it: by criterion and field, where the message does not.
    """
    place = ":".join(str(each) for each in (problem.file, problem.line) if each)
    rated = not problem.file and len(problem.path) == 2 and problem.path[1] in _RATED
    path = _rated_words(problem, language) if rated else problem.where
    where = "".join(f"{each}: " for each in (place, path) if each)
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


def _rated_words(problem: Problem, language: Language) -> str:
    criterion, name = problem.path
    if problem.message.params.get("id") == criterion:
        return ""
    field = language(_RATED[str(name)])
    return language(
        "criterion {criterion}, {field}", criterion=criterion, field=field[:1].lower() + field[1:]
    )


_RATED: Mapping[str, str] = {
    "score": N_("Score"),
    "elements": N_("Elements"),
    "reason": N_("Reason"),
    "comment": N_("Comment"),
    "recommendation": N_("Recommendation"),
    "sources": N_("Sources"),
    "agreed_because": N_("Why agreed"),
}
"""Fields of a rating, as the screens and the report call them."""


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _clean(text: str) -> str:
    from ipscore.store.cleaning import clean  # the store is not needed for the help

    return clean(text)


def _clean_line(text: str) -> str:
    from ipscore.store.cleaning import clean_line  # as above

    return clean_line(text)
