"""Kinds of tables and names of columns: what came in comes back as it was, and a name written amiss is told.

INVARIANT: no school's number changes, and no rating is passed over because of how its column is named.
"""

from __future__ import annotations

import csv
import io
import itertools
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import kdcl
import kdcl.spreadsheet
from frames import answers

GDTX, SECONDARY, PRIMARY = "tt57-2026-gdtx", "tt18-2018-trung-hoc", "tt17-2018-tieu-hoc"


def levels(table: Any) -> list[tuple[Any, Any]]:
    return [(row["level_lowest"], row["level_highest"]) for row in answers(table)]


def codes(rows: Any) -> list[list[str]]:
    return [[own["code"] for own in row["errors"] or ()] for row in answers(rows)]


def test_a_masked_value_is_no_value() -> None:
    masked = np.ma.array([3, 1], mask=[True, False])
    found = kdcl.rate_many([{"1.1": own} for own in masked], standard_set=SECONDARY)
    assert levels(found) == [(0, 4), (0, 1)]


@pytest.mark.parametrize("kind", [pl.UInt8, pl.Int32, pl.UInt64, pl.Int64, pl.String, pl.Categorical])
def test_schools_come_back_in_the_type_they_came_in(kind: Any) -> None:
    own = [str(number) if kind in (pl.String, pl.Categorical) else number for number in (200, 3)]
    if kind == pl.UInt64:
        own[0] = 2**64 - 1
    table = pl.DataFrame({"school": own, "path": ["1.3"] * 2, "verdict": [2, 0]}, schema_overrides={"school": kind})
    found = kdcl.rate_many(table, standard_set=GDTX)
    assert found["school"].to_list() == own
    assert found["school"].dtype == (pl.String if kind == pl.Categorical else kind)
    arrow = (
        table.to_arrow().cast(
            pa.schema(
                [("school", pa.int64() if kind == pl.Int64 else pa.large_string()), *list(table.to_arrow().schema)[1:]]
            )
        )
        if kind in (pl.Int64, pl.String)
        else table.to_arrow()
    )
    assert kdcl.rate_many(arrow, standard_set=GDTX)["school"].to_pylist() == own


@pytest.mark.parametrize("verdicts", [["x", "x", "x"], ["x", True, None]])
@pytest.mark.parametrize("kind", ["int64", "Int64", "uint64", "object", "float64", "string", "category"])
def test_schools_of_pandas_keep_their_type(kind: str, verdicts: list[object]) -> None:
    numbers: list[Any] = [2**53 + 1 if kind != "float64" else 101, 7, 9]
    if kind in ("string", "category"):
        numbers = [str(own) for own in numbers]
    school = pd.Series(numbers, dtype=kind)
    found = kdcl.rate_many(pd.DataFrame({"school": school, "path": "1.3/1", "verdict": verdicts}), standard_set=GDTX)
    assert found["school"].tolist() == numbers
    assert found["school"].dtype == school.dtype


def test_a_missing_number_of_a_school_spoils_no_other() -> None:
    school = pd.Series([2**53 + 1, None], dtype="Int64")
    found = kdcl.rate_many(pd.DataFrame({"school": school, "path": "1.3/1", "verdict": "x"}), standard_set=GDTX)
    assert found["school"].tolist() == [2**53 + 1, pd.NA]
    assert codes(found) == [[], ["table.no_school"]]


def test_numbers_of_numpy_name_schools() -> None:
    rows = [{"school": np.int64(2**53 + 1), "path": "1.3", "verdict": 1}, {"school": 5.0, "path": "1.3", "verdict": 0}]
    found = kdcl.rate_many(rows, standard_set=GDTX)
    assert [row["school"] for row in found] == [2**53 + 1, 5.0]
    assert json.dumps(found[0]["school"]) == str(2**53 + 1)  # a number of Python's own


def test_the_first_way_a_school_is_written_stays() -> None:
    rows = [{"school": own, "path": f"1.{place}", "verdict": 1} for place, own in enumerate((1, 1.0, "1"), start=1)]
    (found,) = kdcl.rate_many(rows, standard_set=GDTX)
    assert repr(found["school"]) == "1"


class Stubborn(int):
    def __str__(self) -> str:
        raise RuntimeError("no")


@pytest.mark.parametrize("school", [10**5000, Stubborn(7)], ids=["huge", "stubborn"])
def test_a_school_that_cannot_be_written_stops_no_other(school: object) -> None:
    rows = [{"school": school, "path": "1.3", "verdict": 1}, {"school": "B", "path": "1.3", "verdict": 1}]
    found = kdcl.rate_many(rows, standard_set=GDTX)
    assert levels(found)[-1] == (0, 1)
    assert found[-1]["school"] == "B"


