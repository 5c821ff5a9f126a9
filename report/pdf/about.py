"""What is known of an edition besides its text: its sisters, its facts for machines, and the files it carries along."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from markupsafe import Markup, escape

from report.data.descriptor import PACKAGE_FILE
from report.edition.compose import EditionDocument
from report.edition.titles import exhibit_titles
from report.language.interface import word
from report.pdf.facts import SUPPLEMENT, Attachment, Facts
from report.pdf.ways import csv_name, template_of, texts_of
from report.printed.exhibit import PrintedExhibit
from report.project.records import Chapter, Edition, Publication


@dataclass(frozen=True, slots=True)
class Other:
    """Another edition: the same publication in another language, or another publication in the same.

    `address` is where it stands in the web, empty where that is not known, and `file` the name of its PDF, empty where
    it has none.
    """

    edition: Edition
    address: str
    file: str = ""

    @property
    def title(self) -> str:
        """Its whole title."""
        return f"{self.edition.title}: {self.edition.subtitle}"


def web_address(publication: Publication, edition: Edition) -> str:
    """Where an edition begins in the web; empty where the publication does not say where it stands."""
    return f"{publication.address}/{edition.folder}/" if publication.address else ""


def chapter_address(publication: Publication, edition: Edition, chapter: Chapter) -> str:
    """The page of a chapter in the web; empty where that is not known."""
    web = web_address(publication, edition)
    return f"{web}{chapter.slugs[edition.language]}.html" if web else ""


def other_editions(document: EditionDocument, publications: Iterable[Publication]) -> tuple[Other, ...]:
    """The same publication in other languages, then the others of the project's `publications` in the same."""
    own, code = document.publication, document.edition.language
    same = [_other(own, e) for e in own.editions.values() if e.language != code]
    sisters = [p for p in publications if p.key != own.key and code in p.editions]
    return (*same, *(_other(p, p.editions[code]) for p in sisters))


def _other(publication: Publication, edition: Edition) -> Other:
    file = f"{edition.slug}.pdf" if "pdf" in publication.formats else ""
    return Other(edition, web_address(publication, edition), file)


def others_in_words(document: EditionDocument, others: Sequence[Other]) -> list[tuple[str, Markup]]:
    """The other editions as the first and the last page name them: (what they are, their titles in lines of their own).

    A title in another language is marked as such, and leads to its edition where its address is known; elsewhere the
    name of its file is said.
    """
    code, interface = document.edition.language, document.edition.interface
    kinds = (("other_languages", True), ("see_also", False))
    named = [
        (
            word(key, interface),
            Markup("\n").join(_named(o, code) for o in others if (o.edition.language != code) is apart),
        )
        for key, apart in kinds
    ]
    return [entry for entry in named if entry[1]]


def _named(other: Other, code: str) -> Markup:
    title = Markup('<a href="{}">{}</a>').format(other.address, other.title) if other.address else escape(other.title)
    language = other.edition.language
    named = title if language == code else Markup('<span lang="{}">{}</span>').format(language, title)
    return (
        named
        if other.address or not other.file
        else Markup('{} <span class="nobr">({})</span>').format(named, other.file)
    )


def edition_facts(
    document: EditionDocument, data_version: str, others: Sequence[Other], attachments: tuple[Attachment, ...]
) -> Facts:
    """What the PDF of an edition says of itself; authors, dates and rights are those that the project states."""
    publication, edition = document.publication, document.edition
    imprint, version = publication.imprint, publication.imprint.version
    web = web_address(publication, edition)
    return Facts(
        identifier=_identifier(publication, edition),
        authors=tuple(author.name for author in publication.authors),
        dated=version.date.isoformat() if version and version.date else imprint.year,
        version=version.number if version else "",
        data_version=data_version,
        rights=imprint.licence.get(edition.language, ""),
        licence_address=imprint.licence_address,
        sources=tuple(work.text for work in imprint.sources.get(edition.language, ())),
        related=(*filter(None, [web]), *(other.address or other.title for other in others)),
        attachments=attachments,
    )


def _identifier(publication: Publication, edition: Edition) -> str:
    """The address of the PDF, or else a name that is made of its title."""
    if publication.address:
        return f"{publication.address}/{edition.folder}.pdf"
    return uuid5(NAMESPACE_URL, "\n".join((edition.title, edition.subtitle, edition.language, "pdf"))).urn


def attachments_of(
    document: EditionDocument, only: frozenset[str] | None, data: Path, bibliography: Path | None
) -> tuple[Attachment, ...]:
    """The numbers of each exhibit in the chapters `only`, or in all, the files that forms of them follow, and what
    explains them, as far as it is there.

    The first are the files that the site offers beside its pages.  `data` is the folder of the data package.
    """
    interface = document.edition.interface
    chapters = [c for c in document.chapters if only is None or c.chapter.stem in only]
    titles = exhibit_titles((c.blocks for c in chapters), document.edition.language)
    exhibits = [exhibit for c in chapters for exhibit in c.exhibits.values() if exhibit.csv]
    numbers = [
        Attachment(csv_name(e.label), e.csv.encode(), "text/csv", f"{e.name}. {titles[e.label]}") for e in exhibits
    ]
    described = data / PACKAGE_FILE, "application/json", "attached_descriptor"
    works = bibliography, "text/x-bibtex", "attached_bibliography"
    beside = [
        Attachment(path.name, path.read_bytes(), kind, word(key, interface), SUPPLEMENT)
        for path, kind, key in (described, works)
        if path and path.is_file()
    ]
    return (*numbers, *(found for exhibit in exhibits if exhibit.form for found in _template(exhibit, data)), *beside)


def _template(exhibit: PrintedExhibit, data: Path) -> Iterator[Attachment]:
    """The file of `data` that the form of `exhibit` follows, where it follows one."""
    files = {path: (data / path).read_text("utf-8") for path in texts_of(exhibit)}
    if path := template_of(exhibit, files):
        title = next(file.title for file in exhibit.files if file.path == path)
        yield Attachment(path, files[path].encode(), "text/csv", title)
