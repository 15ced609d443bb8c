"""The public functions, catalogues of one's own, and assessments that are built and changed."""

from __future__ import annotations

import concurrent.futures
import copy
import datetime
import inspect
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import kdcl
from conftest import ASSESSMENT, OWN_SET, REPOSITORY, SCHOOL_DATA, SETS, TEXT, own_set

TT57 = "tt57-2026-pho-thong"


def test_every_public_name_is_there() -> None:
    assert len(kdcl.__all__) == len(set(kdcl.__all__))
    for name in kdcl.__all__:
        assert getattr(kdcl, name) is not None
    assert set(kdcl.__all__) <= set(dir(kdcl))
    with pytest.raises(AttributeError, match="module 'kdcl' has no attribute 'colour'"):
        _ = kdcl.colour  # type: ignore[attr-defined]


def test_the_functions_are_those_of_a_catalogue() -> None:
    for name in (
        "standard_sets",
        "standard_set",
        "applicable",
        "rate",
        "gap",
        "what_if",
        "suggest",
        "prefill",
        "draft",
    ):
        function, method = inspect.signature(getattr(kdcl, name)), inspect.signature(getattr(kdcl.Catalogue, name))
        assert list(function.parameters.values()) == list(method.parameters.values())[1:], name


def test_importing_loads_nothing_that_is_slow() -> None:
    slow = "{'typing', 'inspect', 'dataclasses', 'datetime', 'decimal', 'html', 'typer', 'rich', 'python_calamine', "
    slow += "'xlsxwriter', 'pyarrow', 'numpy', 'pandas', 'polars', 'kdcl._types', 'kdcl._html', 'kdcl._spreadsheet'}"
    program = f"import sys; before = set(sys.modules); import kdcl; print(sorted({slow} & set(sys.modules) - before))"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_versions_are_those_of_the_answers() -> None:
    outcome = kdcl.rate(ASSESSMENT)
    assert (outcome.schema_version, outcome.data_version) == (kdcl.schema_version, kdcl.data_version)
    assert kdcl.__version__.count(".") == 2


@pytest.mark.parametrize("name", kdcl.SCHEMA_NAMES)
def test_every_schema_is_one(name: Any) -> None:
    assert kdcl.schema(name)["$schema"].startswith("https://json-schema.org/")


@pytest.mark.parametrize(
    ("school_type", "date", "id"),
    [
        ("mam_non", "2018-10-10", "tt19-2018-mam-non"),
        ("tieu_hoc", datetime.date(2025, 1, 24), "tt17-2018-tieu-hoc"),
        ("trung_hoc", datetime.datetime(2023, 5, 20, 9, 30), "tt18-2018-trung-hoc"),
        ("trung_hoc", "2026-07-07", TT57),
        ("gdtx", datetime.date(2026, 7, 7), "tt57-2026-gdtx"),
    ],
)
def test_the_set_of_a_day(school_type: Any, date: Any, id: str) -> None:
    assert kdcl.applicable(school_type, date).id == id


@pytest.mark.parametrize("id", SETS)
def test_a_set_is_found_by_every_name_in_it(id: str) -> None:
    held = kdcl.standard_set(id)
    assert held == kdcl.Catalogue().standard_set(id)
    assert held != kdcl.standard_set(next(own for own in SETS if own != id))
    for criterion in held.criteria:
        assert held.criterion(criterion.code) == criterion
    for indicator in held.indicators:
        assert held.indicator(indicator.path) == indicator
        assert str(indicator.citation).endswith(held.document)
    for fact in held.facts:
        assert held.fact(fact.key) == fact
    for missing in (lambda: held.criterion("9.9"), lambda: held.indicator("1.1"), lambda: held.fact("colour")):
        with pytest.raises(KeyError, match=id):
            missing()
    outcome = kdcl.rate({"standard_set": id, "ratings": {}})
    assert [outcome.criterion(criterion.code) for criterion in held.criteria] == list(outcome.criteria)
    with pytest.raises(KeyError, match=r"has no criterion 9\.9"):
        outcome.criterion("9.9")


def test_a_suggestion_is_found_by_its_path() -> None:
    suggestions = kdcl.suggest(SCHOOL_DATA)
    assert [suggestions.of(own.path) for own in suggestions.suggestions] == list(suggestions.suggestions)
    assert suggestions.of("1.1/1/a") is None
    with pytest.raises(KeyError, match=r"has no indicator 9\.9/1"):
        suggestions.of("9.9/1")


# ── catalogues ───────────────────────────────────────────────


