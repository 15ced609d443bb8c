"""What all answers speak in: words in two languages, places of the law, levels as intervals, warnings.

INVARIANT: a citation reads exactly as the core writes it; a test holds it against text that the core itself printed.
"""

from __future__ import annotations

from kdcl._record import Record, shortened

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_VIETNAMESE = (("point", "điểm"), ("clause", "khoản"), ("article", "Điều"), ("item", "mục"), ("annex", "Phụ lục"))
_ENGLISH = (("point", "point"), ("clause", "clause"), ("article", "Article"), ("item", "item"), ("annex", "Annex"))


class Text(Record):
    """The same words in Vietnamese and in English. `str()` gives the Vietnamese.

    >>> import kdcl
    >>> title = kdcl.standard_set("tt18-2018-trung-hoc").standards[0].title
    >>> print(title)
    Tổ chức và quản lý nhà trường
    >>> title.en
    'School organisation and management'
    """

    __slots__ = ()

    vi: str
    """Vietnamese."""
    en: str
    """English."""

    def __str__(self) -> str:
        return self.vi

    def __repr__(self) -> str:
        return f"Text({shortened(self.vi)!r})"


class Citation(Record):
    """A place of the law. What a circular does not have there is `None`. `str()` writes it as Vietnamese documents do.

    >>> import kdcl
    >>> citation = kdcl.standard_set("tt18-2018-trung-hoc").indicator("5.4/2/b").citation
    >>> print(citation)
    điểm b khoản 4 Điều 16, 18/2018/TT-BGDĐT
    >>> citation.en
    'point b of clause 4 of Article 16, 18/2018/TT-BGDĐT'
    """

    __slots__ = ()

    document: str
    """The number of the document: `18/2018/TT-BGDĐT`."""
    annex: str | None
    """The annex (phụ lục)."""
    article: str | None
    """The article (điều). Text, as articles are sometimes numbered `7a`."""
    clause: str | None
    """The clause (khoản)."""
    point: str | None
    """The point (điểm)."""
    item: str | None
    """The item of an annex: a criterion's code."""

    @property
    def vi(self) -> str:
        """As Vietnamese documents write it, the smallest part first.

        >>> import kdcl
        >>> kdcl.standard_set("tt57-2026-pho-thong").rule[0].citation.vi
        'khoản 3 Điều 5, 57/2026/TT-BGDĐT'
        """
        return self._cited(_VIETNAMESE, " ")

    @property
    def en(self) -> str:
        """As English documents write it.

        >>> import kdcl
        >>> kdcl.standard_set("tt57-2026-pho-thong").rule[0].citation.en
        'clause 3 of Article 5, 57/2026/TT-BGDĐT'
        """
        return self._cited(_ENGLISH, " of ")

    def _cited(self, names: Sequence[tuple[str, str]], between: str) -> str:
        parts = ((name, self._data.get(key)) for key, name in names)
        place = between.join(f"{name} {part}" for name, part in parts if part is not None)
        return f"{place}, {self.document}" if place else self.document

    def __str__(self) -> str:
        return self.vi

    def __repr__(self) -> str:
        return f"Citation({self.vi!r})"


class Interval(Record):
    """The lowest and the highest level that the verdicts so far leave possible. Level 0 is "không đạt".

    It is exact: some way of giving the verdicts still missing leads to each of the two. A decided one equals its
    number, and `int()` gives that; of one that is not decided `int()` is a `ValueError`, as it is no number. It is
    neither true nor false (`TypeError`): ask for `lowest >= 1`, or `is None` where the circular may have none.

    >>> import kdcl
    >>> level = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": {"reached": 1}}}).level
    >>> print(level, level.is_decided)
    0..1 False
    >>> int(level)
    Traceback (most recent call last):
    ValueError: the level is not decided yet: 0..1
    >>> decided = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {"1.3": "not_met"}}).level
    >>> int(decided), decided == 0, level == 0
    (0, True, False)
    """

    __slots__ = ()
    __match_args__ = ("lowest", "highest")

    lowest: int
    """With every indicator not assessed counted as not met."""
    highest: int
    """With every indicator not assessed counted as met."""

    @property
    def is_decided(self) -> bool:
        """Whether nothing not yet assessed can change it.

        >>> import kdcl
        >>> kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {}}).level.is_decided
        False
        """
        return self.lowest == self.highest

    def __eq__(self, other: object) -> bool:
        if isinstance(other, int) and not isinstance(other, bool):
            return self.is_decided and self.lowest == other
        return super().__eq__(other)

    def __hash__(self) -> int:
        return hash(self.lowest) if self.is_decided else super().__hash__()

    def __bool__(self) -> bool:
        raise TypeError("an Interval is neither true nor false: compare its `lowest` and `highest`")

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __int__(self) -> int:
        if self.is_decided:
            return self.lowest
        raise ValueError(f"the level is not decided yet: {self}")

    def __str__(self) -> str:
        return str(self.lowest) if self.is_decided else f"{self.lowest}..{self.highest}"

    def __repr__(self) -> str:
        return f"Interval({self})"


class KdclWarning(Record):
    """Something worth knowing beside an answer; it changes none. (It is data, no `warnings` category of Python.)

    >>> import kdcl
    >>> outcome = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {"1.1": "not_applicable"}})
    >>> outcome.warnings[0].code, outcome.warnings[0].path
    ('rating.not_applicable_unfounded', '/ratings/1.1')
    """

    __slots__ = ()

    _nested = {"message": Text}

    code: str
    """The stable code, the same in every language."""
    path: str | None
    """The JSON Pointer of the place of the input it is about; `None` where it is about all of it."""
    message: Text
    """Its words."""

    def __repr__(self) -> str:
        return f"KdclWarning({self.code})"
