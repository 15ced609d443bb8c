"""What the tests share: the built-in sets, a small set of one's own, examples of every answer, the corpus.

INVARIANT: the package under test is the installed one; only the corpus and the README are read from the repository.
"""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

import kdcl

os.environ.setdefault("JUPYTER_PLATFORM_DIRS", "1")  # else the last Jupyter for Python 3.9 warns, and warnings fail

settings.register_profile("kdcl", deadline=None)  # No test is about time.
settings.load_profile("kdcl")

REPOSITORY = Path(__file__).resolve().parents[2]

SETS = tuple(own.id for own in kdcl.standard_sets())

TEXT = {"vi": "Tên", "en": "Name"}

OWN_SET: dict[str, Any] = {
    "id": "own",
    "document": "1/2030/TT-BGDĐT",
    "title": TEXT,
    "issuer": TEXT,
    "issued": "2030-01-01",
    "in_force_from": "2030-01-01",
    "school_types": ["gdtx"],
    "education_levels": ["gdtx"],
    "provenance": {"confidence": "C", "note": TEXT, "sources": []},
    "recognition": {"national_standard_degree": [1]},
    "basis": [
        {"rule": "national_standard_conditions", "place": {"article": "1"}, "confidence": "C"},
    ],
    "rule": [{"level": 1, "mandatory": ["1.1"], "place": {"article": "2"}, "confidence": "C"}],
    "standards": [
        {
            "number": 1,
            "title": TEXT,
            "criteria": [
                {
                    "code": "1.1",
                    "title": TEXT,
                    "levels": [{"level": 1, "article": "3", "indicators": {"a": {**TEXT, "if_any": True}}}],
                }
            ],
        }
    ],
    "doubts": [],
}

ASSESSMENT: dict[str, Any] = {
    "standard_set": "tt18-2018-trung-hoc",
    "school": {"name": "Trường THCS Ví Dụ", "education_levels": ["thcs"], "urban": True, "founded": 1998},
    "school_year": "2022-2023",
    "assessed_on": "2023-05-20",
    "ratings": {"1.1": {"1": {"a": "met", "b": "met", "c": "not_applicable"}, "2": "met"}, "1.2": {"reached": 2}},
}

SCHOOL_DATA: dict[str, Any] = {
    "standard_set": "tt19-2018-mam-non",
    "school": {"difficult_area": True},
    "school_year": "2019-2020",
    "facts": {
        "teachers": 24,
        "teachers_above_standard": {"2015-2016": 8, "2016-2017": 9, "2017-2018": 11, "2018-2019": 12, "2019-2020": 12},
        "attendance_rate_age_5": {"unit": "percent", "value": 93.5},
        "manager_standard_rating": {"Hiệu trưởng": {"2018-2019": "kha", "2019-2020": "tot"}, "Phó hiệu trưởng": "kha"},
    },
}


def own_set(**changes: Any) -> dict[str, Any]:
    """The small set, with some of its fields changed."""
    return {**copy.deepcopy(OWN_SET), **changes}


def refused(source: Any) -> kdcl.KdclError:
    """The error an assessment is refused with."""
    with pytest.raises(kdcl.KdclError) as raised:
        kdcl.rate(source)
    return raised.value


def codes(source: Any) -> list[str]:
    """The codes of all that is wrong with an assessment."""
    return [problem.code for problem in refused(source).errors]
