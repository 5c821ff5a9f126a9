"""Entries of the index that no chapter marks.  Only a whole publication can tell."""

from __future__ import annotations

from report.compose import EditionDocument
from report.diagnostics import Diagnostics
from report.lists import Lists
from report.project import CONFIG


def check_unmarked(document: EditionDocument, lists: Lists, found: Diagnostics) -> None:
    """Warn of the entries in `lists` that the index of `document` does not hold, all in one sentence."""
    publication = document.publication
    if not lists.get("index") or len(document.chapters) < len(publication.chapters):
        return
    missing = sorted(lists["index"].keys() - {entry.name for entry in document.back.register})
    if missing:
        found.warning("T20", f"no chapter marks {', '.join(missing)} for the index", file=CONFIG,
                      line=publication.lists["index"].line,
                      hint='add index="…" to the heading of its section, or to words in the text')
