"""What the paired paragraphs of a publication say in words: the agreed terms, and how hard they are to read."""

from __future__ import annotations

from collections.abc import Mapping

from report.check.parity import Pair
from report.check.readability import Readability, readability
from report.check.terms import Term, check_terms
from report.diagnostics import Diagnostics
from report.lists import Lists
from report.project import Chapter
from report.text import LANGUAGES


def check_wording(chapters: tuple[Chapter, ...], pairs: Mapping[str, list[Pair]], lists: Lists, found: Diagnostics,
                  severity: str | None) -> None:
    """Report paragraphs that miss an agreed term of the glossary; None as `severity` keeps quiet."""
    glossary = lists.get("glossary")
    if not glossary or not severity:
        return
    terms = [Term(key, item.wording.da, item.wording.en) for key, item in glossary.items()]
    accepted = tuple((lists.get("deviations") or {}).values())
    for chapter in (c for c in chapters if c.stem in pairs):
        check_terms(pairs[chapter.stem], terms, accepted, chapter.file(LANGUAGES[1]), found, severity)


def measured(pairs: Mapping[str, list[Pair]]) -> dict[str, Readability]:
    """How hard each chapter is to read, by its name; chapters without paragraphs are left out."""
    indices = {stem: readability(blocks) for stem, blocks in pairs.items()}
    return {stem: index for stem, index in indices.items() if index}
