"""Opening a spreadsheet that may be hostile: how large a file is, and what its zip holds, before any reader sees it.

`.xlsx` and `.ods` are zip archives, and a small archive can hold terabytes. Each part is unpacked here under one
limit for all of them and packed again without compression, so the reader that follows cannot meet more than was
counted.

INVARIANT: no more than `MOST_FILE` bytes are read of a file, and no more than `MOST_UNPACKED` come out of it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from kdcl._spreadsheet._problems import Both, problem, raised, unreadable

if TYPE_CHECKING:
    from typing import BinaryIO

MEBIBYTE = 1024 * 1024
MOST_FILE = 64 * MEBIBYTE
MOST_UNPACKED = 256 * MEBIBYTE
MOST_PARTS = 4096
_CHUNK = MEBIBYTE

_TEXT_PARTS = (".xml", ".rels", "mimetype", ".vml")


def read_bounded(file: BinaryIO) -> bytes:
    """The bytes of a file that is no larger than a spreadsheet of a department can be."""
    data = file.read(MOST_FILE + 1)
    if len(data) > MOST_FILE:
        raise raised([problem("too_large", None, limit=f"{MOST_FILE // MEBIBYTE} MiB")])
    return data


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of the archive by name; pictures and other parts that hold no cells are left out."""
    parts: dict[str, bytes] = {}
    left = MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if len(infos) > MOST_PARTS:
                raise raised([problem("too_large", None, limit=Both(f"{MOST_PARTS} phần", f"{MOST_PARTS} parts"))])
            for info in infos:
                if info.is_dir() or not info.filename.lower().endswith(_TEXT_PARTS):
                    continue
                part = _part(archive, info, left)
                left -= len(part)
                parts[info.filename] = part
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        UnicodeError,
        OSError,
    ):
        raise unreadable("no_archive") from None
    return parts


def _part(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    out = io.BytesIO()
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            out.write(chunk)
            if out.tell() > left:
                raise raised([problem("too_large", None, limit=f"{MOST_UNPACKED // MEBIBYTE} MiB")])
    return out.getvalue()


def packed(parts: dict[str, bytes]) -> io.BytesIO:
    """The parts as an archive without compression, which unpacks to exactly what it holds."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    out.seek(0)
    return out
