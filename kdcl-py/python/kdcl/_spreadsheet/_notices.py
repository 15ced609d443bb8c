"""What a reader of a spreadsheet is told beside its schools: sheets, rows and columns that are not read.

INVARIANT: what may hold a school's results and is not read is told with its place; nothing here changes an answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._problems import Both, column_name, quoted
from kdcl._spreadsheet._words import ROLES, folded, is_blank, text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from kdcl._spreadsheet._held import Held
    from kdcl._spreadsheet._table import Table


class Notice(Both):
    """A sentence about what is not read, in both languages: `vi` and `en`."""


_NUMBER = re.compile(r"[\d.,/ %-]+")
_YES_NO = ("khong", "khong co")
_ENOUGH = 100
"""As many filled cells of a column tell what is in it."""


def no_header(sheet: str) -> Notice:
    """A sheet with something on it that holds no table."""
    name = quoted(sheet)
    return Notice(
        f"bỏ qua trang “{name}” vì không nhận ra hàng tiêu đề",
        f"sheet “{name}” is passed over, as no header row was recognised",
    )


def hidden_table(sheet: str) -> Notice:
    """A hidden sheet that holds a table."""
    name = quoted(sheet)
    return Notice(
        f"không đọc trang ẩn “{name}” dù trên đó có bảng kết quả; nếu cần đọc, hãy cho hiện trang",
        f"the hidden sheet “{name}” is not read, though it holds a table of results; unhide it if it is meant",
    )


def row_of_sums(label: object, at: str) -> Notice:
    """A row with something in the columns of results that is taken for a sum."""
    name = quoted(text_of(label))
    return Notice(
        f"bỏ qua hàng “{name}” ở {at} vì coi là hàng tổng; nếu đó là một trường, hãy ghi mã trường",
        f"the row “{name}” at {at} is passed over as a sum; if it is a school, give its code",
    )


class Unread:
    """The columns of a table that mean nothing to a rating, and whether what stands in them looks like results."""

    def __init__(self, held: Held, table: Table) -> None:
        self._held = held
        self._table = table
        self._filled = dict.fromkeys(table.others, 0)
        self._results = dict.fromkeys(table.others, 0)

    def take(self, cells: list[Any]) -> None:
        """Looks at a row."""
        for column, filled in self._filled.items():
            if filled < _ENOUGH and column < len(cells) and not is_blank(cells[column]):
                self._filled[column] += 1
                self._results[column] += self._is_result(column, cells[column])

    def _is_result(self, column: int, cell: Any) -> bool:
        """Whether a cell reads as a result. Beside schools a number, an "x" or a "Không" may say anything, unless the
        header speaks of results.
        """
        if len(text_of(cell)) > 40:
            return False
        if self._table.kind == "wide" and ROLES.get(folded(self._table.others[column])) not in ("verdict", "level"):
            text = folded(cell)
            if len(text) < 2 or text in _YES_NO:
                return False
        elif _NUMBER.fullmatch(text_of(cell)):
            return self._table.kind == "wide" and self._held.says(cell)
        return self._held.says(cell)

    def tell(self, passed_over: Callable[[Notice], None]) -> None:
        """Tells of the columns in which most cells read as results."""
        for column, name in self._table.others.items():
            if self._results[column] and self._results[column] * 2 >= self._filled[column]:
                passed_over(_column(self._table.sheet, column, name))


def _column(sheet: str, column: int, header: str) -> Notice:
    letters, name = column_name(column), quoted(header)
    where = (f" của trang “{quoted(sheet)}”", f" of sheet “{quoted(sheet)}”") if sheet else ("", "")
    return Notice(
        f"không đọc cột {letters} “{name}”{where[0]}, dù các ô ở đó giống kết quả đánh giá",
        f"column {letters} “{name}”{where[1]} is not read, though its cells look like results",
    )
