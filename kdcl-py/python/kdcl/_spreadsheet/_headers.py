"""Finding the table on a sheet, and what its columns are.

Four shapes are known by their header row: a *form* (indicator, verdict) of one school, a *long* table (the same
with the school), a *wide* one (a row a school, a column an indicator or criterion) and the official *summary*
("Tổng hợp kết quả tự đánh giá": ticks under "Không đạt", "Mức 1", "Mức 2"…), whose clauses of Điều 22 come as a
table of their own.

INVARIANT: no two columns of a table mean the same; where they would, that is a problem, not a choice.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._problems import place, problem, raised
from kdcl._spreadsheet._words import PATH, ROLES, Unclear, clause_of, code_of, folded, is_blank, level_of, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    Numbered = tuple[int, list[Any]]

SEARCHED = 50
"""A header is looked for in as many rows."""

LOOK_BACK = 2
"""A header can span as many rows above the one that tells what it is."""

_NUMBERS_ENOUGH = 5


class Table:
    """A table on a sheet: its shape, where its header is, and which column is what. Columns count from 0."""

    def __init__(self, kind: str, sheet: str, header: int) -> None:
        self.kind = kind
        """`form`, `long`, `wide`, `summary` or `clauses`."""
        self.sheet = sheet
        self.header = header
        """The number of the header row, counted from 1."""
        self.roles: dict[str, int] = {}
        """`path`, `verdict`, `school`, `code`, `standard_set`, `school_type`, `assessed_on`, `school_year`, `met`,
        `not_met`.
        """
        self.codes: dict[int, str] = {}
        """The columns of a wide table that hold ratings, with what they rate."""
        self.numbers: set[int] = set()
        """Those of them whose header is a number, which may have lost a zero."""
        self.levels: dict[int, int] = {}
        """The columns of a summary by level."""
        self.others: dict[int, str] = {}
        """The columns that mean nothing to a rating, with their headers."""

    def cell(self, cells: list[Any], role: str) -> Any:
        """The cell of a row in the column of a role; blank where there is none."""
        column = self.roles.get(role)
        return cells[column] if column is not None and column < len(cells) else ""

    def place(self, row: int, column: int) -> str:
        """A cell of its sheet."""
        return place(self.sheet, row, column)

    @property
    def results(self) -> set[int]:
        """The columns that hold verdicts or levels."""
        own = {self.roles[role] for role in ("verdict", "met", "not_met") if role in self.roles}
        return own | set(self.codes) | set(self.levels.values())


def find(sheet: str, rows: Sequence[Numbered]) -> tuple[Table, int] | None:
    """The first table among the first rows of a sheet, with how many of them are above its body."""
    for at in range(len(rows)):
        table = wide(sheet, rows[at]) or summary(sheet, rows, at)
        if table is None and not any(summary(sheet, rows, below) for below in (at + 1, at + 2) if below < len(rows)):
            table = form(sheet, rows[at]) or clauses(sheet, rows, at)
        if table is not None:
            return table, at + 1
    return None


def wide(sheet: str, row: Numbered) -> Table | None:
    """A row a school: columns named after criteria, at least two, or one beside the school's. Numbers alone, which
    any row of data may hold, must be more.
    """
    number, cells = row
    codes: dict[int, str] = {}
    unclear: list[int] = []
    for column, cell in enumerate(cells):
        try:
            code = code_of(cell)
        except Unclear:
            unclear.append(column)
            continue
        if code is not None:
            codes[column] = code
    named = any(ROLES.get(folded(cell)) in ("school", "code") for cell in cells)
    words = sum(1 for column in codes if not isinstance(cells[column], float))
    if not (words >= 2 or (named and codes) or len(codes) >= _NUMBERS_ENOUGH):
        return None
    # A code typed as 1.10 can have become the tenth of January.
    unclear += [column for column, cell in enumerate(cells) if isinstance(cell, (datetime.date, datetime.timedelta))]
    table = Table("wide", sheet, number)
    table.codes = codes
    table.numbers = {column for column in codes if isinstance(cells[column], float)}
    problems = [
        problem("unclear_header", table.place(number, column), name=text_of(cells[column]))
        for column in sorted(unclear)
    ]
    seen: dict[str, int] = {}
    for column, code in codes.items():
        # Two numbers that read the same may have been told apart by a zero; that is told where the set is known.
        if code in seen and not (column in table.numbers and seen[code] in table.numbers):
            problems.append(_twice(table, cells[column], column, seen[code]))
        seen.setdefault(code, column)
    _roles(table, cells, problems, skip={*codes, *unclear})
    if problems:
        raise raised(problems)
    return table


def form(sheet: str, row: Numbered) -> Table | None:
    """A row a verdict: a column for the indicator and one for the verdict; with a school's column, a long table."""
    number, cells = row
    paths = {column: PATH[folded(cell)] for column, cell in enumerate(cells) if folded(cell) in PATH}
    if not paths or not any(ROLES.get(folded(cell)) == "verdict" for cell in cells):
        return None
    best = max(paths.values())
    chosen = [column for column, rank in paths.items() if rank == best]
    table = Table("form", sheet, number)
    table.roles["path"] = chosen[0]
    problems = [_twice(table, cells[column], column, chosen[0]) for column in chosen[1:]]
    _roles(table, cells, problems, skip={chosen[0]})
    if problems:
        raise raised(problems)
    if "school" in table.roles or "code" in table.roles:
        table.kind = "long"
    return table


