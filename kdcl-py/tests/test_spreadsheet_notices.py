"""What is told beside the schools: sheets, rows and columns that are not read and may have been meant.

INVARIANT: what holds results and is not read is told once, with its place, in both languages; what holds none is not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kdcl
import kdcl.spreadsheet
from kdcl._spreadsheet._notices import Notice
from sheets import FORM, GDTX, workbook

HEAD = ["Bộ tiêu chuẩn", GDTX]
CODES = [own.code for standard in kdcl.standard_set(GDTX).standards for own in standard.criteria]
WIDE: list[list[Any]] = [["Trường", *CODES], ["A", *[2] * 15]]


def told(path: Path) -> list[Notice]:
    """What is told of a file whose schools are all rated."""
    notices: list[Notice] = []
    rows = list(kdcl.spreadsheet.rate(path, standard_set=GDTX, passed_over=notices.append))
    assert all(row["errors"] is None for row in rows)
    return notices


def test_a_sheet_that_holds_no_table(tmp_path: Path) -> None:
    rows, blank = [HEAD, list(FORM), ["1.1/1", "x"]], [[None]]
    path = workbook(tmp_path / "a.xlsx", [["Ghi chú"]], rows, blank, [["B", 1, 2]])
    assert told(path) == [
        (
            f"bỏ qua trang “{name}” vì không nhận ra hàng tiêu đề",
            f"sheet “{name}” is passed over, as no header row was recognised",
        )
        for name in ("Sheet", "Sheet3")
    ]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_form_needs_no_word(tmp_path: Path, lang: str) -> None:
    kdcl.spreadsheet.write_template(GDTX, tmp_path / "form.xlsx", lang=lang)
    book = openpyxl.load_workbook(tmp_path / "form.xlsx")
    for row in book.worksheets[0].iter_rows(min_row=9):
        row[6].value, row[7].value = "x", "xem lại"
    book.save(tmp_path / "form.xlsx")
    assert told(tmp_path / "form.xlsx") == []


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet(tmp_path: Path, state: str) -> None:
    words = [["Đạt"], ["Không đạt"]]
    broken = [["Trường", "1.1", "1.1", "1.2"], ["A", 2, 1, 1]]
    book = openpyxl.load_workbook(workbook(tmp_path / "a.xlsx", WIDE, WIDE, words, broken))
    for sheet in book.worksheets[1:]:
        sheet.sheet_state = state
    book.save(tmp_path / "a.xlsx")
    notices = told(tmp_path / "a.xlsx")
    assert [("“Sheet1”" in own.vi, "“Sheet3”" in own.en) for own in notices] == [(True, False), (False, True)]
    assert all("trang ẩn" in own.vi and "hidden sheet" in own.en for own in notices)


def test_a_row_taken_for_a_sum(tmp_path: Path) -> None:
    rows = [*WIDE, ["Trung Bình", *[1] * 15], ["Tổng số trường: 1"], ["B", *[1] * 15], ["Tổng cộng", 3, 3]]
    path = workbook(tmp_path / "wide.xlsx", rows)
    assert [own.en.partition(" is ")[0] for own in told(path)] == [
        "the row “Trung Bình” at Sheet!A3",
        "the row “Tổng cộng” at Sheet!A6",
    ]


def test_a_column_beside_the_one_that_is_read(tmp_path: Path) -> None:
    header = ["TT", "Chỉ báo", "Tự đánh giá", "Đánh giá ngoài", "Minh chứng", "Ghi chú"]
    rows: list[list[Any]] = [[1, "1.3/1", "Đạt", "Không đạt", "H1", None], [2, "1.3/2", "x", "x", "H2", "xem lại"]]
    (form,) = told(workbook(tmp_path / "form.xlsx", [HEAD, header, *rows]))
    assert form == (
        "không đọc cột D “Đánh giá ngoài” của trang “Sheet”, dù các ô ở đó giống kết quả đánh giá",
        "column D “Đánh giá ngoài” of sheet “Sheet” is not read, though its cells look like results",
    )
    (long,) = told(workbook(tmp_path / "long.xlsx", [["Trường", *header], *(["A", *row] for row in rows)]))
    assert "E “Đánh giá ngoài”" in long.vi
    path = tmp_path / "long.csv"
    path.write_text("Trường,Chỉ báo,Kết quả,ĐGN\nA,1.3/1,x,K\n", encoding="utf-8")
    assert [own.vi for own in told(path)] == ["không đọc cột D “ĐGN”, dù các ô ở đó giống kết quả đánh giá"]


def test_columns_of_a_wide_table(tmp_path: Path) -> None:
    about = ["TT", "Số lớp", "Chuyên", "Bán trú", "Mức đạt", "Đoàn ngoài", "Ghi chú"]
    rows = [["Trường", *about, *CODES]]
    rows += [[name, 1, 2, "x", "Không", 2, "Mức 1", "Đạt" if name == "A" else "-?", *[2] * 15] for name in "ABC"]
    assert [own.vi[:22] for own in told(workbook(tmp_path / "wide.xlsx", rows))] == [
        "không đọc cột F “Mức đ",
        "không đọc cột G “Đoàn ",
    ]


def test_a_column_beside_a_summary(tmp_path: Path) -> None:
    header = ["TT", "Tiêu chí", "Không đạt", "Mức 1", "Mức 2", "Mức 3", "Đánh giá ngoài", "Ghi chú"]
    rows = [[number, f"Tiêu chí 1.{number}", None, "x", None, None, "Đạt", "đủ"] for number in (1, 3)]
    path = workbook(tmp_path / "summary.xlsx", [["Bộ tiêu chuẩn", "tt18-2018-trung-hoc"], header, *rows])
    assert [own.vi for own in told(path)] == [
        "không đọc cột G “Đánh giá ngoài” của trang “Sheet”, dù các ô ở đó giống kết quả đánh giá"
    ]
