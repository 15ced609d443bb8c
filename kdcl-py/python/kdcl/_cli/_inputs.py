"""What a command is given: files, folders, the standard input; each becomes the schools it holds, one by one.

INVARIANT: every file gives at least one school or one failure, in the order of the names; a file that cannot be read,
or is no table, is a failure of its own and stops no other.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from kdcl._cli._errors import unopened
from kdcl._errors import KdclError
from kdcl._spreadsheet._answer import problems_of
from kdcl._spreadsheet._cells import SUFFIXES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

LINES = (".jsonl", ".ndjson")
_READ = (".json", *LINES, *SUFFIXES)
_LONGEST = 4 * 1024 * 1024 + 1
"""As much as the core reads, and a byte that shows there was more."""


class Unit:
    """What an input says of one school."""

    def __init__(self, file: str, text: bytes = b"", problems: Sequence[dict[str, Any]] = ()) -> None:
        self.file = file
        self.text = text
        """The assessment as JSON, where there are no problems."""
        self.problems = list(problems)
        self.row = ""
        """Where in the file it stands."""
        self.name = ""
        self.code = ""
        self.others: dict[str, object] = {}
        self.standard_set: str | None = None

    @property
    def where(self) -> str:
        """The file, for a person."""
        return "" if self.file == "-" else self.file


def files(inputs: Sequence[str], output: str | None) -> list[str]:
    """The files named, and those within the folders named, sorted: without hidden ones, locks of office programs and
    the output itself.
    """
    own = os.path.abspath(output) if output is not None else None
    out: list[str] = []
    for name in inputs:
        if not os.path.isdir(name):
            out.append(name)
            continue
        found: list[str] = []
        for folder, folders, inside in os.walk(name):
            folders[:] = [one for one in folders if not one.startswith(".")]
            found += [os.path.join(folder, file) for file in inside if _is_read(file)]
        out += sorted(file for file in found if os.path.abspath(file) != own)
    return out


def _is_read(file: str) -> bool:
    return not file.startswith((".", "~$")) and file.lower().endswith(_READ)


def units(file: str, standard_set: str | None, lines: bool) -> Iterator[Unit]:
    """The schools of a file."""
    try:
        if file.lower().endswith(SUFFIXES):
            yield from _rows(file, standard_set)
        elif lines or file.lower().endswith(LINES):
            with _open(file) as stream:
                yield from _lines(file, stream)
        else:
            yield Unit(file, read(file))
    except OSError as error:
        yield Unit(file, problems=[unopened(file, error)])
    except KdclError as error:
        yield Unit(file, problems=problems_of(error))


def read(file: str) -> bytes:
    """The bytes of a JSON file, as far as the core would read them; `-` is the standard input."""
    with _open(file) as stream:
        return stream.read(_LONGEST)


def _open(file: str) -> BinaryIO:
    return open(0 if file == "-" else file, "rb", closefd=file != "-")


def _rows(file: str, standard_set: str | None) -> Iterator[Unit]:
    from kdcl._spreadsheet._read import schools

    for school in schools(file, standard_set=standard_set):
        unit = Unit(file, school.text, school.problems)
        unit.row, unit.name, unit.code, unit.others = school.at, school.name, school.code, school.others
        unit.standard_set = school.standard_set
        yield unit


def _lines(file: str, stream: BinaryIO) -> Iterator[Unit]:
    """An assessment a line; of one that is too long only the start is held, enough for the core to refuse it."""
    number = 0
    while line := stream.readline(_LONGEST):
        number += 1
        whole = line.endswith(b"\n") or len(line) < _LONGEST
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(_LONGEST)
        if line.strip():
            unit = Unit(file, line.strip() if whole else line)
            unit.row = str(number)
            yield unit


def one(file: str, standard_set: str | None) -> bytes:
    """The assessment of the one school a file is about. Raises `KdclError` and `OSError`."""
    if file.lower().endswith(SUFFIXES):
        from kdcl._spreadsheet._read import read_form

        return read_form(file, standard_set=standard_set).source_json()
    return read(file)


def is_folder(name: str) -> bool:
    """Whether an input is a folder."""
    return name != "-" and os.path.isdir(name)


def at_terminal() -> bool:
    """Whether somebody watches the standard error."""
    return sys.stderr.isatty()
