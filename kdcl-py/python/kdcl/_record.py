"""Read-only views of parsed JSON, the shape every result has.

An answer of the core is JSON; here it becomes an object whose attributes are its keys. A class names its keys by
annotating them, which is all a type checker, an editor and `dir()` need, and holds no copy: it looks into the parsed
JSON. What a key may leave out reads as its type says: an empty tuple, `False`, else `None`.

INVARIANT: nothing is computed here and nothing can be changed. `to_json()` of an answer is the core's own text.
"""

from __future__ import annotations

import json
from types import MappingProxyType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, ClassVar, NoReturn, Union

    from typing_extensions import Self

    from kdcl._catalogue import Catalogue

    Json = Union[None, bool, int, float, str, list["Json"], dict[str, "Json"]]

_SHORT = 40
"""How much of a text a `repr` shows, in characters."""

_TURN_TEXT = "\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""The characters that break lines or turn the direction of text, and could make a message read as another."""


class Record:
    """One object of an answer. Its attributes are the keys of the JSON; it can be read, compared, hashed and pickled.

    >>> import kdcl
    >>> level = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {}}).level
    >>> level.to_dict()
    {'lowest': 0, 'highest': 2}
    >>> level.lowest = 1
    Traceback (most recent call last):
    AttributeError: Interval is read-only
    """

    __slots__ = ("_data",)

    _data: dict[str, Any]
    _fields: ClassVar[dict[str, object]] = {}
    """The keys, and what each reads as where it is left out."""
    _nested: ClassVar[dict[str, Callable[[Any], object]]] = {}
    """The keys whose values are objects, and what makes one of them."""

    def __init__(self, data: dict[str, Any]) -> None:
        object.__setattr__(self, "_data", data)

    def __init_subclass__(cls) -> None:
        own = {name: kind for name, kind in cls.__annotations__.items() if not name.startswith("_")}
        left_out = {
            name: False if kind == "bool" else () if kind.endswith("...]") else None for name, kind in own.items()
        }
        cls._fields = {**cls._fields, **left_out}
        if cls.__doc__ and own:  # `help()` knows nothing of annotations; editors show what is written under them.
            cls.__doc__ += "\nAttributes: " + ", ".join(f"`{name}: {kind}`" for name, kind in own.items())

    def _read(self) -> dict[str, Any]:
        return self._data

    def _wrap(self, name: str, value: Json) -> object:
        make = self._nested.get(name)
        if isinstance(value, list):
            return tuple(value) if make is None else tuple(map(make, value))
        if make is not None:
            return None if value is None else make(value)
        return MappingProxyType(value) if isinstance(value, dict) else value

    if not TYPE_CHECKING:  # A type checker goes by the annotations and so finds a mistyped name.

        def __getattr__(self, name):
            fields = type(self)._fields
            if name not in fields:
                raise AttributeError(f"{type(self).__name__} has no attribute `{name}`")
            data = self._read()
            return self._wrap(name, data[name]) if name in data else fields[name]

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is read-only")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} is read-only")

    def __dir__(self) -> list[str]:
        return sorted({*object.__dir__(self), *self._fields})

    def to_dict(self) -> dict[str, Any]:
        """The JSON as dicts, lists, text and numbers: a fresh copy that may be changed.

        >>> import kdcl
        >>> kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {}}).gaps[0].to_dict()["target"]
        1
        """
        copy: dict[str, Any] = _copied(self._read())
        return copy

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record) or type(self) is not type(other):
            return NotImplemented
        return self._read() == other._read()

    def __hash__(self) -> int:
        return hash((type(self), _hashable(self._read())))

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self._read(),)

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={_shown(value)}" for name, value in self._read().items() if value not in (None, []))
        return f"{type(self).__name__}({shown})"


class Answer(Record):
    """A whole answer of the core. It is parsed when something of it is first looked at.

    >>> import kdcl
    >>> outcome = kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {}})
    >>> outcome.to_json()[:43]
    '{"schema_version":1,"data_version":"2026.11'
    """

    __slots__ = ("_catalogue", "_text")

    _text: str
    _catalogue: Catalogue

    schema_version: int
    """The version of the JSON contract."""
    data_version: str
    """The version of the law data: year and month of its last change."""

    def __init__(self, text: str, catalogue: Catalogue) -> None:
        object.__setattr__(self, "_text", text)
        object.__setattr__(self, "_catalogue", catalogue)

    def _read(self) -> dict[str, Any]:
        try:
            return self._data
        except AttributeError:
            data: dict[str, Any] = json.loads(self.to_json())
            object.__setattr__(self, "_data", data)
            return data

    def to_json(self) -> str:
        """The answer as JSON: compact, the same bytes in every language the library is called from.

        >>> import kdcl
        >>> kdcl.rate({"standard_set": "tt57-2026-gdtx", "ratings": {}}).to_json().startswith('{"schema_version":1,')
        True
        """
        return self._text

    def __reduce__(self) -> tuple[object, ...]:
        return type(self), (self._text, self._catalogue)


def by_key(make: Callable[[Any], object]) -> Callable[[dict[str, Any]], Mapping[str, object]]:
    """Makes a read-only table of objects from one of JSON objects."""
    return lambda table: MappingProxyType({key: make(value) for key, value in table.items()})


def written(data: object) -> str:
    """JSON as the core writes it: compact, without needless escapes."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def shortened(text: str, most: int = _SHORT) -> str:
    """The start of a text, in one line."""
    text = escaped(" ".join(text.split()))
    return text if len(text) <= most else text[: most - 1] + "…"


def escaped(text: str) -> str:
    """A text with what controls a terminal, turns the direction of text or is half a character written out."""
    return "".join(f"\\u{ord(letter):04x}" if _acts(letter) else letter for letter in text)


def _acts(letter: str) -> bool:
    code = ord(letter)
    return code < 0x20 or 0x7F <= code < 0xA0 or 0xD800 <= code < 0xE000 or letter in _TURN_TEXT


def _copied(value: Json) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    return [_copied(item) for item in value] if isinstance(value, list) else value


def _hashable(value: Json) -> object:
    if isinstance(value, dict):
        return frozenset((key, _hashable(item)) for key, item in value.items())
    return tuple(map(_hashable, value)) if isinstance(value, list) else value


def _shown(value: Json) -> str:
    """A value in few letters."""
    if isinstance(value, str):
        return repr(shortened(value))
    if isinstance(value, list):
        few = [item for item in value if isinstance(item, (str, int, float))]
        texts = ", ".join(map(str, few[:3])) + ", …" * (len(few) > 3)
        return f"[{texts if few else len(value)}]"
    if isinstance(value, dict):
        return repr(shortened(str(value["vi"]))) if "vi" in value else "{…}"
    return str(value)
