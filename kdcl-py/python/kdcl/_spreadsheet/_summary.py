"""The official summary ("Tổng hợp kết quả tự đánh giá"), where a school ticks the levels each criterion reached.

Every level reached is ticked, from level 1 up; "Không đạt" is ticked where none is; a dash stands where the
criterion has no such level. Rows of the standards themselves are headings. Whether a cell is a tick is the core's
to say; an empty box (FALSE) is a blank.

INVARIANT: ticks that could mean two things (a level without the one below it, a dash for a level that exists, "Đạt"
under "Không đạt", a tick in a column of which nobody knows what it is) are a problem.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._cells import Bad
from kdcl._spreadsheet._codes import Unclear, code_of, names_one, own_clause
from kdcl._spreadsheet._notices import Unread
from kdcl._spreadsheet._problems import Both, not_a_path, problem
from kdcl._spreadsheet._words import folded, is_blank, is_sum, text_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from kdcl._spreadsheet._cells import Across
    from kdcl._spreadsheet._notices import Notice
    from kdcl._spreadsheet._schools import Mark, Reader
    from kdcl._spreadsheet._table import Table
    from kdcl._spreadsheet._tables import Found, Numbered

_HEADING = re.compile(r"(?:tieu chuan|ket qua|ket luan|dieu \d+)(?:[ :].*)?")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

_Cell = tuple[str, Any, str]
"""The header of a cell, the cell, where it stands."""

_Ticks = dict[int, "tuple[Any, str, str]"]
"""By level: the cell, where it stands, what it says."""


class Ticks:
    """What the ticks of a summary say: marks for the core, and what is wrong with the ticks themselves."""

    def __init__(self, reader: Reader, standard_set: str) -> None:
        self.marks: list[Mark] = []
        self.problems: list[dict[str, Any]] = []
        self.named = False
        """Whether any row names a criterion."""
        self._reader = reader
        self._levels = reader.held.levels(standard_set)
        self._clauses = reader.held.clauses(standard_set)
        self._standard_set = standard_set
        self._seen: dict[str, str] = {}

    def read(self, found: Found, rows: Iterable[Numbered], passed_over: Callable[[Notice], None]) -> None:
        """Takes the rows of the table of levels, or of the clauses. `passed_over` is told of columns beside it that
        look like results and are not read.
        """
        table = found.table
        merged = found.sheet.merged_across()
        kept = list(rows)
        texts = {self._code_text(table.cell(cells, "path")) for _, cells in kept}
        aside = Unread(self._reader.held, table)
        unclear: dict[int, dict[str, Any]] = {}
        for number, cells in kept:
            named = self._named(table, cells)
            if named is not None:
                self.named = True
                aside.take(cells)
                for column, one in self._aside(table, number, cells):
                    unclear.setdefault(column, one)
            path = self._path(table, number, cells, texts, named)
            if path is None:
                continue
            code = path.partition("/")[0]
            at = table.place(number, table.roles["path"])
            if code in self._seen:
                self.problems.append(problem("said_twice", at, what=code, other=self._seen[code]))
                continue
            self._seen[code] = at
            wrong = misplaced(table, number, cells, merged)
            if wrong is not None:
                self.problems.append(wrong)
            elif table.kind == "clauses":
                self._clause(table, number, cells, path)
            else:
                self._row(table, number, cells, code)
        self.problems += [one for _, one in sorted(unclear.items()) if one not in self.problems]
        aside.tell(passed_over)

    def _aside(self, table: Table, number: int, cells: list[Any]) -> Iterator[tuple[int, dict[str, Any]]]:
        """The columns with a tick that may say what the level is, each with its problem: those without a header, those
        among the ones that are read, and all where none is "Không đạt".
        """
        among = range(table.roles["path"], max(table.results))
        for column, cell in enumerate(cells):
            if column in table.results or column == table.roles["path"] or not self._is_tick(cell):
                continue
            header = table.others.get(column)
            if header is None:
                yield column, problem("no_header", table.place(number, column))
            elif column in among or "not_met" not in table.roles:
                yield column, problem("unclear_header", table.place(table.other_rows[column], column), name=header)

    def _is_tick(self, cell: object) -> bool:
        return cell is not False and bool(self._reader.held.verdict(cell))

    def _named(self, table: Table, cells: list[Any]) -> str | None:
        """What the label of a row names."""
        label = table.cell(cells, "path")
        try:
            path = code_of(label, self._reader.held)
        except Unclear:
            path = None
        if path is None and table.kind == "clauses":
            path = self._clauses.get(own_clause(label) or 0)
        return path

    def _code_text(self, label: object) -> str:
        try:
            return (code_of(label, self._reader.held) or "") if isinstance(label, str) else ""
        except Unclear:
            return ""

    def _path(self, table: Table, number: int, cells: list[Any], texts: set[str], path: str | None) -> str | None:
        """What a row is about; `None` for a heading, a note or a row without results."""
        label = table.cell(cells, "path")
        results = [cells[column] for column in table.results if column < len(cells)]
        if all(cell is False or is_blank(cell) for cell in results):
            return None
        at = table.place(number, table.roles["path"])
        if isinstance(label, Bad):
            self.problems.append(problem(label.problem, at, value=label))
            return None
        if path is not None:
            if isinstance(label, float) and self._reader.lost_zero(self._standard_set, path, texts):
                self.problems.append(problem("ambiguous_number", at, value=path))
                return None
            # Ticks are about the whole criterion; one of its levels or points has no row of its own.
            if table.kind == "clauses" or "/" not in path or path in self._clauses.values():
                return path
        if not self._is_heading(label, results):
            self.problems.append(not_a_path(label, at))
        return None

    def _is_heading(self, label: object, results: list[Any]) -> bool:
        """Whether what stands in a row is about no criterion: "Kết quả: Đạt Mức 2", "Tiêu chuẩn 1", "Tổng cộng", or
        who signed.
        """
        if not isinstance(label, str):
            return False
        if _HEADING.fullmatch(folded(label)) or is_sum(label):
            return True
        return not names_one(label, self._reader.held) and not any(map(self._reader.held.says, results))

    def _row(self, table: Table, number: int, cells: list[Any], code: str) -> None:
        own = self._levels.get(code, [])
        if own and not set(own) & set(table.levels):
            at = table.place(number, table.roles["path"])
            self.problems.append(problem("no_such_column", at, criterion=code))
            return
        none = table.cell(cells, "not_met")
        said_none = self._not_met(f"{code}/{own[0] if own else 1}", none, table, number)
        ticks: _Ticks = {}
        for level, column in sorted(table.levels.items()):
            cell = cells[column] if column < len(cells) and cells[column] is not False else ""
            at = table.place(number, column)
            verdict = self._reader.held.verdict(cell)
            if isinstance(cell, Bad) or verdict is None or (level not in own and verdict):
                self.marks.append((f"{code}/{level}", cell, at))  # the core says what is wrong with it
                return
            if level in own:
                ticks[level] = (cell, at, verdict)
        if said_none is None:
            return
        if said_none:
            at = table.place(number, table.roles["not_met"])
            against = [
                (f"Mức {level}", *one[:2]) for level, one in ticks.items() if one[2] in ("met", "not_applicable")
            ]
            if against:
                self._contradiction(code, [("Không đạt", none, at), *against])
            else:
                self.marks += [(f"{code}/{level}", False, at) for level in own]
        elif any(not is_blank(cell) for cell, _, _ in ticks.values()):
            self._reached(code, ticks)

    def _reached(self, code: str, ticks: _Ticks) -> None:
        """Ticks from the first level up, then levels not reached. A blank in a row that says something is "not
        reached", unless a level below it was not assessed, or asks for nothing.
        """
        states = [_state(cell, verdict) for cell, _, verdict in ticks.values()]
        reached = next((place for place, state in enumerate(states) if state != "met"), len(states))
        rest = states[reached:]
        if "met" in rest or "dash" in rest or (reached == 0 and rest[:1] == ["blank"]):
            own = [(f"Mức {level}", *one[:2]) for level, one in ticks.items()]
            first = own[: reached + 1] if rest[0] == "dash" else own[reached : reached + 1]
            against = [one for one, state in zip(own[reached + 1 :], rest[1:]) if state != "blank"]
            self._contradiction(code, [*first, *against])
            return
        unsaid = False
        for (level, (cell, at, _)), state in zip(ticks.items(), states):
            unsaid = unsaid or state in ("unsaid", "not_applicable")
            if state != "unsaid" and not (unsaid and state == "blank"):
                self.marks.append((f"{code}/{level}", False if state == "blank" else cell, at))

    def _clause(self, table: Table, number: int, cells: list[Any], path: str) -> None:
        cell = table.cell(cells, "met")
        cell = "" if cell is False else cell
        met = self._verdict(path, cell, table, number, "met")
        not_met = self._not_met(path, table.cell(cells, "not_met"), table, number)
        if met is None or not_met is None:
            return
        if met in ("met", "not_applicable") and not_met:
            both = (("Đạt", "met"), ("Không đạt", "not_met"))
            own = [(name, table.cell(cells, role), table.place(number, table.roles[role])) for name, role in both]
            self._contradiction(path, own)
        elif not_met or met:
            at = table.place(number, table.roles["not_met" if not_met else "met"])
            self.marks.append((path, False if not_met else cell, at))

    def _not_met(self, path: str, cell: Any, table: Table, number: int) -> bool | None:
        """Whether "Không đạt" is ticked; nothing where that is not clear, which is told."""
        if cell is False:
            return False
        verdict = self._verdict(path, cell, table, number, "not_met")
        if not verdict:
            return None if verdict is None else False
        shown = text_of(cell)
        words = any(letter.isalpha() for letter in shown)
        if cell is True or (verdict == "not_met" and words) or (verdict == "met" and (not words or shown in "xX")):
            return True
        at = table.place(number, table.roles["not_met"])
        self.problems.append(problem("not_a_tick", at, value=shown))
        return None

    def _verdict(self, path: str, cell: Any, table: Table, number: int, role: str) -> str | None:
        """The verdict a cell gives; where it gives none the core is left to say so."""
        verdict = None if isinstance(cell, Bad) else self._reader.held.verdict(cell)
        if verdict is None:
            self.marks.append((path, cell, table.place(number, table.roles[role])))
        return verdict

    def _contradiction(self, code: str, cells: list[_Cell]) -> None:
        """Tells of cells that contradict each other, at the first of them that is filled."""
        at = next(at for _, cell, at in cells if not is_blank(cell))
        ticks = Both(*(", ".join(_shown(one, blank) for one in cells) for blank in ("để trống", "blank")))
        self.problems.append(problem("ticks_contradict", at, criterion=code, ticks=ticks))


def _shown(one: _Cell, blank: str) -> str:
    """A cell as a contradiction names it: `D7 “Mức 2” `x``."""
    header, cell, at = one
    said = blank if is_blank(cell) else f"`{text_of(cell)[:12]}`"
    return f"{at.rpartition('!')[2]} “{header}” {said}"


def misplaced(table: Table, number: int, cells: list[Any], merged: Across) -> dict[str, Any] | None:
    """The problem of a row where one cell lies over several columns of results, or one beside them has no header."""
    for first, last in merged.at(number):
        over = [column for column in table.results if first <= column <= last]
        if len(over) > 1 and first < len(cells) and not is_blank(cells[first]):
            return problem("merged_across", table.place(number, first))
    unnamed = table.unnamed(cells)
    return problem("no_header", table.place(number, unnamed)) if unnamed is not None else None


def _state(cell: object, verdict: str) -> str:
    if is_blank(cell):
        return "blank"
    if verdict:
        return verdict
    return "dash" if not text_of(cell).strip(_DASHES + " ") else "unsaid"