def test_a_set_of_ones_own_comes_from_json_toml_or_a_file(tmp_path: Path) -> None:
    toml = next((REPOSITORY / "standards/tt57-2026").glob("gdtx.toml")).read_text(encoding="utf-8")
    toml = toml.replace('id = "tt57-2026-gdtx"', 'id = "own"')
    (tmp_path / "own.toml").write_text(toml, encoding="utf-8")
    (tmp_path / "own.json").write_text(json.dumps(OWN_SET), encoding="utf-8")
    for source in (toml, toml.encode(), tmp_path / "own.toml"):
        catalogue = kdcl.Catalogue().with_set(source)
        assert catalogue.standard_set("own").standards == kdcl.standard_set("tt57-2026-gdtx").standards
    small = kdcl.Catalogue().with_set(OWN_SET)
    for other in (json.dumps(OWN_SET), json.dumps(OWN_SET).encode(), tmp_path / "own.json"):
        assert kdcl.Catalogue().with_set(other).standard_set("own").to_json() == small.standard_set("own").to_json()
    for wrong, toml_or_json in ((toml, False), (json.dumps(OWN_SET), True)):
        with pytest.raises(kdcl.KdclError):
            kdcl.Catalogue().with_set(wrong, toml=toml_or_json)


def test_a_catalogue_does_not_change() -> None:
    bare = kdcl.Catalogue()
    with_own = bare.with_set(OWN_SET)
    assert [len(own.standard_sets()) for own in (bare, with_own)] == [6, 7]
    with pytest.raises(kdcl.KdclError) as raised:
        bare.standard_set("own")
    assert raised.value.code == "standard_set.unknown"
    with pytest.raises(kdcl.KdclError) as raised:
        with_own.with_set(OWN_SET)
    assert raised.value.code == "standard_set.duplicate_id"
    with pytest.raises(AttributeError, match="read-only"):
        bare.core = with_own.core


def test_catalogues_are_values() -> None:
    one, other = kdcl.Catalogue().with_set(OWN_SET), kdcl.Catalogue().with_set(OWN_SET)
    assert one == other
    assert hash(one) == hash(other)
    assert one != kdcl.Catalogue()
    assert one != "own"
    packed = one.with_text_pack({"standard_set": "own", "official_text": {"1.1/1/a": "Nguyên văn"}})
    again = pickle.loads(pickle.dumps(packed))
    assert again == packed
    assert again.standard_set("own").indicator("1.1/1/a").official_text == "Nguyên văn"
    outcome = pickle.loads(pickle.dumps(packed.rate({"standard_set": "own", "ratings": {}})))
    assert "Nguyên văn" in outcome._repr_html_()


def test_an_assessment_brings_its_catalogue() -> None:
    catalogue = kdcl.Catalogue().with_set(OWN_SET)
    assessment = kdcl.Assessment("own", {"1.1": "met"}, catalogue=catalogue)
    assert assessment == kdcl.Assessment(catalogue.standard_set("own"), {"1.1": "met"})
    assert assessment == catalogue.assessment({"standard_set": "own", "ratings": {"1.1": "met"}})
    assert assessment == kdcl.Assessment.read(assessment)
    assert int(kdcl.rate(assessment).level) == int(assessment.rate().level) == 1
    assert kdcl.gap(assessment, to=1).must == ()
    assert kdcl.what_if(assessment, {"1.1": "not_met"}).changed.level.lowest == 0
    with pytest.raises(kdcl.KdclError):
        kdcl.Catalogue().rate(assessment)


def test_your_own_set_applies_where_it_is_in_force() -> None:
    catalogue = kdcl.Catalogue().with_set(own_set(title=TEXT))
    assert catalogue.applicable("gdtx", "2031-01-01").id == "own"
    assert catalogue.applicable("gdtx", "2029-12-31").id == "tt57-2026-gdtx"


# ── assessments ──────────────────────────────────────────────


def test_an_assessment_says_what_was_given() -> None:
    assessment = kdcl.Assessment.read(ASSESSMENT)
    assert assessment.standard_set.id == ASSESSMENT["standard_set"]
    assert assessment.school.to_dict() == ASSESSMENT["school"]
    assert (assessment.school_year, assessment.assessed_on) == ("2022-2023", "2023-05-20")
    assert assessment.verdict("1.1/1/c") == "not_applicable"
    assert assessment.verdict("5.4/2/b") == "not_assessed"
    assert assessment.suggested == ()
    for wrong in ("1.1", "9.9/1", "1.1/1/z", ""):
        with pytest.raises(KeyError):
            assessment.verdict(wrong)
    built = kdcl.Assessment(
        kdcl.standard_set("tt18-2018-trung-hoc"),
        ASSESSMENT["ratings"],
        school=assessment.school,
        school_year="2022-2023",
        assessed_on=datetime.date(2023, 5, 20),
    )
    assert built == assessment
    assert built.to_json() == assessment.to_json()


def test_what_is_not_said_of_a_school_is_none() -> None:
    school = kdcl.Assessment("tt57-2026-gdtx").school
    assert school.education_levels == ()
    assert (school.name, school.urban, school.difficult_area) == (None, None, None)


