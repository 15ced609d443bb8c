"""Schools and what is about them: no school is lost, none is put together out of two, and no row goes unread.

INVARIANT: what a row says is in the answer or in a problem that names its cell.
"""

from __future__ import annotations

import csv
import datetime
import time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kdcl
import kdcl.spreadsheet
from kdcl._spreadsheet._alike import Alike
from sheets import FORM, GDTX, workbook, wrong

T18 = "tt18-2018-trung-hoc"
HEAD = ["Bộ tiêu chuẩn", GDTX]
CODES = [own.code for standard in kdcl.standard_set(GDTX).standards for own in standard.criteria]


def told(path: Path, **asked: Any) -> list[tuple[Any, ...]]:
    """By school: its name with its levels, or with what is wrong."""
    return [
        (row["school"], *(error["code"] + " " + error["path"] for error in row["errors"]))
        if row["errors"]
        else (row["school"], row["level_lowest"], row["level_highest"])
        for row in kdcl.spreadsheet.rate(path, **asked)
    ]


def test_two_schools_of_one_name(tmp_path: Path) -> None:
    header = ["Trường", "Xã", "Mã chỉ báo", "Kết quả"]
    rows = [header, *(["Hòa Bắc", "Xã 1", code, 2] for code in CODES[:8])]
    rows += [["Hòa Bắc", "Xã 2", code, 2] for code in CODES[8:]]
    path = workbook(tmp_path / "long.xlsx", rows)
    assert told(path, standard_set=GDTX) == [("Hòa Bắc", 0, 2), ("Hòa Bắc", 0, 2)]
    assert [row["Xã"] for row in kdcl.spreadsheet.rate(path, standard_set=GDTX)] == ["Xã 1", "Xã 2"]
    # A place given once is that of all rows of the school; with two such schools it is not clear whose row it is.
    once = [header, ["Hòa Bắc", "Xã 1", CODES[0], 2], *(["Hòa Bắc", None, code, 2] for code in CODES[1:])]
    assert told(workbook(tmp_path / "once.xlsx", once), standard_set=GDTX) == [("Hòa Bắc", 2, 2)]
    unclear = [*rows, ["Hòa Bắc", None, "1.1", 0], ["Hòa Bắc", None, "1.2", 0]]
    assert told(workbook(tmp_path / "unclear.xlsx", unclear), standard_set=GDTX)[1][:3] == (
        "Hòa Bắc",
        "spreadsheet.which_school Sheet!A17",
        "spreadsheet.which_school Sheet!A18",
    )


def test_a_code_tells_schools_apart_and_holds_them_together(tmp_path: Path) -> None:
    header = ["Mã trường", "Trường", "Huyện", "Mã chỉ báo", "Kết quả"]
    rows = [header, ["1", "A", "H", "1.1", 2], ["2", "A", "H", "1.1", 1], ["1", None, None, "1.2", 2]]
    path = workbook(tmp_path / "codes.xlsx", rows)
    read = [(row["code"], row["1.1"], row.get("1.2")) for row in kdcl.spreadsheet.read_rows(path, standard_set=GDTX)]
    assert read == [("1", 2, 2), ("2", 1, None)]
    rows.append(["1", "A", "K", "1.3", 2])
    assert told(workbook(tmp_path / "places.xlsx", rows), standard_set=GDTX)[0] == (
        "A",
        "spreadsheet.which_school Sheet!A5",
    )


PLACES = st.fixed_dictionaries({}, optional={"Xã": st.sampled_from("123"), "Huyện": st.sampled_from("12")})


@given(rows=st.lists(st.tuples(PLACES, st.booleans()), max_size=12), asked=st.lists(PLACES, min_size=1, max_size=4))
def test_schools_of_one_name_are_found_as_by_comparing_all(
    rows: list[tuple[dict[str, str], bool]], asked: list[dict[str, str]]
) -> None:
    alike, known = Alike(), list(enumerate(rows))
    for number, (places, coded) in known:
        # Asked in between, and told of a school bit by bit, as rows come.
        alike.found(asked[0], coded)
        for header in ((), *places):
            alike.put(number, {header: places[header]} if header else {}, False)
        alike.put(number, places, coded)
    for places in asked:
        for coded in (False, True):
            fitting = {
                number
                for number, (own, has_code) in known
                if not (coded and has_code) and all(own.get(header, one) == one for header, one in places.items())
            }
            found, only = alike.found(places, coded)
            assert (found in fitting, only) == (bool(fitting), len(fitting) == 1)


