"""Commands that the project's analysis registers: offered by the command line, which knows none of them.

./build.py NAME FILE --language da --output PAGE
"""

from __future__ import annotations

import argparse
from pathlib import Path

from report import CONFIG
from report.diagnostics import Diagnostic, Diagnostics, Stop, UsageError
from report.execute.command import list_commands, run_command
from report.language.characters import unprintable
from report.language.interface import word
from report.language.printing import Language
from report.language.vocabulary import languages
from report.printed.handout import PrintedHandout
from report.project.configuration import read_in_hand
from report.results.handout import Problem, Request
from report.style.theme import Theme
from report.system.files import write_whole


def offer(root: Path, commands: argparse._SubParsersAction[argparse.ArgumentParser], found: Diagnostics) -> None:
    """Add what the analysis of the project `root` registers to the parsers `commands`.

    A project that cannot be read and an analysis that cannot be asked are reported in `found`.
    """
    if not (root / CONFIG).is_file():
        return
    try:
        read_in_hand(root, found)
    except Stop:
        return
    answer = list_commands(root) if (root / "figures").is_dir() else {}
    if isinstance(answer, Diagnostic):
        found.add(answer)
        return
    for name, help_line in sorted(answer.items()):
        if name not in commands.choices:
            _describe(commands.add_parser(name, help=help_line, description=help_line), name)


def _describe(parser: argparse.ArgumentParser, name: str) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the file to read")
    codes = languages()
    parser.add_argument("--language", choices=codes, default=codes[0], help=f"of the answer (default {codes[0]})")
    parser.add_argument("--output", type=Path, help="the file to write; without it the answer is printed")
    parser.set_defaults(command=name)


def answer(options: argparse.Namespace, root: Path, found: Diagnostics) -> list[str]:
    """Run a registered command, write its answer and return the lines to print.

    What is wrong with the file, the data or the command is reported in `found`, and nothing is then written.
    Raises UsageError for a file that cannot be read or written.
    """
    from report.data.package import load
    from report.drawing.door import preload
    from report.execute.analysis import analysis_code

    request = Request(str(options.file), _content(options), Language(options.language))
    package, theme = load(root / "data", found), read_in_hand(root, found).theme.at(root)
    if found.failed:
        return []
    preload(analysis_code(root))
    given = run_command(root, package, options.command, request, theme)
    if isinstance(given, Diagnostic):
        found.add(given)
    elif isinstance(given, tuple):
        found.add(*(_diagnostic(problem, request) for problem in given))
    else:
        return _written(_page(given, theme), options, found)
    return []


def _content(options: argparse.Namespace) -> bytes:
    if options.output and options.output.resolve() == options.file.resolve():
        raise UsageError(f"{options.output} is the file to read; name another for the answer")
    file: Path = options.file
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror}") from error


def _diagnostic(problem: Problem, request: Request) -> Diagnostic:
    return Diagnostic(request.file, problem.line, "U01", problem.message, problem.cure)


def _page(given: PrintedHandout | str, theme: Theme) -> str:
    """The answer as text: that of the command, or the page that it describes."""
    if isinstance(given, str):
        return given
    from report.site.handout_page import handout_page

    return handout_page(given, theme)


def _written(answer: str, options: argparse.Namespace, found: Diagnostics) -> list[str]:
    """Write the answer whole or not at all; the lines to print."""
    if bad := unprintable(answer):
        hint = "remove it from the file; it is not seen"
        found.error("U01", f"what is read from the file holds {bad.name}", file=str(options.file), hint=hint)
        return []
    if options.output is None:
        return [answer.rstrip("\n")]
    write = write_whole if options.output.is_file() or not options.output.exists() else Path.write_bytes
    try:
        write(options.output, answer.encode())
    except OSError as error:
        raise UsageError(f"cannot write {options.output}: {error.strerror}") from error
    return [word("written", options.language, file=str(options.output))]
