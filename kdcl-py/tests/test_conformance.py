"""The corpus: Python answers every case with the same bytes as Rust.

`KDCL_ANSWERS` names a file of Rust's answers, a line of JSON a case:
`{"case": "good/<name>", "input": "<the text>", "answer": "<outcome, suggestions or errors>"}`. INVARIANT: without the
file, or with a case more or less than the corpus has, this fails; nothing is passed over.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import kdcl
from conftest import REPOSITORY

CASES = REPOSITORY / "tests" / "cases"
FOLDERS = ("good", "bad", "suggest/good", "suggest/bad")


def answers() -> dict[str, tuple[str, str]]:
    """The input and the answer of each case, by its name."""
    file = os.environ.get("KDCL_ANSWERS")
    if not file:
        return {}
    lines = [json.loads(line) for line in Path(file).read_text(encoding="utf-8").splitlines()]
    return {line["case"]: (line["input"], line["answer"]) for line in lines}


ANSWERS = answers()


def answered(case: str, source: Any) -> str:
    """What Python answers, errors as their JSON."""
    ask = kdcl.suggest if case.startswith("suggest/") else kdcl.rate
    try:
        return ask(source).to_json()
    except kdcl.KdclError as error:
        return error.to_json()


def plain(text: str) -> dict[str, Any] | None:
    """The input as a dict, where one says the same: a table, with no field twice."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        if len(dict(pairs)) < len(pairs):
            raise ValueError
        return dict(pairs)

    try:
        value = json.loads(text, object_pairs_hook=once)
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def test_the_answers_are_those_of_every_case() -> None:
    assert ANSWERS, "KDCL_ANSWERS must name the file of Rust's answers"
    found = {f"{folder}/{file.stem}" for folder in FOLDERS for file in (CASES / folder).glob("*.json")}
    assert len(found) > 100
    assert set(ANSWERS) == found


@pytest.mark.parametrize("case", sorted(ANSWERS))
def test_the_bytes_are_those_of_rust(case: str) -> None:
    text, expected = ANSWERS[case]
    assert case.rsplit("/", 1)[0].endswith("bad") == expected.startswith('{"errors":')
    assert answered(case, text) == expected
    assert answered(case, text.encode("utf-8", "surrogatepass")) == expected
    table = plain(text)
    if table is None:
        return
    if json.loads(expected).get("errors", [{}])[0].get("code") == "json.syntax":
        # Python's own reader takes some of what JSON has not; as a dict it is refused before it is written.
        with pytest.raises(ValueError, match=r"^/"):
            answered(case, table)
    else:
        assert answered(case, table) == expected


def test_an_assessment_rates_as_its_text_does() -> None:
    for case, (text, expected) in ANSWERS.items():
        if case.startswith("good/"):
            assert kdcl.Assessment.read(text).rate().to_json() == expected
