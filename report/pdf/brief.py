"""The brief of an edition as one HTML document for paper, which is laid out by itself.

It leads nowhere: the chapters, the glossary and the literature that it speaks of are in another file.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from report.edition.compose import ChapterDocument, EditionDocument
from report.html.pieces import Pieces
from report.language import cldr
from report.language.interface import word
from report.language.vocabulary import rules_of
from report.markdown.placement import placed_for_print
from report.markdown.tree import printed_text
from report.pdf.book import environment, style_sheet
from report.pdf.paper import PaperWriter
from report.pdf.print_html import PrintHtml
from report.printed.exhibit import PrintedExhibit
from report.project.records import Imprint


class BriefWriter(PaperWriter):
    """Writes a brief: what would lead to another page of the edition is plain words."""

    def reference(self, target: str, text: Pieces, *, bracketed: bool) -> Pieces:
        """The words alone, without a page."""
        return text

    def citation_link(self, anchor: str, text: Pieces) -> Pieces:
        """The words alone."""
        return text

    def term_link(self, name: str, text: Pieces) -> Pieces:
        """The words alone."""
        return text

    def ways(self, exhibit: PrintedExhibit) -> Pieces:
        """Nothing: its numbers are attached to the edition, whose annex prints them."""
        return []


def write_brief(document: EditionDocument, text: ChapterDocument, data_version: str) -> PrintHtml:
    """The brief of `document`, whose words are `text`."""
    edition, publication = document.edition, document.publication
    writer = BriefWriter(edition.language, text.exhibits, interface=edition.interface)
    title = f"{edition.title}: {edition.subtitle}"
    html = (
        environment()
        .get_template("brief.html")
        .render(
            edition=edition,
            authors=publication.authors,
            style=Markup(style_sheet(publication.theme)),
            label=text.label,
            heading=Markup(writer.title(writer.run(text.title))),
            plain_title=printed_text(text.title, edition.language),
            title=title,
            facts=list(_facts(publication.imprint, edition.language, edition.interface, data_version)),
            body=Markup(writer.blocks(placed_for_print(text.blocks))),
            whole=word("brief_whole", edition.interface, title=title),
            address=f"{publication.address}/{edition.folder}/" if publication.address else "",
        )
    )
    return PrintHtml(html, tuple(dict.fromkeys(e.picture for e in text.exhibits.values() if e.picture)))


def _facts(imprint: Imprint, language: str, interface: str, data_version: str) -> Iterator[str]:
    """What the edition says of itself, in lines: its kind, and its version with its day and that of the data."""
    version, rules = imprint.version, rules_of(language)
    day = cldr.day(version.date, rules.date, rules.locale) if version and version.date else imprint.year
    numbered = word("version_of", interface, version=version.number) if version else ""
    data = word("data_version", interface, version=data_version) if data_version else ""
    dated = " · ".join(filter(None, (", ".join(filter(None, (numbered, day))), data)))
    yield from filter(None, (imprint.kind.get(language, ""), dated))
