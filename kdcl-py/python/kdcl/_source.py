"""What comes in: mappings, JSON text, files and assessments, all turned into the JSON bytes the core reads.

Nothing is checked here that the core checks. Mappings are written as JSON by hand rather than by `json.dumps`, because
a criterion's code must not become a number (1.10 is not 1.1), a `Decimal` must keep its digits, and what is too deep,
too large or holds itself must end in the core's own error, in bounded memory.

INVARIANT: text goes to the core as it is; a `str` is JSON and never a path, so text from outside opens no file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from json.encoder import encode_basestring

from kdcl._kinds import NOT_READ, READ

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from kdcl._errors import KdclError
    from kdcl._types import Data, Source

_MOST_BYTES = 4 * 1024 * 1024
"""As much as the core reads."""
_MOST_LEVELS = 64
"""As deep as the core reads."""
_TOO_LARGE = b" " * (_MOST_BYTES + 1)
"""What the core refuses as `json.too_large`."""
_TOO_DEEP = b"[" * (_MOST_LEVELS + 1)
"""What the core refuses as `json.too_deep`."""
_TOO_MANY_DIGITS = "9" * 4300
"""What the core says of an integer that Python itself does not write out."""

SPREADSHEETS = (*READ, *NOT_READ)
"""The files that hold an assessment as a table; those of kinds that are not read are refused by name."""

_quoted = encode_basestring
"""A text as JSON, without needless escapes."""


def json_text(source: Source) -> bytes:
    """An input as the JSON bytes the core reads.

    `TypeError` for what is none; `OSError` where a file cannot be read. A file is read no further than the core would.
    """
    from kdcl._assessment import Assessment

    if isinstance(source, Assessment):
        return source.source_json()
    if isinstance(source, str):
        # Half a surrogate is no text; the core says so, with the place.
        return source.encode("utf-8", "surrogatepass")
    if isinstance(source, (bytes, bytearray, memoryview)):
        return bytes(source)
    if isinstance(source, Mapping):
        return written(source)
    if isinstance(source, os.PathLike):  # pyright: ignore[reportUnnecessaryIsInstance]
        return read_file(source)
    raise TypeError(
        f"expected a mapping, JSON text (str or bytes), the path of a file (pathlib.Path) or an Assessment, "
        f"not {type(source).__name__}"
    )


def read_file(path: os.PathLike[str]) -> bytes:
    """The bytes of a file, as far as the core would read them."""
    with open(path, "rb") as file:
        return file.read(_MOST_BYTES + 1)


def is_spreadsheet(source: Source) -> bool:
    """Whether an input is the path of a spreadsheet."""
    return isinstance(source, os.PathLike) and os.fspath(source).lower().endswith(SPREADSHEETS)


def assessment_text(source: Source) -> bytes:
    """An assessment as JSON bytes; a path may also be that of a spreadsheet that was filled in."""
    if isinstance(source, os.PathLike) and is_spreadsheet(source):
        from kdcl import _spreadsheet

        return _spreadsheet.read_form(source).source_json()
    return json_text(source)


def data_text(source: Data) -> bytes:
    """School data, ratings, a set or a pack as JSON bytes."""
    if is_spreadsheet(source):
        raise ValueError("a spreadsheet holds an assessment; everything else is read from JSON")
    return json_text(source)


def hint(error: KdclError, source: object) -> None:
    """Adds to a syntax error what a caller most likely meant, where Python can show it (3.11 and later)."""
    if sys.version_info >= (3, 11) and error.code == "json.syntax" and _may_be_a_path(source):
        error.add_note("a str is read as JSON text; for a file give a pathlib.Path")


def _may_be_a_path(source: object) -> bool:
    return isinstance(source, str) and bool(source.strip()) and source.strip()[0] not in "{["


def written(value: object) -> bytes:
    """A value of Python as JSON bytes.

    Beside what JSON has: whole numbers as keys, tuples, dates (of a date and time, the date), `Decimal` with all its
    digits, and the scalars of numpy. What is too deep or too large is the core's to refuse. With the place,
    `ValueError` for a number that is none and for half a character, `TypeError` for what else has no place in JSON.
    """
    writer = _Writer()
    try:
        writer.value(value, 1)
        return "".join(writer.parts).encode()
    except UnicodeEncodeError:
        writer = _Writer(halves=True)  # Once more, to find where.
    except _Refused as refused:
        raise refused.error() from None
    except _TooMuch as reason:
        return reason.text
    try:
        writer.value(value, 1)
    except _Refused as refused:
        raise refused.error() from None
    return "".join(writer.parts).encode("utf-8", "surrogatepass")


class _Refused(Exception):
    """Something that cannot be written; `places` are the keys that lead to it, the innermost first."""

    def __init__(self, message: str, kind: type[Exception] = TypeError) -> None:
        super().__init__(message)
        self.kind = kind
        self.places: list[str] = []

    def error(self) -> Exception:
        """As the caller gets it."""
        from kdcl._record import escaped

        place = escaped("".join(f"/{part}" for part in reversed(self.places)))
        return self.kind(f"{place}: {self}" if place else str(self))


class _TooMuch(Exception):
    """More than the core reads; `text` is what it refuses for the same reason."""

    def __init__(self, text: bytes) -> None:
        super().__init__()
        self.text = text


class _Writer:
    """Writes one value. The text it has written so far is never longer than the core reads."""

    __slots__ = ("halves", "parts", "size")

    def __init__(self, *, halves: bool = False) -> None:
        self.halves = halves
        """Whether half a character is looked for."""
        self.parts: list[str] = []
        self.size = 0

    def put(self, text: str) -> None:
        if self.halves and any("\ud800" <= letter <= "\udfff" for letter in text):
            raise _Refused("half a character (a lone surrogate) is no text", ValueError)
        self.size += len(text)
        if self.size > _MOST_BYTES:
            raise _TooMuch(_TOO_LARGE)
        self.parts.append(text)

    def value(self, value: object, depth: int) -> None:
        if isinstance(value, str):
            self.put(_quoted(value))
        elif isinstance(value, dict):
            self.table(value, depth)  # pyright: ignore[reportUnknownArgumentType]
        elif value is None:
            self.put("null")
        elif isinstance(value, bool):
            self.put("true" if value else "false")
        elif isinstance(value, int):
            self.put(_digits(value))
        elif isinstance(value, float):
            self.put(_number(value))
        elif isinstance(value, (list, tuple)):
            self.list(value, depth)  # pyright: ignore[reportUnknownArgumentType]
        else:
            self.other(value, depth)

    def table(self, table: Mapping[Any, object], depth: int) -> None:
        if depth > _MOST_LEVELS:
            raise _TooMuch(_TOO_DEEP)
        between = "{"
        for key, value in table.items():
            name = key if type(key) is str else _key(key)
            try:
                if type(value) is str:  # By far the most of an assessment.
                    self.put(f"{between}{_quoted(name)}:{_quoted(value)}")
                else:
                    self.put(f"{between}{_quoted(name)}:")
                    self.value(value, depth + 1)
            except _Refused as refused:
                refused.places.append(name)
                raise
            between = ","
        self.put("{}" if between == "{" else "}")

    def list(self, items: Iterable[object], depth: int) -> None:
        if depth > _MOST_LEVELS:
            raise _TooMuch(_TOO_DEEP)
        between = "["
        for place, item in enumerate(items):
            self.put(between)
            try:
                self.value(item, depth + 1)
            except _Refused as refused:
                refused.places.append(str(place))
                raise
            between = ","
        self.put("[]" if between == "[" else "]")

    def other(self, value: object, depth: int) -> None:
        import datetime
        from decimal import Decimal

        if isinstance(value, Mapping):
            self.table(value, depth)  # pyright: ignore[reportUnknownArgumentType]
        elif isinstance(value, datetime.date):
            # Of a date and time the first ten characters are the date.
            self.put(_quoted(value.isoformat()[:10]))
        elif isinstance(value, Decimal):
            self.put(str(value) if value.is_finite() else _number(float("nan")))
        else:
            self.put(_scalar(value))


def _scalar(value: Any) -> str:
    """A scalar of numpy. A float of few digits is written with these: 93.4, not all that a longer one would show."""
    kind = type(value).__name__
    own = value.item() if getattr(value, "shape", None) == () and hasattr(value, "item") else value
    if kind == "datetime64":
        return _quoted(str(value)[:10])
    if kind == "MaskedConstant" or type(own) not in (bool, int, float, str):
        raise _Refused(f"a {kind} has no place in JSON")
    if type(own) is float:
        return _number(float(str(value)))
    return _digits(own) if type(own) is int else _quoted(own) if type(own) is str else str(own).lower()


def _key(key: Any) -> str:
    if isinstance(key, str):
        return str.__str__(key)
    if hasattr(key, "__index__") and not isinstance(key, bool):
        return _digits(key.__index__())
    if isinstance(key, float):
        raise _Refused(f"write the key {key!r} as text: as a number, 1.10 is 1.1")
    raise _Refused(f"a key is text, not a {type(key).__name__}")


def _digits(number: int) -> str:
    try:
        return int.__repr__(number)
    except ValueError:  # Python refuses to write out more than some thousand digits.
        return _TOO_MANY_DIGITS


def _number(number: float) -> str:
    if number - number != 0:
        raise _Refused(f"{number!r} is no number; leave out what is not known", ValueError)
    return float.__repr__(number)
