"""The schools of a file: one of a form or a summary, many of a wide or a long table.

INVARIANT: a row of results belongs to a school or is a problem; only blank rows, notes without results and sums
are passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._cells import Bad
from kdcl._spreadsheet._problems import bounded, problem, raised
from kdcl._spreadsheet._schools import Reader
from kdcl._spreadsheet._summary import Ticks, merged_result
from kdcl._spreadsheet._tables import ONE_SCHOOL, split_summary, tables
from kdcl._spreadsheet._words import LABELS, Unclear, code_of, folded, is_blank, text_of

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator

    from kdcl._assessment import Assessment
    from kdcl._catalogue import Catalogue
    from kdcl._spreadsheet._head import About
    from kdcl._spreadsheet._headers import Table
    from kdcl._spreadsheet._schools import Mark, School
    from kdcl._spreadsheet._tables import Found

_SUMS = ("tong", "tong cong", "tong so", "cong", "ty le", "ti le", "trung binh")


def schools(
    path: str | os.PathLike[str], *, standard_set: str | None = None, catalogue: Catalogue | None = None
) -> Iterator[School]:
    """The schools of a spreadsheet, in its order. `standard_set` is for those that name none.

    Raises `KdclError` for what is wrong with the file as a whole; what is wrong with a school stays with it.
    """
    from kdcl._catalogue import BUILTIN

    reader = Reader(catalogue or BUILTIN, standard_set)
    found = list(tables(path))
    if found[0].table.kind in ("summary", "clauses"):
        yield _summary(reader, found)
    elif found[0].table.kind == "form":
        yield from _by_rows(reader, found)
    else:
        none = True
        for table in found:
            for school in _wide(reader, table) if table.table.kind == "wide" else ():
                none = False
                yield school
        for school in _by_rows(reader, [table for table in found if table.table.kind == "long"]):
            none = False
            yield school
        if none:
            first = found[0].table
            raise raised([problem("no_school", first.place(first.header, 0))])


def read_form(
    path: str | os.PathLike[str], *, standard_set: str | None = None, catalogue: Catalogue | None = None
) -> Assessment:
    """The assessment of the one school a form or a summary is about."""
    from kdcl._assessment import Assessment

    first, *more = schools(path, standard_set=standard_set, catalogue=catalogue)
    if more:
        raise raised([problem("not_one_school", first.at)])
    if first.problems:
        raise raised(first.problems)
    return Assessment.read(first.text, catalogue=catalogue)


def _summary(reader: Reader, found: list[Found]) -> School:
    about = found[0].about.copy()
    table = found[0].table
    at = about.places[""] = table.place(table.header, table.roles["path"])
    standard_set, problems = reader.about(about)
    if standard_set is None:
        raise raised(problems)
    ticks = Ticks(reader, standard_set)
    for own in found:
        rows, clauses = split_summary(own) if own.table.kind == "summary" else (own.body, None)
        ticks.read(own, rows)
        if clauses is not None:
            ticks.read(clauses, clauses.body)
    if not (ticks.named or ticks.problems):
        ticks.problems.append(problem("no_indicator", at))
    school = reader.school(about, at, ticks.marks)
    if ticks.problems:
        school.problems = bounded([*ticks.problems, *school.problems])
        school.text = b""
    return school


def _wide(reader: Reader, found: Found) -> Iterator[School]:
    table = found.table
    merged = found.sheet.merged_across()
    by_row = bool({"standard_set", "school_type"} & set(table.roles))
    headers: dict[str | None, list[dict[str, Any]]] = {None: []}
    after_blank = False
    for number, cells in found.body:
        if all(map(is_blank, cells)):
            after_blank = True
            continue
        at = table.place(number, 0)
        about = _about(table, found.about.copy(), number, cells, first=True)
        marks: list[Mark] = [
            (code, cells[column], table.place(number, column))
            for column, code in table.codes.items()
            if column < len(cells) and not is_blank(cells[column])
        ]
        name = about.values.get("/school/name") or about.values.get("/school/code")
        if not marks and (after_blank or name is None and ("school" in table.roles or "code" in table.roles)):
            continue
        if _is_sum(cells):
            continue
        others = {name: cells[column] if column < len(cells) else "" for column, name in table.others.items()}
        school = reader.school(about, at, marks, others)
        if school.standard_set not in headers and school.standard_set is not None:
            headers[school.standard_set] = wrong = list(_lost_zeros(reader, table, school.standard_set))
            if wrong and not by_row:
                raise raised(wrong)
        across = merged_result(table, number, cells, merged)
        more = [*headers[school.standard_set], *([across] if across else [])]
        if more:
            school.problems, school.text = bounded([*more, *school.problems]), b""
        yield school


def _is_sum(cells: list[Any]) -> bool:
    """Whether a row is "Tổng cộng" and its like: its first words say so."""
    first = next((cell for cell in cells if isinstance(cell, str) and not is_blank(cell)), "")
    return folded(first) in _SUMS


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


def _about(table: Table, about: About, number: int, cells: list[Any], first: bool) -> About:
    """What a row says about its school, beside its results. The first row of a school may say other than the head."""
    for role, pointer in LABELS.items():
        column = table.roles.get(role)
        if column is not None and column < len(cells):
            about.note(pointer, cells[column], table.place(number, column), replace=first)
    if "/standard_set" in about.values:
        # With the set named, the type of school is a remark.
        about.values.pop("/school_type", None)
    return about


def _by_rows(reader: Reader, found: list[Found]) -> Iterator[School]:
    """Tables with a row a verdict: all rows of a school together, schools in the order of their first rows."""
    groups: dict[str, _Group] = {}
    for own in found:
        table = own.table
        form = table.kind in ONE_SCHOOL
        if form:
            groups[""] = _Group(own.about.copy(), table.place(table.header, table.roles["path"]), form=True)
        for number, cells in own.body:
            path, verdict = (table.cell(cells, role) for role in ("path", "verdict"))
            if is_blank(verdict) and is_blank(path):
                continue
            key = "" if form else text_of(table.cell(cells, "code")) or text_of(table.cell(cells, "school"))
            group = groups.get(key)
            if group is None:
                group = groups[key] = _Group(own.about.copy(), table.place(number, 0))
                if not key:
                    group.problems.append(problem("no_name", group.at))
            if not form or table.roles.keys() & LABELS.keys():
                _about(table, group.about, number, cells, first=not group.rows)
            group.rows += 1
            group.take(reader, table, number, path, verdict)
    for group in groups.values():
        yield group.school(reader)


class _Group:
    """The rows of one school."""

    def __init__(self, about: About, at: str, form: bool = False) -> None:
        self.about = about
        self.at = at
        self._form = form
        self.rows = 0
        self.marks: list[Mark] = []
        self.problems: list[dict[str, Any]] = []
        self._numbers: list[tuple[str, str]] = []
        self._texts: set[str] = set()

    def take(self, reader: Reader, table: Table, number: int, path: object, verdict: object) -> None:
        """Takes a row. One that names no indicator is a note, unless it has a verdict."""
        at = table.place(number, table.roles["path"])
        try:
            code = code_of(path)
        except Unclear:
            code = None
        if code is None:
            if isinstance(verdict, Bad) or not is_blank(verdict) and reader.verdict(verdict) is not None:
                self.problems.append(problem("not_a_path", at, value=text_of(path)))
            return
        if isinstance(path, float):
            self._numbers.append((code, at))
        else:
            self._texts.add(code)
        if not is_blank(verdict):
            self.marks.append((code, verdict, table.place(number, table.roles["verdict"])))

    def school(self, reader: Reader) -> School:
        """The school, when all its rows are taken."""
        school = reader.school(self.about, self.at, self.marks)
        if school.standard_set is not None:
            self.problems += [
                problem("ambiguous_number", at, value=code)
                for code, at in self._numbers
                if reader.lost_zero(school.standard_set, code, self._texts)
            ]
        if self._form and not (self._numbers or self._texts or self.problems):
            self.problems.append(problem("no_indicator", self.at))
        if self.problems:
            school.problems, school.text = bounded([*self.problems, *school.problems]), b""
        return school
