"""The shapes of tables: which header is what, which cells belong to whom, and what is a problem rather than a guess.

INVARIANT: a row of results is rated or told of with its cell; none is passed over.
"""

from __future__ import annotations

import datetime
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kdcl
import kdcl.spreadsheet
from sheets import FORM, GDTX, packed, refused, summary, workbook, wrong

HEAD = ["Bộ tiêu chuẩn", GDTX]


def form(path: Path, *rows: list[Any], head: list[list[Any]] | None = None) -> Path:
    return workbook(path / "form.xlsx", [*(head or [HEAD]), list(FORM), *rows])


@pytest.mark.parametrize(
    "header",
    [
        ["Mã chỉ báo", "Kết quả"],
        ["mã chỉ báo:", "KẾT QUẢ ĐÁNH GIÁ"],
        ["Chỉ\u00a0 báo", "  Đánh giá "],
        ["ĐƯỜNG DẪN", "Tự đánh giá"],
        ["ma chi bao", "ket qua"],
        ["Path", "Verdict"],
        [unicodedata.normalize("NFD", "Đường dẫn"), unicodedata.normalize("NFD", "Kết quả đánh giá")],
    ],
)
def test_headers_in_every_usual_spelling(tmp_path: Path, header: list[str]) -> None:
    path = workbook(tmp_path / "form.xlsx", [HEAD, [], header, ["1.1/1", "x"], ["Chỉ báo 1.1/2", "K"]])
    assert kdcl.spreadsheet.read_form(path).verdicts == {"1.1/1": "met", "1.1/2": "not_met"}


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ("1.1", "1.1"),
        (" 1.1 ", "1.1"),
        ("Tiêu chí 1.1", "1.1"),
        ("TC 1.1", "1.1"),
        ("tc1.1", "1.1"),
        ("TIÊU CHÍ 1.1: Tầm nhìn", "1.1"),
        ("1.1. Tầm nhìn", "1.1"),
        ("1,1", "1.1"),
        ("1.1/2", "1.1/2"),
        ("1.1 / 2", "1.1/2"),
        ("Tiêu chí 1.1 - Mức 2", "1.1/2"),
        ("1.1 mức 2", "1.1/2"),
        (unicodedata.normalize("NFD", "Tiêu chí 1.1 – Mức 2"), "1.1/2"),
    ],
)
def test_columns_of_a_wide_table(tmp_path: Path, header: str, code: str) -> None:
    cell = "2" if code == "1.1" else "Đạt"
    path = workbook(tmp_path / "wide.xlsx", [["Tên trường", header, "1.2"], ["Ví Dụ", cell, 1]])
    (row,) = kdcl.spreadsheet.read_rows(path, standard_set=GDTX)
    assert row[code] == cell


@pytest.mark.parametrize(
    "header",
    [
        *("Tiêu chí 1.1x", "1.1/2/cd", "1.1 Mức 2 và 3", "1.1/2/2023", datetime.date(2023, 10, 1)),
        # What spreadsheet programs make of 1.3 and 3.1 when they save CSV.
        *("1-Mar", "3-Jan", "Mar-01", "01-Thg3", "1/3", "03/01", "01/03/2026", "1/3/26", "2026-03-01"),
    ],
)
def test_a_column_that_is_not_understood_is_never_passed_over(tmp_path: Path, header: object) -> None:
    path = workbook(tmp_path / "wide.xlsx", [["Tên trường", header, "1.2", "1.3"], ["Ví Dụ", 2, 1, 1]])
    assert refused(path, standard_set=GDTX) == [("spreadsheet.unclear_header", "Sheet!B1")]


def test_two_columns_of_one_meaning(tmp_path: Path) -> None:
    wide = workbook(tmp_path / "wide.xlsx", [["Trường", "1.1", "TC 1.1", "Đơn vị"], ["Ví Dụ", 2, 1, "x"]])
    assert refused(wide) == [("spreadsheet.column_twice", "Sheet!C1"), ("spreadsheet.column_twice", "Sheet!D1")]
    narrow = workbook(tmp_path / "form.xlsx", [HEAD, ["Chỉ báo", "Kết quả", "Đánh giá"], ["1.1/1", "x", "K"]])
    assert refused(narrow) == [("spreadsheet.column_twice", "Sheet!C2")]


