"""The columns of a table of results: what each is called, and how a row of answers becomes its cells.

A row is a dictionary as `rate_many` gives it: whatever columns the school came with, then the answer.

INVARIANT: every key of a row is shown, and no cell is more than a text, a number, yes or no, a date or nothing.
"""

from __future__ import annotations

import datetime
import math
from typing import TYPE_CHECKING, Any, Union

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Cell = Union[str, float, int, bool, datetime.date, datetime.datetime, None]

ANSWER = (
    "standard_set",
    "level_lowest",
    "level_highest",
    "grade_lowest",
    "grade_highest",
    "degree_lowest",
    "degree_highest",
    "blocking_level",
    "blocking",
    "choose_at_least",
    "choose_from",
    "warnings",
    "errors",
)
"""The keys of an answer."""

_KNOWN = {
    "file": ("Tệp", "File", 24),
    "row": ("Vị trí", "Place", 12),
    "school": ("Trường", "School", 32),
    "code": ("Mã trường", "School code", 14),
}
_COLUMNS = (
    ("Bộ tiêu chuẩn", "Standard set", 21),
    ("Mức", "Level", 11),
    ("Mức thấp nhất", "Lowest level", 9),
    ("Mức cao nhất", "Highest level", 9),
    ("Cấp độ KĐCLGD", "Accreditation grade", 11),
    ("Mức độ chuẩn quốc gia", "National standard degree", 13),
    ("Mức kế tiếp", "Next level", 8),
    ("Phải đạt thêm", "Must still be met", 40),
    ("Số tiêu chí phải chọn", "Criteria to choose", 10),
    ("Chọn trong", "Choose from", 30),
    ("Lưu ý", "Warnings", 30),
    ("Lỗi", "Errors", 60),
)

LEVEL_COLUMN = 1
"""Which of the columns of an answer holds the level."""


class Columns:
    """The columns of one table of results, as its first row has them."""

    def __init__(self, first: Mapping[str, Any], lang: str) -> None:
        self.lang = lang
        self.own = [key for key in first if key not in ANSWER]
        one = 0 if lang == "vi" else 1
        self.titles = [
            *(_KNOWN[key][one] if key in _KNOWN else str(key) for key in self.own),
            *(column[one] for column in _COLUMNS),
        ]
        self.widths = [*(_KNOWN[key][2] if key in _KNOWN else 18 for key in self.own), *(own[2] for own in _COLUMNS)]
        self.level = len(self.own) + LEVEL_COLUMN

    def cells(self, row: Mapping[str, Any]) -> list[Cell]:
        """The cells of a row. `ValueError` for a key that the first row did not have."""
        for key in row:
            if key not in ANSWER and key not in self.own:
                raise ValueError(f"the first row has no column {key!r}")
        level = _span(row.get("level_lowest"), row.get("level_highest"))
        return [
            *(plain(row.get(key)) for key in self.own),
            plain(row.get("standard_set")),
            level,
            plain(row.get("level_lowest")),
            plain(row.get("level_highest")),
            _span(row.get("grade_lowest"), row.get("grade_highest")),
            _span(row.get("degree_lowest"), row.get("degree_highest")),
            plain(row.get("blocking_level")),
            _joined(row.get("blocking")),
            plain(row.get("choose_at_least")),
            _joined(row.get("choose_from")),
            _joined(row.get("warnings")),
            self.errors(row.get("errors")),
        ]

    def errors(self, errors: Iterable[Mapping[str, Any]] | None) -> str:
        """The errors of a row, a line each."""
        lines: list[str] = []
        for error in errors or ():
            place = f"{error['path']}: " if error.get("path") else ""
            lines.append(f"{place}{error[f'message_{self.lang}']}")
        return "\n".join(lines)


def plain(value: object) -> Cell:
    """A value as a cell can hold it; a number that is none shows as nothing or as text."""
    if value is None or isinstance(value, (str, bool, datetime.date)):
        return value
    if isinstance(value, (int, float)):
        if isinstance(value, float) and not math.isfinite(value):
            return None if math.isnan(value) else str(value)
        return value if abs(value) < 1e15 else str(value)
    item = getattr(value, "item", None)
    if callable(item) and getattr(value, "shape", None) == ():  # a scalar of numpy
        return plain(item())
    return str(value)


def _span(lowest: object, highest: object) -> str:
    """One number where the two are one, "1–3" where they are not."""
    if lowest is None or highest is None:
        return ""
    return str(lowest) if lowest == highest else f"{lowest}–{highest}"


def _joined(values: object) -> str:
    return ", ".join(map(str, values)) if isinstance(values, (list, tuple)) else ""  # pyright: ignore[reportUnknownArgumentType, reportUnknownVariableType]
