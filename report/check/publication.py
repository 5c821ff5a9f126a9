"""The checks that take more than a chapter's text: its pictures, and its counterpart in the other language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from report.check.claims import check_claims
from report.check.ledger import approved_pairs, check_ledger
from report.check.parity import Pair, Sections, Side, pair
from report.check.pictures import check_pictures
from report.check.unclaimed import check_unclaimed, verb_pattern
from report.compose import ChapterDocument, EditionDocument
from report.diagnostics import Diagnostics
from report.document.tree import Node
from report.language import Language
from report.project import Project, Publication
from report.selection import Selection
from report.text import LANGUAGES
from report.values import Value


class PublicationCheck:
    """Checks the chapters of `publication` that will be written, which prints `values`; problems go to `found`.

    `unapproved` is the severity of a paragraph that changed since it was approved, and of a claim that is not
    marked; None keeps quiet.
    """

    def __init__(self, root: Path, project: Project, publication: Publication, values: Mapping[str, Value] | None,
                 unapproved: str | None, found: Diagnostics) -> None:
        self.root, self.project, self.publication, self.found = root, project, publication, found
        self.values, self.unapproved = values, unapproved

    def check(self, documents: dict[str, EditionDocument], selection: Selection,
              sections: Mapping[str, Sections]) -> dict[str, list[Pair]]:
        """The pairs of paragraphs by chapter; `sections` has the blocks of each chapter file."""
        written = {code: [c for c in documents[code].chapters if selection.writes(c.chapter)] for code in LANGUAGES}
        for code, chapters in written.items():
            for chapter in chapters:
                self._claims([{"t": "Para", "c": chapter.title}, *chapter.blocks], code, chapter.source.file)
                check_pictures(self.root, chapter.blocks, chapter.source.file, self.found)
        return self._pairs(*(written[code] for code in LANGUAGES), sections)

    def _claims(self, blocks: list[Node], code: str, file: str) -> None:
        check_claims(blocks, Language(code), self.values, file, self.found)
        if self.publication.claims and self.unapproved and self.project.claim_verbs.get(code):
            check_unclaimed(blocks, verb_pattern(self.project.claim_verbs[code]), file, self.found, self.unapproved)

    def _pairs(self, first: list[ChapterDocument], second: list[ChapterDocument],
               sections: Mapping[str, Sections]) -> dict[str, list[Pair]]:
        approved = approved_pairs(self.root, self.publication.folder, self.found) if self.unapproved else None
        found: dict[str, list[Pair]] = {}
        for one in first:
            for two in (c for c in second if c.chapter is one.chapter):
                pairs = found[one.chapter.stem] = pair(_side(one), _side(two), sections[one.source.file],
                                                       sections[two.source.file], self.found)
                if approved is not None:
                    check_ledger(pairs, approved.get(one.chapter.stem, []), (one.source.file, two.source.file),
                                 self.found, self.unapproved)
        return found


def _side(chapter: ChapterDocument) -> Side:
    return Side(chapter.source, chapter.title, chapter.blocks)
