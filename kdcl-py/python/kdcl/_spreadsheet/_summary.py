"""The official summary ("Tổng hợp kết quả tự đánh giá"), where a school ticks the levels each criterion reached.

Every level reached is ticked, from level 1 up; "Không đạt" is ticked where none is; a dash stands where the
criterion has no such level. Rows of the standards themselves are headings. Whether a cell is a tick is the core's
to say.

INVARIANT: ticks that could mean two things (a level without the one below it, a dash for a level that exists) are
a problem.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._cells import Bad
from kdcl._spreadsheet._problems import problem
from kdcl._spreadsheet._words import Unclear, clause_of, code_of, folded, is_blank, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kdcl._spreadsheet._headers import Table
    from kdcl._spreadsheet._schools import Mark, Reader
    from kdcl._spreadsheet._tables import Found, Numbered

_HEADINGS = ("tieu chuan", "ket qua", "ket luan", "cong", "tong", "tong cong", "tong so", "ty le", "ti le", "dieu 22")
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212"


class Ticks:
    """What the ticks of a summary say: marks for the core, and what is wrong with the ticks themselves."""

    def __init__(self, reader: Reader, standard_set: str) -> None:
        self.marks: list[Mark] = []
        self.problems: list[dict[str, Any]] = []
        self.named = False
        """Whether any row names a criterion."""
        self._reader = reader
        self._levels = reader.levels(standard_set)
        self._standard_set = standard_set
        self._seen: dict[str, str] = {}

    def read(self, found: Found, rows: Iterable[Numbered]) -> None:
        """Takes the rows of the table of levels, or of the clauses of Điều 22."""
        table = found.table
        merged = found.sheet.merged_across()
        kept = list(rows)
        labels = [table.cell(cells, "path") for _, cells in kept]
        texts = {text_of(label) for label in labels if isinstance(label, str)}
        for number, cells in kept:
            code = self._criterion(table, number, cells, texts)
            if code is None:
                continue
            at = table.place(number, table.roles["path"])
            if code in self._seen:
                self.problems.append(problem("said_twice", at, what=code, other=self._seen[code]))
                continue
            self._seen[code] = at
            across = merged_result(table, number, cells, merged)
            if across is not None:
                self.problems.append(across)
            elif table.kind == "clauses":
                self._clause(table, number, cells, code)
            else:
                self._row(table, number, cells, code)

    def _criterion(self, table: Table, number: int, cells: list[Any], texts: set[str]) -> str | None:
        """The criterion of a row; `None` for a heading, a note or a blank row."""
        label = table.cell(cells, "path")
        try:
            code = clause_of(label, within=table.kind == "clauses") or code_of(label)
        except Unclear:
            code = None
        self.named = self.named or code is not None
        if not any(not is_blank(cells[column]) for column in table.results if column < len(cells)):
            return None
        at = table.place(number, table.roles["path"])
        if code is not None:
            if isinstance(label, float) and self._reader.lost_zero(self._standard_set, code, map(_code_text, texts)):
                self.problems.append(problem("ambiguous_number", at, value=code))
                return None
            return code.partition("/")[0]
        text = folded(label)
        # "Kết quả: Đạt Mức 2", "Tiêu chuẩn 1", "Tổng cộng": what stands there is about no criterion.
        heading = any(text == word or text.startswith((word + " ", word + ":")) for word in _HEADINGS)
        if text and not heading:
            self.problems.append(problem("not_a_path", at, value=text_of(label)))
        return None

    def _row(self, table: Table, number: int, cells: list[Any], code: str) -> None:
        own = self._levels.get(code, [])
        none = table.cell(cells, "not_met")
        said_none = self._verdict(f"{code}/{own[0] if own else 1}", none, table, number, "not_met")
        ticks: dict[int, tuple[Any, str, str]] = {}
        for level, column in sorted(table.levels.items()):
            cell = cells[column] if column < len(cells) else ""
            at = table.place(number, column)
            verdict = self._reader.verdict(cell)
            if isinstance(cell, Bad) or verdict is None or (level not in own and verdict):
                self.marks.append((f"{code}/{level}", cell, at))  # the core says what is wrong with it
                return
            if level in own:
                ticks[level] = (cell, at, verdict)
        if said_none is None:
            return
        if said_none:
            if any(verdict == "met" for _, _, verdict in ticks.values()):
                self._contradiction(table, number, code, ticks, none)
            else:
                at = table.place(number, table.roles["not_met"])
                self.marks += [(f"{code}/{level}", False, at) for level in own]
        elif any(not is_blank(cell) for cell, _, _ in ticks.values()):
            self._reached(table, number, code, ticks, none)

    def _reached(
        self, table: Table, number: int, code: str, ticks: dict[int, tuple[Any, str, str]], none: object
    ) -> None:
        """Ticks from the first level up, then levels not reached. A blank in a row that says something is "not
        reached".
        """
        states = [_state(cell, verdict) for cell, _, verdict in ticks.values()]
        reached = next((place for place, state in enumerate(states) if state != "met"), len(states))
        rest = states[reached:]
        if "met" in rest or "dash" in rest or (reached == 0 and rest[:1] == ["blank"]):
            self._contradiction(table, number, code, ticks, none)
            return
        for (level, (cell, at, _)), state in zip(ticks.items(), states):
            if state != "unsaid":
                self.marks.append((f"{code}/{level}", False if state == "blank" else cell, at))

    def _clause(self, table: Table, number: int, cells: list[Any], code: str) -> None:
        path = f"{code}/{(self._levels.get(code) or [4])[0]}"
        met = self._verdict(path, table.cell(cells, "met"), table, number, "met")
        not_met = self._verdict(path, table.cell(cells, "not_met"), table, number, "not_met")
        if met is None or not_met is None:
            return
        if met == "met" and not_met:
            at = table.place(number, table.roles["met"])
            ticks = f"Đạt `{table.cell(cells, 'met')}`, Không đạt `{table.cell(cells, 'not_met')}`"
            self.problems.append(problem("ticks_contradict", at, criterion=code, ticks=ticks))
        elif not_met or met:
            role = "not_met" if not_met else "met"
            at = table.place(number, table.roles[role])
            self.marks.append((path, False if not_met else table.cell(cells, "met"), at))

    def _verdict(self, path: str, cell: Any, table: Table, number: int, role: str) -> str | None:
        """The verdict a cell gives; where it gives none the core is left to say so."""
        verdict = None if isinstance(cell, Bad) else self._reader.verdict(cell)
        if verdict is None:
            self.marks.append((path, cell, table.place(number, table.roles[role])))
        return verdict

    def _contradiction(
        self, table: Table, number: int, code: str, ticks: dict[int, tuple[Any, str, str]], none: object
    ) -> None:
        parts = [f"Mức {level} `{text_of(cell)}`" for level, (cell, _, _) in ticks.items()]
        if not is_blank(none):
            parts.insert(0, f"Không đạt `{text_of(none)}`")
        at = table.place(number, table.roles["path"])
        self.problems.append(problem("ticks_contradict", at, criterion=code, ticks=", ".join(parts)))


def merged_result(
    table: Table, number: int, cells: list[Any], merged: dict[int, list[tuple[int, int]]]
) -> dict[str, Any] | None:
    """The problem of a row where one cell lies over several columns of results."""
    for first, last in merged.get(number, ()):
        over = [column for column in table.results if first <= column <= last]
        if len(over) > 1 and first < len(cells) and not is_blank(cells[first]):
            return problem("merged_across", table.place(number, first))
    return None


def _code_text(text: str) -> str:
    try:
        return code_of(text) or ""
    except Unclear:
        return ""


def _state(cell: object, verdict: str) -> str:
    if is_blank(cell):
        return "blank"
    if verdict:
        return verdict
    return "dash" if not text_of(cell).strip(_DASHES + " ") else "unsaid"
