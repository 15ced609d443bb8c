"""The words a value can be, and what an input can be, for type checkers and for one's own annotations.

Every vocabulary of the JSON is a `Literal` here, so that a mistyped comparison is found before it runs. The names are
those of the JSON Schemas, and a test holds each against its schema.

INVARIANT: `import kdcl` does not load this module; `kdcl.Verdict` and its like load it when they are asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, Union

if TYPE_CHECKING:
    from kdcl._assessment import Assessment

Verdict = Literal["met", "not_met", "not_assessed", "not_applicable"]
"""What was judged of an indicator: đạt, không đạt, chưa đánh giá, không áp dụng ("nếu có")."""

Suggested = Literal["met", "not_met", "undetermined"]
"""What data suggest for an indicator: đạt, không đạt, chưa xác định."""

Coverage = Literal["whole", "partial"]
"""Whether the law's numbers are the whole of an indicator, or a person judges the rest."""

Comparator = Literal["at_least", "at_most", "exactly", "less_than", "shown"]
"""How a value is held against the law's number; `shown` where the law fixes none."""

SchoolType = Literal["mam_non", "tieu_hoc", "trung_hoc", "gdtx"]
"""The types of school that have standard sets of their own."""

EducationLevel = Literal["nha_tre", "mau_giao", "tieu_hoc", "thcs", "thpt", "gdtx"]
"""What a school teaches (cấp học)."""

SchoolKind = Literal["ordinary", "specialised", "special", "ethnic_boarding", "ethnic_semi_boarding"]
"""Thường, chuyên, chuyên biệt, dân tộc nội trú, dân tộc bán trú."""

Ownership = Literal["public", "private", "community"]
"""Công lập, tư thục, dân lập."""

Confidence = Literal["A", "B", "C"]
"""How sure something about the law is, A the surest."""

RuleName = Literal[
    "school_level",
    "criterion_level",
    "standard_level",
    "accreditation_grade",
    "national_standard_degree",
    "accreditation_conditions",
    "national_standard_conditions",
]
"""The rules an outcome can rest on."""

DoubtKind = Literal["text", "reading", "scope"]
"""What a doubt is about: the wording, its meaning, or whom it applies to."""

SeveralLevels = Literal["one_rating", "not_established"]
"""How a set deals with a school that teaches several education levels."""

Predicate = Literal[
    "difficult_area",
    "not_difficult_area",
    "specially_difficult_commune",
    "not_specially_difficult_commune",
    "urban",
    "rural",
    "specialised",
    "not_specialised",
    "special_regulation",
    "no_special_regulation",
    "tieu_hoc",
    "thcs",
    "thpt",
    "founded_after_2001",
]
"""What must be so of a school for one of several requirements to be its own."""

FactValue = Literal["integer", "decimal", "yes_no", "grade"]
"""What the value of a fact is."""

FactPer = Literal["education_level", "person", "school_year"]
"""What a fact has a value for each of."""

Unit = Literal[
    "percent",
    "number",
    "person",
    "pupil",
    "child",
    "class",
    "group",
    "room",
    "building",
    "site",
    "square_metre",
    "square_metre_per_pupil",
    "room_per_class",
    "pupil_per_class",
    "pupil_per_teacher",
    "teacher_per_class",
    "child_per_group",
    "case",
    "report",
    "study",
    "shift",
    "sport",
    "goal",
    "item",
    "project",
    "year",
    "yes_no",
    "grade",
]
"""What the value of a fact is measured in."""

SchemaName = Literal[
    "assessment",
    "outcome",
    "distance",
    "what-if",
    "school-data",
    "suggestions",
    "draft",
    "facts",
    "errors",
    "standard-set",
    "standard-set-file",
    "facts-file",
    "text-pack",
]
"""The names `kdcl.schema` knows."""

Data = Union[Mapping[str, Any], str, bytes, bytearray, memoryview, "PathLike[str]"]
"""JSON as it comes: a mapping, JSON text, or the path of a file of it. A `str` is always text, never a path."""

Source = Union[Data, "Assessment"]
"""An assessment as it comes: like `Data`, or an `Assessment`; a path may also be that of a spreadsheet."""
