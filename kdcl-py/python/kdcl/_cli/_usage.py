"""Misuse of the commands, in Vietnamese before the English of the parser.

INVARIANT: misuse ends with status 2 and nothing on the standard output.
"""

from __future__ import annotations

import re
import sys
from typing import Any

from kdcl._cli._console import clean, write

# The parser's exceptions are known by name: some versions of Typer bring their own copy of them.
_NAMES = {
    "NoSuchOption": "không có tùy chọn `{option_name}`",
    "BadOptionUsage": "tùy chọn `{option_name}` được dùng chưa đúng (thiếu hoặc thừa giá trị)",
    "BadArgumentUsage": "tham số được dùng chưa đúng",
    "MissingParameter": "thiếu {hint}",
    "BadParameter": "giá trị của {hint} không hợp lệ",
}
_BEGINNINGS = (
    ("No such command", "không có lệnh này"),
    ("Missing command", "chưa nêu lệnh nào; `kdcl --help` liệt kê các lệnh"),
    ("Got unexpected extra argument", "thừa tham số"),
)


def is_misuse(error: BaseException) -> bool:
    """Whether an exception is the parser's way to refuse the arguments."""
    return hasattr(error, "format_message") and hasattr(error, "exit_code")


def tell_misuse(error: Any) -> int:
    """Says how a command is used and what is wrong; gives the exit status."""
    context = getattr(error, "ctx", None)
    lines: list[str] = []
    if context is not None:
        path = context.command_path
        lines.append(context.get_usage().replace("Usage:", "Cách dùng / Usage:", 1))
        lines.append(f"Xem / See: {path} --help\n")
    english = clean(error.format_message())
    lines.append(f"Lỗi: {_vietnamese(error, english)}.")
    lines.append(f"Error: {english}")
    write("".join(f"{line}\n" for line in lines), sys.stderr)
    return int(error.exit_code)


def _vietnamese(error: Any, english: str) -> str:
    for beginning, words in _BEGINNINGS:
        if english.startswith(beginning):
            return words
    for kind in type(error).__mro__:
        if kind.__name__ in _NAMES:
            option = clean(getattr(error, "option_name", ""))
            return _NAMES[kind.__name__].format(option_name=option, hint=_hint(error, english))
    return "các tham số chưa đúng"


def _hint(error: Any, english: str) -> str:
    """What a value was for, as its help names it."""
    named = re.search("'([^']+)'", english)
    hint = getattr(error, "param_hint", None) or (named.group(1) if named else None)
    return f"`{clean(hint)}`" if isinstance(hint, str) else "tham số"
