"""Telling what is wrong with an input: lines for a person, or the JSON of the core.

INVARIANT: errors go to the standard error alone; as JSON they are the same bytes as in every other language, but for a
sentence of help where the standard input does not begin as JSON does.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Any

from kdcl._cli._console import Words, clean, write
from kdcl._record import written

if TYPE_CHECKING:
    from collections.abc import Sequence

_SYSTEM = {
    "ENOENT": ("không có tệp hoặc thư mục này", "no such file or folder"),
    "EACCES": ("không có quyền truy cập", "permission denied"),
    "EPERM": ("không có quyền truy cập", "permission denied"),
    "EISDIR": ("đây là thư mục, không phải tệp", "it is a folder"),
    "ENOTDIR": ("một phần của đường dẫn không phải là thư mục", "a part of its path is no folder"),
    "ENAMETOOLONG": ("tên quá dài", "the name is too long"),
    "ELOOP": ("các liên kết nối vòng vào nhau", "its links go round in a circle"),
    "ENOSPC": ("ổ đĩa hết chỗ trống", "no space left"),
    "EDQUOT": ("đã dùng hết dung lượng được cấp", "the quota is used up"),
    "EFBIG": ("tệp lớn hơn giới hạn của hệ thống", "the file is over the limit of the system"),
    "EROFS": ("ổ đĩa chỉ cho đọc", "the disk is read-only"),
    "EMFILE": ("chương trình mở quá nhiều tệp", "too many open files"),
    "ENFILE": ("hệ thống mở quá nhiều tệp", "too many open files in the system"),
    "EIO": ("lỗi khi đọc hoặc ghi ổ đĩa", "the disk fails"),
    "ETXTBSY": ("tệp đang được dùng", "the file is in use"),
    "EBUSY": ("tệp đang được dùng", "the file is in use"),
}
"""The commonest troubles of the system. The names of some are not known to every system."""

_REASONS = {getattr(errno, name): words for name, words in _SYSTEM.items() if hasattr(errno, name)}


def reason(error: OSError) -> tuple[str, str]:
    """Why the system refuses, in Vietnamese and English."""
    detail = error.strerror or str(error)
    return _REASONS.get(error.errno or 0, (f"lỗi hệ thống {error.errno}: {detail}", detail))


def file_problem(vi: str, en: str, help_vi: str, help_en: str, code: str = "file.unopened") -> dict[str, Any]:
    """The problem of a file that cannot be read or written at all."""
    return {
        "code": code,
        "path": None,
        "message": {"vi": vi, "en": en},
        "help": {"vi": help_vi, "en": help_en},
    }


def unopened(name: str, error: OSError) -> dict[str, Any]:
    """The problem of a file or folder that the system does not let be read."""
    if not name.strip():
        vi, en = "tên tệp để trống", "the name of the file is blank"
    else:
        why, shown = reason(error), _shown(name)
        vi, en = f"không mở được `{shown}`: {why[0]}", f"`{shown}` cannot be opened: {why[1]}"
    return file_problem(vi, en, "Hãy kiểm tra tên tệp và quyền truy cập.", "Check its name and who may use it.")


def unwritten(name: str, error: OSError) -> dict[str, Any]:
    """The problem of a file of results that the system does not let be written."""
    why, shown = reason(error), _shown(name)
    return file_problem(
        f"không ghi được `{shown}`: {why[0]}",
        f"`{shown}` cannot be written: {why[1]}",
        "Hãy kiểm tra thư mục, quyền ghi và chỗ trống trên ổ đĩa.",
        "Check the folder, who may write there, and the space left.",
    )


def no_school() -> dict[str, Any]:
    """The problem of inputs that hold no school, so that there is no answer."""
    return file_problem(
        "không có trường nào để xếp mức",
        "there is no school to rate",
        "Hãy nêu tệp, hoặc thư mục có tệp .json, .jsonl, .xlsx, .ods hoặc .csv, có ít nhất một trường.",
        "Name a file, or a folder of .json, .jsonl, .xlsx, .ods or .csv files, that holds a school.",
        "file.no_school",
    )


def _shown(name: str) -> str:
    return clean(os.path.basename(name) or name)


def as_json(problems: Sequence[dict[str, Any]]) -> str:
    """Problems as the contract has them."""
    return written({"errors": problems})


def tell(problems: Sequence[dict[str, Any]], where: str, lang: str, most: int | None = None) -> str:
    """Problems for a person, each with its place and what to do; of more than `most` the rest is counted."""
    words = Words(lang)
    lines: list[str] = []
    for one in problems[:most]:
        places = [clean(place) for place in (where, one["path"]) if place]
        lines.append(": ".join([*places, words.of(one["message"])]))
        lines.append(f"    {words.of(one['help'])}")
    more = len(problems) - len(problems[:most])
    if more:
        lines.append(f"    … {words(f'và {more} lỗi khác', f'and {more} more')}")
    return "".join(f"{line}\n" for line in lines)


def refuse(problems: Sequence[dict[str, Any]], where: str, lang: str, as_lines_of_json: bool) -> None:
    """Writes all that is wrong to the standard error."""
    write(as_json(problems) + "\n" if as_lines_of_json else tell(problems, where, lang), sys.stderr)
