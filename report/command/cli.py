"""The command line: arguments in, an exit code out.  0 built, 1 diagnostics, 2 usage."""

from __future__ import annotations

import argparse
import os
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from report import CONFIG, FORMATS, FURTHER, PROGRAM, __version__
from report.command.endings import doing, ended, refused
from report.system.collector import collection_paused
from report.system.locks import locked
from report.system.streams import say, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from report.build.progress import Outcome
    from report.build.recipe import Build
    from report.project.selection import Selection

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

NAME = PROGRAM.removeprefix("./")
DONE, FAILED, USAGE = 0, 1, 2
PREVIEW, FOLDER = ".preview", ".cache"
HELP = ("-h", "--help")


def main(arguments: list[str], root: Path) -> int:
    """Run the command in the project `root`, or in the one that ``--root`` names, and return its exit code."""
    return ended(lambda: _main(arguments, root), root)


def _main(arguments: list[str], root: Path) -> int:
    try:
        given, arguments = _root().parse_known_args(arguments)
        if not _asks_for_more(arguments):
            return _answer(arguments, given.root or root)
        from report.language.vocabulary import restored

        with restored():  # a command that is registered prints in the languages of its project
            return _answer(arguments, given.root or root)
    except SystemExit as leaving:
        return int(leaving.code or 0)


def _answer(arguments: list[str], root: Path) -> int:
    """The same for the project in `root`.  Raises SystemExit for what the parsers refuse."""
    parser, commands = _parser()
    if _asks_for_more(arguments) and not _offer(root, commands) and arguments[0] not in HELP:
        return FAILED
    options = parser.parse_args(arguments)
    if not (root / CONFIG).is_file():
        return _refuse(f"no {CONFIG} in {root.resolve()}; start in the folder of a project, or name it with --root")
    command = _COMMANDS.get(options.command, _registered)
    with collection_paused(), locked(root, _waits) if _writes(options) else nullcontext():
        return command(options, root)


def _writes(options: argparse.Namespace) -> bool:
    """Whether the command writes what another may be writing too; checks only ever write to the cache."""
    return options.command in ("build", "pairs") or (options.command == "data" and options.action == "accept")


def _waits(process: int) -> None:
    who = f" (process {process})" if process else ""
    tell(f"{NAME}: another build of this project is running{who}; waiting")


def _refuse(what: str) -> int:
    """Say what the person at the command must put right; the exit code of it."""
    tell(f"{NAME}: {what}")
    return USAGE


def _asks_for_more(arguments: list[str]) -> bool:
    """Whether what the analysis registers has to be known: for help, or for a word that is no command of our own."""
    first = arguments[0] if arguments else ""
    return first in HELP or (bool(first) and not first.startswith("-") and first not in _COMMANDS)


def _offer(root: Path, commands: Commands) -> bool:
    """Add the registered commands to the parsers `commands`; False, and said why, when they cannot be known."""
    from report.command.registered import offer
    from report.diagnostics import Diagnostics

    found = Diagnostics()
    offer(root, commands, found)
    for diagnostic in found:
        tell(str(diagnostic))
    return not found.failed


def _registered(options: argparse.Namespace, root: Path) -> int:
    from report.command.registered import answer
    from report.diagnostics import Diagnostics, UsageError

    found = Diagnostics()
    try:
        lines = answer(options, root, found)
    except UsageError as usage:
        return _refuse(str(usage))
    for diagnostic in found:
        tell(str(diagnostic))
    say("\n".join(lines), end="\n" if lines else "")
    return FAILED if found.failed else DONE


def _root() -> argparse.ArgumentParser:
    """The parser of the one option that has to be known first: which project may have commands of its own."""
    parser = argparse.ArgumentParser(prog=NAME, add_help=False, allow_abbrev=False)
    parser.add_argument("--root", type=Path, help="the folder of the project")
    return parser


def _parser() -> tuple[argparse.ArgumentParser, Commands]:
    """The parser of the command line, and that of its commands, to which more can be added.

    Every option has its default in the first; in the commands an option that is not given says nothing, so that
    it may stand before the command as well.
    """
    description = "Builds every edition into _site/; a part of it into .preview/."
    parser = argparse.ArgumentParser(prog=NAME, description=description, parents=[_root()])
    parser.add_argument("--version", action="version", version=f"report-generator {__version__}")
    _add_selection(parser)
    _add_output(parser)
    parser.set_defaults(command="build", publication=[], language=[], format=[], chapter=[], output=None, cache=None)
    parser.set_defaults(jobs=_cores())
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_commands(commands)
    return parser, commands


def _add_commands(commands: Commands) -> None:
    build = commands.add_parser("build", help="build the editions, as without a command")
    _add_selection(build)
    _add_output(build)
    build.set_defaults(command="build")
    check = commands.add_parser("check", help="run cells and all checks without laying anything out")
    _add_selection(check)
    check.set_defaults(command="check")
    pages = commands.add_parser(
        "pages", help="lay the PDFs out and list what a typographer would mend, writing nothing"
    )
    _add_selection(pages)
    pages.set_defaults(command="pages")
    _add_data(commands.add_parser("data", help="show what is in the data package, accept changes, or list them"))
    pairs = commands.add_parser("pairs", help="accept: approve the paragraph pairs as they stand")
    pairs.add_argument("action", choices=("accept",))
    _add_selection(pairs)
    pairs.set_defaults(command="pairs")
    _add_serve(commands.add_parser("serve", help="show the pages in a browser, built again at every save"))
    cache = commands.add_parser("cache", help="show what earlier builds cached, and what it depended on")
    cache.add_argument("part", nargs="?", default="", help="a part of the kind or name of a result, such as a file")
    _add_cache(cache)
    cache.set_defaults(command="cache")


