"""The rating engine of Vietnam's school accreditation (kiểm định chất lượng giáo dục).

It holds the standard sets the Ministry's circulars prescribe, turns a school's verdicts on its indicators into the
level the law gives it, says why, says what is missing for the next level, and suggests verdicts from school data.

An assessment is a dict, JSON text, a `pathlib.Path` or an `Assessment`. What is wrong with one is a `KdclError`, which
lists all of it. INVARIANT: no rule of the law is in Python; every answer is the core's, the same bytes in every
language.

>>> import kdcl
>>> outcome = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": {"reached": 1}}})
>>> outcome.level
Interval(0..1)
>>> outcome.ask_next[:2]
('1.1/1', '1.2/1')
"""

from __future__ import annotations

import json

from kdcl import _kdcl
from kdcl._assessment import Assessment, School
from kdcl._catalogue import BUILTIN, Catalogue, of_source
from kdcl._common import Citation, Interval, KdclWarning, Text
from kdcl._conditions import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    CountYears,
    EachPerson,
    EveryYear,
    LastYear,
    Readings,
    Trend,
    Variant,
    Variants,
    When,
)
from kdcl._criteria import Criterion, Indicator, Level, QuantitativeIndicator, Standard
from kdcl._errors import KdclError, Problem
from kdcl._facts import Fact, Grade, RateOf
from kdcl._results import (
    Alternative,
    Basis,
    Choose,
    CriterionOutcome,
    Distance,
    Gap,
    IndicatorText,
    Outcome,
    StandardOutcome,
    WhatIf,
)
from kdcl._sets import Advisory, Doubt, LevelRule, Provenance, Quota, StandardSet
from kdcl._suggestions import (
    Check,
    Counts,
    CriterionDraft,
    Draft,
    Question,
    StandardDraft,
    Suggestion,
    Suggestions,
    Window,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime
    from typing import Any

    from kdcl import spreadsheet
    from kdcl._types import (
        Comparator,
        Confidence,
        Coverage,
        Data,
        DoubtKind,
        EducationLevel,
        FactPer,
        FactValue,
        Ownership,
        Predicate,
        RuleName,
        SchemaName,
        SchoolKind,
        SchoolType,
        SeveralLevels,
        Source,
        Suggested,
        Unit,
        Verdict,
    )

__all__ = [
    "Advisory",
    "AllOf",
    "Alternative",
    "AnyOf",
    "Assessment",
    "Basis",
    "Catalogue",
    "Check",
    "Choose",
    "Citation",
    "Comparator",
    "Compare",
    "Condition",
    "Confidence",
    "CountYears",
    "Counts",
    "Coverage",
    "Criterion",
    "CriterionDraft",
    "CriterionOutcome",
    "Data",
    "Distance",
    "Doubt",
    "DoubtKind",
    "Draft",
    "EachPerson",
    "EducationLevel",
    "EveryYear",
    "Fact",
    "FactPer",
    "FactValue",
    "Gap",
    "Grade",
    "Indicator",
    "IndicatorText",
    "Interval",
    "KdclError",
    "KdclWarning",
    "LastYear",
    "Level",
    "LevelRule",
    "Outcome",
    "Ownership",
    "Predicate",
    "Problem",
    "Provenance",
    "QuantitativeIndicator",
    "Question",
    "Quota",
    "RateOf",
    "Readings",
    "RuleName",
    "SCHEMA_NAMES",
    "SchemaName",
    "School",
    "SchoolKind",
    "SchoolType",
    "SeveralLevels",
    "Source",
    "Standard",
    "StandardDraft",
    "StandardOutcome",
    "StandardSet",
    "Suggested",
    "Suggestion",
    "Suggestions",
    "Text",
    "Trend",
    "Unit",
    "Variant",
    "Variants",
    "Verdict",
    "WhatIf",
    "When",
    "Window",
    "__version__",
    "applicable",
    "data_version",
    "draft",
    "gap",
    "prefill",
    "rate",
    "rate_many",
    "schema",
    "schema_version",
    "spreadsheet",
    "standard_set",
    "standard_sets",
    "suggest",
    "what_if",
]

__version__: str = _kdcl.VERSION
"""The version of the package."""
schema_version: int = _kdcl.SCHEMA_VERSION
"""The version of the JSON contract."""
data_version: str = _kdcl.DATA_VERSION
"""The version of the law data: year and month of its last change."""
SCHEMA_NAMES: tuple[SchemaName, ...] = tuple(_kdcl.SCHEMA_NAMES)  # type: ignore[arg-type]  # pyright: ignore[reportAssignmentType]
"""The names `schema` knows."""


def standard_sets() -> tuple[StandardSet, ...]:
    """The standard sets that come with the library, oldest circular first.

    >>> import kdcl
    >>> [(own.id, own.document) for own in kdcl.standard_sets()][-1]
    ('tt57-2026-gdtx', '57/2026/TT-BGDĐT')
    """
    return BUILTIN.standard_sets()


def standard_set(id: str) -> StandardSet:
    """The standard set of an id. `KdclError` with `standard_set.unknown` where there is none.

    >>> import kdcl
    >>> kdcl.standard_set("tt18-2018-trung-hoc").in_force_from
    '2018-10-10'
    """
    return BUILTIN.standard_set(id)


def applicable(school_type: SchoolType, date: str | datetime.date) -> StandardSet:
    """The standard set that applies to a type of school on a day (`YYYY-MM-DD` or a date).

    `KdclError` with `standard_set.not_established` where a circular is known to have been in force whose rules are not
    held here (the amendment 22/2024/TT-BGDĐT), with what is known of it; `standard_set.not_in_force` for a day before
    any known circular; `json.unknown_value` and `json.invalid_date` for what is no type or no day.

    >>> import kdcl
    >>> kdcl.applicable("tieu_hoc", "2026-09-05")
    StandardSet(tt57-2026-pho-thong)
    >>> kdcl.applicable("mam_non", "1990-07-06")
    Traceback (most recent call last):
    kdcl.KdclError: /assessed_on: no circular is known to have been in force for preschools on 1990-07-06
    """
    return BUILTIN.applicable(school_type, date)


def rate(assessment: Source) -> Outcome:
    """The level an assessment gives a school, and why.

    The level is an interval as long as verdicts are missing: nothing not assessed is taken for not met. `KdclError`
    with all that is wrong: `json.*`, `assessment.*`, `standard_set.*`; `OSError` where a file cannot be read.

    >>> import kdcl
    >>> ratings = {"1.3": {"1": "met", "2": "not_met"}, "2.2": {"reached": 2}}
    >>> outcome = kdcl.rate({"standard_set": "tt57-2026-pho-thong", "ratings": ratings})
    >>> outcome.level.lowest, outcome.level.highest  # 1.3 is mandatory: khoản 3 Điều 5
    (0, 1)
    """
    return of_source(assessment).rate(assessment)


def gap(assessment: Source, to: int) -> Distance:
    """What is missing for a level: what every way to it needs, and what is left to choose.

    `KdclError` with `assessment.level_not_of_set` for a level the set does not have, else as `rate`.

    >>> import kdcl
    >>> distance = kdcl.gap({"standard_set": "tt57-2026-pho-thong", "ratings": {"2.2": {"reached": 2}}}, to=1)
    >>> len(distance.must), distance.choose[0].at_least, len(distance.choose[0].of)  # khoản 3 Điều 5
    (7, 5, 7)
    """
    return of_source(assessment).gap(assessment, to)


def what_if(assessment: Source, ratings: Data) -> WhatIf:
    """The outcome of an assessment today, and if these ratings took the place of its own.

    What they do not name stays as it is; `not_assessed` takes a verdict back. `KdclError` with all that is wrong, the
    places being those of the ratings where the assessment is in order.

    >>> import kdcl
    >>> what_if = kdcl.what_if({"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": "not_met"}}, {"1.3": {"1": "met"}})
    >>> what_if.today.level, what_if.changed.level
    (Interval(0), Interval(0..1))
    """
    return of_source(assessment).what_if(assessment, ratings)


def suggest(data: Data) -> Suggestions:
    """What the law's numbers say of a school's, indicator by indicator. Never a verdict.

    `data` are school data as docs/json.md describes them: `standard_set`, `school`, `school_year` (the last completed
    one) and `facts`, each in the unit of its fact (`StandardSet.facts`). `KdclError` with all that is wrong: as `rate`,
    and `facts.*`; for TT 57/2026 after 2028-12-31 `facts.not_established` (khoản 4 Điều 27).

    >>> import kdcl
    >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"classes": 31}}
    >>> kdcl.suggest(data).of("1.5/2/a")  # no more than 30 classes
    Suggestion(1.5/2/a: not_met, whole)
    """
    return BUILTIN.suggest(data)


def prefill(data: Data) -> Assessment:
    """The assessment with what is suggested for the whole of an indicator filled in, and marked as `suggested`.

    Nothing that a person judged is changed. `KdclError` as `suggest`.

    >>> import kdcl
    >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"classes": 30},
    ...         "ratings": {"1.1": "met"}}
    >>> assessment = kdcl.prefill(data)
    >>> assessment.verdict("1.5/2/a"), assessment.suggested
    ('met', ('1.5/2/a',))
    """
    return BUILTIN.prefill(data)


def draft(data: Data) -> Draft:
    """Sentences for the self-assessment report, from school data, in Vietnamese and English. `KdclError` as `suggest`.

    >>> import kdcl
    >>> data = {"standard_set": "tt17-2018-tieu-hoc", "school_year": "2022-2023", "facts": {"classes": 31}}
    >>> kdcl.draft(data).standards[0].criteria[4].lines[0].en
    'Classes in all: 31 classes (2022-2023); level 2 asks at most 30 classes.'
    """
    return BUILTIN.draft(data)


rate_many = BUILTIN.rate_many


def schema(name: SchemaName) -> dict[str, Any]:
    """The JSON Schema (2020-12) of an input or output; the names are `SCHEMA_NAMES`. `ValueError` for another name.

    >>> import kdcl
    >>> kdcl.schema("assessment")["required"]
    ['ratings']
    """
    text = _kdcl.schema(name)
    if text is None:
        raise ValueError(f"there is no schema {name!r}; there are {', '.join(SCHEMA_NAMES)}")
    parsed: dict[str, Any] = json.loads(text)
    return parsed


_LAZY = (
    "Comparator",
    "Confidence",
    "Coverage",
    "Data",
    "DoubtKind",
    "EducationLevel",
    "FactPer",
    "FactValue",
    "Ownership",
    "Predicate",
    "RuleName",
    "SchemaName",
    "SchoolKind",
    "SchoolType",
    "SeveralLevels",
    "Source",
    "Suggested",
    "Unit",
    "Verdict",
)
"""The names of types: they are loaded when first asked for, so that importing the package stays fast."""


if not TYPE_CHECKING:

    def __getattr__(name):
        from importlib import import_module

        if name == "spreadsheet":
            return import_module("kdcl.spreadsheet")
        if name not in _LAZY:
            raise AttributeError(f"module 'kdcl' has no attribute {name!r}")
        value = getattr(import_module("kdcl._types"), name)
        globals()[name] = value
        return value

    def __dir__():
        return sorted({*globals(), *_LAZY, "spreadsheet"})
