"""The form that writes the report of a review: what is chosen there is what lies in the file."""

from io import BytesIO
from itertools import product
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from textual import events

from ipscore.definitions.text import LANGUAGES
from ipscore.plugin.registry import Registry
from ipscore.records.review import Rating
from tests.reports.reading import text_of, unspaced
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running, settle, shown
from tests.ui.reviews import every
from tests.ui.test_fidelity_review import issue

KEYS = {"pdf": "1", "docx": "2"}


async def test_every_choice_of_format_and_language(root: Path, make_app: MakeApp, tmp_path: Path) -> None:
    """PDF and DOCX in the three languages, chosen with keys: each opens and is in that language."""
    issue(root, {**every(4), "7": Rating(score=2, recommendation="Jaetaan vihjeet")})
    files = {(form, code): tmp_path / f"report-{code}.{form}" for form, code in product(KEYS, LANGUAGES)}
    app = make_app()
    async with running(app) as pilot:
        await press(pilot, "4", "enter")
        for (form, code), file in files.items():
            await press(pilot, "r", KEYS[form], "tab", code[0], "tab")
            app.post_message(events.Paste(str(file)))
            await settle(pilot)
            await press(pilot, "ctrl+s")
            assert "Report of the review" not in shown(app)
    name = Registry.load().scale("thl-applied").criteria["7"].name
    for (form, code), file in files.items():
        data = file.read_bytes()
        text = unspaced(text_of(data, form))
        assert "98/125" in text
        assert [each for each in LANGUAGES if unspaced(f"7 {name.get(each)} 2") in text] == [code]
        if form == "pdf":
            root_object: Any = PdfReader(BytesIO(data)).root_object
            assert str(root_object["/Lang"]).startswith(code)
