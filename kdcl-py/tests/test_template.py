"""The form that `kdcl template` writes: what is in it, and that what a person fills in is what is read back.

INVARIANT: every set, in both languages, goes out and comes back the same.
"""

from __future__ import annotations

import datetime
import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kdcl
import kdcl.spreadsheet
from conftest import SETS

VERDICTS = {
    "vi": {"Đạt": "met", "Không đạt": "not_met", "Không áp dụng": "not_applicable"},
    "en": {"Met": "met", "Not met": "not_met", "Not applicable": "not_applicable"},
}
HEADER_ROW = 8


def written(path: Path, standard_set: str, lang: str = "vi") -> Any:
    kdcl.spreadsheet.write_template(standard_set, path / "form.xlsx", lang=lang)
    return openpyxl.load_workbook(path / "form.xlsx")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("standard_set", SETS)
def test_a_form_filled_in_reads_back_the_same(tmp_path: Path, standard_set: str, lang: str) -> None:
    book = written(tmp_path, standard_set, lang)
    sheet = book.worksheets[0]
    words = list(VERDICTS[lang].items())
    expected: dict[str, str] = {}
    for number, row in enumerate(sheet.iter_rows(min_row=HEADER_ROW + 1)):
        if number % 4:
            row[6].value, expected[row[0].value] = words[number % 4 - 1]
    sheet["E3"], sheet["E4"], sheet["E5"] = "Trường Ví Dụ", "0079", "2022-2023"
    sheet["E6"] = datetime.date(2023, 5, 20)
    sheet["G3"], sheet["G4"], sheet["G7"] = "Công lập", "Có", 1998
    book.save(tmp_path / "filled.xlsx")
    form = kdcl.spreadsheet.read_form(tmp_path / "filled.xlsx")
    assert form.verdicts == expected
    assert form.standard_set.id == standard_set
    assert form.school.to_dict() == {
        "name": "Trường Ví Dụ",
        "code": "0079",
        "ownership": "public",
        "difficult_area": True,
        "founded": 1998,
    }
    assert (form.school_year, form.assessed_on) == ("2022-2023", "2023-05-20")


@pytest.mark.parametrize("standard_set", SETS)
def test_every_indicator_has_its_row_with_statement_and_article(tmp_path: Path, standard_set: str) -> None:
    sheet = written(tmp_path, standard_set).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEADER_ROW + 1)]
    own = kdcl.standard_set(standard_set)
    assert [(row[0], row[4], row[5]) for row in rows] == [
        (indicator.path, indicator.statement.vi, indicator.citation.vi) for indicator in own.indicators
    ]
    assert all(cell.data_type == "s" for (cell,) in sheet.iter_rows(min_row=HEADER_ROW + 1, max_col=1))
    assert all(row[6] is None and row[7] is None for row in rows)


def test_an_empty_form_is_an_assessment_without_verdicts(tmp_path: Path) -> None:
    written(tmp_path, "tt18-2018-trung-hoc")
    form = kdcl.spreadsheet.read_form(tmp_path / "form.xlsx")
    assert form.verdicts == {}
    assert (form.rate().level.lowest, form.rate().level.highest) == (0, 4)


def test_how_a_form_looks_and_prints(tmp_path: Path) -> None:
    book = written(tmp_path, "tt18-2018-trung-hoc")
    sheet, guide = book.worksheets
    last = HEADER_ROW + 160
    assert sheet.freeze_panes == f"B{HEADER_ROW + 1}"
    assert sheet.auto_filter.ref == f"A{HEADER_ROW}:H{last}"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.print_title_rows == f"${HEADER_ROW}:${HEADER_ROW}"
    assert not sheet.protection.sheet
    assert sheet["E9"].alignment.wrap_text
    lists = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert lists[f"G{HEADER_ROW + 1}:G{last}"] == '"Đạt,Không đạt,Không áp dụng"'
    assert lists["E7"].count("THPT") == 4
    # The guide lets an x and a K be typed, so the list offers and stops nothing.
    own = next(rule for rule in sheet.data_validations.dataValidation if f"G{HEADER_ROW + 1}" in str(rule.sqref))
    assert (own.type, own.showErrorMessage, own.hide_drop_down) == ("list", False, False)
    assert guide.max_row >= 6
    assert guide["A1"].value == "Cách điền phiếu"


def test_the_same_set_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.xlsx", tmp_path / "2.xlsx"
    kdcl.spreadsheet.write_template("tt57-2026-gdtx", first)
    kdcl.spreadsheet.write_template(kdcl.standard_set("tt57-2026-gdtx"), second)
    assert first.read_bytes() == second.read_bytes()
    # Nothing in it is of today, so that it is the same tomorrow.
    days: set[str | bytes] = set()
    with zipfile.ZipFile(first) as archive:
        for part in archive.infolist():
            days.add("-".join(map(str, part.date_time[:3])))
            days.update(re.findall(rb"\d{4}-\d\d-\d\d(?=T\d)", archive.read(part)))
    assert days == {"1980-1-1", b"2000-01-01"}


def test_a_set_that_is_not_held(tmp_path: Path) -> None:
    with pytest.raises(kdcl.KdclError) as raised:
        kdcl.spreadsheet.write_template("tt99", tmp_path / "form.xlsx")
    assert raised.value.code == "standard_set.unknown"
    with pytest.raises(ValueError, match="'fr'"):
        kdcl.spreadsheet.write_template("tt57-2026-gdtx", tmp_path / "form.xlsx", lang="fr")
    assert not (tmp_path / "form.xlsx").exists()
