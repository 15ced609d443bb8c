"""The types a user's program sees: what is right passes strict checking, and a mistake is found."""

from __future__ import annotations

import re
from pathlib import Path

from mypy import api

PROGRAM = """
import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Optional

import kdcl
import polars

outcome = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {}})
lowest: int = outcome.level.lowest
grade: Optional[kdcl.Interval] = outcome.accreditation_grade
texts: Mapping[str, kdcl.IndicatorText] = outcome.indicators
first: str = outcome.gaps[0].choose[0].of[0].paths[0]
verdict: kdcl.Verdict = texts["1.1/1"].verdict
today: kdcl.Outcome = kdcl.what_if(Path("a.json"), "{}").today
held: kdcl.StandardSet = kdcl.applicable("gdtx", datetime.date(2027, 1, 1))
other: kdcl.Assessment = kdcl.Assessment(held, {"1.1": "met"}).with_ratings(b"{}")
source: kdcl.Source = other
row: dict[str, Any]
for row in kdcl.rate_many([{"1.3": 1}], standard_set=held):
    pass
for row in kdcl.rate_many(iter([{"1.3": 1}]), to=2):
    pass
frame: polars.DataFrame = kdcl.rate_many(polars.DataFrame({"1.3": [1]}), standard_set=held.id)
listed: list[dict[str, Any]] = kdcl.rate_many(({"1.3": 1},))
reveal_type(kdcl.rate_many(polars.DataFrame().to_dicts()))  # a list, not just anything
names: list[dict[str, Any]] = [kdcl.schema(name) for name in kdcl.SCHEMA_NAMES]
schools: Iterator[dict[str, Any]] = kdcl.spreadsheet.rate("a.xlsx")
decided: bool = outcome.level == 2 and int(outcome.level) == 2


def told(error: kdcl.KdclError) -> str:
    return error.errors[0].message_vi + error.code


def thresholds(conditions: tuple[kdcl.Condition, ...]) -> list[object]:
    return [own.threshold for own in conditions if isinstance(own, kdcl.Compare)]


outcome.levels  # error: attr-defined
outcome.accreditation_grade.lowest  # error: union-attr
kdcl.rate(5)  # error: arg-type
kdcl.rate([])  # error: arg-type
kdcl.applicable("college", "2027-01-01")  # error: arg-type
kdcl.schema("colour")  # error: arg-type
kdcl.gap(other, to="2")  # error: arg-type
texts["1.1/1"] = None  # error: index
"passed" == verdict  # error: comparison-overlap
kdcl.colour  # error: attr-defined
kdcl.rate_many(5)  # error: call-overload
kdcl.rate_many("1.3")  # error: call-overload
"""


def test_a_program_is_checked_strictly(tmp_path: Path) -> None:
    file = tmp_path / "program.py"
    file.write_text(PROGRAM, encoding="utf-8")
    settings = tmp_path / "mypy.ini"
    settings.write_text("[mypy]\n", encoding="utf-8")
    arguments = ["--strict", "--config-file", str(settings), "--cache-dir", str(tmp_path / "cache"), str(file)]
    printed, complaints, _ = api.run(arguments)
    assert complaints == ""
    found = re.findall(r"program\.py:(\d+): error: .*\[([a-z-]+)\]$", printed, re.MULTILINE)
    lines = enumerate(PROGRAM.splitlines(), start=1)
    expected = [(str(number), line.split("# error: ")[1]) for number, line in lines if "# error: " in line]
    assert found == expected, printed
    assert re.findall(r'note: Revealed type is "(.*)"', printed.replace("builtins.", "")) == ["list[dict[str, Any]]"]
