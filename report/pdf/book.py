"""One edition as one HTML document for paper: cover, colophon, contents, chapters, and the lists behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from report.edition.compose import ChapterDocument, EditionDocument
from report.edition.titles import exhibit_titles
from report.html.facets import width_rules
from report.html.pieces import joined
from report.html.typography import balanced_text
from report.language.interface import word
from report.markdown.placement import placed_for_print
from report.markdown.tree import printed_text
from report.pdf.addresses import FONTS, picture_address
from report.pdf.back_pages import list_entries
from report.pdf.estimate import estimate
from report.pdf.paper import PaperWriter
from report.pdf.print_html import PART, PrintHtml, page_link, page_list, page_number
from report.project.records import Author, Edition
from report.results.motif import Motif
from report.style.palette import WASH, mixed
from report.style.sheets import custom_properties, filled, font_faces, list_styles
from report.style.theme import Theme

WHITE = "#ffffff"
TEMPLATES = Path(__file__).parent / "templates"
STYLE = Path(__file__).parent / "styles" / "paper.css"


@dataclass(frozen=True, slots=True)
class _Chapter:
    """A chapter as the template prints it; `sections` are (label, number, title)."""

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
) -> PrintHtml:
    """The document of an edition; `only` names the chapters wanted, None all of them; `motifs` are those of covers.

    Its page numbers are places until :mod:`report.pdf.page_numbers` has found them.
    """
    chapters = [c for c in document.chapters if only is None or c.chapter.stem in only]
    missing = frozenset(
        label for label, t in document.targets.items() if all(t.chapter is not c.chapter for c in chapters)
    )
    short = {term.abbreviation: term.expansion for term in document.back.abbreviations}
    printed = [_chapter(c, document.edition, missing, short) for c in chapters]
    figures, tables = (_exhibits(document, chapters, kind) for kind in ("figure", "table"))
    front = _front(document, data_version) | _cover(document, motifs)
    html = (
        _environment()
        .get_template("book.html")
        .render(chapters=printed, figures=figures, tables=tables, **front, **_back(document))
    )
    logo = document.publication.theme.logo
    pictures = dict.fromkeys(e.picture for c in chapters for e in c.exhibits.values() if e.picture)
    pictures |= {logo.path: None} if logo else {}
    headings = [entry for c in printed for entry in ((c.label, c.name, c.plain_title), *c.sections)]
    contents = [f"{name} {title}" for _, name, title in (*headings, *figures, *tables)]
    return PrintHtml(html, tuple(pictures), estimate(chapters, contents, filter(document.entries, document.lists)))


def _front(document: EditionDocument, data_version: str) -> dict[str, object]:
    """What the templates print of the edition itself."""
    edition, imprint = document.edition, document.publication.imprint
    return {
        "edition": edition,
        "language_edition": word("language_edition", edition.language),
        "kind": imprint.kind.get(edition.language, ""),
        "year": imprint.year,
        "word": lambda key, **f: word(key, edition.interface, **f),
        "data_version": data_version,
        "style": Markup(style_sheet(document.publication.theme)),
        "colophon": _colophon(document, data_version),
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


def _back(document: EditionDocument) -> dict[str, object]:
    """The lists behind the chapters: (key, title, entries)."""
    keys = [key for key in document.lists if document.entries(key)]
    return {"lists": [(key, document.list_title(key), list_entries(key, document)) for key in keys]}


def _environment() -> Environment:
    """The templates, and the places of page numbers for them."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(
        new_part=PART,
        page_number=lambda label: Markup(joined(page_number(label, alone=True))),
        page_link=lambda label, said: Markup(joined(page_link(label, said, alone=True))),
        page_list=lambda own, others, said: Markup(page_list(own, others, said)),
    )
    return environment


def style_sheet(theme: Theme) -> str:
    """Everything that decides how the document looks: typefaces, colours and rules."""
    wash = f":root{{--wash:{mixed(theme.colour('primary'), theme.colour('paper'), WASH)}}}\n"
    # White is the sheet itself.
    ground = "" if theme.day["paper"] == WHITE else f"@page {{ background: {theme.day['paper']} }}\n"
    own = custom_properties(theme) + wash + list_styles() + width_rules() + filled(STYLE, theme) + ground
    return font_faces(theme, FONTS) + own


def _colophon(document: EditionDocument, data_version: str) -> list[tuple[str, str]]:
    """What the edition says of itself: (what it is about, the text)."""
    edition, site = document.edition, document.publication.address

    def say(key: str, **fields: str) -> str:
        return word(key, edition.interface, **fields)

    imprint, code = document.publication.imprint, edition.language
    title = f"{edition.title}: {edition.subtitle}"
    version = say("data_version", version=data_version) if data_version else ""
    address = Markup('<a href="{0}">{0}</a>').format(f"{site}/{edition.folder}/") if site else ""
    citation = _citation(document, title, version)
    lines = [
        (
            say("colophon_edition"),
            f"{title}. {word('language_edition', code)}{', ' * bool(imprint.year)}{imprint.year}.",
        ),
        (say("colophon_authors"), _named(document.publication.authors)),
        (say("colophon_status"), imprint.status.get(code, "")),
        (say("colophon_sources"), "\n".join(imprint.sources.get(code, ()))),
        (say("colophon_licence"), imprint.licence.get(code, "")),
        (say("data"), say("data_of_edition", version=data_version) if data_version else ""),
        (say("colophon_type"), _typefaces(document)),
        (say("colophon_citation"), Markup("{} {}").format(citation, address) if address else citation),
        (say("colophon_screen"), address),
    ]
    return [line for line in lines if line[1]]


def _citation(document: EditionDocument, title: str, version: str) -> str:
    """How the edition is cited: a sentence for its authors, one for its title and one for the rest."""
    imprint, authors = document.publication.imprint, ", ".join(a.name for a in document.publication.authors)
    kind = imprint.kind.get(document.edition.language, "")
    dated = f"{title} ({imprint.year})" if imprint.year else title
    if kind and version:
        version = version[0].lower() + version[1:]
    rest = ", ".join(filter(None, (kind, version)))
    return ". ".join(filter(None, (authors, dated, rest))) + "."


def _named(authors: Sequence[Author]) -> str:
    """The authors, each in a line with affiliation and ORCID where these are known."""
    lines = []
    for author in authors:
        orcid = Markup('<a href="https://orcid.org/{0}">{0}</a>').format(author.orcid) if author.orcid else ""
        lines.append(Markup(", ").join(filter(None, (author.name, author.affiliation, orcid))))
    return Markup("\n").join(lines)


def _typefaces(document: EditionDocument) -> str:
    """The credit that the project gives the typefaces, or else their names."""
    theme, code = document.publication.theme, document.edition.language
    names = dict.fromkeys(typeface.family for typeface in theme.typefaces)
    return theme.credit.get(code) or f"{', '.join(names)}."


def _chapter(
    document: ChapterDocument, edition: Edition, missing: frozenset[str], abbreviations: Mapping[str, str]
) -> _Chapter:
    code, label = edition.language, document.label
    writer = PaperWriter(code, document.exhibits, missing, edition.interface, label, abbreviations)
    sections = [
        (b["c"][1][0], b.get("number", ""), balanced_text(printed_text(b["c"][2], edition.language)))
        for b in document.blocks
        if b["t"] == "Header" and b["c"][0] == 2
    ]
    return _Chapter(
        document.label,
        document.name,
        Markup(writer.title(writer.run(document.title))),
        printed_text(document.title, edition.language),
        document.chapter.annex,
        sections,
        Markup(writer.blocks(placed_for_print(document.blocks))),
    )


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
