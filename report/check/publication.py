"""The checks that take more than a chapter's text: its pictures, and its counterpart in the other language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from report.check.ledger import approved_pairs, check_ledger
from report.check.parity import Pair, Sections, Side, pair
from report.check.pictures import check_pictures
from report.check.readability import Readability, readability
from report.check.terms import Term, check_terms
from report.diagnostics import Diagnostics, nearest
from report.edition.compose import ChapterDocument, EditionDocument
from report.edition.lists import Lists
from report.execute.records import Analysed
from report.language.text import LANGUAGES
from report.project.records import CONFIG, Chapter, Publication
from report.project.selection import Selection


class PublicationCheck:
    """Checks the chapters of `publication` that will be written; problems go to `found`.

    `unapproved` is the severity of a paragraph that changed since it was approved; None keeps quiet.
    """

    def __init__(self, root: Path, publication: Publication, unapproved: str | None, found: Diagnostics) -> None:
        self.root, self.publication, self.unapproved, self.found = root, publication, unapproved, found

    def check(
        self, documents: dict[str, EditionDocument], selection: Selection, sections: Mapping[str, Sections]
    ) -> dict[str, list[Pair]]:
        """The pairs of paragraphs by chapter; `sections` has the blocks of each chapter file."""
        written = {code: [c for c in documents[code].chapters if selection.writes(c.chapter)] for code in LANGUAGES}
        for chapter in (c for chapters in written.values() for c in chapters):
            check_pictures(self.root, chapter.blocks, chapter.source.file, self.found)
        return self._pairs(*(written[code] for code in LANGUAGES), sections)

    def _pairs(
        self, first: list[ChapterDocument], second: list[ChapterDocument], sections: Mapping[str, Sections]
    ) -> dict[str, list[Pair]]:
        approved = approved_pairs(self.root, self.publication.folder, self.found) if self.unapproved else None
        found: dict[str, list[Pair]] = {}
        for one in first:
            for two in (c for c in second if c.chapter is one.chapter):
                pairs = found[one.chapter.stem] = pair(
                    _side(one), _side(two), sections[one.source.file], sections[two.source.file], self.found
                )
                if approved is not None:
                    check_ledger(
                        pairs,
                        approved.get(one.chapter.stem, []),
                        (one.source.file, two.source.file),
                        self.found,
                        self.unapproved,
                    )
        return found


def _side(chapter: ChapterDocument) -> Side:
    return Side(chapter.source, chapter.title, chapter.blocks)


def check_unmarked(document: EditionDocument, lists: Lists, found: Diagnostics) -> None:
    """Warn of the entries in `lists` that the index of `document` does not hold, all in one sentence."""
    publication = document.publication
    if not lists.get("index") or len(document.chapters) < len(publication.chapters):
        return
    missing = sorted(lists["index"].keys() - {entry.name for entry in document.back.register})
    if missing:
        found.warning(
            "T20",
            f"no chapter marks {', '.join(missing)} for the index",
            file=CONFIG,
            line=publication.lists["index"].line,
            hint='add index="…" to the heading of its section, or to words in the text',
        )


def check_wording(
    chapters: tuple[Chapter, ...],
    pairs: Mapping[str, list[Pair]],
    lists: Lists,
    found: Diagnostics,
    severity: str | None,
) -> None:
    """Report paragraphs that miss an agreed term of the glossary; None as `severity` keeps quiet."""
    glossary = lists.get("glossary")
    if not glossary or not severity:
        return
    terms = [Term(key, *(item.wording.in_(code) for code in LANGUAGES)) for key, item in glossary.items()]
    accepted = tuple((lists.get("deviations") or {}).values())
    for chapter in (c for c in chapters if c.stem in pairs):
        check_terms(pairs[chapter.stem], terms, accepted, chapter.file(LANGUAGES[1]), found, severity)


def measured(pairs: Mapping[str, list[Pair]]) -> dict[str, Readability]:
    """How hard each chapter is to read, by its name; chapters without paragraphs are left out."""
    indices = {stem: readability(blocks) for stem, blocks in pairs.items()}
    return {stem: index for stem, index in indices.items() if index}


def check_cover(publication: Publication, analysed: Analysed, found: Diagnostics) -> None:
    """Report a motif that `publication` wants for its cover and the analysis does not register.

    Without values, which is reported already, nothing is known of the motifs.
    """
    cover = publication.cover
    failed = {d.code for d in analysed.problems} & {"X09"} or analysed.values is None
    if cover and cover.motif not in analysed.motifs and not failed:
        found.error(
            "C11",
            f"publications.{publication.key}.cover: there is no motif {cover.motif!r}",
            file=CONFIG,
            line=cover.line,
            hint=nearest(cover.motif, analysed.motifs) or f"register it in figures/: @motif({cover.motif!r})",
        )
