"""The columns of a table of results: what each is called, and how a row of answers becomes its cells.

A row is a dictionary as `rate_many` gives it: whatever columns the school came with, then the answer. Data frames are
taken for the rows they hold; no library of these is needed to ask them for it.

INVARIANT: every key of a row is shown, and no cell is more than a text, a number, yes or no, a date or nothing.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Union

from kdcl._kdcl import ANSWER_COLUMNS
from kdcl._many import is_iterable_of_rows, is_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

Cell = Union[str, float, int, bool, datetime.date, datetime.datetime, None]

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
    ("Mức này ứng với cấp độ kiểm định", "This level corresponds to accreditation grade", 23),
    ("Mức này ứng với mức độ chuẩn quốc gia", "This level corresponds to national standard degree", 24),
    ("Mức kế tiếp", "Next level", 8),
    ("Phải đạt thêm", "Must still be met", 40),
    ("Số tiêu chí phải chọn", "Criteria to choose", 10),
    ("Chọn trong", "Choose from", 30),
    ("Lưu ý", "Warnings", 40),
    ("Lỗi", "Errors", 60),
    ("Khác", "Other", 40),
)

LEVEL_COLUMN = 1
"""Which of the columns of an answer holds the level."""
_ERRORS_COLUMN = 11

WARNINGS = {
    "rating.set_not_in_force": (
        "ngày đánh giá nằm ngoài thời gian hiệu lực của bộ tiêu chuẩn",
        "the set is not in force on the day of the assessment",
    ),
    "rating.education_level_not_of_set": (
        "bộ tiêu chuẩn không dành cho cấp học của trường",
        "the set is not for the education levels of the school",
    ),
    "rating.several_education_levels": (
        "chưa xác lập cách xếp mức cho trường có nhiều cấp học",
        "how a school with several education levels is rated is not established",
    ),
    "rating.level_above_one_not_met": (
        "có mức được ghi đạt trong khi mức dưới không đạt, nên mức đó không được tính",
        "a level is marked met above one that is not, so it does not count",
    ),
    "rating.not_applicable_unfounded": (
        "ghi không áp dụng ở chỗ quy định không có chữ “nếu có”",
        "marked not applicable where the law does not say “nếu có”",
    ),
    "rating.recognition_needs_more": (
        "mức này chưa phải là công nhận",
        "this level is not a recognition",
    ),
}
"""The warnings of rows in words. Where the words of the core are at hand, with all particulars, they stand instead."""


def rows_of(rows: Any) -> Iterator[Mapping[str, Any]]:
    """The rows of a table of any kind that `rate_many` gives: dictionaries, or a data frame."""
    if hasattr(rows, "iter_rows"):  # polars
        yield from rows.iter_rows(named=True)
    elif hasattr(rows, "to_pylist"):  # pyarrow
        yield from rows.to_pylist()
    elif hasattr(rows, "itertuples"):  # pandas
        names = list(rows.columns)
        if len(set(names)) < len(names):
            raise ValueError("a data frame of results has no two columns of one name")
        yield from (dict(zip(names, cells)) for cells in rows.itertuples(index=False, name=None))
    elif is_iterable_of_rows(rows):
        for row in rows:
            if is_mapping(row):
                yield row
            elif hasattr(row, "to_pylist"):  # a part of a stream of pyarrow
                yield from row.to_pylist()
            else:
                raise TypeError(f"a row is a dictionary, not a {type(row).__name__}")
    else:
        raise TypeError(f"results are an iterable of dictionaries or a data frame, not a {type(rows).__name__}")


class Columns:
    """The columns of one table of results, as its first row has them."""

    def __init__(self, first: Mapping[str, Any], lang: str) -> None:
        self.lang = lang
        self.own = [key for key in first if key not in ANSWER_COLUMNS]
        one = 0 if lang == "vi" else 1
        self.titles = [
            *(_KNOWN[key][one] if key in _KNOWN else str(key) for key in self.own),
            *(column[one] for column in _COLUMNS),
        ]
        self.widths = [*(_KNOWN[key][2] if key in _KNOWN else 18 for key in self.own), *(own[2] for own in _COLUMNS)]
        self.set = len(self.own)
        self.level = len(self.own) + LEVEL_COLUMN
        self.failed = len(self.own) + _ERRORS_COLUMN
        self.other = len(self.titles) - 1
        self._known = {*self.own, *ANSWER_COLUMNS}

    def cells(self, row: Mapping[str, Any]) -> list[Cell]:
        """The cells of a row. What the first row did not have stands in the last."""
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
            "\n".join(map(self.warning, _several(row.get("warnings")))),
            self.errors(row.get("errors")),
            "; ".join(self._other(row)),
        ]

    def warning(self, code: str) -> str:
        """A warning in words; what is none of the codes is words already."""
        return WARNINGS[code][0 if self.lang == "vi" else 1] if code in WARNINGS else code

    def _other(self, row: Mapping[str, Any]) -> Iterator[str]:
        for key, value in row.items():
            if key not in self._known:
                cell = plain(value)
                if cell is not None and cell != "":
                    yield f"{key}: {cell}"

    def errors(self, errors: object) -> str:
        """The errors of a row, a line each."""
        lines: list[str] = []
        for error in _several(errors):
            place = f"{error['path']}: " if error.get("path") else ""
            lines.append(f"{place}{error[f'message_{self.lang}']}")
        return "\n".join(lines)


def plain(value: Any) -> Cell:
    """A value as a cell can hold it; a number that is none shows as nothing or as text."""
    if value is None or _is_missing(value):
        return None
    if isinstance(value, datetime.date):
        # A sheet has neither zones nor days before 1900.
        zone = isinstance(value, datetime.datetime) and value.tzinfo is not None
        return str(value) if zone or value.year < 1900 else value
    if isinstance(value, (str, bool)):
        return value
    if isinstance(value, (int, float)):
        return value if math.isfinite(value) and abs(value) < 1e15 else str(value)
    item = getattr(value, "item", None)
    # A scalar of numpy; its times would come as counts of nanoseconds.
    if callable(item) and getattr(value, "shape", None) == () and value.dtype.kind not in "mM":
        return plain(item())
    return str(value)


def _is_missing(value: object) -> bool:
    """Whether a library marks by it that there is no value: NaN, NaT, NA."""
    return type(value).__name__ in ("NAType", "NaTType") or (isinstance(value, (float, Decimal)) and value != value)


def _span(lowest: object, highest: object) -> str:
    """One number where the two are one, "1–3" where they are not."""
    lowest, highest = plain(lowest), plain(highest)
    if lowest is None or highest is None:
        return ""
    return str(lowest) if lowest == highest else f"{lowest}–{highest}"


def _several(values: Any) -> list[Any]:
    """The values of a list of any kind; none where there is no list."""
    if not isinstance(values, (list, tuple)) and hasattr(values, "tolist"):  # an array of numpy
        values = values.tolist()
    return [*values] if isinstance(values, (list, tuple)) else []  # pyright: ignore[reportUnknownVariableType]


def _joined(values: object) -> str:
    return ", ".join(map(str, _several(values)))


def titles_of_answers() -> list[list[str]]:
    """The titles of the columns of an answer, in each language; by them a table of results is known again."""
    return [[column[0] for column in _COLUMNS], [column[1] for column in _COLUMNS]]
