"""The engine's own faults, which the project works around: notes that move and words broken too early."""

from __future__ import annotations

import weasyprint

from report.pdf.addresses import fetcher
from report.pdf.engine.inspection import text_of, walk
from report.pdf.engine.lint import findings
from report.pdf.engine.sheets import Pages
from report.pdf.paper import PaperWriter
from report.style.theme import Theme
from tests.report.pdf.documents import HERE, WORDS, chapter, document, laid_out, space


def test_placed_notes_stay_where_the_engine_alone_would_move_them() -> None:
    moved = steady = 0
    for gap in range(193, 211, 3):
        html = document(chapter(f'<p>Kald.<span class="footnote">{WORDS}</span></p>{space(gap)}<p>{WORDS * 4}</p>'))
        alone = weasyprint.HTML(string=html, base_url="report:/", url_fetcher=fetcher(Theme(str(HERE)))).render()
        moved += bool(findings(Pages.of(alone)))
        steady += bool(findings(Pages.of(laid_out(html))))
    assert moved, "the engine no longer moves notes: report.pdf.engine.notes can go"
    assert not steady


def test_a_space_before_an_element_breaks_no_word_too_early() -> None:
    words = ["kommunerne", "har", "modtagere", "af", "forebyggende", "indsatser", "efter", "loven", "og"]
    inlines = [n for w in words for n in ({"t": "Str", "c": w}, {"t": "Space"})]
    link = {"t": "Emph", "c": [{"t": "Str", "c": "seks"}]}
    text = PaperWriter("da").inlines([*inlines, link, {"t": "Space"}, *inlines, link])
    html = document("".join(f'<p style="width:{width}px">{text}</p>' for width in range(150, 400, 3)))
    early = [
        (block.width, text_of(line))
        for page in laid_out(html).pages
        for block in walk(page._page_box)
        if block.element_tag == "p"
        for line in block.children
        if hasattr(line, "resume_at")
        if text_of(line).endswith("-") and line.width < 0.6 * block.width
    ]
    assert early == []
