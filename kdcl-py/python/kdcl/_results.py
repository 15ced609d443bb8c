"""What rating answers: the outcome with its reasons, the distance to a level, and what-if.

The classes mirror the JSON Schemas `outcome`, `distance` and `what-if`; a test holds every key and type against them.
INVARIANT: nothing is added to what the core says, and nothing is left out of it.
"""

from __future__ import annotations

from kdcl._common import Citation, Interval, KdclWarning, Text
from kdcl._record import Answer, Record, by_key, written

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from kdcl._record import Json
    from kdcl._types import Confidence, RuleName, Verdict


class StandardOutcome(Record):
    """The level of one standard.

    >>> import kdcl
    >>> kdcl.rate({"standard_set": "tt19-2018-mam-non", "ratings": {}}).standards[0].level
    Interval(0..3)
    """

    __slots__ = ()

    _nested = {"level": Interval}

    number: int
    """Its number."""
    level: Interval | None
    """By the rule over its own criteria; `None` where the circular gives standards no level (TT 57/2026)."""


class CriterionOutcome(Record):
    """The level of one criterion, or of one clause of Điều 22.

    >>> import kdcl
    >>> ratings = {"2.2": {"1": "met", "2": "not_met"}}
    >>> criterion = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": ratings}).criterion("2.2")
    >>> criterion
    CriterionOutcome(2.2: level 1)
    >>> criterion.not_met
    ('2.2/2',)
    """

    __slots__ = ()

    _nested = {"level": Interval}

    code: str
    """Its code."""
    mandatory: bool
    """Whether some level of the school asks for it by name."""
    level: Interval
    """Its level."""
    highest_defined: int
    """Its highest level in the set."""
    not_met: tuple[str, ...]
    """The paths of its indicators that are not met."""
    not_assessed: tuple[str, ...]
    """The paths of its indicators that are not assessed."""

    def __repr__(self) -> str:
        return f"CriterionOutcome({self.code}: level {self.level})"


class Alternative(Record):
    """One criterion to pick, with all it still lacks beyond what every way needs.

    >>> import kdcl
    >>> kdcl.gap({"standard_set": "tt57-2026-pho-thong", "ratings": {}}, to=2).choose[0].of[0]
    Alternative(criterion='1.1', paths=[1.1/2])
    """

    __slots__ = ()

    criterion: str
    """The criterion."""
    paths: tuple[str, ...]
    """The indicators it lacks."""


class Choose(Record):
    """At least so many of some criteria. Any choice of them will do, and none fewer.

    >>> import kdcl
    >>> choose = kdcl.gap({"standard_set": "tt57-2026-pho-thong", "ratings": {}}, to=1).choose[0]
    >>> choose.at_least, len(choose.of)  # khoản 3 Điều 5: 5 of the 7 that are not mandatory
    (5, 7)
    """

    __slots__ = ()

    _nested = {"of": Alternative}

    at_least: int
    """How many to pick."""
    of: tuple[Alternative, ...]
    """What to pick from."""


class Gap(Record):
    """What is missing for one level above the lowest.

    >>> import kdcl
    >>> kdcl.rate({"standard_set": "tt57-2026-pho-thong", "ratings": {}}).gaps[0]
    Gap(to 1: must 8, choose 5 of 7)
    """

    __slots__ = ()

    _nested = {"choose": Choose}

    target: int
    """The level."""
    must: tuple[str, ...]
    """The indicators every way to it needs."""
    choose: tuple[Choose, ...]
    """What is left to pick; nothing where `must` is enough."""

    def __repr__(self) -> str:
        return f"Gap({_missing(self)})"


class IndicatorText(Record):
    """What an indicator named in an answer says, and where the law says it.

    >>> import kdcl
    >>> outcome = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {}})
    >>> print(outcome.indicators["1.1/1"].citation)
    mục 1.1 Phụ lục III, 57/2026/TT-BGDĐT
    """

    __slots__ = ()

    _nested = {"statement": Text, "citation": Citation}

    verdict: Verdict
    """The verdict it was given."""
    statement: Text
    """What it asks for, in the library's own words."""
    official_text: str | None
    """The official wording, where a text pack supplied it."""
    citation: Citation
    """Where the law asks for it."""


class Basis(Record):
    """Where the law states a rule that an outcome rests on.

    >>> import kdcl
    >>> basis = kdcl.rate({"standard_set": "tt57-2026-pho-thong", "ratings": {}}).basis[0]
    >>> basis.rule, str(basis.citation), basis.confidence
    ('school_level', 'khoản 3 Điều 5, 57/2026/TT-BGDĐT', 'A')
    """

    __slots__ = ()

    _nested = {"citation": Citation}

    rule: RuleName
    """The rule."""
    citation: Citation
    """The place."""
    confidence: Confidence
    """How sure the rule is."""


