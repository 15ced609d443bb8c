"""The tables of a file, each with what stands above it and the rows of its body.

INVARIANT: a file is either about one school (a form; a summary with its table of clauses) or a table of many (wide
or long, also over several sheets); anything else is a problem that names both places.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._cells import sheets
from kdcl._spreadsheet._head import About, read_head
from kdcl._spreadsheet._headers import LOOK_BACK, SEARCHED, clauses, find, names_something
from kdcl._spreadsheet._problems import problem, raised

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator

    from kdcl._spreadsheet._cells import Sheet
    from kdcl._spreadsheet._headers import Table

    Numbered = tuple[int, list[Any]]

ONE_SCHOOL = ("form", "summary", "clauses")


class Found:
    """A table of a file with the rows below its header."""

    def __init__(self, sheet: Sheet, table: Table, about: About, body: Iterable[Numbered]) -> None:
        self.sheet = sheet
        self.table = table
        self.about = about
        """What stands above the table."""
        self.body = body


def tables(path: str | os.PathLike[str]) -> Iterator[Found]:
    """The tables of the visible sheets, in order; their bodies are read as they are asked for, one after the other.

    Raises `KdclError` where there is none, or where two of them cannot both be meant.
    """
    first: Table | None = None
    kinds: list[str] = []
    about = About()
    for sheet in sheets(path):
        rows = sheet.rows()
        start = list(islice(rows, SEARCHED))
        found = find(sheet.name, start)
        if found is None:
            continue
        table, used = found
        kinds.append(table.kind)
        if first is not None and not _together(kinds):
            here, there = table.place(table.header, 0), first.place(first.header, 0)
            raise raised([problem("several_tables", here, other=there)])
        first = first or table
        if table.kind not in ONE_SCHOOL:
            about = About()  # each table of many schools has a head of its own
        read_head(sheet.name, start[: used - 1], about)
        yield Found(sheet, table, about, chain(start[used:], rows))
    if first is None:
        raise raised([problem("no_table", None)])


def _together(kinds: list[str]) -> bool:
    """Whether tables of these shapes can all be meant: any number of tables of many schools, or a summary in two
    parts.
    """
    if not set(kinds) & set(ONE_SCHOOL):
        return True
    return len(set(kinds)) == len(kinds) and set(kinds) <= {"summary", "clauses"}


def split_summary(found: Found) -> tuple[list[Numbered], Found | None]:
    """The rows of a summary up to the table of clauses below it, and that table, if there is one."""
    own: list[Numbered] = []
    body = iter(found.body)
    for numbered in body:
        window = [*own[-LOOK_BACK:], numbered]
        table = clauses(found.table.sheet, window, len(window) - 1)
        if table is not None:
            label = table.roles["path"]
            while len(window) > 1 and not any(map(names_something, window[-2][1][label : label + 1])):
                window.pop()  # the rows of its header above
                own.pop()
            return own, Found(found.sheet, table, found.about, body)
        own.append(numbered)
    return own, None
