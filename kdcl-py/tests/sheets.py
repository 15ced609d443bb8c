"""What the tests of spreadsheets share: the files made by other programs, and small workbooks written on the spot.

INVARIANT: the files in `data` are read as they are; what a test writes it writes with openpyxl or as XML, not with the
package.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import kdcl
import kdcl.spreadsheet

DATA = Path(__file__).parent / "data"
GDTX = "tt57-2026-gdtx"

FORM = ("Mã chỉ báo", "Kết quả")


def workbook(path: Path, *sheets: list[list[Any]]) -> Path:
    """Writes a workbook of these sheets, given as rows of cells."""
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        own = book.worksheets[0] if number == 0 else book.create_sheet()
        for row in rows:
            own.append(row)
    book.save(path)
    return path


def ods(rows: str, by: str = "") -> bytes:
    """An OpenDocument spreadsheet of one sheet, its rows given as XML, and the program that says it made it."""
    content = (
        '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>'
        f'<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body></office:document-content>'
    )
    parts = {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "META-INF/manifest.xml": '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        "content.xml": content,
    }
    if by:
        parts["meta.xml"] = (
            f'<o:document-meta xmlns:o="o" xmlns:meta="m"><meta:generator>{by}</meta:generator></o:document-meta>'
        )
    return packed(parts)


def packed(parts: dict[str, str]) -> bytes:
    """A zip archive of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def refused(path: Path, **asked: Any) -> list[tuple[str, str | None]]:
    """The codes and places of all that is wrong with a file as a whole."""
    with pytest.raises(kdcl.KdclError) as raised:
        list(kdcl.spreadsheet.rate(path, **asked))
    return [(problem.code, problem.path) for problem in raised.value.errors]


def wrong(path: Path, **asked: Any) -> list[tuple[str, str | None]]:
    """The codes and places of all that is wrong with the only school of a file."""
    (row,) = kdcl.spreadsheet.rate(path, **asked)
    return [(error["code"], error["path"]) for error in row["errors"] or []]


def summary(path: Path, *rows: list[Any], end: list[list[Any]] | None = None) -> Path:
    """Writes the official summary of a primary school with these rows, and a table below it."""
    head = [["Bộ tiêu chuẩn", "tt17-2018-tieu-hoc"], ["Tiêu chí", "Không đạt", "Mức 1", "Mức 2", "Mức 3"]]
    return workbook(path / "summary.xlsx", [*head, *rows, *(end or [])])
