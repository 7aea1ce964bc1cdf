"""The text packs of a workspace: `texts/<id>.toml`, an organisation's wording of a scale.

They are files that others can write, so they are read as records are: no link is followed, nothing too large
is read, and every problem has its file and line. Text packs of plugins come from the registry.
"""

from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

from ipscore.definitions.scale import Scale
from ipscore.definitions.text_pack import TextPack
from ipscore.definitions.validate_text_pack import fits, pack_misfits, pack_problems
from ipscore.definitions.wording import worded
from ipscore.message import msg
from ipscore.problem import Problem, nearest
from ipscore.store.cleaning import clean_line
from ipscore.store.documents import placed, understand
from ipscore.store.layout import INFO, SUFFIX, scan
from ipscore.store.reading import cleaned, parse, read_bytes
from ipscore.structure import unknown_keys

PATTERN = ("texts", "*.toml")


@frozen
class TextPacks:
    """The packs of a workspace that may be used, by id; `names` of all their files, and every problem."""

    packs: Mapping[str, TextPack] = field(factory=dict)
    names: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the files there are, be they right or wrong."""
        return frozenset(_id_of(each) for each in self.names)


def read_text_packs(root: Path | str, scales: Mapping[str, Scale]) -> TextPacks:
    """Every text pack of the workspace in the folder `root`, held against `scales`."""
    packs: dict[str, TextPack] = {}
    names: list[str] = []
    problems: list[Problem] = []
    for name in scan(str(root), PATTERN):
        if isinstance(name, Problem):
            problems.append(name)
            continue
        names.append(name)
        pack, wrong = _read(str(root), name, scales)
        problems += wrong
        if pack is not None:
            packs[pack.id] = pack
    return TextPacks(packs, tuple(names), tuple(problems))


def text_pack_in_use(
    root: Path | str, pack_id: str, scales: Mapping[str, Scale], given: Mapping[str, TextPack]
) -> tuple[TextPack | None, tuple[Problem, ...]]:
    """The pack a workspace names (`text_pack` of its `workspace.toml`), and what is wrong with it.

    A file of the workspace goes before the pack of a plugin (`given`). None without a problem: none is named.
    """
    if not pack_id:
        return None, ()
    found = read_text_packs(root, scales)
    if pack_id in found.ids:
        own = tuple(each for each in found.problems if each.file == f"texts/{pack_id}{SUFFIX}")
        return found.packs.get(pack_id), own
    if pack_id in given:
        return given[pack_id], ()
    known = sorted({*found.packs, *given})
    missing = Problem(
        msg("There is no text pack with the id “{id}”.", id=clean_line(pack_id)),
        INFO,
        ("text_pack",),
        expected=msg("an id that exists"),
        nearest=nearest(pack_id, known),
    )
    return None, (missing,)


def scales_in_words(
    root: Path | str, pack_id: str, scales: Mapping[str, Scale], given: Mapping[str, TextPack]
) -> tuple[Mapping[str, Scale], TextPack | None, tuple[Problem, ...]]:
    """The scales as the workspace shows them, the pack in use and what is wrong with it.

    The scale of the pack is in its words; the others, and all of them without a pack, are in ours.
    """
    pack, problems = text_pack_in_use(root, pack_id, scales, given)
    return {each: worded(scale, pack) for each, scale in scales.items()}, pack, problems


def _read(root: str, name: str, scales: Mapping[str, Scale]) -> tuple[TextPack | None, tuple[Problem, ...]]:
    content = read_bytes(root, name)
    if isinstance(content, Problem):
        return None, (content,)
    found = understand(content, name, TextPack)
    if isinstance(found, tuple):
        return None, (*found, *_unknown(content, name))
    pack = found.record
    wrong = [*pack_problems(pack), *pack_misfits(pack, scales)]
    if pack.id != _id_of(name):
        wrong.append(
            Problem(
                msg(
                    "The id in the file, “{found}”, is not the one its name says.", found=clean_line(pack.id)
                ),
                path=("id",),
                expected=msg("id = “{id}”, or the file under its own name", id=clean_line(_id_of(name))),
            )
        )
    usable = pack.id == _id_of(name) and not pack_problems(pack) and fits(pack, scales)
    newer = () if found.read_only is None else (found.read_only,)
    unknown = _unknown(content, name) if found.read_only is None else ()
    return pack if usable else None, (*newer, *placed(content, name, tuple(wrong)), *unknown)


def _unknown(content: bytes, name: str) -> tuple[Problem, ...]:
    raw = parse(content, name)
    if isinstance(raw, Problem):
        return ()
    return placed(content, name, unknown_keys(cleaned(content, raw), TextPack))


def _id_of(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(SUFFIX)
