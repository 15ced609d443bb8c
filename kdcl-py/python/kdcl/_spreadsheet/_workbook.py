"""Where workbooks are made, and what XlsxWriter, which has no types, is to the rest.

INVARIANT: a text never becomes a formula, a link or a number by the way it is written.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import BinaryIO

Workbook = Any
Worksheet = Any
Format = Any


def new_workbook(target: BinaryIO, *, rows_in: str | None = None) -> Workbook:
    """An empty workbook, written when it is closed. With a folder for its rows none is held when the next begins."""
    options = {
        "constant_memory": rows_in is not None,
        "in_memory": rows_in is None,
        "tmpdir": rows_in,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    return importlib.import_module("xlsxwriter").Workbook(target, options)


def closed(workbook: Workbook) -> None:
    """Writes a workbook. Raises `OSError` where it cannot be written."""
    errors = importlib.import_module("xlsxwriter.exceptions")
    try:
        workbook.close()
    except errors.FileCreateError as error:
        cause = error.args[0]
        raise (cause if isinstance(cause, OSError) else OSError(str(error))) from None


def dropped(workbook: Workbook) -> None:
    """Lets go of a workbook that is not to be written."""
    for sheet in workbook.worksheets():
        rows = getattr(sheet, "row_data_fh", None)
        if rows is not None:
            rows.close()
