"""The parsers of the command line: every command with its options, and what they are when they are not given."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from report import FORMATS, FURTHER, PROGRAM, __version__
from report.command.arguments_asking import add_asking
from report.command.arguments_new import add_new_commands, add_resource_options
from report.command.arguments_release import add_release
from report.command.examples import explain

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

NAME = PROGRAM.removeprefix("./")
FOLDER = ".cache"
USUAL_PORT = 8400  # of the preview
_SCHEDULER = re.compile(r"dask://(?:[\w.-]+|\[[0-9A-Fa-f:]+\]):[0-9]+")


def root_option() -> argparse.ArgumentParser:
    """The parser of the one option that has to be known first: which project may have commands of its own."""
    parser = argparse.ArgumentParser(prog=NAME, add_help=False, allow_abbrev=False)
    parser.add_argument("--root", type=Path, help="the folder of the project")
    return parser


def parsers() -> tuple[argparse.ArgumentParser, Commands]:
    """The parser of the command line, and that of its commands, to which more can be added.

    Every option has its default in the first; in the commands an option that is not given says nothing, so that
    it may stand before the command as well.
    """
    description = "Builds every edition into _site/; a part of it into .preview/."
    parser = argparse.ArgumentParser(prog=NAME, description=description, parents=[root_option()])
    parser.add_argument("--version", action="version", version=f"report-generator {__version__}")
    _add_selection(parser, problems=True)
    _add_output(parser)
    parser.set_defaults(executor=None, problems_json=False, annotations="", sarif=None)
    parser.set_defaults(command="build", publication=[], language=[], format=[], chapter=[], output=None, cache=None)
    parser.set_defaults(jobs=_cores())
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    _add_commands(commands)
    add_release(commands, _add_cache)
    explain(parser, commands.choices)
    return parser, commands


def _add_commands(commands: Commands) -> None:
    build = commands.add_parser("build", help="build the editions, as without a command")
    _add_selection(build, problems=True)
    _add_output(build)
    build.set_defaults(command="build")
    check = commands.add_parser("check", help="run cells and all checks without laying anything out")
    _add_selection(check, problems=True)
    check.set_defaults(command="check")
    pages = commands.add_parser(
        "pages", help="lay the PDFs out and list what a typographer would mend, writing nothing"
    )
    _add_selection(pages, problems=True)
    pages.set_defaults(command="pages")
    _add_data(
        commands.add_parser(
            "data", help="show what is in the data package, accept changes, add a table, or list changes"
        )
    )
    _add_pairs(commands.add_parser("pairs", help="show which paragraphs wait for approval, and approve them"))
    _add_progress(commands.add_parser("progress", help="how far each chapter has come, and what is left to do"))
    add_new_commands(commands)
    _add_serve(commands.add_parser("serve", help="show the pages in a browser, built again at every save"))
    _add_cached(commands.add_parser("cache", help="show what earlier builds cached, and what it depended on"))
    add_asking(commands, _add_selection)
    _add_explain(commands.add_parser("explain", help="tell what a code means, why it matters and what to do"))


def _add_cached(cache: argparse.ArgumentParser) -> None:
    cache.add_argument("part", nargs="?", default="", help="a part of the kind or name of a result, such as a file")
    _add_cache(cache)
    cache.set_defaults(command="cache")


def _add_pairs(pairs: argparse.ArgumentParser) -> None:
    told = (
        "status: what waits, by chapter; diff: with the words that changed since it was approved; "
        "accept: approve it as it stands; undo: take the last acceptance back"
    )
    pairs.add_argument("action", choices=("status", "diff", "accept", "undo"), nargs="?", default="status", help=told)
    told = "the pairs to accept, by their numbers in status or by FILE:LINE; without any, all that wait"
    pairs.add_argument("what", nargs="*", metavar="PAIR", help=told)
    pairs.add_argument("--all", action="store_true", help="accept all without being asked")
    pairs.add_argument("--json", action="store_true", help="status and diff: for machines")
    _add_selection(pairs)
    pairs.set_defaults(command="pairs")


def _add_progress(progress: argparse.ArgumentParser) -> None:
    progress.add_argument("--json", action="store_true", help="for machines")
    _add_selection(progress)
    progress.set_defaults(command="progress")


def _add_explain(explain: argparse.ArgumentParser) -> None:
    explain.add_argument("code", nargs="?", default="", metavar="CODE", help="such as T21; a letter lists its codes")
    explain.set_defaults(command="explain")


def _add_serve(serve: argparse.ArgumentParser) -> None:
    _add_selection(serve)
    told = f"where to listen, on this machine alone (default {USUAL_PORT}, or another that is free)"
    serve.add_argument("--port", type=int, help=told)
    told = "what opens a file: the name of an editor, or an address with {path} and {line} (default: $VISUAL, $EDITOR)"
    serve.add_argument("--editor", default="", help=told)
    serve.add_argument("--no-open", action="store_true", help="open no browser; the address is printed")
    serve.set_defaults(command="serve")


def _add_data(data: argparse.ArgumentParser) -> None:
    data.add_argument(
        "action",
        choices=("show", "accept", "add", "diff"),
        nargs="?",
        default="show",
        help="accept: write new checksums; add FILE: describe a new table; diff OLD [NEW]: changed facts and where "
        "they are printed",
    )
    data.add_argument(
        "versions",
        nargs="*",
        metavar="VERSION",
        help="a folder or a git revision, NEW being data/ as it is; for add, the CSV file",
    )
    _add_cache(data)
    data.add_argument("--message", help="the line for the changelog; asked for when missing")
    add_resource_options(data)
    data.set_defaults(command="data")


def _add_selection(parser: argparse.ArgumentParser, *, problems: bool = False) -> None:
    """The options that select; with `problems` those of how problems are told, and of who does the work, as well."""
    silent = argparse.SUPPRESS
    parser.add_argument(
        "--publication", action="append", default=silent, help="only this publication (its key in _quarto.yml)"
    )
    parser.add_argument("--language", action="append", default=silent, help="only this language (its code)")
    parser.add_argument(
        "--chapter", action="append", default=silent, help="only this chapter (its file name without language)"
    )
    parser.add_argument(
        "--jobs", type=_from_one, metavar="N", default=silent, help="processes at once (default: the cores there are)"
    )
    _add_cache(parser)
    if problems:
        _add_problems(parser)
        _add_executor(parser)


def _add_cache(parser: argparse.ArgumentParser) -> None:
    told = f"where results are kept for the next build (default {FOLDER}/ in the project)"
    parser.add_argument("--cache", type=Path, default=argparse.SUPPRESS, metavar="DIR", help=told)


def _add_output(parser: argparse.ArgumentParser) -> None:
    silent = argparse.SUPPRESS
    told = "only this format; print is the PDF with bleed and crop marks for a printer"
    parser.add_argument("--format", action="append", default=silent, choices=(*FORMATS, *FURTHER), help=told)
    parser.add_argument("--output", type=Path, default=silent, help="where the site is written, or the part selected")


def _add_executor(parser: argparse.ArgumentParser) -> None:
    told = "run cells, pandoc and layout on the Dask cluster whose scheduler is at dask://HOST:PORT"
    parser.add_argument("--executor", type=_scheduler, default=argparse.SUPPRESS, metavar="ADDRESS", help=told)


def _from_one(text: str) -> int:
    """The whole number in `text`.  Raises ArgumentTypeError for one below 1, and for what is none."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is no whole number from 1 up")
    return int(text)


def _scheduler(text: str) -> str:
    """What Dask calls the scheduler at ``dask://HOST:PORT``.  Raises ArgumentTypeError for any other text."""
    if not _SCHEDULER.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{text} is no dask://HOST:PORT, such as dask://10.0.0.7:8786")
    return text.replace("dask", "tcp", 1)


def _add_problems(parser: argparse.ArgumentParser) -> None:
    silent = argparse.SUPPRESS
    told = "print the problems as one JSON document, and nothing else, on standard output"
    parser.add_argument("--json", action="store_true", dest="problems_json", default=silent, help=told)
    told = "tell the problems to a forge as well (default: github where GITHUB_ACTIONS is true)"
    parser.add_argument("--annotations", choices=("github", "none"), default=silent, help=told)
    told = "write the problems as a SARIF 2.1.0 log, whether there are any or none"
    parser.add_argument("--sarif", type=Path, default=silent, metavar="FILE", help=told)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