class Outcome(Answer):
    """What an assessment comes to, and why. Shown as a table in a notebook.

    >>> import kdcl
    >>> ratings = {"1.1": "met", "1.2": "met", "1.3": "met", "1.4": "met", "2.1": "met", "2.2": "met", "2.3": "met",
    ...            "3.1": "met", "3.2": "met", "3.3": {"reached": 1}, "3.4": {"reached": 1}, "4.1": "met",
    ...            "4.2": "met", "4.3": "met"}
    >>> outcome = kdcl.rate({"standard_set": "tt57-2026-pho-thong", "ratings": ratings})
    >>> outcome  # 3.5 is not assessed yet
    Outcome(tt57-2026-pho-thong: level 1..2, ask 2)
    >>> outcome.ask_next
    ('3.5/1', '3.5/2')
    """

    __slots__ = ()

    _nested = {
        "level": Interval,
        "accreditation_grade": Interval,
        "national_standard_degree": Interval,
        "standards": StandardOutcome,
        "criteria": CriterionOutcome,
        "gaps": Gap,
        "indicators": by_key(IndicatorText),
        "basis": Basis,
        "warnings": KdclWarning,
    }

    standard_set: str
    """The id of the set it is by."""
    decided: bool
    """Whether nothing not yet assessed can change the level."""
    level: Interval
    """The school's level; 0 is "không đạt"."""
    accreditation_grade: Interval | None
    """The accreditation grade (cấp độ) the level opens the way to; `None` where the circular has none."""
    national_standard_degree: Interval | None
    """The degree of national standard (mức độ) the level opens the way to; `None` where the circular has none."""
    standards: tuple[StandardOutcome, ...]
    """Each standard."""
    criteria: tuple[CriterionOutcome, ...]
    """Each criterion, clauses of Điều 22 among them."""
    gaps: tuple[Gap, ...]
    """What is missing for each level above the lowest."""
    ask_next: tuple[str, ...]
    """The paths not assessed whose answer can still change the school's level."""
    not_applicable: tuple[str, ...]
    """The paths that count as met because what they speak of does not exist ("nếu có")."""
    indicators: Mapping[str, IndicatorText]
    """Text and citation of every path in `gaps`, `ask_next` and `not_applicable`."""
    basis: tuple[Basis, ...]
    """Where the law says how these verdicts become this outcome."""
    warnings: tuple[KdclWarning, ...]
    """What is worth knowing besides."""

    def criterion(self, code: str) -> CriterionOutcome:
        """The level of the criterion of a code. `KeyError` for a code the set does not have.

        >>> import kdcl
        >>> kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": "not_met"}}).criterion("1.3").level
        Interval(0)
        """
        for data in self._read()["criteria"]:
            if data["code"] == code:
                return CriterionOutcome(data)
        raise KeyError(f"set {self.standard_set} has no criterion {code}")

    def __repr__(self) -> str:
        ask = f", ask {len(self.ask_next)}" if self.ask_next else ""
        return f"Outcome({self.standard_set}: level {self.level}{ask})"

    def _repr_html_(self) -> str:
        from kdcl import _html

        return _html.outcome(self, self._catalogue)


class Distance(Answer):
    """What is missing for one level, and how far the school is. Shown as a table in a notebook.

    >>> import kdcl
    >>> kdcl.gap({"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": {"1": "met"}}}, to=1)
    Distance(tt57-2026-gdtx: level 0..2, to 1: must 7, choose 5 of 7)
    """

    __slots__ = ()

    _nested = {"level": Interval, "choose": Choose, "indicators": by_key(IndicatorText)}

    standard_set: str
    """The id of the set it is by."""
    level: Interval
    """The school's level."""
    target: int
    """The level asked about."""
    must: tuple[str, ...]
    """The indicators every way to it needs; nothing where it is reached for sure."""
    choose: tuple[Choose, ...]
    """What is left to pick; nothing where `must` is enough."""
    indicators: Mapping[str, IndicatorText]
    """Text and citation of every path named above."""

    def __repr__(self) -> str:
        return f"Distance({self.standard_set}: level {self.level}, {_missing(self)})"

    def _repr_html_(self) -> str:
        from kdcl import _html

        return _html.distance(self, self._catalogue)


class WhatIf(Answer):
    """The outcome of an assessment today, and with some verdicts changed. Shown as a table in a notebook.

    >>> import kdcl
    >>> assessment = {"standard_set": "tt57-2026-pho-thong", "ratings": {"1.3": {"reached": 0}}}
    >>> what_if = kdcl.what_if(assessment, {"1.3": {"1": "met"}})
    >>> what_if
    WhatIf(tt57-2026-pho-thong: level 0 -> 0..1, 1 changed)
    >>> what_if.changes
    ('1.3/1',)
    """

    __slots__ = ()

    changes: tuple[str, ...]
    """The indicators whose verdict is another, in the order of the set."""
    today: Outcome
    """The outcome as it is."""
    changed: Outcome
    """The outcome with the changes."""

    def _wrap(self, name: str, value: Json) -> object:
        if name in ("today", "changed"):
            return Outcome(written(value), self._catalogue)
        return super()._wrap(name, value)

    def __repr__(self) -> str:
        today, changed = self.today, self.changed
        return f"WhatIf({today.standard_set}: level {today.level} -> {changed.level}, {len(self.changes)} changed)"

    def _repr_html_(self) -> str:
        from kdcl import _html

        return _html.what_if(self, self._catalogue)


def _missing(gap: Gap | Distance) -> str:
    parts = [f"to {gap.target}: must {len(gap.must)}"]
    parts.extend(f"choose {choose.at_least} of {len(choose.of)}" for choose in gap.choose)
    return ", ".join(parts)