def test_a_first_row_that_lacks_something_does_not_decide_for_all() -> None:
    good = {"school": "B", "path": "1.3", "verdict": 1}
    for first in ({"school": "A", "path": "1.3"}, {}):
        found = kdcl.rate_many([first, good], standard_set=GDTX)
        assert found[-1]["school"] == "B"
        assert levels(found)[-1] == (0, 1)
    assert codes(kdcl.rate_many([{}, {"1.3": 1}], standard_set=GDTX)) == [["table.no_ratings"], []]


@pytest.mark.parametrize("names", [["1.3"], ["school", "path", "verdict"]])
def test_a_batch_without_a_row(names: list[str]) -> None:
    batch = pa.RecordBatch.from_arrays([pa.array([], pa.string())] * len(names), names=names)
    found = kdcl.rate_many(batch, standard_set=GDTX)
    assert isinstance(found, pa.RecordBatch)
    assert found.num_rows == 0
    assert "level_lowest" in found.schema.names
    empty = kdcl.rate_many(pd.DataFrame({name: [] for name in names}), standard_set=GDTX)
    assert {empty[name].dtype for name in ("blocking", "choose_from", "warnings", "errors")} == {np.dtype(object)}


def test_marks_that_do_not_show_hide_no_rating() -> None:
    rows = list(csv.DictReader(io.StringIO("\ufeff1.1,1.2\u200b\n0,2\n")))
    assert levels(kdcl.rate_many(rows, standard_set=SECONDARY)) == [(0, 0)]
    assert levels(kdcl.rate_many(pl.DataFrame(rows), standard_set=SECONDARY)) == [(0, 0)]


@pytest.mark.parametrize(
    "name", ["5,4", "5.4.2.c", "5.4-2-c", "5.4 / 2", "5.4/", "5.4/2/c)", "5.4/2/c/x", "5.4 Kết quả"]
)
def test_a_name_that_begins_like_a_code_is_no_other_column(name: str) -> None:
    with pytest.raises(kdcl.KdclError) as raised:
        kdcl.rate_many(pl.DataFrame({"1.1": [2], name: ["K"]}), standard_set=SECONDARY)
    assert [own.code for own in raised.value.errors] == ["table.unclear_column"]
    assert codes(kdcl.rate_many([{"1.1": 2, name: "K"}], standard_set=SECONDARY)) == [["table.unclear_column"]]


@pytest.mark.parametrize("name", ["8.5 trở lên", "12.5%", "20.11.2025", "1,5 triệu", "1,000 m²", "2022-2023", "5"])
def test_a_name_that_no_code_begins_like_is_an_other_column(name: str) -> None:
    for table in (pl.DataFrame({"1.1": [2], name: ["K"]}), [{"1.1": 2, name: "K"}]):
        assert [(row[name], row["errors"]) for row in answers(kdcl.rate_many(table, standard_set=SECONDARY))] == [
            ("K", None)
        ]


def test_rows_of_a_sheet_may_have_columns_of_their_own(tmp_path: Path) -> None:
    table = tmp_path / "district.csv"
    table.write_text("Trường,1.1,1.2,Học sinh giỏi,8.5 trở lên,12.5%\nA,1,2,3,17,4\n", encoding="utf-8")
    rated = next(kdcl.spreadsheet.rate(table, standard_set=GDTX))
    row = kdcl.rate_many([next(kdcl.spreadsheet.read_rows(table, standard_set=GDTX))])[0]
    assert (row["level_lowest"], row["level_highest"], row["errors"]) == (0, 2, None)
    assert {key: row[key] for key in rated if key != "errors"} == {key: rated[key] for key in rated if key != "errors"}


@pytest.mark.parametrize(
    "row",
    [
        {"standard_set": SECONDARY, " standard_set": GDTX, "1.1": 2},
        {"standard_set": SECONDARY, "standard_set ": None, "1.1": 2},
        {"school_type": "gdtx", "\ufeffschool_type": "mam_non", "assessed_on": "2027-05-20", "1.1": 2},
        {"school": "A", "path": "1.3", "verdict": 2, "verdict ": 0},
        {"school": "A", "path": "1.3", "path ": "1.1", "verdict": 0},
        {"school": "A", "\u200bschool": "B", "path": "1.3", "verdict": 0},
    ],
)
def test_two_keys_that_are_one_name(row: dict[str, Any]) -> None:
    (found,) = kdcl.rate_many([row], standard_set=GDTX)
    assert [own["code"] for own in found["errors"]] == ["table.duplicate_column"]


