"""One criterion of an issued review to read: what each assessor held, and what they agreed on."""

from textual.content import Content
from textual.widgets import Static

from ipscore.fidelity.consensus import ConsensusRow
from ipscore.fidelity.sheet import Sheet
from ipscore.message import N_
from ipstui.lines import broken
from ipstui.screens.fidelity.agreeing import compared
from ipstui.screens.fidelity.detail import DetailPage, detail_content
from ipstui.session import Session


class AgreedPage(DetailPage):
    """Nothing can be changed here; → and ← go to the neighbours."""

    HELP_TEXT = N_(
        "One criterion as it was issued: above what each assessor held of it, side by side, below the score "
        "they agreed on and why. Nothing changes any more. → and ← go to the next and the one before; Esc "
        "goes back."
    )
    DEFAULT_CSS = "AgreedPage VerticalScroll { padding: 1 2; }"

    def __init__(
        self, session: Session, sheet: Sheet, rows: tuple[ConsensusRow, ...], criterion: str
    ) -> None:
        """`sheet`: what was agreed on."""
        super().__init__(session, sheet, tuple(each.criterion for each in rows), criterion)
        self._rows = {each.criterion: each for each in rows}

    def show_records(self) -> None:
        """Draw."""
        language, row = self.language, self._rows[self.criterion]
        cells = max(40, self.size.width - 6)
        because = self.sheet.rating(self.criterion).agreed_because
        parts = [
            compared(self.sheet.scale, row, language, cells),
            Content.styled(language("Agreed"), "bold"),
            detail_content(self.sheet, self.criterion, language, min(cells, 90)),
        ]
        if because.strip():
            told = "\n".join(line for each in because.splitlines() for line in broken(each, min(cells, 90)))
            parts.append(Content.styled(language("Why this score"), "bold") + Content("\n" + told))
        self.query_one("#detail", Static).update(Content("\n\n").join(parts))
