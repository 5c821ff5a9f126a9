"""One edition as one HTML document for paper: cover, colophon, contents, chapters, and the lists behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment
from markupsafe import Markup

from report.edition.compose import ChapterDocument, EditionDocument
from report.edition.imprint import printed_date
from report.edition.titles import exhibit_titles
from report.html.facets import width_rules
from report.html.pieces import joined
from report.html.templates import templates
from report.html.typography import balanced_text
from report.language.interface import word
from report.markdown.placement import placed_for_print
from report.markdown.tree import first_line, printed_text, walk
from report.pdf.about import Other, chapter_address, others_in_words
from report.pdf.addresses import FONTS, picture_address
from report.pdf.back_pages import list_entries
from report.pdf.colophon import colophon
from report.pdf.estimate import estimate
from report.pdf.numbers import numbers_behind
from report.pdf.paper import PaperWriter
from report.pdf.passages import Passages
from report.pdf.print_html import PART, PrintHtml, page_link, page_list, page_number
from report.results.motif import Motif
from report.style.palette import WASH, mixed
from report.style.sheets import custom_properties, filled, font_faces, list_styles
from report.style.theme import Theme

WHITE = "#ffffff"
TEMPLATES = Path(__file__).parent / "templates"
STYLES = Path(__file__).parent / "styles"
# The rules of the page, of what stands apart from the text, and of the brief.
SHEETS = ("paper.css", "apart.css", "marks.css", "brief.css")
PRESS, FORM = (STYLES / f"{name}.css" for name in ("press", "form"))


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A chapter as the template prints it; `sections` are (label, number, title).

    `source` is its file and `lines` those of its labels, as :mod:`report.pdf.engine.sheets` reads them.
    """

    source: str
    lines: str
    label: str
    name: str
    title: Markup
    plain_title: str
    annex: bool
    sections: list[tuple[str, str, str]]
    body: Markup


def write_book(
    document: EditionDocument,
    data_version: str,
    only: frozenset[str] | None = None,
    motifs: Mapping[str, Motif] = MappingProxyType({}),
    others: Sequence[Other] = (),
    *,
    press: bool = False,
) -> PrintHtml:
    """The document of an edition; `only` names the chapters wanted, None all of them; `motifs` are those of covers.

    `others` are the editions that it names.  For the `press` it has bleed and marks, and chapters begin on right-hand
    pages.  Its page numbers are places until :mod:`report.pdf.page_numbers` has found them.
    """
    chapters = [c for c in document.chapters if only is None or c.chapter.stem in only]
    there = {c.chapter for c in chapters}
    missing = frozenset(label for label, t in document.targets.items() if t.chapter not in there)
    short = {term.abbreviation: term.expansion for term in document.back.abbreviations}
    passages = Passages(chapters, document.back)
    chapters = [replace(c, blocks=passages.marked(c.blocks)) for c in chapters]
    printed = [_chapter(c, document, missing, short) for c in chapters]
    figures, tables = (_exhibits(document, chapters, kind) for kind in ("figure", "table"))
    front = _front(document, data_version, others, press=press) | _cover(document, motifs)
    back = _back(document, chapters, missing, passages)
    template = environment().get_template("book.html")
    html = template.render(chapters=printed, figures=figures, tables=tables, **front, **back)
    headings = [entry for c in printed for entry in ((c.label, c.name, c.plain_title), *c.sections)]
    contents = [f"{name} {title}" for _, name, title in (*headings, *figures, *tables)]
    pages = estimate(chapters, contents, filter(document.entries, document.lists))
    return PrintHtml(html, _pictures(document, chapters), pages)


def _pictures(document: EditionDocument, chapters: Sequence[ChapterDocument]) -> tuple[str, ...]:
    """The paths of the pictures that are printed, each once."""
    logo = document.publication.theme.logo
    pictures = [e.picture for c in chapters for e in c.exhibits.values() if e.picture]
    return tuple(dict.fromkeys([*pictures, *([logo.path] if logo else [])]))


