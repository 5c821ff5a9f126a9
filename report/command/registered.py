"""Commands that the project's analysis registers: offered by the command line, which knows none of them.

./build.py NAME FILE --language da --output PAGE
"""

from __future__ import annotations

import argparse
from pathlib import Path

from report.diagnostics import Diagnostic, Diagnostics, Stop, UsageError
from report.execute.command import list_commands, run_command
from report.language.interface import word
from report.language.printing import Language
from report.language.vocabulary import languages
from report.printed.handout import PrintedHandout
from report.project.configuration import read_in_hand
from report.project.records import CONFIG
from report.results.handout import Problem, Request
from report.style.theme import Theme


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

    request = Request(str(options.file), _content(options), Language(options.language))
    package, theme = load(root / "data", found), read_in_hand(root, found).theme.at(root)
    if found.failed:
        return []
    preload()
    given = run_command(root, package, options.command, request, theme)
    if isinstance(given, Diagnostic):
        found.add(given)
    elif isinstance(given, tuple):
        found.add(*(_diagnostic(problem, request) for problem in given))
    else:
        return _written(given, options, theme)
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


def _written(given: PrintedHandout | str, options: argparse.Namespace, theme: Theme) -> list[str]:
    if isinstance(given, PrintedHandout):
        from report.site.handout_page import handout_page

        given = handout_page(given, theme)
    if options.output is None:
        return [given.rstrip("\n")]
    try:
        options.output.write_text(given, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {options.output}: {error.strerror}") from error
    return [word("written", options.language, file=str(options.output))]
