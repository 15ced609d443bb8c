"""Criteria, levels, indicators and clauses as people write them: "Tiêu chí 1.1 - Mức 2", "5.4/2/c", "Khoản 1, Điều 22".

INVARIANT: a text that names a criterion and could be read in two ways is told (`Unclear`), never passed over.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from kdcl._spreadsheet._words import folded, narrowed, text_of

if TYPE_CHECKING:
    from kdcl._spreadsheet._held import Held

_WHAT = "tiêu chí|tieu chi|tc|chỉ báo|chi bao|cb|criterion|indicator"
_CODE = re.compile(rf"(?:(?P<what>{_WHAT})\s*:?\s*)?(\d{{1,2}})\s?[.,]\s?(\d{{1,2}})(?!\d|[.,]\d)")
_WITHIN = re.compile(rf"(?:(?:{_WHAT})\D{{0,8}})?(?<![\d/])(\d{{1,2}})\s?[.,·]\s?(\d{{1,2}})(?!\d|[.,/]\d{{3}})")
_DASHED = re.compile(rf"(?:{_WHAT})\D{{0,8}}(\d{{1,2}})\s?[-–_]\s?(\d{{1,2}})(?!\d)")
_HALF = re.compile(rf"(?:{_WHAT})\s*\d{{1,2}}(?!\d)")
_BELOW = re.compile(r"\s?/\s?(\d{1,2})(?:\s?/\s?([^\W\d_]))?(?![^\W_])")
_LEVEL_IN_WORDS = re.compile(r"(?:mức|muc|level)\s?(\d)(?:\W+(?:điểm|chỉ báo|ý|point)?\s?([^\W\d_])\W*)?")
_PART = re.compile(
    r"(?:(?:diem|chi bao|noi ham|muc|y|point|indicator)\W*)?[a-e](?:\W.*)?|.*\b(?:muc|level)\W*\d.*|\d.*"
)
_CLAUSE = re.compile(r"(?:\d{1,2}[.):]\s?)?khoan (\d{1,2})\W+(?:cua )?dieu (\d{1,3})\b.*")
_OWN_CLAUSE = re.compile(r"0?(\d)[.)]?|(?:\d{1,2}[.):]\s?)?khoan (\d{1,2})(?:\D.*)?")
_LEVEL = re.compile(r"(?:dat ?[-:–]? ?)?(?:muc|level) ?(?P<level>[1-9]|i{1,3}|iv|v)(?: ?\(?neu co\)?)?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?:{'|'.join(_MONTHS)})[a-z]*"
_DATES = tuple(
    re.compile(form)
    for form in (
        r"(?P<one>\d{1,2})[/.-](?P<other>\d{1,2})[/.-](?:\d{4}|\d{2})(?: 0{1,2}:00(?::00)?)?",
        r"(?:\d{4})[/.-](?P<one>\d{1,2})[/.-](?P<other>\d{1,2})(?:[ t]0{1,2}:00(?::00)?)?",
        r"(?P<one>\d{1,2})/(?P<other>\d{1,2})",
        rf"(?P<one>\d{{1,2}})[ /.-]?(?P<other>{_MONTH})(?:[ /.-]?\d{{2,4}})?",
        rf"(?P<one>{_MONTH})[ /.-]?(?P<other>\d{{1,2}})(?:[ ,/.-]+\d{{2,4}})?",
        r"(?P<one>\d{1,2})[ /.-]?(?:thg|thang) ?(?P<other>\d{1,2})(?:[ /.-]?\d{2,4})?",
    )
)
_EDGE = " .:;)(-–—,\u2011"


class Unclear(ValueError):
    """A text that names a criterion, and something with it that is not understood."""


def code_of(value: object, held: Held) -> str | None:
    """The criterion, level or indicator the label of a row names, as the core writes it; `None` for any other cell.
    Words after it that name no part of the criterion are taken for its title.

    Raises `Unclear` where it names a criterion and something with it that is not understood.
    """
    found = _parsed(value, held)
    if found is None:
        return None
    code, words = found
    if words and _PART.fullmatch(folded(words)) and not held.titled(code.partition("/")[0], words):
        raise Unclear(value)
    return code


def header_of(value: object, held: Held) -> str | None:
    """The same of the header of a column, where words after the code must be those of the criterion's title: below
    "1.1 Ghi chú" stand no ratings.
    """
    found = _parsed(value, held)
    if found is not None and (not found[1] or held.titled(found[0].partition("/")[0], found[1])):
        return found[0]
    if names_one(value, held):
        raise Unclear(value)
    return None


def mangled(value: object, held: Held) -> bool:
    """Whether the header of a column is a date or a fraction that a spreadsheet program made of a code: 1.3 becomes
    "1-Mar", "3-Jan", "01/03/2026" or "1/3".
    """
    if not isinstance(value, str) or len(value) > 30:
        return False
    text = folded(value)
    match = next((match for form in _DATES if (match := form.fullmatch(text))), None)
    if match is None:
        return False
    one, other = (int(part) if part.isdigit() else _MONTHS.index(part[:3]) + 1 for part in match.group("one", "other"))
    return f"{one}.{other}" in held or f"{other}.{one}" in held


def names_one(value: object, held: Held) -> bool:
    """Whether a criterion of a set, or a part of its code, is named somewhere in a text."""
    if not isinstance(value, str) or len(value) > 200:
        return False
    text = narrowed(value).casefold()
    bare = re.fullmatch(r"(\d{1,2})\s?[-–_]\s?(\d{1,2})", text)
    found = [*([bare.groups()] if bare else []), *_WITHIN.findall(text), *_DASHED.findall(text)]
    codes = (f"{int(standard)}.{int(criterion)}" for standard, criterion in found)
    return _HALF.search(text) is not None or any(code in held for code in codes)


def _parsed(value: object, held: Held) -> tuple[str, str] | None:
    """The code at the start of a text, and the words after it."""
    if isinstance(value, float):
        text = repr(value)
        return (text, "") if re.fullmatch(r"\d{1,2}\.\d{1,2}", text) and not text.endswith(".0") else None
    return _parsed_text(value, held) if isinstance(value, str) and len(value) <= 1000 else None


@lru_cache(maxsize=8192)
def _parsed_text(value: str, held: Held) -> tuple[str, str] | None:
    text = narrowed(value).casefold()
    match = _CODE.match(text)
    if match is None:
        clause = _CLAUSE.fullmatch(folded(value))
        return (held.clause(int(clause[2]), int(clause[1])), "") if clause is not None else None
    code, rest = f"{match[2]}.{match[3]}", text[match.end() :]
    below = _BELOW.match(rest)
    path = code
    if below is not None:
        path = "/".join(part for part in (code, below[1], below[2]) if part)
        rest = rest[below.end() :]
    if rest.lstrip().startswith("/"):
        raise Unclear(value)
    if rest and rest[0] not in _EDGE:
        if match["what"] or code in held:
            raise Unclear(value)
        return None
    words = rest.strip(_EDGE)
    if not words.startswith(("mức", "muc", "level")):
        return path, words
    level = _LEVEL_IN_WORDS.fullmatch(words)
    if level is None or below is not None:
        raise Unclear(value)
    return "/".join(part for part in (code, level[1], level[2]) if part), ""


def own_clause(value: object) -> int | None:
    """The clause the label of a row names in a table of clauses, where the article may be left out."""
    match = _OWN_CLAUSE.fullmatch(folded(text_of(value)))
    return int(match[1] or match[2]) if match is not None else None


def is_clause(value: object) -> bool:
    """Whether a label says "Khoản …"."""
    return own_clause(value) is not None and "khoan" in folded(value)


def level_of(value: object) -> int | None:
    """The level a header names: "Mức 1", "Đạt - Mức 1", "Mức III", "Mức 3 (nếu có)"."""
    match = _LEVEL.fullmatch(folded(value))
    return _ROMAN.get(match["level"]) or int(match["level"]) if match else None
