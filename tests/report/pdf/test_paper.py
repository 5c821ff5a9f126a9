"""How paper writes what screens write otherwise: alternatives of drawings, spaces before elements, references."""

from __future__ import annotations

from report.html.exhibit import ExhibitView
from report.pdf.paper import PaperWriter
from tests.report.pdf.documents import chapter, document, made


def test_the_title_of_a_drawing_becomes_its_whole_alternative() -> None:
    svg = '<svg><title id="fig-a-title">Kort</title><desc id="fig-a-desc">Lang</desc></svg>'
    view = ExhibitView("fig-a", "figure", "Figur 1.1", "Der er < 44 træer.", svg, "", "", "VIVE", ())
    written = PaperWriter("da", {"fig-a": view}, {}).exhibit(view, "Træer", "")
    assert '<title id="fig-a-title">Der er &lt; 44 træer.</title>' in written
    assert "Kort" not in written


def test_a_space_before_an_element_stands_alone_in_tables_too() -> None:
    cell = (
        '<table><thead></thead><tbody><tr><td>aged\xa0<span class="nobr">0–6</span>\xa0years</td></tr></tbody></table>'
    )
    view = ExhibitView("tbl-a", "table", "Table 1.1", "", "", "", cell, "VIVE", ())
    written = PaperWriter("en", {"tbl-a": view}, {}).exhibit(view, "Ages", "")
    assert 'aged<span>\xa0</span><span class="nobr">0–6</span>\xa0years' in written


def test_a_book_of_some_chapters_refers_to_the_others_in_plain_words() -> None:
    writer = PaperWriter("da", {}, {}, frozenset({"sec-elsewhere"}))
    assert writer.reference("sec-elsewhere", "Kapitel 2", bracketed=False) == "Kapitel 2"
    assert 'href="#sec-here"' in writer.reference("sec-here", "Kapitel 1", bracketed=False)
    assert (
        made(document(chapter(f"<p>{writer.reference('sec-elsewhere', 'Kapitel 2', bracketed=True)}</p>"))).problems
        == ()
    )
