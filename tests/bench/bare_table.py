"""The yardstick: the plainest Textual program with a table of 200 rows as wide as the caseload's."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable


class BareTable(App[None]):
    """Nothing but a table."""

    CSS = "DataTable { height: 1fr; }"

    def compose(self) -> ComposeResult:
        """One table."""
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        """Fill it at once."""
        table = self.query_one(DataTable)
        table.add_columns("Nimi", "Vaihe", "Päiviä", "Vaiheessa", "Viimeksi", "Seuraavaksi")
        for row in range(200):
            table.add_row(
                f"Sukunimi{row:03} Etu", "työnhaku", str(row), "12", "4.4.2024", "soitto työnantajalle"
            )


if __name__ == "__main__":
    BareTable(ansi_color=False).run()
