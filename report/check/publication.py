"""The checks that take more than a chapter's text: its pictures, and its counterparts in other languages."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from report import CONFIG
from report.cache.memory import Memory
from report.cache.places import digest
from report.check.ledger import Pairs, Rows, approved_pairs, approved_with, check_ledger, remembered_pairs
from report.check.parity import Pair, Sections, Side, pair
from report.check.pictures import check_pictures
from report.check.readability import readability
from report.check.terms import AgreedTerm, check_terms, remembered_terms
from report.check.untranslated import Lacking, excused, untranslated, whole_chapter
from report.diagnostics import Diagnostics, nearest
from report.edition.compose import ChapterDocument, EditionDocument
from report.edition.lists import Lists
from report.execute.records import Analysed
from report.project.records import Chapter, Publication
from report.project.selection import Selection


class PublicationCheck:
    """Checks the chapters of `publication` that will be written; problems go to those of the `memory`.

    `unapproved` is the severity of a paragraph that changed since it was approved; None keeps quiet.  What one language
    says alone is a warning in a draft, and where not all languages are selected.  `lacking` is all that the check found
    of it, and `approved` the rows of the ledger, by chapter.
    """

    def __init__(self, publication: Publication, unapproved: str | None, memory: Memory) -> None:
        self.root, self.found, self.memory = memory.dependencies.root, memory.problems, memory
        self.publication, self.unapproved = publication, unapproved
        self.lacking: Lacking = {}
        self.approved: dict[str, Rows] | None = None

    def check(
        self, documents: dict[str, EditionDocument], selection: Selection, sections: Mapping[str, Sections]
    ) -> dict[str, Pairs]:
        """The pairs of paragraphs by chapter, each of the first language and another.

        `sections` has the blocks of each chapter file.
        """
        written = {
            code: {c.chapter: c for c in document.texts if selection.writes(c.chapter)}
            for code, document in documents.items()
        }
        for document in (d for documents in written.values() for d in documents.values()):
            check_pictures(self.root, document.blocks, document.source.file, self.found)
        first, *others = self.publication.languages
        if self.unapproved and others:
            self.approved = self._approved(selection.chapters)
        by_chapter: dict[str, Pairs] = {}
        for chapter, one in written[first].items():
            for at, (code, two) in enumerate(((code, written[code].get(chapter)) for code in others), 1):
                if two is not None:
                    strict = selection.compares(first, code) and not chapter.draft
                    compared = self._compared((_side(one), _side(two)), chapter.stem, sections, at, strict=strict)
                    by_chapter.setdefault(chapter.stem, {})[code] = compared
        self._note_missing(written, sections)
        return by_chapter

    def _approved(self, stems: tuple[str, ...]) -> dict[str, Rows] | None:
        """The rows of the chapters `stems`, or of all."""
        folder = self.publication.folder
        if stems:
            return remembered_pairs(folder, stems, self.memory)
        return approved_pairs(self.root, folder, self.found)

    def _compared(
        self, sides: tuple[Side, Side], stem: str, sections: Mapping[str, Sections], at: int, *, strict: bool
    ) -> list[Pair]:
        """The pairs of the chapter `stem` in the first language and in that number `at`."""
        one, two = sides
        files = (one.source.file, two.source.file)
        ours, theirs = (sections[file] for file in files)
        rows = approved_with((self.approved or {}).get(stem, []), at)
        found, known = Diagnostics(), dict(rows)
        pairs = pair(one, two, ours, theirs, found, known)
        if found:
            alone = untranslated(ours, theirs, known)
            self.lacking.setdefault(files[0], {})[two.source.language] = alone[0]
            self.lacking.setdefault(files[1], {})[one.source.language] = alone[1]
            self.found.add(*(found if strict else excused(found, sides, alone)))
        if self.approved is not None and self.unapproved:
            check_ledger(pairs, rows, files, self.found, self.unapproved)
        return pairs

    def _note_missing(
        self, written: Mapping[str, Mapping[Chapter, ChapterDocument]], sections: Mapping[str, Sections]
    ) -> None:
        """Note the chapters that have no file in a language."""
        for code in self.publication.languages:
            for document in (d for documents in written.values() for d in documents.values()):
                if document.chapter not in written[code] and not (self.root / document.chapter.file(code)).exists():
                    alone = whole_chapter(sections[document.source.file])
                    self.lacking.setdefault(document.source.file, {})[code] = alone


def _side(chapter: ChapterDocument) -> Side:
    return Side(chapter.source, chapter.title, chapter.blocks)


def check_unmarked(document: EditionDocument, lists: Lists, found: Diagnostics) -> None:
    """Warn of the entries in `lists` that the index of `document` does not hold, all in one sentence."""
    publication = document.publication
    index = lists.rows.get("index")
    if not index or len(document.chapters) < len(publication.chapters):
        return
    missing = sorted(index.keys() - {entry.name for entry in document.back.register})
    if missing:
        found.warning(
            "T20",
            f"no chapter marks {', '.join(missing)} for the index",
            file=CONFIG,
            line=publication.lists["index"].line,
            hint='name it under sections: of the index, or add index="…" to a heading or to words in the text',
        )


def check_wording(
    publication: Publication, pairs: Mapping[str, Pairs], lists: Lists, memory: Memory, severity: str | None
) -> None:
    """Report paragraphs that miss an agreed term of the glossary; None as `severity` keeps quiet."""
    glossary = lists.rows.get("glossary")
    if not glossary or not severity:
        return
    first, *others = publication.languages
    for code in others:
        terms = [
            AgreedTerm(key, item.wording.in_(first), item.wording.in_(code), (first, code))
            for key, item in glossary.items()
        ]
        table = memory.dependencies(f"data:{publication.lists['glossary'].name}")
        for chapter in (c for c in publication.texts if code in pairs.get(c.stem, {})):
            file = chapter.file(code)
            missed = remembered_terms(file, pairs[chapter.stem][code], terms, digest(first, code, table), memory)
            check_terms(missed, lists.accepted, file, memory.problems, severity)


def measured(
    documents: Mapping[str, EditionDocument], selection: Selection, sections: Mapping[str, Sections]
) -> dict[str, dict[str, float]]:
    """How hard each chapter is to read, by language and file; chapters without paragraphs are left out."""
    return {
        code: {
            chapter.source.file: index
            for chapter in document.texts
            if selection.writes(chapter.chapter)
            and (index := readability(chain(*sections[chapter.source.file].values()), code)) is not None
        }
        for code, document in documents.items()
    }


def check_former(document: EditionDocument, found: Diagnostics) -> None:
    """Report what `former:` says of labels that there are not, or still are."""
    publication, targets = document.publication, document.targets
    for former in publication.former:
        where = f"publications.{publication.key}.former.{former.label}"
        if former.now and former.now not in targets:
            hint = nearest(former.now, targets) or "name the label of what stands in its place"
            message = f"{where}: there is no label {former.now!r}"
            found.error("C04", message, file=CONFIG, line=former.line, hint=hint)
        elif former.label in targets and not (former.chapter and former.label == former.now):
            hint = "take it out, or rename the label that took its name"
            found.error("C08", f"{where}: there is a label of that name now", file=CONFIG, line=former.line, hint=hint)


def check_cover(publication: Publication, analysed: Analysed, found: Diagnostics) -> None:
    """Report a motif that `publication` wants for its cover and the analysis does not register.

    Without values, which is reported already, nothing is known of the motifs.
    """
    cover = publication.cover
    failed = {d.code for d in analysed.problems} & {"X09"} or analysed.values is None
    if cover and cover.motif not in analysed.motifs and not failed:
        found.error(
            "C12",
            f"publications.{publication.key}.cover: there is no motif {cover.motif!r}",
            file=CONFIG,
            line=cover.line,
            hint=nearest(cover.motif, analysed.motifs) or f"register it in figures/: @motif({cover.motif!r})",
        )
