"""The catalogues of the rooms are joined into one, or refused with every reason."""

from pathlib import Path

import pytest

import hatch_build

HEAD = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n'


def write(folder: Path, name: str, *pairs: tuple[str, str]) -> None:
    """A catalogue file of these translations."""
    folder.mkdir(parents=True, exist_ok=True)
    body = "\n".join(f'msgid "{key}"\nmsgstr "{text}"\n' for key, text in pairs)
    (folder / name).write_text(HEAD + body, encoding="utf-8")


def test_rooms_are_joined(tmp_path: Path) -> None:
    """A text of any room is in the compiled catalogue; the same translation twice is fine."""
    folder = tmp_path / hatch_build.LOCALE / "fi"
    write(folder, "a.po", ("client", "asiakas"), ("job", "työsuhde"))
    write(folder, "b.po", ("client", "asiakas"), ("coach", "valmentaja"))
    (compiled,) = hatch_build.compile_catalogues(tmp_path)
    content = compiled.read_bytes()
    assert all(word.encode() in content for word in ("asiakas", "työsuhde", "valmentaja"))


def test_two_translations_of_one_text_are_refused(tmp_path: Path) -> None:
    """Both files are named, in every language, and nothing is written."""
    for code in ("fi", "sv"):
        folder = tmp_path / hatch_build.LOCALE / code
        write(folder, "a.po", ("client", "x"))
        write(folder, "b.po", ("client", "y"))
    with pytest.raises(hatch_build.CatalogueError) as error:
        hatch_build.compile_catalogues(tmp_path)
    said = str(error.value)
    assert all(f"{code}/{name}" in said for code in ("fi", "sv") for name in ("a.po", "b.po"))
    assert not list(tmp_path.rglob("*.mo"))


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    """A file that is no catalogue stops the build with its name."""
    folder = tmp_path / hatch_build.LOCALE / "fi"
    write(folder, "a.po", ("client", "asiakas"))
    (folder / "b.po").write_text('msgid "x"\nnonsense\n', encoding="utf-8")
    with pytest.raises(hatch_build.CatalogueError, match=r"b\.po"):
        hatch_build.compile_catalogues(tmp_path)
