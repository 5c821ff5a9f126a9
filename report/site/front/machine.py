"""What machines read of a site as a whole: the map of its pages, the feed of its versions, and what it is about.

A map and a feed name full addresses, so a site whose address is not known has a feed with names of its own instead of
addresses, and no map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape, quoteattr

from report.edition.compose import EditionDocument
from report.language.interface import word
from report.markdown.tree import printed_text
from report.project.records import Version
from report.site.back_pages import chapter_page
from report.site.front.head import Pairs
from report.site.front.knowledge import Site

_MAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
_XML = '<?xml version="1.0" encoding="utf-8"?>\n'


def sitemap(pages: Mapping[str, Pairs]) -> str:
    """The map (https://www.sitemaps.org/protocol.html) of `pages`: by full address, the same in every language."""
    urls = "".join(
        f"<url><loc>{escape(page)}</loc>"
        + "".join(
            f'<xhtml:link rel="alternate" hreflang={quoteattr(code)} href={quoteattr(href)}/>' for code, href in others
        )
        + "</url>\n"
        for page, others in pages.items()
    )
    return f"{_XML}<urlset {_MAP}>\n{urls}</urlset>\n"


def robots(site: Site) -> str:
    """Everything may be read; the map is named where there is one."""
    known = f"\nSitemap: {site.address}/sitemap.xml\n" if site.address else ""
    return f"User-agent: *\nAllow: /\n{known}"


def feed(site: Site) -> str:
    """The versions whose dates are known, in every language, as Atom (RFC 4287); empty where no date is known."""
    dated = [version for version in site.imprint.versions if version.date]
    if not dated:
        return ""
    titles = dict.fromkeys(d.edition.title for d in site.editions)
    own = f'<link rel="self" href={quoteattr(f"{site.address}/feed.xml")}/>\n' if site.address else ""
    authors = {a.name for d in site.editions for a in d.publication.authors}
    people = "".join(f"<author><name>{escape(name)}</name></author>\n" for name in sorted(authors))
    # Every feed needs an author; a site that names none is spoken of by its title.
    people = people or f"<author><name>{escape(next(iter(titles)))}</name></author>\n"
    entries = "".join(_entry(site, document, version) for version in dated for document in site.editions)
    return (
        f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom">\n<id>{_id(site, "feed.xml")}</id>\n'
        f"<title>{escape(' · '.join(titles))}</title>\n<updated>{_time(dated)}</updated>\n"
        f"{own}{people}{entries}</feed>\n"
    )


def _entry(site: Site, document: EditionDocument, version: Version) -> str:
    edition = document.edition
    home = site.absolute(f"{edition.folder}/index.html")
    title = f"{edition.title}: {edition.subtitle}, {word('version_of', edition.interface, version=version.number)}"
    said = version.changes.get(edition.language, edition.description)
    return (
        f"<entry xml:lang={quoteattr(edition.language)}>\n"
        f"<id>{_id(site, f'{edition.folder}/{version.number}')}</id>\n<title>{escape(title)}</title>\n"
        f"<updated>{_time([version])}</updated>\n"
        f"<link href={quoteattr(home)} hreflang={quoteattr(edition.language)}/>\n"
        f"<summary>{escape(said)}</summary>\n</entry>\n"
    )


def _time(versions: Sequence[Version]) -> str:
    """The beginning of the latest day of `versions`."""
    return f"{max(v.date for v in versions if v.date).isoformat()}T00:00:00Z"


def _id(site: Site, path: str) -> str:
    """A name that stays the same from build to build, also before the site has an address."""
    names = "/".join(d.edition.folder for d in site.editions)
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{site.address or names}/{path}')}"


def llms(site: Site) -> str:
    """A list of the pages in Markdown (https://llmstxt.org), for programs that read text."""
    titles = dict.fromkeys(d.edition.title for d in site.editions)
    about = "".join(f"> {_plain(d.edition.subtitle)}: {_plain(d.edition.description)}\n" for d in site.editions)
    parts = "".join(_chapters(site, document) for document in site.editions)
    data = site.absolute("data/datapackage.json")
    package = f"\n## Data\n\n- [datapackage.json]({data})\n" if site.package.version else ""
    return f"# {_plain(' · '.join(titles))}\n\n{about}{parts}{package}"


def _chapters(site: Site, document: EditionDocument) -> str:
    edition = document.edition
    lines = [
        f"- [{_plain(f'{c.name} {printed_text(c.title, edition.language)}'.strip())}]"
        f"({site.absolute(f'{edition.folder}/{chapter_page(c.chapter, edition.language)}')})\n"
        for c in document.chapters
    ]
    return f"\n## {_plain(f'{edition.title}: {edition.subtitle}')} ({edition.language})\n\n{''.join(lines)}"


def _plain(text: str) -> str:
    """`text` in one line, its signs of Markdown as themselves."""
    escaped = "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in text)
    return " ".join(escaped.split())
