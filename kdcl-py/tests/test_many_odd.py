"""Tables as they should not be: columns without types, names twice, codes beyond floats, values that are no cells,
producers that lie. Nothing is lost, nothing stops, nothing crashes.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import kdcl
from frames import answers

GDTX = "tt57-2026-gdtx"


def codes(table: Any) -> list[list[tuple[str, str | None]]]:
    """The errors of each row: code and place."""
    return [[(own["code"], own["path"]) for own in row["errors"] or ()] for row in answers(table)]


def highest(table: Any) -> list[int | None]:
    return [row["level_highest"] for row in answers(table)]


def test_columns_without_a_value_or_a_row() -> None:
    empty: dict[str, list[Any]] = {"1.3": [2, 1], "2.1": [None, None], "ghi chú": [None, None]}
    for table in (
        pl.DataFrame(empty),
        pd.DataFrame(empty),
        pa.table(empty),
        [dict(zip(empty, row)) for row in zip(*empty.values())],
    ):
        found = kdcl.rate_many(table, standard_set=GDTX)
        assert highest(found) == [2, 1]
        assert [row["ghi chú"] for row in answers(found)] == [None, None]
    for table in (pl.DataFrame({"1.3": []}), pd.DataFrame({"1.3": []}), pa.table({"1.3": pa.array([], pa.int8())}), []):
        assert answers(kdcl.rate_many(table, standard_set=GDTX)) == []
    for table in (
        pl.DataFrame({"school": [], "path": [], "verdict": []}),
        pd.DataFrame({"school": [], "path": [], "verdict": []}),
    ):
        found = kdcl.rate_many(table, standard_set=GDTX)
        assert len(found) == 0
        assert "level_lowest" in found.columns


def test_a_column_that_is_there_twice() -> None:
    names = ["1.3", "n", "1.3 ", "n"]
    arrow = pa.Table.from_arrays([pa.array([1]), pa.array(["a"]), pa.array([2]), pa.array(["b"])], names=names)
    for table in (pd.DataFrame([[1, "a", 2, "b"]], columns=names), arrow):
        with pytest.raises(kdcl.KdclError) as raised:
            kdcl.rate_many(table, standard_set=GDTX)
        assert [(own.code, own.path) for own in raised.value.errors] == [("table.duplicate_column", "/1.3 ")]
    assert codes(kdcl.rate_many([{"1.3": 1, "1.3 ": 2}], standard_set=GDTX)) == [[("table.said_twice", "/1.3 ")]]


def test_spaces_around_a_name_make_no_difference() -> None:
    for table in ([{" 1.3 ": 0}], pl.DataFrame({" 1.3 ": [0]}), pd.DataFrame({" 1.3 ": [0]})):
        assert highest(kdcl.rate_many(table, standard_set=GDTX)) == [0]


def test_codes_of_schools_beyond_what_a_float_holds() -> None:
    rows = [{"school": 2**53 + 1, "path": "1.3", "verdict": 2}, {"school": 2**53, "path": "1.3", "verdict": 0}]
    rows += [{"school": 10**30, "path": "1.3", "verdict": 1}]
    found = kdcl.rate_many(rows, standard_set=GDTX)
    assert [(row["school"], row["level_highest"]) for row in found] == [(2**53 + 1, 2), (2**53, 0), (10**30, 1)]
    mixed = pd.DataFrame(rows[:2]).astype({"verdict": object})
    mixed.loc[1, "verdict"] = "K"
    assert [(row["school"], row["level_highest"]) for row in answers(kdcl.rate_many(mixed, standard_set=GDTX))] == [
        (2**53 + 1, 2),
        (2**53, 0),
    ]


def test_a_name_is_one_however_it_is_composed() -> None:
    rows = [
        {"school": name, "path": path, "verdict": 0}
        for name, path in (("Trường Á", "1.1"), ("Tr\u01b0\u01a1\u0300ng A\u0301", "1.3"))
    ]
    found = kdcl.rate_many(rows, standard_set=GDTX)
    assert [row["school"] for row in found] == ["Trường Á"]
    assert highest(found) == [0]


def test_two_shapes_in_one_table() -> None:
    rows = [
        {"school": "A", "path": "1.3", "verdict": 1},
        {"name": "B", "1.3": 0},
        {"school": "C", "1.3": 0},
        {"school": "D", "note": "x"},
    ]
    found = kdcl.rate_many(rows, standard_set=GDTX)
    assert [row["school"] for row in found] == ["A", "", "C", "D"]
    assert codes(found)[1:3] == [[("table.no_school", "/school")], [("table.two_shapes", "/1.3")]]
    with pytest.raises(kdcl.KdclError) as raised:
        kdcl.rate_many(
            pl.DataFrame({"school": ["A"], "path": ["1.3"], "verdict": ["x"], "1.4": [1]}), standard_set=GDTX
        )
    assert raised.value.code == "table.two_shapes"


def test_what_names_the_set_must_be_readable() -> None:
    own = kdcl.standard_set("tt57-2026-mam-non")
    for odd in (own, b"tt57-2026-mam-non", True, [GDTX]):
        found = kdcl.rate_many([{"standard_set": odd, "1.3": 2}], standard_set=GDTX)
        assert codes(found) == [[("table.unreadable_type", "/standard_set")]]
    table = pa.table({"standard_set": [b"x"], "1.3": [2]})
    assert codes(kdcl.rate_many(table, standard_set=GDTX)) == [[("table.unreadable_type", "/standard_set")]]
    assert highest(kdcl.rate_many([{"1.3": 2}], standard_set=own)) == [2]


def test_the_set_of_a_school_may_be_said_once_or_in_two_ways() -> None:
    first = {"school": "A", "path": "1.3", "verdict": 2}
    rows = [{**first, "standard_set": GDTX}, {**first, "path": "1.4"}]
    assert highest(kdcl.rate_many(rows)) == [2]
    rows = [first, {**first, "path": "1.4", "standard_set": GDTX}]
    assert highest(kdcl.rate_many(rows, standard_set=GDTX)) == [2]
    rows = [first, {**first, "path": "1.4", "standard_set": "tt57-2026-mam-non"}]
    assert codes(kdcl.rate_many(rows, standard_set=GDTX)) == [[("table.another_set", "/standard_set")]]


class Itself:
    """A value that unpacks to itself, has a shape that is none, and does not compare."""

    shape = ()

    def item(self) -> Itself:
        return self


class Raises:
    """A value of which everything raises."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        raise RuntimeError(name)


