"""What a workspace is: the service it belongs to, its sites and its settings."""

from datetime import date

from attrs import field, frozen

from ipscore.documented import doc

SCHEMA = 1

RESERVED_SITES = frozenset({"all", "unknown"})
"""Ids no site may have: figures use them for the whole, and for what belongs to no known site."""


@frozen
class Site:
    """A place of work (toimipaikka); figures are always shown by site and in total."""

    id: str = field(metadata=doc("Short id, used in folder names: letters a–z, digits, hyphen."))
    name: str = field(metadata=doc("Name."))
    municipality: str = field(default="", metadata=doc("Municipality."))


@frozen
class WorkspaceInfo:
    """The file `workspace.toml` at the top of a workspace."""

    name: str = field(metadata=doc("Name of the service or region."))
    scale: str = field(metadata=doc("Scale used for new reviews.", refers="scale"))
    sites: tuple[Site, ...] = field(default=(), metadata=doc("Sites."))
    host_teams: tuple[str, ...] = field(
        default=(), metadata=doc("Referral sources that are the host teams of the service (criterion 4).")
    )
    small_group: int = field(
        default=5, metadata=doc("Groups of fewer persons are not shown outside the team; never below 3.")
    )
    rules: str = field(
        default="",
        metadata=doc(
            "Practice rules in use; left out: those with the id of the scale, or of the one it extends.",
            refers="rules",
        ),
    )
    text_pack: str = field(
        default="",
        metadata=doc(
            "Text pack in use: an organisation's own wording of a scale; left out: our words.",
            refers="text_pack",
        ),
    )
    midsummer_eve_off: bool = field(default=True, metadata=doc("Whether Midsummer Eve is no working day."))
    christmas_eve_off: bool = field(default=True, metadata=doc("Whether Christmas Eve is no working day."))
    as_of: date | None = field(
        default=None, metadata=doc("For sample and archive workspaces: the day that counts as today.")
    )
    schema: int = field(default=SCHEMA, metadata=doc("Version of this kind of file."))
