"""The `ips` command: everything the terminal program can do, for programs and for screen readers.

Each command has a module of its own, imported only when that command runs, so that `ips --help` is quick.
"""

import sys


def main() -> None:
    """Run `ips` with the arguments of the process and exit with its code."""
    from ipscore.cli.entry import run  # importing the package must cost nothing

    sys.exit(run(sys.argv[1:]))
