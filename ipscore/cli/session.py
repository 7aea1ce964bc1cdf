"""What every command needs: the language, the workspace that was meant, and the definitions."""

import os
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define

from ipscore.language import Language
from ipscore.message import Message, msg
from ipscore.problem import Problem, in_order, nearest

if TYPE_CHECKING:
    from ipscore.definitions.scale import Scale
    from ipscore.plugin.registry import Registry
    from ipscore.store import Workspace

WORKSPACE_VARIABLE = "IPS_WORKSPACE"

BROKEN, WRONG_USE = 1, 2
"""Exit codes of a refusal: data that cannot be used, or a command used wrongly."""


class Refused(Exception):  # noqa: N818 - it says what happened to the command
    """The command cannot do what was asked. `code` is 2 for wrong use, 1 for data that cannot be used."""

    def __init__(self, *problems: Problem, code: int = WRONG_USE) -> None:
        super().__init__("; ".join(str(each.message) for each in problems))
        self.problems = problems
        self.code = code


def refusal(message: Message, choices: Collection[str] = (), word: str = "") -> Refused:
    """A refusal of a word that is none of `choices`, with the nearest of them."""
    expected = msg("one of: {words}", words=", ".join(in_order(choices))) if choices else None
    return Refused(Problem(message, expected=expected, nearest=nearest(word, choices)))


def open_at(folder: Path) -> "Workspace":
    """The workspace in `folder`. Raises Refused: wrong use where none is, broken where it is unreadable."""
    from ipscore.store import Unreadable, Workspace  # only commands with a workspace need it

    try:
        return Workspace.open(folder)
    except Unreadable as error:
        there = os.path.lexists(folder / "workspace.toml")
        raise Refused(*error.problems, code=BROKEN if there else WRONG_USE) from error


@define
class Session:
    """One run of the command."""

    language: Language
    workspace_option: str | None = None
    language_asked: bool = False

    def workspace_path(self) -> Path:
        """The folder meant: -w, else IPS_WORKSPACE, else the one opened last. Raises Refused for none."""
        named = self.workspace_option or os.environ.get(WORKSPACE_VARIABLE)
        if named:
            return Path(named)
        from ipscore.store import places  # only where none is named

        last = places.last_workspace()
        if last is None:
            raise Refused(
                Problem(
                    msg("No workspace was named, and none has been opened before."),
                    expected=msg("ips -w FOLDER …; a sample is made by ips demo, a new one by ips init"),
                )
            )
        return last

    def open_workspace(self) -> "Workspace":
        """The workspace meant. Raises Refused with every reason when it cannot be opened."""
        workspace = open_at(self.workspace_path())
        self.if_strict()
        return workspace

    def if_strict(self) -> None:
        """Read every plugin where a broken one is to stop everything, also what needs no definitions.

        Raises Refused as `registry` does.
        """
        if "IPS_STRICT_PLUGINS" in os.environ:
            self.registry()

    def registry(self) -> "Registry":
        """The definitions of every plugin. Raises Refused when one is broken and the program is strict."""
        from ipscore.plugin.registry import BrokenPluginError, Registry  # for some commands

        try:
            return Registry.load()
        except BrokenPluginError as error:
            raise Refused(*error.problems, code=BROKEN) from error

    def scale(self, registry: "Registry", scale_id: str) -> "Scale":
        """The scale with this id. Raises Refused with the nearest id."""
        from ipscore.plugin.registry import UnknownScaleError  # as above

        try:
            return registry.scale(scale_id)
        except UnknownScaleError as error:
            raise Refused(error.problem) from error

    def worded_scale(
        self, workspace: "Workspace", registry: "Registry", scale_id: str
    ) -> "tuple[Scale, tuple[Problem, ...]]":
        """The scale with this id in the words of the workspace, and what is wrong with its text pack.

        Raises Refused with the nearest id.
        """
        from ipscore.definitions.wording import worded  # as above
        from ipscore.store.text_packs import text_pack_in_use

        scale = self.scale(registry, scale_id)
        pack, problems = text_pack_in_use(
            workspace.root, workspace.info.text_pack, registry.scales, registry.texts
        )
        return worded(scale, pack), problems
