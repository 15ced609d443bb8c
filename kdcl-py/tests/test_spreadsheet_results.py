"""Workbooks and CSV of results: what stands in them, for people who sort and filter, and never as a formula.

INVARIANT: every row that goes in is on the sheet, and a failure is on the list of failures besides.
"""

from __future__ import annotations

import csv
import datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import kdcl
import kdcl.spreadsheet
from conftest import own_set
from kdcl._spreadsheet import _write
from kdcl._spreadsheet._answer import Answers
from sheets import DATA, FORM, GDTX, workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    assert results.auto_filter.ref == "A1:O11"
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
    assert counts == [[GDTX, "Lỗi", 1], [GDTX, "0–2", 9], ["Tổng số", None, 10]]
    assert (failures.max_row, "có lẽ" in failures["N2"].value) == (2, True)


def test_rows_go_on_where_a_sheet_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_write, "_MOST_ROWS", 5)
    kdcl.spreadsheet.write_results(iter(answers()), tmp_path / "out.xlsx", lang="en")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["Results", "Summary", "Failures", "Results 2", "Results 3"]
    assert [book[name].max_row for name in ("Results", "Results 2", "Results 3")] == [5, 5, 3]
    assert book["Results 3"].auto_filter.ref == "A1:O3"
    # Those that failed are all among the results; of the list of them there is one sheet.
    failed = [{**row, "errors": answers()[-1]["errors"]} for row in answers()]
    kdcl.spreadsheet.write_results(failed, tmp_path / "failed.xlsx", lang="en")
    book = openpyxl.load_workbook(tmp_path / "failed.xlsx")
    assert [sheet.max_row for sheet in book][::2] == [5, 5, 3]
    assert (book["Failures"].max_row, book["Summary"]["C2"].value) == (5, 10)


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
    for name in ("out.xlsx", "out.csv"):
        with pytest.raises(ValueError, match="'fr'"):
            kdcl.spreadsheet.write_results(answers(), tmp_path / name, lang="fr")
        for rows in (5, "rows", {"school": "A"}, ["A"], None):
            with pytest.raises(TypeError):
                kdcl.spreadsheet.write_results(rows, tmp_path / name)
    with pytest.raises(FileNotFoundError):
        kdcl.spreadsheet.write_results(answers(), tmp_path / "no" / "out.xlsx")

    def failing() -> Iterator[dict[str, Any]]:
        yield from answers()
        raise KeyError("in the middle")

    for name in ("out.xlsx", "out.csv"):
        with pytest.raises(KeyError, match="in the middle"):
            kdcl.spreadsheet.write_results(failing(), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_columns_that_come_later_are_kept_in_the_last(tmp_path: Path) -> None:
    rows = answers()[:4]
    rows[1].update(more=1, less="")
    rows[2].update(other=datetime.date(2027, 1, 2), more="=1", none=None)
    kdcl.spreadsheet.write_results(iter(rows), tmp_path / "out.xlsx", lang="en")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert [cell.value for cell in sheet["O"]] == ["Other", None, "more: 1", "other: 2027-01-02; more: =1", None]
    assert not sheet.column_dimensions["O"].hidden
    kdcl.spreadsheet.write_results(iter(rows), tmp_path / "out.csv", lang="en")
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as file:
        assert [row["Other"] for row in csv.DictReader(file)][1] == "more: 1"
    kdcl.spreadsheet.write_results(rows[:1], tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    assert (sheet["O1"].value, sheet.column_dimensions["O"].hidden) == ("Khác", True)


def test_sheets_with_columns_of_their_own_go_into_one_file_of_results(tmp_path: Path) -> None:
    head = ["Trường", "Bộ tiêu chuẩn", "1.1"]
    path = workbook(
        tmp_path / "in.xlsx",
        [[*head, "Xã", "row", "errors", "row (2)", "row"], ["A", GDTX, 1, "Một", "r", "e", "s", "t"]],
        [[*head, "Huyện"], ["B", GDTX, 1, "Hai"], ["C", GDTX, "?", "Ba"]],
    )
    rows = list(kdcl.spreadsheet.rate(path))
    assert (rows[0]["row"], rows[0]["errors (2)"]) == ("Sheet!A2", "e")
    assert sorted((key, cell) for key, cell in rows[0].items() if key.startswith("row (")) == [
        ("row (2)", "s"),
        ("row (3)", "t"),
        ("row (4)", "r"),
    ]
    # By which set a school was to be rated is told of one that was refused, too.
    assert (rows[2]["standard_set"], rows[2]["level_lowest"], len(rows[2]["errors"])) == (GDTX, None, 1)
    assert (rows[0]["errors"], rows[1]["row"]) == (None, "Sheet1!A2")
    kdcl.spreadsheet.write_results(rows, tmp_path / "out.csv")
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as file:
        assert [row["Khác"] for row in csv.DictReader(file)] == ["", "Huyện: Hai", "Huyện: Ba"]


@pytest.mark.parametrize(
    ("lang", "grade", "degree", "warning", "note"),
    [
        (
            "vi",
            "Mức này ứng với cấp độ kiểm định",
            "Mức này ứng với mức độ chuẩn quốc gia",
            "bộ tiêu chuẩn không dành cho cấp học của trường",
            "Mức của trường chưa phải là công nhận",
        ),
        (
            "en",
            "This level corresponds to accreditation grade",
            "This level corresponds to national standard degree",
            "the set is not for the education levels of the school",
            "A level is not a recognition",
        ),
    ],
)
def test_words_of_results(tmp_path: Path, lang: str, grade: str, degree: str, warning: str, note: str) -> None:
    head = [["Bộ tiêu chuẩn", "tt17-2018-tieu-hoc"], ["Cấp học", "THCS"]]
    path = workbook(tmp_path / "in.xlsx", [*head, list(FORM), ["1.1/1/a", "x"]])
    rows = list(kdcl.spreadsheet.rate(path))
    assert rows[0]["warnings"] == ["rating.education_level_not_of_set"]
    kdcl.spreadsheet.write_results(rows, tmp_path / "out.xlsx", lang=lang)
    results, summary, _ = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets
    titles = [cell.value for cell in results[1]]
    assert titles[7:9] == [grade, degree]
    assert results.cell(2, titles.index("Lưu ý" if lang == "vi" else "Warnings") + 1).value == warning
    assert any(str(cell.value).startswith(note) for cell in summary["A"])


def test_a_school_without_a_verdict_is_rated_by_a_set_of_any_codes() -> None:
    own = own_set()
    own["rule"] = [{"level": 1, "mandatory": ["7.1"], "place": {"article": "2"}, "confidence": "C"}]
    own["standards"][0].update(number=7)
    own["standards"][0]["criteria"][0]["code"] = "7.1"
    catalogue = kdcl.Catalogue().with_set(own)
    text = b'{"standard_set":"own","ratings":{}}'
    rated = Answers(catalogue).of(text)
    assert (rated.row["level_lowest"], rated.row["level_highest"], rated.row["errors"]) == (0, 1, None)
    assert rated.row["blocking"] == ["7.1/1/a"]


def test_no_rows_give_an_empty_workbook(tmp_path: Path) -> None:
    kdcl.spreadsheet.write_results([], tmp_path / "out.xlsx")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[1]["C2"].value == 0


def test_results_of_a_file(tmp_path: Path) -> None:
    kdcl.spreadsheet.write_results(kdcl.spreadsheet.rate(DATA / "district-libreoffice.ods"), tmp_path / "out.csv")
    with open(tmp_path / "out.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["Mức"] for row in rows[:5]] == ["4", "2", "1", "0–4", ""]
    assert rows[4]["Trường"] == "'=Trường THCS Ví Dụ 5"


def shown(path: Path, rows: Any) -> tuple[list[list[Any]], list[list[Any]]]:
    """What stands in a workbook of results, and in CSV."""
    kdcl.spreadsheet.write_results(rows, path / "out.xlsx")
    kdcl.spreadsheet.write_results(rows, path / "out.csv")
    sheet = openpyxl.load_workbook(path / "out.xlsx").worksheets[0]
    with open(path / "out.csv", encoding="utf-8-sig", newline="") as file:
        return [[cell.value for cell in row] for row in sheet.iter_rows()], list(csv.reader(file))


def test_data_frames_of_results(tmp_path: Path) -> None:
    rows: list[dict[str, Any]] = [{"school": name, "1.3": level} for name, level in zip("ABC", (2, 9, None))]
    expected = shown(tmp_path, kdcl.rate_many(rows, standard_set=GDTX))
    table = pa.Table.from_pylist(rows)
    for frame in (pd.DataFrame(rows), pl.DataFrame(rows), table, table.to_batches()[0]):
        assert shown(tmp_path, kdcl.rate_many(frame, standard_set=GDTX)) == expected
    # As people take frames apart, and as other programs hand them back.
    frame = kdcl.rate_many(pd.DataFrame(rows), standard_set=GDTX)
    assert shown(tmp_path, frame.to_dict("records")) == expected
    frame["blocking"] = frame["blocking"].map(np.array)
    assert shown(tmp_path, frame) == expected
    kdcl.spreadsheet.write_results(kdcl.rate_many(table.to_reader(), standard_set=GDTX), tmp_path / "stream.csv")
    assert (tmp_path / "stream.csv").read_bytes() == (tmp_path / "out.csv").read_bytes()


@pytest.mark.parametrize(
    ("value", "cell", "text"),
    [
        (float("nan"), None, ""),
        (float("inf"), "inf", "inf"),
        (pd.NA, None, ""),
        (pd.NaT, None, ""),
        (Decimal("NaN"), None, ""),
        (np.int64(3), 3, "3"),
        (np.float32(1.5), 1.5, "1.5"),
        (np.bool_(True), True, "True"),
        (np.datetime64("2027-05-20", "ns"), "2027-05-20T00:00:00.000000000", "2027-05-20T00:00:00.000000000"),
        (10**15, "1000000000000000", "1000000000000000"),
        (10**15 - 1, 10**15 - 1, "999999999999999"),
        ("a\ud800b", "a?b", "a?b"),
        (datetime.date(1800, 1, 1), "1800-01-01", "1800-01-01"),
        (datetime.datetime(2027, 5, 20, tzinfo=datetime.timezone.utc), *["2027-05-20 00:00:00+00:00"] * 2),
        (datetime.time(7, 30), "07:30:00", "07:30:00"),
        ([1, 2], "[1, 2]", "[1, 2]"),
    ],
)
def test_cells_of_every_type(tmp_path: Path, value: object, cell: object, text: str) -> None:
    sheet, lines = shown(tmp_path, [{"school": "A", "own": value}])
    assert (sheet[1][1], type(sheet[1][1]), lines[1][1]) == (cell, type(cell), text)


def test_what_a_school_came_with_leaves_room_to_look_at_its_answer(tmp_path: Path) -> None:
    rows = [dict.fromkeys("abcde", 1)]
    kdcl.spreadsheet.write_results(rows, tmp_path / "out.xlsx")
    assert openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0].freeze_panes == "D2"
