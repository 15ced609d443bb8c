"""Rating many schools: a line each or a file of results, failures as they are met, a summary at the end.

INVARIANT: no school stops another and none is kept, so ten thousand files take the memory of one; every school is
either counted at its level or told with what is wrong with it.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING, Any

from kdcl._cli._console import Words, clean, colour, console, show, write
from kdcl._cli._errors import as_json, tell
from kdcl._cli._inputs import at_terminal, passing, units
from kdcl._cli._tables import framed, lined, text
from kdcl._errors import KdclError
from kdcl._record import written
from kdcl._spreadsheet._answer import Answers, beside, refused
from kdcl._spreadsheet._write import csv_writer, replacing, workbook_writer

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping

    from kdcl._catalogue import Catalogue
    from kdcl._cli._folders import Entry
    from kdcl._cli._inputs import Unit

    Write = Callable[[Mapping[str, Any], str], None]
    """Writes a row, and of its answer the JSON."""

OUTPUTS = (".xlsx", ".csv", ".jsonl")
_MOST_TOLD = 3
"""How many problems of a school are told; the file of results has all."""

_MOST_NAMED = 10
"""How many files that are passed over, or named again, are named."""

_NAME = 34
"""How wide the names of schools are in the list; on a terminal what is longer is cut."""


class Run:
    """One run over many schools."""

    def __init__(self, catalogue: Catalogue, lang: str, as_lines_of_json: bool) -> None:
        self._answers = Answers(catalogue)
        self._words = Words(lang)
        self._json = as_lines_of_json
        self._wants_outcomes = as_lines_of_json
        self._of_one_file = False
        self._levels: Counter[tuple[str, int, int]] = Counter()
        self._failures: Counter[str] = Counter()
        self._examples: dict[str, str] = {}
        """Of each kind of failure the words of the first."""
        self.failed = 0
        self.rated = 0

    def over(self, entries: list[Entry], standard_set: str | None, lines: bool, output: str | None) -> None:
        """Rates every school of the files."""
        self._wants_outcomes |= output is not None and output.lower().endswith(".jsonl")
        with ExitStack() as stack:
            results = stack.enter_context(_results(output, self._words.lang)) if output is not None else None
            # Lines on a terminal show how far it is; a bar beside them would only flicker.
            silent = not at_terminal() or (output is None and sys.stdout.isatty())
            step, aside = stack.enter_context(_progress(len(entries), silent))
            for entry in entries:
                for unit in units(entry, standard_set, lines, passing(entry.file, self._words.lang, aside)):
                    self._one(unit, results, aside)
                step()

    def over_one(self, found: Iterable[Unit]) -> None:
        """Rates the schools of the only file, which need not be named with each."""
        self._of_one_file = True
        for unit in found:
            self._one(unit, None, lambda line: write(line, sys.stderr))

    def _one(self, unit: Unit, results: Write | None, aside: Callable[[str], None]) -> None:
        problems = unit.problems
        answer = ""
        row: dict[str, Any] = {}
        try:
            if not problems:
                rated = self._answers.of(unit.text, outcome=self._wants_outcomes)
                unit.name, unit.code = rated.name or unit.name, rated.code or unit.code
                row = {**rated.row, "warnings": list(map(self._words.message, rated.warnings))}
                answer = rated.outcome or ""
        except KdclError as error:
            problems = error.to_dict()["errors"]
        if problems:
            row, answer = refused(problems, unit.standard_set), as_json(problems)
            self.failed += 1
            code = problems[0]["code"]
            self._failures[code] += 1
            self._examples.setdefault(code, self._words.message(problems[0]))
            aside(tell(problems, self._where(unit), self._words.lang, _MOST_TOLD))
        else:
            self.rated += 1
            self._levels[row["standard_set"], row["level_lowest"], row["level_highest"]] += 1
        if self._json:
            write(answer + "\n")
        elif results is None:
            write(self._line(unit, row))
        if results is not None:
            about = {"file": unit.file, "row": unit.row, "school": unit.name, "code": unit.code}
            results(beside(about, unit.others, row), answer)

    def _where(self, unit: Unit) -> str:
        """The file with the line of it, and the school of a table, whose row is told by the places of the problems."""
        line = f"{self._words('dòng', 'line')} {unit.row}" if unit.is_line else ""
        file = ", ".join(part for part in ("" if self._of_one_file else unit.where, line) if part)
        return ": ".join(part for part in (file, unit.name) if part)

    def _line(self, unit: Unit, row: dict[str, Any]) -> str:
        if row["errors"]:
            level = self._words("Lỗi", "Error")
        else:
            level = self._words.level({"lowest": row["level_lowest"], "highest": row["level_highest"]})
        name = clean(unit.name or unit.code or "—")
        file = "" if self._of_one_file else unit.where
        place = clean(":".join(part for part in (file, unit.row) if part))
        if sys.stdout.isatty():
            name, place = _start(name, _NAME), _end(place, max(console(sys.stdout).width - 50, 20))
        return f"{_padded(level, 13)} {_padded(name, _NAME)} {place}".rstrip() + "\n"

    def summary(self) -> None:
        """How many reached which level, and what failed. Beside JSON it is only for somebody who watches."""
        words = self._words
        stream = sys.stderr if self._json else sys.stdout
        if self._json and not at_terminal():
            return
        levels = framed(words("Bộ tiêu chuẩn", "Standard set"), words("Mức", "Level"), words("Số trường", "Schools"))
        for (standard_set, lowest, highest), count in sorted(self._levels.items()):
            interval = {"lowest": lowest, "highest": highest}
            levels.add_row(text(standard_set), text(words.level(interval), colour(interval)), text(count))
        first = words("Bị từ chối vì (ví dụ đầu tiên)", "Refused for (the first example)")
        failures = framed(first, words("Số trường", "Schools"), shares=(1, None))
        for code, count in self._failures.most_common():
            failures.add_row(text(f"{self._examples[code]} [{code}]"), text(count, "red"))
        rated, failed = self.rated, self.failed
        line = words(f"{rated} trường được xếp mức, {failed} bị từ chối.", f"{rated} schools rated, {failed} refused.")
        tables = [table for table in (levels, failures) if table.row_count]
        show([text(""), *tables, text(line, "bold")], stream)


def passed_files(found: list[str], lang: str) -> str:
    """What is said of the files of folders that are of no kind that is read."""
    said = Words(lang)("bỏ qua vì không thuộc loại tệp đọc được", "passed over, as files like these are not read")
    return f"{said} ({len(found)}): {_listed(found)}\n"


def files_named_again(found: list[str], lang: str) -> str:
    """What is said of files that are named more than once."""
    said = Words(lang)("nêu hơn một lần, chỉ xếp mức một lần", "named more than once, rated once")
    return f"{said} ({len(found)}): {_listed(found)}\n"


def _listed(found: list[str]) -> str:
    return ", ".join(map(clean, found[:_MOST_NAMED])) + (", …" if len(found) > _MOST_NAMED else "")


def _padded(shown: str, width: int) -> str:
    """A text with the spaces it lacks of a width, and none where it is longer."""
    from rich.cells import cell_len

    return shown + " " * (width - cell_len(shown))


def _start(name: str, width: int) -> str:
    """A name in a width, its start kept."""
    from rich.cells import cell_len, set_cell_size

    return name if cell_len(name) <= width else f"{set_cell_size(name, width - 1)}…"


def _end(place: str, width: int) -> str:
    """A place in a width, its end kept, as that tells files apart."""
    return place if len(place) <= width else "…" + place[1 - width :]


@contextmanager
def _progress(total: int, silent: bool) -> Generator[tuple[Callable[[], None], Callable[[str], None]]]:
    """Gives what moves the bar on by a file, and what writes a line above it."""
    if silent:
        yield (lambda: None), (lambda line: write(line, sys.stderr))
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    own = console(sys.stderr)
    parts = (TextColumn("kdcl rate"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # Redirecting would send what is meant for a file on the standard output to the terminal.
    with Progress(*parts, console=own, redirect_stdout=False, redirect_stderr=False) as progress:
        task = progress.add_task("", total=total)
        yield (lambda: progress.advance(task)), (lambda line: own.print(lined(line.rstrip("\n"))))


@contextmanager
def _results(output: str, lang: str) -> Generator[Write]:
    """Gives what writes one school to the file of results, which appears when all are written."""
    suffix = os.path.splitext(output)[1].lower()
    if suffix == ".jsonl":
        with replacing(output) as part, open(part, "w", encoding="utf-8", errors="replace") as file:
            yield lambda row, answer: _json_line(file.write, row, answer)
        return
    with (workbook_writer if suffix == ".xlsx" else csv_writer)(output, lang) as own:
        yield lambda row, _: own(row)


def _json_line(put: Callable[[str], object], row: Mapping[str, Any], answer: str) -> None:
    """Where the school is from, and the answer of the core as it is."""
    about = written({key: row[key] for key in ("file", "row", "school", "code")})
    kind = f'"outcome":{answer}' if not row["errors"] else answer[1:-1]
    put(f"{about[:-1]},{kind}}}\n")


def peek(found: Iterator[Unit]) -> tuple[Unit | None, Iterable[Unit]]:
    """The school of an input that holds one, and all of them where it holds more."""
    first = next(found)
    second = next(found, None)
    if second is None:
        return first, ()
    return None, _chained(first, second, found)


def _chained(first: Unit, second: Unit, rest: Iterator[Unit]) -> Iterator[Unit]:
    yield first
    yield second
    yield from rest
