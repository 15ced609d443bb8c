"""Spreadsheets made to do harm, or broken: what comes is an error of the library, soon and with little memory.

INVARIANT: no file ends in another exception than `KdclError` or `OSError`, and none is laid out before it was measured.
"""

from __future__ import annotations

import csv
import re
import tracemalloc
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kdcl
import kdcl.spreadsheet
from kdcl._spreadsheet import _archive, _scan
from sheets import DATA, ods, packed, refused

_OFFICE = "http://schemas.openxmlformats.org"
_BOOK = (
    f'<workbook xmlns="{_OFFICE}/spreadsheetml/2006/main" xmlns:r="{_OFFICE}/officeDocument/2006/relationships">'
    '<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="rId1" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
)
_TYPES = (
    f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_START = (
    f'<Relationships xmlns="{_OFFICE}/package/2006/relationships"><Relationship Id="r" '
    f'Type="{_OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)


def xlsx(rows: str, book: str = _BOOK) -> bytes:
    """An Excel workbook of one sheet, its rows given as XML."""
    sheet = f'<worksheet xmlns="{_OFFICE}/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    return packed(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _START,
            "xl/workbook.xml": book,
            "xl/_rels/workbook.xml.rels": _RELATIONS,
            "xl/worksheets/sheet1.xml": sheet,
        }
    )


CELL = '<c r="{}"><v>1</v></c>'
ODS_CELL = '<table:table-cell office:value-type="string" {}><text:p>x</text:p></table:table-cell>'


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (f'<row r="1">{CELL.format("A1")}</row><row r="1048576">{CELL.format("XFD1048576")}</row>', "too_large"),
        (f'<row r="1">{CELL.format("ZZZZZZZZ1")}</row>', "unreadable"),
        (f'<row r="0">{CELL.format("A0")}</row>', "unreadable"),
        (f'<row r="99999999999999">{CELL.format("A1")}</row>', "unreadable"),
        (f'<row r="x">{CELL.format("A1")}</row>', "unreadable"),
        (CELL.format("A1"), "unreadable"),
        ("<row><c><v>1</v></c>", "unreadable"),
        ("", "no_table"),
    ],
)
def test_a_sheet_of_any_extent(tmp_path: Path, rows: str, code: str) -> None:
    (tmp_path / "hostile.xlsx").write_bytes(xlsx(rows))
    assert refused(tmp_path / "hostile.xlsx") == [(f"spreadsheet.{code}", None)]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (
            f'<table:table-row table:number-rows-repeated="1048576">'
            f"{ODS_CELL.format('table:number-columns-repeated=' + chr(34) + '16384' + chr(34))}</table:table-row>",
            "too_large",
        ),
        (
            '<table:table-row table:number-rows-repeated="99999999999"><table:table-cell/></table:table-row>'
            f"<table:table-row>{ODS_CELL.format('')}</table:table-row>",
            "unreadable",
        ),
        ('<table:table-row table:number-rows-repeated="-5"/>', "unreadable"),
        ('<table:table-row table:number-rows-repeated="999999999999999999999"/>', "unreadable"),
        ('<table:table-row table:number-rows-repeated="1048576"><table:table-cell/></table:table-row>', "no_table"),
    ],
)
def test_an_opendocument_sheet_that_repeats_itself(tmp_path: Path, rows: str, code: str) -> None:
    (tmp_path / "hostile.ods").write_bytes(ods(rows))
    assert refused(tmp_path / "hostile.ods") == [(f"spreadsheet.{code}", None)]


def test_a_small_file_that_unpacks_to_a_large_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = xlsx(" " * 3_000_000)
    assert len(bomb) < 10_000
    (tmp_path / "bomb.xlsx").write_bytes(bomb)
    assert refused(tmp_path / "bomb.xlsx") == [("spreadsheet.no_table", None)]
    monkeypatch.setattr(_archive, "MOST_UNPACKED", 2_000_000)
    assert refused(tmp_path / "bomb.xlsx") == [("spreadsheet.too_large", None)]


def test_limits_are_those_that_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _scan.MOST_CELLS == 5_000_000
    monkeypatch.setattr(_archive, "MOST_FILE", 100)
    (tmp_path / "large.csv").write_text("x" * 101, encoding="utf-8")
    assert refused(tmp_path / "large.csv") == [("spreadsheet.too_large", None)]
    monkeypatch.setattr(_archive, "MOST_PARTS", 2)
    (tmp_path / "parts.xlsx").write_bytes(b"")
    monkeypatch.setattr(_archive, "MOST_FILE", 10_000)
    (tmp_path / "parts.xlsx").write_bytes(xlsx(""))
    assert refused(tmp_path / "parts.xlsx") == [("spreadsheet.too_large", None)]