def test_an_assessment_is_a_value() -> None:
    assessment = kdcl.Assessment.read(ASSESSMENT)
    for other in (pickle.loads(pickle.dumps(assessment)), copy.copy(assessment), copy.deepcopy(assessment)):
        assert other == assessment
        assert hash(other) == hash(assessment)
        assert other.source_json() == assessment.source_json()
    assert assessment != kdcl.Assessment("tt18-2018-trung-hoc")
    assert assessment != ASSESSMENT
    with pytest.raises(AttributeError, match="read-only"):
        assessment.school = None  # type: ignore[assignment, misc]
    with pytest.raises(AttributeError, match="read-only"):
        del assessment._text
    assessment.verdicts.clear()
    assessment.to_dict().clear()
    assert assessment == kdcl.Assessment.read(ASSESSMENT)
    assert repr(assessment) == "Assessment(tt18-2018-trung-hoc, Trường THCS Ví Dụ, 2022-2023: 8 verdicts)"


def test_a_warning_points_into_the_text_that_was_read() -> None:
    said = {"standard_set": "tt18-2018-trung-hoc", "ratings": {"1.2": "not_applicable"}}
    assert kdcl.Assessment.read(said).rate().to_json() == kdcl.rate(said).to_json()
    paths = [own.path for own in kdcl.rate(said).warnings if own.code == "rating.not_applicable_unfounded"]
    assert set(paths) == {"/ratings/1.2"}


def test_what_a_person_names_is_no_longer_a_suggestion() -> None:
    prefilled = kdcl.prefill({"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023",
                              "facts": {"complaints": 0, "classes": 30}})  # fmt: skip
    assert prefilled.suggested == ("1.5/2/a", "1.9/1/b")
    assert prefilled.with_ratings({"1.5": {"2": {"a": "met"}}}).suggested == ("1.9/1/b",)
    assert prefilled.with_ratings({"1.5": {"2": {"a": "not_met"}}}).suggested == ("1.9/1/b",)
    taken_back = prefilled.with_ratings({"1.5": {"2": {"a": "not_assessed"}}})
    assert (taken_back.suggested, taken_back.verdict("1.5/2/a")) == (("1.9/1/b",), "not_assessed")
    assert prefilled.with_ratings({}) == prefilled


VERDICTS = st.sampled_from(["met", "not_met", "not_assessed", "not_applicable"])


def ratings(id: str) -> st.SearchStrategy[dict[str, Any]]:
    """Ratings of a set in every shape there is."""

    def of(criterion: kdcl.Criterion) -> st.SearchStrategy[Any]:
        levels = {}
        for level in criterion.levels:
            letters = {own.letter: VERDICTS for own in level.indicators if own.letter}
            table = st.fixed_dictionaries({}, optional=letters) if letters else VERDICTS
            levels[str(level.level)] = VERDICTS | table
        reached = st.sampled_from([0, *(level.level for level in criterion.levels)])
        return VERDICTS | st.fixed_dictionaries({"reached": reached}) | st.fixed_dictionaries({}, optional=levels)

    return st.fixed_dictionaries({}, optional={own.code: of(own) for own in kdcl.standard_set(id).criteria})


@pytest.mark.parametrize("id", ["tt57-2026-gdtx", "tt18-2018-trung-hoc"])
@given(data=st.data())
def test_with_ratings_is_what_if_made_true(id: str, data: st.DataObject) -> None:
    today = kdcl.Assessment(id, data.draw(ratings(id)), school_year="2022-2023")
    changes = data.draw(ratings(id))
    what_if, changed = today.what_if(changes), today.with_ratings(changes)
    assert changed.school_year == "2022-2023"
    assert changed.source_json().decode() == changed.to_json()
    differing = {path for path in {*today.verdicts, *changed.verdicts} if today.verdict(path) != changed.verdict(path)}
    assert differing == set(what_if.changes)
    ours, theirs = changed.rate().to_dict(), what_if.changed.to_dict()
    assert ours.pop("warnings") is not None
    assert theirs.pop("warnings") is not None  # They point to the same verdicts at other places of the text.
    assert ours == theirs
    assert changed.with_ratings(changes) == changed
    order = [indicator.path for indicator in changed.standard_set.indicators]
    assert list(changed.verdicts) == sorted(changed.verdicts, key=order.index)


def test_many_threads_ask_one_catalogue() -> None:
    catalogue = kdcl.Catalogue().with_set(OWN_SET)

    def ask(number: int) -> tuple[str, str]:
        held = catalogue.standard_set(catalogue.standard_sets()[number % 7].id)
        return held.id, catalogue.rate({"standard_set": held.id, "ratings": {}})._repr_html_()

    alone = [ask(number) for number in range(7)]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        assert list(pool.map(ask, range(70))) == alone * 10
