"""The command ``serve``: the start of the preview, of which nothing is loaded before."""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path

from report.command.arguments import USUAL_PORT
from report.command.endings import refused
from report.command.telling import excerpts


def preview(options: argparse.Namespace, root: Path) -> str:
    """Serve the project in `root` until a signal ends this process; what was wrong with the `options`, if anything."""
    from report.diagnostics import Diagnostics, Stop, UsageError
    from report.language.vocabulary import restored
    from report.project.configuration import read_in_hand
    from report.project.selection import Selection

    try:
        from report.serve.desk import Told
        from report.serve.server import Wanted, serve
    except ModuleNotFoundError as missing:
        package = str(missing.name).partition(".")[0]
        return f"serve needs the package {package}; run make, or install the generator's wheel with its extra serve"
    chosen = Selection(*map(tuple, (options.publication, options.language, (), options.chapter)))
    ports = (USUAL_PORT, 0) if options.port is None else (options.port,)
    wanted = Wanted(chosen, ports, options.editor, not options.no_open, max(1, options.jobs), options.cache)
    try:
        with restored(), suppress(Stop):  # a project that cannot be read is told in the preview, until it can
            chosen.check(read_in_hand(root, Diagnostics()))
        serve(root.resolve(), wanted, Told(refused, excerpts))
    except UsageError as usage:
        return str(usage)
    return ""
