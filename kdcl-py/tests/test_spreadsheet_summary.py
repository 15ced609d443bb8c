"""The official summary: what its ticks say, what contradicts itself, and its table of clauses.

INVARIANT: a tick that can mean two things is a problem; a blank is "not reached" only above a level that was.
"""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

import kdcl
import kdcl.spreadsheet
from sheets import refused, summary, workbook, wrong

T17 = "tt17-2018-tieu-hoc"
HEADER = ["Tiêu chí", "Không đạt", "Mức 1", "Mức 2", "Mức 3"]
CRITERIA = {
    own.code: [level.level for level in own.levels]
    for standard in kdcl.standard_set(T17).standards
    for own in standard.criteria
}
CLAUSES = [code for code in CRITERIA if 4 in CRITERIA[code]]


def filled(reached: dict[str, int], header: list[Any] = HEADER, standard: list[Any] | None = None) -> list[list[Any]]:
    """A summary of a school that reached all levels but these; its standards may have rows of their own."""
    rows: list[list[Any]] = [["Bộ tiêu chuẩn", T17], header]
    for code, levels in CRITERIA.items():
        if code in CLAUSES:
            continue
        if standard is not None and code.endswith(".1"):
            rows.append([f"Tiêu chuẩn {code[:-2]}", *standard])
        top = reached.get(code, levels[-1])
        ticks = ["---" if level not in levels else "x" if level <= top else None for level in (1, 2, 3)]
        rows.append([f"Tiêu chí {code}", None if top else "x", *ticks])
    return rows


def level(path: Path) -> tuple[int, int]:
    (row,) = kdcl.spreadsheet.rate(path)
    assert row["errors"] is None
    return row["level_lowest"], row["level_highest"]


@pytest.mark.parametrize(
    ("ticks", "levels"),
    [
        (["", "x", "x", "x"], ("met", "met", "met")),
        (["", "x", "X", ""], ("met", "met", "not_met")),
        ([None, "Đạt", "Không đạt", "Không đạt"], ("met", "not_met", "not_met")),
        (["x", "", "", ""], ("not_met", "not_met", "not_met")),
        (["x", "-", "-", "-"], ("not_met", "not_met", "not_met")),
        (["Không đạt", None, None, None], ("not_met", "not_met", "not_met")),
        (["", "", "", ""], ("not_assessed", "not_assessed", "not_assessed")),
        # What lies above a level that was not assessed is not known either.
        (["", "x", "chưa đánh giá", ""], ("met", "not_assessed", "not_assessed")),
        (["", "chưa đánh giá", "", ""], ("not_assessed", "not_assessed", "not_assessed")),
        (["", "chưa đánh giá", "", "K"], ("not_assessed", "not_assessed", "not_met")),
        (["", "Không áp dụng", "", ""], ("not_applicable", "not_assessed", "not_assessed")),
        # Boxes to tick: an empty one says nothing by itself.
        ([False, True, True, False], ("met", "met", "not_met")),
        ([True, False, False, False], ("not_met", "not_met", "not_met")),
        ([False, False, False, False], ("not_assessed", "not_assessed", "not_assessed")),
        (["K", "", "", ""], ("not_met", "not_met", "not_met")),
        (["✓", "", "", ""], ("not_met", "not_met", "not_met")),
    ],
)
def test_ticks_of_a_summary(tmp_path: Path, ticks: list[Any], levels: tuple[str, ...]) -> None:
    own = kdcl.spreadsheet.read_form(summary(tmp_path, ["Tiêu chí 1.1", *ticks]))
    assert tuple(own.verdict(path) for path in ("1.1/1/a", "1.1/2", "1.1/3")) == levels


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["Tiêu chí 1.1", "", "", "", "x"], ("spreadsheet.ticks_contradict", "Sheet!E3")),
        (["Tiêu chí 1.1", "x", "x", "", ""], ("spreadsheet.ticks_contradict", "Sheet!B3")),
        (["Tiêu chí 1.1", "", "x", "", "x"], ("spreadsheet.ticks_contradict", "Sheet!E3")),
        (["Tiêu chí 1.1", "", "x", "x", "-"], ("spreadsheet.ticks_contradict", "Sheet!C3")),
        (["Tiêu chí 1.1", "", "", "Không đạt", ""], ("spreadsheet.ticks_contradict", "Sheet!D3")),
        (["Tiêu chí 1.2", "", "x", "x", "x"], ("assessment.unknown_indicator", "Sheet!E3")),
        (["Tiêu chí 1.1", "", "x", "2", ""], ("table.unreadable_verdict", "Sheet!D3")),
        (["Tiêu chí 1.1", "Đạt", "", "", ""], ("spreadsheet.not_a_tick", "Sheet!B3")),
        (["Tiêu chí 1.1", "Đ", "", "", ""], ("spreadsheet.not_a_tick", "Sheet!B3")),
        (["Tiêu chí 1.1", "Không áp dụng", "x", "", ""], ("spreadsheet.not_a_tick", "Sheet!B3")),
        (["Tiêu chí 1.1", "", False, True, ""], ("spreadsheet.ticks_contradict", "Sheet!D3")),
        (["Tiêu chí 1.1 - Mức 1", "", "x", "", ""], ("spreadsheet.not_a_path", "Sheet!A3")),
        ([datetime.date(2026, 2, 2), "x", "", "", ""], ("spreadsheet.not_a_path", "Sheet!A3")),
        ([None, "x", "", "", ""], ("spreadsheet.no_path", "Sheet!A3")),
        (["Khoản 1, Điều 22", "x", "", "", ""], ("spreadsheet.no_such_column", "Sheet!A3")),
        (["Tiêu chí 1.1", "?", "", "", ""], ("table.unreadable_verdict", "Sheet!B3")),
        (["Tiêu chí 1", "", "x", "", ""], ("spreadsheet.not_a_path", "Sheet!A3")),
        ([1.1, "", "x", "", ""], ("spreadsheet.ambiguous_number", "Sheet!A3")),
        (["#REF!", "", "x", "", ""], ("spreadsheet.error_value", "Sheet!A3")),
    ],
)
def test_ticks_that_contradict_each_other_are_told(tmp_path: Path, row: list[Any], problem: tuple[str, str]) -> None:
    assert wrong(summary(tmp_path, row)) == [problem]


