"""What the pages of a site know of it as a whole: its address, its version, its files to be downloaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from report.data.package import Package
from report.edition.compose import EditionDocument
from report.language.interface import word
from report.language.printing import Language
from report.project.records import Imprint
from report.site.assets import Assets

MEGABYTE = Decimal(1_000_000)
# The other forms that an edition may have, with the endings and the kinds of their files.
FORMS = {
    "pdf": ("pdf", "application/pdf"),
    "epub": ("epub", "application/epub+zip"),
    "single": ("html", "text/html"),
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file that was made for readers: its number of pages, 0 where it has none, and its size in bytes."""

    pages: int
    size: int


@dataclass(frozen=True, slots=True)
class Site:
    """The `editions` of a site in their order, its data and assets, and other forms of them made with it, by path.

    `pictured` says whether its drawings were painted as PNG, `valued` names the publications that have values.
    """

    editions: tuple[EditionDocument, ...]
    package: Package
    assets: Assets = field(default_factory=Assets)
    forms: Mapping[str, Download] = field(default_factory=dict)
    pictured: bool = False
    valued: frozenset[str] = frozenset()

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


@dataclass(frozen=True, slots=True)
class Link:
    """An address with what the link to it says, and the kind of file that it leads to."""

    href: str
    text: str
    kind: str


def form_links(document: EditionDocument, site: Site, folder: str) -> list[Link]:
    """Links to the other forms of an edition, in a page from which `folder`, ending in a slash, leads to its own."""
    return [
        Link(f"{folder}../{path.rpartition('/')[2]}", _said(document, site, path, name), kind)
        for path, name, kind in _forms(document)
    ]


def _forms(document: EditionDocument) -> Iterator[tuple[str, str, str]]:
    """The path in the site, the name and the kind of each other form; the brief stands behind the PDF."""
    edition = document.edition
    for form, (ending, kind) in FORMS.items():
        if form in document.publication.formats:
            name = word("form_single", edition.interface) if form == "single" else form.upper()
            yield f"{edition.folder}.{ending}", name, kind
        if form == "pdf" and document.brief_file:
            yield document.brief_file, word("brief", edition.interface), kind


def _said(document: EditionDocument, site: Site, path: str, name: str) -> str:
    """What the link to a form says: with pages and size where it was made along with the pages."""
    edition, made = document.edition, site.forms.get(path)
    if made is None:
        return name
    size = Language(edition.language).number(max(Decimal(made.size) / MEGABYTE, Decimal("0.1")), 1)
    if made.pages:
        return word("file_of_pages", edition.interface, kind=name, pages=str(made.pages), size=size)
    return word("file_of_size", edition.interface, kind=name, size=size)
