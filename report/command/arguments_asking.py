"""The parsers of the commands that answer questions and change nothing."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

Add = Callable[[argparse.ArgumentParser], None]


def add_asking(commands: argparse._SubParsersAction[argparse.ArgumentParser], selection: Add) -> None:
    """Add to `commands` those that answer questions; `selection` adds the options that say of what."""
    _add_spell(commands.add_parser("spell", help="list words that no dictionary holds, with file and line"), selection)
    numbers = commands.add_parser("numbers", help="list every value that is printed: where, and where it is from")
    _add_numbers(numbers, selection)
    _add_why(commands.add_parser("why", help="tell what something depends on, and why it was last made"))
    _add_diff(commands.add_parser("diff", help="show what differs from a revision of the project's history"), selection)
    _add_review(
        commands.add_parser("review", help="write chapters for readers who comment in a word processor"), selection
    )
    _add_verify(commands.add_parser("verify", help="check a site or a release that was fetched"))


def _add_spell(spell: argparse.ArgumentParser, selection: Add) -> None:
    spell.description = (
        "Looks up every word of the chapters as they are, approved or not: in hunspell's dictionary of its language, "
        "and in chapters/spelling/LANGUAGE.txt.  A passage that is marked, as in [hygge]{lang=da}, is looked up in "
        "that language, and left out where there is no dictionary of it."
    )
    selection(spell)
    _add_json(spell)
    spell.set_defaults(command="spell")


def _add_numbers(numbers: argparse.ArgumentParser, selection: Add) -> None:
    numbers.description = (
        "Lists each value: what is printed in each language, at which lines, and its origin or operands."
    )
    numbers.add_argument("part", nargs="?", default="", metavar="NAME", help="a part of the names of the values wanted")
    selection(numbers)
    _add_json(numbers)
    numbers.set_defaults(command="numbers")


def _add_why(why: argparse.ArgumentParser) -> None:
    told = "a label (fig-growth), a value's name, a chapter, a file of the site or a file of the project"
    why.description = (
        "Tells what it depends on, what would be made anew if it changed, and when and why it was last made."
    )
    why.add_argument("what", metavar="WHAT", help=told)
    _add_json(why)
    why.set_defaults(command="why")


def _add_diff(diff: argparse.ArgumentParser, selection: Add) -> None:
    diff.description = (
        "Shows changed values, texts, figures, tables, facts of the data, and pages.  The revision is laid out in a "
        "temporary folder and put together by this generator; the working tree is only read."
    )
    diff.add_argument("revision", metavar="REV", help="a revision of git, as HEAD~1, a branch or a tag")
    diff.add_argument("--html", type=Path, metavar="FILE", help="write it as a page too, with figures old beside new")
    selection(diff)
    _add_json(diff)
    diff.set_defaults(command="diff")


def _add_review(review: argparse.ArgumentParser, selection: Add) -> None:
    review.description = (
        "Writes a DOCX of what is selected: values as printed, figures as pictures, notes and references."
    )
    told = "the file to write (default: below .preview/, by edition and chapter)"
    review.add_argument("--output", type=Path, metavar="FILE.docx", default=argparse.SUPPRESS, help=told)
    selection(review)
    review.set_defaults(command="review")


def _add_verify(verify: argparse.ArgumentParser) -> None:
    verify.description = (
        "Checks, offline and without the project, that every file is the one that build.json names, that every link "
        "inside leads somewhere, and that every printed value is the one that the data and its computation give."
    )
    told = "the folder of a site (with build.json), or of a release (with SHA256SUMS, and the site in site/)"
    verify.add_argument("place", type=Path, metavar="SITE-OR-RELEASE", help=told)
    _add_json(verify)
    verify.set_defaults(command="verify")


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for machines")
