"""What the pages of a site know of it as a whole: its address, its version, its files to be downloaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from report.data.package import Package
from report.edition.compose import EditionDocument
from report.language import cldr
from report.language.interface import word
from report.language.printing import Language
from report.language.vocabulary import rules_of
from report.project.records import Imprint

MEGABYTE = Decimal(1_000_000)


@dataclass(frozen=True, slots=True)
class Download:
    """A file that was made for readers: its number of pages and its size in bytes."""

    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Site:
    """The `editions` of a site in their order, its data, and the PDFs that were made with it, by path.

    `data_pages` are the addresses of pages on the data in the folder of each edition, by language: empty where there is
    none.
    """

    editions: tuple[EditionDocument, ...]
    package: Package
    pdfs: Mapping[str, Download] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """Where the site will stand: the address that its publications share, empty where they name none or several."""
        known = {d.publication.address for d in self.editions} - {""}
        return known.pop() if len(known) == 1 else ""

    @property
    def imprint(self) -> Imprint:
        """What the project says of its editions."""
        return self.editions[0].publication.imprint

    @property
    def languages(self) -> dict[str, list[EditionDocument]]:
        """The editions of each language, by its code."""
        grouped: dict[str, list[EditionDocument]] = {}
        for document in self.editions:
            grouped.setdefault(document.edition.language, []).append(document)
        return grouped

    def absolute(self, path: str) -> str:
        """The full address of a file of the site; its path where the address is not known."""
        return f"{self.address}/{path}" if self.address else path


def pdf_name(document: EditionDocument, site: Site) -> str:
    """What the link to an edition's PDF says: with pages and size where it was made along with the pages."""
    edition = document.edition
    made = site.pdfs.get(f"{edition.folder}.pdf")
    if made is None:
        return "PDF"
    size = Language(edition.language).number(max(Decimal(made.size) / MEGABYTE, Decimal("0.1")), 1)
    return word("pdf_of_size", edition.interface, pages=str(made.pages), size=size)


def printed_date(imprint: Imprint, language: str) -> str:
    """The date of the newest version in words of `language`, else the year, else nothing."""
    version = imprint.version
    if version and version.date:
        rules = rules_of(language)
        return cldr.day(version.date, rules.date, rules.locale)
    return imprint.year
