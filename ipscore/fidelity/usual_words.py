"""The usual sessions and documents of a review in another language than the one it was planned in.

The record keeps them as text, because people change them. Where nobody did, a report or a letter in another
language says them in its own.
"""

from collections.abc import Callable, Collection, Mapping

from attrs import evolve

from ipscore.definitions.scale import Scale
from ipscore.fidelity.planning import default_documents, default_sessions
from ipscore.message import Message
from ipscore.records.review import Review, ReviewKind

Say = Callable[[Message], str]
"""Puts a message into one language."""


def in_other_words(scale: Scale, review: Review, spoken: Collection[Say], say: Say) -> Review:
    """The review with its usual sessions and documents as `say` says them.

    Only what has the id of a suggestion and still says the same as it in one of `spoken` is changed.
    """
    # The kind may have been changed after the usual ones were taken over.
    kinds = (ReviewKind.SELF, ReviewKind.INDEPENDENT)
    sessions = {
        each.id: each.with_whom for kind in kinds for each in default_sessions(evolve(review, kind=kind))
    }
    documents = {each.id: each.text for kind in kinds for each in default_documents(scale, kind)}

    def said(usual: Mapping[str, Message], key: str, text: str) -> str:
        meant = usual.get(key)
        known = meant is not None and any(text == one(meant) for one in spoken)
        return say(meant) if meant is not None and known else text

    return evolve(
        review,
        schedule=tuple(
            evolve(each, with_whom=said(sessions, each.id, each.with_whom)) for each in review.schedule
        ),
        documents=tuple(evolve(each, name=said(documents, each.id, each.name)) for each in review.documents),
    )
