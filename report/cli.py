"""The command line: arguments in, an exit code out.  0 built, 1 diagnostics, 2 usage."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from report.text import LANGUAGES

DONE, FAILED, USAGE = 0, 1, 2
PREVIEW = ".preview"
FORMATS = ("html", "pdf")


def main(arguments: list[str], root: Path) -> int:
    """Run the command in the project `root` and return its exit code."""
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    commands = {"build": _build, "check": _check, "data": _data, "pairs": _pairs}
    return commands[options.command](options, root)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py", description="Builds every edition into _site/; a part of it into .preview/.")
    _add_selection(parser)
    parser.add_argument("--format", action="append", default=[], choices=FORMATS, help="only this format")
    parser.add_argument("--output", type=Path, help=f"where a part is written (default {PREVIEW}/)")
    parser.set_defaults(command="build")
    commands = parser.add_subparsers(title="other commands", metavar="COMMAND")
    check = commands.add_parser("check", help="run cells and all checks without laying anything out")
    _add_selection(check)
    check.set_defaults(command="check", format=[])
    data = commands.add_parser("data", help="accept: write new checksums of changed data files")
    data.add_argument("action", choices=("accept",))
    data.add_argument("--message", help="the line for the changelog; asked for when missing")
    data.set_defaults(command="data")
    pairs = commands.add_parser("pairs", help="accept: approve the paragraph pairs as they stand")
    pairs.add_argument("action", choices=("accept",))
    pairs.set_defaults(command="pairs", jobs=_cores())
    return parser


def _add_selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--publication", action="append", default=[],
                        help="only this publication (its key in _quarto.yml)")
    parser.add_argument("--language", action="append", default=[], choices=LANGUAGES, help="only this language")
    parser.add_argument("--chapter", action="append", default=[],
                        help="only this chapter (its file name without language)")
    parser.add_argument("--jobs", type=int, default=_cores(), help="processes at once (default: the cores there are)")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _build(options: argparse.Namespace, root: Path) -> int:
    from report import fresh

    whole = not (options.publication or options.language or options.format or options.chapter)
    output = options.output or root / ("_site" if whole else PREVIEW)
    if whole and options.output is None:
        line = fresh.nothing_changed(root)
        if line:
            print(line)
            return DONE
    before = fresh.inputs(root)
    code = _run(options, root, lambda build, selection: build.run(selection, output))
    if code == DONE and whole and options.output is None:
        fresh.remember(root, before)
    return code


def _check(options: argparse.Namespace, root: Path) -> int:
    return _run(options, root, lambda build, selection: build.check(selection))


def _pairs(options: argparse.Namespace, root: Path) -> int:
    from report.check.accept import accept_pairs

    options = argparse.Namespace(publication=[], language=[], format=[], chapter=[], jobs=options.jobs)
    return _run(options, root, lambda build, selection: accept_pairs(build, selection))


def _run(options: argparse.Namespace, root: Path, action) -> int:
    from report.build import Build, Selection
    from report.diagnostics import Diagnostics, Stop, UsageError
    from report.progress import progress
    from report.summary import closing_lines

    found, display = Diagnostics(), progress()
    selection = Selection(*map(tuple, (options.publication, options.language, options.format, options.chapter)))
    summary = None
    try:
        summary = action(Build(root, found, display, max(1, options.jobs)), selection)
    except Stop:
        pass  # its diagnostics are printed below
    except UsageError as usage:
        display.end()
        print(f"build.py: {usage}", file=sys.stderr)
        return USAGE
    display.end()
    for diagnostic in found:
        print(diagnostic, file=sys.stderr)
    for line in closing_lines(summary, found):
        print(line)
    return FAILED if found.failed or summary is None else DONE


def _data(options: argparse.Namespace, root: Path) -> int:
    from report.data.accept import accept_data

    return accept_data(root / "data", options.message)
