"""What is wrong with pages is found, and what the style does by itself is right."""

from __future__ import annotations

import pytest

from report.pdf.layout import PdfResult
from tests.report.bad_input.explained import reads_like_its_example
from tests.report.pdf.documents import FIGURE, GOOD_TABLE, ROW, WORDS, chapter, document, made, space, table

LONG_WORD = "Rådgivningskommuneinstitutionsanbringelse" * 4
NARROW = "table { width: 30mm; table-layout: fixed }"
LOOSE = ".chapter h2 { break-after: auto; margin: 0 }"
BAD_PAGES = {
    "a word wider than its paragraph": ("L01", f'<p style="hyphens:manual">{LONG_WORD}</p>', ""),
    "a word wider than its cell": ("L01", table(f"<tr><td>{LONG_WORD[:60]}</td></tr>"), NARROW),
    "a number that leaves its cell to the left": (
        "L01",
        table(f"<tr><td class='number'>{'1.000.' * 9}</td></tr>"),
        NARROW,
    ),
    "a table wider than the page": ("L01", table(ROW), "table { width: 190mm }"),
    "a drawing wider than the page": ("L01", FIGURE, ".drawing svg { width: 190mm }"),
    "a drawing taller than the page": ("L01", FIGURE, ".drawing svg { height: 300mm }"),
    "a name wider than its column": (
        "L01",
        f'<h2><span class="section-number">{"1." * 40}</span>Titel</h2><p>Tekst.</p>',
        "",
    ),
    "a note wider than the page": (
        "L01",
        f'<p>Kald.<span class="footnote">{LONG_WORD * 2}</span></p>',
        ".footnote { hyphens: manual }",
    ),
    "a row taller than the page": ("L02", table(f"<tr><td>{WORDS * 60}</td></tr>"), ""),
    "a heading at the foot": ("L03", f"{space(225)}<h2>Titel</h2><p>{WORDS}</p>", LOOSE),
    "a numbered heading at the foot": (
        "L03",
        f'{space(225)}<h2><span class="section-number">1.1 </span>Titel</h2><p>{WORDS}</p>',
        LOOSE,
    ),
    "a caption at the foot": (
        "L03",
        f"{space(205)}{FIGURE}",
        ".exhibit { break-inside: auto } .caption { break-after: auto }",
    ),
    "a lone first line": ("L04", f"{space(231)}<p>{WORDS * 3}</p>", "p { orphans: 1 }"),
    "a lone last line": ("L04", f"{space(218)}<p>{WORDS * 2}</p>", "p { widows: 1 }"),
    "a lone line of a list item": ("L04", f"{space(231)}<ul><li>{WORDS * 3}</li></ul>", "li { orphans: 1 }"),
    "a rule the engine does not know": ("L05", "<p>Tekst.</p>", "p { text-wrap: pretty }"),
    "a picture that is missing": ("L05", '<img src="report:no-such.png" alt="Intet.">', ""),
    "an address outside": ("L05", '<img src="https://example.org/x.png" alt="Intet.">', ""),
    "a character that the typefaces lack": ("L06", "<p>Her → der ⇒ og 木.</p>", ""),
    "a note away from its call": (
        "L07",
        f'{space(210)}<p>Kald.<span class="footnote">{WORDS * 12}</span></p>',
        ".footnote { footnote-policy: auto }",
    ),
    "a table that does not repeat its head": ("L08", table(*[ROW] * 90), "thead { display: table-row-group }"),
    "a note of a table over the page": (
        "L12",
        f'{space(200)}<div class="exhibit exhibit-long"><p>Tabel</p><p class="exhibit-note">{WORDS * 12}</p></div>',
        ".exhibit-long .exhibit-note { break-inside: auto }",
    ),
    "a figure far from its reference": (
        "L09",
        f'<p>Se <a class="xref" href="#fig-good">Figur 1.1</a>.</p>{space(230) * 2}{FIGURE}',
        "",
    ),
    "a figure long before its reference": (
        "L09",
        f'{FIGURE}{space(230) * 2}<p>Se <a class="xref" href="#fig-good">Figur 1.1</a>.</p>',
        "",
    ),
}


# Those of whose messages the table of diagnostics shows one; that of the engine (L05) is its own.
SHOWN = {
    "a word wider than its cell",
    "a row taller than the page",
    "a heading at the foot",
    "a lone first line",
    "a character that the typefaces lack",
    "a note away from its call",
    "a table that does not repeat its head",
    "a note of a table over the page",
    "a figure far from its reference",
}


@pytest.mark.parametrize("name", BAD_PAGES)
def test_each_finding_is_provoked_by_a_small_document(name: str) -> None:
    code, body, style = BAD_PAGES[name]
    problems = made(document(chapter(body), style)).problems
    assert code in {p.code for p in problems}, problems
    assert all(p.hint and p.file == "da/traeer.pdf" for p in problems)
    told = [p.message for p in problems if p.code == code]
    assert name not in SHOWN or any(reads_like_its_example(code, message) for message in told), told


def test_a_good_book_has_no_findings(plain_book: PdfResult) -> None:
    assert plain_book.problems == ()


GOOD_PAGES = {
    "a table over three pages": table(*[ROW] * 90),
    "a paragraph over the page": space(200) + f"<p>{WORDS * 12}</p>",
    "a list item with two blocks": (f"{space(190)}<ul><li><p>{WORDS * 3}</p><ul><li>{WORDS * 2}</li></ul></li></ul>"),
    "a box over the page": (
        f'{space(180)}<aside class="box box-note"><h3 class="box-title">Titel</h3><p>{WORDS * 8}</p></aside>'
    ),
    "an exhibit at the foot": f"{space(200)}{FIGURE}",
    "a figure on the page after its reference": (
        f'<p>Se <a class="xref" href="#fig-good">Figur 1.1</a>.</p>{space(220)}{FIGURE}'
    ),
    "long notes": "".join(f'<p>{WORDS * 2}Kald.<span class="footnote">{WORDS * 3}</span></p>' for _ in range(12)),
}


@pytest.mark.parametrize("name", GOOD_PAGES)
def test_the_style_breaks_pages_without_a_finding(name: str) -> None:
    assert made(document(chapter(GOOD_PAGES[name]))).problems == ()


def test_an_exhibit_in_a_box_keeps_to_the_box() -> None:
    box = f'<aside class="box box-note"><h3 class="box-title">Titel</h3>{FIGURE}{GOOD_TABLE}</aside>'
    assert made(document(chapter(box))).problems == ()