def test_a_number_is_no_tick_where_a_box_is(tmp_path: Path) -> None:
    rows = [["Tiêu chí 1.1", True], ["Tiêu chí 2.1", 1], ["Tiêu chí 2.2", True]]
    assert wrong(summary(tmp_path, *rows)) == [("table.unreadable_verdict", "Sheet!B4")]


def test_the_cells_of_a_contradiction_are_named(tmp_path: Path) -> None:
    rows = [["Tiêu chí 1.1", "", "x", None, "x"], ["Tiêu chí 2.1", "x", "x", None, None]]
    rows += [["Tiêu chí 2.2", None, None, None, "x"]]
    (row,) = kdcl.spreadsheet.rate(summary(tmp_path, *rows))
    assert [error["message_vi"] for error in row["errors"]] == [
        "các ô của tiêu chí 1.1 mâu thuẫn: D3 “Mức 2” để trống, E3 “Mức 3” `x`",
        "các ô của tiêu chí 2.1 mâu thuẫn: B4 “Không đạt” `x`, C4 “Mức 1” `x`",
        "các ô của tiêu chí 2.2 mâu thuẫn: C5 “Mức 1” để trống, E5 “Mức 3” `x`",
    ]
    assert "D3 “Mức 2” blank, E3 “Mức 3” `x`" in row["errors"][0]["message_en"]


def test_the_same_criterion_twice_in_a_summary(tmp_path: Path) -> None:
    row = ["Tiêu chí 1.1", "", "x", "", ""]
    assert wrong(summary(tmp_path, row, row)) == [("spreadsheet.said_twice", "Sheet!A4")]


def test_clauses_that_contradict_themselves(tmp_path: Path) -> None:
    end = [["Khoản, Điều", "Đạt", "Không đạt"], ["Khoản 1", "x", "x"], ["Khoản 2 Điều 22", "x", ""]]
    assert wrong(summary(tmp_path, ["Tiêu chí 1.1", "", "x", "", ""], end=end)) == [
        ("spreadsheet.ticks_contradict", "Sheet!B5")
    ]


