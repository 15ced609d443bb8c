"""The commands and their options.

Help is in Vietnamese first, then English; so are the words of answers, unless the locale or `--lang` asks for English.
INVARIANT: a command only reads, asks the core and lays out; what is wrong ends it with status 1, misuse with 2.
"""

# Typer looks at the annotations of commands when it runs; under Python 3.9 they must be no strings, nor `X | None`.

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Callable, Optional

import typer

from kdcl import _kdcl
from kdcl._catalogue import BUILTIN
from kdcl._cli import _folders, _inputs, _many
from kdcl._cli._console import language, show, write
from kdcl._cli._errors import no_school, refuse, unopened, unwritten
from kdcl._cli._options import (
    FileArgument,
    ForceOption,
    JsonLinesOption,
    JsonOption,
    Lang,
    LangOption,
    Print,
    SetArgument,
    SetOption,
)
from kdcl._errors import KdclError

if TYPE_CHECKING:
    from rich.console import RenderableType

app = typer.Typer(
    name="kdcl",
    help="Xếp mức trường theo bộ tiêu chuẩn kiểm định chất lượng giáo dục. / "
    "Rates schools by the accreditation standards of Vietnam.",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)

_core = BUILTIN.core
_REFUSED = 1


def _version(asked: bool) -> None:
    if asked:
        write(f"kdcl {_kdcl.VERSION} ({_kdcl.DATA_VERSION})\n")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="In phiên bản. / Print the version.")
    ] = False,
) -> None:
    """Rates schools by the accreditation standards of Vietnam."""


def _answer(
    file: str, as_json: bool, lang: Optional[Lang], answer: Callable[[str], None], written: bool = False
) -> None:
    """Answers about one input, or says all that is wrong with it; `written` is for a file that is to be written."""
    tongue = language(lang and lang.value)
    where = "" if file == "-" or written else file  # what is wrong is never the fault of a file yet to be written
    try:
        answer(tongue)
    except KdclError as error:
        refuse(error.to_dict()["errors"], where, tongue, as_json)
        raise typer.Exit(_REFUSED) from None
    except BrokenPipeError:
        raise
    except OSError as error:
        refuse([(unwritten if written else unopened)(file, error)], "", tongue, as_json)
        raise typer.Exit(_REFUSED) from None


def _give(as_json: bool, json_text: Callable[[], str], shown: "Callable[[], Iterable[RenderableType]]") -> None:
    if as_json:
        write(json_text() + "\n")
    else:
        show(list(shown()))


@app.command()
def rate(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE", help="Tệp hoặc thư mục; - là đầu vào chuẩn. / Files or folders; - is the standard input."
        ),
    ],
    as_json: JsonLinesOption = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Mỗi dòng một trường; in JSON. / A school a line; prints JSON.")
    ] = False,
    output: Annotated[
        Optional[str],
        typer.Option("--output", "-o", metavar="OUT", help="Ghi kết quả ra .xlsx, .csv, .jsonl. / Write results."),
    ] = None,
    force: ForceOption = False,
    standard_set: SetOption = None,
    lang: LangOption = None,
) -> None:
    """Xếp mức một hoặc nhiều trường. / Rate one or many schools.

    Đọc .json, .jsonl, .xlsx, .ods, .csv: phiếu một trường, bảng tổng hợp, hoặc bảng nhiều trường.
    Reads forms of one school, the official summary, tables of many schools. Ends with 1 where an input was refused.
    """
    tongue = language(lang and lang.value)
    if output is not None and not output.lower().endswith(_many.OUTPUTS):
        raise typer.BadParameter(f"{output}: {', '.join(_many.OUTPUTS)}", param_hint="--output")
    if standard_set is not None:
        _answer("", as_json, lang, lambda _: _known(standard_set))
    gathered = _gathered(inputs, output, force, tongue)
    single = len(inputs) == 1 and output is None and not jsonl and not _inputs.is_folder(inputs[0])
    if single and not inputs[0].lower().endswith(_folders.LINES):
        run = _many.Run(BUILTIN, tongue, as_json)
        passing = _inputs.passing(inputs[0], tongue, _aside)
        unit, units = _many.peek(_inputs.units(gathered.entries[0], standard_set, False, passing))
        if unit is not None:
            _report(unit, as_json, lang)
            return
        run.over_one(units)
    else:
        run = _many.Run(BUILTIN, tongue, as_json or jsonl)
        entries = gathered.entries
        _answer(output or "", as_json, lang, lambda _: run.over(entries, standard_set, jsonl, output), written=True)
    run.summary()
    if not run.failed and not run.rated:
        refuse([no_school()], "", tongue, as_json or jsonl)
    if run.failed or not run.rated:
        raise typer.Exit(_REFUSED)


def _aside(line: str) -> None:
    write(line, sys.stderr)


def _gathered(inputs: list[str], output: Optional[str], force: bool, tongue: str) -> _folders.Gathered:
    """The files to rate. Before anything is read, refuses results that would destroy one, or what is no results."""
    from kdcl._cli._overwrite import refusal

    gathered = _folders.Gathered(inputs, output)
    said = refusal(output, gathered, force) if output is not None else None
    if output is not None and said is not None:
        raise typer.BadParameter(f"{os.path.basename(output)}: {said}", param_hint="--output")
    if gathered.passed_over:
        _aside(_many.passed_files(gathered.passed_over, tongue))
    if gathered.again:
        _aside(_many.files_named_again(gathered.again, tongue))
    return gathered