@pytest.mark.parametrize(
    "value", [Itself(), Raises(), np.array([1, 2]), object(), 1j, {"a": 1}, [1], b"x", b"", range(3)]
)
def test_a_value_that_is_no_cell_is_wrong_in_its_row_alone(value: object) -> None:
    found = kdcl.rate_many([{"1.3": value}, {"1.3": 1}], standard_set=GDTX)
    assert codes(found) == [[("table.unreadable_type", "/1.3")], []]


ONES = (np.int8(1), np.float32(1), np.str_("1"), Decimal(1), Decimal("1.0"), 1.0, "1,0", "Mức 1")
NOTHINGS = (float("nan"), pd.NA, pd.NaT, None, " - ", "-" * 500, " " * 500)


@pytest.mark.parametrize(
    ("value", "level"), [(-0.0, 0), *((one, 1) for one in ONES), *((nothing, 2) for nothing in NOTHINGS)]
)
def test_values_of_every_library(value: object, level: int) -> None:
    assert highest(kdcl.rate_many([{"1.3": value}], standard_set=GDTX)) == [level]


@pytest.mark.parametrize("key", [1.1, Decimal("1.1"), b"1.1", np.float32(1.5), ("1.1",)])
def test_a_key_that_could_name_a_criterion_but_is_no_text(key: object) -> None:
    found = kdcl.rate_many([{key: 0, "1.3": 2}], standard_set=GDTX)
    assert len(codes(found)[0]) == 1
    assert codes(found)[0][0][0] in ("table.number_for_name", "table.unreadable_type")


def test_other_words_and_words_crossed_out_are_no_verdicts() -> None:
    for text in ("đặt", "đất", "x\u0336", "Đ\u0336ạ\u0336t\u0336", "v", "có", 1, 0):
        assert codes(kdcl.rate_many([{"1.3/1": text}], standard_set=GDTX)) == [
            [("table.unreadable_verdict", "/1.3~11")]
        ]
    for text in ("Mục 2", "Mức độ 2", "cấp độ 2", "Đạt"):
        assert codes(kdcl.rate_many([{"1.3": text}], standard_set=GDTX)) == [[("table.unreadable_level", "/1.3")]]


def test_one_number_spoils_no_other() -> None:
    table = pa.table({"1.3": pa.array([2**64 - 1, 2, 1], pa.uint64()), "2.1/1": ["x", "x", "x"]})
    found = kdcl.rate_many(table, standard_set=GDTX)
    assert highest(found) == [None, 2, 1]
    assert codes(found)[0] == [("table.unreadable_level", "/1.3")]


def test_decimals_halves_and_runs() -> None:
    decimals = pa.array([Decimal("2.0"), Decimal("1.5"), None], pa.decimal128(5, 1))
    assert highest(kdcl.rate_many(pa.table({"1.3": decimals}), standard_set=GDTX)) == [2, None, 2]
    halves = pa.array(np.array([2, 1], np.float16))
    assert highest(kdcl.rate_many(pa.table({"1.3": halves}), standard_set=GDTX)) == [2, 1]
    runs = pa.RunEndEncodedArray.from_arrays(pa.array([1, 2], pa.int32()), pa.array([None, 2]))
    found = kdcl.rate_many(pa.table({"1.3": runs}), standard_set=GDTX)
    assert codes(found) == [[], [("table.unreadable_type", "/1.3")]]


