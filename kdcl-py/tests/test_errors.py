"""Errors: what they carry, what they say, and that nothing of an input can do harm through them."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from typing import Any

import pytest

import kdcl
from conftest import refused

WRONG = {"standard_set": "tt18-2018-trung-hoc", "ratings": {"9.1": "met", "1.1": 7, "1.2": {"3": "met"}}, "x": 1}


def test_an_error_carries_all_that_is_wrong_in_the_order_of_the_input() -> None:
    error = refused(WRONG)
    assert [problem.code for problem in error.errors] == [
        "assessment.unknown_criterion",
        "json.wrong_type",
        "assessment.unknown_level",
        "json.unknown_field",
    ]
    assert [problem.path for problem in error.errors] == ["/ratings/9.1", "/ratings/1.1", "/ratings/1.2/3", "/x"]
    assert error.code == "assessment.unknown_criterion"
    assert error.errors is error.errors


def test_every_problem_speaks_both_languages() -> None:
    for problem in refused(WRONG).errors:
        said = [problem.message_vi, problem.message_en, problem.help_vi, problem.help_en]
        assert said == [problem.message.vi, problem.message.en, problem.help.vi, problem.help.en]
        assert all(said)
        assert problem.message_vi != problem.message_en


def test_the_json_is_the_cores() -> None:
    error = refused(WRONG)
    assert error.to_json().startswith('{"errors":[{"code":"assessment.unknown_criterion","path":"/ratings/9.1",')
    assert json.loads(error.to_json()) == error.to_dict()
    error.to_dict()["errors"].clear()
    assert len(error.to_dict()["errors"]) == 4


def test_an_error_is_a_value_error_named_as_users_import_it() -> None:
    error = refused(WRONG)
    assert isinstance(error, ValueError)
    assert f"{type(error).__module__}.{type(error).__qualname__}" == "kdcl.KdclError"


def test_an_error_can_be_pickled() -> None:
    error = refused(WRONG)
    other = pickle.loads(pickle.dumps(error))
    assert type(other) is kdcl.KdclError
    assert (other.errors, other.code, str(other)) == (error.errors, error.code, str(error))


def test_the_text_of_one_problem_is_one_line() -> None:
    error = refused({"standard_set": "tt18-2018-trung-hoc", "ratings": {"5.9": "met"}})
    assert str(error) == "/ratings/5.9: set `tt18-2018-trung-hoc` has no criterion `5.9`"
    assert str(refused("")) == "cannot be read at line 1, column 1: the text ends where a value is due"
    assert str(refused({"standard_set": "tt57-2026-gdtx"})) == "/ratings: field `ratings` is missing"


def test_the_text_of_many_problems_says_how_many() -> None:
    lines = str(refused(WRONG)).split("\n")
    assert lines[0] == "4 problems"
    assert len(lines) == 5
    many = refused({"standard_set": "tt57-2026-gdtx", "ratings": {f"x{number}": "met" for number in range(1000)}})
    lines = str(many).split("\n")
    assert (lines[0], lines[-1], len(lines)) == ("101 problems", "and 96 more", 7)
    assert many.errors[-1].code == "json.too_many_errors"


@pytest.mark.parametrize(
    "name",
    ["a\n\x1b[31mb\u202ec", "\x00\x7f\x9f", "\u200e\u200f\u2066\u2069", "đ", "x" * 80, "x" * 81, "x" * 200, "~ /\\`"],
)
def test_a_place_is_shown_as_the_core_shows_words_of_the_input(name: str) -> None:
    """The core repeats the name in its message; the place must look the same, within its own length."""
    problem = refused({"standard_set": "tt57-2026-gdtx", "ratings": {name: "met"}}).errors[0]
    path = problem.path or ""
    assert path == "/ratings/" + name.replace("~", "~0").replace("/", "~1")
    shown, message = str(problem).split(": ", 1)
    quoted = message.split("no criterion `", 1)[1][:-1]
    if len(path) <= 80:
        assert shown == "/ratings/" + quoted.replace("~", "~0").replace("/", "~1")
    else:
        assert shown == path[:80] + "…"
    assert shown.isprintable() or "đ" in shown
    assert "\x1b" not in str(problem) + repr(problem)


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: kdcl.standard_set("tt99"), "standard_set.unknown"),
        (lambda: kdcl.applicable("mam_non", "2026-07-06"), "standard_set.not_established"),
        (lambda: kdcl.applicable("mam_non", "1990-01-01"), "standard_set.not_in_force"),
        (lambda: kdcl.applicable("mam_non", "soon"), "json.invalid_date"),
        (lambda: kdcl.applicable("college", "2027-01-01"), "json.unknown_value"),  # type: ignore[arg-type]
        (lambda: kdcl.applicable("mam_non", None), "json.wrong_type"),  # type: ignore[arg-type]
        (lambda: kdcl.gap({"standard_set": "tt57-2026-gdtx", "ratings": {}}, to=3), "assessment.level_not_of_set"),
        (lambda: kdcl.what_if({"standard_set": "tt57-2026-gdtx", "ratings": {}}, {"1.1": 1}), "json.wrong_type"),
        (lambda: kdcl.Assessment("tt57-2026-gdtx", school_year="2026"), "assessment.invalid_school_year"),
        (lambda: kdcl.Assessment("tt99"), "standard_set.unknown"),
        (lambda: kdcl.suggest({"standard_set": "tt57-2026-gdtx"}), "json.missing_field"),
        (lambda: kdcl.Catalogue().with_text_pack("{}"), "json.missing_field"),
        (lambda: kdcl.Catalogue().with_set("{}"), "json.missing_field"),
        (lambda: kdcl.Catalogue().with_set("= 1"), "json.syntax"),
    ],
)
def test_every_function_refuses_with_a_code(ask: Any, code: str) -> None:
    with pytest.raises(kdcl.KdclError) as raised:
        ask()
    assert raised.value.code == code


def test_a_schema_of_no_name_is_told_in_plain_words() -> None:
    with pytest.raises(ValueError, match="there is no schema 'colour'; there are assessment, outcome, "):
        kdcl.schema("colour")  # type: ignore[arg-type]


def test_an_error_is_short_where_it_is_shown_and_may_be_raised_by_hand() -> None:
    many = refused({"standard_set": "tt57-2026-gdtx", "ratings": {f"9.{number}": "met" for number in range(300)}})
    assert repr(many) == "KdclError(assessment.unknown_criterion and 100 more)"
    for text in ("no school is open today", "404", "{}", "null", "[]", '"x"'):
        own = kdcl.KdclError(text)
        assert (str(own), own.errors, own.code) == (text, (), "")


INTERPRETERS = """
import sys
try:
    import _interpreters as own
except ImportError:  # before Python 3.13
    import _xxsubinterpreters as own
program = '''
import kdcl
try:
    kdcl.rate("{")
except kdcl.KdclError as error:
    print("caught", error.code, flush=True)
'''
for _ in range(2):
    interpreter = own.create("legacy") if sys.version_info >= (3, 13) else own.create(isolated=False)
    own.run_string(interpreter, program)
"""


def test_each_interpreter_of_a_process_catches_its_own_error() -> None:
    """As web servers run Python: several interpreters that share the compiled module."""
    ran = subprocess.run([sys.executable, "-c", INTERPRETERS], capture_output=True, text=True, check=False)
    assert ran.stdout.split() == ["caught", "json.syntax"] * 2, ran.stderr
