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


def new_workbook(target: BinaryIO, *, constant_memory: bool = False) -> Workbook:
    """An empty workbook, written when it is closed. With constant memory no row is held when the next begins."""
    options = {
        "constant_memory": constant_memory,
        "in_memory": not constant_memory,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    return importlib.import_module("xlsxwriter").Workbook(target, options)
