"""Saving: what is joined, refused and kept when several people or programs write one file."""

import os
import stat
import sys
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest
from attrs import evolve

from ipscore.records.client import Client
from ipscore.records.contact import Contact, ContactKind
from ipscore.records.identity import Identity
from ipscore.records.job import Job
from ipscore.records.workspace import Site, WorkspaceInfo
from ipscore.store import (
    AlreadyThere,
    Conflict,
    Invalid,
    NotFound,
    StoreError,
    Unreadable,
    Workspace,
    new_id,
)

NAME = "clients/r/a/abcd1234.toml"


def _with_contact(client: Client, item_id: str) -> Client:
    contact = Contact(item_id, date(2021, 6, 1), ContactKind.PHONE, "coach001")
    return evolve(client, contacts=(*client.contacts, contact))


def _add_contacts(root: Path, count: int) -> None:
    workspace = Workspace.open(root)
    for _ in range(count):
        stored = workspace.clients.get("abcd1234")
        workspace.clients.save(_with_contact(stored.record, new_id()), stored.revision)


def test_no_update_is_lost_between_processes(workspace: Workspace, client: Client) -> None:
    """Four processes add 25 contacts each to one file at once, and all hundred are there."""
    workspace.clients.save(client, None)
    context = get_context("spawn")
    writers = [context.Process(target=_add_contacts, args=(workspace.root, 25)) for _ in range(4)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert [each.exitcode for each in writers] == [0] * 4
    assert len(workspace.clients.get("abcd1234").record.contacts) == 101


def test_others_changes_come_back_with_the_save(workspace: Workspace, client: Client) -> None:
    """A save against an older revision is joined with what was saved since, and returned so."""
    first = workspace.clients.save(client, None)
    workspace.clients.save(_with_contact(first.record, "theirs"), first.revision)
    saved = workspace.clients.save(evolve(first.record, wishes="Kirjasto"), first.revision)
    assert saved.record.wishes == "Kirjasto"
    assert [each.id for each in saved.record.contacts] == ["k1", "theirs"]
    assert workspace.clients.get("abcd1234") == saved


def test_a_conflict_overwrites_nothing(workspace: Workspace, client: Client) -> None:
    """Two answers to one question: both versions are given back, and the file is as it was."""
    first = workspace.clients.save(client, None)
    workspace.clients.save(evolve(first.record, wishes="theirs \x1b["), first.revision)
    before = (workspace.root / NAME).read_bytes()
    with pytest.raises(Conflict) as caught:
        workspace.clients.save(evolve(first.record, wishes="mine"), first.revision)
    conflict = caught.value
    assert [each.where for each in conflict.fields] == ["wishes"]
    assert conflict.mine.wishes == "mine"
    assert conflict.theirs.record.wishes == "theirs ␛["
    assert "theirs" not in str(conflict)
    assert (workspace.root / NAME).read_bytes() == before
    decided = workspace.clients.save(conflict.mine, conflict.theirs.revision)
    assert decided.record.wishes == "mine"


def test_revisions_of_a_list_can_be_saved_against(workspace: Workspace, client: Client) -> None:
    """What `all` gave can be changed and saved, joined with later changes."""
    first = workspace.clients.save(client, None)
    ((listed,), _) = workspace.clients.all()
    workspace.clients.save(_with_contact(first.record, "theirs"), first.revision)
    saved = workspace.clients.save(evolve(listed.record, wishes="x"), listed.revision)
    assert (saved.record.wishes, len(saved.record.contacts)) == ("x", 2)


def test_saving_what_did_not_change_touches_nothing(workspace: Workspace, client: Client) -> None:
    """The file keeps its very inode when there is nothing to save."""
    stored = workspace.clients.save(client, None)
    before = (workspace.root / NAME).stat()
    assert workspace.clients.save(stored.record, stored.revision) == stored
    assert (workspace.root / NAME).stat().st_ino == before.st_ino


def test_a_new_record_never_overwrites(workspace: Workspace, client: Client) -> None:
    """Creating a client who exists fails, at another site too, and changes nothing."""
    workspace.clients.save(client, None)
    before = (workspace.root / NAME).read_bytes()
    for other in (Client("abcd1234", "r"), Client("abcd1234", "k")):
        with pytest.raises(AlreadyThere):
            workspace.clients.save(other, None)
    assert (workspace.root / NAME).read_bytes() == before
    assert workspace.clients.ids() == ("abcd1234",)


def test_an_unreadable_file_is_not_overwritten(workspace: Workspace, client: Client) -> None:
    """A file broken by hand since it was read stops the save with its line, and stays as it is."""
    stored = workspace.clients.save(client, None)
    path = workspace.root / NAME
    path.write_text(path.read_text() + "broken =\n")
    before = path.read_bytes()
    with pytest.raises(Unreadable) as caught:
        workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (NAME, before.count(b"\n"))
    assert path.read_bytes() == before


def test_a_removed_record_is_not_made_again(workspace: Workspace, client: Client) -> None:
    """Saving a record someone removed says so."""
    stored = workspace.clients.save(client, None)
    (workspace.root / NAME).unlink()
    with pytest.raises(NotFound):
        workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    with pytest.raises(NotFound):
        workspace.clients.get("abcd1234")


def test_a_record_is_not_moved_by_saving(workspace: Workspace, client: Client) -> None:
    """Another site would be another folder with other rights: refused, nothing changed."""
    stored = workspace.clients.save(client, None)
    with pytest.raises(StoreError, match="cannot be moved"):
        workspace.clients.save(evolve(stored.record, site="k"), stored.revision)
    assert workspace.clients.get("abcd1234") == stored


def test_a_name_needs_its_case(workspace: Workspace) -> None:
    """An identity without a case has no site to lie at."""
    with pytest.raises(StoreError, match="Save the case first"):
        workspace.identities.save(Identity("abcd1234", "Virtanen", "Aino"), None)


def test_what_would_not_read_back_is_not_saved(workspace: Workspace, client: Client) -> None:
    """A value no file can hold is refused with its path, and the file is as it was."""
    stored = workspace.clients.save(client, None)
    job = Job("j1", "ep1", date(2021, 8, 1), "Myyjä", hours_week=float("nan"))
    with pytest.raises(Invalid) as caught:
        workspace.clients.save(evolve(stored.record, jobs=(job,)), stored.revision)
    assert [each.where for each in caught.value.problems] == ["jobs[0].hours_week"]
    assert workspace.clients.get("abcd1234") == stored


def test_a_file_never_grows_too_large_to_read(workspace: Workspace, client: Client) -> None:
    """A text of five million characters is refused when it is saved, not when it is read."""
    stored = workspace.clients.save(client, None)
    with pytest.raises(StoreError, match="too long"):
        workspace.clients.save(evolve(stored.record, wishes="x" * 5_000_000), stored.revision)
    assert workspace.clients.get("abcd1234") == stored


@pytest.mark.parametrize("bad", ["../../etc", "", "a/b", ".hidden", "Åke", "x" * 65, "a\n", "-x", "A"])
def test_no_id_leads_out_of_the_workspace(workspace: Workspace, bad: str) -> None:
    """An id that is no plain word is refused when saving and unknown when reading."""
    for client in (Client(bad, "r"), Client("abcd1234", bad)):
        with pytest.raises(StoreError, match="cannot be an id"):
            workspace.clients.save(client, None)
    for repository in (workspace.clients, workspace.staff, workspace.reviews, workspace.ratings):
        with pytest.raises(NotFound):
            repository.get(bad)
    assert workspace.clients.ids() == ()


def test_unknown_keys_and_comments_survive(workspace: Workspace, client: Client) -> None:
    """Keys of a newer version and comments written by hand are there after a save, where they were."""
    stored = workspace.clients.save(client, None)
    path = workspace.root / NAME
    text = path.read_text().replace("[[contacts]]", "# muista kysyä luvasta\n[[contacts]]\nfuture = [1, 2]")
    path.write_text('# ensimmäinen rivi\nnew_key = "säilyy" # rivin lopussa\n' + text)
    first = workspace.clients.get("abcd1234")
    changed = _with_contact(evolve(first.record, wishes="Kirjasto # ei kommentti"), "k2")
    saved = workspace.clients.save(changed, first.revision)
    after = path.read_text()
    assert after.startswith('# ensimmäinen rivi\nnew_key = "säilyy" # rivin lopussa\n')
    assert "# muista kysyä luvasta\n[[contacts]]\nfuture = [1, 2]" in after
    assert workspace.clients.get("abcd1234") == saved
    assert saved.record == changed
    # An older reader's save keeps them as well.
    workspace.clients.save(evolve(stored.record, episodes=()), stored.revision)
    assert "# muista kysyä luvasta" in path.read_text()
    assert "new_key" in path.read_text()


def test_a_comment_of_something_removed_is_kept_at_the_top(workspace: Workspace, client: Client) -> None:
    """A comment inside a list that was rewritten is not lost."""
    workspace.clients.save(client, None)
    path = workspace.root / NAME
    path.write_text(path.read_text().replace("phases = [", "phases = [ # tarkista päivä"))
    stored = workspace.clients.get("abcd1234")
    workspace.clients.save(evolve(stored.record, episodes=()), stored.revision)
    assert path.read_text().startswith("# tarkista päivä\n")


def test_files_and_folders_are_open_to_the_group(tmp_path: Path) -> None:
    """Whatever the umask, colleagues of the group can read and save: files 0660, folders 0770."""
    old = os.umask(0o077)
    try:
        workspace = Workspace.create(tmp_path / "w", WorkspaceInfo("T", "ips25", (Site("r", "R"),)))
        stored = workspace.clients.save(Client("abcd1234", "r"), None)
        workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    finally:
        os.umask(old)
    for path in (tmp_path / "w").rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) == (0o770 if path.is_dir() else 0o660), path


