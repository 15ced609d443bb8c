"""What people call things in headers and labels: columns, fields, sums, notes, places.

Words are compared without marks, in one case, with single spaces, so that composed and decomposed Vietnamese,
capitals, stray spaces and full-width forms are all one.

INVARIANT: a word here means one thing only; what means two is left to whoever reads the table.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPACES = re.compile(r"[\s\u200b-\u200d\u2060\ufeff]+")
_ASCII = {0x2024: ord("."), **{0xFEE0 + code: code for code in range(0x21, 0x7F)}}
"""Full-width forms, as East Asian keyboards write digits and points, and the one-dot leader, which looks like one."""

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
    "level": ("muc", "level"),
    "letter": ("diem", "noi ham", "y", "point", "letter"),
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
    "/school/kind": ("loai truong chuyen biet", "loai hinh truong", "loai hinh", "kind of school"),
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


_SUM = re.compile(
    r"(?:tong|tong cong|tong so|cong|ty le|ti le|trung binh|binh quan|total)(?:\s*[:(%\d].*)?"
    r"|(?:tong so|so luong|so|ty le|ti le) (?:cac )?(?:truong|don vi|co so|tieu chi|dat|khong dat)\b.*"
)
_NOTE = re.compile(
    r"(?:ghi chu|luu y|chu thich|nguoi lap|lap bieu|nguoi tong hop|hieu truong|thu truong|noi nhan|ky ten|note)\b.*"
    r"|(?:tm|kt)\b.*|[(*].*|.*\bngay\b.*\bthang\b.*"
)
_PLACE = re.compile(
    r"(?:ten |ma )?(?:xa|phuong|thi tran|thi xa|huyen|quan|tinh|thanh pho|tp|dia chi|dia ban|dia phuong|khu vuc|cum"
    r"|co so|phan hieu|phong gd|so gd|commune|ward|district|province|city|address|area|campus)\b.*"
)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    text = unicodedata.normalize("NFD", text)
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Mn").casefold()
    text = _SPACES.sub(" ", text.translate(_ASCII).replace("đ", "d").replace("ð", "d")).strip()
    return text.rstrip(" :*")


def folded(value: object) -> str:
    """A text without marks and capitals, with single spaces and no colon or star at its end; nothing for what is no
    text.
    """
    return _folded(value[:200]) if isinstance(value, str) else ""


def plain_letters(value: str) -> str:
    """A text with full-width letters, digits and signs, and the one-dot leader, as plain ones."""
    return value if value.isascii() else value.translate(_ASCII)


def narrowed(value: str) -> str:
    """The same, composed, with single spaces."""
    return unicodedata.normalize("NFC", _SPACES.sub(" ", plain_letters(value)).strip())


def words_of(value: str) -> frozenset[str]:
    """The words of a text, without marks and capitals."""
    return frozenset(re.findall(r"\w+", folded(value)))


def is_blank(value: object) -> bool:
    """Whether a cell shows nothing."""
    if isinstance(value, str):
        return not value or (not value[0].isalnum() and not _SPACES.sub("", value))
    return value is None


def text_of(value: object) -> str:
    """A cell as its text; a whole number without the point that a spreadsheet's numbers carry."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return _SPACES.sub(" ", str(value)).strip()


def is_sum(value: object) -> bool:
    """Whether a label is that of a row of sums: "Tổng cộng", "Cộng: 12 trường", "Số trường đạt Mức 2"."""
    return _SUM.fullmatch(folded(value)) is not None


def is_note(value: object) -> bool:
    """Whether a text is what stands below tables: "Ghi chú: …", "Người lập biểu", "…, ngày 20 tháng 5"."""
    return _NOTE.fullmatch(folded(value)) is not None


@lru_cache(maxsize=512)
def is_place(header: str) -> bool:
    """Whether a column tells where a school is, and so which of two of one name: "Xã", "Huyện/thị xã"."""
    return _PLACE.fullmatch(folded(header)) is not None
