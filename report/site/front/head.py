"""What the head of a page says of it: description, addresses, what social networks and catalogues read, linked data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from posixpath import normpath

from markupsafe import Markup

from report.edition.compose import EditionDocument
from report.language.vocabulary import rules_of
from report.project.records import Edition, Publication
from report.site.front.picture import SIZE
from report.site.front.policy import POLICY

Pairs = list[tuple[str, str]]
_NO_DATA = Markup()


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a page: meta elements by name and by property, the address of the page, and those of its likes.

    `alternates` are (language, address), `data` is a block of linked data, and `listed` says whether search engines
    may list the page.
    """

    title: str
    description: str
    names: Pairs
    properties: Pairs
    canonical: str
    alternates: Pairs
    data: Markup = _NO_DATA
    listed: bool = True
    policy: str = POLICY


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page of an edition gives to its head; `elsewhere` are the same page in other editions by their address.

    `chapter` is the title of the chapter, empty for any other page.
    """

    page: str
    title: str
    elsewhere: Sequence[tuple[Edition, str]]
    description: str = ""
    chapter: str = ""
    data: Markup = _NO_DATA
    listed: bool = True


def edition_head(document: EditionDocument, facts: PageFacts) -> Head:
    """The head of a page of the edition `document`."""
    edition = document.edition
    whole = f"{edition.title}: {edition.subtitle}"
    title = whole if facts.title == edition.title else f"{facts.title} – {whole}"
    description = facts.description or edition.description
    address = document.publication.address
    canonical = f"{address}/{edition.folder}/{facts.page}" if address else ""
    authors = [("author", author.name) for author in document.publication.authors]
    names = [*authors, *_dublin_core(document, facts.title, description, canonical), *_citation(document, facts)]
    return Head(
        title,
        description,
        names if facts.listed else [],
        _open_graph(document, facts, description, canonical) if facts.listed else [],
        canonical if facts.listed else "",
        _alternates(document, facts, canonical) if facts.listed else [],
        facts.data,
        facts.listed,
    )


def share_path(publication: Publication) -> str:
    """The picture that stands for `publication` where it is shared, relative to the site; empty without a motif."""
    return f"assets/{next(iter(publication.editions.values())).slug}.png" if publication.cover else ""


def share_address(publication: Publication, root: str) -> str:
    """Its full address, or from a page from which `root` leads to the site; empty without a motif."""
    path = share_path(publication)
    before = f"{publication.address}/" if publication.address else root
    return f"{before}{path}" if path else ""


def _alternates(document: EditionDocument, facts: PageFacts, canonical: str) -> Pairs:
    """The page in every language; with a known address in full, and then the first language is for all others."""
    edition, address = document.edition, document.publication.address
    if not address:
        return [(edition.language, facts.page), *((other.language, href) for other, href in facts.elsewhere)]
    full = {edition.language: canonical}
    full |= {other.language: f"{address}/{normpath(f'{edition.folder}/{href}')}" for other, href in facts.elsewhere}
    first = next(code for code in document.publication.languages if code in full)
    return [*full.items(), ("x-default", full[first])]


def _open_graph(document: EditionDocument, facts: PageFacts, description: str, canonical: str) -> Pairs:
    edition = document.edition
    picture, size = share_address(document.publication, "../../"), [str(side) for side in SIZE]
    properties = [
        ("og:type", "article" if facts.chapter else "website"),
        ("og:title", facts.title),
        ("og:description", description),
        ("og:site_name", f"{edition.title}: {edition.subtitle}"),
        ("og:locale", rules_of(edition.language).locale),
        *(("og:locale:alternate", rules_of(other.language).locale) for other, _ in facts.elsewhere),
        ("og:url", canonical),
    ]
    if picture:
        properties += [("og:image", picture), ("og:image:type", "image/png")]
        properties += [("og:image:width", size[0]), ("og:image:height", size[1]), ("og:image:alt", edition.title)]
    return [(name, content) for name, content in properties if content]


def _dublin_core(document: EditionDocument, title: str, description: str, canonical: str) -> Pairs:
    edition, publication = document.edition, document.publication
    imprint = publication.imprint
    version = imprint.version
    fields = [
        ("DC.title", title),
        ("DC.description", description),
        *(("DC.creator", author.name) for author in publication.authors),
        ("DC.date", version.date.isoformat() if version and version.date else imprint.year),
        ("DC.type", "Text"),
        ("DC.format", "text/html"),
        ("DC.language", edition.language),
        ("DC.identifier", canonical),
        ("DC.rights", imprint.licence_address or imprint.licence.get(edition.language, "")),
    ]
    return [(name, content) for name, content in fields if content]


def _citation(document: EditionDocument, facts: PageFacts) -> Pairs:
    """What programs that keep references read; a chapter names the publication that it stands in."""
    edition, publication = document.edition, document.publication
    version, address = publication.imprint.version, publication.address
    whole = f"{edition.title}: {edition.subtitle}"
    has_pdf = "pdf" in publication.formats and address
    fields = [
        ("citation_title", facts.chapter or whole),
        ("citation_inbook_title", whole if facts.chapter else ""),
        *(("citation_author", author.name) for author in publication.authors),
        (
            "citation_publication_date",
            f"{version.date:%Y/%m/%d}" if version and version.date else publication.imprint.year,
        ),
        ("citation_language", edition.language),
        ("citation_pdf_url", f"{address}/{edition.folder}.pdf" if has_pdf and not facts.chapter else ""),
    ]
    return [(name, content) for name, content in fields if content]
