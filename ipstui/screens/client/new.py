"""What can be written down about a client, to choose from."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from ipscore.message import N_
from ipstui.keys import key_name
from ipstui.screens.page import Page
from ipstui.widgets.choice_list import ChoiceList

CHOICES = (
    ("contact", "l", N_("Contact with the client, a partner or the family")),
    ("missed", "f3", N_("Missed meeting")),
    ("attempt", "f4", N_("Attempt to reach the client")),
    ("employer_contact", "f5", N_("Contact with an employer")),
    ("phase", "f7", N_("Change of phase, or end of the coaching")),
    ("job", "f8", N_("Start of a job")),
    ("job_end", "f9", N_("End of a job")),
    ("job_change", "h", N_("Change of hours or pay")),
    ("placement", "s", N_("Work trial, studies or another placement")),
    ("partner", "p", N_("Partner, and whether they may be contacted")),
    ("wishes", "t", N_("Wishes of the client")),
    ("identity", "c", N_("Name and contact details")),
    ("episode", "e", N_("New stay of a client who returns")),
)
"""Forms with the keys that open them here; those that work in every area are the same as there."""


class NewPage(Page[str | None]):
    """Dismissed with the form chosen, None when nothing was."""

    AREA = "client"
    TITLE_TEXT = N_("New entry")
    HELP_TEXT = N_("Choose with ↑ and ↓ and press Enter, or press the key before the line. Esc goes back.")
    KEYS = ("choice.choose", "new.back")
    DEFAULT_CSS = "NewPage ChoiceList { padding: 1 2; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "leave", N_("back"), id="new.back"),
        *(
            Binding(key, f"choose('{form}')", label, id=f"new.{form}", show=False)
            for form, key, label in CHOICES
        ),
    ]

    def body(self) -> ComposeResult:
        """The choices with their keys."""
        keys = {each.binding.id: key for key, each in self.active_bindings.items()}
        options = []
        for form, key, label in CHOICES:
            shown = key_name(keys.get(f"new.{form}", key))
            options.append(Option(Content(f"{shown:<3} {self.language(label)}"), id=form))
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