@pytest.mark.parametrize(
    ("ref", "code"),
    [("R3:S1048576", None), ("A1:B1048576", "several"), ("A1:XFD1048576", "several")],
)
def test_merged_cells_of_any_size_and_number(tmp_path: Path, ref: str, code: str | None) -> None:
    own = "".join(f'<c r="{cell}1" t="str"><v>{text}</v></c>' for cell, text in zip("ABC", ("Trường", "1.1", "1.2")))
    rows = f'<row r="1">{own}</row><row r="400000">{CELL.format("C400000")}</row></sheetData><mergeCells>'
    hostile = xlsx(rows + f'<mergeCell ref="{ref}"/>' * 60 + "</mergeCells><sheetData>")
    (tmp_path / "hostile.xlsx").write_bytes(hostile)
    tracemalloc.start()
    rated, problems = told(tmp_path / "hostile.xlsx", standard_set="tt57-2026-gdtx")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 100_000_000
    assert (problems, len(rated)) == ((["spreadsheet.unreadable"], 0) if code else ([], 1))


def test_more_merged_cells_than_any_table_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_scan, "MOST_MERGES", 2)
    merges = "".join(f'<mergeCell ref="A{row}:B{row}"/>' for row in (1, 2, 3))
    (tmp_path / "x.xlsx").write_bytes(xlsx(f"</sheetData><mergeCells>{merges}</mergeCells><sheetData>"))
    assert refused(tmp_path / "x.xlsx") == [("spreadsheet.too_large", None)]


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    book = '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + _BOOK
    (tmp_path / "hostile.xlsx").write_bytes(xlsx("", book))
    assert refused(tmp_path / "hostile.xlsx") == [("spreadsheet.unreadable", None)]


def test_a_sheet_that_was_not_measured_is_not_read(tmp_path: Path) -> None:
    # The reader of values finds the sheet under another relation than the one that is looked through.
    (tmp_path / "hostile.xlsx").write_bytes(xlsx("", _BOOK.replace("rId1", "rId2")))
    assert refused(tmp_path / "hostile.xlsx") == [("spreadsheet.unreadable", None)]


class PanicException(BaseException):
    """As the binding of a library in Rust raises where that library has a fault."""


def test_a_fault_of_the_reader_is_an_unreadable_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(_: object) -> None:
        raise PanicException("index out of bounds")

    monkeypatch.setattr("python_calamine.CalamineWorkbook", type("Reader", (), {"from_filelike": staticmethod(fails)}))
    assert refused(DATA / "district-openpyxl.xlsx") == [("spreadsheet.unreadable", None)]


@pytest.mark.parametrize(
    "content", [b"", b"PK", b"PK\x03\x04" + b"\0" * 90, b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"<html>"]
)
def test_what_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    assert refused(tmp_path / "x.xlsx") == [("spreadsheet.unreadable", None)]