def test_a_number_stands_for_its_code_where_the_other_is_text(tmp_path: Path) -> None:
    set_id = "tt18-2018-trung-hoc"
    path = workbook(tmp_path / "wide.xlsx", [["Trường", 1.1, "1.10", 2.1], ["Ví Dụ", 3, 2, 1]])
    (row,) = kdcl.spreadsheet.read_rows(path, standard_set=set_id)
    assert (row["1.1"], row["1.10"], row["2.1"]) == (3, 2, 1)
    rows = [["Bộ tiêu chuẩn", set_id], ["Tiêu chí", "Mức đạt"], [1.1, 3], [2.1, 2]]
    assert wrong(workbook(tmp_path / "form.xlsx", rows)) == [("spreadsheet.ambiguous_number", "Sheet!A3")]
    assert wrong(workbook(tmp_path / "form.xlsx", [*rows, ["1.10", 2]])) == []


def test_the_head_of_a_form(tmp_path: Path) -> None:
    head = [
        ["TRUNG TÂM GDTX VÍ DỤ"],
        ["Trường: Trung tâm Ví Dụ", "", "Năm học:", "2026 – 2027"],
        ["Loại trường", "GDTX", "Ngày đánh giá", "20/5/2027"],
        ["Vùng khó khăn", "x", "Năm thành lập", 1998],
    ]
    own = kdcl.spreadsheet.read_form(form(tmp_path, ["1.1/1", "x"], head=head))
    assert own.to_dict() == {
        "standard_set": GDTX,
        "school": {"name": "Trung tâm Ví Dụ", "difficult_area": True, "founded": 1998},
        "school_year": "2026-2027",
        "assessed_on": "2027-05-20",
        "ratings": {"1.1": {"1": "met"}},
    }


def test_a_second_verdict_names_the_cell_of_the_first(tmp_path: Path) -> None:
    rows = [["1.3/2", "x"], ["1.3/1", "-"], ["1.3/1", "x"], ["1.3/1", "K"], ["1.3", "Mức 2"]]
    (row,) = kdcl.spreadsheet.rate(form(tmp_path, *rows))
    assert [(error["code"], error["path"], error["message_vi"]) for error in row["errors"]] == [
        ("table.said_twice", "Sheet!B6", "1.3/1 đã được ghi ở Sheet!B5"),
        ("table.said_twice", "Sheet!B7", "1.3 đã được ghi ở Sheet!B3"),
    ]


def test_what_is_wrong_with_a_head_is_told_at_its_cells(tmp_path: Path) -> None:
    head = [
        ["Bộ tiêu chuẩn", "tt18-2018-trung-hoc", "Ngày đánh giá", "31/2/2023"],
        ["Năm học", "2022-2024", "Loại hình trường", "Quốc tế"],
        ["Trường", "x" * 300, "Năm học", "2022-2023"],
        ["Năm thành lập", datetime.date(1998, 5, 20)],
    ]
    assert sorted(wrong(form(tmp_path, ["1.1/1/a", "?"], head=head))) == [
        ("assessment.invalid_school_year", "Sheet!B2"),
        ("json.string_too_long", "Sheet!B3"),
        ("spreadsheet.not_a_date", "Sheet!D1"),
        ("spreadsheet.not_a_year", "Sheet!B4"),
        ("spreadsheet.said_twice", "Sheet!D3"),
        ("spreadsheet.unknown_word", "Sheet!D2"),
    ]


def test_a_set_that_is_not_held_or_not_named(tmp_path: Path) -> None:
    assert wrong(form(tmp_path, ["1.1/1", "x"], head=[["Bộ tiêu chuẩn", "tt99"]])) == [
        ("standard_set.unknown", "Sheet!B1")
    ]
    bare = form(tmp_path, ["1.1/1", "x"], head=[["Phiếu"]])
    assert wrong(bare) == [("spreadsheet.no_standard_set", "Sheet!A2")]
    assert wrong(bare, standard_set=GDTX) == []


