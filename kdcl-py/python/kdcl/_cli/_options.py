"""The arguments and options that several commands share, with their help in Vietnamese and English.

INVARIANT: one thing has one name, and one meaning, in every command.
"""

# Typer looks at these when it runs; under Python 3.9 they must be no strings, nor `X | None`.

from enum import Enum
from typing import Annotated, Optional

import typer

from kdcl._catalogue import BUILTIN


class Lang(str, Enum):
    """A language of the answers."""

    vi = "vi"
    en = "en"


class Print(str, Enum):
    """What else is made from school data."""

    prefill = "prefill"
    draft = "draft"


def _ids() -> list[str]:
    return BUILTIN.core.ids()


FileArgument = Annotated[str, typer.Argument(metavar="FILE", help="- là đầu vào chuẩn. / - is the standard input.")]
JsonOption = Annotated[bool, typer.Option("--json", help="In JSON. / Print JSON.")]
JsonLinesOption = Annotated[
    bool,
    typer.Option(
        "--json", help="In JSON; nhiều trường thì mỗi trường một dòng. / Print JSON; of many schools a line each."
    ),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Ghi đè tệp OUT đã có. / Write over an OUT that exists.")]
LangOption = Annotated[
    Optional[Lang],
    typer.Option("--lang", help="Ngôn ngữ, mặc định theo máy. / Language, by default that of the locale."),
]
SetArgument = Annotated[
    str, typer.Argument(metavar="SET", autocompletion=_ids, help="Xem `kdcl sets`. / See `kdcl sets`.")
]
SetOption = Annotated[
    Optional[str],
    typer.Option(
        "--set",
        metavar="SET",
        autocompletion=_ids,
        help="Bộ tiêu chuẩn dùng khi bảng tính không ghi. / The set of spreadsheets that name none.",
    ),
]
