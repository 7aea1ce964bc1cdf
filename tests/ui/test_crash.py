"""When the program itself fails: words for the user, drafts kept, no name of anyone printed or logged."""

from pathlib import Path

import pytest

from ipstui.app import IpsApp
from ipstui.forms.page import FormPage
from tests.ui.conftest import MakeApp
from tests.ui.driving import press, running
from tests.ui.workspace import MIKA


class BrokenError(Exception):
    """What the test lets happen."""


async def fail_while_typing(app: IpsApp) -> None:
    """Type a next step, then let an error with a name in it happen in the program."""
    async with running(app) as pilot:
        await press(pilot, "enter", "l")
        page = app.screen
        assert isinstance(page, FormPage)
        next(row for row in page.rows if row.field.id == "next_step").raw = "Soitto Koivulalle"

        def fail() -> None:
            name = app.session.name_of(MIKA)
            raise BrokenError(name)

        app.call_later(fail)
        await pilot.pause()


async def test_an_error_of_the_program_loses_nothing_and_tells_nothing(
    make_app: MakeApp, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A plain sentence, exit code 1, the draft on disk; no name on the terminal or in the log."""
    app = make_app(code="fi")
    with pytest.raises(BrokenError):
        await fail_while_typing(app)
    assert app.return_code == 1
    assert "Tallennettu on tallessa" in app.parting
    log = (tmp_path / "state" / "crash.log").read_text(encoding="utf-8")
    assert "BrokenError" in log
    printed = capsys.readouterr()
    for text in (app.parting, log, printed.out, printed.err):
        assert "Koivula" not in text
    (key,) = app.session.drafts.keys()
    assert "Soitto Koivulalle" in str(app.session.drafts.get(key))