def test_all_errors_of_a_form_at_once_and_no_more_than_a_hundred(tmp_path: Path) -> None:
    rows = [["1.1/1", "có lẽ"], ["9.9/1", "x"], ["1.2/1", 7], ["1.2/1", "x"], ["1.2/1", "K"], ["ghi chú", "Đạt"]]
    assert wrong(form(tmp_path, *rows)) == [
        ("spreadsheet.not_a_path", "Sheet!A8"),
        ("table.unreadable_verdict", "Sheet!B3"),
        ("assessment.unknown_indicator", "Sheet!B4"),
        ("table.unreadable_verdict", "Sheet!B5"),
        ("table.said_twice", "Sheet!B7"),
    ]
    problems = wrong(form(tmp_path, *([f"9.{number}/1", "x"] for number in range(1, 99)), *([["z", "x"]] * 20)))
    assert len(problems) == 101
    assert problems[-1] == ("spreadsheet.too_many", None)


def test_notes_blanks_and_signatures_are_no_results(tmp_path: Path) -> None:
    rows = [
        ["1.1/1", "x"],
        [],
        ["Ghi chú", None],
        [None, "HIỆU TRƯỞNG"],
        ["Ngày 20 tháng 5", "(ký tên)"],
        ["1.1/2", "K"],
    ]
    own = kdcl.spreadsheet.read_form(form(tmp_path, *rows))
    assert own.to_dict()["ratings"] == {"1.1": {"1": "met", "2": "not_met"}}


def test_a_form_without_indicators_is_no_blank_assessment(tmp_path: Path) -> None:
    assert wrong(form(tmp_path, ["a", None])) == [("spreadsheet.no_indicator", "Sheet!A2")]
    assert wrong(summary(tmp_path, ["Tiêu chuẩn 1", "x"])) == [("spreadsheet.no_indicator", "Sheet!A2")]