def _report(unit: _inputs.Unit, as_json: bool, lang: Optional[Lang]) -> None:
    """The report of the only school of an input."""
    from kdcl._cli._report import report

    tongue = language(lang and lang.value)
    if unit.problems:
        refuse(unit.problems, unit.where, tongue, as_json)
        raise typer.Exit(_REFUSED)
    text = unit.text
    _answer(
        unit.file,
        as_json,
        lang,
        lambda own: _give(as_json, lambda: _core.rate(text), lambda: report(_core, text, own)),
    )


def _known(standard_set: str) -> None:
    """Refuses a set that is not held before any file is read."""
    _core.standard_set(standard_set)


@app.command()
def suggest(
    file: FileArgument,
    as_json: JsonOption = False,
    kind: Annotated[
        Optional[Print],
        typer.Option(
            "--print",
            help="In phiếu đã điền sẵn hoặc bản nháp, dạng JSON. / Print the prefilled assessment or a draft, as JSON.",
        ),
    ] = None,
    lang: LangOption = None,
) -> None:
    """Gợi ý kết quả từ số liệu của trường. / Suggest verdicts from school data (JSON)."""
    from kdcl._cli._suggest import suggestions

    def answer(tongue: str) -> None:
        data = _inputs.read(file)
        made = {None: _core.suggest, Print.prefill: _core.prefill, Print.draft: _core.draft}[kind]
        _give(as_json or kind is not None, lambda: made(data), lambda: suggestions(_core, data, tongue))

    _answer(file, as_json or kind is not None, lang, answer)


@app.command()
def gap(
    file: FileArgument,
    to: Annotated[int, typer.Option("--to", min=0, max=255, metavar="N", help="Mức muốn đạt. / The level wanted.")],
    as_json: JsonOption = False,
    standard_set: SetOption = None,
    lang: LangOption = None,
) -> None:
    """Còn thiếu gì để đạt một mức. / What is missing for a level."""
    from kdcl._cli._report import distance

    def answer(tongue: str) -> None:
        text = _inputs.one(file, standard_set, _inputs.passing(file, tongue, _aside))
        _give(as_json, lambda: _core.gap(text, to), lambda: distance(_core, text, to, tongue))

    _answer(file, as_json, lang, answer)


@app.command()
def sets(as_json: JsonOption = False, lang: LangOption = None) -> None:
    """Các bộ tiêu chuẩn. / The standard sets."""
    from kdcl._cli import _sets

    tongue = language(lang and lang.value)
    _give(as_json, lambda: _sets.listed(_core), lambda: _sets.table_of_sets(_core, tongue))


@app.command("show")
def show_set(
    standard_set: SetArgument,
    path: Annotated[Optional[str], typer.Argument(metavar="PATH", help="5.4, 5.4/2, 5.4/2/c")] = None,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Xem một bộ tiêu chuẩn, một tiêu chí hoặc chỉ báo. / Show a set, a criterion or an indicator."""
    import json

    from kdcl._cli import _sets

    if path is not None and not path.strip():
        raise typer.BadParameter("để trống / blank", param_hint="PATH")

    def answer(tongue: str) -> None:
        text = _core.standard_set(standard_set)
        document = json.loads(text)
        if path is None:
            _give(as_json, lambda: text, lambda: _sets.whole(document, tongue))
            return
        named = _sets.part(document, path)
        if named is None:
            refuse(_sets.unknown(_core, standard_set, path), "", tongue, as_json)
            raise typer.Exit(_REFUSED)
        (criterion, indicators), asked = named, path
        _give(
            as_json,
            lambda: _sets.part_as_json(criterion, indicators, asked),
            lambda: _sets.criterion_shown(criterion, indicators, tongue),
        )

    _answer("", as_json, lang, answer)


@app.command()
def schema(
    name: Annotated[
        str,
        typer.Argument(metavar="NAME", autocompletion=lambda: _kdcl.SCHEMA_NAMES, help=", ".join(_kdcl.SCHEMA_NAMES)),
    ],
    as_json: JsonOption = False,
) -> None:
    """JSON Schema của dữ liệu vào và ra. / The JSON Schema of an input or output."""
    del as_json  # it is nothing else
    text = _kdcl.schema(name)
    if text is None:
        raise typer.BadParameter(", ".join(_kdcl.SCHEMA_NAMES), param_hint="NAME")
    write(text if text.endswith("\n") else text + "\n")


@app.command()
def template(
    standard_set: SetArgument,
    output: Annotated[
        str, typer.Option("--output", "-o", metavar="OUT", help="Tệp .xlsx sẽ ghi. / The .xlsx to write.")
    ],
    force: ForceOption = False,
    as_json: JsonOption = False,
    lang: LangOption = None,
) -> None:
    """Tạo phiếu đánh giá dạng bảng tính. / Write the spreadsheet form to fill in."""
    from kdcl._cli._overwrite import EXISTS
    from kdcl.spreadsheet import write_template

    if not output.lower().endswith(".xlsx"):
        raise typer.BadParameter(f"{os.path.basename(output)}: .xlsx", param_hint="--output")
    if os.path.lexists(output) and not force:
        raise typer.BadParameter(f"{os.path.basename(output)}: {EXISTS}", param_hint="--output")
    _answer(output, as_json, lang, lambda tongue: write_template(standard_set, output, lang=tongue), written=True)
