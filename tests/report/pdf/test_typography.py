"""What a typographer would mend is found on pages, is told apart from what is spoilt, and stops nothing."""

from __future__ import annotations

import pytest

from report.diagnostics import ADVICE, Diagnostic
from report.html.pieces import joined
from report.pdf.engine.lint import findings
from report.pdf.engine.sheets import Pages
from report.pdf.engine.typography import advice
from report.pdf.findings import reported
from report.pdf.print_html import page_number
from tests.report.bad_input.explained import reads_like_its_example
from tests.report.pdf.documents import FIGURE, WORDS, chapter, document, laid_out, made, space, table

LONG = "Rådgivningskommunernes institutionsanbringelser "
TO_OWN_PAGE = f'<p>Se <a class="xref" href="#fig-good">figur 1.1</a> ({joined(page_number("fig-good"))}).</p>'
ONE_WORD = '<p style="width:40mm">Her er en linje og så<br>træer.</p>'
MORE_WORDS = '<p style="width:40mm">Her er en linje og så<br>flere træer.</p>'
UNEVEN = (
    '<div class="exhibit"><table style="width:100%"><thead><tr><th style="width:10%">Gade</th>'
    "<th style='width:90%'>Træer</th></tr></thead><tbody><tr><th>Lang gade med linde</th><td>44</td></tr></tbody>"
    "</table></div>"
)
NAMES = "Christiansen-Jespersen-Vestergaard-"  # whose hyphens nobody can take away
BOX = '<aside class="box box-note"><p class="box-title">Titel</p><p>{}</p></aside>'
HALF = f"{space(100)}<p>Tekst.</p>"
ADVISED = {
    "a last page with two lines": ("L13", f"{space(200)}<p>{WORDS * 6}</p>", ""),
    "a word over a page": (
        "L14",
        f"{space(210)}<p>{LONG * 8}</p>",
        ".chapter p { width: 40mm; orphans: 4; widows: 2 }",  # no line before it may end the page
    ),
    "many last lines of one word": ("L15", ONE_WORD * 4 + MORE_WORDS, ""),
    "a reference to its own page": ("L16", FIGURE + TO_OWN_PAGE, ""),
    "the tail of a box": ("L17", space(208) + BOX.format(WORDS * 4), ".box p { widows: 2; orphans: 2 }"),
    "a column wrapped beside slack": ("L18", UNEVEN, ""),
    "three hyphens in a row": ("L19", f'<p style="width:36mm">{NAMES * 6}</p>', ""),
}


# What its first column has to spare is only that its lines end where a word does.
OWN = (
    '<div class="exhibit"><table style="width:auto"><thead><tr><th>Gade</th><th>Træer</th></tr></thead><tbody>'
    '<tr><th style="width:26mm">Kort langtsammensatord</th><td>Bøge</td></tr></tbody></table></div>'
)


def advised(html: str) -> tuple[Diagnostic, ...]:
    result = made(html)
    assert {d.severity for d in result.advice} <= {ADVICE}
    assert all(d.hint for d in result.advice)
    return result.advice


def codes(html: str) -> set[str]:
    return {d.code for d in advised(html)}


@pytest.mark.parametrize("name", ADVISED)
def test_each_piece_of_advice_is_provoked_by_a_small_document(name: str) -> None:
    code, body, style = ADVISED[name]
    html = document(chapter(body), style)
    told = [d.message for d in advised(html) if d.code == code]
    assert any(reads_like_its_example(code, message) for message in told), told


PLAIN = {
    "a last page that is half full": f"{space(200)}<p>{WORDS * 20}</p>",
    "a chapter of half a page": f"<p>{WORDS * 2}</p>",
    "few last lines of one word": ONE_WORD * 2 + MORE_WORDS * 9,
    "a reference to another page": f'{FIGURE}<div style="break-before:page"></div>{TO_OWN_PAGE}{HALF}',
    "a table that is as wide as it must be": table("<tr><td>44</td></tr>"),
    "a box in two halves": f"{space(165)}{BOX.format(WORDS * 9)}{HALF}",
}


@pytest.mark.parametrize("name", PLAIN)
def test_what_needs_no_mending_is_not_told(name: str) -> None:
    assert codes(document(chapter(PLAIN[name]))) <= {"L14"}


def test_a_hyphen_of_the_text_at_the_end_of_a_page_is_no_divided_word() -> None:
    body = f'{space(226)}<p style="width:40mm">Her er en linje og børne-<br>og ungeområdet som<br>går videre.</p>'
    style = ".chapter p { orphans: 1; widows: 1 }"
    assert "L14" not in codes(document(chapter(body), style))


def test_the_lists_behind_the_chapters_get_no_advice_on_their_length() -> None:
    back = f'<section class="chapter back">{space(230)}<p>Træ</p></section>'
    assert "L13" not in codes(document(back))


def test_advice_and_findings_name_the_line_of_the_chapter_they_come_from() -> None:
    source = 'data-source="chapters/trees/01-growth.da.qmd" data-lines="fig-good:20"'
    body = f'<section class="chapter" {source}>{FIGURE}<p data-line="30">Se 木 {TO_OWN_PAGE[3:]}</section>'
    result = made(document(body))
    told = {(d.code, d.file, d.line) for d in (*result.advice, *result.problems)}
    assert told == {(code, "chapters/trees/01-growth.da.qmd", 30) for code in ("L06", "L16")}
    wide = made(document(body, ".drawing svg { width: 190mm }")).problems
    assert ("L01", "chapters/trees/01-growth.da.qmd", 20) in {(d.code, d.file, d.line) for d in wide}
    assert all(d.message.startswith("page 1 of traeer.pdf: ") for d in (*result.problems, *wide))


def test_a_part_laid_out_by_itself_is_told_the_same() -> None:
    bodies = (
        ADVISED["the tail of a box"][1],
        ADVISED["a column wrapped beside slack"][1],
        f"{space(231)}<p>{WORDS * 3}</p>",
    )
    parts = [f'<section class="chapter" data-source="{at}.qmd">{body}</section>' for at, body in enumerate(bodies)]
    style = ".chapter p { orphans: 1; widows: 1 }"
    whole = Pages.of(laid_out(document("".join(parts), style)))
    told, before = set(), 0
    for part in parts:
        alone = Pages.of(laid_out(document(part, style)))
        told |= set(reported((*findings(alone), *advice(alone)), "a.pdf", before))
        before += len(alone.sheets)
    assert told == set(reported((*findings(whole), *advice(whole)), "a.pdf"))
    assert {"L04", "L17", "L18"} <= {d.code for d in told}


def test_a_column_has_nothing_to_spare_for_itself() -> None:
    assert "L18" not in codes(OWN) and "L18" in codes(UNEVEN)