@pytest.mark.parametrize("header", [["Mã trường"], ["Trường", "Xã"], ["Trường", "Mã trường", "Xã", "Huyện"]])
def test_many_schools_of_one_name(tmp_path: Path, header: list[str]) -> None:
    # Comparing each with all before it took minutes.
    rows = [[*header, *FORM]]
    for number in range(15_000):
        rows.append([*({"Trường": "Hoa Sen", "Huyện": ""}.get(own, str(number)) for own in header), "1.1/1", "x"])
    with open(tmp_path / "a.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    start = time.process_time()
    assert sum(row["errors"] is None for row in kdcl.spreadsheet.rate(tmp_path / "a.csv", standard_set=GDTX)) == 15_000
    assert time.process_time() - start < 20


def test_rows_of_codes_alone_are_schools_of_their_own(tmp_path: Path) -> None:
    rows = [["Mã trường", "Trường", *FORM], ["1", None, "1.3/1", "x"], ["2", None, "1.3/1", "x"]]
    rows += [["1", None, "1.3/2", "x"], ["2", "B", "1.3/2", "x"], [None, None, "1.4/1", "x"]]
    path = workbook(tmp_path / "a.xlsx", rows)
    assert told(path, standard_set=GDTX) == [("", 0, 2), ("B", 0, 2), ("", "spreadsheet.no_name Sheet!A6")]


def test_levels_and_points_in_columns_of_their_own(tmp_path: Path) -> None:
    header = ["Tiêu chí", "Mức", "Kết quả"]
    second = [HEAD, header, *([code, 2, "Không đạt"] for code in CODES)]
    assert told(workbook(tmp_path / "second.xlsx", second)) == [("", 0, 1)]
    both = [HEAD, header, *([code, f"Mức {level}", "x" if level == 1 else "K"] for code in CODES for level in (1, 2))]
    assert told(workbook(tmp_path / "both.xlsx", both)) == [("", 1, 1)]
    letters = [
        ["Bộ tiêu chuẩn", T18],
        ["Tiêu chí", "Mức", "Điểm", "Kết quả"],
        ["1.1", 1, "b)", "x"],
        ["1.2", 1, 9, "x"],
    ]
    form = kdcl.spreadsheet.read_form(workbook(tmp_path / "letters.xlsx", letters))
    assert form.verdicts == {"1.1/1/b": "met", "1.2/1/a": "met", "1.2/1/b": "met", "1.2/1/c": "met"}


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["1.1", "cao", None, "x"], "B3"),
        (["1.1/2", 1, None, "x"], "B3"),
        (["1.1", None, "a", "K"], "C3"),
        (["1.1/1/a", 1, "b", "x"], "C3"),
    ],
)
def test_a_level_or_point_that_is_not_clear(tmp_path: Path, row: list[Any], cell: str) -> None:
    rows = [["Bộ tiêu chuẩn", T18], ["Tiêu chí", "Mức", "Điểm", "Kết quả"], row]
    assert wrong(workbook(tmp_path / "form.xlsx", rows)) == [("spreadsheet.unclear_level", f"Sheet!{cell}")]


def test_the_type_of_a_school_must_fit_the_set_above(tmp_path: Path) -> None:
    rows = [["Bộ tiêu chuẩn", "tt57-2026-pho-thong"], ["Trường", "Loại trường", *CODES[:2]], ["A", "Mầm non", 2, 2]]
    assert wrong(workbook(tmp_path / "wide.xlsx", rows)) == [("assessment.school_type_conflict", "Sheet!B3")]


def test_schools_without_marks_and_below_blank_rows(tmp_path: Path) -> None:
    rows = [["Trường", "Mã trường", *CODES], ["A", None, *[2] * 15], ["Z", "01"], [], ["B", "02"]]
    rows += [["C", None, *[1] * 15], ["D", None, "chưa đánh giá"], ["Lưu Ý", "03"], ["Ghi chú: x là đạt"]]
    rows += [["Hà Nội, ngày 20 tháng 5 năm 2027"], ["Người lập biểu", "HIỆU TRƯỞNG"][:1], [None, "Người lập biểu"]]
    assert told(workbook(tmp_path / "wide.xlsx", rows), standard_set=GDTX) == [
        ("A", 2, 2),
        ("Z", 0, 2),
        ("B", 0, 2),
        ("C", 1, 1),
        ("D", 0, 2),
        ("Lưu Ý", 0, 2),
    ]


