"""Writing to terminals, pipes and logs: UTF-8 always, colours on terminals alone, nothing of the input acts on either.

INVARIANT: all output goes through `write`, and what comes from an input through `clean` before that; so a school's
name can neither move a cursor nor be taken for markup, and a reader that closes the pipe early ends the program
quietly.
"""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
from typing import TYPE_CHECKING, Any

from kdcl._record import escaped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import NoReturn, TextIO

    from rich.console import Console, RenderableType

_INTERRUPTED = 130
_NARROW = 60
"""On terminals with fewer columns the cells of a row stand below each other, so that nothing of them is cut off."""


class UnwrittenError(Exception):
    """The standard output takes no more: its disk is full, say. It is no fault of an input."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.error = error


def guarded(run: Callable[[], None]) -> None:
    """Runs the program; a closed pipe, Ctrl-C and the signals to end it end it without a word."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Python would take the locale's encoding, which under LANG=C or on Windows has no Vietnamese.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _ended)
    try:
        try:
            run()
        finally:
            sys.stdout.flush()
    except BrokenPipeError:
        _closed(sys.stdout)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except UnwrittenError as error:
        _unwritten(error.error)
    except OSError as error:
        # The parser writes help by itself.
        if error.errno not in (errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EDQUOT):
            raise
        _unwritten(error)


def _ended(number: int, frame: object) -> NoReturn:
    """Ends the program as a signal asks, but by way of an exception, so that no half of a file is left."""
    del frame
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


def _unwritten(error: OSError) -> NoReturn:
    """Ends the program, as nobody gets its answer."""
    from kdcl._cli._errors import reason

    vi, en = reason(error)
    _nowhere(sys.stdout)
    write(f"không ghi được ra đầu ra chuẩn: {vi} / the standard output cannot be written: {en}\n", sys.stderr)
    sys.exit(1)


def language(asked: str | None) -> str:
    """`vi` or `en`: what was asked for, else English where the locale is English, else Vietnamese."""
    if asked is not None:
        return asked
    names = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    return "en" if locale.lower().startswith("en") else "vi"


def clean(text: object) -> str:
    """A text of an input, with what controls a terminal or turns the direction of text written out."""
    return escaped(str(text))


def console(stream: TextIO) -> Console:
    """A console on a stream. Markup and emoji codes are off: `[bold]` in a name is text."""
    from rich.console import Console

    return Console(file=stream, markup=False, emoji=False, highlight=False)


def _closed(stream: TextIO) -> NoReturn:
    """Ends the program: the reader (`| head`) has all it wanted."""
    _nowhere(stream)
    sys.exit(0)


def _nowhere(stream: TextIO) -> None:
    """What is still buffered must not fail at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def write(text: str, stream: TextIO | None = None) -> None:
    """Writes a text as it is. Raises `UnwrittenError` where that fails."""
    own = stream or sys.stdout
    try:
        own.write(text)
    except BrokenPipeError:
        _closed(own)
    except OSError as error:
        raise UnwrittenError(error) from None


def show(parts: Iterable[RenderableType], stream: TextIO | None = None) -> None:
    """Lays parts out for a person, as wide as the terminal, or 80 columns where there is none."""
    own = console(stream or sys.stdout)
    for part in _stacked(parts) if own.width < _NARROW else parts:
        with own.capture() as capture:
            own.print(part)
        # Of a laid out table only the colours, on a terminal, need the spaces at the ends of lines.
        text = capture.get()
        write(text if own.is_terminal else "".join(f"{line.rstrip()}\n" for line in text.splitlines()), stream)


def _stacked(parts: Iterable[RenderableType]) -> Iterator[RenderableType]:
    """Of a table each cell on a line of its own, after the title of its column."""
    from rich.table import Table
    from rich.text import Text

    for part in parts:
        if not isinstance(part, Table):
            yield part
            continue
        yield ""
        titles = [f"{title}: " if str(title) else "" for title in (column.header for column in part.columns)]
        for cells in zip(*(column.cells for column in part.columns)):
            for title, cell in zip(titles, cells):
                if isinstance(cell, Text) and cell.plain:
                    yield Text.assemble(title, cell)
            yield ""


class Words:
    """Picks the words of a language."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def __call__(self, vi: str, en: str) -> str:
        return en if self.lang == "en" else vi

    def of(self, text: Any) -> str:
        """The words of a text that the core gives in both languages."""
        return str(text[self.lang]) if text is not None else ""

    def message(self, told: dict[str, Any]) -> str:
        """The words of a problem or a warning."""
        return self.of(told["message"])

    def cited(self, citation: dict[str, Any]) -> str:
        """A place of the law."""
        from kdcl._common import Citation

        own = Citation(citation)
        return own.en if self.lang == "en" else own.vi

    def one(self, level: int) -> str:
        """A level that is decided."""
        return f"{self('Mức', 'level')} {level}" if level else self("Không đạt", "not reached")

    def level(self, interval: dict[str, int]) -> str:
        """A level, or what it may still be; 0 is none reached."""
        lowest, highest = interval["lowest"], interval["highest"]
        return self.one(lowest) if lowest == highest else f"{self('Mức', 'level')} {lowest}–{highest}"

    def number(self, interval: dict[str, int]) -> str:
        """A grade or a degree; 0 is none."""
        none = self("chưa có", "none")
        lowest, highest = (str(interval[end] or none) for end in ("lowest", "highest"))
        return lowest if lowest == highest else f"{lowest} … {highest}"


def colour(interval: dict[str, int]) -> str:
    """The colour of a level: undecided, not reached, reached. It is never the only sign."""
    if interval["lowest"] != interval["highest"]:
        return "yellow"
    return "green" if interval["lowest"] else "red"
