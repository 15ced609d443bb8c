"""What a file of results may take the place of.

INVARIANT: a file that is an input is never written over; within a folder of inputs only results of before are.
"""

from __future__ import annotations

import csv
import os
import zipfile
from typing import TYPE_CHECKING

from kdcl._spreadsheet._results import titles_of_answers
from kdcl._spreadsheet._write import MADE_BY

if TYPE_CHECKING:
    from kdcl._cli._folders import Gathered

_LONGEST = 65_536


def is_input(output: str, gathered: Gathered) -> bool:
    """Whether writing results to a file would destroy an input."""
    return gathered.output_named or (gathered.output_met and not _is_results(output))


def _is_results(path: str) -> bool:
    """Whether a file is empty, or results that were written here."""
    try:
        if os.path.getsize(path) == 0:
            return True
        if path.lower().endswith(".xlsx"):
            with zipfile.ZipFile(path) as archive, archive.open("docProps/core.xml") as properties:
                return MADE_BY.encode() in properties.read(_LONGEST)
        with open(path, encoding="utf-8-sig", errors="replace", newline="") as file:
            first = file.readline(_LONGEST)
    except (OSError, KeyError, zipfile.BadZipFile, RuntimeError, NotImplementedError):
        return False
    if path.lower().endswith(".jsonl"):
        return first.startswith('{"file":') and ('"outcome":' in first or '"errors":' in first)
    titles = {title for row in csv.reader([first]) for title in row}
    return any(titles.issuperset(own) for own in titles_of_answers())
