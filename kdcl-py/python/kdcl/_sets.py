"""Standard sets: all a circular prescribes for one type of school, as data.

The classes mirror the JSON Schema `standard-set`; a test holds every key and type against it. A set is read from the
core when something of it is first looked at. INVARIANT: titles, statements, citations and dates are the core's.
"""

from __future__ import annotations

import json

from kdcl._common import Citation, Text
from kdcl._criteria import Criterion, Indicator, Standard
from kdcl._facts import Fact
from kdcl._record import Answer, Record
from kdcl._results import Basis

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from kdcl._catalogue import Catalogue
    from kdcl._types import Confidence, DoubtKind, EducationLevel, SchoolType, SeveralLevels


class Quota(Record):
    """So many of some criteria.

    >>> import kdcl
    >>> kdcl.standard_set("tt57-2026-pho-thong").rule[0].quota.at_least
    5
    """

    __slots__ = ()

    at_least: int
    """How many."""
    of: tuple[str, ...]
    """The codes they are counted among."""


class LevelRule(Record):
    """What the school's level takes, beside the level below it.

    >>> import kdcl
    >>> rule = kdcl.standard_set("tt57-2026-pho-thong").rule[1]
    >>> rule.level, len(rule.mandatory), rule.floor, str(rule.citation)
    (2, 8, 1, 'khoản 3 Điều 5, 57/2026/TT-BGDĐT')
    """

    __slots__ = ()

    _nested = {"quota": Quota, "citation": Citation}

    level: int
    """The level."""
    mandatory: tuple[str, ...]
    """The codes of the criteria that must each be at least at it, or at their own highest level if that is lower."""
    quota: Quota | None
    """How many of which others must be at least at it."""
    floor: int | None
    """The level that no criterion may be below."""
    citation: Citation
    """Where the law says so."""
    confidence: Confidence
    """How sure the rule is."""


class Provenance(Record):
    """Where the text of a set was taken from.

    >>> import kdcl
    >>> kdcl.standard_set("tt18-2018-trung-hoc").provenance.confidence
    'B'
    """

    __slots__ = ()

    _nested = {"note": Text, "sources": Text}

    confidence: Confidence
    """How sure the weakest part is that can change a level."""
    note: Text
    """How the text was obtained and checked."""
    sources: tuple[Text, ...]
    """What was read."""


class Doubt(Record):
    """Something about the law that is not sure, and what the data does about it.

    >>> import kdcl
    >>> doubts = kdcl.standard_set("tt18-2018-trung-hoc").doubts
    >>> [doubt.places for doubt in doubts if doubt.id == "Q8"]
    [('5.6/3/a',)]
    """

    __slots__ = ()

    _nested = {"doubt": Text, "chosen": Text}

    id: str
    """A name that stays the same."""
    kind: DoubtKind
    """What it is about."""
    places: tuple[str, ...]
    """The standards, criteria or indicators it touches; none where it touches the whole set."""
    doubt: Text
    """What is not sure."""
    chosen: Text
    """What the data or the rating does until it is settled."""


class Advisory(Record):
    """A time through which the quantities a circular names only monitor, and decide nothing.

    >>> import kdcl
    >>> advisory = kdcl.standard_set("tt57-2026-pho-thong").advisory
    >>> advisory.until, str(advisory.citation)
    ('2028-12-31', 'khoản 4 Điều 27, 57/2026/TT-BGDĐT')
    """

    __slots__ = ()

    _nested = {"citation": Citation, "note": Text}

    until: str
    """Its last day, `YYYY-MM-DD`."""
    citation: Citation
    """Where the law says so."""
    confidence: Confidence
    """How sure that is."""
    note: Text
    """What it says, in the library's own words."""