def test_mode_of_a_file_is_kept(workspace: Workspace, client: Client) -> None:
    """A mode someone gave a file on purpose stays, and so does its group."""
    stored = workspace.clients.save(client, None)
    path = workspace.root / NAME
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, -1, 4242)
    group = path.stat().st_gid
    workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert path.stat().st_gid == group


def test_a_folder_that_hands_down_its_group_still_does(tmp_path: Path) -> None:
    """The set-group bit of the workspace is found on the folders made in it."""
    root = tmp_path / "w"
    root.mkdir()
    root.chmod(0o2770)
    workspace = Workspace.create(root, WorkspaceInfo("T", "ips25", (Site("r", "R"),)))
    workspace.clients.save(Client("abcd1234", "r"), None)
    assert (root / "clients/r/a").stat().st_mode & stat.S_ISGID


def test_lock_files_stay_few(workspace: Workspace) -> None:
    """Lock files are permanent and shared, so that a hundred clients need at most 64."""
    for _ in range(100):
        stored = workspace.clients.save(Client(new_id(), "r"), None)
        workspace.clients.save(evolve(stored.record, wishes="x"), stored.revision)
    locks = list((workspace.root / ".ips/locks").iterdir())
    assert 1 < len(locks) <= 64


def test_no_library_for_comments_is_loaded_without_comments(workspace: Workspace, client: Client) -> None:
    """A save of a file without comments does not pay for keeping them."""
    workspace.clients.save(client, None)
    code = (
        "import sys; from attrs import evolve; from ipscore.store import Workspace\n"
        f"w = Workspace.open({str(workspace.root)!r}); s = w.clients.get('abcd1234')\n"
        "w.clients.save(evolve(s.record, wishes='# ei'), s.revision)\n"
        "s = w.clients.get('abcd1234'); w.clients.save(evolve(s.record, wishes='x'), s.revision)\n"
        "sys.exit(any(m in sys.modules for m in ('tomlkit', 'stdnum', 'platformdirs', 'babel', 'textual')))\n"
    )
    assert os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-c", code]) == 0
