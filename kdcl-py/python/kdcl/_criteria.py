"""Standards, criteria and indicators: what a standard set is made of.

The classes mirror the JSON Schema `standard-set`; a test holds every key and type against it.
INVARIANT: titles are names and exact; statements are the library's own words, never the circular's.
"""

from __future__ import annotations

from kdcl._common import Citation, Text
from kdcl._conditions import Condition, condition
from kdcl._record import Record


class Indicator(Record):
    """The smallest thing a verdict is given on: indicator `5.4/2/c`, or a level that is one statement, `5.4/3`.

    >>> import kdcl
    >>> indicator = kdcl.standard_set("tt18-2018-trung-hoc").indicator("22.3/4")
    >>> indicator.letter is None, str(indicator.citation)
    (True, 'khoản 3 Điều 22, 18/2018/TT-BGDĐT')
    """

    __slots__ = ()

    _nested = {"statement": Text, "citation": Citation, "conditions": condition, "remaining": Text}

    path: str
    """Its path."""
    letter: str | None
    """Its letter; `None` where its level is one statement."""
    if_any: bool
    """Whether the law says "nếu có", so that it can be not applicable."""
    statement: Text
    """What it asks for, in the library's own words, with every condition of the law."""
    official_text: str | None
    """The official wording, where a text pack supplied it."""
    citation: Citation
    """Where the law asks for it."""
    conditions: tuple[Condition, ...]
    """What it asks of facts, where the law gives a number."""
    remaining: Text | None
    """What a person judges besides; `None` where the conditions are all of it, or there are none."""

    def __repr__(self) -> str:
        return f"Indicator({self.path}: {self.statement!r})"


class Level(Record):
    """What a criterion asks for at one level.

    >>> import kdcl
    >>> level = kdcl.standard_set("tt18-2018-trung-hoc").criterion("5.4").levels[1]
    >>> level.level, [indicator.letter for indicator in level.indicators]
    (2, ['a', 'b'])
    """

    __slots__ = ()

    _nested = {"indicators": Indicator}

    level: int
    """Its number."""
    indicators: tuple[Indicator, ...]
    """Its indicators, all of which it takes."""


class QuantitativeIndicator(Record):
    """A quantity the circular names for monitoring a criterion (TT 57/2026).

    >>> import kdcl
    >>> criterion = kdcl.standard_set("tt57-2026-pho-thong").criterion("3.3")
    >>> [quantity.fact for quantity in criterion.quantitative_indicators]
    ['educational_activities_held_in_year', 'pupils_taking_part_in_educational_activities_share']
    """

    __slots__ = ()

    _nested = {"name": Text}

    name: Text
    """Its name."""
    unit: str | None
    """Its unit, as the circular writes it."""
    definition: str | None
    """How it is computed, as far as the circular says."""
    fact: str | None
    """The fact it is."""


class Criterion(Record):
    """One subject of assessment (tiêu chí), or one clause of Điều 22.

    >>> import kdcl
    >>> kdcl.standard_set("tt18-2018-trung-hoc").criterion("1.1")
    Criterion(1.1: 'Phương hướng, chiến lược xây dựng và ph…')
    """

    __slots__ = ()

    _nested = {"title": Text, "levels": Level, "quantitative_indicators": QuantitativeIndicator}

    code: str
    """Its code."""
    title: Text | None
    """Its title; `None` for a clause of Điều 22."""
    mandatory: bool
    """Whether some level of the school asks for it by name."""
    levels: tuple[Level, ...]
    """Its levels, lowest first."""
    suggested_evidence: tuple[str, ...]
    """The evidence the circular names (minh chứng gợi ý)."""
    quantitative_indicators: tuple[QuantitativeIndicator, ...]
    """The quantities the circular monitors it by."""

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """Its indicators, of all levels.

        >>> import kdcl
        >>> [own.path for own in kdcl.standard_set("tt57-2026-gdtx").criterion("1.1").indicators]
        ['1.1/1', '1.1/2']
        """
        return tuple(indicator for level in self.levels for indicator in level.indicators)

    def __repr__(self) -> str:
        return f"Criterion({self.code})" if self.title is None else f"Criterion({self.code}: {repr(self.title)[5:]}"


class Standard(Record):
    """A group of criteria (tiêu chuẩn). The clauses of Điều 22 are the last one, with number 22.

    >>> import kdcl
    >>> standard = kdcl.standard_set("tt57-2026-gdtx").standards[3]
    >>> standard.number, len(standard.criteria)
    (4, 3)
    """

    __slots__ = ()

    _nested = {"title": Text, "criteria": Criterion}

    number: int
    """Its number."""
    title: Text
    """Its title."""
    criteria: tuple[Criterion, ...]
    """Its criteria."""

    def __repr__(self) -> str:
        return f"Standard({self.number}: {repr(self.title)[5:]}"