def test_columns_that_are_not_read_are_as_they_were() -> None:
    frame = pl.DataFrame(
        {"1.3": [2, 1], "o": [object(), object()], "big": [2**100, 1], "list": [[], [1]]},
        schema_overrides={"o": pl.Object, "big": pl.Int128},
    )
    found = kdcl.rate_many(frame, standard_set=GDTX)
    for name in ("o", "big", "list"):
        assert found[name].dtype == frame[name].dtype
    assert found["big"].to_list() == [2**100, 1]
    own = pd.DataFrame({"z": [1j, 2j], "1.3": [2, 1], "big": [10**30, 1]})
    found = kdcl.rate_many(own, standard_set=GDTX)
    pd.testing.assert_frame_equal(found[["z", "big"]], own[["z", "big"]])


def test_text_that_is_no_utf_8_is_refused() -> None:
    wrong = pa.StringArray.from_buffers(1, pa.array([0, 7], pa.int32()).buffers()[1], pa.py_buffer(b"\xf0SECRET"))
    for table in (pa.table({"1.3/1": wrong}), pa.table({"school": wrong, "path": ["1.3"], "verdict": ["x"]})):
        with pytest.raises(Exception, match=r"[Uu][Tt][Ff]"):
            answers(kdcl.rate_many(table, standard_set=GDTX))
    # What is not read is handed on, and looked at by nobody.
    assert kdcl.rate_many(pa.table({"1.3": [1], "note": wrong}), standard_set=GDTX).num_rows == 1


def test_keys_out_of_their_bounds_are_refused() -> None:
    for keys, values in (([0, 0], []), ([5, -3], ["0"])):
        lies = pa.DictionaryArray.from_arrays(pa.array(keys, pa.int8()), pa.array(values, pa.string()), safe=False)
        with pytest.raises(Exception, match="out of bounds"):
            answers(kdcl.rate_many(pa.table({"1.3": lies}), standard_set=GDTX))
    no_value = pa.DictionaryArray.from_arrays(pa.array([0, 1, None], pa.int8()), pa.array(["1", None]))
    assert highest(kdcl.rate_many(pa.table({"1.3": no_value}), standard_set=GDTX)) == [1, 2, 2]


def test_a_school_column_named_like_the_answer() -> None:
    table = pa.table({"errors": ["A"], "path": ["1.3"], "verdict": ["x"]})
    with pytest.raises(kdcl.KdclError) as raised:
        kdcl.rate_many(table, standard_set=GDTX, school="errors")
    assert raised.value.code == "table.column_taken"


def test_many_schools_with_a_row_a_verdict_come_in_pieces() -> None:
    many = 40_000
    table = pa.table(
        {"school": range(many), "path": ["1.3"] * many, "verdict": ["x" if own % 2 else "2" for own in range(many)]}
    )
    reader = kdcl.rate_many(table.to_reader(), standard_set=GDTX)
    sizes, first = [], 0
    for batch in reader:
        assert batch["school"].to_pylist() == list(range(first, first + batch.num_rows))
        first += batch.num_rows
        sizes.append(batch.num_rows)
    assert first == many
    assert max(sizes) < many


def test_mistakes_of_a_row_are_counted_not_piled_up() -> None:
    paths = [
        own.path
        for criterion in kdcl.standard_set(GDTX).criteria
        for level in criterion.levels
        for own in level.indicators
    ]
    found = kdcl.rate_many([dict.fromkeys(paths, 1)], standard_set=GDTX)
    assert len(codes(found)[0]) == 21
    assert codes(found)[0][-1] == ("json.too_many_errors", None)


def test_rows_read_before_an_error_are_answered() -> None:
    def rows() -> Iterator[dict[str, Any]]:
        yield {"1.3": 2}
        yield {"1.3": 1}
        raise OSError("the disk is gone")

    found = kdcl.rate_many(rows(), standard_set=GDTX)
    assert [next(found)["level_highest"], next(found)["level_highest"]] == [2, 1]
    with pytest.raises(OSError, match="the disk is gone"):
        next(found)


def test_a_table_shared_by_threads() -> None:
    table = kdcl.Catalogue().core.table(standard_set=GDTX, to=None, school="school", path="path", verdict="verdict")
    rows = [{"school": f"T{own}", "path": "1.3", "verdict": 2} for own in range(500)]
    threads = [threading.Thread(target=table.note, args=(rows[at::4],)) for at in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive()
    assert len(table.schools()) == 500
