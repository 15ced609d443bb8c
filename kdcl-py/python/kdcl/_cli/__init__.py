"""The command line, `kdcl`. It reads files and lays out answers; everything about levels is the core's.

INVARIANT: the exit status is that of the contract: 0 answered, 1 an input is refused, 2 usage, 130 interrupted.
"""

from __future__ import annotations


def main() -> None:
    """Runs the command that the arguments name, and ends the process with its status."""
    from kdcl._cli._console import guarded

    guarded(_run)


def _run() -> None:
    from kdcl._cli._app import app

    app(prog_name="kdcl")
