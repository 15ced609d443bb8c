"""The tables of a file, each with what stands above it and the rows of its body.

INVARIANT: a file is either about one school (a form; a summary with its table of clauses) or a table of many (wide
or long, also over several sheets); anything else is a problem that names both places. A sheet with something on it that
holds no table is told of, and so is a hidden one that holds a table.
"""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from kdcl._errors import KdclError
from kdcl._spreadsheet._body import body, check_header
from kdcl._spreadsheet._cells import sheets
from kdcl._spreadsheet._head import About, read_head
from kdcl._spreadsheet._headers import SEARCHED, clauses, find
from kdcl._spreadsheet._notices import hidden_table, no_header
from kdcl._spreadsheet._problems import problem, raised
from kdcl._spreadsheet._table import LOOK_BACK
from kdcl._spreadsheet._template import GUIDES
from kdcl._spreadsheet._words import ROLES, folded, is_blank

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterable, Iterator

    from kdcl._spreadsheet._cells import Sheet
    from kdcl._spreadsheet._held import Held
    from kdcl._spreadsheet._notices import Notice
    from kdcl._spreadsheet._table import Table

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


def tables(path: str | os.PathLike[str], held: Held, passed_over: Callable[[Notice], None]) -> Iterator[Found]:
    """The tables of the visible sheets, in order; their bodies are read as they are asked for, one after the other.
    `passed_over` is told of each visible sheet that holds something and no table, but for the guide that comes with
    the form, and of each hidden one that holds a table.

    Raises `KdclError` where there is none, or where two of them cannot both be meant.
    """
    first: Table | None = None
    kinds: list[str] = []
    about = About()
    aside: list[str] = []
    for sheet in sheets(path, lambda rows: _fits(rows, held)):
        rows = sheet.rows()
        start = list(islice(rows, SEARCHED))
        if sheet.hidden:
            if _fits([cells for _, cells in start], held):
                passed_over(hidden_table(sheet.name))
            continue
        found = find(sheet.name, start, held)
        if found is None:
            filled = any(not is_blank(cell) for _, cells in chain(start, rows) for cell in cells)
            if filled and sheet.name not in GUIDES:
                aside.append(sheet.name)
            continue
        table, used = found
        check_header(table, sheet.merged_across())
        kinds.append(table.kind)
        if first is not None and not _together(kinds):
            here, there = table.place(table.header, 0), first.place(first.header, 0)
            raise raised([problem("several_tables", here, other=there)])
        first = first or table
        if table.kind not in ONE_SCHOOL:
            about = About()  # each table of many schools has a head of its own
        read_head(sheet.name, _without_headers(table, start[: used - 1]), about)
        below = chain(start[used:], rows)
        yield Found(sheet, table, about, below if table.kind == "summary" else body(table, below, held))
    if first is None:
        raise raised([problem("no_table", None)])
    for name in aside:
        passed_over(no_header(name))


def _fits(rows: list[list[Any]], held: Held) -> int:
    """How well rows hold a table: 2, 1 where something is wrong about its header, 0 where there is none."""
    try:
        return 2 if find("", list(enumerate(rows, start=1)), held) is not None else 0
    except KdclError:
        return 1


def _without_headers(table: Table, rows: Iterable[Numbered]) -> Iterator[Numbered]:
    """The rows above a table without the headers of its columns, which would read as labels."""
    for number, cells in rows:
        own = {role: column for role, column in table.roles.items() if number >= table.above[0][0]}
        yield (
            number,
            [
                "" if (role := ROLES.get(folded(cell))) is not None and own.get(role) == column else cell
                for column, cell in enumerate(cells)
            ],
        )


def _together(kinds: list[str]) -> bool:
    """Whether tables of these shapes can all be meant: any number of tables of many schools, or a summary in two
    parts.
    """
    if not set(kinds) & set(ONE_SCHOOL):
        return True
    return len(set(kinds)) == len(kinds) and set(kinds) <= {"summary", "clauses"}


def _heads_results(cells: list[Any]) -> bool:
    """Whether a row is the upper one of a header, like "Tiêu chí (Khoản, Điều) | Kết quả"."""
    return any(ROLES.get(folded(cell)) == "verdict" for cell in cells)


def split_summary(found: Found, held: Held) -> tuple[list[Numbered], Found | None]:
    """The rows of a summary up to the table of clauses below it, and that table, if there is one."""
    rows = list(found.body)
    for at in range(len(rows)):
        table = clauses(found.table.sheet, rows, at, held)
        if table is not None:
            check_header(table, found.sheet.merged_across())
            end = at
            while end > max(at - LOOK_BACK, 0) and _heads_results(rows[end - 1][1]):
                end -= 1
            own = list(body(found.table, rows[:end], held))
            return own, Found(found.sheet, table, found.about, body(table, rows[at + 1 :], held))
    return list(body(found.table, rows, held)), None
