"""What can be written down about a client, to choose from."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ipscore.message import N_
from ipstui.screens.page import Page
from ipstui.widgets.choice_list import ChoiceList

CHOICES = (
    ("contact", "l", N_("Contact with the client, a partner or the family")),
    ("employer_contact", "m", N_("Contact with an employer")),
    ("job", "j", N_("Job")),
    ("phase", "p", N_("Change of phase, or end of the coaching")),
)


class NewPage(Page[str | None]):
    """Dismissed with the form chosen, None when nothing was."""

    AREA = "client"
    TITLE_TEXT = N_("New entry")
    HELP_TEXT = N_("Choose with ↑ and ↓ and press Enter. Esc goes back.")
    KEYS = ("choice.choose", "new.back")
    CSS = "NewPage ChoiceList { padding: 1 2; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", N_("back"), id="new.back"),
        *(
            Binding(key, f"choose('{form}')", label, id=f"new.{form}", show=False)
            for form, key, label in CHOICES
        ),
    ]

    def body(self) -> ComposeResult:
        """The choices with their keys."""
        options = [Option(Content(f"{key}  {self.language(label)}"), id=form) for form, key, label in CHOICES]
        yield ChoiceList(*options, markup=False)

    @on(OptionList.OptionSelected)
    def chosen(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click chooses."""
        self.dismiss(event.option_id)

    def action_choose(self, form: str) -> None:
        """The key of a choice."""
        self.dismiss(form)

    def action_leave(self) -> None:
        """Nothing chosen."""
        self.dismiss(None)
