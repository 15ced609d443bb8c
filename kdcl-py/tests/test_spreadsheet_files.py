"""Spreadsheets made by openpyxl and LibreOffice, read as departments would hand them in.

INVARIANT: which program saved a file makes no difference to what it says.
"""

from __future__ import annotations

import csv
import doctest
from pathlib import Path
from typing import Any

import pytest

import kdcl
import kdcl.spreadsheet
from kdcl._kinds import NOT_READ, READ
from sheets import DATA, ods, refused, workbook, wrong


def rated(name: str, **asked: Any) -> list[dict[str, Any]]:
    return list(kdcl.spreadsheet.rate(DATA / name, **asked))


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_form_that_libreoffice_saved_says_what_was_filled_in(suffix: str) -> None:
    form = kdcl.spreadsheet.read_form(DATA / f"form-libreoffice.{suffix}")
    assert form.standard_set.id == "tt57-2026-pho-thong"
    assert form.school.to_dict() == {
        "name": "Trường THCS Ví Dụ",
        "code": "00790501",
        "education_levels": ["thcs"],
        "kind": "ordinary",
        "ownership": "public",
        "difficult_area": False,
        "founded": 1998,
    }
    assert (form.school_year, form.assessed_on) == ("2026-2027", "2027-05-20")
    not_met = {path for path, verdict in form.verdicts.items() if verdict == "not_met"}
    assert not_met == {"2.2/2", "4.3/1", "4.3/2"}
    assert form.verdict("3.5/2") == "not_assessed"
    assert sum(verdict == "met" for verdict in form.verdicts.values()) == 26


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_a_path_of_a_form_is_an_assessment(suffix: str) -> None:
    path = DATA / f"form-libreoffice.{suffix}"
    form = kdcl.spreadsheet.read_form(path)
    assert kdcl.rate(path).to_json() == form.rate().to_json()
    assert kdcl.gap(path, 2).must == ("2.2/2", "4.3/1")


@pytest.mark.parametrize("name", ["district-openpyxl.xlsx", "district-libreoffice.ods"])
def test_a_district(name: str) -> None:
    rows = rated(name)
    assert [(row["level_lowest"], row["level_highest"]) for row in rows] == [
        (4, 4),
        (2, 2),
        (1, 1),
        (0, 4),
        (None, None),
        (2, 2),
        (1, 1),
    ]
    assert [row["school"] for row in rows][4:6] == ["=Trường THCS Ví Dụ 5", "Trung tâm GDTX Ví Dụ A"]
    assert [row["row"] for row in rows][3:6] == ["'THCS 2023'!A8", "'THCS 2023'!A9", "'Theo mức'!A2"]
    assert (rows[0]["code"], rows[0]["TT"], rows[0]["Xã"]) == ("00790501", 1, "Xã Một")
    assert rows[2]["blocking"] == ["1.1/2"]
    assert rows[3]["blocking"] == [f"{code}/1/{letter}" for code in ("3.5", "3.6") for letter in "abc"]
    assert (rows[6]["choose_at_least"], "3.5/1" in rows[6]["blocking"]) == (5, True)
    assert [(error["code"], error["path"]) for error in rows[4]["errors"]] == [
        ("assessment.unknown_reached", "'THCS 2023'!G9"),
        ("table.unreadable_level", "'THCS 2023'!P9"),
    ]
    assert "`?`" in rows[4]["errors"][1]["message_vi"]


@pytest.mark.parametrize("name", ["district-openpyxl.xlsx", "district-libreoffice.ods"])
def test_rows_for_rate_many_give_the_same_answers(name: str) -> None:
    rows = list(kdcl.spreadsheet.read_rows(DATA / name))
    fields = ("level_lowest", "level_highest", "blocking", "choose_at_least", "choose_from", "warnings")
    answers = kdcl.rate_many(rows)
    assert [[row[field] for field in fields] for row in answers] == [
        [row[field] for field in fields] for row in rated(name)
    ]


@pytest.mark.parametrize("name", ["summary-openpyxl.xlsx", "summary-libreoffice.ods"])
def test_the_official_summary(name: str) -> None:
    form = kdcl.spreadsheet.read_form(DATA / name)
    outcome = form.rate()
    assert (form.school.name, form.school_year) == ("Trường Tiểu học Ví Dụ", "2022-2023")
    assert outcome.decided
    assert int(outcome.level) == 1
    levels = {own.code: int(own.level) for own in outcome.criteria}
    assert (levels["1.1"], levels["1.2"], levels["1.10"], levels["3.1"], levels["3.2"]) == (3, 2, 2, 2, 1)
    assert {code: level for code, level in levels.items() if code.startswith("22.")} == {
        "22.1": 4,
        "22.2": 0,
        "22.3": 0,
        "22.4": 0,
        "22.5": 0,
    }


