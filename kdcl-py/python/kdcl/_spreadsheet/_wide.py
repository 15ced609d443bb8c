"""Wide tables: a row a school, a column an indicator, level or criterion.

INVARIANT: a row of results is a school, a problem or a sum, which is told of; a row without results is a school where
it has a code or a set of its own, and where it has only a name that is a problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._cells import verdict_cell
from kdcl._spreadsheet._notices import Unread, row_of_sums
from kdcl._spreadsheet._problems import bounded, problem, raised
from kdcl._spreadsheet._summary import misplaced
from kdcl._spreadsheet._words import LABELS, is_blank, is_note, is_sum, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kdcl._spreadsheet._head import About
    from kdcl._spreadsheet._notices import Notice
    from kdcl._spreadsheet._schools import Mark, Reader, School
    from kdcl._spreadsheet._table import Table
    from kdcl._spreadsheet._tables import Found

_OWN = ("code", "standard_set", "school_type")


def wide_schools(reader: Reader, found: Found, passed_over: Callable[[Notice], None]) -> Iterator[School]:
    """The schools of a wide table, in the order of its rows. `passed_over` is told of sums, and of columns that look
    like results and are not read.
    """
    table = found.table
    unread = Unread(reader.held, table)
    merged = found.sheet.merged_across()
    by_row = bool({"standard_set", "school_type"} & set(table.roles))
    headers: dict[str | None, list[dict[str, Any]]] = {None: []}
    after_blank = False
    for number, cells in found.body:
        if all(map(is_blank, cells)):
            after_blank = True
            continue
        marks: list[Mark] = [
            (code, verdict_cell(cells[column]), table.place(number, column))
            for column, code in table.codes.items()
            if column < len(cells) and not is_blank(cells[column])
        ]
        said_of_itself = _of_itself(table, cells)
        known, is_sum_too = bool(said_of_itself), "code" not in said_of_itself and _is_sum(table, cells)
        if is_sum_too and not known:
            if marks:
                passed_over(row_of_sums(_label(table, cells), table.place(number, 0)))
            continue
        if not (marks or _names_school(table, cells, known, after_blank)):
            continue
        unread.take(cells)
        own: list[dict[str, Any]] = [] if known or marks else [problem("only_a_name", table.place(number, 0))]
        if is_sum_too:
            own.append(problem("sum_or_school", table.place(number, 0), name=text_of(_label(table, cells))))
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
    unread.tell(passed_over)


def about_row(table: Table, about: About, number: int, cells: list[Any], first: bool) -> About:
    """What a row says about its school, beside its results. The first row of a school may say other than the head."""
    for role, pointer in LABELS.items():
        column = table.roles.get(role)
        if column is not None and column < len(cells):
            about.note(pointer, cells[column], table.place(number, column), replace=first)
    return about


def _of_itself(table: Table, cells: list[Any]) -> set[str]:
    """What of a school's code, set and type a row has of its own; then it is no note or signature, and with a code no
    sum. A code without a digit tells a school only beside a name.
    """
    said = {role: cell for role in _OWN if not is_blank(cell := table.cell(cells, role))}
    words = {role for role, cell in said.items() if is_sum(cell) or is_note(cell)}
    if "code" in said and not any(map(str.isdigit, text_of(said["code"]))) and is_blank(table.cell(cells, "school")):
        words.add("code")
    return said.keys() - words


def _names_school(table: Table, cells: list[Any], known: bool, after_blank: bool) -> bool:
    """Whether a row without results could be about a school: one is named, and it is no note below the table."""
    if not table.named:
        return not after_blank
    names = [table.cell(cells, role) for role in ("school", "code") if not is_blank(table.cell(cells, role))]
    return bool(names) and (known or not any(map(is_note, names)))


def _is_sum(table: Table, cells: list[Any]) -> bool:
    """Whether a row is "Tổng cộng" and its like: it says so in place of the school, or before all else."""
    return is_sum(_label(table, cells))


def _label(table: Table, cells: list[Any]) -> Any:
    named = [table.cell(cells, role) for role in ("school", "code") if not is_blank(table.cell(cells, role))]
    first = next((cell for cell in cells if not is_blank(cell)), "")
    return named[0] if named else first


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
