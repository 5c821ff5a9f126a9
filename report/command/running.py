"""Running a command over the project: what every command does alike, from its options to its exit code."""

from __future__ import annotations

from contextlib import closing, nullcontext
from itertools import chain
from typing import TYPE_CHECKING

from report.command.arguments import NAME
from report.command.endings import doing, refused
from report.system.streams import tell

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from report.build.progress import Outcome, Progress
    from report.build.recipe import Build
    from report.cluster.cluster import Cluster
    from report.diagnostics import Diagnostics
    from report.project.selection import Selection

DONE, FAILED, USAGE = 0, 1, 2


def refuse(what: str) -> int:
    """Say `what` the person at the command must put right, and return the exit code of it."""
    tell(f"{NAME}: {what}")
    return USAGE


def summarised(options: argparse.Namespace, root: Path, action: Callable[[Build, Selection], Outcome]) -> int:
    """The same for an action that comes to an outcome, whose closing lines are printed."""
    from report.command.summary import closing_lines

    return run(options, root, lambda build, selection: closing_lines(action(build, selection), build.found))


def run(options: argparse.Namespace, root: Path, action: Callable[[Build, Selection], list[str]]) -> int:
    """Run `action` on a build and what is selected; print its lines or what stopped it, and return the exit code."""
    from report.build.progress import progress
    from report.command.summary import failing_line
    from report.command.telling import check_log, tell_all
    from report.diagnostics import Diagnostics, Stop, UsageError
    from report.language.vocabulary import restored
    from report.project.selection import Selection

    found, display = Diagnostics(), progress()
    selection = Selection(*map(tuple, (options.publication, options.language, options.format, options.chapter)))
    build, executor = _begun(root, options, found, display)
    lines, stop = list[str](), False
    try:
        check_log(options)
        with closing(executor) if executor else nullcontext(), restored(), doing(lambda: display.current):
            lines = action(build, selection)
    except (Stop, OSError) as stopped:
        found.add(*([refused(stopped, root)] if isinstance(stopped, OSError) else []))
        lines, stop = [failing_line(found)], True
    except UsageError as usage:
        return refuse(str(usage))
    finally:
        display.end()
    tell_all(found, chain(*build.outcome.advice.values()), lines, options, root, stopped=stop)
    return FAILED if found.failed else DONE


def _begun(
    root: Path, options: argparse.Namespace, found: Diagnostics, display: Progress
) -> tuple[Build, Cluster | None]:
    """A build, and the cluster that does its heavy steps where a scheduler is named."""
    from report.build.recipe import Build

    cluster = None
    if options.executor:
        from report.cluster.cluster import Cluster

        cluster = Cluster(options.executor, found, display.part)
    return Build(root, found, display, max(1, options.jobs), options.cache, executor=cluster), cluster