def test_rows_say_the_day_and_the_type_of_school(tmp_path: Path) -> None:
    codes = ["1.1", "1.2"]
    day = [["Bộ tiêu chuẩn", "tt17-2018-tieu-hoc"], ["Ngày đánh giá", "20/05/2026"], ["Trường", *codes], ["A", 1, 1]]
    kind = [["Trường", "Loại trường", "Ngày đánh giá", *codes], ["B", "GDTX", "20/5/2027", 1, 1]]
    unknown = [["Bộ tiêu chuẩn", "tt99"], ["Trường", *codes], ["C", 1, 1]]
    for rows, said in (
        (day, {"standard_set": "tt17-2018-tieu-hoc", "assessed_on": "2026-05-20"}),
        (kind, {"standard_set": "tt57-2026-gdtx", "school_type": "gdtx", "assessed_on": "2027-05-20"}),
        (unknown, {"standard_set": "tt99"}),
    ):
        path = workbook(tmp_path / "a.xlsx", rows)
        (row,) = kdcl.spreadsheet.read_rows(path)
        assert {key: row[key] for key in row if key not in (*codes, "school", "code", "row")} == said
        (answer,), (own,) = kdcl.rate_many([row]), kdcl.spreadsheet.rate(path)
        assert answer["warnings"] == own["warnings"]
        assert [one["code"] for one in answer["errors"] or []] == [one["code"] for one in own["errors"] or []]
    assert own["errors"][0]["code"] == "standard_set.unknown"


@pytest.mark.parametrize("suffix", [*READ, ".XLSX", ".Tsv"])
def test_every_kind_that_is_read_is_an_assessment(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"form{suffix}"
    rows = [["Bộ tiêu chuẩn", "tt57-2026-gdtx"], ["Mã chỉ báo", "Kết quả"], ["1.1/1", "x"]]
    if suffix.lower() in (".csv", ".tsv"):
        path.write_text("\n".join("\t".join(row) for row in rows), encoding="utf-8")
    elif suffix == ".ods":
        path.write_bytes((DATA / "form-libreoffice.ods").read_bytes())
    else:
        workbook(tmp_path / "form.xlsx", rows).rename(path)
    assert kdcl.rate(path).to_json() == kdcl.spreadsheet.read_form(path).rate().to_json()


@pytest.mark.parametrize("suffix", [*NOT_READ, ".XLS", ".Numbers"])
def test_a_kind_that_is_not_read_is_named(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"form{suffix}"
    path.write_bytes(b"PK\x03\x04")
    for read in (kdcl.rate, kdcl.spreadsheet.read_form):
        with pytest.raises(kdcl.KdclError) as raised:
            read(path)
        assert [(own.code, f"`form{suffix}`" in own.message_vi) for own in raised.value.errors] == [
            ("spreadsheet.unknown_format", True)
        ]


def test_a_long_table_in_csv_with_semicolons() -> None:
    rows = rated("long-libreoffice.csv")
    assert [(row["school"], row["level_lowest"], row["level_highest"], row["row"]) for row in rows] == [
        ("Trường Mầm non Ví Dụ 1", 2, 2, "A2"),
        ("Trường Mầm non Ví Dụ 2", 1, 1, "A32"),
    ]
    with open(DATA / "long-libreoffice.csv", encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))
    answers = kdcl.rate_many(
        lines, school="Tên trường", path="Mã chỉ báo", verdict="Kết quả", standard_set="tt57-2026-mam-non"
    )
    assert [row["level_lowest"] for row in answers] == [2, 1]


def test_a_number_that_may_have_lost_its_zero_is_told_with_its_cell() -> None:
    path = DATA / "ambiguous-openpyxl.xlsx"
    assert refused(path, standard_set="tt18-2018-trung-hoc") == [
        ("spreadsheet.ambiguous_number", "'Trang 1'!B1"),
        ("spreadsheet.ambiguous_number", "'Trang 1'!E1"),
    ]
    # A set without 1.10 leaves two columns that both say 1.1.
    assert refused(path, standard_set="tt57-2026-gdtx") == [("spreadsheet.column_twice", "'Trang 1'!E1")]
    assert wrong(path) == [("spreadsheet.no_standard_set", "'Trang 1'!A2")]


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_an_error_of_a_formula_is_never_a_blank(suffix: str) -> None:
    path = DATA / f"errors-libreoffice.{suffix}"
    assert wrong(path) == [("spreadsheet.error_value", "Sheet!B4")]
    (row,) = kdcl.spreadsheet.read_rows(path)
    assert (row["1.1/1"], row["1.1/2"]) == ("Đạt", "#DIV/0!")
    (answer,) = kdcl.rate_many([row])
    assert [error["path"] for error in answer["errors"]] == ["/1.1~12"]


def test_a_formula_without_its_result_is_never_a_blank() -> None:
    assert wrong(DATA / "uncomputed-openpyxl.xlsx") == [
        ("spreadsheet.no_value", "Sheet!B3"),
        ("spreadsheet.no_value", "Sheet!B4"),
    ]


LIBREOFFICE = "LibreOffice/7.4.7.2$Linux_X86_64 LibreOffice_project/40$Build-2"


def of_cells(*cells: str, columns: int | None = None) -> str:
    """The rows of a wide table with one school, as OpenDocument has them."""
    codes = ["Trường", *(f"1.{number}" for number in range(1, (columns or len(cells)) + 1))]
    words = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in codes
    )
    name = '<table:table-cell office:value-type="string"><text:p>A</text:p></table:table-cell>'
    return f"<table:table-row>{words}</table:table-row><table:table-row>{name}{''.join(cells)}</table:table-row>"


