"""What a reader meets on the finished pages: notes, bookmarks, typefaces, tags."""

from __future__ import annotations

import io
import re

import pikepdf
from weasyprint.formatting_structure.boxes import TextBox

from report.pdf.engine.inspection import walk
from report.pdf.layout import PdfResult
from tests.report.pdf.documents import CHAPTERS, chapter, document, laid_out, made, page_texts


def test_a_list_is_numbered_from_where_it_starts() -> None:
    text = page_texts(made(document(chapter('<ol start="3"><li>Tredje</li><li>Fjerde</li></ol>'))).content)[0]
    assert re.findall(r"(\d)\.", text) == ["3", "4"]


def test_notes_stand_on_the_page_of_their_call(plain_book: PdfResult) -> None:
    texts = page_texts(plain_book.content)
    for n in range(1, CHAPTERS + 1):
        assert [at for at, text in enumerate(texts) if re.search(rf"Kaldet{n}\b", text)] == [
            at for at, text in enumerate(texts) if re.search(rf"Noten{n}\b", text)
        ]


def test_bookmarks_language_and_title_are_set(plain_book: PdfResult) -> None:
    with pikepdf.open(io.BytesIO(plain_book.content)) as pdf, pdf.open_outline() as outline:
        assert str(pdf.Root.Lang) == "da"
        assert str(pdf.docinfo.Title) == "Træer: En optælling"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        chapters = [item for item in outline.root if item.title.startswith("Kapitel")]
        assert [(c.title, [s.title for s in c.children]) for c in chapters] == [
            (f"Kapitel {n} Løbende titel", [f"{n}.1 Afsnit{n}"]) for n in range(1, CHAPTERS + 1)
        ]


def test_only_the_typefaces_of_the_project_are_embedded(plain_book: PdfResult) -> None:
    with pikepdf.open(io.BytesIO(plain_book.content)) as pdf:
        names = {
            str(o.BaseFont).partition("+")[2]
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
        }
    assert names and all(re.match(r"Source-S(erif|ans)-Pro", name) for name in names), names


def _elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name(f"/{kind}")]


def test_tags_tell_what_the_page_shows(plain_book: PdfResult, chapter_pages: dict[str, int]) -> None:
    with pikepdf.open(io.BytesIO(plain_book.content)) as pdf:
        assert [str(cell.A.Scope) for cell in _elements(pdf, "TH")] == ["/Column", "/Column", "/Row"]
        assert [str(figure.Alt) for figure in _elements(pdf, "Figure")] == ["Der er 44 træer i Lindegade."]
        links = {str(a.Contents) for page in pdf.pages for a in page.get("/Annots", ())}
        assert {f"Kapitel {n} {chapter_pages[f'sec-{n}']}" for n in range(1, CHAPTERS + 1)} <= links
        assert not any(link.startswith("sec-") for link in links)


def test_links_in_running_text_are_told_by_more_than_their_colour() -> None:
    kinds = {"": True, "xref": True, "citation": True, "term": True, "note-call": False, "page-number": False}
    links = " ".join(f'<a class="{kind}" href="#sec-1"><em>{kind}ord</em></a>' for kind in kinds)
    title = '<h1 class="chapter-title" id="sec-1" data-running="Træer">Træer</h1>'
    [page] = laid_out(document(chapter(f"{title}<p>{links}</p>"))).pages
    underlined = {
        box.text.removesuffix("ord"): "underline" in box.style["text_decoration_line"]
        for box in walk(page._page_box)
        if isinstance(box, TextBox) and box.text.endswith("ord")
    }
    assert underlined == kinds


def test_page_margins_are_artifacts_and_running_text_is_not(plain_book: PdfResult) -> None:
    with pikepdf.open(io.BytesIO(plain_book.content)) as pdf:
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            last = max(content.rfind(b"/Span"), content.rfind(b"/Figure"))
            assert content.find(b"/Pagination") > last > 0
