"""Finding the table on a sheet, and what its columns are.

Four shapes are known by their header row: a *form* (indicator, verdict) of one school, a *long* table (the same
with the school), a *wide* one (a row a school, a column an indicator or criterion) and the official *summary*
("Tổng hợp kết quả tự đánh giá": ticks under "Không đạt", "Mức 1", "Mức 2"…), whose clauses come as a table of
their own.

INVARIANT: no two columns of a table mean the same; where they would, that is a problem, not a choice.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from kdcl._errors import KdclError
from kdcl._spreadsheet._cells import at_column
from kdcl._spreadsheet._codes import Unclear, code_of, header_of, is_clause, level_of, mangled
from kdcl._spreadsheet._problems import problem, raised
from kdcl._spreadsheet._table import LOOK_BACK, Table
from kdcl._spreadsheet._words import FIELDS, PATH, ROLES, folded, is_blank, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kdcl._spreadsheet._held import Held

    Numbered = tuple[int, list[Any]]

SEARCHED = 200
"""A header is looked for in as many rows."""

_NUMBERS_ENOUGH = 5
_LABELS = ("tieu chi", "tieu chuan", "criterion", "khoan")


def find(sheet: str, rows: Sequence[Numbered], held: Held) -> tuple[Table, int] | None:
    """The first table among the first rows of a sheet, with how many of them are above its body."""
    for at in range(len(rows)):
        table = wide(sheet, rows, at, held) or summary(sheet, rows, at, held)
        if table is None and not any(_may_be_summary(sheet, rows, below, held) for below in (at + 1, at + 2)):
            table = form(sheet, rows, at) or clauses(sheet, rows, at, held)
        if table is not None:
            return table, at + 1
    return None


def _may_be_summary(sheet: str, rows: Sequence[Numbered], at: int, held: Held) -> bool:
    """Whether a row further down heads a summary. What is wrong with it is told when its turn comes; it may be a row of
    another table.
    """
    try:
        return at < len(rows) and summary(sheet, rows, at, held) is not None
    except KdclError:
        return True


def wide(sheet: str, rows: Sequence[Numbered], at: int, held: Held) -> Table | None:
    """A row a school: columns named after criteria, at least two, or one beside the school's. Numbers alone, which
    any row of data may hold, must be more.
    """
    number, cells = rows[at]
    codes: dict[int, str] = {}
    unclear: list[int] = []
    for column, cell in enumerate(cells):
        try:
            code = header_of(cell, held)
        except Unclear:
            unclear.append(column)
            continue
        if code is not None:
            codes[column] = code
    if not _is_wide(cells, codes, unclear, held):
        return None
    # A code typed as 1.10 can have become the tenth of January.
    unclear += [
        column
        for column, cell in enumerate(cells)
        if column not in {*codes, *unclear}
        and (isinstance(cell, (datetime.date, datetime.timedelta)) or mangled(cell, held))
    ]
    table = Table("wide", sheet, rows, at)
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
            problems.append(table.twice(cells[column], column, seen[code]))
        seen.setdefault(code, column)
    _roles(table, cells, problems, skip={*codes, *unclear})
    if problems:
        raise raised(problems)
    _names_above(table, rows, at)
    return table


def _is_wide(cells: list[Any], codes: dict[int, str], unclear: list[int], held: Held) -> bool:
    known = [column for column, code in codes.items() if code.partition("/")[0] in held]
    words = [column for column in known if not isinstance(cells[column], float)]
    named = any(ROLES.get(folded(cell)) in ("school", "code") for cell in cells)
    if len(words) >= 2 or (named and (codes or len(unclear) >= 2)):
        return True
    numbers = {cell for cell in cells if isinstance(cell, float)}
    return len({codes[column] for column in known}) >= _NUMBERS_ENOUGH and len(numbers) == len(known)


def _names_above(table: Table, rows: Sequence[Numbered], at: int) -> None:
    """The school's column whose header stands only in a row above, while the cells below it are filled."""
    header = rows[at][1]
    for _, above in reversed(table.above[:-1]):
        for column, cell in enumerate(above):
            role = ROLES.get(folded(cell))
            own = role in ("school", "code") and role not in table.roles and is_blank(at_column(header, column))
            if role and own and any(not is_blank(at_column(cells, column)) for _, cells in rows[at + 1 :]):
                table.roles[role] = column


def form(sheet: str, rows: Sequence[Numbered], at: int) -> Table | None:
    """A row a verdict: a column for the indicator and one for the verdict; with a school's column, a long table."""
    cells = rows[at][1]
    paths = {column: PATH[folded(cell)] for column, cell in enumerate(cells) if folded(cell) in PATH}
    if not paths or not any(ROLES.get(folded(cell)) == "verdict" for cell in cells):
        return None
    best = max(paths.values())
    chosen = [column for column, rank in paths.items() if rank == best]
    table = Table("form", sheet, rows, at)
    table.roles["path"] = chosen[0]
    problems = [table.twice(cells[column], column, chosen[0]) for column in chosen[1:]]
    _roles(table, cells, problems, skip={chosen[0]})
    if problems:
        raise raised(problems)
    if table.named:
        table.kind = "long"
    return table


