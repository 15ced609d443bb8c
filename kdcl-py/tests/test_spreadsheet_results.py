"""Workbooks and CSV of results: what stands in them, for people who sort and filter, and never as a formula.

INVARIANT: every row that goes in is on the sheet, and a failure is on the list of failures besides.
"""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kdcl
import kdcl.spreadsheet
from kdcl._spreadsheet import _write
from sheets import DATA, GDTX

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "http://example.org", "1.10", "{=1}")


def answers() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = [{"school": name, "1.3": 2, "day": datetime.date(2027, 5, 20)} for name in HOSTILE]
    rows.append({"school": "x" * 40_000 + "\x01", "1.3": "có lẽ", "day": None})
    return list(kdcl.rate_many(rows, standard_set=GDTX))


def test_a_workbook_of_results(tmp_path: Path) -> None:
    kdcl.spreadsheet.write_results(answers(), tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Kết quả", "Tổng hợp", "Lỗi"]
    results, summary, failures = book.worksheets
    assert results.freeze_panes == "C2"
    assert results.auto_filter.ref == "A1:N11"
    header = [cell.value for cell in results[1]]
    assert header[:5] == ["Trường", "day", "Bộ tiêu chuẩn", "Mức", "Mức thấp nhất"]
    names = [row[0] for row in results.iter_rows(min_row=2)]
    assert [cell.value for cell in names][:-1] == [
        name.replace("\r", "_x000D_") if "\r" in name else name for name in HOSTILE
    ]
    assert {cell.data_type for cell in names} == {"s"}
    assert len(names[-1].value) == 32_767
    assert not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row)
    assert (results["D2"].value, results["E2"].value, results["F2"].value) == ("0–2", 0, 2)
    assert results["B2"].value == datetime.datetime(2027, 5, 20)
    assert results["D2"].fill.fgColor.rgb != results["D11"].fill.fgColor.rgb
    assert "có lẽ" in results["N11"].value
    counts = [[cell.value for cell in row] for row in summary.iter_rows(min_row=2, max_row=4)]
    assert counts == [["Chưa rõ bộ", "Lỗi", 1], [GDTX, "0–2", 9], ["Tổng số", None, 10]]
    assert (failures.max_row, "có lẽ" in failures["N2"].value) == (2, True)


def test_rows_go_on_where_a_sheet_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_write, "_MOST_ROWS", 5)
    kdcl.spreadsheet.write_results(iter(answers()), tmp_path / "out.xlsx", lang="en")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Results", "Summary", "Failures", "Results 2", "Results 3"]
    assert [book[name].max_row for name in ("Results", "Results 2", "Results 3")] == [5, 5, 3]
    assert book["Results 3"].auto_filter.ref == "A1:N3"


def test_csv_of_results_is_read_by_spreadsheet_programs_as_text(tmp_path: Path) -> None:
    kdcl.spreadsheet.write_results(answers(), tmp_path / "out.csv", lang="en")
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["School"] for row in rows][:6] == ["'" + name for name in HOSTILE[:6]]
    assert {row["Level"] for row in rows} == {"0–2", ""}
    assert "có lẽ" in rows[-1]["Errors"]


def test_what_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"\.pdf"):
        kdcl.spreadsheet.write_results([], tmp_path / "out.pdf")
    rows = answers()
    rows[3]["more"] = 1
    with pytest.raises(ValueError, match="more"):
        kdcl.spreadsheet.write_results(rows, tmp_path / "out.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_no_rows_give_an_empty_workbook(tmp_path: Path) -> None:
    kdcl.spreadsheet.write_results([], tmp_path / "out.xlsx")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[1]["C2"].value == 0


def test_results_of_a_file(tmp_path: Path) -> None:
    kdcl.spreadsheet.write_results(kdcl.spreadsheet.rate(DATA / "district-libreoffice.ods"), tmp_path / "out.csv")
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Mức"] for row in rows[:5]] == ["4", "2", "1", "0–4", ""]
    assert rows[4]["Trường"] == "'=Trường THCS Ví Dụ 5"