@pytest.mark.parametrize(
    "content",
    [
        b"PK",
        xlsx("<row><c>"),
        xlsx(f'<row r="1">{CELL.format("ZZZZZZZZ1")}</row>'),
        xlsx(f'<row r="1">{CELL.format("A1")}</row><row r="1048576">{CELL.format("XFD1048576")}</row>'),
        xlsx("", "<!DOCTYPE x>" + _BOOK),
        xlsx("", _BOOK.replace("rId1", "rId2")),
    ],
)
def test_why_a_file_is_not_read_is_told_in_the_language_asked_for(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.xlsx").write_bytes(content)
    with pytest.raises(kdcl.KdclError) as raised:
        list(kdcl.spreadsheet.rate(tmp_path / "x.xlsx"))
    (own,) = raised.value.errors
    english = r"\b(?:file|not|zip|is|error|row|column|cells?|token|parts?|sheet|document|tag)\b"
    assert not re.search(english, own.message_vi)
    assert re.search(english, own.message_en)


@pytest.mark.parametrize("name", ["x.xls", "x.pdf", "x", "x.xlsb"])
def test_formats_that_are_not_read_are_named(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert refused(tmp_path / name) == [("spreadsheet.unknown_format", None)]


def test_csv_that_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes("Trường,1.1".encode()[:-2] + b"\xff\xfe")
    assert refused(path) == [("spreadsheet.not_utf8", None)]
    path.write_bytes(b'a,1.1,1.2\n"' + b"x" * 200_000 + b'",1,1\n')
    assert refused(path) == [("spreadsheet.unreadable", None)]


def test_a_year_of_any_length(tmp_path: Path) -> None:
    head = f"Bộ tiêu chuẩn,tt57-2026-gdtx\nNăm thành lập,{'9' * 5000}\n"
    (tmp_path / "x.csv").write_text(head + "Chỉ báo,Kết quả\n1.1/1,x\n", encoding="utf-8")
    (row,) = kdcl.spreadsheet.rate(tmp_path / "x.csv")
    assert [(error["code"], error["path"]) for error in row["errors"]] == [("spreadsheet.not_a_year", "B2")]


def test_a_formula_whose_result_is_empty_text_is_blank(tmp_path: Path) -> None:
    words = "".join(f'<c r="{cell}1" t="str"><v>{text}</v></c>' for cell, text in zip("ABC", ("Trường", "1.1", "1.2")))
    empty, missing = '<c r="B2" t="str"><f>""</f><v></v></c>', '<c r="C2" t="str"><f>""</f></c>'
    rows = f'<row r="1">{words}</row><row r="2"><c r="A2" t="str"><v>A</v></c>{empty}{missing}</row>'
    (tmp_path / "x.xlsx").write_bytes(xlsx(rows))
    (row,) = kdcl.spreadsheet.rate(tmp_path / "x.xlsx", standard_set="tt57-2026-gdtx")
    assert [(error["code"], error["path"]) for error in row["errors"]] == [("spreadsheet.no_value", "S!C2")]


def test_a_missing_file_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(kdcl.spreadsheet.rate(tmp_path / "none.xlsx"))


def test_an_error_repeats_words_of_the_file_shortened_and_harmless(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    text = f"\x1b]0;x\x07\u2028\u202e{'x' * 500}"
    path.write_text(f"Bộ tiêu chuẩn,tt57-2026-gdtx\nChỉ báo,Kết quả\n{text},Đạt\n", encoding="utf-8")
    (row,) = kdcl.spreadsheet.rate(path)
    (error,) = row["errors"]
    assert error["code"] == "spreadsheet.not_a_path"
    shown = "\\u001b]0;x\\u0007 \\u202e" + "x" * 200
    told_of = error["message_vi"].partition("`")[2].partition("`")[0]
    assert told_of.startswith(shown[:60])
    assert len(told_of) < 100


@given(data=st.data())
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("name", ["district-openpyxl.xlsx", "summary-libreoffice.ods", "long-libreoffice.csv"])
def test_a_damaged_file_never_ends_in_another_exception(tmp_path: Path, name: str, data: st.DataObject) -> None:
    content = bytearray((DATA / name).read_bytes())
    if not name.endswith(".csv"):
        content = bytearray(_archive.packed(_archive.unpacked(bytes(content))).getvalue())
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / name
    path.write_bytes(bytes(content[: data.draw(st.integers(0, len(content)))]) if data.draw(st.booleans()) else content)
    rows, problems = told(path)
    assert all(row["errors"] is None or row["errors"] for row in rows)
    assert all(code.startswith("spreadsheet.") for code in problems)


HEADERS = [
    "1.1",
    "1.2",
    "Chỉ báo",
    "Kết quả",
    "Trường",
    "Mức 1",
    "Mức 2",
    "Tiêu chí",
    "Không đạt",
    "Đạt",
    "Bộ tiêu chuẩn",
]
VALUES = ["x", "K", "0", "2", "Mức 1", "TRUE", "tt57-2026-gdtx", "1.1/1", "Khoản 1", "(1)", "Tổng cộng", "-", ""]


@given(
    cells=st.lists(
        st.lists(st.one_of(st.text(max_size=12), st.sampled_from(HEADERS + VALUES)), max_size=6), max_size=12
    )
)
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_cells_are_rated_or_told_of(tmp_path: Path, cells: list[list[str]]) -> None:
    path = tmp_path / "any.csv"
    with open(path, "w", encoding="utf-8", errors="replace", newline="") as file:
        csv.writer(file).writerows(cells)
    rows, problems = told(path, standard_set="tt57-2026-gdtx")
    # A table that turns out to be two ends the reading; what came before it stands.
    assert rows or problems
    assert all(row["errors"] or row["level_lowest"] is not None for row in rows)
    assert all(code in kdcl.spreadsheet.CODES for code in problems)
    # These tables say nothing of most criteria, so no level is certain for any school.
    assert all(row["level_lowest"] in (0, None) for row in rows)
    # What is read once is read the same again.
    assert told(path, standard_set="tt57-2026-gdtx") == (rows, problems)


def told(path: Path, **asked: Any) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows of a file, or the codes of what is wrong with it as a whole."""
    rows: list[dict[str, Any]] = []
    try:
        rows.extend(kdcl.spreadsheet.rate(path, **asked))
    except kdcl.KdclError as error:
        return rows, [problem.code for problem in error.errors]
    return rows, []
