"""What a file of results may take the place of.

INVARIANT: a file that is an input is never written over, whatever is asked; another file that is no results of before
is written over only where that is asked for.
"""

from __future__ import annotations

import csv
import io
import os
import re
import stat
import zipfile
import zlib
from typing import TYPE_CHECKING

from kdcl._spreadsheet._results import titles_of_answers
from kdcl._spreadsheet._write import MADE_BY

if TYPE_CHECKING:
    from kdcl._cli._folders import Gathered

_LONGEST = 65_536

_TEXT = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(rf'\{{"file":{_TEXT},"row":{_TEXT},"school":{_TEXT},"code":{_TEXT},"(?:outcome|errors)":[{{\[]')
"""How a line of results begins: where the school is from, then its answer."""

INPUT = "là tệp đầu vào, sẽ bị ghi đè; hãy chọn tên khác / is an input and would be overwritten"
EXISTS = "đã có tệp này; dùng --force để ghi đè / exists; --force writes over it"
_NO_RESULTS = (
    "đã có tệp này và đó không phải tệp kết quả của kdcl; hãy chọn tên khác, hoặc dùng --force để ghi đè / "
    "exists and is no file of results of kdcl; give another name, or --force writes over it"
)


def refusal(output: str, gathered: Gathered, force: bool) -> str | None:
    """Why results may not be written to a file; nothing where they may."""
    if gathered.output_named:
        return INPUT
    if os.path.isdir(output) or not os.path.exists(output) or _is_results(output):
        return None  # of a folder the system says itself that it is none
    if gathered.output_met:
        return INPUT
    return None if force else _NO_RESULTS


def _is_results(path: str) -> bool:
    """Whether a file is empty, or results that were written here."""
    try:
        about = os.stat(path)
        if not stat.S_ISREG(about.st_mode):
            return False
        if about.st_size == 0:
            return True
        if path.lower().endswith(".xlsx"):
            with zipfile.ZipFile(path) as archive, archive.open("docProps/core.xml") as properties:
                return MADE_BY.encode() in properties.read(_LONGEST)
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            start = file.read(_LONGEST)
    except (OSError, EOFError, KeyError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError):
        return False
    return _LINE.match(start) is not None if path.lower().endswith(".jsonl") else _is_table_of_results(start)


def _is_table_of_results(start: str) -> bool:
    """Whether a CSV begins with a row of the titles that answers have; a school's own may stand beside them."""
    try:
        titles = set(next(csv.reader(io.StringIO(start, newline="")), list[str]()))
    except csv.Error:
        return False
    return any(titles.issuperset(own) for own in titles_of_answers())