def _add_serve(serve: argparse.ArgumentParser) -> None:
    _add_selection(serve)
    serve.add_argument("--port", type=int, help="where to listen, on this machine alone (default 8400, or any other)")
    told = "what opens a file: the name of an editor, or an address with {path} and {line} (default by $VISUAL, $EDITOR)"
    serve.add_argument("--editor", default="", help=told)
    serve.add_argument("--no-open", action="store_true", help="leave it to you to open the address in a browser")
    serve.set_defaults(command="serve")


def _add_data(data: argparse.ArgumentParser) -> None:
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
    _add_cache(data)
    data.add_argument("--message", help="the line for the changelog; asked for when missing")
    data.set_defaults(command="data")


def _add_selection(parser: argparse.ArgumentParser) -> None:
    silent = argparse.SUPPRESS
    parser.add_argument(
        "--publication", action="append", default=silent, help="only this publication (its key in _quarto.yml)"
    )
    parser.add_argument("--language", action="append", default=silent, help="only this language (its code)")
    parser.add_argument(
        "--chapter", action="append", default=silent, help="only this chapter (its file name without language)"
    )
    parser.add_argument("--jobs", type=int, default=silent, help="processes at once (default: the cores there are)")
    _add_cache(parser)


def _add_cache(parser: argparse.ArgumentParser) -> None:
    told = f"where results are kept for the next build (default {FOLDER}/ in the project)"
    parser.add_argument("--cache", type=Path, default=argparse.SUPPRESS, metavar="DIR", help=told)


def _add_output(parser: argparse.ArgumentParser) -> None:
    silent = argparse.SUPPRESS
    told = "only this format; print is the PDF with bleed and crop marks for a printer"
    parser.add_argument("--format", action="append", default=silent, choices=(*FORMATS, *FURTHER), help=told)
    parser.add_argument("--output", type=Path, default=silent, help="where the site is written, or the part selected")


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _build(options: argparse.Namespace, root: Path) -> int:
    from report.cache import up_to_date

    whole = not (options.publication or options.language or options.format or options.chapter)
    output = options.output or root / (up_to_date.SITE if whole else PREVIEW)
    published, cache = whole and options.output is None, options.cache or root / FOLDER
    if published:
        line = up_to_date.nothing_changed(root, cache)
        if line:
            say(line)
            return DONE
    before = up_to_date.input_states(root) if published else {}

    def action(build: Build, selection: Selection) -> Outcome:
        outcome = build.run(selection, output)
        if published:
            up_to_date.record_complete(root, before, build.memory.read, cache)
        return outcome

    return _summarised(options, root, action)


def _check(options: argparse.Namespace, root: Path) -> int:
    return _summarised(options, root, lambda build, selection: build.check(selection))


def _pages(options: argparse.Namespace, root: Path) -> int:
    from report.command.advice import advice_lines

    return _run(options, root, lambda build, selection: advice_lines(build.pages(selection)))


def _pairs(options: argparse.Namespace, root: Path) -> int:
    from report.command.accept import accept_pairs

    return _summarised(options, root, accept_pairs)


def _data(options: argparse.Namespace, root: Path) -> int:
    from report.command.accept import accept_data
    from report.command.data import changes, describe

    if len(options.versions) not in {"diff": (1, 2)}.get(options.action, (0,)):
        return _refuse("data diff needs OLD and, if it is not data/, NEW; no other action takes versions")
    if options.action == "accept":
        return accept_data(root / "data", options.message)
    if options.action == "show":
        return _run(options, root, lambda build, _: describe(build))
    return _run(options, root, lambda build, _: changes(build, *[*options.versions, "data"][:2]))


def _serve(options: argparse.Namespace, root: Path) -> int:
    from report.diagnostics import Diagnostic, UsageError
    from report.project.selection import Selection

    try:
        from report.serve.server import Wanted, serve
    except ModuleNotFoundError as missing:
        cure = 'run make, which installs it; or install "report-generator[serve]"'
        tell(str(Diagnostic(CONFIG, 0, "B01", f"the preview needs the package {missing.name}", cure)))
        return FAILED
    chosen = Selection(*map(tuple, (options.publication, options.language, (), options.chapter)))
    wanted = Wanted(
        chosen, options.port, options.editor, not options.no_open, max(1, options.jobs), options.cache
    )
    try:
        serve(root.resolve(), wanted, refused)
    except UsageError as usage:
        return _refuse(str(usage))
    return DONE


def _cache(options: argparse.Namespace, root: Path) -> int:
    from report.command.cached import describe_cache

    say("\n".join(describe_cache(root, options.cache or root / FOLDER, options.part)))
    return DONE


def _summarised(options: argparse.Namespace, root: Path, action: Callable[[Build, Selection], Outcome]) -> int:
    from report.command.summary import closing_lines

    return _run(options, root, lambda build, selection: closing_lines(action(build, selection), build.found))


def _run(options: argparse.Namespace, root: Path, action: Callable[[Build, Selection], list[str]]) -> int:
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
        with restored(), doing(lambda: display.current):
            lines = action(Build(root, found, display, max(1, options.jobs), options.cache), selection)
    except (Stop, OSError) as stopped:
        found.add(*([refused(stopped, root)] if isinstance(stopped, OSError) else []))
        lines = [failing_line(found)]
    except UsageError as usage:
        return _refuse(str(usage))
    finally:
        display.end()
    for diagnostic in found:
        tell(str(diagnostic))
    say("\n".join(lines))
    return FAILED if found.failed else DONE


# The commands of our own; the analysis may register more.
_COMMANDS = {
    "build": _build,
    "check": _check,
    "pages": _pages,
    "data": _data,
    "pairs": _pairs,
    "cache": _cache,
    "serve": _serve,
}