@pytest.mark.parametrize("name", ["Xã Một", "Nguyễn Văn A", "Trường Z"])
def test_a_row_that_has_only_a_name_is_no_school(tmp_path: Path, name: str) -> None:
    rows = [["TT", "Trường", *CODES], ["I", name], [1, "A", *[2] * 15], [], [None, name]]
    only = "spreadsheet.only_a_name Sheet!A{}".format
    assert told(workbook(tmp_path / "wide.xlsx", rows), standard_set=GDTX) == [
        (name, only(2)),
        ("A", 2, 2),
        (name, only(5)),
    ]
    # In the column of codes a name is no code.
    coded = [["Mã trường", "Trường", *CODES], ["01", "A", *[2] * 15], [name]]
    assert told(workbook(tmp_path / "coded.xlsx", coded), standard_set=GDTX) == [("A", 2, 2), ("", only(3))]


@pytest.mark.parametrize("name", ["Trung Bình", "Bình Quân", "Tổng 2", "Cộng 3", "Tỷ Lệ", "Số trường A"])
def test_a_school_is_no_sum_whatever_its_name(tmp_path: Path, name: str) -> None:
    coded = [["Trường", "Mã trường", *CODES], [name, "01", *[2] * 15], [name, "02"]]
    assert told(workbook(tmp_path / "code.xlsx", coded), standard_set=GDTX) == [(name, 2, 2), (name, 0, 2)]
    for header, own in (("Bộ tiêu chuẩn", GDTX), ("Loại trường", "GDTX")):
        rows = [["Trường", header, "Ngày đánh giá", *CODES], [name, own, "20/5/2027", *[2] * 15]]
        assert told(workbook(tmp_path / "set.xlsx", rows)) == [(name, "spreadsheet.sum_or_school Sheet!A2")]


def test_sums_are_told_by_the_place_of_the_school(tmp_path: Path) -> None:
    rows = [["TT", "Quy mô", "Trường", *CODES], [1, "Trung bình", "Cộng Hòa", *[2] * 15]]
    rows += [[2, "Tổng số", "Tổng Hợp", *[1] * 15], ["Tổng cộng", None, None, *[3] * 15]]
    rows += [[None, None, words, *[9] * 15] for words in ("Cộng: 2 trường", "Số trường đạt Mức 2", "Tỷ lệ (%)")]
    rows += [[3, "Tổng số", None, *[1] * 15]]
    assert told(workbook(tmp_path / "wide.xlsx", rows), standard_set=GDTX) == [
        ("Cộng Hòa", 2, 2),
        ("Tổng Hợp", 1, 1),
        ("", "spreadsheet.no_name Sheet!C8"),
    ]


