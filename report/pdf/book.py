"""One edition as one HTML document for paper: cover, colophon, contents, chapters, and the lists behind them."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from report.edition.compose import ChapterDocument, EditionDocument
from report.html.typography import balanced
from report.language.interface import word
from report.markdown.placement import placed_for_print
from report.markdown.tree import plain
from report.pdf.back_pages import entries
from report.pdf.paper import PaperWriter, page_link, page_number
from report.project.records import Edition
from report.style.fonts import font_faces
from report.style.palette import PAPER, colour
from report.style.theme import custom_properties

BASE = "report:"
WASH = 0.06  # as thin as on the screen
TEMPLATES = Path(__file__).parent / "templates"
STYLE = Path(__file__).parent / "styles" / "paper.css"


def write_book(document: EditionDocument, data_version: str, only: frozenset[str] | None = None) -> str:
    """The document of an edition; `only` names the chapters wanted, None all of them.

    Page numbers stand as ``00`` in spans of class ``page-number`` until :mod:`report.pdf.engine.page_numbers` fills them.
    """
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    edition = document.edition
    chapters = [c for c in document.chapters if only is None or c.chapter.stem in only]
    missing = frozenset(
        label for label, t in document.targets.items() if all(t.chapter is not c.chapter for c in chapters)
    )
    imprint = document.publication.imprint
    return environment.get_template("book.html").render(
        edition=edition,
        language_edition=word("language_edition", edition.language),
        kind=imprint.kind.get(edition.language, ""),
        year=imprint.year,
        word=lambda key, **f: word(key, edition.interface, **f),
        page_number=lambda label: Markup(page_number(label)),
        page_link=lambda label: Markup(page_link(label)),
        data_version=data_version,
        style=Markup(style_sheet()),
        colophon=_colophon(document, data_version),
        chapters=[_chapter(c, edition, missing) for c in chapters],
        figures=_exhibits(document, chapters, "figure"),
        tables=_exhibits(document, chapters, "table"),
        lists=[
            (key, document.list_title(key), entries(key, document)) for key in document.lists if document.entries(key)
        ],
    )


def style_sheet() -> str:
    """Everything that decides how the document looks: typefaces, colours and rules."""
    wash = f":root{{--wash:{_on_paper('primary', WASH)}}}\n"
    return font_faces(BASE + "fonts/") + custom_properties() + wash + STYLE.read_text(encoding="utf-8")


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


def _chapter(document: ChapterDocument, edition: Edition, missing: frozenset[str]) -> dict[str, object]:
    pictures = {v.picture: BASE + v.picture for v in document.exhibits.values()}
    writer = PaperWriter(edition.language, edition.interface, document.exhibits, pictures, missing)
    sections = [
        (b["c"][1][0], b.get("number", ""), balanced(plain(b["c"][2])))
        for b in document.blocks
        if b["t"] == "Header" and b["c"][0] == 2
    ]
    return {
        "label": document.label,
        "name": document.name,
        "title": Markup(balanced(writer.inlines(document.title))),
        "plain_title": plain(document.title),
        "annex": document.chapter.annex,
        "sections": sections,
        "body": Markup(writer.blocks(placed_for_print(document.blocks))),
    }


def _exhibits(document: EditionDocument, chapters: list[ChapterDocument], kind: str) -> list[tuple[str, str, str]]:
    wanted = {c.chapter for c in chapters}
    return [
        (name, t.name(document.edition.language), balanced(t.label.title))
        for name, t in document.targets.items()
        if t.label.kind == kind and t.chapter in wanted
    ]
