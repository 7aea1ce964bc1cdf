"""Which rules of looks there are: the general ones, then each screen's own, all of them scoped by its name.

They are read together at the start. Textual would take those of a screen when it is first opened, and then
parse anew every rule of every widget there is, while somebody waits.
"""

from pathlib import Path, PurePath

STYLES: list[str | PurePath] = [
    str(Path(__file__).with_name("app.tcss")),
    *(
        str(Path(__file__).parent / each)
        for each in (
            "forms/page.tcss",
            "screens/today/screen.tcss",
            "screens/caseload/screen.tcss",
            "screens/client/screen.tcss",
            "screens/employers/screen.tcss",
            "screens/employers/card.tcss",
            "screens/employers/merging.tcss",
            "screens/employers/doubles.tcss",
            "screens/fidelity/screen.tcss",
            "screens/fidelity/wizard.tcss",
            "screens/fidelity/result.tcss",
            "screens/fidelity/what_if_page.tcss",
            "screens/outcomes/screen.tcss",
            "screens/outcomes/period_page.tcss",
            "screens/team/screen.tcss",
            "screens/team/capacity_page.tcss",
        )
    ),
]
"""Paths of every file of rules."""