def test_decimals_name_schools_with_all_their_digits() -> None:
    own = [Decimal("10000000000000001"), Decimal("10000000000000000")]
    columns = {"school": pa.array(own, pa.decimal128(20, 0)), "path": ["1.3", "1.1"], "verdict": [2, 0]}
    arrow = kdcl.rate_many(pa.table(columns), standard_set=GDTX)
    rows = kdcl.rate_many([dict(zip(columns, row)) for row in zip(own, ["1.3", "1.1"], [2, 0])], standard_set=GDTX)
    for found in (answers(arrow), rows):
        assert [(row["school"], row["level_highest"]) for row in found] == [(str(own[0]), 2), (str(own[1]), 1)]
    same = kdcl.rate_many([{"school": Decimal("7.00"), "path": "1.3", "verdict": 2}], standard_set=GDTX)
    assert same[0]["school"] == "7"


def test_names_of_columns_with_marks_that_do_not_show() -> None:
    row = {"\ufeffschool": 7, "path\u200b": "1.3", "verdict": 2}
    for table in ([row], pd.DataFrame([row]), pl.DataFrame([row])):
        found = answers(kdcl.rate_many(table, standard_set=GDTX))
        assert [(own["school"], own["level_highest"]) for own in found] == [(7, 2)]
    wide = {"\u200bschool_type": "gdtx", "\ufeffassessed_on": "2027-01-01", "1.3": 2}
    for table in ([wide], pd.DataFrame([wide]), pl.DataFrame([wide]), pa.Table.from_pylist([wide])):
        found = answers(kdcl.rate_many(table))
        assert [own["\u200bschool_type"] for own in found] == ["gdtx"]
        assert [own["\ufeffassessed_on"] for own in found] == ["2027-01-01"]


def test_pandas_schools_that_their_type_does_not_hold() -> None:
    def schools(own: Any) -> list[Any]:
        frame = pd.DataFrame({"school": own, "path": "1.3/1", "verdict": "x"})
        return kdcl.rate_many(frame, standard_set=GDTX)["school"].tolist()

    assert schools(pd.Categorical(["A ", "B"])) == ["A", "B"]
    assert schools(pd.Series(["A", ["B"]], dtype=object)) == ["A", ""]
    assert schools(pd.Series([True], dtype=bool)) == [""]


@pytest.mark.parametrize(
    "odd", [float("nan"), float("inf"), True, np.array([1, 2])], ids=["nan", "inf", "true", "array"]
)
def test_what_names_no_school_is_no_other_school(odd: object) -> None:
    found = kdcl.rate_many(
        [{"school": own, "path": "1.3/1", "verdict": "x"} for own in (1, odd, None)], standard_set=GDTX
    )
    assert found[0]["school"] == 1
    assert [type(row["school"]) for row in found[1:]] == [str] * (len(found) - 1)


def test_names_around_the_set_may_have_spaces_too() -> None:
    row = {"standard_set ": SECONDARY, "1.1": 3, "22.1": "Không đạt"}
    for table in ([row], pl.DataFrame([row]), pd.DataFrame([row])):
        assert [own["standard_set"] for own in answers(kdcl.rate_many(table, standard_set=GDTX))] == [SECONDARY]
    long = {"school ": "A", " path": "1.3", "verdict\u200b": 1}
    for table in ([long], pl.DataFrame([long]), pd.DataFrame([long])):
        found = answers(kdcl.rate_many(table, standard_set=GDTX))
        assert [(own["school"], own["level_highest"]) for own in found] == [("A", 1)]


def test_a_set_for_all_is_the_set_and_a_type_of_school_must_fit_it() -> None:
    rows = [
        {"school_type": "mam_non", "assessed_on": "2020-05-05", "1.1": 1},
        {"school_type": "tieu_hoc", "assessed_on": None, "1.1": 1},
        {"school_type": "tieu_hoc", "assessed_on": "2025-06-01", "1.1": 1},
    ]
    for table in (rows, pl.DataFrame(rows), pd.DataFrame(rows)):
        found = answers(kdcl.rate_many(table, standard_set=PRIMARY))
        assert codes(found) == [["assessment.school_type_conflict"], [], []]
        assert [own["standard_set"] for own in found] == [PRIMARY] * 3
        assert [own["warnings"] for own in found[1:]] == [[], ["rating.set_not_in_force"]]


