"""The parser of the command that releases a version."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

Add = Callable[[argparse.ArgumentParser], None]


def add_release(commands: argparse._SubParsersAction[argparse.ArgumentParser], cache: Add) -> None:
    """Add the command ``release`` to `commands`; `cache` adds the option that names the cache."""
    release = commands.add_parser("release", help="issue a version: one folder with everything in it")
    release.description = (
        "Refuses, with every reason at once, what is to be done, translated or approved, errors and warnings, files "
        "that no revision holds, and a version that is not the newest of _quarto.yml or not higher than the last.  "
        "Else it writes NAME-VERSION/, whole or not at all: site, PDFs, EPUBs, single files, Markdown, data, "
        "CITATION.cff, codemeta.json, RO-Crate metadata, bill of materials, what has changed, and checksums of it all."
    )
    release.add_argument("version", metavar="VERSION", help="such as 1.4.0 (https://semver.org)")
    told = "the folder in which NAME-VERSION/ is written (default: _releases/ in the project)"
    release.add_argument("--output", type=Path, default=argparse.SUPPRESS, metavar="FOLDER", help=told)
    told = (
        "what it is compared with: the folder of a release, or a revision of git, which VERSION= may stand before "
        "(default: the release before it in FOLDER, if there is one)"
    )
    release.add_argument("--against", default="", metavar="RELEASE", help=told)
    told = "put its site under VERSION/ and latest/ in this folder as well, with a page of all versions"
    release.add_argument("--shelf", type=Path, metavar="FOLDER", help=told)
    release.add_argument("--jobs", type=int, metavar="N", default=argparse.SUPPRESS, help="processes at once")
    cache(release)
    release.set_defaults(command="release")
