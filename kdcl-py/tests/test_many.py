"""Tables of schools: every kind and shape of them gives the answer that the assessment of each school gives."""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import kdcl
from frames import SETS, VERDICTS, answers, as_assessment, kinds, long, schools, wide

GDTX = "tt57-2026-gdtx"
BOUNDS = ("level", "grade", "degree")


def expected(assessment: dict[str, Any], to: int | None = None) -> dict[str, Any]:
    """The answer to a row, from the outcome of its assessment."""
    outcome = kdcl.rate(assessment)
    row: dict[str, Any] = {"standard_set": outcome.standard_set}
    bounds = (outcome.level, outcome.accreditation_grade, outcome.national_standard_degree)
    for name, interval in zip(BOUNDS, bounds):
        row[f"{name}_lowest"] = None if interval is None else interval.lowest
        row[f"{name}_highest"] = None if interval is None else interval.highest
    gap = outcome.gaps[0] if to is None and outcome.gaps else to and kdcl.gap(assessment, to)
    choose = gap.choose[0] if gap and gap.choose else None
    row["blocking_level"] = gap.target if gap else None
    row["blocking"] = list(gap.must) if gap else []
    row["choose_at_least"] = choose and choose.at_least
    row["choose_from"] = [path for own in choose.of for path in own.paths] if choose else []
    codes = [own.code for own in outcome.warnings]
    row["warnings"] = [code for code in codes if code != "rating.recognition_needs_more"]
    row["errors"] = None
    return row


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(data=st.data())
def test_every_way_of_saying_it_gives_the_same(data: st.DataObject) -> None:
    set_id = data.draw(st.sampled_from(SETS))
    told = data.draw(st.lists(schools(set_id), min_size=1, max_size=3))
    to = data.draw(st.sampled_from([None, 1, 2]))

    def spell(verdict: str) -> Any:
        return data.draw(st.sampled_from(VERDICTS[verdict]))

    assessments = [as_assessment(set_id, school) for school in told]
    due = [expected(own, to) for own in assessments]
    for assessment in assessments:
        by_dict = kdcl.rate(assessment).to_json()
        assert kdcl.rate(json.dumps(assessment)).to_json() == by_dict
        assert kdcl.rate(json.dumps(assessment, ensure_ascii=False).encode()).to_json() == by_dict
    rows = [{"tên": f"Trường {place}", **wide(school, spell)} for place, school in enumerate(told)]
    for kind, table in kinds(rows).items():
        found = answers(kdcl.rate_many(table, standard_set=set_id, to=to))
        named = [{"tên": f"Trường {place}", **own} for place, own in enumerate(due)]
        assert found == named, kind
    verdicts = [row for place, school in enumerate(told) for row in long(f"T{place}", school, spell)]
    data.draw(st.randoms()).shuffle(verdicts)
    names = list(dict.fromkeys(row["school"] for row in verdicts))
    for kind, table in kinds(verdicts).items():
        found = answers(kdcl.rate_many(table, standard_set=set_id, to=to))
        assert found == [{"school": name, **due[int(name[1:])]} for name in names], kind


@pytest.mark.parametrize("kind", ["uint8", "int8", "int32", "int64", "uint64", "float32", "float64"])
@pytest.mark.parametrize("set_id", SETS)
def test_levels_as_numbers(set_id: str, kind: str) -> None:
    """Columns of numbers go another way through the core, to the same answer."""
    criteria = kdcl.standard_set(set_id).criteria
    told = []
    for place in range(60):
        school = {}
        for at, own in enumerate(criteria):
            some = [*(level.level for level in own.levels), own.levels[-1].level, 0, None]
            school[own.code] = some[(place * 7 + at * at) % len(some)]
        told.append(school)
    columns = {own.code: pa.array([school[own.code] for school in told], pa.type_for_alias(kind)) for own in criteria}
    found = answers(kdcl.rate_many(pa.table({"id": range(60), **columns}), standard_set=set_id))
    assert found == [{"id": place, **expected(as_assessment(set_id, school))} for place, school in enumerate(told)]


def test_a_bad_row_stops_no_other_and_is_never_dropped() -> None:
    table = pa.table({"1.3": [2, 7, None, 255, 1], "n": list("abcde")})
    found = answers(kdcl.rate_many(table, standard_set=GDTX))
    assert [row["n"] for row in found] == list("abcde")
    assert [row["level_highest"] for row in found] == [2, None, 2, None, 1]
    codes = [[own["code"] for own in row["errors"] or ()] for row in found]
    assert codes == [[], ["assessment.unknown_reached"], [], ["assessment.unknown_reached"], []]
    assert found[1]["errors"][0] == {
        "code": "assessment.unknown_reached",
        "path": "/1.3",
        "message_vi": "tiêu chí 1.3 không thể đạt mức 7",
        "message_en": "criterion 1.3 cannot reach level 7",
        "help_vi": "Ở đây chỉ dùng được: `0`, `1`, `2`.",
        "help_en": "What may stand here: `0`, `1`, `2`.",
    }
    assert found[1]["standard_set"] == GDTX
    assert found[1]["blocking"] is None


