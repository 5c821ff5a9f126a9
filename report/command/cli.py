"""The command line: arguments in, an exit code out.  0 built, 1 diagnostics, 2 usage."""

from __future__ import annotations

import argparse
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from report import CONFIG
from report.command.arguments import FOLDER, NAME, parsers, root_option
from report.command.endings import ended
from report.command.running import DONE, FAILED, refuse, run, summarised
from report.system.collector import collection_paused, collection_running
from report.system.locks import locked
from report.system.streams import say, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from report.build.progress import Outcome
    from report.build.recipe import Build
    from report.command.arguments import Commands
    from report.project.selection import Selection

PREVIEW = ".preview"
HELP = ("-h", "--help")


def main(arguments: list[str], root: Path) -> int:
    """Run the command in the project `root`, or in the one that ``--root`` names, and return its exit code."""
    return ended(lambda: _main(arguments, root), root)


def _main(arguments: list[str], root: Path) -> int:
    try:
        given, arguments = root_option().parse_known_args(arguments)
        if not _asks_for_more(arguments):
            return _answer(arguments, given.root or root)
        from report.language.vocabulary import restored

        with restored():  # a command that is registered prints in the languages of its project
            return _answer(arguments, given.root or root)
    except SystemExit as leaving:
        return int(leaving.code or 0)


def _answer(arguments: list[str], root: Path) -> int:
    """The same for the project in `root`.  Raises SystemExit for what the parsers refuse."""
    parser, commands = parsers()
    if _asks_for_more(arguments) and not _offer(root, commands) and arguments[0] not in HELP:
        return FAILED
    options = parser.parse_args(arguments)
    if not (root / CONFIG).is_file() and not _begins(options):
        return refuse(f"no {CONFIG} in {root.resolve()}; start in the folder of a project, or name it with --root")
    command = _COMMANDS.get(options.command, _registered)
    # The preview lasts, and has to let go of what it needs no more.
    collection = collection_running if options.command == "serve" else collection_paused
    with collection(), locked(root, _waits) if _writes(options) else nullcontext():
        return command(options, root)


def _begins(options: argparse.Namespace) -> bool:
    """Whether the command may be given where there is no project."""
    return options.command == "verify" or bool(options.command == "new" and options.kind == "publication")


def _writes(options: argparse.Namespace) -> bool:
    """Whether the command writes what another may be writing too; checks only ever write to the cache."""
    writing = {"pairs": ("accept", "undo"), "data": ("accept", "add")}
    always = options.command in ("build", "new", "rename-label", "release")
    return always or getattr(options, "action", "") in writing.get(options.command, ())


def _waits(process: int) -> None:
    who = f" (process {process})" if process else ""
    tell(f"{NAME}: another build of this project is running{who}; waiting")


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
    if len(found):
        from report.command.telling import tell_people

        tell_people(found, root)
    return not found.failed


def _registered(options: argparse.Namespace, root: Path) -> int:
    from report.command.registered import answer
    from report.command.telling import tell_people
    from report.diagnostics import Diagnostics, UsageError

    found = Diagnostics()
    try:
        lines = answer(options, root, found)
    except UsageError as usage:
        return refuse(str(usage))
    tell_people(found, root)
    say("\n".join(lines), end="\n" if lines else "")
    return FAILED if found.failed else DONE


def _build(options: argparse.Namespace, root: Path) -> int:
    from report.cache import up_to_date
    from report.cache.commit import head

    whole = not (options.publication or options.language or options.format or options.chapter)
    output = options.output or root / (up_to_date.SITE if whole else PREVIEW)
    published, cache = whole and options.output is None, options.cache or root / FOLDER
    if published and not (options.problems_json or options.sarif):  # which tell warnings too, and those are not kept
        line = up_to_date.nothing_changed(root, cache)
        if line:
            say(line)
            return DONE
    before, commit = (up_to_date.input_states(root), head(root)) if published else ({}, "")

    def action(build: Build, selection: Selection) -> Outcome:
        if options.output:
            from report.build.publish import check_place

            check_place(output, root)
        outcome = build.run(selection, output)
        if published:
            up_to_date.record_complete(root, before, commit, build.memory.read, cache, outcome.site)
        return outcome

    return summarised(options, root, action) if whole else _preview(options, root, action, (output, cache))


