"""What comes in: every kind of input, and inputs that are wrong, hostile or merely odd.

INVARIANT: whatever comes in, what comes out is an answer, a `KdclError` of the core, a `TypeError` that says what was
expected, or the `OSError` of a file; never a crash, a hang or memory without bound.
"""

from __future__ import annotations

import datetime
import decimal
import enum
import json
import os
import sys
import types
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import kdcl
from conftest import ASSESSMENT, SCHOOL_DATA, codes, refused
from kdcl import _source

TEXT = json.dumps(ASSESSMENT, ensure_ascii=False)
EXPECTED = kdcl.rate(TEXT).to_json()
MOST = 4 * 1024 * 1024


def with_ratings(ratings: object) -> dict[str, Any]:
    return {"standard_set": "tt18-2018-trung-hoc", "ratings": ratings}


class _Path:
    """Something that is a path without being a `pathlib.Path`."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __fspath__(self) -> str:
        return str(self.path)


@pytest.mark.parametrize(
    "source",
    [
        ASSESSMENT,
        types.MappingProxyType(ASSESSMENT),
        TEXT,
        TEXT.encode(),
        bytearray(TEXT.encode()),
        memoryview(TEXT.encode()),
        "\ufeff" + TEXT,
        kdcl.Assessment.read(ASSESSMENT),
    ],
    ids=lambda source: type(source).__name__,
)
def test_every_kind_of_input_gives_the_same_answer(source: Any) -> None:
    assert kdcl.rate(source).to_json() == EXPECTED
    assert kdcl.Assessment.read(source).to_json() == kdcl.Assessment.read(TEXT).to_json()
    assert kdcl.gap(source, to=3).to_json() == kdcl.gap(TEXT, to=3).to_json()
    assert kdcl.what_if(source, {"1.2": "met"}).to_json() == kdcl.what_if(TEXT, '{"1.2": "met"}').to_json()


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "trường.json"
    file.write_text(TEXT, encoding="utf-8")
    assert kdcl.rate(file).to_json() == EXPECTED
    assert kdcl.rate(_Path(file)).to_json() == EXPECTED
    file.write_text(json.dumps(SCHOOL_DATA), encoding="utf-8")
    assert kdcl.suggest(file) == kdcl.suggest(SCHOOL_DATA)
    assert kdcl.prefill(file) == kdcl.prefill(SCHOOL_DATA)
    assert kdcl.draft(file) == kdcl.draft(SCHOOL_DATA)


def test_what_cannot_be_read_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        kdcl.rate(tmp_path / "none.json")
    with pytest.raises(OSError):  # noqa: PT011 (which one is the system's to say)
        kdcl.rate(tmp_path)


def test_a_text_is_never_a_path(tmp_path: Path) -> None:
    file = tmp_path / "school.json"
    file.write_text(TEXT, encoding="utf-8")
    error = refused(str(file))
    assert error.code == "json.syntax"
    if sys.version_info >= (3, 11):
        assert "pathlib.Path" in error.__notes__[0]
    for text in ("", "  ", "{", "[1", TEXT[:-1]):
        assert not hasattr(refused(text), "__notes__")


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    with open(file, "wb") as out:
        out.truncate(1 << 40)  # a terabyte of nothing, which takes no room
    assert codes(file) == ["json.too_large"]


def test_school_data_do_not_come_from_a_spreadsheet() -> None:
    for ask in (kdcl.suggest, kdcl.prefill, kdcl.draft):
        with pytest.raises(ValueError, match="spreadsheet"):
            ask(Path("data.XLSX"))


@pytest.mark.parametrize("source", [None, 5, 1.5, [], [ASSESSMENT], (), object(), kdcl, {1, 2}, lambda: TEXT])
def test_another_type_is_a_type_error_that_says_what_is_expected(source: Any) -> None:
    for ask in (kdcl.rate, kdcl.suggest, kdcl.prefill, kdcl.draft, kdcl.Assessment.read):
        with pytest.raises(TypeError, match=f"expected a mapping.*not {type(source).__name__}"):
            ask(source)
    with pytest.raises(TypeError, match="expected a mapping"):
        kdcl.what_if(ASSESSMENT, source)


# ── values of Python ─────────────────────────────────────────


class _Verdict(str, enum.Enum):
    MET = "met"


class _Level(enum.IntEnum):
    TWO = 2


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (-5, "-5"),
        (_Level.TWO, "2"),
        (93.5, "93.5"),
        (1e300, "1e+300"),
        ('đạt\n"\\\x01', '"đạt\\n\\"\\\\\\u0001"'),
        (_Verdict.MET, '"met"'),
        ((1, [2], ()), "[1,[2],[]]"),
        ({}, "{}"),
        ({1: {"a": None}, "b": 2}, '{"1":{"a":null},"b":2}'),
        (datetime.date(2027, 5, 20), '"2027-05-20"'),
        (datetime.datetime(2027, 5, 20, 23, 59, tzinfo=datetime.timezone.utc), '"2027-05-20"'),
        (pd.Timestamp("2027-05-20 07:00"), '"2027-05-20"'),
        (np.datetime64("2027-05-20"), '"2027-05-20"'),
        (decimal.Decimal("93.50"), "93.50"),
        (decimal.Decimal("0.12345678901234567890123"), "0.12345678901234567890123"),
        (decimal.Decimal("1E+3"), "1E+3"),
        (np.datetime64("2027-05-20T07", "ns"), '"2027-05-20"'),
        (np.float32(93.4), "93.4"),
        (np.float16(93.4), "93.4"),
        ({np.int64(1): "met"}, '{"1":"met"}'),
        (np.int64(7), "7"),
        (np.float64(0.1), "0.1"),
        (np.bool_(True), "true"),
        (np.str_("met"), '"met"'),
    ],
)
def test_a_value_is_written_as_json(value: object, text: str) -> None:
    assert _source.written(value).decode() == text


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
        max_leaves=30,
    )
)
def test_what_json_has_is_written_as_the_standard_library_writes_it(value: Any) -> None:
    assert _source.written(value) == json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def test_a_decimal_is_a_number_like_any_other() -> None:
    def told(value: object) -> str:
        try:
            return kdcl.suggest({**SCHOOL_DATA, "facts": {"attendance_rate_age_5": value}}).to_json()
        except kdcl.KdclError as error:
            return error.to_json()

    for number in ("93.5", "100", "100.5", "-1"):
        assert told(decimal.Decimal(number)) == told(float(number))
    assert told(decimal.Decimal("93.5")) != told(decimal.Decimal("93.6"))


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ({"ratings": {1.1: "met"}}, "/ratings: write the key 1.1 as text: as a number, 1.10 is 1.1"),
        ({"ratings": {None: "met"}}, "/ratings: a key is text, not a NoneType"),
        ({"ratings": {True: "met"}}, "/ratings: a key is text, not a bool"),
        ({"ratings": {("1.1", "1"): "met"}}, "/ratings: a key is text, not a tuple"),
        ({b"ratings": {}}, "a key is text, not a bytes"),
        ({"ratings": {"1.1": {"met"}}}, "/ratings/1.1: a set has no place in JSON"),
        ({"ratings": [b"met"]}, "/ratings/0: a bytes has no place in JSON"),
        ({"ratings": {"1.1": np.array([1, 2])}}, "/ratings/1.1: a ndarray has no place in JSON"),
        ({"ratings": pd.NA}, "/ratings: a NAType has no place in JSON"),
    ],
)
def test_what_json_does_not_have_is_a_type_error_with_its_place(value: Any, message: str) -> None:
    with pytest.raises(TypeError) as raised:
        kdcl.rate(value)
    assert str(raised.value) == message


def test_a_key_that_is_there_twice_is_the_cores_to_refuse() -> None:
    assert codes(with_ratings({"1.1": {1: "met", "1": "met"}})) == ["json.duplicate_key"]


# ── hostile ──────────────────────────────────────────────────


@pytest.mark.parametrize(
    "value", [float("nan"), float("inf"), float("-inf"), decimal.Decimal("sNaN"), decimal.Decimal("-Infinity")]
)
def test_numbers_that_are_none_are_told_with_their_place(value: object) -> None:
    for own in (value, np.float32("-inf"), np.float16("nan")):
        with pytest.raises(ValueError, match=r"^/facts/teachers/1: -?(nan|inf) is no number") as raised:
            kdcl.suggest({"standard_set": "tt17-2018-tieu-hoc", "facts": {"teachers": [1, own]}})
        assert not isinstance(raised.value, kdcl.KdclError)


@pytest.mark.parametrize("text", ["\ud800", "a\udc00", "\udfff\ud800"])
def test_half_a_character_is_told_with_its_place(text: str) -> None:
    for own in (with_ratings({"1.1": text}), with_ratings({"1.1": [text]}), with_ratings({text: "met"})):
        with pytest.raises(ValueError, match=r"^/ratings/.*half a character"):
            kdcl.rate(own)
    assert codes(f'{{"standard_set": "{text}"}}') == ["json.syntax"]


class _Itself:
    shape = ()

    def item(self) -> object:
        return self


@pytest.mark.parametrize("value", [_Itself(), np.longdouble(1), np.ma.masked, np.complex64(1), np.array([1, 2])])
def test_a_scalar_that_is_none_of_json_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match=r"^/ratings/1\.1: a \w+ has no place in JSON"):
        kdcl.rate(with_ratings({"1.1": value}))


def test_bytes_that_are_no_text_are_refused_where_they_stand() -> None:
    error = refused(b'{\n  "standard_set": "\xff"}')
    assert error.code == "json.syntax"
    assert "line 2, column 20" in error.errors[0].message_en
    for data in (TEXT.encode("utf-16"), b"\x00", b"\xed\xa0\x80", bytes(range(256))):
        assert codes(data) == ["json.syntax"]


@pytest.mark.parametrize("around", [lambda v: [v], lambda v: {"a": v}, lambda v: (v,)])
def test_nesting_is_bounded(around: Any) -> None:
    value: Any = "met"
    for _ in range(62):
        value = around(value)
    due = {"assessment.unknown_level", "json.wrong_type"} if isinstance(value, dict) else {"json.wrong_type"}
    assert set(codes(with_ratings({"1.1": value}))) == due
    assert "json.too_deep" not in codes(with_ratings({"1.1": value}))
    assert codes(with_ratings({"1.1": around(value)})) == ["json.too_deep"]
    for _ in range(100_000):
        value = around(value)
    assert codes(with_ratings(value)) == ["json.too_deep"]
    for opening in ("[", '{"a":'):
        assert codes(opening * (MOST // len(opening))) == ["json.too_deep"]


def test_what_holds_itself_is_too_deep() -> None:
    table: dict[str, Any] = {}
    table["ratings"] = table
    assert codes(table) == ["json.too_deep"]
    items: list[Any] = []
    items.append(items)
    assert codes(with_ratings(items)) == ["json.too_deep"]


def test_size_is_bounded() -> None:
    assert kdcl.rate(TEXT + " " * (MOST - len(TEXT.encode()))).to_json() == EXPECTED
    assert codes(TEXT + " " * (MOST + 1 - len(TEXT.encode()))) == ["json.too_large"]
    assert codes(with_ratings({"1.1": "x" * MOST})) == ["json.too_large"]
    assert codes(with_ratings(["met"] * MOST)) == ["json.too_large"]


def test_a_few_references_do_not_become_terabytes() -> None:
    """What is small in memory, as it holds the same thing over and over, is given up where it has become too large."""
    value: Any = ["x" * 1000] * 1000
    for _ in range(40):
        value = [value] * 1000
    assert codes(with_ratings(value)) == ["json.too_large"]


@pytest.mark.parametrize("digits", [20, 4000, 100_000])
@pytest.mark.parametrize("sign", [1, -1])
def test_huge_numbers_are_refused(digits: int, sign: int) -> None:
    number = sign * 10**digits
    # One that no double holds is no number of JSON for the core.
    assert codes(with_ratings({"1.1": {"reached": number}})) == ["json.wrong_type" if digits == 20 else "json.syntax"]
    assert codes(with_ratings({number: "met"}))[0] in ("assessment.unknown_criterion", "json.field_name_too_long")


def test_hundreds_of_thousands_of_keys() -> None:
    found = codes(with_ratings({str(number): "met" for number in range(250_000)}))
    assert len(found) == 101
    assert found[100] == "json.too_many_errors"


def test_what_is_not_json_is_a_syntax_error() -> None:
    for text in ("", "NaN", "Infinity", "1e999", "'x'", "{a: 1}", '"\\ud800"', "01", "nul", "\0", "{} {}", '"\t"'):
        assert codes(text) == ["json.syntax"], text


@given(st.binary(max_size=60) | st.text(max_size=60))
def test_any_text_is_an_answer_or_errors(source: Any) -> None:
    catalogue = kdcl.Catalogue()
    for ask in (kdcl.rate, kdcl.suggest, kdcl.Assessment.read, catalogue.with_set, catalogue.with_text_pack):
        with pytest.raises(kdcl.KdclError) as raised:
            ask(source)
        assert raised.value.errors


def test_a_mapping_that_fails_fails_as_it_does() -> None:
    class Broken(dict[str, Any]):
        def items(self) -> Any:
            raise RuntimeError("gone")

    with pytest.raises(RuntimeError, match="gone"):
        kdcl.rate(Broken(a=1))


def test_a_level_out_of_range_is_told_in_plain_words() -> None:
    for level in (-1, 256, 10**30):
        with pytest.raises(ValueError, match="a level is a number from 0 to 255, not"):
            kdcl.gap(ASSESSMENT, to=level)
    for wrong in ("2", 2.0, None, True):
        with pytest.raises(TypeError, match="a level is a whole number, not a"):
            kdcl.gap(ASSESSMENT, to=wrong)  # type: ignore[arg-type]
    assert kdcl.gap(ASSESSMENT, to=np.int64(1)).target == 1  # type: ignore[arg-type]
    with pytest.raises(kdcl.KdclError) as raised:
        kdcl.gap(ASSESSMENT, to=0)
    assert raised.value.code == "assessment.level_not_of_set"


def test_no_name_of_rust_is_told() -> None:
    sources = [b"\xff", "", with_ratings(5), with_ratings({"1.1": {"reached": -1}}), {"standard_set": 1}]
    for source in sources:
        for problem in refused(source).errors:
            for name in ("u8", "i64", "Option", "String", "struct", "serde", "Vec", "::"):
                assert name not in problem.message_en, problem.message_en


def test_the_working_directory_does_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "{}").write_text(TEXT, encoding="utf-8")
    assert os.listdir(tmp_path) == ["{}"]
    assert codes("{}") == ["json.missing_field", "assessment.no_standard_set"]