def test_each_row_by_its_own_set() -> None:
    rows = [
        {"standard_set": GDTX, "1.3": 0},
        {"school_type": "gdtx", "assessed_on": "2027-05-20", "1.3": 1},
        {"school_type": "mam_non", "assessed_on": "2025-06-01", "1.3": 1},
        {"standard_set": "tt18-2018-trung-hoc", "assessed_on": "2026-05-20", "1.3": 3, "22.1": 0},
        {"1.3": 2},
        {"standard_set": GDTX, "22.1": "-", "1.3": 1},
        {"standard_set": GDTX, "22.1": 4},
    ]
    due = [GDTX, GDTX, None, "tt18-2018-trung-hoc", None, GDTX, GDTX]
    codes = {2: "standard_set.not_established", 4: "assessment.no_standard_set", 6: "assessment.unknown_criterion"}
    frame = pl.DataFrame(rows, infer_schema_length=None, strict=False).with_columns(pl.col("22.1").cast(pl.String))
    for table in (rows, frame):
        found = answers(kdcl.rate_many(table))
        assert [row["standard_set"] for row in found] == due
        assert {place: row["errors"][0]["code"] for place, row in enumerate(found) if row["errors"]} == codes
        assert found[3]["warnings"] == ["rating.set_not_in_force"]


def test_days_of_every_kind() -> None:
    days = pl.DataFrame({"assessed_on": ["2027-05-20"], "school_type": ["gdtx"], "1.3": [1]})
    as_date = days.with_columns(pl.col("assessed_on").str.to_date())
    for table in (days, as_date, as_date.with_columns(pl.col("assessed_on").cast(pl.Datetime("ns")))):
        assert answers(kdcl.rate_many(table))[0]["level_highest"] == 1
    frame = days.to_pandas()
    frame["assessed_on"] = pd.to_datetime(frame["assessed_on"])
    assert kdcl.rate_many(frame)["level_highest"].tolist() == [1]
    # In which zone a moment is looked at would change the day.
    zoned = as_date.with_columns(pl.col("assessed_on").cast(pl.Datetime("us", "Asia/Ho_Chi_Minh")))
    error = answers(kdcl.rate_many(zoned))[0]["errors"][0]
    assert (error["code"], error["path"]) == ("table.unreadable_type", "/assessed_on")
    for day in (datetime.date(2027, 5, 20), datetime.datetime(2027, 5, 20, 23), np.str_("2027-05-20")):
        assert kdcl.rate_many([{"school_type": "gdtx", "assessed_on": day, "1.3": 1}])[0]["level_highest"] == 1


def test_the_answer_is_of_the_kind_of_the_table() -> None:
    table = pa.table({"1.3": [2]})
    asked = {"standard_set": GDTX}
    assert type(kdcl.rate_many(table, **asked)) is pa.Table
    assert type(kdcl.rate_many(table.to_reader(), **asked)) is pa.RecordBatchReader
    assert type(kdcl.rate_many(pl.DataFrame(table), **asked)) is pl.DataFrame
    assert type(kdcl.rate_many(table.to_pandas(), **asked)) is pd.DataFrame
    assert type(kdcl.rate_many([{"1.3": 2}], **asked)) is list
    lazy = kdcl.rate_many(iter([{"1.3": 2}]), **asked)
    assert next(lazy)["level_highest"] == 2
    relation = kdcl.rate_many(duckdb.sql('select 2 as "1.3"'), **asked)
    assert pl.DataFrame(relation)["level_highest"].to_list() == [2]
    batch = kdcl.rate_many(table.to_batches()[0], **asked)
    assert type(batch) is pa.RecordBatch
    assert batch.to_pylist() == answers(kdcl.rate_many(table, **asked))
    with pytest.raises(TypeError, match="collect"):
        kdcl.rate_many(pl.LazyFrame({"1.3": [2]}), **asked)


