"""The command line: arguments in, an exit code out.  0 built, 1 diagnostics, 2 usage."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

DONE, FAILED, USAGE = 0, 1, 2
PREVIEW = ".preview"
FORMATS = ("html", "pdf")
HELP = ("-h", "--help")


def main(arguments: list[str], root: Path) -> int:
    """Run the command in the project `root` and return its exit code."""
    parser, commands = _parser()
    if not _asks_for_more(arguments):
        return _dispatched(parser, arguments, root)
    from report.language.vocabulary import restored

    with restored():
        offered = _offer(root, commands) or arguments[0] in HELP
        return _dispatched(parser, arguments, root) if offered else FAILED


def _dispatched(parser: argparse.ArgumentParser, arguments: list[str], root: Path) -> int:
    try:
        options = parser.parse_args(arguments)
    except SystemExit as leaving:
        return int(leaving.code or 0)
    return _COMMANDS.get(options.command, _registered)(options, root)


_EVERYTHING = {"publication": [], "language": [], "format": [], "chapter": []}


def _asks_for_more(arguments: list[str]) -> bool:
    """Whether what the analysis registers has to be known: for help, or for a word that is no command of our own."""
    first = arguments[0] if arguments else ""
    return first in HELP or (bool(first) and not first.startswith("-") and first not in _COMMANDS)


def _offer(root: Path, commands) -> bool:
    """Add the registered commands to the parsers `commands`; False, and said why, when they cannot be known."""
    from report.command.registered import offer
    from report.diagnostics import Diagnostics

    found = Diagnostics()
    offer(root, commands, found)
    for diagnostic in found:
        print(diagnostic, file=sys.stderr)
    return not found.failed


def _registered(options: argparse.Namespace, root: Path) -> int:
    from report.command.registered import answer
    from report.diagnostics import Diagnostics, UsageError

    found = Diagnostics()
    try:
        lines = answer(options, root, found)
    except UsageError as usage:
        print(f"build.py: {usage}", file=sys.stderr)
        return USAGE
    for diagnostic in found:
        print(diagnostic, file=sys.stderr)
    print("\n".join(lines), end="\n" if lines else "")
    return FAILED if found.failed else DONE


def _parser():
    """The parser of the command line, and that of its commands, to which more can be added."""
    parser = argparse.ArgumentParser(
        prog="build.py", description="Builds every edition into _site/; a part of it into .preview/."
    )
    _add_selection(parser)
    parser.add_argument("--format", action="append", default=[], choices=FORMATS, help="only this format")
    parser.add_argument("--output", type=Path, help=f"where a part is written (default {PREVIEW}/)")
    parser.set_defaults(command="build")
    commands = parser.add_subparsers(title="other commands", metavar="COMMAND")
    check = commands.add_parser("check", help="run cells and all checks without laying anything out")
    _add_selection(check)
    check.set_defaults(command="check", format=[])
    data = commands.add_parser("data", help="show what is in the data package, accept changes, or list them")
    data.add_argument(
        "action",
        choices=("show", "accept", "diff"),
        nargs="?",
        default="show",
        help="accept: write new checksums; diff OLD [NEW]: changed facts and where they are printed",
    )
    data.add_argument(
        "versions", nargs="*", metavar="VERSION", help="a folder or a git revision; NEW is data/ as it is"
    )
    data.add_argument("--message", help="the line for the changelog; asked for when missing")
    data.set_defaults(command="data", jobs=_cores(), **_EVERYTHING)
    pairs = commands.add_parser("pairs", help="accept: approve the paragraph pairs as they stand")
    pairs.add_argument("action", choices=("accept",))
    _add_selection(pairs)
    pairs.set_defaults(command="pairs", format=[])
    return parser, commands


def _add_selection(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--publication", action="append", default=[], help="only this publication (its key in _quarto.yml)"
    )
    parser.add_argument("--language", action="append", default=[], help="only this language (its code in _quarto.yml)")
    parser.add_argument(
        "--chapter", action="append", default=[], help="only this chapter (its file name without language)"
    )
    parser.add_argument("--jobs", type=int, default=_cores(), help="processes at once (default: the cores there are)")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _build(options: argparse.Namespace, root: Path) -> int:
    from report.cache import up_to_date as fresh

    whole = not (options.publication or options.language or options.format or options.chapter)
    output = options.output or root / ("_site" if whole else PREVIEW)
    published = whole and options.output is None
    if published:
        line = fresh.nothing_changed(root)
        if line:
            print(line)
            return DONE
    before = fresh.inputs(root) if published else {}
    code = _summarised(options, root, lambda build, selection: build.run(selection, output))
    if code == DONE and published:
        fresh.remember(root, before)
    return code


def _check(options: argparse.Namespace, root: Path) -> int:
    return _summarised(options, root, lambda build, selection: build.check(selection))


def _pairs(options: argparse.Namespace, root: Path) -> int:
    from report.command.pairs import accept_pairs

    return _summarised(options, root, lambda build, selection: accept_pairs(build, selection))


def _data(options: argparse.Namespace, root: Path) -> int:
    from report.command.data import changes, describe
    from report.command.data_accept import accept_data

    if len(options.versions) not in {"diff": (1, 2)}.get(options.action, (0,)):
        print(
            "build.py: data diff needs OLD and, if it is not data/, NEW; no other action takes versions",
            file=sys.stderr,
        )
        return USAGE
    if options.action == "accept":
        return accept_data(root / "data", options.message)
    if options.action == "show":
        return _run(options, root, lambda build, _: describe(build))
    return _run(options, root, lambda build, _: changes(build, *[*options.versions, "data"][:2]))


def _summarised(options: argparse.Namespace, root: Path, action) -> int:
    from report.command.summary import closing_lines

    return _run(options, root, lambda build, selection: closing_lines(action(build, selection), build.found))


def _run(options: argparse.Namespace, root: Path, action) -> int:
    """Run `action`, print its lines or the diagnostics that stopped it, and return the exit code."""
    from report.build.progress import progress
    from report.build.recipe import Build
    from report.command.summary import failing_line
    from report.diagnostics import Diagnostics, Stop, UsageError
    from report.language.vocabulary import restored
    from report.project.selection import Selection

    found, display = Diagnostics(), progress()
    selection = Selection(*map(tuple, (options.publication, options.language, options.format, options.chapter)))
    lines: list[str] = []
    try:
        with restored():
            lines = action(Build(root, found, display, max(1, options.jobs)), selection)
    except Stop:
        lines = [failing_line(found)]
    except UsageError as usage:
        display.end()
        print(f"build.py: {usage}", file=sys.stderr)
        return USAGE
    display.end()
    for diagnostic in found:
        print(diagnostic, file=sys.stderr)
    print("\n".join(lines))
    return FAILED if found.failed else DONE


# The commands of our own; the analysis may register more.
_COMMANDS = {"build": _build, "check": _check, "data": _data, "pairs": _pairs}
