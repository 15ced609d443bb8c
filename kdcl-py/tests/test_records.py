"""Records against the JSON Schemas: every class, key, type and vocabulary; and that nothing of an answer can change.

INVARIANT: a key that the core adds, renames or drops fails here before a user meets it.
"""

from __future__ import annotations

import copy
import json
import pickle
import typing
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

import kdcl
from conftest import ASSESSMENT, SCHOOL_DATA, SETS, own_set
from kdcl import _types
from kdcl._record import Answer, Record

# Names of the schemas that are other classes here, or no classes at all.
CLASSES = {
    "Warning": "KdclWarning",
}
PLAIN = {
    "Date": "str",
    "FactRef": "str",
    "GradeRef": "str",
    "Number": "float",
    "Value": "float | bool | str",
    "Threshold": "float | bool | str",
    "DifficultArea": "bool | Mapping[str, bool]",
}
WHOLE = {
    "outcome": "Outcome",
    "distance": "Distance",
    "what-if": "WhatIf",
    "suggestions": "Suggestions",
    "draft": "Draft",
    "standard-set": "StandardSet",
}
JSON_TYPES = {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}


def definitions() -> dict[str, dict[str, Any]]:
    """The shape of every object of every answer, by the name of its class."""
    shapes: dict[str, dict[str, Any]] = {}
    for name in ("outcome", "distance", "what-if", "suggestions", "draft", "standard-set", "facts", "errors"):
        schema = kdcl.schema(name)
        for own, shape in schema.get("$defs", {}).items():
            shapes[CLASSES.get(own, own)] = shape
        if name in WHOLE:
            shapes[WHOLE[name]] = schema
    shapes["School"] = kdcl.schema("assessment")["$defs"]["School"]
    for form in shapes.pop("Condition")["oneOf"]:
        const = form["properties"]["form"]["const"]
        shapes[next(own.__name__ for own in kdcl.Condition.__subclasses__() if own.form == const)] = form
    return {name: shape for name, shape in shapes.items() if "properties" in shape}


def annotation(shape: Mapping[str, Any]) -> str:
    """The Python type of a value the schema describes."""
    if "$ref" in shape:
        name = str(shape["$ref"]).rsplit("/", 1)[1]
        return PLAIN.get(name, CLASSES.get(name, name))
    if "anyOf" in shape:
        return " | ".join("None" if own.get("type") == "null" else annotation(own) for own in shape["anyOf"])
    kind = shape["type"]
    if isinstance(kind, list):
        return " | ".join("None" if own == "null" else annotation({**shape, "type": own}) for own in kind)
    if kind == "array":
        return f"tuple[{annotation(shape.get('items', {'type': 'integer'}))}, ...]"
    if kind == "object":
        return f"Mapping[str, {annotation(shape['additionalProperties'])}]"
    return JSON_TYPES[str(kind)]


def expected(shape: Mapping[str, Any]) -> dict[str, str]:
    """The attributes an object must have. What may be left out is `None` unless it is a list or has a default."""
    out: dict[str, str] = {}
    for key, value in shape["properties"].items():
        if key == "form":
            continue
        kind = annotation(value)
        optional = key not in shape.get("required", ()) and "default" not in value and value.get("type") != "array"
        out[key] = f"{kind} | None" if optional and "None" not in kind else kind
    return out


def declared(own: type[Record]) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for base in reversed(own.__mro__):
        kinds.update({k: v for k, v in getattr(base, "__annotations__", {}).items() if not k.startswith("_")})
    return kinds


DEFINITIONS = definitions()


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_a_class_has_the_keys_and_types_of_its_schema(name: str) -> None:
    assert declared(getattr(kdcl, name)) == expected(DEFINITIONS[name])


def test_every_class_has_a_schema() -> None:
    public = {name for name in kdcl.__all__ if isinstance(getattr(kdcl, name), type)}
    records = {name for name in public if issubclass(getattr(kdcl, name), Record)}
    assert records - {"Condition"} == set(DEFINITIONS)


def test_the_vocabularies_are_those_of_the_schemas() -> None:
    found: dict[str, list[str]] = {"SchemaName": list(kdcl.SCHEMA_NAMES)}
    for name in set(kdcl.SCHEMA_NAMES) - {"standard-set-file", "facts-file"}:  # What a file says is not read here.
        for own, shape in kdcl.schema(name).get("$defs", {}).items():  # type: ignore[arg-type]
            if "enum" in shape:
                found[own] = shape["enum"]
    ours = {name: list(typing.get_args(own)) for name, own in vars(_types).items() if name in found}
    assert ours == found
    assert set(ours) | {"Data", "Source"} == set(kdcl._LAZY)