def test_pandas_keeps_its_index_and_the_types_of_other_columns() -> None:
    frame = pd.DataFrame(
        {"xã": pd.Categorical(["A", "B"]), "n": [1.5, None], "1.3": [2, None], "2.1": ["x", None]}, index=["p", "q"]
    )
    found = kdcl.rate_many(frame.drop(columns="2.1"), standard_set=GDTX)
    assert list(found.index) == ["p", "q"]
    assert found["xã"].dtype == frame["xã"].dtype
    assert found["n"].dtype == frame["n"].dtype
    assert found["level_highest"].tolist() == [2, 2]
    with pytest.raises(TypeError, match=r"1\.1 must be named by text"):
        kdcl.rate_many(pd.DataFrame({1.1: [1]}), standard_set=GDTX)


def test_pandas_columns_of_words_and_numbers() -> None:
    """Arrow has no type for these, so they are rated as dictionaries, to an answer of the same types."""
    mixed = pd.DataFrame({"xã": ["A", "B", "C"], "1.3": [2, "Mức 1", None]}, index=[3, 4, 5])
    found = kdcl.rate_many(mixed, standard_set=GDTX)
    same = kdcl.rate_many(mixed.assign(**{"1.3": ["2", "1", None]}), standard_set=GDTX)
    pd.testing.assert_frame_equal(found, same)
    long = pd.DataFrame({"school": ["A", "B"], "path": ["1.3", "1.3/1"], "verdict": [2, "K"]})
    assert kdcl.rate_many(long, standard_set=GDTX)["level_highest"].tolist() == [2, 0]
    with pytest.raises(kdcl.KdclError, match=r"9\.9"):
        kdcl.rate_many(pd.DataFrame({"9.9": [1]}), standard_set=GDTX)


def test_pandas_without_pyarrow(monkeypatch: pytest.MonkeyPatch) -> None:
    frame = pd.DataFrame({"xã": ["A", "B"], "1.3": [2, None]}, index=["p", "q"])
    due = kdcl.rate_many(frame, standard_set=GDTX)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    pd.testing.assert_frame_equal(kdcl.rate_many(frame, standard_set=GDTX), due)


def test_slices_chunks_categories_and_large_text() -> None:
    cells = ["1", "2", None, "Mức 1", "?", "2"] * 5
    for kind in (pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int8(), pa.string())):
        column = pa.array(cells).dictionary_encode() if pa.types.is_dictionary(kind) else pa.array(cells, kind)
        table = pa.table({"1.3": pa.chunked_array([column[:7], column[7:]])}).slice(3, 20)
        found = answers(kdcl.rate_many(table, standard_set=GDTX))
        due = {"1": 1, "Mức 1": 1, "?": None}
        assert [row["level_highest"] for row in found] == [due.get(str(own), 2) for own in cells[3:23]]


def test_long_rows_that_cannot_be_read() -> None:
    rows = [
        {"school": 7, "path": "1.3", "verdict": 2},
        {"school": 7, "path": 1.1, "verdict": 1},
        {"school": 7, "path": "1.2/1", "verdict": object()},
        {"school": 7, "path": "1.3/1", "verdict": "x"},
        {"school": None, "path": "1.3", "verdict": "x"},
        {"school": "B", "path": "1.3", "verdict": 1, "standard_set": "tt57-2026-mam-non"},
        {"school": "B", "path": "1.4", "verdict": 1},
        {"school": "B", "path": "2.1", "verdict": 1, "standard_set": GDTX},
        {"school": None, "path": None, "verdict": None},
    ]
    found = kdcl.rate_many(rows, standard_set=GDTX)
    assert [row["school"] for row in found] == [7, "", "B"]
    told = [[(own["code"], own["path"]) for own in row["errors"]] for row in found]
    assert told[0] == [
        ("table.number_for_name", "/path"),
        ("table.unreadable_type", "/1.2~11"),
        ("table.said_twice", "/1.3~11"),
    ]
    assert told[1:] == [[("table.no_school", "/school")], [("table.another_set", "/standard_set")]]


def test_numbers_name_schools_and_stay_numbers() -> None:
    table = pa.table({"school": [9007199254740993, 9007199254740992], "path": ["1.3", "1.3"], "verdict": [2, 1]})
    found = kdcl.rate_many(table, standard_set=GDTX)
    assert found["school"].to_pylist() == [9007199254740993, 9007199254740992]
    assert found["level_highest"].to_pylist() == [2, 1]


