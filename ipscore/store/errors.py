"""What can go wrong with the store, as exceptions that carry words for people and never a record's values."""

from ipscore.message import Message, msg
from ipscore.problem import Problem


class StoreError(Exception):
    """Something could not be saved or read. `message` says what and what to do next; nothing was lost."""

    def __init__(self, message: Message, file: str = "") -> None:
        super().__init__(str(message))
        self.message = message
        self.file = file

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The same as problems, so that errors of every kind can be listed alike."""
        return (Problem(self.message, file=self.file),)


class NotFound(StoreError):  # noqa: N818 - the contract between the rooms names it so
    """There is no such record."""

    def __init__(self, record_id: str, file: str = "") -> None:
        super().__init__(
            msg("There is no record with the id “{id}”. It may have been removed.", id=record_id), file
        )
        self.record_id = record_id


class AlreadyThere(StoreError):  # noqa: N818 - the contract between the rooms names it so
    """A new record would overwrite one that exists."""

    def __init__(self, file: str) -> None:
        super().__init__(
            msg("{file} exists already and was not touched. Open it and change it there.", file=file), file
        )


class Unreadable(StoreError):  # noqa: N818 - the contract between the rooms names it so
    """A file is there but cannot be used; `problems` says everything that is wrong with it."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].message, problems[0].file)
        self._problems = problems

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong with the file."""
        return self._problems


class NoVersion(StoreError):  # noqa: N818 - named like its neighbours
    """A record has no such earlier state."""

    def __init__(self, version_id: str, file: str = "") -> None:
        super().__init__(
            msg(
                "The record has no earlier version “{version}”. Look at its history for those it has.",
                version=version_id,
            ),
            file,
        )
        self.version_id = version_id


class ReadOnly(Unreadable):
    """The record can be shown, but this version of the program must not save it; `problems` says why."""


class Invalid(Unreadable):
    """What was to be saved is not fit to be: it would not read back; `problems` says where."""


class WorkspaceError(Unreadable):
    """The folder is no workspace, or its `workspace.toml` cannot be used."""


class ReviewLocked(StoreError):  # noqa: N818 - named like its neighbours
    """A review, or its ratings, are past the point where they may be changed; the message says which."""