def answers() -> Iterator[Answer]:
    for id in SETS:
        yield kdcl.standard_set(id)
        yield kdcl.rate({"standard_set": id, "assessed_on": "2000-01-01", "ratings": {"1.1": "not_applicable"}})
        yield kdcl.gap({"standard_set": id, "ratings": {}}, to=1)
        yield kdcl.what_if({"standard_set": id, "ratings": {}}, {"1.1": "met"})
        data: dict[str, Any] = {
            "standard_set": id,
            "school_year": "2026-2027" if "2026" in id else "2022-2023",
            "facts": {},
        }
        yield kdcl.suggest(data)
        yield kdcl.draft(data)
    yield kdcl.rate(ASSESSMENT)
    yield kdcl.suggest(SCHOOL_DATA)
    yield kdcl.draft(SCHOOL_DATA)


ANSWERS = list(answers())
IDS = [f"{type(own).__name__}-{place}" for place, own in enumerate(ANSWERS)]


def fits(value: object, kind: str) -> bool:
    """Whether a value is of the type an annotation names."""
    if kind.endswith(" | None"):
        return value is None or fits(value, kind[:-7])
    if " | " in kind and not kind.startswith(("tuple[", "Mapping[")):
        return any(fits(value, one) for one in kind.split(" | "))
    if kind.startswith("tuple["):
        return isinstance(value, tuple) and all(fits(item, kind[6:-6]) for item in value)
    if kind.startswith("Mapping[str, "):
        return isinstance(value, Mapping) and all(fits(item, kind[13:-1]) for item in value.values())
    if kind in ("str", "bool"):
        return type(value).__name__ == kind
    if kind in ("int", "float"):
        return isinstance(value, (int, float) if kind == "float" else int) and not isinstance(value, bool)
    named = getattr(kdcl, kind)
    return isinstance(value, named) if isinstance(named, type) else value in typing.get_args(named)


def within(record: Record) -> Iterator[Record]:
    """A record and all records in it."""
    yield record
    for name in declared(type(record)):
        value = getattr(record, name)
        items = value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple) else (value,)
        for item in items:
            if isinstance(item, Record):
                yield from within(item)


@pytest.mark.parametrize("answer", ANSWERS, ids=IDS)
def test_every_value_is_of_the_type_that_is_declared(answer: Answer) -> None:
    for record in within(answer):
        for name, kind in declared(type(record)).items():
            assert fits(getattr(record, name), kind), (type(record), name, kind)
        assert len(repr(record)) < 400
        assert set(declared(type(record))) <= set(dir(record))


def test_the_answers_hold_every_class() -> None:
    seen = {type(record).__name__ for answer in ANSWERS for record in within(answer)}
    facts = {type(part).__name__ for id in SETS for fact in kdcl.standard_set(id).facts for part in within(fact)}
    # `AllOf` is a form no set of the library needs by itself at the moment; its test is in `test_a_condition_by_hand`.
    assert set(DEFINITIONS) - seen - facts <= {"AllOf", "Problem", "School"}


def test_a_condition_by_hand() -> None:
    inner = {"form": "compare", "fact": "classes", "comparator": "at_most", "threshold": 30}
    own = kdcl.AllOf({"form": "all_of", "of": [inner]})
    assert own.of == (kdcl.Compare(inner),)
    assert own.form == "all_of"


@pytest.mark.parametrize("answer", ANSWERS, ids=IDS)
def test_the_json_is_the_cores_own(answer: Answer) -> None:
    assert json.loads(answer.to_json()) == answer.to_dict()
    again = json.dumps(answer.to_dict(), ensure_ascii=False, separators=(",", ":"))
    assert again == answer.to_json()


def test_both_outcomes_of_a_what_if_are_those_of_rating() -> None:
    what_if = kdcl.what_if(ASSESSMENT, {"1.2": {"1": "not_met"}})
    assert what_if.today == kdcl.rate(ASSESSMENT)
    assert what_if.today.to_json() == kdcl.rate(ASSESSMENT).to_json()
    changed = {**ASSESSMENT, "ratings": {**ASSESSMENT["ratings"], "1.2": {"1": "not_met", "2": "met"}}}
    assert what_if.changed.level == kdcl.rate(changed).level
    assert "<table" in what_if.changed._repr_html_()


@pytest.mark.parametrize("answer", ANSWERS, ids=IDS)
def test_nothing_changes_an_answer(answer: Answer) -> None:
    before = answer.to_json()
    for record in within(answer):
        name = next(iter(declared(type(record))))
        for other in (name, "colour"):
            with pytest.raises(AttributeError, match="read-only"):
                setattr(record, other, 1)
            with pytest.raises(AttributeError, match="read-only"):
                delattr(record, other)
    answer.to_dict().clear()
    for value in answer.to_dict().values():
        if isinstance(value, (dict, list)):
            value.clear()
    assert answer.to_json() == before
    assert answer.to_dict() == json.loads(before)


@pytest.mark.parametrize("answer", ANSWERS, ids=IDS)
def test_answers_are_values(answer: Answer) -> None:
    for record in within(answer):
        for other in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
            assert other == record
            assert hash(other) == hash(record)
            assert repr(other) == repr(record)
    assert pickle.loads(pickle.dumps(answer)).to_json() == answer.to_json()