def summary(sheet: str, rows: Sequence[Numbered], at: int) -> Table | None:
    """The official summary: columns for the levels, one for "Không đạt" in the same row or above, criteria before
    them.
    """
    number, cells = rows[at]
    columns = [(level, column) for column, cell in enumerate(cells) if (level := level_of(cell)) is not None]
    label = _label(rows, at, min((column for _, column in columns), default=0))
    if len({level for level, _ in columns}) < 2 or label is None:
        return None
    table = Table("summary", sheet, number)
    problems: list[dict[str, Any]] = []
    for level, column in columns:
        if level in table.levels:
            problems.append(_twice(table, cells[column], column, table.levels[level]))
        table.levels.setdefault(level, column)
    table.roles["path"] = label
    not_met = _above(rows, at, "khong dat", set(table.levels.values()))
    if not_met is not None:
        table.roles["not_met"] = not_met
    if problems:
        raise raised(problems)
    return table


def clauses(sheet: str, rows: Sequence[Numbered], at: int) -> Table | None:
    """The part of the summary for Điều 22: a column "Đạt", one "Không đạt", clauses before them."""
    number, cells = rows[at]
    found = [(folded(cell), column) for column, cell in enumerate(cells) if folded(cell) in ("dat", "khong dat")]
    columns = dict(found)
    label = _label(rows, at, min(columns.values(), default=0))
    # "Tiêu chí 3.2 | Đạt | Không đạt" is a row of the table above.
    if len(found) != 2 or len(columns) != 2 or label is None or names_something(cells[label]):
        return None
    table = Table("clauses", sheet, number)
    table.roles.update(path=label, met=columns["dat"], not_met=columns["khong dat"])
    return table


def names_something(cell: object) -> bool:
    """Whether a cell names a criterion, an indicator or a clause."""
    try:
        return code_of(cell) is not None or clause_of(cell, within=True) is not None
    except Unclear:
        return True


def _label(rows: Sequence[Numbered], at: int, before: int) -> int | None:
    """The column of criteria, left of the results; its header may span the rows above."""
    for _, cells in reversed(rows[max(at - LOOK_BACK, 0) : at + 1]):
        for column, cell in enumerate(cells[:before]):
            if folded(cell).startswith(("tieu chi", "tieu chuan", "criterion", "khoan")):
                return column
    return None


def _above(rows: Sequence[Numbered], at: int, header: str, taken: set[int]) -> int | None:
    for _, cells in reversed(rows[max(at - LOOK_BACK, 0) : at + 1]):
        for column, cell in enumerate(cells):
            if folded(cell) == header and column not in taken:
                return column
    return None


def _roles(table: Table, cells: list[Any], problems: list[dict[str, Any]], skip: set[int]) -> None:
    """Tells the other columns; those that mean nothing keep their headers, numbered where two are the same."""
    names: dict[str, int] = {}
    for column, cell in enumerate(cells):
        if column in skip or is_blank(cell):
            continue
        role = ROLES.get(folded(cell))
        # A verdict belongs to an indicator; in a row a school has, "Kết quả" is somebody's remark.
        if role is None or (role == "verdict" and table.kind == "wide"):
            name = text_of(cell)
            names[name] = names.get(name, 0) + 1
            table.others[column] = name if names[name] == 1 else f"{name} ({names[name]})"
        elif role in table.roles:
            problems.append(_twice(table, cell, column, table.roles[role]))
        else:
            table.roles[role] = column


def _twice(table: Table, cell: object, column: int, first: int) -> dict[str, Any]:
    return problem(
        "column_twice", table.place(table.header, column), name=text_of(cell), other=table.place(table.header, first)
    )
