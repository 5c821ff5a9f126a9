"""What the first page of an edition tells besides its text: downloads, how to cite it, and facts of the edition."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from report.edition.citation import Citation
from report.edition.compose import EditionDocument
from report.edition.imprint import printed_date, works
from report.html.writer import Writer
from report.language.interface import word
from report.markdown.nodes import Block
from report.site.back_pages import list_page
from report.site.front.knowledge import Link, Site, form_links
from report.site.front.text_writer import TextWriter


@dataclass(frozen=True, slots=True)
class Landing:
    """The first page of an edition.

    `lead` and `body` are its text; `facts` are (what, text); `sisters` the other publications in the same language.
    """

    lead: Markup
    body: Markup
    forms: list[Link]
    data: list[Link]
    citation: Markup
    records: list[Link]
    facts: list[tuple[str, Markup]]
    sisters: list[EditionDocument]


def landing(document: EditionDocument, site: Site, writer: Writer) -> Landing:
    """The first page of `document`, its own text written by `writer`."""
    edition, text = document.edition, document.landing
    return Landing(
        Markup(writer.inlines(text.title)) if text else Markup("{}").format(edition.description),
        Markup(writer.blocks(text.blocks)) if text else Markup(""),
        form_links(document, site, ""),
        _data(document, site),
        Citation(document).apa(),
        [
            Link(f"{edition.slug}.{ending}", word("cite_entry", edition.interface, kind=kind), media)
            for ending, kind, media in (
                ("bib", "BibTeX", "application/x-bibtex"),
                ("ris", "RIS", "application/x-research-info-systems"),
            )
        ],
        _facts(document, site),
        [d for d in site.languages.get(edition.language, []) if d is not document],
    )


def citation_files(document: EditionDocument, site: Site) -> dict[str, bytes]:
    """The files that the first page of `document` offers to programs that keep references, by path."""
    citation, place = Citation(document), f"{document.edition.folder}/{document.edition.slug}"
    return {f"{place}.bib": citation.bibtex().encode(), f"{place}.ris": citation.ris().encode()}


def main_results(document: EditionDocument, folder: str) -> list[Markup]:
    """The first list in the text of the first page, for a page from which `folder` is the address of the edition."""
    if document.landing is None:
        return []
    writer = TextWriter(document, document.landing, folder)
    found = next((b for b in document.landing.blocks if b["t"] in ("BulletList", "OrderedList")), None)
    return [Markup(writer.blocks(_running(item))) for item in _items(found)]


def _items(block: Block | None) -> list[list[Block]]:
    if block is None:
        return []
    if block["t"] == "BulletList":
        return block["c"]
    return block["c"][1] if block["t"] == "OrderedList" else []


def _running(blocks: list[Block]) -> list[Block]:
    """An item of one paragraph as a line of text."""
    if len(blocks) == 1 and blocks[0]["t"] == "Para":
        return [{"t": "Plain", "c": blocks[0]["c"]}]
    return blocks


def _data(document: EditionDocument, site: Site) -> list[Link]:
    """The page of the data and their description, if there are any."""
    language, interface = document.edition.language, document.edition.interface
    pages = Link(list_page("data", language), word("data", interface), "text/html")
    described = Link("../../data/datapackage.json", word("data_described", interface), "application/json")
    return [pages, described] if site.package.version else []


def _data_version(document: EditionDocument, site: Site) -> str:
    """The version of the data, which leads to what has changed in them."""
    version, page = site.package.version, list_page("data_changes", document.edition.language)
    link = Markup('<a href="{}">{}</a>')
    return link.format(page, word("version_of", document.edition.interface, version=version)) if version else ""


def _facts(document: EditionDocument, site: Site) -> list[tuple[str, Markup]]:
    """What is known of the edition: (what, text)."""
    edition, imprint = document.edition, document.publication.imprint
    contact, version = imprint.contact, imprint.version

    def say(key: str, **fields: str) -> str:
        return word(key, edition.interface, **fields)

    dated = say("published") if version and version.date else say("year")
    licence = imprint.licence.get(edition.language, "")
    linked = Markup('<a href="{}" rel="license">{}</a>').format(imprint.licence_address, licence)
    mail = Markup('<a href="mailto:{0}">{0}</a>').format(contact.email) if contact.email else ""
    facts: list[tuple[str, str]] = [
        (say("colophon_authors"), ", ".join(a.name for a in document.publication.authors)),
        (say("version"), version.number if version else ""),
        (dated, printed_date(imprint, edition.language)),
        (say("data"), _data_version(document, site)),
        (say("colophon_status"), imprint.status.get(edition.language, "")),
        (say("changes"), version.changes.get(edition.language, "") if version else ""),
        (say("colophon_sources"), Markup("<br>").join(works(imprint, edition.language))),
        (say("colophon_licence"), linked if imprint.licence_address and licence else licence),
        (say("editor"), contact.editor),
        (say("contact"), Markup(", ").join(filter(None, (contact.name, mail)))),
    ]
    return [(what, Markup("{}").format(text)) for what, text in facts if text]