def summary(sheet: str, rows: Sequence[Numbered], at: int, held: Held) -> Table | None:
    """The official summary: columns for the levels, one for "Không đạt" in the same row or above, criteria before
    them.
    """
    number, cells = rows[at]
    columns = [(level, column) for column, cell in enumerate(cells) if (level := level_of(cell)) is not None]
    before = min((column for _, column in columns), default=0)
    label = _label(rows, at, before)
    if len({level for level, _ in columns}) < 2 or label is None:
        return None
    # "Trường A | Tiêu chí 1.1 | Mức 1 | Mức 2" is a row of a long table.
    if any(names_something(cell, held) for cell in cells[:before]):
        return None
    table = Table("summary", sheet, rows, at)
    problems: list[dict[str, Any]] = []
    for level, column in columns:
        if level in table.levels:
            problems.append(table.twice(cells[column], column, table.levels[level]))
        table.levels.setdefault(level, column)
    table.roles["path"] = label
    _not_met(table, problems, held)
    _others(table)
    problems += [
        problem("unclear_header", table.place(number, column), name=text_of(cell))
        for column, cell in enumerate(cells)
        if column not in table.results and folded(cell).startswith(("muc ", "khong ", "chua "))
    ]
    if problems:
        raise raised(problems)
    return table


def _not_met(table: Table, problems: list[dict[str, Any]], held: Held) -> None:
    """The column "Không đạt": in the header row, else in one above that is blank, or the same, in the header row."""
    header = table.above[-1][1]
    for number, cells in reversed(table.above):
        said = [column for column, cell in enumerate(cells) if held.headed(cell) == "not_met"]
        found = [
            column
            for column in said
            if column != table.roles["path"] and (is_blank(own := at_column(header, column)) or own == cells[column])
        ]
        if found:
            table.roles["not_met"] = found[0]
            problems += [
                problem(
                    "column_twice",
                    table.place(number, column),
                    name=text_of(cells[column]),
                    other=table.place(number, found[0]),
                )
                for column in found[1:]
            ]
            return


def clauses(sheet: str, rows: Sequence[Numbered], at: int, held: Held) -> Table | None:
    """The part of the summary for clauses: a column "Đạt", one "Không đạt", clauses before them."""
    cells = rows[at][1]
    said = [held.headed(cell) for cell in cells]
    met, not_met = ([column for column, one in enumerate(said) if one == own] for own in ("met", "not_met"))
    if len(met) != 1 or len(not_met) != 1:
        return None
    before = min(met[0], not_met[0])
    label = _label(rows, at, before)
    # "Tiêu chí 3.2 | Đạt | Không đạt" is a row of the table above, and so is "Tiêu chuẩn 3 | Đạt | Không đạt".
    if any(_is_row(cell, held) for cell in cells[:before]):
        return None
    if label is None or "khoan" not in folded(rows_label(rows, at, label)):
        label = _of_clauses(rows[at + 1 : at + 1 + LOOK_BACK], before)
    if label is None:
        return None
    table = Table("clauses", sheet, rows, at)
    table.roles.update(path=label, met=met[0], not_met=not_met[0])
    _others(table)
    return table


def _others(table: Table) -> None:
    """The columns of a summary that mean nothing to it, under the lowest header each has."""
    own = {*table.results, table.roles["path"]}
    for number, cells in reversed(table.above):
        if any(folded(text_of(cell).partition(":")[0]) in FIELDS for cell in cells):
            continue  # what is said of the school heads no column
        for column, cell in enumerate(cells):
            if not is_blank(cell) and column not in own:
                table.others.setdefault(column, text_of(cell))
                table.other_rows.setdefault(column, number)


def rows_label(rows: Sequence[Numbered], at: int, column: int) -> object:
    """What stands over a column: the nearest header upwards."""
    above = [at_column(cells, column) for _, cells in reversed(rows[max(at - LOOK_BACK, 0) : at + 1])]
    return next((cell for cell in above if not is_blank(cell)), "")


def _is_row(cell: object, held: Held) -> bool:
    return names_something(cell, held) or any(folded(cell).startswith(f"tieu chuan {digit}") for digit in "123456789")


def _of_clauses(below: Sequence[Numbered], before: int) -> int | None:
    """The column of clauses, told by the first row that is filled."""
    for _, cells in below:
        for column, cell in enumerate(cells[:before]):
            if is_clause(cell):
                return column
    return None


def names_something(cell: object, held: Held) -> bool:
    """Whether a cell names a criterion, an indicator or a clause."""
    try:
        return code_of(cell, held) is not None or is_clause(cell)
    except Unclear:
        return True


def _label(rows: Sequence[Numbered], at: int, before: int) -> int | None:
    """The column of criteria, left of the results; its header may span the rows above."""
    for _, cells in reversed(rows[max(at - LOOK_BACK, 0) : at + 1]):
        for column, cell in enumerate(cells[:before]):
            if folded(cell).startswith(_LABELS):
                return column
    return None


def _roles(table: Table, cells: list[Any], problems: list[dict[str, Any]], skip: set[int]) -> None:
    """Tells the other columns; those that mean nothing keep their headers, numbered where two are the same, by a number
    that no header has.
    """
    headers = {text_of(cell) for cell in cells}
    counts: dict[str, int] = {}
    for column, cell in enumerate(cells):
        if column in skip or is_blank(cell):
            continue
        role = ROLES.get(folded(cell))
        # A verdict belongs to an indicator; in a row a school has, "Kết quả" is somebody's remark.
        if role is None or (role in ("verdict", "level", "letter") and table.kind == "wide"):
            name = text_of(cell)
            number = counts.get(name, 0) + 1
            while number > 1 and f"{name} ({number})" in headers:
                number += 1
            counts[name] = number
            table.others[column] = name if number == 1 else f"{name} ({number})"
        elif role in table.roles:
            problems.append(table.twice(cell, column, table.roles[role]))
        else:
            table.roles[role] = column