def test_levels_of_many_sets_and_days_are_those_of_single_rows() -> None:
    days = [None, date(2020, 5, 5), date(2026, 9, 9)]
    sets = [SECONDARY, PRIMARY, GDTX, None, "no set"]
    rows = [
        {"standard_set": own, "assessed_on": day, "1.1": level, "2.1": other}
        for own, day, level, other in itertools.product(sets, days, [0, 2, 3, 9, None], [1, None])
    ]
    frame = pl.DataFrame(rows, schema_overrides={"1.1": pl.UInt8, "2.1": pl.Float64})
    found = kdcl.rate_many(frame, standard_set="tt19-2018-mam-non").to_dicts()
    alone = [kdcl.rate_many([row], standard_set="tt19-2018-mam-non")[0] for row in frame.to_dicts()]
    assert found == alone
    assert len({(row["standard_set"], row["level_highest"], *(row["warnings"] or ())) for row in found}) > 12


def test_an_answer_of_arrow_can_be_read_by_duckdb() -> None:
    connection = duckdb.connect()
    table = connection.sql("select 'A' as school, 2::utinyint as \"1.3\" union all select 'B', 0").to_arrow_table()
    answer = kdcl.rate_many(_OnlyAStream(table), standard_set=GDTX)
    assert repr(answer).startswith("<ArrowStream of school, standard_set, level_lowest")
    found = connection.sql("select school, level_highest from answer order by school").fetchall()
    assert found == [("A", 2), ("B", 0)]
    with pytest.raises(ValueError, match="read already"):
        pa.table(answer)


class _OnlyAStream:
    """A table of a library that nobody knows."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self._table.__arrow_c_stream__(requested_schema)


def test_what_pandas_notes_of_a_table_stays() -> None:
    frame = pd.DataFrame({"1.3": [2, 1], "xã": ["A", "B"], 0: [1, 2], ("a", "b"): [3, 4]}, index=["p", "q"])
    frame.attrs["từ"] = "Phòng"
    found = kdcl.rate_many(frame, standard_set=GDTX)
    assert found.attrs == {"từ": "Phòng"}
    assert list(found.columns)[:3] == ["xã", 0, ("a", "b")]
    arrow = kdcl.rate_many(pa.Table.from_pandas(frame[["1.3", "xã"]]), standard_set=GDTX)
    assert list(arrow.to_pandas().index) == ["p", "q"]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"school": "level_lowest"}, "table.column_taken"),
        ({"school": "errors"}, "table.column_taken"),
        ({"path": "verdict"}, "table.duplicate_column"),
        ({"school": "path"}, "table.duplicate_column"),
    ],
)
def test_names_of_columns_that_cannot_be(asked: dict[str, str], code: str) -> None:
    with pytest.raises(kdcl.KdclError) as raised:
        kdcl.rate_many([{"school": "A", "path": "1.3", "verdict": 1}], standard_set=GDTX, **asked)
    assert raised.value.code == code


def test_numbers_of_every_width() -> None:
    for kind in (pa.decimal32(3, 1), pa.decimal64(3, 1), pa.decimal128(3, 1), pa.decimal256(3, 1)):
        table = pa.table({"1.3": pa.array([Decimal("2.0"), Decimal("1.5"), None], kind)})
        found = kdcl.rate_many(table, standard_set=GDTX)
        assert levels(found) == [(0, 2), (None, None), (0, 2)]
    wide = pl.DataFrame({"1.3": pl.Series([2, None], dtype=pl.Int128)})
    assert levels(kdcl.rate_many(wide, standard_set=GDTX)) == [(0, 2), (0, 2)]


def test_days_that_are_none() -> None:
    beyond = pa.array([2**31 - 1, None], pa.int32()).cast(pa.date32())
    table = pa.table({"school_type": ["gdtx"] * 2, "assessed_on": beyond, "1.3": [1, 1]})
    found = kdcl.rate_many(table).select(["errors"])  # pyarrow itself has no such day
    assert codes(found) == [["json.invalid_date"], ["assessment.no_standard_set"]]
    for moment in (np.datetime64("2027-05-20", "ns"), np.datetime64("2027-05-20"), np.datetime64("2027-05-20T10", "h")):
        row = {"school_type": "gdtx", "assessed_on": moment, "1.3": 1}
        assert levels(kdcl.rate_many([row])) == [(0, 1)]


def test_a_value_is_looked_at_once() -> None:
    class Changing:
        shape = ()
        looked = 0

        def item(self) -> object:
            self.looked += 1
            return "x" if self.looked == 1 else "K"

    own = Changing()
    found = kdcl.rate_many([{"school": "A", "path": "1.3/1", "verdict": own}], standard_set=GDTX)
    assert (own.looked, found[0]["level_highest"]) == (1, 2)