def test_true_and_false_of_libreoffice_are_no_numbers(tmp_path: Path) -> None:
    number = (
        '<table:table-cell table:formula="of:={}" office:value-type="float" office:value="{}"><text:p>{}</text:p>'
        "</table:table-cell>"
    )
    cells = [number.format(*own) for own in (("TRUE()", 1, "ĐÚNG"), ("FALSE()", 0, "FALSE"), ("[.B1]&gt;1", 1, "TRUE"))]
    (tmp_path / "a.ods").write_bytes(ods(of_cells(*cells, number.format("1+0", 1, "1")), LIBREOFFICE))
    assert wrong(tmp_path / "a.ods", standard_set="tt57-2026-gdtx") == [
        ("spreadsheet.empty_box", "S!C2"),
        ("table.unreadable_level", "S!B2"),
        ("table.unreadable_level", "S!D2"),
    ]


@pytest.mark.parametrize("by", [LIBREOFFICE, "OpenOffice/4.1", "", "odfpy/1.4", "ODFDOM/0.9"])
def test_a_formula_without_a_value_is_blank_where_the_program_computes(tmp_path: Path, by: str) -> None:
    cell = '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>'
    level = '<table:table-cell office:value-type="float" office:value="2"><text:p>2</text:p></table:table-cell>'
    (tmp_path / "a.ods").write_bytes(ods(of_cells(cell, cell, level), by))
    own = wrong(tmp_path / "a.ods", standard_set="tt57-2026-gdtx")
    assert own == ([("spreadsheet.no_value", f"S!{column}2") for column in "BC"] if "Office" not in by else [])


def test_a_day_among_results_is_shown_as_one(tmp_path: Path) -> None:
    cell = '<table:table-cell office:value-type="date" office:date-value="{}"><text:p>x</text:p></table:table-cell>'
    days = ("2027-05-20", "2027-05-20T00:00:00", "2027-05-20T08:30:00")
    (tmp_path / "a.ods").write_bytes(ods(of_cells(*map(cell.format, days))))
    (row,) = kdcl.spreadsheet.read_rows(tmp_path / "a.ods", standard_set="tt57-2026-gdtx")
    assert [row["1.1"], row["1.2"], row["1.3"]] == ["2027-05-20", "2027-05-20", "2027-05-20 08:30:00"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        (
            '<table:table-cell {} office:value-type="string" calcext:value-type="error"><text:p>#REF!</text:p>'
            "</table:table-cell>",
            "error_value",
        ),
        ('<table:table-cell {} table:formula="of:=[.Z1]"/>', "no_value"),
    ],
)
def test_cells_of_opendocument_that_are_repeated(tmp_path: Path, cell: str, code: str) -> None:
    cell = cell.format('table:number-columns-repeated="2"')
    rows = of_cells(cell, cell, columns=4)
    head, last = rows.rsplit("<table:table-row>", 1)
    (tmp_path / "a.ods").write_bytes(ods(f'{head}<table:table-row table:number-rows-repeated="2">{last}', "odfpy/1.4"))
    schools = list(kdcl.spreadsheet.rate(tmp_path / "a.ods", standard_set="tt57-2026-gdtx"))
    assert [[(own["code"], own["path"]) for own in row["errors"]] for row in schools] == [
        [(f"spreadsheet.{code}", f"S!{column}{number}") for column in "BCDE"] for number in (2, 3)
    ]


def test_every_file_is_small_and_told_of() -> None:
    told = (DATA / "README.md").read_text(encoding="utf-8")
    files = [path for path in DATA.iterdir() if path.suffix in (".xlsx", ".ods", ".csv")]
    assert len(files) == 11
    for path in files:
        assert path.stat().st_size < 30_000
        assert path.stem in told


def test_the_examples_of_the_documentation_run() -> None:
    done = doctest.testmod(kdcl.spreadsheet)
    assert (done.failed, done.attempted >= 15) == (0, True)
    assert all(getattr(kdcl.spreadsheet, name).__doc__ for name in kdcl.spreadsheet.__all__ if name != "CODES")
