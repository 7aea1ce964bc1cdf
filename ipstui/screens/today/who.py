"""The page on which the user says who they are."""

from ipscore.message import N_
from ipstui import whoami
from ipstui.screens.choice import ChoicePage
from ipstui.session import Session

NOBODY = "-"
"""Stands for everybody among the options, whose ids may not be empty."""


class WhoPage(ChoicePage):
    """Dismissed with the option chosen; `chosen_me` says whom it means."""

    AREA = "today"
    TITLE_TEXT = N_("Who are you?")

    def __init__(self, session: Session) -> None:
        language, names = session.language, session.staff_names
        order = sorted(names, key=lambda each: names[each].casefold())
        options = [*((each, names[each]) for each in order), (NOBODY, language("Everybody’s agenda"))]
        words = language(
            "Today shows what is due with your clients. The choice is kept for this workspace; c changes it."
        )
        start = order.index(session.me) if session.me in order else 0
        super().__init__(session, language(self.TITLE_TEXT), words, options, start)


def chosen_me(option: str) -> str:
    """Id of the member of staff, or `EVERYBODY`."""
    return whoami.EVERYBODY if option == NOBODY else option
