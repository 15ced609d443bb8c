"""The command line, `kdcl`. It reads files and lays out answers; everything about levels is the core's.

INVARIANT: the exit status is that of the contract: 0 answered, 1 an input is refused (or no answer could be written),
2 usage; and as shells have it 130 interrupted, 143 terminated.
"""

from __future__ import annotations


def main() -> None:
    """Runs the command that the arguments name, and ends the process with its status."""
    from kdcl._cli._console import guarded

    guarded(_run)


def _run() -> None:
    import sys

    from kdcl._cli._app import app
    from kdcl._cli._usage import is_misuse, tell_misuse

    try:
        status = app(prog_name="kdcl", standalone_mode=False)
    except Exception as error:
        if not is_misuse(error):
            raise
        status = tell_misuse(error)
    sys.exit(status)