def test_records_of_other_classes_or_values_differ() -> None:
    one, other = kdcl.Interval({"lowest": 0, "highest": 1}), kdcl.Interval({"lowest": 0, "highest": 2})
    assert one != other
    assert one != {"lowest": 0, "highest": 1}
    assert len({one, other, kdcl.Interval({"highest": 1, "lowest": 0})}) == 2
    assert kdcl.Window({"years": 1, "at_least": 1}) != kdcl.Counts({"part": 1, "whole": 1})


def test_numbers_that_are_equal_are_equal_in_a_set() -> None:
    assert len({kdcl.Counts({"part": 1, "whole": 2}), kdcl.Counts({"part": 1.0, "whole": 2.0})}) == 1


def test_a_name_that_is_no_key_is_an_attribute_error() -> None:
    outcome = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {}})
    assert not hasattr(outcome, "levels")
    with pytest.raises(AttributeError, match="Outcome has no attribute `levels`"):
        _ = outcome.levels  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        _ = kdcl.Outcome.__new__(kdcl.Outcome)._data


def test_a_table_within_an_answer_is_read_only() -> None:
    outcome = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {}})
    with pytest.raises(TypeError):
        outcome.indicators["1.1/1"] = None  # type: ignore[index]
    years = kdcl.Assessment(
        "tt19-2018-mam-non", school={"difficult_area": {"2018-2019": True, "2019-2020": False}}
    ).school.difficult_area
    assert years == {"2018-2019": True, "2019-2020": False}
    with pytest.raises(TypeError):
        years["2018-2019"] = False  # type: ignore[index]


@pytest.mark.parametrize("parts", range(1, 32))
def test_a_citation_reads_as_the_core_writes_it(parts: int) -> None:
    """Every combination of parts, held against the warning in which the core itself prints the citation."""
    names = ("annex", "article", "clause", "point", "item")
    place = {name: f"{place}{name[0]}" for place, name in enumerate(names) if parts >> place & 1}
    if not {"annex", "article"} & set(place):
        place["article"] = "9"  # The core takes no place that names neither.
    basis = [{"rule": "national_standard_conditions", "place": place, "confidence": "C"}]
    catalogue = kdcl.Catalogue().with_set(own_set(basis=basis))
    message = catalogue.rate({"standard_set": "own", "ratings": {}}).warnings[0].message
    citation = next(b.citation for b in catalogue.standard_set("own").basis if b.rule == basis[0]["rule"])
    assert message.vi.endswith(f"các điều kiện tại {citation.vi}")
    assert message.en.endswith(f"the conditions of {citation.en}")
    assert str(citation) == citation.vi


def test_the_citations_of_contradicted_verdicts_read_as_the_core_writes_them() -> None:
    held = kdcl.standard_set("tt19-2018-mam-non")
    facts = {fact.key: fact.most if fact.most is not None else 999 for fact in held.facts if fact.value == "integer"}
    facts = {key: value for key, value in facts.items() if key == "groups_and_classes"}
    ratings = {criterion.code: "met" for criterion in held.criteria}
    data = {"standard_set": held.id, "school_year": "2019-2020", "facts": facts, "ratings": ratings}
    told = [warning for warning in kdcl.suggest(data).warnings if warning.code == "suggestion.verdict_contradicted"]
    assert told
    for warning in told:
        citation = held.indicator(warning.message.vi.split(" ", 1)[0]).citation
        assert warning.message.vi.endswith(f"căn cứ {citation}")
        assert warning.message.en.endswith(f"by {citation.en}")


def test_an_interval_is_a_number_only_where_it_is_decided() -> None:
    for lowest in range(3):
        for highest in range(lowest, 3):
            level = kdcl.Interval({"lowest": lowest, "highest": highest})
            if lowest == highest:
                assert (int(level), str(level), level.is_decided) == (lowest, str(lowest), True)
            else:
                assert (str(level), level.is_decided) == (f"{lowest}..{highest}", False)
                with pytest.raises(ValueError, match="not decided"):
                    int(level)


def test_a_decided_level_is_its_number_and_another_is_none() -> None:
    decided = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": "not_met"}}).level
    between = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": {"reached": 1}}}).level
    assert decided == 0
    assert decided not in (1, False, "0", None)
    assert {decided: "a"}[0] == "a"
    assert between not in (0, 1)
    assert between == kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": {"reached": 1}}}).level
    assert f"{between:>5}|{decided:<2}|" == " 0..1|0 |"
    for level in (decided, between):
        with pytest.raises(TypeError, match="neither true nor false"):
            bool(level)


def test_help_names_the_attributes() -> None:
    assert "`level: Interval`" in (kdcl.Outcome.__doc__ or "")
    assert "`schema_version" not in (kdcl.Interval.__doc__ or "")
