"""One edition as one HTML document for paper: cover, colophon, contents, chapters, and the lists behind them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from report.edition.compose import ChapterDocument, EditionDocument
from report.html.pieces import joined
from report.html.typography import balanced_text
from report.language.interface import word
from report.markdown.placement import placed_for_print
from report.markdown.tree import plain
from report.pdf.addresses import FONTS
from report.pdf.back_pages import entries
from report.pdf.estimate import estimate
from report.pdf.paper import PaperWriter
from report.pdf.print_html import PrintHtml, page_link, page_list, page_number
from report.project.records import Edition
from report.style.fonts import font_faces
from report.style.palette import PAPER, colour
from report.style.theme import custom_properties

WASH = 0.06  # as thin as on the screen
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


def write_book(document: EditionDocument, data_version: str, only: frozenset[str] | None = None) -> PrintHtml:
    """The document of an edition; `only` names the chapters wanted, None all of them.

    Its page numbers are places until :mod:`report.pdf.page_numbers` has found them.
    """
    chapters = [c for c in document.chapters if only is None or c.chapter.stem in only]
    missing = frozenset(
        label for label, t in document.targets.items() if all(t.chapter is not c.chapter for c in chapters)
    )
    printed = [_chapter(c, document.edition, missing) for c in chapters]
    figures, tables = (_exhibits(document, chapters, kind) for kind in ("figure", "table"))
    html = (
        _environment()
        .get_template("book.html")
        .render(chapters=printed, figures=figures, tables=tables, **_front(document, data_version), **_back(document))
    )
    pictures = dict.fromkeys(e.picture for c in chapters for e in c.exhibits.values() if e.picture)
    headings = [entry for c in printed for entry in ((c.label, c.name, c.plain_title), *c.sections)]
    contents = [f"{name} {title}" for _, name, title in (*headings, *figures, *tables)]
    return PrintHtml(html, tuple(pictures), estimate(chapters, contents))


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
        "style": Markup(style_sheet()),
        "colophon": _colophon(document, data_version),
    }


def _back(document: EditionDocument) -> dict[str, object]:
    """The lists behind the chapters: (key, title, entries)."""
    keys = [key for key in document.lists if document.entries(key)]
    return {"lists": [(key, document.list_title(key), entries(key, document)) for key in keys]}


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
        page_number=lambda label: Markup(joined(page_number(label))),
        page_link=lambda label: Markup(joined(page_link(label))),
        page_list=lambda own, others: Markup(page_list(own, others)),
    )
    return environment


def style_sheet() -> str:
    """Everything that decides how the document looks: typefaces, colours and rules."""
    wash = f":root{{--wash:{_on_paper('primary', WASH)}}}\n"
    return font_faces(FONTS) + custom_properties() + wash + STYLE.read_text(encoding="utf-8")


def _on_paper(role: str, share: float) -> str:
    """A colour thinned by paper; the PDF engine does not know color-mix()."""

    def channels(code: str) -> bytes:
        return bytes.fromhex(code.removeprefix("#"))

    mixed = (round(share * a + (1 - share) * b) for a, b in zip(channels(colour(role)), channels(PAPER), strict=True))
    return "#" + bytes(mixed).hex()


def _colophon(document: EditionDocument, data_version: str) -> list[tuple[str, str]]:
    """What the edition says of itself: (what it is about, the text)."""
    edition, site = document.edition, document.publication.address

    def say(key: str, **fields: str) -> str:
        return word(key, edition.interface, **fields)

    imprint, code = document.publication.imprint, edition.language
    title = f"{edition.title}: {edition.subtitle}"
    version = say("data_version", version=data_version) if data_version else ""
    address = Markup('<a href="{0}">{0}</a>').format(f"{site}/{edition.folder}/") if site else ""
    citation = _citation(f"{title} ({imprint.year})" if imprint.year else title, imprint.kind.get(code, ""), version)
    lines = [
        (
            say("colophon_edition"),
            f"{title}. {word('language_edition', code)}{', ' * bool(imprint.year)}{imprint.year}.",
        ),
        (say("colophon_status"), imprint.status.get(code, "")),
        (say("colophon_sources"), "\n".join(imprint.sources.get(code, ()))),
        (say("colophon_licence"), imprint.licence.get(code, "")),
        (say("data"), say("data_of_edition", version=data_version) if data_version else ""),
        (say("colophon_type"), say("typefaces")),
        (say("colophon_citation"), Markup("{} {}").format(citation, address) if address else citation),
        (say("colophon_screen"), address),
    ]
    return [line for line in lines if line[1]]


def _citation(title: str, kind: str, version: str) -> str:
    """How the edition is cited, as one sentence for its title and one for the rest."""
    if kind and version:
        version = version[0].lower() + version[1:]
    rest = ", ".join(filter(None, (kind, version)))
    return ". ".join(filter(None, (title, rest))) + "."


def _chapter(document: ChapterDocument, edition: Edition, missing: frozenset[str]) -> _Chapter:
    writer = PaperWriter(edition.language, document.exhibits, missing, edition.interface)
    sections = [
        (b["c"][1][0], b.get("number", ""), balanced_text(plain(b["c"][2])))
        for b in document.blocks
        if b["t"] == "Header" and b["c"][0] == 2
    ]
    return _Chapter(
        document.label,
        document.name,
        Markup(writer.title(writer.run(document.title))),
        plain(document.title),
        document.chapter.annex,
        sections,
        Markup(writer.blocks(placed_for_print(document.blocks))),
    )


def _exhibits(document: EditionDocument, chapters: list[ChapterDocument], kind: str) -> list[tuple[str, str, str]]:
    wanted = {c.chapter for c in chapters}
    return [
        (name, t.name(document.edition.language), balanced_text(t.label.title))
        for name, t in document.targets.items()
        if t.label.kind == kind and t.chapter in wanted
    ]
