"""Tables with a row a verdict: the form of one school, and long tables of many.

INVARIANT: rows come together only where they name the same school: the same code, or the same name in the same place
("Xã", "Huyện"); schools come in the order of their first rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._alike import Alike, key_of
from kdcl._spreadsheet._cells import Bad, verdict_cell
from kdcl._spreadsheet._codes import Unclear, code_of, level_of, names_one
from kdcl._spreadsheet._notices import Unread
from kdcl._spreadsheet._problems import bounded, not_a_path, problem
from kdcl._spreadsheet._summary import misplaced
from kdcl._spreadsheet._tables import ONE_SCHOOL
from kdcl._spreadsheet._wide import about_row
from kdcl._spreadsheet._words import LABELS, is_blank, is_place, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kdcl._spreadsheet._cells import Across
    from kdcl._spreadsheet._head import About
    from kdcl._spreadsheet._notices import Notice
    from kdcl._spreadsheet._schools import Mark, Reader, School
    from kdcl._spreadsheet._table import Table
    from kdcl._spreadsheet._tables import Found


def grouped_schools(reader: Reader, found: list[Found], passed_over: Callable[[Notice], None]) -> Iterator[School]:
    """The school of a form, or the schools of long tables with all their rows. `passed_over` is told of columns that
    look like results and are not read.
    """
    groups = _Groups()
    for own in found:
        table = own.table
        merged = own.sheet.merged_across()
        unread = Unread(reader.held, table)
        one = table.kind in ONE_SCHOOL
        form = groups.new(own.about, table.place(table.header, table.roles["path"])) if one else None
        for number, cells in own.body:
            path, verdict = (table.cell(cells, role) for role in ("path", "verdict"))
            if not is_blank(path):
                unread.take(cells)
            if is_blank(verdict) and (is_blank(path) or not (one or _names_school(table, cells))):
                continue
            group = form or groups.of(table, own.about, number, cells)
            if not one or table.roles.keys() & LABELS.keys():
                about_row(table, group.about, number, cells, first=not group.rows)
            group.rows += 1
            group.take(reader, table, number, cells, merged)
        unread.tell(passed_over)
        if form is not None and not (form.named or form.problems):
            form.problems.append(problem("no_indicator", form.at))
    for group in groups.all:
        yield group.school(reader)


def _names_school(table: Table, cells: list[Any]) -> bool:
    return any(not is_blank(table.cell(cells, role)) for role in ("school", "code"))


class _Groups:
    """The schools of long tables, as their rows name them."""

    def __init__(self) -> None:
        self.all: list[_Group] = []
        self._by_code: dict[str, _Group] = {}
        self._by_name: dict[str, Alike] = {}
        self._before: tuple[object, _Group] | None = None
        """Who the row before was of, where that is certain."""

    def new(self, about: About, at: str) -> _Group:
        """One more."""
        group = _Group(about.copy(), at, len(self.all))
        self.all.append(group)
        return group

    def of(self, table: Table, about: About, number: int, cells: list[Any]) -> _Group:
        """The school of a row. A blank place says nothing; two places that differ are two schools."""
        code, name = (key_of(table.cell(cells, role)) for role in ("code", "school"))
        at = table.place(number, 0)
        places = {
            header: cells[column]
            for column, header in table.others.items()
            if (code or name) and is_place(header) and column < len(cells) and not is_blank(cells[column])
        }
        keys = {header: key_of(cell) for header, cell in places.items()}
        said = (code, name, keys)
        if self._before is not None and self._before[0] == said:
            return self._before[1]
        group = self._by_code.get(code) if code else None
        if group is None:
            group = self._named(code, name, keys, about, at)
        elif not group.fits(keys):
            group.problems.append(problem("which_school", at))
        if not (code or name) and not group.problems:
            group.problems.append(problem("no_name", at))
        if code:
            group.code = code
            self._by_code.setdefault(code, group)
        for header, cell in places.items():
            group.places.setdefault(header, cell)
            group.keys.setdefault(header, keys[header])
        if group.alike is not None:
            group.alike.put(group.number, group.keys, bool(group.code))
        self._before = None if group.problems else (said, group)
        return group

    def _named(self, code: str, name: str, keys: dict[str, str], about: About, at: str) -> _Group:
        """The school of a row whose code, if it has one, was not met before."""
        if code and not name:
            return self.new(about, at)  # it is of the school of its code alone
        alike = self._by_name.setdefault(name, Alike())
        last, only = alike.found(keys, bool(code))
        if last is None:
            group = self.new(about, at)
            group.alike = alike
            return group
        if not only:
            self.all[last].problems.append(problem("which_school", at))
        return self.all[last]


class _Group:
    """The rows of one school."""

    def __init__(self, about: About, at: str, number: int) -> None:
        self.about = about
        self.at = at
        self.number = number
        self.code = ""
        self.places: dict[str, object] = {}
        """Where it is, by the headers of these columns."""
        self.keys: dict[str, str] = {}
        """What these places are compared by."""
        self.alike: Alike | None = None
        """The schools of its name, itself among them."""
        self.rows = 0
        self.marks: list[Mark] = []
        self.problems: list[dict[str, Any]] = []
        self._numbers: list[tuple[str, str]] = []
        self._texts: set[str] = set()

    @property
    def named(self) -> bool:
        """Whether any row names an indicator."""
        return bool(self._numbers or self._texts)

    def fits(self, keys: dict[str, str]) -> bool:
        """Whether it may lie in these places."""
        return all(self.keys.get(header, key) == key for header, key in keys.items())

    def take(self, reader: Reader, table: Table, number: int, cells: list[Any], merged: Across) -> None:
        """Takes a row. One that names no indicator is a note, unless it has a result."""
        path, verdict = table.cell(cells, "path"), verdict_cell(table.cell(cells, "verdict"))
        at = table.place(number, table.roles["path"])
        if isinstance(path, Bad) and not is_blank(verdict):
            self.problems.append(problem(path.problem, at, value=path))
            return
        try:
            code = code_of(path, reader.held)
        except Unclear:
            code = None
        if code is None:
            unclear = not isinstance(path, str) or names_one(path, reader.held)
            if not is_blank(verdict) and (unclear or reader.held.says(verdict)):
                self.problems.append(not_a_path(path, at))
            return
        beside = misplaced(table, number, cells, merged)
        if beside is not None:
            self.problems.append(beside)
        if isinstance(path, float):
            self._numbers.append((code, at))
        else:
            self._texts.add(code)
        if not is_blank(verdict):
            whole = self._whole(table, number, cells, code)
            if whole is not None:
                self.marks.append((whole, verdict, table.place(number, table.roles["verdict"])))

    def _whole(self, table: Table, number: int, cells: list[Any], code: str) -> str | None:
        """The path with what the columns "Mức" and "Điểm" add to it; they must not say other than the path."""
        said = [table.cell(cells, role) for role in ("level", "letter")]
        level, letter = text_of(said[0]), text_of(said[1]).strip("().").casefold()
        parts = code.split("/")
        if level:
            known = level_of(said[0]) or level_of(f"Mức {level}")
            if known is None or parts[1:2] not in ([], [str(known)]):
                self._unclear(table, number, "level", said[0], code)
                return None
            parts[1:2] = [str(known)]
        # Where "Điểm" holds no letter it is a score.
        if len(letter) == 1 and letter.isalpha():
            if len(parts) == 1 or parts[2:3] not in ([], [letter]):
                self._unclear(table, number, "letter", said[1], code)
                return None
            parts[2:3] = [letter]
        return "/".join(parts)

    def _unclear(self, table: Table, number: int, role: str, value: object, code: str) -> None:
        at = table.place(number, table.roles[role])
        self.problems.append(problem("unclear_level", at, value=text_of(value), criterion=code))

    def school(self, reader: Reader) -> School:
        """The school, when all its rows are taken."""
        school = reader.school(self.about, self.at, self.marks, self.places)
        if school.standard_set is not None:
            self.problems += [
                problem("ambiguous_number", at, value=code)
                for code, at in self._numbers
                if reader.lost_zero(school.standard_set, code, self._texts)
            ]
        if self.problems:
            school.problems, school.text = bounded([*self.problems, *school.problems]), b""
        return school
