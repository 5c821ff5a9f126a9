"""Every address of the last release leads somewhere in this one: pages, and what can be led to on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from report import CONFIG
from report.diagnostics import Diagnostic, nearest
from report.release.published import Published
from report.site.back_pages import chapter_page

if TYPE_CHECKING:
    from report.edition.compose import EditionDocument
    from report.project.records import Chapter
    from report.release.facts import Facts


def lost(old: Published, new: Published, facts: Facts, last: str) -> Iterator[Diagnostic]:
    """What the release called `last` offered and this one does not, each with the line that cures it."""
    documents = {document.edition.folder: document for document in facts.editions}
    for path in sorted(old.pages):
        folder, _, page = path.rpartition("/")
        document = documents.get(folder)
        if path not in new.pages:
            yield _lost(path, last, document, _page_cure(old, new, path, document))
            continue
        for label in sorted(old.pages[path] - new.pages[path] if path not in new.moved else ()):
            yield _lost(f"{path}#{label}", last, document, _label_cure(label, page, document))


def _lost(address: str, last: str, document: EditionDocument | None, hint: str) -> Diagnostic:
    line = document.publication.chapters[0].line if document else 0
    return Diagnostic(CONFIG, line, "B29", f"{address} of {last} leads nowhere", hint)


def _page_cure(old: Published, new: Published, path: str, document: EditionDocument | None) -> str:
    """The line that lets the page lead to the chapter of the same label, or of the one that its label became."""
    if document is None:
        return "give the edition the slug that it had"
    page = old.editions[path.rpartition("/")[0]].chapters.get(path) if path.rpartition("/")[0] in old.editions else None
    renamed = {former.label: former.now for former in document.publication.former}
    target = document.targets.get(renamed.get(page.label, page.label)) if page else None
    slug, code = path.rpartition("/")[2].removesuffix(".html"), document.edition.language
    stem = target.chapter.stem if target else "the chapter that took its place"
    return f"add to {stem} in {CONFIG}: former: {{{code}: [{slug.partition('.')[0]}]}}"


def _label_cure(label: str, page: str, document: EditionDocument | None) -> str:
    if document is None:
        return "give the edition the slug that it had"
    where = f"add to former: of {document.publication.key} in {CONFIG}:"
    if label in document.targets:
        stem = next((stem for stem, name in _pages(document).items() if name == page), "the chapter where it stood")
        return f"{where} {label}: {{now: {label}, in: {stem}}}"
    meant = nearest(label, document.targets)
    return f"{where} {label}: and the label of what took its place{f'; {meant}' if meant else ''}"


def _pages(document: EditionDocument) -> Mapping[str, str]:
    """The page of each chapter, by the name of its file."""
    chapters: tuple[Chapter, ...] = document.publication.chapters
    return {chapter.stem: chapter_page(chapter, document.edition.language) for chapter in chapters}
