"""The files of folders: which are read, which are refused, which are passed over.

INVARIANT: what lies in a folder is read, refused or told as passed over; only hidden files, the locks of office
programs and the file of results itself are none of these. Nothing is read twice, which is told where it was asked for,
and only regular files are opened.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

from kdcl._cli._errors import unopened
from kdcl._kinds import NOT_READ
from kdcl._kinds import READ as SHEETS
from kdcl._spreadsheet._problems import problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    Key = tuple[int, int]

LINES = (".jsonl", ".ndjson")
READ = (".json", *LINES, *SHEETS)


class Entry:
    """A file to read, or what is wrong with it before it is read."""

    def __init__(self, file: str, wrong: dict[str, Any] | None = None) -> None:
        self.file = file
        self.wrong = wrong


class Gathered:
    """The files that are named, and those within the folders that are named, in the order of the names."""

    def __init__(self, inputs: Sequence[str], output: str | None) -> None:
        self.entries: list[Entry] = []
        self.passed_over: list[str] = []
        """What lies in the folders and is of no kind that is read."""
        self.again: list[str] = []
        """What was named more than once, or met within a folder besides; it is read the first time alone."""
        self.output_named = False
        """Whether the file of results is one of the files named."""
        self.output_met = False
        """Whether it lies in one of the folders, where it is passed over."""
        self._output_key = _key(output) if output is not None else None
        for name in inputs:
            self._named(name)
        self.passed_over.sort()
        self._once()

    def _once(self) -> None:
        """Keeps the first of the entries that are one file. Files with the same content stay two."""
        seen: set[str] = set()
        kept: list[Entry] = []
        for entry in self.entries:
            where = "-" if entry.file == "-" else os.path.normcase(os.path.realpath(entry.file))
            if where not in seen:
                kept.append(entry)
            elif entry.file not in self.again:
                self.again.append(entry.file)
            seen.add(where)
        self.entries = kept

    def _named(self, name: str) -> None:
        if name != "-" and os.path.isdir(name):
            found = len(self.entries)
            self._folder(name)
            self.entries[found:] = sorted(self.entries[found:], key=lambda entry: entry.file)
        else:
            self.entries.append(Entry(name, refused_kind(name)))
            self.output_named = self.output_named or self._is_output(0 if name == "-" else name)

    def _is_output(self, name: str | int) -> bool:
        return self._output_key is not None and _key(name) == self._output_key

    def _folder(self, top: str) -> None:
        """Takes a folder with all below it. Links to folders come last, so that a file is named by where it lies."""
        around = _around(top)
        seen: set[Key] = set()
        waiting = [top]
        for start in waiting:
            for folder, folders, files in os.walk(start, onerror=self._unread):
                key = _key(folder)
                if key is None or key in seen:
                    folders.clear()
                    continue
                seen.add(key)
                for name in [name for name in folders if not name.startswith(".")]:
                    path = os.path.join(folder, name)
                    if os.path.islink(path) and _key(path) in around:
                        self.passed_over.append(path)  # it leads out of what was asked for
                    elif os.path.islink(path):
                        waiting.append(path)
                folders[:] = [name for name in folders if not name.startswith(".")]
                for name in files:
                    if not name.startswith((".", "~$")):
                        self._file(os.path.join(folder, name))

    def _unread(self, error: OSError) -> None:
        name = str(error.filename)
        self.entries.append(Entry(name, unopened(name, error)))

    def _file(self, path: str) -> None:
        wrong = refused_kind(path)
        if wrong is None and not path.lower().endswith(READ):
            self.passed_over.append(path)
            return
        try:
            regular = stat.S_ISREG(os.stat(path).st_mode)
        except OSError as error:
            self.entries.append(Entry(path, unopened(path, error)))
            return
        if self._is_output(path):
            self.output_met = True
        elif regular:
            self.entries.append(Entry(path, wrong))
        else:
            self.passed_over.append(path)


def refused_kind(name: str) -> dict[str, Any] | None:
    """The problem of a spreadsheet of a kind that is not read."""
    return problem("unknown_format", None, name=os.path.basename(name)) if name.lower().endswith(NOT_READ) else None


def _key(name: str | int) -> Key | None:
    """What a file or folder is, by whatever name; nothing where there is none."""
    try:
        own = os.stat(name)
    except (OSError, ValueError):
        return None
    return own.st_dev, own.st_ino


def _around(top: str) -> set[Key | None]:
    """The folders that a folder lies in."""
    folder = os.path.dirname(os.path.realpath(top))
    found: set[Key | None] = {_key(folder)}
    while folder != os.path.dirname(folder):
        folder = os.path.dirname(folder)
        found.add(_key(folder))
    return found