@pytest.mark.parametrize(
    "name",
    [
        *("Chưa đạt", "KĐ", "KHÔNG ĐẠT", "Không", "K", "Ko", "Ko đạt", "K đạt", "CĐ:", "Not met"),
        *("Không đạt Mức 1", "Không đạt mức I", "Chưa đạt Mức 1"),
    ],
)
@pytest.mark.parametrize("third", ["Mức III", "Mức 3 (nếu có)", "Đạt - Mức 3", "mức 3"])
def test_headers_of_levels_in_other_words(tmp_path: Path, name: str, third: str) -> None:
    header = ["Tiêu chí", name, "Mức I", "Mức 2", third]
    assert level(workbook(tmp_path / "all.xlsx", filled({}, header))) == (3, 4)
    assert level(workbook(tmp_path / "none.xlsx", filled({"2.2": 0}, header))) == (0, 0)


@pytest.mark.parametrize(("column", "name"), [(4, "Mức độ 3"), (4, "Mức cao"), (1, "Không đạt mức 2"), (1, "Chưa rõ")])
def test_a_header_of_levels_that_is_not_clear(tmp_path: Path, column: int, name: str) -> None:
    header = [*HEADER[:column], name, *HEADER[column + 1 :]]
    assert refused(workbook(tmp_path / "a.xlsx", filled({}, header))) == [
        ("spreadsheet.unclear_header", f"Sheet!{'ABCDE'[column]}2")
    ]


@pytest.mark.parametrize("standard", [[None, "Đạt", "Không đạt"], ["Không đạt", "Đạt"], ["x", "---", "---", "---"]])
def test_rows_of_standards_are_headings(tmp_path: Path, standard: list[Any]) -> None:
    assert level(workbook(tmp_path / "a.xlsx", filled({"2.2": 0}, standard=standard))) == (0, 0)
    assert level(workbook(tmp_path / "b.xlsx", filled(dict.fromkeys(CRITERIA, 1), standard=standard))) == (1, 1)


@pytest.mark.parametrize(
    "label",
    [
        str,
        int,
        "0{}".format,
        "{}.".format,
        "Khoản {}".format,
        "Khoản {}, Điều 22".format,
        "{0}. Khoản {0}, Điều 22".format,
    ],
)
@pytest.mark.parametrize(
    "header",
    [
        [["Khoản, Điều 22", "Đạt", "Không đạt"]],
        [["Tiêu chí (Khoản, Điều)", "Kết quả"], [None, "Đạt", "Không đạt", "Ghi chú"]],
    ],
)
def test_clauses_in_every_usual_spelling(tmp_path: Path, label: Any, header: list[list[Any]]) -> None:
    numbers = range(1, len(CLAUSES) + 1)
    met = [[label(number), "x"] for number in numbers]
    assert level(workbook(tmp_path / "met.xlsx", [*filled({}), [], *header, *met])) == (4, 4)
    boxes = [[label(number), True, False] for number in numbers]
    assert level(workbook(tmp_path / "boxes.xlsx", [*filled({}), [], *header, *boxes])) == (4, 4)
    empty = [[label(number), False, False] for number in numbers]
    assert level(workbook(tmp_path / "empty.xlsx", [*filled({}), [], *header, *empty])) == (3, 4)
    failed = [*met[:-1], [label(len(CLAUSES)), None, "x"]]
    assert level(workbook(tmp_path / "failed.xlsx", [*filled({}), [], *header, *failed])) == (3, 3)


def test_clauses_under_a_header_that_names_none(tmp_path: Path) -> None:
    header = ["Nội dung", "Đạt", "Không đạt"]
    rows = [[f"Khoản {number}, Điều 22", "x"] for number in range(1, len(CLAUSES) + 1)]
    assert level(workbook(tmp_path / "below.xlsx", [*filled({}), header, *rows])) == (4, 4)
    assert level(workbook(tmp_path / "beside.xlsx", filled({}), [header, *rows])) == (4, 4)
    # A key to the signs is no header, and neither are words of a level.
    assert level(workbook(tmp_path / "key.xlsx", filled({}), [["Ký hiệu", "x", "K"], header, *rows])) == (4, 4)
    own = [["Tiêu chí, khoản", "Đạt Mức 1", "Không đạt"], ["1", "x"]]
    assert refused(workbook(tmp_path / "level.xlsx", own), standard_set=T17) == [("spreadsheet.no_table", None)]


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        (["Khoản 9", "x"], ("spreadsheet.not_a_path", "A4")),
        ([datetime.date(2026, 1, 1), "x"], ("spreadsheet.not_a_path", "A4")),
        (["Khoản 1, Điều 23", "x"], ("assessment.unknown_criterion", "B4")),
        (["Khoản 1", None, "Đạt"], ("spreadsheet.not_a_tick", "C4")),
        (["Khoản 1", None, "Không áp dụng"], ("spreadsheet.not_a_tick", "C4")),
        (["Khoản 1", None, "?"], ("table.unreadable_verdict", "C4")),
    ],
)
def test_clauses_that_are_not_read(tmp_path: Path, row: list[Any], problem: tuple[str, str]) -> None:
    end = [["Khoản, Điều", "Đạt", "Không đạt"], row]
    path = summary(tmp_path, end=end)
    code, cell = problem
    assert wrong(path) == [(code, f"Sheet!{cell}")]


