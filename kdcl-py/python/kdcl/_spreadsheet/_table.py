"""A table on a sheet: what its columns are.

INVARIANT: a column that holds ratings has a header of its own; which columns stand beside it without one is known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._problems import place, problem
from kdcl._spreadsheet._words import folded, is_blank, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    Numbered = tuple[int, list[Any]]

LOOK_BACK = 2
"""A header can span as many rows above the one that tells what it is."""


class Table:
    """A table on a sheet: its shape, where its header is, and which column is what. Columns count from 0."""

    def __init__(self, kind: str, sheet: str, rows: Sequence[Numbered], at: int) -> None:
        self.kind = kind
        """`form`, `long`, `wide`, `summary` or `clauses`."""
        self.sheet = sheet
        self.header = rows[at][0]
        """The number of the header row, counted from 1."""
        self.roles: dict[str, int] = {}
        """`path`, `verdict`, `level`, `letter`, `school`, `code`, `standard_set`, `school_type`, `assessed_on`,
        `school_year`, `met`, `not_met`.
        """
        self.codes: dict[int, str] = {}
        """The columns of a wide table that hold ratings, with what they rate."""
        self.numbers: set[int] = set()
        """Those of them whose header is a number, which may have lost a zero."""
        self.levels: dict[int, int] = {}
        """The columns of a summary by level."""
        self.others: dict[int, str] = {}
        """The columns that mean nothing to a rating, with their headers."""
        self.other_rows: dict[int, int] = {}
        """Of a summary, whose header can be several rows high: the rows these headers stand in."""
        self.above = list(rows[max(at - LOOK_BACK, 0) : at + 1])
        """The header row, and the rows it can span above."""
        self._firsts = {next(iter(_shown(cells).items()), None) for _, cells in self.above}

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

    @property
    def named(self) -> bool:
        """Whether it has a column for the school."""
        return "school" in self.roles or "code" in self.roles

    def twice(self, cell: object, column: int, first: int) -> dict[str, Any]:
        """The problem of two columns that mean the same."""
        return problem(
            "column_twice", self.place(self.header, column), name=text_of(cell), other=self.place(self.header, first)
        )

    def unnamed(self, cells: list[Any]) -> int | None:
        """The first cell of a row that stands beside results in a column without a header. There it may be the other
        half of a result, as under "Không đạt | Đạt".
        """
        headed = self._headed()
        for column in sorted(self.results):
            beside = column + 1
            while beside < len(cells) and beside not in headed:
                if not is_blank(cells[beside]):
                    return beside
                beside += 1
        return None

    def _headed(self) -> set[int]:
        # Above the last row of a wide table or a form can stand anything; a summary has its headers there too.
        rows = self.above if self.kind in ("summary", "clauses") else self.above[-1:]
        own = {column for _, cells in rows for column, cell in enumerate(cells) if not is_blank(cell)}
        return own | self.results | set(self.roles.values()) | set(self.others)

    def repeats(self, cells: list[Any]) -> bool:
        """Whether a row is one of the header's, as it comes again on the next page."""
        first = next((column for column, cell in enumerate(cells) if not is_blank(cell)), None)
        if first is None or (first, folded(text_of(cells[first]))) not in self._firsts:
            return False
        own = _shown(cells)
        return any(own == _shown(above) for _, above in self.above)


def _shown(cells: list[Any]) -> dict[int, str]:
    return {column: folded(text_of(cell)) for column, cell in enumerate(cells) if not is_blank(cell)}