class StandardSet(Answer):
    """All a circular prescribes for one type of school. Shown as a table in a notebook.

    >>> import kdcl
    >>> own = kdcl.standard_set("tt18-2018-trung-hoc")
    >>> own
    StandardSet(tt18-2018-trung-hoc)
    >>> own.document, own.in_force_from, own.in_force_until, len(own.criteria), len(own.indicators)
    ('18/2018/TT-BGDĐT', '2018-10-10', '2025-01-24', 34, 160)
    """

    __slots__ = ("_facts", "_id")

    _id: str
    _facts: tuple[Fact, ...]
    _nested = {
        "title": Text,
        "issuer": Text,
        "provenance": Provenance,
        "doubts": Doubt,
        "basis": Basis,
        "rule": LevelRule,
        "advisory": Advisory,
        "standards": Standard,
    }

    id: str
    """Its id, which an assessment names."""
    document: str
    """The number of the circular."""
    title: Text
    """The title of the circular."""
    issuer: Text
    """Who issued it."""
    school_types: tuple[SchoolType, ...]
    """The types of school it is for."""
    education_levels: tuple[EducationLevel, ...]
    """The education levels these schools can teach."""
    several_education_levels: SeveralLevels | None
    """How it deals with a school that teaches several of them."""
    issued: str
    """The day it was issued, `YYYY-MM-DD`."""
    in_force_from: str
    """The first day it is in force."""
    in_force_until: str | None
    """The last day it is in force; `None` while none is known."""
    amended_by: tuple[str, ...]
    """The documents that amend it."""
    replaces: tuple[str, ...]
    """The documents it replaces."""
    replaced_by: tuple[str, ...]
    """The documents that replace it."""
    provenance: Provenance
    """Where its text was taken from, and how sure that is."""
    doubts: tuple[Doubt, ...]
    """What about it is not sure, and what was chosen."""
    basis: tuple[Basis, ...]
    """Where the law states the rules an outcome rests on."""
    rule: tuple[LevelRule, ...]
    """What each level of the school takes, level 1 first."""
    accreditation_grade: tuple[int, ...] | None
    """The accreditation grade (cấp độ) each level opens the way to, level 1 first; `None` where it has none."""
    national_standard_degree: tuple[int, ...] | None
    """The degree of national standard (mức độ) each level opens the way to; `None` where it has none."""
    advisory: Advisory | None
    """Through when its numbers only monitor."""
    standards: tuple[Standard, ...]
    """Its standards, the clauses of Điều 22 last."""

    def __init__(self, id: str, catalogue: Catalogue) -> None:
        object.__setattr__(self, "_id", id)
        object.__setattr__(self, "_catalogue", catalogue)

    def to_json(self) -> str:
        """The set as JSON: compact, the same bytes in every language the library is called from.

        >>> import kdcl
        >>> kdcl.standard_set("tt57-2026-gdtx").to_json().startswith('{"schema_version":1,')
        True
        """
        try:
            return self._text
        except AttributeError:
            object.__setattr__(self, "_text", self._catalogue.core.standard_set(self._id))
            return self._text

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """The criteria of all standards, clauses of Điều 22 among them.

        >>> import kdcl
        >>> len(kdcl.standard_set("tt57-2026-pho-thong").criteria)
        15
        """
        return tuple(criterion for standard in self.standards for criterion in standard.criteria)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of all criteria.

        >>> import kdcl
        >>> kdcl.standard_set("tt57-2026-pho-thong").indicators[-1].path
        '4.3/2'
        """
        return tuple(indicator for criterion in self.criteria for indicator in criterion.indicators)

    def criterion(self, code: str) -> Criterion:
        """The criterion of a code. `KeyError` for a code the set does not have.

        >>> import kdcl
        >>> kdcl.standard_set("tt57-2026-gdtx").criterion("9.9")
        Traceback (most recent call last):
        KeyError: 'set tt57-2026-gdtx has no criterion 9.9'
        """
        for standard in self._read()["standards"]:
            for data in standard["criteria"]:
                if data["code"] == code:
                    return Criterion(data)
        raise KeyError(f"set {self._id} has no criterion {code}")

    def indicator(self, path: str) -> Indicator:
        """The indicator of a path. `KeyError` for a path the set does not have.

        >>> import kdcl
        >>> kdcl.standard_set("tt57-2026-gdtx").indicator("1.1/1").if_any
        False
        """
        for standard in self._read()["standards"]:
            for criterion in standard["criteria"]:
                if criterion["code"] == path.split("/", 1)[0]:
                    for level in criterion["levels"]:
                        for data in level["indicators"]:
                            if data["path"] == path:
                                return Indicator(data)
        raise KeyError(f"set {self._id} has no indicator {path}")

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts that can be asked of the schools of the set: what a form for school data is made from.

        >>> import kdcl
        >>> kdcl.standard_set("tt19-2018-mam-non").facts[3]
        Fact(founded: Năm thành lập trường theo quyết định thành lập)
        """
        try:
            return self._facts
        except AttributeError:
            facts: list[dict[str, Any]] = json.loads(self._catalogue.core.facts(self._id))["facts"]
            object.__setattr__(self, "_facts", tuple(map(Fact, facts)))
            return self._facts

    def fact(self, key: str) -> Fact:
        """The fact of a key. `KeyError` for a key the set does not use.

        >>> import kdcl
        >>> kdcl.standard_set("tt19-2018-mam-non").fact("teachers").unit
        'person'
        """
        for fact in self.facts:
            if fact.key == key:
                return fact
        raise KeyError(f"set {self._id} uses no fact {key}")

    def __hash__(self) -> int:
        return hash((StandardSet, self._id))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, StandardSet):
            return NotImplemented
        return self is other or (self._id == other._id and self.to_json() == other.to_json())

    def __reduce__(self) -> tuple[object, ...]:
        return StandardSet, (self._id, self._catalogue)

    def __repr__(self) -> str:
        return f"StandardSet({self._id})"

    def _repr_html_(self) -> str:
        from kdcl import _html

        return _html.standard_set(self)