def test_boxes_where_a_criterion_has_no_such_level(tmp_path: Path) -> None:
    rows = [["Tiêu chí 1.2", False, True, True, False], ["Tiêu chí 1.7", False, False, False, "-"]]
    form = kdcl.spreadsheet.read_form(summary(tmp_path, *rows))
    assert {path[:5] for path in form.verdicts} == {"1.2/1", "1.2/2"}
    assert set(form.verdicts.values()) == {"met"}


@pytest.mark.parametrize(
    ("header", "row", "problem"),
    [
        (["K.Đạt", "Mức 1", "Mức 2", "Mức 3"], ["x"], ("unclear_header", "B2")),
        (["Mức 1", "Mức 2", "K.Đạt", "Mức 3"], [None, None, "x"], ("unclear_header", "D2")),
        (["Mức 1", "Mức 2", "Mức 3", "Trượt"], [None, None, None, True], ("unclear_header", "E2")),
        (["Không đạt", "Mức 1", "Minh chứng", "Mức 2", "Mức 3"], [None, "x", "x"], ("unclear_header", "D2")),
        ([None, "Mức 1", "Mức 2", "Mức 3"], ["x"], ("no_header", "B3")),
        (["Không đạt", "Mức 1", "Mức 2", "Mức 3", None], [None, None, None, None, "x"], ("no_header", "F3")),
    ],
)
def test_a_tick_in_a_column_that_nobody_knows(
    tmp_path: Path, header: list[Any], row: list[Any], problem: tuple[str, str]
) -> None:
    rows = [["Bộ tiêu chuẩn", T17], ["Tiêu chí", *header], ["Tiêu chí 1.1", *row], ["Tiêu chí 2.1", *row]]
    code, cell = problem
    assert wrong(workbook(tmp_path / "ticks.xlsx", rows)) == [(f"spreadsheet.{code}", f"Sheet!{cell}")]


def test_words_beside_the_levels_are_no_ticks(tmp_path: Path) -> None:
    header = ["Tiêu chí", "Mức 1", "Hồ sơ", "Mức 2", "Mức 3", "Ghi chú"]
    rows = [["Tiêu chí 1.1", "x", "H1-1.1", None, None, "đủ"], ["Tiêu chí 2.1", "x", 3, None, None, False]]
    form = kdcl.spreadsheet.read_form(workbook(tmp_path / "a.xlsx", [["Bộ tiêu chuẩn", T17], header, *rows]))
    assert {path[:5]: verdict for path, verdict in form.verdicts.items() if path[4] == "1"} == {
        "1.1/1": "met",
        "2.1/1": "met",
    }


def test_the_column_of_those_who_reached_none_is_not_found_above_another(tmp_path: Path) -> None:
    about = ["Vùng khó khăn", "Không"]
    header = ["Tiêu chí", "Tên", "Không đạt", "Mức 1", "Mức 2", "Mức 3"]
    rows = [[row[0], None if row[1] != "x" else "tên", *row[1:]] for row in filled({"2.2": 0})[2:]]
    assert level(workbook(tmp_path / "a.xlsx", [["Bộ tiêu chuẩn", T17], about, header, *rows])) == (0, 0)
    # Without such a column, what stands below "Tên" is no tick of it.
    none = [*header[:2], *header[3:]]
    rows = [[row[0], "x", *row[3:]] for row in rows]
    assert wrong(workbook(tmp_path / "b.xlsx", [["Bộ tiêu chuẩn", T17], about, none, *rows])) == [
        ("spreadsheet.unclear_header", "Sheet!B3")
    ]
