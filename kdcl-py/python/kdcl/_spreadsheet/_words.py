"""What people call things in headers and labels: criteria and indicators in every usual spelling, columns, fields.

Words are compared without marks, in one case, with single spaces, so that composed and decomposed Vietnamese,
capitals and stray spaces are all one.

INVARIANT: a text that looks like a criterion but could be read in two ways is told (`Unclear`), never passed over.
"""

from __future__ import annotations

import re
import unicodedata

_SPACES = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_WHAT = "tiêu chí|tieu chi|tc|chỉ báo|chi bao|cb|criterion|indicator"
_CODE = re.compile(rf"(?:(?P<what>{_WHAT})\s*:?\s*)?(\d{{1,2}})\s?[.,]\s?(\d{{1,2}})(?!\d|[.,]\d)")
_BELOW = re.compile(r"\s?/\s?(\d{1,2})(?:\s?/\s?([^\W\d_]))?(?![^\W_])")
_LEVEL_IN_WORDS = re.compile(r"(?:mức|muc|level)\s?(\d)(?:\W+(?:điểm|chỉ báo|ý|point)?\s?([^\W\d_])\W*)?")
_CLAUSE = re.compile(r"khoan (\d)(?:\D.*|)")
_LEVEL = re.compile(r"(?:dat ?[-:–]? ?)?(?:muc|level) ([1-9])")

PATH = {
    "duong dan": 3,
    "ma chi bao": 3,
    "path": 3,
    "indicator path": 3,
    "chi bao": 2,
    "indicator": 2,
    "tieu chi, chi bao": 2,
    "tieu chi": 1,
    "ma tieu chi": 1,
    "criterion": 1,
    "criterion code": 1,
    "tieu chuan, tieu chi": 1,
}
"""Headers of the column that names the indicator; of several the one with the highest number is meant."""

COLUMNS = {
    "school": ("truong", "ten truong", "ten don vi", "don vi", "co so giao duc", "school", "school name"),
    "code": ("ma truong", "ma don vi", "ma so truong", "school code"),
    "verdict": (
        "ket qua",
        "danh gia",
        "ket qua danh gia",
        "tu danh gia",
        "ket qua tu danh gia",
        "dat/khong dat",
        "dat / khong dat",
        "muc dat",
        "muc dat duoc",
        "verdict",
        "result",
        "level reached",
    ),
    "standard_set": ("bo tieu chuan", "standard set", "standard_set"),
    "school_type": ("loai truong", "school type", "school_type"),
    "assessed_on": ("ngay danh gia", "ngay tu danh gia", "assessed on", "assessed_on"),
    "school_year": ("nam hoc", "school year", "school_year"),
}
"""Headers of the other columns that mean something to a rating."""

ROLES = {header: role for role, headers in COLUMNS.items() for header in headers}

LABELS = {
    "standard_set": "/standard_set",
    "school_type": "/school_type",
    "assessed_on": "/assessed_on",
    "school_year": "/school_year",
    "school": "/school/name",
    "code": "/school/code",
}
_MORE_LABELS = {
    "/school/education_levels": ("cap hoc", "cac cap hoc", "education levels"),
    "/school/kind": ("loai hinh truong", "loai hinh", "kind of school"),
    "/school/ownership": ("hinh thuc so huu", "ownership"),
    "/school/difficult_area": ("vung kho khan", "thuoc vung kho khan", "difficult area"),
    "/school/specially_difficult_commune": (
        "xa dac biet kho khan",
        "thuoc vung dac biet kho khan",
        "specially difficult commune",
    ),
    "/school/urban": ("noi thanh, noi thi", "in a town"),
    "/school/founded": ("nam thanh lap", "nam thanh lap truong", "founded"),
}

FIELDS = {header: LABELS[role] for header, role in ROLES.items() if role in LABELS}
FIELDS.update({label: pointer for pointer, labels in _MORE_LABELS.items() for label in labels})
"""Labels above a table, with the place in an assessment of the value beside them."""


class Unclear(ValueError):
    """A header that names a criterion, and something with it that is not understood."""


def folded(value: object) -> str:
    """A text without marks and capitals, with single spaces and no colon or star at its end; nothing for what is no
    text.
    """
    if not isinstance(value, str):
        return ""
    text = unicodedata.normalize("NFD", value[:200])
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Mn").casefold()
    text = _SPACES.sub(" ", text.replace("đ", "d").replace("ð", "d")).strip()
    return text.rstrip(" :*")


def is_blank(value: object) -> bool:
    """Whether a cell shows nothing."""
    return value is None or (isinstance(value, str) and not _SPACES.sub("", value))


def text_of(value: object) -> str:
    """A cell as its text; a whole number without the point that a spreadsheet's numbers carry."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _SPACES.sub(" ", str(value)).strip()


def code_of(value: object) -> str | None:
    """The criterion, level or indicator a cell names, as the core writes it; `None` for any other cell.

    Raises `Unclear` where it names a criterion and something with it that is not understood.
    """
    if isinstance(value, float):
        text = repr(value)
        return text if re.fullmatch(r"\d{1,2}\.\d{1,2}", text) and not text.endswith(".0") else None
    if not isinstance(value, str) or len(value) > 1000:
        return None
    text = unicodedata.normalize("NFC", _SPACES.sub(" ", value).strip()).casefold()
    match = _CODE.match(text)
    if match is None:
        return clause_of(value) if "22" in text else None
    code, rest = f"{match[2]}.{match[3]}", text[match.end() :]
    below = _BELOW.match(rest)
    if below is not None:
        code = "/".join(part for part in (code, below[1], below[2]) if part)
        rest = rest[below.end() :]
    if rest.lstrip().startswith("/"):
        raise Unclear(value)
    if rest and rest[0] not in " .:;)(-–—,\u2011":
        if match["what"]:
            raise Unclear(value)
        return None
    words = rest.strip(" .:;)(-–—,")
    if not words.startswith(("mức", "muc", "level")):
        return code
    level = _LEVEL_IN_WORDS.fullmatch(words)
    if level is None or below is not None:
        raise Unclear(value)
    return "/".join(part for part in (code, level[1], level[2]) if part)


def clause_of(value: object, within: bool = False) -> str | None:
    """The clause of Điều 22 a cell names: "Khoản 1, Điều 22"; `within` a table of these clauses the article may be
    left out.
    """
    text = folded(value)
    match = _CLAUSE.fullmatch(text)
    if match is None or not (within or re.search(r"\bdieu 22\b", text)):
        return None
    return f"22.{match[1]}/4"


def level_of(value: object) -> int | None:
    """The level a header names: "Mức 1", "Đạt - Mức 1"."""
    match = _LEVEL.fullmatch(folded(value))
    return int(match[1]) if match else None
