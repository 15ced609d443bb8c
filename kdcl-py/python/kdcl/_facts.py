"""What can be known of a school: the facts a form asks for.

The classes mirror the JSON Schema `facts`; a test holds every key and type against it.
INVARIANT: nothing is checked here; the core alone says whether a value is possible.
"""

from __future__ import annotations

from kdcl._common import Text
from kdcl._record import Record, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from kdcl._types import FactPer, FactValue, SchoolType, Unit


class Grade(Record):
    """A grade of a fact's scale.

    >>> import kdcl
    >>> [grade.name for grade in kdcl.standard_set("tt18-2018-trung-hoc").fact("library_rating").scale]
    ['chua_dat', 'dat_chuan', 'tien_tien', 'xuat_sac']
    """

    __slots__ = ()

    name: str
    """Its name in an input."""
    vi: str
    """Its Vietnamese title."""
    en: str
    """Its English title."""


class RateOf(Record):
    """The counts, or rates, a rate follows from: the sum of the parts over the sum of the wholes.

    >>> import kdcl
    >>> fact = kdcl.standard_set("tt19-2018-mam-non").fact("teachers_above_standard_rate")
    >>> fact.of
    RateOf(part=[teachers_above_standard], whole=[teachers])
    """

    __slots__ = ()

    part: tuple[str, ...]
    """What is counted."""
    whole: tuple[str, ...]
    """Of how many; empty for all, where the parts are rates."""


class Fact(Record):
    """Something that can be known of a school: what a form asks for.

    >>> import kdcl
    >>> fact = kdcl.standard_set("tt19-2018-mam-non").fact("attendance_rate_age_5")
    >>> fact.unit, fact.least, fact.most, fact.per
    ('percent', 0, 100, ('school_year',))
    """

    __slots__ = ()

    _nested = {"meaning": Text, "of": RateOf, "from_rates": RateOf, "scale": Grade}

    key: str
    """Its name in an input: lower-case letters, digits and `_`."""
    meaning: Text
    """What it is."""
    unit: Unit
    """What its value is measured in."""
    value: FactValue
    """What its value is."""
    per: tuple[FactPer, ...]
    """What it has a value for each of; once for the school where this is empty."""
    least: float | None
    """The smallest value it can have; one under it is an error."""
    most: float | None
    """The largest value it can have; one over it is an error."""
    part_of: str | None
    """The fact it is a part of, and so never exceeds in the same year."""
    split: str | None
    """A division of that whole: its parts of one division do not overlap."""
    of: RateOf | None
    """How a rate follows from counts; these are preferred to the rate itself where both are given."""
    from_rates: RateOf | None
    """How a rate follows from other rates, where neither counts nor the rate itself are given."""
    persons: tuple[str, ...]
    """The facts whose sum is the number of persons it should be given for."""
    scale: tuple[Grade, ...]
    """The grades of its scale, lowest first."""
    table: str | None
    """The table of the self-assessment report's data part it stands in."""
    school_types: tuple[SchoolType, ...]
    """The types of school it can be asked of."""
    criterion: str | None
    """The criterion whose circular names it as main quantitative data (TT 57/2026)."""
    given_in: str | None
    """Where in an input it is given: `school` for what describes the school itself; `None` is `facts`."""

    def __repr__(self) -> str:
        return f"Fact({self.key}: {shortened(self.meaning.vi, 60)})"
