"""The keys of the wizard."""

from textual.binding import Binding

from ipscore.message import N_

WIZARD_KEYS = (
    Binding("down", "move(1)", N_("next"), id="wizard.next"),
    Binding("pagedown", "move(1)", N_("next"), id="wizard.next_page", show=False),
    Binding("up", "move(-1)", N_("previous"), id="wizard.previous", show=False),
    Binding("pageup", "move(-1)", N_("previous"), id="wizard.previous_page", show=False),
    Binding("g", "goto", N_("go to"), id="wizard.goto"),
    Binding("w", "why", N_("why"), id="wizard.why"),
    Binding("enter", "why", N_("why"), id="wizard.open", show=False),
    Binding("f2", "missing", N_("missing"), id="wizard.missing"),
    Binding("f9", "result", N_("result"), id="wizard.result"),
    Binding("f10,ctrl+s", "finish", N_("finish"), id="wizard.finish"),
    Binding("minus", "not_ratable", N_("cannot be rated"), id="wizard.not_ratable", show=False),
    Binding("delete,backspace", "clear", N_("take the score back"), id="wizard.clear", show=False),
    Binding("right", "step(1)", N_("one score up"), id="wizard.up", show=False),
    Binding("left", "step(-1)", N_("one score down"), id="wizard.down", show=False),
    Binding("space", "read_on", N_("read on"), id="wizard.read_on", show=False),
    Binding("f8", "forget", N_("throw away what came back from the draft"), id="wizard.forget", show=False),
    Binding("escape", "leave", N_("back"), id="wizard.leave"),
    *(
        Binding(str(each), f"score({each})", N_("score"), id=f"wizard.score_{each}", show=False)
        for each in range(10)
    ),
)
