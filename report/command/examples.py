"""What the help of each command ends with: an example of its use, and the exit codes."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from report import PROGRAM

CODES = (
    "exit codes: 0 done; 1 errors, of which each is named, and nothing was published; 2 usage, with what to put right"
)
# By command; the empty name is the command line without one.
EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "": ("", "--chapter 04-results --language da --format html", "check", "serve"),
    "build": (
        "build",
        "build --publication collection --language en --format pdf",
        "build --executor dask://10.0.0.7:8786",
    ),
    "cache": ("cache", "cache 04-results"),
    "check": ("check", "check --chapter 04-results", "check --json", "check --sarif problems.sarif"),
    "data": (
        "data",
        'data accept --message "What changed"',
        "data diff HEAD~5",
        "data add trees.csv --unit trees=count --source grove2020 --licence CC-BY-4.0 --title en=Trees",
    ),
    "diff": ("diff HEAD", "diff main --html changes.html"),
    "explain": ("explain T21", "explain T"),
    "new": (
        "new chapter 05-parks --title en=Parks --draft",
        "new figure park-area --data parks --chapter 05-parks",
        "new publication leaflet",
    ),
    "numbers": ("numbers", "numbers trees.last --json"),
    "pages": ("pages --chapter 04-results --language da",),
    "pairs": ("pairs", "pairs diff --chapter 04-results", "pairs accept 3 7", "pairs undo"),
    "progress": ("progress", "progress --json"),
    "release": ("release 1.4.0", "release 1.4.0 --against v1.3.0", "release 1.4.0 --shelf ../site"),
    "rename-label": ("rename-label fig-shares fig-shares-by-area",),
    "review": ("review --chapter 04-results --language da --output results.docx",),
    "serve": ("serve", "serve --chapter 04-results --editor code"),
    "spell": ("spell", "spell --chapter 04-results --language en"),
    "verify": ("verify _site", "verify ~/Downloads/release-1.0.0 --json"),
    "why": ("why fig-growth", "why data/trees.csv", "why en/trees-of-the-town/growth.html"),
}


def explain(parser: argparse.ArgumentParser, commands: Mapping[str, argparse.ArgumentParser]) -> None:
    """Let the help of `parser` and of each of `commands` end with examples and the exit codes."""
    for name, one in {"": parser, **commands}.items():
        lines = [f"  {PROGRAM} {example}".rstrip() for example in EXAMPLES.get(name, ())]
        shown = ["examples:" if len(lines) > 1 else "example:", *lines, ""] if lines else []
        one.epilog = "\n".join([*shown, CODES])
        one.formatter_class = argparse.RawDescriptionHelpFormatter
