"""Wide tables: a row a school, a column an indicator, level or criterion.

INVARIANT: a row of results is a school, a sum or a problem; a row without results is a school where it names one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._problems import bounded, problem, raised
from kdcl._spreadsheet._summary import misplaced
from kdcl._spreadsheet._words import LABELS, is_blank, is_note, is_sum

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kdcl._spreadsheet._head import About
    from kdcl._spreadsheet._schools import Mark, Reader, School
    from kdcl._spreadsheet._table import Table
    from kdcl._spreadsheet._tables import Found


def wide_schools(reader: Reader, found: Found) -> Iterator[School]:
    """The schools of a wide table, in the order of its rows."""
    table = found.table
    merged = found.sheet.merged_across()
    by_row = bool({"standard_set", "school_type"} & set(table.roles))
    headers: dict[str | None, list[dict[str, Any]]] = {None: []}
    after_blank = False
    for number, cells in found.body:
        if all(map(is_blank, cells)):
            after_blank = True
            continue
        marks: list[Mark] = [
            (code, cells[column], table.place(number, column))
            for column, code in table.codes.items()
            if column < len(cells) and not is_blank(cells[column])
        ]
        if _is_sum(table, cells) or not (marks or _is_school(table, cells, after_blank)):
            continue
        own: list[dict[str, Any]] = []
        about = about_row(table, found.about.copy(), number, cells, first=True)
        said = [table.cell(cells, role) for role in ("school", "code")]
        if table.named and all(map(is_blank, said)) and not about.values.keys() & {"/school/name", "/school/code"}:
            own.append(problem("no_name", table.place(number, table.roles.get("school", table.roles.get("code", 0)))))
        others = {name: cells[column] if column < len(cells) else "" for column, name in table.others.items()}
        school = reader.school(about, table.place(number, 0), marks, others)
        if school.standard_set not in headers and school.standard_set is not None:
            headers[school.standard_set] = wrong = list(_lost_zeros(reader, table, school.standard_set))
            if wrong and not by_row:
                raise raised(wrong)
        beside = misplaced(table, number, cells, merged)
        more = [*headers[school.standard_set], *own, *([beside] if beside else [])]
        if more:
            school.problems, school.text = bounded([*more, *school.problems]), b""
        yield school


def about_row(table: Table, about: About, number: int, cells: list[Any], first: bool) -> About:
    """What a row says about its school, beside its results. The first row of a school may say other than the head."""
    for role, pointer in LABELS.items():
        column = table.roles.get(role)
        if column is not None and column < len(cells):
            about.note(pointer, cells[column], table.place(number, column), replace=first)
    return about


def _is_school(table: Table, cells: list[Any], after_blank: bool) -> bool:
    """Whether a row without results is about a school: one is named, and it is no note below the table."""
    if not table.named:
        return not after_blank
    names = [table.cell(cells, role) for role in ("school", "code") if not is_blank(table.cell(cells, role))]
    return bool(names) and not any(map(is_note, names))


def _is_sum(table: Table, cells: list[Any]) -> bool:
    """Whether a row is "Tổng cộng" and its like: it says so in place of the school, or before all else."""
    named = [table.cell(cells, role) for role in ("school", "code") if not is_blank(table.cell(cells, role))]
    first = next((cell for cell in cells if not is_blank(cell)), "")
    return is_sum(named[0] if named else first)


def _lost_zeros(reader: Reader, table: Table, standard_set: str) -> Iterator[dict[str, Any]]:
    texts = {code for column, code in table.codes.items() if column not in table.numbers}
    seen: dict[str, int] = {}
    for column in sorted(table.numbers):
        code, at = table.codes[column], table.place(table.header, column)
        if reader.lost_zero(standard_set, code, texts):
            yield problem("ambiguous_number", at, value=code)
        elif code in seen:
            yield problem("column_twice", at, name=code, other=table.place(table.header, seen[code]))
        seen.setdefault(code, column)
