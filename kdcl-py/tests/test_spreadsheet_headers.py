"""Headers as they should not be: two rows high, over several columns, repeated, numbered, followed by another.

INVARIANT: no column is read by half of its header, and no row by the header of another table.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kdcl
import kdcl.spreadsheet
from sheets import FORM, GDTX, refused, workbook, wrong

T18 = "tt18-2018-trung-hoc"
HEAD = ["Bộ tiêu chuẩn", GDTX]
CODES = [own.code for standard in kdcl.standard_set(GDTX).standards for own in standard.criteria]
PATHS = [indicator.path for indicator in kdcl.standard_set(GDTX).indicators]


def merged(path: Path, rows: list[list[Any]], *cells: str) -> Path:
    book = openpyxl.load_workbook(workbook(path, rows))
    for own in cells:
        book.worksheets[0].merge_cells(own)
    book.save(path)
    return path


def levels(path: Path, **asked: Any) -> list[tuple[str, int, int]]:
    rows = kdcl.spreadsheet.rate(path, **asked)
    return [(row["school"], row["level_lowest"], row["level_highest"]) for row in rows]


@pytest.mark.parametrize("words", [("KĐ", "Đ"), ("Không đạt", "Đạt"), ("Mức 1", "Mức 2"), ("TĐG", "ĐGN"), ("a", "b")])
def test_a_wide_header_of_two_rows(tmp_path: Path, words: tuple[str, str]) -> None:
    header: list[Any] = ["Tên trường"]
    for path in PATHS[:3]:
        header += [path, None]
    rows = [header, [None, *words * 3], ["A", *["x", None] * 3]]
    assert refused(workbook(tmp_path / "plain.xlsx", rows), standard_set=GDTX) == [
        ("spreadsheet.header_of_two_rows", "Sheet!B2")
    ]
    over = [f"{first}1:{last}1" for first, last in ("BC", "DE", "FG")]
    at = [("spreadsheet.header_over_columns", f"Sheet!{first}1") for first in "BDF"]
    assert refused(merged(tmp_path / "over.xlsx", rows, *over), standard_set=GDTX) == at
    assert refused(merged(tmp_path / "name.xlsx", rows, "A1:A2", *over), standard_set=GDTX) == at
    # The school's header stands in both rows, and says nothing in the second.
    assert refused(merged(tmp_path / "down.xlsx", rows, "A1:A2"), standard_set=GDTX) == [
        ("spreadsheet.header_of_two_rows", "Sheet!A2")
    ]


@pytest.mark.parametrize("order", [("Đạt", "Không đạt"), ("Không đạt", "Đạt")])
@pytest.mark.parametrize("name", [[], ["Trường"]])
def test_a_verdict_in_two_columns(tmp_path: Path, order: tuple[str, str], name: list[str]) -> None:
    rows: list[list[Any]] = [HEAD, [*name, *FORM, None], [*[None] * len(name), None, *order]]
    rows += [[*["A"] * len(name), path, "x", None] for path in PATHS]
    last = "C" if name else "B"
    assert refused(workbook(tmp_path / "plain.xlsx", rows)) == [("spreadsheet.header_of_two_rows", f"Sheet!{last}3")]
    over = merged(tmp_path / "over.xlsx", rows, "C2:D2" if name else "B2:C2")
    assert refused(over) == [("spreadsheet.header_over_columns", f"Sheet!{last}2")]
    with open(tmp_path / "plain.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    assert refused(tmp_path / "plain.csv") == [("spreadsheet.header_of_two_rows", f"{last}3")]


def test_a_summary_with_columns_below_its_levels(tmp_path: Path) -> None:
    header = ["Tiêu chí", "Không đạt", "Mức 1", None, None, "Mức 2", None, None]
    rows: list[list[Any]] = [
        ["Bộ tiêu chuẩn", T18],
        header,
        [None, None, *"abcabc"],
        ["Tiêu chí 2.2", None, "x", "x", None, "x", "x", "x"],
    ]
    assert refused(workbook(tmp_path / "plain.xlsx", rows)) == [("spreadsheet.header_of_two_rows", "Sheet!C3")]
    assert refused(merged(tmp_path / "over.xlsx", rows, "C2:E2", "F2:H2")) == [
        ("spreadsheet.header_over_columns", "Sheet!C2"),
        ("spreadsheet.header_over_columns", "Sheet!F2"),
    ]
    assert wrong(workbook(tmp_path / "cells.xlsx", [*rows[:2], *rows[3:]])) == [
        ("spreadsheet.no_header", f"Sheet!{column}3") for column in "DGH"
    ]


def test_a_cell_beside_results_without_a_header(tmp_path: Path) -> None:
    wide = [["Trường", "1.1", None, "1.2"], ["A", 2, None, 2], ["B", 2, 1, 2], ["C", 2, None, 2, "?"]]
    rows = list(kdcl.spreadsheet.rate(workbook(tmp_path / "wide.xlsx", wide), standard_set=GDTX))
    assert [[(error["code"], error["path"]) for error in row["errors"] or []] for row in rows] == [
        [],
        [("spreadsheet.no_header", "Sheet!C3")],
        [("spreadsheet.no_header", "Sheet!E4")],
    ]
    form = [HEAD, list(FORM), ["1.1/1", "x"], ["1.1/2", "x", "?"]]
    assert wrong(workbook(tmp_path / "form.xlsx", form)) == [("spreadsheet.no_header", "Sheet!C4")]
    named = [HEAD, [*FORM, "Ghi chú"], ["1.1/1", "x"], ["1.1/2", "x", "?"]]
    assert wrong(workbook(tmp_path / "named.xlsx", named)) == []


@pytest.mark.parametrize(
    "second",
    [
        ["Tên trường", *CODES[::-1]],
        ["Tên trường", *map(float, CODES[::-1])],
        ["Đơn vị", *[f"Tiêu chí {code}" for code in CODES]],
        ["Cơ sở", *CODES[::-1]],
        ["Trường", "Mã chỉ báo", "Kết quả"],
        ["Tiêu chí", "Không đạt", "Mức 1", "Mức 2"],
    ],
)
@pytest.mark.parametrize("blank", [[], [[]], [[], ["Bảng 2"]], [["B", *[1] * 15]] * 3])
def test_a_second_table_on_the_sheet(tmp_path: Path, second: list[Any], blank: list[list[Any]]) -> None:
    rows = [["Tên trường", *CODES], ["A", *[2] * 15], *blank, second, ["B", *[2] * 15]]
    read: list[Any] = []
    with pytest.raises(kdcl.KdclError) as raised:
        read.extend(kdcl.spreadsheet.rate(workbook(tmp_path / "two.xlsx", rows), standard_set=GDTX))
    assert [(own.code, own.path) for own in raised.value.errors] == [
        ("spreadsheet.several_tables", f"Sheet!A{3 + len(blank)}")
    ]
    assert (read[0]["school"], read[0]["level_lowest"]) == ("A", 2)


def test_a_second_table_below_a_form(tmp_path: Path) -> None:
    form = [HEAD, list(FORM), ["1.1/1", "x"], []]
    for other in (["Kết quả", "Mã chỉ báo"], ["Trường", "1.1", "1.2"], ["Tiêu chí", "Không đạt", "Mức 1", "Mức 2"]):
        path = workbook(tmp_path / "two.xlsx", [*form, other, ["1.2/1", "K"]])
        assert refused(path) == [("spreadsheet.several_tables", "Sheet!A5")]


@pytest.mark.parametrize("numbers", [["(1)", "(2)", "(3)", "(4)"], [1, 2, 3, 4], ["A", "B", 1, 2], ["[1]", "[2]"]])
def test_headers_again_and_numbers_of_columns_are_no_schools(tmp_path: Path, numbers: list[Any]) -> None:
    header = ["TT", "Tên trường", "1.1", "1.2"]
    rows = [header, numbers, [1, "A", 2, 1], [2, "B", 1, 1], header, [3, "C", 1, 2]]
    assert [own[0] for own in levels(workbook(tmp_path / "wide.xlsx", rows), standard_set=GDTX)] == ["A", "B", "C"]
    nameless = workbook(tmp_path / "nameless.xlsx", [["1.1", "1.2"], [1, 2]])
    (row,) = kdcl.spreadsheet.read_rows(nameless, standard_set=GDTX)
    assert (row["1.1"], row["1.2"]) == (1, 2)


def test_a_summary_over_two_pages(tmp_path: Path) -> None:
    header: list[list[Any]] = [["Tiêu chuẩn, tiêu chí", "Kết quả"], [None, "Không đạt", "Mức 1", "Mức 2", "Mức 3"]]
    numbers = ["(1)", "(2)", "(3)", "(4)", "(5)"]
    rows = [["Bộ tiêu chuẩn", T18], *header, numbers, ["Tiêu chí 1.1", None, "x", None, None]]
    rows += [*header, ["Tiêu chí 1.2", None, "x", None, "-"], ["Số tiêu chí đạt", 0, 2, 0, 0]]
    rows += [["Người lập biểu", None, None, "HIỆU TRƯỞNG"]]
    form = kdcl.spreadsheet.read_form(workbook(tmp_path / "summary.xlsx", rows))
    assert sorted({path[:5] for path in form.verdicts}) == ["1.1/1", "1.1/2", "1.1/3", "1.2/1", "1.2/2"]


@pytest.mark.parametrize(
    "header",
    [
        *("1.1a", "1.1.2", "1.1.2.a", "(1.1)", "[1.1]", "1.1*", "TC_1.1", "Mục 1.1", "Tiêu chí số 1.1", "1-1"),
        *("Tiêu chí 1-1", "Mức 1 - 1.1", "1.1 Ghi chú", "1.1 Người phụ trách", "1.1 đạt mức 1", "1.1/1-c"),
        "Tiêu chuẩn 1, tiêu chí 1",
    ],
)
def test_a_header_that_says_more_than_a_code_is_not_guessed(tmp_path: Path, header: str) -> None:
    rows = [["Trường", header, *CODES[1:]], ["A", *[2] * 15]]
    assert refused(workbook(tmp_path / "wide.xlsx", rows), standard_set=GDTX) == [
        ("spreadsheet.unclear_header", "Sheet!B1")
    ]


@pytest.mark.parametrize(
    "header", ["１.１", "1\u20241", "TC１.１", "Tiêu chí 1.1: {title}", "1.1. {title}", "1.1 - {title}"]
)
def test_a_header_may_say_the_title(tmp_path: Path, header: str) -> None:
    title = kdcl.standard_set(GDTX).standards[0].criteria[0].to_dict()["title"]["vi"]
    rows = [["Trường", header.format(title=title), *CODES[1:]], ["A", *["２"] * 15]]
    assert levels(workbook(tmp_path / "wide.xlsx", rows), standard_set=GDTX) == [("A", 2, 2)]


def test_headers_that_name_no_criterion_are_left_alone(tmp_path: Path) -> None:
    header = ["Trường", "Ngày 1.1.2025", "Khối 6-9", "Tiêu chí chưa đạt", "Điểm 8.5", *CODES]
    rows = [header, ["A", "x", "y", "1.1, 2.2; 3.1", "9", *[2] * 15]]
    (row,) = kdcl.spreadsheet.rate(workbook(tmp_path / "wide.xlsx", rows), standard_set=GDTX)
    assert (row["level_lowest"], row["Tiêu chí chưa đạt"], row["Điểm 8.5"]) == (2, "1.1, 2.2; 3.1", "9")


@pytest.mark.parametrize("cells", [(), ("B1:P1",), ("A1:A2", "B1:P1")])
def test_the_name_of_a_school_under_the_upper_row_of_a_header(tmp_path: Path, cells: tuple[str, ...]) -> None:
    rows = [["Tên trường", "Mức đạt theo tiêu chí"], [None, *CODES], ["A", *[2] * 15], ["B", *[1] * 15]]
    path = merged(tmp_path / "wide.xlsx", rows, *cells)
    assert levels(path, standard_set=GDTX) == [("A", 2, 2), ("B", 1, 1)]
    # Without names below it, it is a label with its value.
    one = workbook(tmp_path / "one.xlsx", [["Tên trường", "Ví Dụ"], [None, *CODES], [None, *[2] * 15]])
    assert levels(one, standard_set=GDTX) == [("Ví Dụ", 2, 2)]


TITLES = [["BẢNG TỔNG HỢP"], ["Trường", "Tiêu chuẩn 1"], ["Trường", "Tiêu chuẩn về quản lý"], ["Tiêu chí"], []]


@pytest.mark.parametrize("above", [[title] for title in TITLES] + [TITLES[:1] * 4, TITLES[::-1], []])
@pytest.mark.parametrize("name", ["{}", "Tiêu chí {}"])
def test_the_first_school_is_no_header(tmp_path: Path, above: list[list[Any]], name: str) -> None:
    # Levels in words, one of them twice, as in the header of a summary with a mistake.
    first = ["A", "Không đạt", "Mức 2", "Mức 1", *["Mức 2"] * 12]
    rows = [*above, ["Trường", *map(name.format, CODES)], first, ["B", *["Mức 1"] * 15]]
    (school, *more) = kdcl.spreadsheet.read_rows(workbook(tmp_path / "wide.xlsx", rows), standard_set=GDTX)
    assert [school[code] for code in CODES] == first[1:]
    assert [row["school"] for row in more] == ["B"]


def test_two_columns_of_levels_in_a_long_table(tmp_path: Path) -> None:
    rows = [["Trường", "Tiêu chí", "Tự đánh giá", "Đánh giá ngoài"]]
    rows += [["A", f"Tiêu chí {code}", "Mức 2", "Mức 1"] for code in CODES]
    assert levels(workbook(tmp_path / "long.xlsx", rows), standard_set=GDTX) == [("A", 2, 2)]


@pytest.mark.parametrize(
    ("header", "rows", "at"),
    [
        (["Tiêu chí", "Mức", "Kết quả"], [["1.3", 1, "Đạt"], [None, 2, "Không đạt"]], "A4"),
        (["Tiêu chí", "Mức", "Kết quả"], [[None, 2, "Không đạt"]], "A3"),
        (["Chỉ báo", "Kết quả"], [["1.3/1", "Đạt"], [None, "Không đạt"]], "A4"),
    ],
)
def test_a_criterion_only_in_the_first_row_of_its_group(
    tmp_path: Path, header: list[Any], rows: list[Any], at: str
) -> None:
    path = workbook(tmp_path / "form.xlsx", [HEAD, header, *rows])
    assert wrong(path) == [("spreadsheet.no_path", f"Sheet!{at}")]


def test_averages_are_no_table(tmp_path: Path) -> None:
    averages = [["Điểm TB"], ["Lớp 6", 8.5, 7.2, 6.9, 5.5, 9.1]]
    wide = [["Tên trường", *CODES], ["A", *[2] * 15]]
    assert levels(workbook(tmp_path / "a.xlsx", wide, averages), standard_set=GDTX) == [("A", 2, 2)]
    form = [HEAD, list(FORM), *([path, "x"] for path in PATHS)]
    assert levels(workbook(tmp_path / "b.xlsx", form, averages)) == [("", 2, 2)]


def test_what_belongs_to_the_header_may_come_below_the_first_row(tmp_path: Path) -> None:
    header = ["TT", "Tên trường", "1.1/1", "1.1/2", "Ghi chú"]
    note = [None, None, None, None, "theo biên bản"]
    numbered = [header, note, ["(1)", "(2)", "(3)", "(4)", "(5)"], [1, "A", "x", "K", None]]
    (row,) = kdcl.spreadsheet.read_rows(workbook(tmp_path / "a.xlsx", numbered), standard_set=GDTX)
    assert (row["school"], row["1.1/1"], row["1.1/2"]) == ("A", "x", "K")
    divided = [header, note, [None, None, "Đạt", "Không đạt"], [1, "A", "x", None]]
    assert refused(workbook(tmp_path / "b.xlsx", divided), standard_set=GDTX) == [
        ("spreadsheet.header_of_two_rows", "Sheet!C3")
    ]


def test_a_school_with_two_cells_like_codes_is_no_header(tmp_path: Path) -> None:
    rows = [["Trường", *CODES], ["A", *[2] * 15], ["B", 1.1, 1.2, *[2] * 13], ["C", *[1] * 15]]
    rated = list(kdcl.spreadsheet.rate(workbook(tmp_path / "a.xlsx", rows), standard_set=GDTX))
    assert [row["level_lowest"] for row in rated] == [2, None, 1]
    assert [error["path"] for error in rated[1]["errors"]] == ["Sheet!B3", "Sheet!C3"]


@pytest.mark.parametrize("numbers", [4, 5])
def test_a_header_of_numbers_has_five_of_them(tmp_path: Path, numbers: int) -> None:
    rows = [list(map(float, CODES[:numbers])), [2] * numbers]
    path = workbook(tmp_path / "a.xlsx", rows)
    if numbers < 5:
        assert refused(path, standard_set=GDTX) == [("spreadsheet.no_table", None)]
    else:
        (row,) = kdcl.spreadsheet.read_rows(path, standard_set=GDTX)
        assert [row[code] for code in CODES[:numbers]] == rows[1]


def test_a_number_that_may_have_lost_its_zero_stops_the_schools_of_that_set(tmp_path: Path) -> None:
    rows = [["Trường", "Bộ tiêu chuẩn", 1.1, "1.2"], ["A", T18, 1, 1], ["B", GDTX, 1, 1]]
    first, second = kdcl.spreadsheet.rate(workbook(tmp_path / "a.xlsx", rows))
    assert [(error["code"], error["path"]) for error in first["errors"]] == [
        ("spreadsheet.ambiguous_number", "Sheet!C1")
    ]
    assert (first["standard_set"], second["errors"], second["level_highest"]) == (T18, None, 2)