@pytest.mark.parametrize(
    ("table", "code", "place"),
    [
        (pa.table({"9.9": [1]}), "assessment.unknown_criterion", "/9.9"),
        (pa.table({"1.3/7": [1]}), "assessment.unknown_indicator", "/1.3~17"),
        (pa.table({"1.3": [1], "level_lowest": [1]}), "table.column_taken", "/level_lowest"),
        (pa.table({"a": [1]}), "table.no_ratings", None),
        (pa.table({"path": ["1.3"], "verdict": ["x"]}), "table.no_school", "/school"),
    ],
)
def test_what_is_wrong_with_a_whole_table(table: pa.Table, code: str, place: str | None) -> None:
    with pytest.raises(kdcl.KdclError) as raised:
        kdcl.rate_many(table, standard_set=GDTX)
    assert [(own.code, own.path) for own in raised.value.errors] == [(code, place)]


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"standard_set": "tt99"}, "standard_set.unknown"),
        ({"standard_set": GDTX, "to": 3}, "assessment.level_not_of_set"),
    ],
)
def test_what_is_wrong_with_the_question(asked: dict[str, Any], code: str) -> None:
    for table in ([], [{"1.3": 1}], pl.DataFrame({"1.3": [1]})):
        with pytest.raises(kdcl.KdclError) as raised:
            kdcl.rate_many(table, **asked)
        assert raised.value.code == code


@pytest.mark.parametrize("rows", ["1.3", b"1.3", {"1.3": 1}, 5, None, [5], ["1.3"]])
def test_what_is_no_table(rows: Any) -> None:
    with pytest.raises(TypeError):
        kdcl.rate_many(rows, standard_set=GDTX)


def test_lists_and_structs_are_no_cells() -> None:
    table = pa.table({"1.3": pa.array([[1], None]), "2.1": pa.array([None, {"a": 1}])})
    found = answers(kdcl.rate_many(table, standard_set=GDTX))
    assert [[own["path"] for own in row["errors"]] for row in found] == [["/1.3"], ["/2.1"]]
    assert {own["code"] for row in found for own in row["errors"]} == {"table.unreadable_type"}


class Capsule:
    """An object that offers a capsule, whatever it is."""

    def __init__(self, capsule: object) -> None:
        self.capsule = capsule

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.capsule


def test_capsules_that_are_not_what_they_should_be() -> None:
    used = pa.table({"1.3": [1]}).__arrow_c_stream__()
    assert pa.table(kdcl.rate_many(Capsule(used), standard_set=GDTX)).num_rows == 1
    no_struct = pa.chunked_array([[1, 2]]).__arrow_c_stream__()
    another = pa.array([1]).__arrow_c_array__()[0]
    for capsule in (used, no_struct, another):
        with pytest.raises(ValueError, match=r"released|Schema|name"):
            kdcl.rate_many(Capsule(capsule), standard_set=GDTX)
    with pytest.raises(TypeError):
        kdcl.rate_many(Capsule(5), standard_set=GDTX)
    once = kdcl.rate_many(Capsule(pa.table({"1.3": [1]}).__arrow_c_stream__()), standard_set=GDTX)
    pa.table(once)
    with pytest.raises(ValueError, match="already"):
        pa.table(once)


def test_a_stream_that_breaks_off_says_why() -> None:
    schema = pa.schema({"1.3": pa.int64()})

    def batches() -> Any:
        yield pa.record_batch({"1.3": [1]}, schema)
        raise RuntimeError("the disk is gone")

    reader = kdcl.rate_many(pa.RecordBatchReader.from_batches(schema, batches()), standard_set=GDTX)
    assert reader.read_next_batch().num_rows == 1
    with pytest.raises(Exception, match="the disk is gone"):
        reader.read_next_batch()


FLAT = """
import gc, resource
import kdcl, pyarrow as pa

set_id, rows = "tt18-2018-trung-hoc", 20_000
highest = {own.code: own.levels[-1].level for own in kdcl.standard_set(set_id).criteria}
columns = {code: pa.array([level, 0] * (rows // 2), pa.uint8()) for code, level in highest.items()}
batch = pa.record_batch(columns)


def peak():
    gc.collect()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def streamed(batches):
    source = pa.RecordBatchReader.from_batches(batch.schema, (batch for _ in range(batches)))
    assert sum(own.num_rows for own in kdcl.rate_many(source, standard_set=set_id)) == batches * rows
    return peak()


first = streamed(5)
assert streamed(100) - first < 8 * 1024  # KiB: two million rows take no more than a hundred thousand
levels = (dict.fromkeys(columns, 1) for _ in range(200_000))
assert sum(1 for _ in kdcl.rate_many(levels, standard_set=set_id)) == 200_000
assert peak() - first < 24 * 1024
"""


def test_memory_stays_flat_while_a_stream_is_read() -> None:
    """In a process of its own, whose peak is that of nothing else."""
    done = subprocess.run([sys.executable, "-c", FLAT], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
