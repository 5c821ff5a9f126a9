"""The parsers of commands that write an author's own files: begin something, describe a table, rename a label."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]

KINDS = ("chapter", "figure", "table", "publication")


def add_new_commands(commands: Commands) -> None:
    """Add ``new`` and ``rename-label``."""
    _add_new(commands.add_parser("new", help="write starting files that pass all checks: a chapter, figure, table, …"))
    rename = commands.add_parser("rename-label", help="rename a label wherever chapters, analysis and pairs name it")
    rename.add_argument("old", metavar="OLD", help="the label as it is, as fig-trees or sec-results")
    rename.add_argument("new", metavar="NEW", help="what it will be, beginning with the same letters up to the hyphen")
    rename.add_argument("--publication", action="append", default=argparse.SUPPRESS, help="only in this publication")
    rename.set_defaults(command="rename-label")


def _add_new(new: argparse.ArgumentParser) -> None:
    silent = argparse.SUPPRESS
    new.add_argument("kind", choices=KINDS, help="what to begin; a publication where there is no project begins one")
    new.add_argument("name", metavar="NAME", help="its name: small letters a-z, digits and hyphens")
    _add_titles(new)
    new.add_argument("--publication", action="append", default=silent, help="the publication of the chapter")
    new.add_argument("--chapter", action="append", default=silent, help="add the cell of the figure or table to it")
    new.add_argument("--language", action="append", default=silent, help="a language of the publication (its code)")
    new.add_argument("--annex", action="store_true", help="the chapter is an annex")
    new.add_argument("--draft", action="store_true", help="keep the chapter out of complete builds until it is written")
    new.add_argument("--data", default="", metavar="TABLE", help="the table of data to show (default: the first)")
    new.add_argument("--folder", default="", metavar="NAME", help="the folder in figures/ (default: the chapter's)")
    new.set_defaults(command="new")


def add_resource_options(data: argparse.ArgumentParser) -> None:
    """Add the options of ``data add``, each of which is asked for at a terminal when it is missing."""
    group = data.add_argument_group("for add")
    _add_titles(group)
    group.add_argument(
        "--unit", action="append", default=[], type=_pair, metavar="COLUMN=UNIT", help="what a column's numbers are"
    )
    group.add_argument("--source", help="the key of the source, as data shows it")
    group.add_argument("--item", default="", help="where it stands in the source, as table-2 or section-3")
    group.add_argument("--page", default="", help="the page or pages, as 12 or 12-14")
    group.add_argument("--licence", help="the name of the licence, as CC-BY-4.0, or that of another table")
    group.add_argument("--key", default="", metavar="COLUMNS", help="the columns that tell rows apart, with commas")


def _add_titles(parser: argparse._ActionsContainer) -> None:
    parser.add_argument(
        "--title", action="append", default=[], type=_pair, metavar="LANG=TEXT", help="its title in a language"
    )


def _pair(text: str) -> tuple[str, str]:
    """The name and the text of ``NAME=TEXT``.  Raises ArgumentTypeError for what is no such pair."""
    name, sign, value = (part.strip() for part in text.partition("="))
    if not (name and sign and value):
        raise argparse.ArgumentTypeError(f"{text!r} is not of the kind NAME=TEXT")
    return name, value