def test_rows_of_nothing_but_formulas(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    own, other = book.worksheets[0], book.create_sheet("Cum2")
    for sheet in (own, other):
        sheet.append(["Trường", "1.1", "1.2"])
    own.append(["A", 2, 2])
    own.append(["=Cum2!A2", "=Cum2!B2", "=Cum2!C2"])
    other.append([None, "=Sheet!B2"])
    book.save(tmp_path / "tail.xlsx")
    rows = told(tmp_path / "tail.xlsx", standard_set=GDTX)
    assert [row[0] for row in rows] == ["A", "", ""]
    assert rows[1][1:] == tuple(f"spreadsheet.no_value Sheet!{column}3" for column in "ABC")
    assert rows[2][1:] == ("spreadsheet.no_name Cum2!A2", "spreadsheet.no_value Cum2!B2")


@pytest.mark.parametrize(
    ("path", "verdict", "code"),
    [
        (datetime.date(2026, 3, 1), "Mức 1", "not_a_path"),
        (datetime.date(2026, 3, 1), "?", "not_a_path"),
        ("Tiêu chí 1-3", "1", "not_a_path"),
        ("1.3a", "Không đạt", "not_a_path"),
        ("Tiêu chí thứ ba", "Mức 1", "not_a_path"),
        ("5.4/1-c", "x", "not_a_path"),
        ("1.3 a)", "Không đạt", "not_a_path"),
        ("1.3 đạt mức 1", "Không đạt", "not_a_path"),
        (None, "Mức 1", "no_path"),
    ],
)
def test_a_label_that_is_not_read_beside_a_result(tmp_path: Path, path: Any, verdict: Any, code: str) -> None:
    rows = [HEAD, ["Tiêu chí", "Kết quả"], ["1.1", 2], ["1.2", 2], [path, verdict]]
    assert wrong(workbook(tmp_path / "form.xlsx", rows)) == [(f"spreadsheet.{code}", "Sheet!A5")]


def test_a_header_far_down_is_found(tmp_path: Path) -> None:
    rows = [*[["x"]] * 120, ["Trường", *CODES], ["B", *[0] * 15]]
    assert told(workbook(tmp_path / "a.xlsx", rows), standard_set=GDTX) == [("B", 0, 0)]


@pytest.mark.parametrize(
    "end",
    ['"Ánh Sao,1,1\nC,0,0\n', '"Ánh Sao,1,1\n"C",0,0\n', '"Ánh Sao" cơ sở 2,1,1\n'],
)
def test_quotes_that_swallow_rows(tmp_path: Path, end: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Trường,1.1,1.2\nA,2,2\n" + end, encoding="utf-8")
    with pytest.raises(kdcl.KdclError) as raised:
        list(kdcl.spreadsheet.rate(path, standard_set=GDTX))
    assert [(own.code, own.path) for own in raised.value.errors] == [("spreadsheet.open_quotes", "A3")]


@pytest.mark.parametrize("standard_set", [own.id for own in kdcl.standard_sets()])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_form_saved_as_csv(tmp_path: Path, standard_set: str, delimiter: str) -> None:
    kdcl.spreadsheet.write_template(standard_set, tmp_path / "form.xlsx")
    rows = [
        list(row) for row in openpyxl.load_workbook(tmp_path / "form.xlsx").worksheets[0].iter_rows(values_only=True)
    ]
    for row in rows[8:]:
        row[6] = "Đạt"
    with open(tmp_path / "form.csv", "w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    form = kdcl.spreadsheet.read_form(tmp_path / "form.csv")
    assert set(form.verdicts.values()) == {"met"}
    assert len(form.verdicts) == len(kdcl.standard_set(standard_set).indicators)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_box_that_is_not_ticked_may_mean_two_things(tmp_path: Path, suffix: str) -> None:
    tables: dict[str, list[list[Any]]] = {
        "C2": [["Trường", "1.1/1", "1.1/2"], ["A", True, False]],
        "B3": [list(FORM), ["1.1/1", True], ["1.1/2", False]],
        "C3": [["Trường", *FORM], ["A", "1.1/1", True], ["A", "1.1/2", False]],
    }
    for cell, rows in tables.items():
        path, at = workbook(tmp_path / "a.xlsx", rows), f"Sheet!{cell}"
        if suffix == "csv":
            path, at = tmp_path / "a.csv", cell
            path.write_text(
                "\n".join(",".join(map(str, row)) for row in rows).replace("True", "TRUE").replace("False", "FALSE"),
                encoding="utf-8",
            )
        assert wrong(path, standard_set=GDTX) == [("spreadsheet.empty_box", at)]
        with pytest.raises(kdcl.KdclError, match="FALSE"):
            list(kdcl.spreadsheet.read_rows(path, standard_set=GDTX))
        ticked = [[True if cell is False else cell for cell in row] for row in rows]
        (row,) = kdcl.spreadsheet.read_rows(workbook(tmp_path / "b.xlsx", ticked), standard_set=GDTX)
        assert (row["1.1/1"], row["1.1/2"]) == (True, True)


@pytest.mark.parametrize(
    ("label", "value", "field", "expected"),
    [
        ("Loại hình trường", "Công lập", "ownership", "public"),
        ("Loại hình", "tư thục", "ownership", "private"),
        ("Hình thức sở hữu", "Dân lập", "ownership", "community"),
        ("Loại hình trường", "Chuyên", "kind", "specialised"),
        ("Loại trường chuyên biệt", "Chuyên", "kind", "specialised"),
        ("Cấp học", "THCS và THPT", "education_levels", ["thcs", "thpt"]),
        ("Cấp học", "TH & THCS", "education_levels", ["tieu_hoc", "thcs"]),
        ("Cấp học", "Tiểu học - THCS", "education_levels", ["tieu_hoc", "thcs"]),
    ],
)
def test_what_the_law_and_people_call_schools(
    tmp_path: Path, label: str, value: str, field: str, expected: object
) -> None:
    rows = [["Bộ tiêu chuẩn", "tt57-2026-pho-thong"], [label, value], list(FORM), ["1.1/1", "x"]]
    form = kdcl.spreadsheet.read_form(workbook(tmp_path / "form.xlsx", rows))
    assert form.to_dict()["school"] == {field: expected}
