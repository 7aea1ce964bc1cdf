"""Choosing an employer by name: from the lists, without reading every employer's file."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipscore.language import Language
from ipscore.records.employer import Employer
from ipscore.store import Workspace
from ipscore.store.index import Index
from ipscore.store.watching import Watcher
from ipstui.forms.employers import EmployerChoice
from ipstui.forms.entry import Refused
from ipstui.forms.spec import NewName
from ipstui.session import Session
from ipstui.settings import Settings
from tests.ui.workspace import BAKERY

_opened: list[str] | None = None


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _opened is not None:
        _opened.append(str(arguments[0]))


sys.addaudithook(_hear)


@contextmanager
def opening() -> Iterator[list[str]]:
    """The paths of the files that are opened meanwhile."""
    global _opened  # noqa: PLW0603 - an audit hook stays for the life of the process
    paths: list[str] = []
    _opened = paths
    try:
        yield paths
    finally:
        _opened = None


def session_of(root: Path) -> Session:
    """A session with its lists."""
    session = Session(root, Language.load("en"), Settings(path=root.parent / "settings.toml"))
    session.watch(Watcher(Index.open(root, session.today)))
    return session


def test_only_the_employer_chosen_is_read(root: Path) -> None:
    """A name in whatever case finds the employer; no other employer's file is opened."""
    others = [f"emp{n:05}" for n in range(20)]
    employers = Workspace.open(root).employers
    for each in others:
        employers.save(Employer(id=each, name=f"Yritys {each}"), None)
    choice = EmployerChoice(session_of(root))
    with opening() as paths:
        found = choice.settle(NewName("LEIPOMO pulla"))
    assert isinstance(found, Employer)
    assert found.id == BAKERY
    assert any(BAKERY in each for each in paths)
    assert not [each for each in paths if any(other in each for other in others)]


def test_a_new_name_is_made_once(root: Path) -> None:
    """Another try after something else failed uses what the first one made, though no list shows it yet."""
    choice = EmployerChoice(session_of(root))
    first, second = (choice.settle(NewName(name)) for name in ("Kauppa [x", "kauppa [X"))
    assert isinstance(first, Employer)
    assert first == second
    assert sorted(Workspace.open(root).employers.ids()) == sorted([BAKERY, first.id])


def test_a_merged_employer_is_never_pointed_at(root: Path) -> None:
    """Chosen by id or by its old name, it is the one it was merged into; a circle ends somewhere."""
    employers = Workspace.open(root).employers
    employers.save(Employer("merged00", "Pulla Oy", merged_into=BAKERY), None)
    employers.save(Employer("circle00", "Kehä", merged_into="circle00"), None)
    choice = EmployerChoice(session_of(root))
    for chosen in ("merged00", NewName("pulla oy")):
        found = choice.settle(chosen)
        assert isinstance(found, Employer)
        assert found.id == BAKERY
    assert isinstance(choice.settle("circle00"), Employer)


def test_an_employer_that_is_gone_is_told(root: Path) -> None:
    """The file was removed while the form was open: nothing is made up."""
    choice = EmployerChoice(session_of(root))
    (root / "employers" / BAKERY[0] / f"{BAKERY}.toml").unlink()
    assert isinstance(choice.settle(BAKERY), Refused)
    assert isinstance(choice.settle(NewName("Leipomo Pulla")), Refused)