def _front(document: EditionDocument, data_version: str, others: Sequence[Other], *, press: bool) -> dict[str, object]:
    """What the templates print of the edition itself."""
    edition, imprint = document.edition, document.publication.imprint
    further = PRESS.read_text(encoding="utf-8") if press else ""
    return {
        "edition": edition,
        "language_edition": word("language_edition", edition.language),
        "kind": imprint.kind.get(edition.language, ""),
        "dated": printed_date(imprint, edition.language),
        "word": lambda key, **f: word(key, edition.interface, **f),
        "style": Markup(style_sheet(document.publication.theme) + further),
        "colophon": colophon(document, data_version),
        "others": others_in_words(document, others),
        "status": imprint.status.get(edition.language, ""),
    }


def _cover(document: EditionDocument, motifs: Mapping[str, Motif]) -> dict[str, object]:
    """What the cover shows besides the titles, and whom the edition names as its authors."""
    publication = document.publication
    return {
        "authors": publication.authors,
        "logo": publication.theme.logo,
        "picture_address": picture_address,
        "motif": motifs[publication.cover.motif] if publication.cover else (),
    }


def _back(
    document: EditionDocument, chapters: Sequence[ChapterDocument], missing: frozenset[str], passages: Passages
) -> dict[str, object]:
    """What stands behind the `chapters`: the numbers of their figures, and the lists as (key, title, entries)."""
    edition = document.edition
    numbers = numbers_behind(chapters, PaperWriter(edition.language, None, missing, edition.interface))
    keys = [key for key in document.lists if document.entries(key)]
    lists = [(key, document.list_title(key), list_entries(key, document, passages)) for key in keys]
    return {"numbers": numbers, "lists": lists}


def environment() -> Environment:
    """The templates, and the places of page numbers for them."""
    found = templates(TEMPLATES)
    found.globals.update(
        new_part=PART,
        page_number=lambda label: Markup(joined(page_number(label, alone=True))),
        page_link=lambda label, said: Markup(joined(page_link(label, said, alone=True))),
        page_list=lambda own, others, said: Markup(page_list(own, others, said)),
    )
    return found


def style_sheet(theme: Theme) -> str:
    """Everything that decides how the document looks: typefaces, colours and rules."""
    wash = f":root{{--wash:{mixed(theme.colour('primary'), theme.colour('paper'), WASH)}}}\n"
    # White is the sheet itself.
    ground = "" if theme.day["paper"] == WHITE else f"@page {{ background: {theme.day['paper']} }}\n"
    rules = "".join(filled(STYLES / name, theme) for name in SHEETS)
    return font_faces(theme, FONTS) + custom_properties(theme) + wash + list_styles() + width_rules() + rules + ground


def _chapter(
    document: ChapterDocument, of: EditionDocument, missing: frozenset[str], abbreviations: Mapping[str, str]
) -> _Chapter:
    edition, label = of.edition, document.label
    web = chapter_address(of.publication, edition, document.chapter)
    writer = PaperWriter(
        edition.language, document.exhibits, missing, edition.interface, web, label=label, abbreviations=abbreviations
    )
    sections = [
        (b["c"][1][0], b.get("number", ""), balanced_text(printed_text(b["c"][2], edition.language)))
        for b in document.blocks
        if b["t"] == "Header" and b["c"][0] == 2
    ]
    return _Chapter(
        document.source.file,
        _lines(document),
        document.label,
        document.name,
        Markup(writer.title(writer.run(document.title))),
        printed_text(document.title, edition.language),
        document.chapter.annex,
        sections,
        Markup(writer.chapter(placed_for_print(document.blocks))),
    )


def _lines(document: ChapterDocument) -> str:
    """The line of each label of a chapter."""
    lines = {document.label: first_line(document.title)}
    for block in walk(document.blocks):
        match block["t"]:
            case "Header":
                lines[block["c"][1][0]] = first_line(block["c"][2])
            case "Box" | "Exhibit" | "TextTable" | "Listing" | "Equation" | "Panel":
                lines[block["label"]] = block["line"]
    return " ".join(f"{label}:{line}" for label, line in lines.items() if line)


def _exhibits(document: EditionDocument, chapters: list[ChapterDocument], kind: str) -> list[tuple[str, str, str]]:
    wanted, titles = (
        {c.chapter for c in chapters},
        exhibit_titles((c.blocks for c in chapters), document.edition.language),
    )
    return [
        (name, t.name(document.edition.language), balanced_text(titles[name]))
        for name, t in document.targets.items()
        if t.label.kind == kind and t.chapter in wanted
    ]