def _preview(
    options: argparse.Namespace, root: Path, action: Callable[[Build, Selection], Outcome], places: tuple[Path, Path]
) -> int:
    """Run `action`, and say where in the first of `places` its pages are; the second is the folder of the cache."""
    from report.command.addresses import preview_lines
    from report.command.summary import closing_lines

    def lines(build: Build, selection: Selection) -> list[str]:
        closing = closing_lines(action(build, selection), build.found)
        return [*closing, *preview_lines(build, selection, *places)]

    return run(options, root, lines)


def _check(options: argparse.Namespace, root: Path) -> int:
    return summarised(options, root, lambda build, selection: build.check(selection))


def _pages(options: argparse.Namespace, root: Path) -> int:
    from report.command.advice import advice_lines

    return run(options, root, lambda build, selection: advice_lines(build.pages(selection)))


def _pairs(options: argparse.Namespace, root: Path) -> int:
    from report.command.pairs import answer

    return answer(options, root, options.cache or root / FOLDER)


def _progress(options: argparse.Namespace, root: Path) -> int:
    from report.command.progress import progress_lines

    return run(options, root, lambda build, selection: progress_lines(build, selection, as_json=options.json))


def _data(options: argparse.Namespace, root: Path) -> int:
    from report.command.accept import accept_data
    from report.command.data import changes, describe

    if options.action == "add":
        from report.command.add import add_data

        return add_data(options, root)
    if len(options.versions) not in {"diff": (1, 2)}.get(options.action, (0,)):
        return refuse("data diff needs OLD and, if it is not data/, NEW; no other action takes versions")
    if options.action == "accept":
        return accept_data(root / "data", options.message)
    if options.action == "show":
        return run(options, root, lambda build, _: describe(build))
    return run(options, root, lambda build, _: changes(build, *[*options.versions, "data"][:2]))


def _new(options: argparse.Namespace, root: Path) -> int:
    from report.command.new import make_new

    return make_new(options, root)


def _rename(options: argparse.Namespace, root: Path) -> int:
    from report.command.rename import rename

    return rename(options, root)


def _serve(options: argparse.Namespace, root: Path) -> int:
    from report.command.preview import preview

    problem = preview(options, root)
    return refuse(problem) if problem else DONE


def _explain(options: argparse.Namespace, root: Path) -> int:
    from report.command.explained import explain

    answer, known = explain(options.code)
    if not known:
        return refuse(answer)
    say(answer)
    return DONE


def _cache(options: argparse.Namespace, root: Path) -> int:
    from report.command.cached import describe_cache

    say("\n".join(describe_cache(root, options.cache or root / FOLDER, options.part)))
    return DONE


def _spell(options: argparse.Namespace, root: Path) -> int:
    from report.command.spelling import spell

    return spell(options, root)


def _numbers(options: argparse.Namespace, root: Path) -> int:
    from report.command.numbers import numbers

    return numbers(options, root)


def _why(options: argparse.Namespace, root: Path) -> int:
    from report.command.why import why

    return why(options, root)


def _diff(options: argparse.Namespace, root: Path) -> int:
    from report.command.difference import difference

    return difference(options, root)


def _review(options: argparse.Namespace, root: Path) -> int:
    from report.command.review import review

    return review(options, root, root / PREVIEW)


def _verify(options: argparse.Namespace, root: Path) -> int:
    from report.command.verify import verify_place

    return verify_place(options)


def _release(options: argparse.Namespace, root: Path) -> int:
    from report.command.release import release

    return release(options, root)


# The commands of our own; the analysis may register more.
_COMMANDS = {
    "build": _build,
    "check": _check,
    "pages": _pages,
    "data": _data,
    "pairs": _pairs,
    "progress": _progress,
    "cache": _cache,
    "explain": _explain,
    "serve": _serve,
    "new": _new,
    "rename-label": _rename,
    "spell": _spell,
    "numbers": _numbers,
    "why": _why,
    "diff": _diff,
    "review": _review,
    "verify": _verify,
    "release": _release,
}