def test_merged_cells_hold_their_value_in_every_row(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    own = book.worksheets[0]
    for row in [["Trường", "Mã chỉ báo", "Kết quả"], ["A", "1.1/1", "Đạt"], [None, "1.1/2", None], ["B", "1.1/1", "K"]]:
        own.append(row)
    own.merge_cells("A2:A3")
    own.merge_cells("C2:C3")
    book.save(tmp_path / "long.xlsx")
    rows = list(kdcl.spreadsheet.read_rows(tmp_path / "long.xlsx", standard_set=GDTX))
    assert [(row["school"], row["1.1/1"], row.get("1.1/2")) for row in rows] == [("A", "Đạt", "Đạt"), ("B", "K", None)]


def test_what_a_merged_cell_hides_is_told(tmp_path: Path) -> None:
    rows = [["Trường", "Mã chỉ báo", "Kết quả"], ["A", "1.1/1", "Đạt"], ["A", "1.1/2", "K"], ["B", "1.2/1", "Đạt"]]
    parts = {}
    with zipfile.ZipFile(workbook(tmp_path / "in.xlsx", rows)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    for cells, at in (("A2:A3", None), ("C2:C3", "C3"), ("A2:A4", "A4"), ("B2:B3", "B3")):
        merge = f'</sheetData><mergeCells count="1"><mergeCell ref="{cells}"/></mergeCells>'
        own = {**parts, sheet: parts[sheet].replace("</sheetData>", merge)}
        (tmp_path / "a.xlsx").write_bytes(packed(own))
        found = [
            (error["code"], error["path"])
            for row in kdcl.spreadsheet.rate(tmp_path / "a.xlsx", standard_set=GDTX)
            for error in row["errors"] or []
        ]
        assert found == ([("spreadsheet.covered_value", f"Sheet!{at}")] if at else [])


def test_a_cell_merged_over_columns_of_results_is_not_guessed(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    own = book.worksheets[0]
    own.append(["Trường", "1.1", "1.2", "1.3"])
    own.append(["A", 2, None, 1])
    own.merge_cells("B2:C2")
    book.save(tmp_path / "wide.xlsx")
    assert wrong(tmp_path / "wide.xlsx", standard_set=GDTX) == [("spreadsheet.merged_across", "Sheet!B2")]


def test_a_row_of_results_without_a_school(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "long.xlsx", [["Trường", *FORM], ["A", "1.1/1", "x"], [None, "1.1/2", "x"], [None, "1.2/1", "x"]]
    )
    rows = list(kdcl.spreadsheet.rate(path, standard_set=GDTX))
    assert [[(error["code"], error["path"]) for error in row["errors"] or []] for row in rows] == [
        [],
        [("spreadsheet.no_name", "Sheet!A3")],  # once for all such rows
    ]


def test_several_sheets(tmp_path: Path) -> None:
    one, other = [HEAD, list(FORM), ["1.1/1", "x"]], [["Trường", "1.1", "1.2"], ["A", 1, 1]]
    notes = [["Hướng dẫn"], ["Điền vào trang khác"]]
    assert wrong(workbook(tmp_path / "a.xlsx", notes, one)) == []
    assert refused(workbook(tmp_path / "b.xlsx", one, one)) == [("spreadsheet.several_tables", "Sheet1!A2")]
    assert refused(workbook(tmp_path / "c.xlsx", other, one)) == [("spreadsheet.several_tables", "Sheet1!A2")]
    rows = list(kdcl.spreadsheet.rate(workbook(tmp_path / "d.xlsx", other, notes, other), standard_set=GDTX))
    assert [row["row"] for row in rows] == ["Sheet!A2", "Sheet2!A2"]
    assert refused(workbook(tmp_path / "e.xlsx", notes)) == [("spreadsheet.no_table", None)]
    assert refused(workbook(tmp_path / "f.xlsx", other[:1])) == [("spreadsheet.no_school", "Sheet!A1")]


def test_read_form_wants_one_school(tmp_path: Path) -> None:
    path = workbook(tmp_path / "wide.xlsx", [["Trường", "1.1", "1.2"], ["A", 1, 1], ["B", 1, 1]])
    with pytest.raises(kdcl.KdclError) as raised:
        kdcl.spreadsheet.read_form(path, standard_set=GDTX)
    assert raised.value.code == "spreadsheet.not_one_school"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_every_program(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [["Tên trường", "1.1", "1.2/1"], ['"Ví, Dụ; một"', "2", "x"], ['"Hai\ndòng"', "1", "K"]]
    path = tmp_path / "wide.csv"
    path.write_bytes("\r\n".join(delimiter.join(row) for row in rows).encode(encoding))
    rated = list(kdcl.spreadsheet.read_rows(path, standard_set=GDTX))
    assert [(row["school"], row["row"], row["1.1"], row["1.2/1"]) for row in rated] == [
        ("Ví, Dụ; một", "A2", "2", "x"),
        ("Hai dòng", "A3", "1", "K"),
    ]


def test_a_row_says_by_which_set_it_is_rated(tmp_path: Path) -> None:
    header = ["Trường", "Loại trường", "Ngày đánh giá", "1.1", "1.2"]
    path = workbook(
        tmp_path / "wide.xlsx",
        [
            header,
            ["A", "Mầm non", datetime.date(2027, 5, 20), 1, 1],
            ["B", "THCS", "20/5/2027", 1, 1],
            ["C", "GDTX", None, 1, 1],
            ["D", "Đại học", None, 1, 1],
        ],
    )
    rows = list(kdcl.spreadsheet.rate(path))
    assert [row["standard_set"] for row in rows] == ["tt57-2026-mam-non", "tt57-2026-pho-thong", None, None]
    assert [(error["code"], error["path"]) for row in rows[2:] for error in row["errors"]] == [
        ("assessment.no_standard_set", "Sheet!A4"),
        ("spreadsheet.unknown_word", "Sheet!B5"),
        ("spreadsheet.no_standard_set", "Sheet!A5"),
    ]


def test_a_sheet_that_does_not_begin_at_its_corner(tmp_path: Path) -> None:
    header: list[Any] = [None, None, "Trường", "1.1", "1.2", "1.3"]
    rows = [[], header, [None, None, "A", "?", 1, "=1/0"], [None, None, None, 1, None, None]]
    book = openpyxl.load_workbook(workbook(tmp_path / "a.xlsx", rows))
    book.worksheets[0].merge_cells("C3:C4")
    book.worksheets[0].merge_cells("E3:F3")
    book.save(tmp_path / "a.xlsx")
    found = [
        (error["code"], error["path"])
        for row in kdcl.spreadsheet.rate(tmp_path / "a.xlsx", standard_set=GDTX)
        for error in row["errors"] or []
    ]
    assert found == [
        ("spreadsheet.merged_across", "Sheet!E3"),
        ("table.unreadable_level", "Sheet!D3"),
    ]


def test_csv_that_names_what_divides_it(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=|\r\nTrường|1.1|1.2\r\nA, B; C|?|1\r\n", encoding="utf-8")
    (row,) = kdcl.spreadsheet.rate(tmp_path / "a.csv", standard_set=GDTX)
    assert (row["school"], row["row"], [error["path"] for error in row["errors"]]) == ("A, B; C", "A3", ["B3"])
    (tmp_path / "b.csv").write_text('sep=|\nTrường|1.1|1.2\n"A|1|1\n', encoding="utf-8")
    assert refused(tmp_path / "b.csv", standard_set=GDTX) == [("spreadsheet.open_quotes", "A3")]


def test_of_two_ways_to_divide_rows_the_one_with_more_cells(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("1.1, 1.2\nTrường;1.1;1.2\nA;2;1\nB;1;1\n", encoding="utf-8")
    rows = list(kdcl.spreadsheet.read_rows(tmp_path / "a.csv", standard_set=GDTX))
    assert [(row["school"], row["1.1"]) for row in rows] == [("A", "2"), ("B", "1")]


def test_a_row_may_say_other_than_the_head(tmp_path: Path) -> None:
    head = [["Bộ tiêu chuẩn", "tt57-2026-pho-thong"], ["Trường", "Bộ tiêu chuẩn", "Chỉ báo", "Kết quả"]]
    rows = [["A", GDTX, "1.1/1", "x"], ["A", GDTX, "1.1/2", "x"], ["B", None, "1.1/1", "x"]]
    first, second = kdcl.spreadsheet.rate(workbook(tmp_path / "a.xlsx", [*head, *rows]))
    assert (first["standard_set"], second["standard_set"]) == (GDTX, "tt57-2026-pho-thong")
    rows[1][1] = "tt57-2026-mam-non"
    first, _ = kdcl.spreadsheet.rate(workbook(tmp_path / "b.xlsx", [*head, *rows]))
    assert [(error["code"], error["path"]) for error in first["errors"]] == [("spreadsheet.said_twice", "Sheet!B4")]


def test_the_head_of_one_sheet_says_nothing_of_the_next(tmp_path: Path) -> None:
    table = [["Trường", "1.1", "1.2"], ["A", 1, 1]]
    path = workbook(tmp_path / "a.xlsx", [HEAD, *table], table, [["Bộ tiêu chuẩn", "tt57-2026-mam-non"], *table])
    rows = list(kdcl.spreadsheet.rate(path))
    assert [row["standard_set"] for row in rows] == [GDTX, None, "tt57-2026-mam-non"]
    assert [error["code"] for error in rows[1]["errors"]] == ["spreadsheet.no_standard_set"]


def test_notes_below_a_table_without_names(tmp_path: Path) -> None:
    rows = [[*HEAD, None], ["1.1", "1.2", "Ghi chú"], [1, 2], [None, None, "thiếu"], [], [None, None, "Người lập"]]
    found = [
        [(error["code"], error["path"]) for error in row["errors"] or []]
        for row in kdcl.spreadsheet.rate(workbook(tmp_path / "a.xlsx", rows))
    ]
    assert found == [[], [("spreadsheet.only_a_name", "Sheet!A4")]]
