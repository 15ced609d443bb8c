"""The rows below a header, with what belongs to headers taken out: repeats of the header, rows that number the columns.

INVARIANT: no row is read by the header of another table, nor by half a header: a second table below the first, and a
second row of the header that tells columns apart, are problems.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._cells import Bad, at_column
from kdcl._spreadsheet._codes import Unclear, header_of
from kdcl._spreadsheet._headers import clauses, summary
from kdcl._spreadsheet._problems import problem, raised
from kdcl._spreadsheet._table import LOOK_BACK
from kdcl._spreadsheet._words import PATH, ROLES, folded, is_blank, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kdcl._spreadsheet._cells import Across
    from kdcl._spreadsheet._held import Held
    from kdcl._spreadsheet._table import Table

    Numbered = tuple[int, list[Any]]

NAMES = ("path", "school", "code")
"""The columns that tell what a row is about."""

_NUMBERED = re.compile(r"[(\[]?(\d{1,3}|[a-z])[)\]]?")
_CODE_WITHIN = re.compile(r"\d\s?[.,]\s?\d")
_TABLE_WORDS = ("tieu chi", "tieu chuan", "criterion", "khoan")


def body(table: Table, rows: Iterable[Numbered], held: Held) -> Iterator[Numbered]:
    """The rows of a table's body, blank ones too. Raises `KdclError` at a row that is a header of its own."""
    below = 0
    begun = False  # below a row that names something there is no header of this table
    for number, cells in rows:
        if all(map(is_blank, cells)):
            yield number, cells
            continue
        if table.repeats(cells) or (below <= LOOK_BACK and _numbers(table, cells)):
            continue
        if any(map(_may_be_header, cells)) and _is_header(table, number, cells, held):
            first = table.place(table.header, 0)
            raise raised([problem("several_tables", table.place(number, 0), other=first)])
        if below < LOOK_BACK and not begun and _goes_on(table, cells):
            column = min(column for column, cell in enumerate(cells) if not is_blank(cell))
            raise raised([problem("header_of_two_rows", table.place(number, column))])
        below += 1
        begun = begun or any(not is_blank(table.cell(cells, role)) for role in NAMES)
        yield number, cells


def check_header(table: Table, across: Across) -> None:
    """Refuses a header that lies over several columns, of which only the first would be read."""
    headed: set[int] = set()
    heads: list[tuple[int, int]] = []
    for number, cells in reversed(table.above):
        for column in sorted(table.results - headed):
            if column < len(cells) and not is_blank(cells[column]):
                headed.add(column)
                heads.append((number, column))
    problems: list[dict[str, Any]] = []
    for number, column in sorted(heads):
        for first, last in across.at(number):
            if first <= column <= last and last > first:
                problems.append(problem("header_over_columns", table.place(number, first)))
    if problems:
        raise raised(problems)


def _goes_on(table: Table, cells: list[Any]) -> bool:
    """Whether a row just below the header is its second row: it says nothing but what the columns of results are."""
    names = [table.roles[role] for role in NAMES if role in table.roles]
    header = table.above[-1][1]
    others = {*table.roles.values(), *table.others} - table.results
    if any(not is_blank(at_column(cells, column)) and not _same(cells, header, column) for column in others):
        return False
    unnamed = table.unnamed(cells)
    said = {*(table.results if names else ()), *([unnamed] if unnamed is not None else [])}
    return any(_is_word(at_column(cells, column)) for column in said)


def _is_word(cell: object) -> bool:
    """Whether a cell could tell what a column holds; a tick or a number could not."""
    text = "" if isinstance(cell, Bad) else folded(cell)
    return text != "x" and any(letter.isalpha() for letter in text)


def _same(cells: list[Any], header: list[Any], column: int) -> bool:
    return folded(text_of(at_column(cells, column))) == folded(text_of(at_column(header, column)))


def _numbers(table: Table, cells: list[Any]) -> bool:
    """Whether a row numbers the columns, "(1) (2) (3)" or "A B 1 2 3". Without brackets a row of a table without
    names could be the levels of a school.
    """
    shown = [folded(text_of(cell)) for cell in cells if not is_blank(cell)]
    found = [_NUMBERED.fullmatch(text) for text in shown]
    if len(found) < 2 or not all(found):
        return False
    marks = [match[1] for match in found if match is not None]
    letters = "".join(mark for mark in marks if mark.isalpha())
    numbers = [int(mark) for mark in marks if mark.isdigit()]
    if marks != [*letters, *map(str, numbers)] or not numbers or letters != "abcdefgh"[: len(letters)]:
        return False
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))) or numbers[0] > len(letters) + 1:
        return False
    bracketed = all(not text.isalnum() for text in shown if text[:1].isdigit() or len(text) > 1)
    return bracketed or ((table.named or "path" in table.roles) and len(numbers) + len(letters) > 2)


@lru_cache(maxsize=8192)
def _sounds_like_header(text: str) -> bool:
    own = folded(text)
    return own in ROLES or own in PATH or own.startswith(_TABLE_WORDS) or bool(_CODE_WITHIN.search(own[:40]))


def _may_be_header(cell: object) -> bool:
    return _sounds_like_header(cell[:200]) if isinstance(cell, str) else isinstance(cell, float) and cell % 1 != 0


def _is_header(table: Table, number: int, cells: list[Any], held: Held) -> bool:
    roles = {ROLES.get(folded(cell)) for cell in cells}
    if "verdict" in roles and any(folded(cell) in PATH for cell in cells):
        return True
    named = bool(roles & {"school", "code"})
    if named and any(_names(cell, held) for cell in cells):
        return True
    if table.kind == "wide":
        own = [cells[column] for column in table.results if column < len(cells) and not is_blank(cells[column])]
        codes = sum(_names(cell, held) for cell in own)
        if codes >= 2 and codes * 2 >= len(own):
            return True
    rows = [(number, cells)]
    return summary(table.sheet, rows, 0, held) is not None or clauses(table.sheet, rows, 0, held) is not None


def _names(cell: object, held: Held) -> bool:
    """Whether a cell would head a column of ratings."""
    try:
        code = header_of(cell, held)
    except Unclear:
        return True
    return code is not None and code.partition("/")[0] in held
