"""Run every measurement: `make bench`, or `python -m tests.bench`."""

import tempfile
from pathlib import Path

from ipscore.practice.caseload import caseload
from ipscore.records.staff import Role
from ipscore.sample import write_sample
from tests.bench import agenda, commands, fidelity, index, log_dialog, opening, reviews, screens, store


def main() -> None:
    """Measure on a fresh sample workspace and a thousand made-up clients."""
    print(f"{'':58} {'ours':>12} {'yardstick':>12} {'ratio':>7}")  # noqa: T201 - the result is what is printed
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        workspace = write_sample(folder / "sample")
        dataset = workspace.load().dataset
        names = sorted(
            dataset.identities[row.client].family_name for row in caseload(dataset, workspace.today())
        )
        coach = next(each.id for each in dataset.staff.values() if Role.COACH in each.roles)
        screens.measure(folder / "sample", names[0], coach, folder / "state")
        log_dialog.measure(folder / "sample", folder / "state")
        opening.measure(folder / "sample", folder / "state")
        commands.measure(folder / "sample", folder / "state")
        store.measure(folder)
        agenda.measure(folder)
        fidelity.measure(folder)
        reviews.measure(folder)
        index.measure(folder)


if __name__ == "__main__":
    main()
