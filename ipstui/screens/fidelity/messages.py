"""What the workers of the fidelity area answer."""

from collections.abc import Mapping
from dataclasses import dataclass

from textual.message import Message

from ipscore.definitions.scale import Scale
from ipscore.fidelity.evidence import Evidence
from ipscore.fidelity.mark import MarkResult
from ipscore.message import Message as Words
from ipscore.problem import Problem
from ipscore.records.review import RatingFile
from ipscore.store import Stored
from ipstui.forms.entry import Kept
from ipstui.screens.fidelity.entries import ReviewEntry
from ipstui.screens.fidelity.keeping import Outcome, Place


@dataclass
class ReviewsRead(Message):
    """The reviews of the workspace were read."""

    entries: tuple[ReviewEntry, ...]
    """Newest first."""
    scales: Mapping[str, Scale]
    """Scales in use, by id."""
    problems: tuple[Problem, ...]
    """What could not be read."""


@dataclass
class RatingsRead(Message):
    """An assessor's own file was read, and the place where the assessor was."""

    stored: Stored[RatingFile] | None
    """None when nothing has been saved yet."""
    place: Place
    """From the draft."""


@dataclass
class RatingsRefused(Message):
    """An assessor's file is there but cannot be read."""

    problems: tuple[Problem, ...]
    """Why."""


@dataclass
class SaveEnded(Message):
    """A save came to an end, well or not."""

    outcome: Outcome
    """How."""


@dataclass
class FinishEnded(Message):
    """Finishing an assessor's ratings came to an end."""

    stored: Stored[RatingFile] | None
    """The file as it is now; None when it was refused."""
    problems: tuple[Problem, ...]
    """Why it was refused."""
    opened: bool = False
    """Whether all have finished now."""


@dataclass
class DraftFailed(Message):
    """The draft could not be written."""

    why: Words
    """Why."""


@dataclass
class EvidenceFound(Message):
    """Figures were computed from the records."""

    evidence: Mapping[str, tuple[Evidence, ...]]
    """By criterion."""


@dataclass
class NewReviewWanted(Message):
    """A new review can be entered; a draft of it from before was looked for."""

    kept: Kept | None
    """The draft, if there is one."""


@dataclass
class IssueChecked(Message):
    """What issuing the review would say was looked for."""

    problems: tuple[Problem, ...]
    """Errors keep it from being issued, warnings should be looked at first."""


@dataclass
class MarkFound(Message):
    """Whether a result earns the quality mark of its scale was worked out."""

    mark: MarkResult | None
    """None for a scale without one."""
