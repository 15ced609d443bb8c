"""The words and the weight of the command line: every vocabulary has its words, and `import kdcl` loads none of it."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import get_args

from kdcl import _types, spreadsheet
from kdcl._cli import _sets
from kdcl._spreadsheet import _head, _problems, _words


def test_every_word_of_the_vocabularies_is_known() -> None:
    assert set(_sets.SCHOOL_TYPES) == set(get_args(_types.SchoolType))
    assert set(_head.SCHOOL_TYPES.values()) == set(get_args(_types.SchoolType))
    assert set(_head.EDUCATION_LEVELS.values()) == set(get_args(_types.EducationLevel))
    assert set(_head.KINDS.values()) == set(get_args(_types.SchoolKind))
    assert set(_head.OWNERSHIPS.values()) == set(get_args(_types.Ownership))


def test_every_field_has_a_title_that_is_read_back() -> None:
    assert {_words.FIELDS[_words.folded(title)] for title in _head.TITLES.values()} == set(_head.TITLES)


def test_every_problem_of_a_sheet_is_told_in_both_languages() -> None:
    for code in spreadsheet.CODES:
        words = dict.fromkeys(
            ("name", "detail", "limit", "other", "value", "criterion", "ticks", "what", "field", "expected"), "?"
        )
        told = _problems.problem(code.partition(".")[2], "A1", **words)
        for text in (told["message"], told["help"]):
            assert text["vi"] != text["en"]
            assert not re.search(r"[{}]", text["vi"] + text["en"])
        assert told["message"]["en"][0] == told["message"]["en"][0].lower()
        assert told["help"]["vi"].endswith(".")


def test_columns_have_the_letters_of_spreadsheets() -> None:
    assert [_problems.column_name(column) for column in (0, 25, 26, 701, 702, 16_383)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert _problems.place("Tờ 1", 7, 7) == "'Tờ 1'!H7"
    assert _problems.place("It's", 1, 0) == "'It''s'!A1"
    assert _problems.place("", 1, 0) == "A1"


def test_importing_the_package_loads_nothing_of_this() -> None:
    code = "import sys, kdcl; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    assert not loaded & {"typer", "rich", "click", "python_calamine", "xlsxwriter", "csv", "zipfile"}
    assert not re.search(r"kdcl\.(_cli|_spreadsheet|spreadsheet)", done.stdout)
