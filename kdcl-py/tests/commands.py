"""Runs the installed `kdcl` command as a user would, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from pathlib import Path
from typing import Any

KDCL = str(Path(sysconfig.get_path("scripts"), "kdcl"))

_PASSED_ON = ("PATH", "SYSTEMROOT", "TEMP", "TMP")


def environment(**more: str) -> dict[str, str]:
    """What the command sees of the machine: no locale, no width, no colours but those a test gives."""
    return {**{name: os.environ[name] for name in _PASSED_ON if name in os.environ}, **more}


def run(*arguments: object, stdin: str | bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    """Runs the command to its end."""
    given = stdin.encode() if isinstance(stdin, str) else stdin
    return subprocess.run(
        [KDCL, *map(str, arguments)],
        input=given,
        capture_output=True,
        env=environment(**more),
        timeout=120,
        check=False,
    )


def on_terminal(*arguments: object, **more: str) -> tuple[int, str]:
    """Runs the command on a terminal of its own; gives its status and what the terminal shows."""
    import pty

    main, other = pty.openpty()
    command = [KDCL, *map(str, arguments)]
    shown = b""
    with subprocess.Popen(
        command, stdout=other, stderr=other, stdin=other, env=environment(TERM="xterm", **more)
    ) as own:
        os.close(other)
        while True:
            try:
                part = os.read(main, 65536)
            except OSError:  # how Linux says that the other end is closed
                break
            if not part:
                break
            shown += part
        status = own.wait(60)
    os.close(main)
    return status, shown.decode("utf-8")


def limited(most: int, *arguments: object) -> subprocess.CompletedProcess[bytes]:
    """Runs the command where no file may be longer than this many bytes."""
    import resource

    return subprocess.run(
        [KDCL, *map(str, arguments)],
        capture_output=True,
        env=environment(),
        timeout=120,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )


def answered(*arguments: object, **more: Any) -> str:
    """What a command that succeeds prints."""
    done = run(*arguments, **more)
    assert (done.returncode, done.stderr) == (0, b""), done.stderr.decode()
    return done.stdout.decode("utf-8")


def codes(text: str | bytes) -> list[str]:
    """The codes of errors in JSON."""
    return [problem["code"] for problem in json.loads(text)["errors"]]
