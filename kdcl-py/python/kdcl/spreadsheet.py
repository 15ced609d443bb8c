"""Spreadsheets in and out: forms of one school, tables of many, results with colours by level.

Read: `.xlsx`, `.xlsm`, `.ods`, `.csv` and `.tsv`. Written: `.xlsx` and `.csv`. Which shape a table has is told by its
header row:

- a **form**, one row an indicator (`Mã chỉ báo`, `Kết quả`), the school's data above it: what `write_template` writes;
- the official **summary** ("Tổng hợp kết quả tự đánh giá"), ticks under `Không đạt`, `Mức 1`, `Mức 2`…;
- a **wide** table, one row a school, columns `1.1`, `Tiêu chí 1.1`, `5.4/2/c`…;
- a **long** table, rows of school, indicator, verdict.

Headers are known in Vietnamese and English, in any case and spacing, composed or decomposed. What is wrong is a
`KdclError` whose problems name the cell: `Sheet1!H7`. Codes of the sheet's own are `spreadsheet.*`.

INVARIANT: `import kdcl` does not load this module, nor what it needs.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from kdcl._spreadsheet._answer import Answers, beside, refused
from kdcl._spreadsheet._problems import CODES, raised
from kdcl._spreadsheet._read import read_form, schools
from kdcl._spreadsheet._results import rows_of
from kdcl._spreadsheet._write import csv_writer, replacing, workbook_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from kdcl._catalogue import Catalogue
    from kdcl._sets import StandardSet
    from kdcl._spreadsheet._notices import Notice
    from kdcl._spreadsheet._schools import School

__all__ = ["CODES", "rate", "read_form", "read_rows", "write_results", "write_template"]

_CELLS = ("spreadsheet.error_value", "spreadsheet.no_value", "spreadsheet.no_standard_set")
"""What stays with a row when rows are handed on: the core tells of it again."""


def rate(
    path: str | os.PathLike[str],
    *,
    standard_set: str | None = None,
    to: int | None = None,
    catalogue: Catalogue | None = None,
    passed_over: Callable[[Notice], None] | None = None,
) -> Iterator[dict[str, Any]]:
    r"""Rates every school of a spreadsheet: a row each, in its order, with the fields `kdcl.rate_many` gives.

    Before them come `school`, `code`, `row` (the cell the school starts at) and the columns that mean nothing to a
    rating; one of these that is named like a field gets a number, `row (2)`. A school that cannot be rated has its
    `errors`, each with its cell as `path`; it stops no other. `standard_set` is for schools that name none; `to` is the
    level whose gap is wanted, else the next one. `passed_over` is told, by the time the last row is given, of
    each sheet, row and column that is not read and may have been meant: a `Notice` with a sentence in `vi` and `en`.

    `KdclError` for what is wrong with the whole file; `OSError` where it cannot be opened.

    >>> import kdcl.spreadsheet, pathlib, tempfile
    >>> table = pathlib.Path(tempfile.mkdtemp(), "district.csv")
    >>> _ = table.write_text("Trường,Bộ tiêu chuẩn,1.3,2.2\nVí Dụ,tt57-2026-gdtx,Mức 2,Đạt\n", encoding="utf-8")
    >>> for row in kdcl.spreadsheet.rate(table):
    ...     print(row["school"], row["errors"][0]["path"], row["errors"][0]["message_en"])
    Ví Dụ D2 `Đạt` does not say which level criterion 2.2 reached
    """
    from kdcl._catalogue import BUILTIN

    answers = Answers(catalogue or BUILTIN, to)
    for school in schools(path, standard_set=standard_set, catalogue=catalogue, passed_over=passed_over):
        wrong = school.problems
        answer = refused(wrong, school.standard_set) if wrong else answers.of(school.text).row
        yield beside(_named(school), school.others, answer)


def read_rows(
    path: str | os.PathLike[str], *, standard_set: str | None = None, catalogue: Catalogue | None = None
) -> Iterator[dict[str, Any]]:
    r"""The schools of a spreadsheet as rows for `kdcl.rate_many`, whatever shape the table has: a row a school, its
    keys the indicators, levels and criteria, with `standard_set`, and `school_type` and `assessed_on` where the sheet
    says them.

    A row has no column for the school year, nor for what else a sheet says of the school, like its education levels:
    of a set that is not for these `rate` warns, and `rate_many` cannot. `KdclError` for what is wrong with the sheet
    itself (`spreadsheet.*`); cells are handed on as they are.

    >>> import kdcl.spreadsheet, pathlib, tempfile
    >>> table = pathlib.Path(tempfile.mkdtemp(), "district.csv")
    >>> _ = table.write_text("Trường;Xã;Tiêu chí 1.3;TC 2.2\nVí Dụ;Mẫu;2;1\n", encoding="utf-8")
    >>> row, = kdcl.spreadsheet.read_rows(table, standard_set="tt57-2026-gdtx")
    >>> row.pop("row"), row.pop("code"), row
    ('A2', '', {'school': 'Ví Dụ', 'Xã': 'Mẫu', 'standard_set': 'tt57-2026-gdtx', '1.3': '2', '2.2': '1'})
    """
    for school in schools(path, standard_set=standard_set, catalogue=catalogue):
        own = [one for one in school.problems if one["code"] in CODES and one["code"] not in _CELLS]
        if own:
            raise raised(own)
        said = {**school.said, "standard_set": school.standard_set or school.said.get("standard_set")}
        answer = {**said, **school.cells}
        yield beside(_named(school), school.others, answer)


def _named(school: School) -> dict[str, Any]:
    return {"school": school.name, "code": school.code, "row": school.at}


def write_results(rows: Iterable[Mapping[str, Any]] | Any, path: str | os.PathLike[str], *, lang: str = "vi") -> None:
    """Writes rows as `rate` or `kdcl.rate_many` gives them, also as a data frame of pandas, polars or pyarrow, to an
    `.xlsx` or `.csv` file.

    A workbook has a frozen header, filters and colours by level; a second sheet counts schools by set and level, a
    third lists those that failed. Rows are written as they come, so the columns are those of the first row; what a
    later row has besides stands in the last column, `Khác`, as `name: value; …`. `lang` is `vi` or `en`.

    `ValueError` for another ending or another language; `TypeError` for what holds no rows; `OSError` where it cannot
    be written, and then there is no file.

    >>> import kdcl.spreadsheet, pathlib, tempfile
    >>> rows = kdcl.rate_many([{"school": "=Ví Dụ", "1.3": 2}], standard_set="tt57-2026-gdtx")
    >>> out = pathlib.Path(tempfile.mkdtemp(), "out.csv")
    >>> kdcl.spreadsheet.write_results(rows, out, lang="en")
    >>> print(out.read_text(encoding="utf-8-sig").splitlines()[1][:40])
    '=Ví Dụ,tt57-2026-gdtx,0–2,0,2,,,1,"1.4/
    """
    suffix = os.path.splitext(str(os.fspath(path)))[1].lower()
    if suffix not in (".xlsx", ".csv"):
        raise ValueError(f"results are written as .xlsx or .csv, not {suffix or 'without an ending'}")
    _check(lang)
    with (workbook_writer if suffix == ".xlsx" else csv_writer)(path, lang) as write:
        for row in rows_of(rows):
            write(row)


def write_template(standard_set: str | StandardSet, path: str | os.PathLike[str], *, lang: str = "vi") -> None:
    """Writes the `.xlsx` form a school fills in: its data, and a row an indicator with a drop-down for the verdict.

    `read_form`, `kdcl.rate` and `kdcl rate` read it back. `KdclError` (`standard_set.unknown`) for a set that is
    not held; `ValueError` for another `lang` than `vi` and `en`.

    >>> import kdcl.spreadsheet, pathlib, tempfile
    >>> form = pathlib.Path(tempfile.mkdtemp(), "form.xlsx")
    >>> kdcl.spreadsheet.write_template("tt57-2026-gdtx", form)
    >>> kdcl.spreadsheet.read_form(form)
    Assessment(tt57-2026-gdtx: 0 verdicts)
    """
    from kdcl._catalogue import BUILTIN
    from kdcl._spreadsheet._template import template

    _check(lang)
    document = BUILTIN.standard_set(standard_set) if isinstance(standard_set, str) else standard_set
    form = template(document.to_dict(), lang)
    with replacing(path) as part, open(part, "wb") as file:
        file.write(form)


def _check(lang: str) -> None:
    if lang not in ("vi", "en"):
        raise ValueError(f"there are words in vi and en, not in {lang!r}")
