"""Writing results: a workbook with colours by level, a count of levels and a list of failures; or CSV.

Rows are written as they come and none is kept, so a table of any length takes the same memory; beyond what one
sheet can hold the rows go on on another.

INVARIANT: a text is written as a text, whatever it begins with; no cell of a result is ever a formula.
"""

from __future__ import annotations

import csv
import os
import shutil
import tempfile
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._results import Columns
from kdcl._spreadsheet._workbook import closed, dropped, new_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping
    from typing import TextIO

    from kdcl._spreadsheet._results import Cell
    from kdcl._spreadsheet._workbook import Format, Workbook, Worksheet

    Write = Callable[[Mapping[str, Any]], None]

_MOST_ROWS = 1_048_576
_LONGEST_TEXT = 32_767
_SHEETS = {"vi": ("Kết quả", "Tổng hợp", "Lỗi"), "en": ("Results", "Summary", "Failures")}
_WORDS = {
    "vi": (
        "Bộ tiêu chuẩn",
        "Mức",
        "Số trường",
        "Chưa rõ bộ",
        "Lỗi",
        "Tổng số",
        "Màu của cột “Mức”",
        "chưa xác định",
        "không đạt",
    ),
    "en": (
        "Standard set",
        "Level",
        "Schools",
        "Not known",
        "Error",
        "All",
        "Colours of “Level”",
        "undecided",
        "not reached",
    ),
}
_NOTE = {
    "vi": (
        "Mức của trường chưa phải là công nhận: để được công nhận cấp độ hay chuẩn quốc gia còn cần đánh giá ngoài "
        "hoặc thẩm định, và các điều kiện khác mà thông tư quy định."
    ),
    "en": (
        "A level is not a recognition: a grade or a national standard degree also needs the external assessment (or "
        "appraisal) and whatever else the circular asks for."
    ),
}
MADE_BY = "kdcl: results"
"""The category of a workbook of results, by which it is known again."""
_COLOURS = {
    "0": "#F8CBAD",
    "1": "#FFE699",
    "2": "#C6E0B4",
    "3": "#A9D08E",
    "4": "#9DC3E6",
    "?": "#EDEDED",
    "!": "#FF9999",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@contextmanager
def workbook_writer(path: str | os.PathLike[str], lang: str) -> Generator[Write]:
    """Gives a function that writes one row; the workbook is finished when the block ends."""
    rows_in = tempfile.mkdtemp(prefix="kdcl-")
    try:
        with replacing(path) as part, open(part, "wb") as file:
            workbook = new_workbook(file, rows_in=rows_in)
            workbook.set_properties({"category": MADE_BY})
            results = _Results(workbook, lang)
            try:
                yield results.write
                results.finish()
                closed(workbook)
            except BaseException:
                dropped(workbook)
                raise
    finally:
        shutil.rmtree(rows_in, ignore_errors=True)


@contextmanager
def replacing(path: str | os.PathLike[str]) -> Generator[str]:
    """Gives the name of a file beside it, which takes its place when the block ends well and else is removed. Of a link
    it is the file it leads to that is replaced.
    """
    own = os.path.realpath(path)
    part = _beside(own)
    try:
        yield part
        os.replace(part, own)
    except BaseException:
        if os.path.exists(part):
            os.remove(part)
        raise


def _beside(path: str) -> str:
    """Makes an empty file beside another, of a name that nothing has."""
    number = 0
    while True:
        part = f"{path}.{number}.part" if number else f"{path}.part"
        try:
            with open(part, "x"):
                return part
        except FileExistsError:
            number += 1


class _Results:
    def __init__(self, workbook: Workbook, lang: str) -> None:
        self._workbook = workbook
        self._lang = lang
        self._sheet: Worksheet = workbook.add_worksheet(_SHEETS[lang][0])
        self._summary: Worksheet = workbook.add_worksheet(_SHEETS[lang][1])
        self._failures: Worksheet = workbook.add_worksheet(_SHEETS[lang][2])
        self._header = workbook.add_format(
            {"bold": True, "bg_color": "#1F4E78", "font_color": "#FFFFFF", "text_wrap": True}
        )
        self._wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
        self._plain = workbook.add_format({"valign": "top"})
        self._date = workbook.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        self._bold = workbook.add_format({"bold": True})
        self._note = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self._levels = {
            level: workbook.add_format(
                {"bg_color": colour, "align": "center", "valign": "top", "border": 1, "border_color": "#BFBFBF"}
            )
            for level, colour in _COLOURS.items()
        }
        self._columns: Columns | None = None
        self._row = 0
        self._sheets = 1
        self._failed = 0
        self._others = False
        self._counts: Counter[tuple[str, str]] = Counter()

    def write(self, row: Mapping[str, Any]) -> None:
        """Writes a row, and a failure to the list of these as well."""
        if self._columns is None:
            self._columns = Columns(row, self._lang)
            self._start(self._sheet)
            self._start(self._failures)
        columns = self._columns
        cells = columns.cells(row)
        if self._row + 1 == _MOST_ROWS:
            self._end(self._sheet, self._row)
            self._sheets += 1
            self._sheet = self._workbook.add_worksheet(f"{_SHEETS[self._lang][0]} {self._sheets}")
            self._start(self._sheet)
            self._row = 0
        self._row += 1
        self._others = self._others or bool(cells[columns.other])
        level = str(cells[columns.level] or "")
        key = "!" if cells[columns.failed] else level if level in self._levels else "?"
        self._cells(self._sheet, self._row, cells, self._levels[key])
        self._counts[str(cells[columns.set] or ""), "!" if key == "!" else level] += 1
        if key == "!" and self._failed + 1 < _MOST_ROWS:
            self._failed += 1
            self._cells(self._failures, self._failed, cells, self._levels[key])

    def _start(self, sheet: Worksheet) -> None:
        columns = self._columns
        if columns is None:
            return
        sheet.set_row(0, 32)  # two lines of titles
        for column, (title, width) in enumerate(zip(columns.titles, columns.widths)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, self._header)
        sheet.freeze_panes(1, min(len(columns.own), 3))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.repeat_rows(0)

    def _end(self, sheet: Worksheet, last: int) -> None:
        if self._columns is not None and last:
            sheet.autofilter(0, 0, last, len(self._columns.titles) - 1)

    def _cells(self, sheet: Worksheet, row: int, cells: list[Cell], level: Format) -> None:
        at, own = (self._columns.level, len(self._columns.own)) if self._columns is not None else (0, 0)
        for column, cell in enumerate(cells):
            # What came with the school stays on one line; what is said of it may take several.
            style = level if column == at else self._plain if column < own else self._wrapped
            if isinstance(cell, str):
                if cell or column == at:
                    sheet.write_string(row, column, _text(cell), style)
            elif isinstance(cell, bool):
                sheet.write_boolean(row, column, cell, style)
            elif isinstance(cell, (int, float)):
                sheet.write_number(row, column, cell, style)
            elif cell is not None:
                sheet.write_datetime(row, column, cell, self._date)

    def finish(self) -> None:
        """The filters, and the sheet of counts with the key to the colours."""
        self._end(self._sheet, self._row)
        self._end(self._failures, self._failed)
        self._hide_others()
        set_title, level_title, count, unknown, error, everything, key, undecided, none = _WORDS[self._lang]
        sheet = self._summary
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 2, 16)
        for column, title in enumerate((set_title, level_title, count)):
            sheet.write_string(0, column, title, self._header)
        row = 1
        for (standard_set, level), schools in sorted(self._counts.items()):
            sheet.write_string(row, 0, standard_set or unknown)
            style = self._levels["!" if level == "!" else level if level in self._levels else "?"]
            sheet.write_string(row, 1, error if level == "!" else level, style)
            sheet.write_number(row, 2, schools)
            row += 1
        sheet.write_string(row, 0, everything, self._bold)
        sheet.write_number(row, 2, sum(self._counts.values()), self._bold)
        row += 2
        sheet.write_string(row, 0, key, self._bold)
        meanings = {"0": f"0 ({none})", "?": undecided, "!": error}
        for shift, (level, style) in enumerate(self._levels.items(), start=1):
            sheet.write_string(row + shift, 1, meanings.get(level, f"{level_title} {level}"), style)
        row += len(self._levels) + 2
        sheet.set_row(row, 66)  # four lines
        sheet.merge_range(row, 0, row, 2, _NOTE[self._lang], self._note)
        sheet.freeze_panes(1, 0)

    def _hide_others(self) -> None:
        """Takes the last column out of sight where nothing stands in it; that is known only now."""
        if self._columns is None or self._others:
            return
        for sheet in self._workbook.worksheets():
            if sheet is not self._summary:
                sheet.set_column(self._columns.other, self._columns.other, None, None, {"hidden": True})


def _text(text: str) -> str:
    """A text as a sheet can hold it: no longer than a cell, and without halves of letters."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return clean if len(clean) <= _LONGEST_TEXT else clean[: _LONGEST_TEXT - 1] + "…"


@contextmanager
def csv_writer(path: str | os.PathLike[str], lang: str) -> Generator[Write]:
    """As `workbook_writer`, for CSV that spreadsheet programs read as UTF-8."""
    with replacing(path) as part, open(part, "w", encoding="utf-8-sig", errors="replace", newline="") as file:
        yield _csv_rows(file, lang)


def _csv_rows(file: TextIO, lang: str) -> Write:
    writer = csv.writer(file)
    columns: list[Columns] = []

    def write(row: Mapping[str, Any]) -> None:
        if not columns:
            columns.append(Columns(row, lang))
            writer.writerow(map(_harmless, columns[0].titles))
        writer.writerow(_harmless(cell) for cell in columns[0].cells(row))

    return write


def _harmless(cell: Cell) -> Cell:
    """A text that a spreadsheet program would take for a formula gets an apostrophe before it, which keeps it text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell
