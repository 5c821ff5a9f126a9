"""The printed editions: right page numbers, the same bytes from any start, sound pages, tags that serve a reader."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from report.html.exhibit import ExhibitView
from report.pdf.back_pages import columns
from report.pdf.book import style_sheet
from report.pdf.engine.boxes import text_of, walk
from report.pdf.layout import PdfJob, PdfResult, make_pdf
from report.pdf.lint import lint
from report.pdf.paper import PaperWriter, page_link, page_number
from report.style.theme import Theme
from tests.publication import verapdf
from tests.real_project import PROJECT, Copy

WORDS = (
    "Kommunerne lægger støtten om, så børn og unge får hjælp tidligere, og rådgivningskommunernes "
    "institutionsanbringelser følges år for år. "
)
CHAPTERS = 10
GOOD_TABLE = (
    '<div class="exhibit exhibit-narrow" id="tbl-good"><table class="data">'
    '<caption><span class="name">Tabel 1.1 </span>Antal</caption>'
    '<thead><tr><th scope="col">Gade</th><th scope="col" class="number">Træer</th></tr></thead><tbody>'
    '<tr><th scope="row">Lindegade</th><td class="number">44</td></tr></tbody></table></div>'
)
FIGURE = (
    '<div class="exhibit" id="fig-good"><p class="caption"><span class="name">Figur 1.1 </span>Træer</p>'
    '<div class="drawing">'
    '<svg xmlns="http://www.w3.org/2000/svg" width="150mm" height="40mm" viewBox="0 0 150 40">'
    '<title>Der er 44 træer i Lindegade.</title><rect width="44" height="10"/></svg></div></div>'
)


def document(body: str, style: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="da"><head><meta charset="utf-8"><title>Træer: En optælling</title>'
        f"<style>{style_sheet(Theme())}{style}</style></head><body>{body}</body></html>"
    )


def chapter(body: str) -> str:
    """One chapter, whose running text stands in the page as in a book."""
    return f'<section class="chapter">{body}</section>'


def book() -> str:
    """Chapters that refer to each other, to both sides of page 10, with notes, a figure and a table."""
    entries = {f"sec-{n}": f"Kapitel {n}" for n in range(1, CHAPTERS + 1)}
    return document(contents(entries) + "".join(map(_chapter_of_the_book, range(1, CHAPTERS + 1))))


def contents(entries: dict[str, str]) -> str:
    items = "".join(f'<li><a href="#{label}">{title}</a> {page_number(label)}</li>' for label, title in entries.items())
    title = '<h1 class="front-title" data-running="Indhold">Indhold</h1>'
    return f'<nav class="contents">{title}<ol>{items}</ol></nav>'


def _chapter_of_the_book(n: int) -> str:
    writer = PaperWriter("da", {}, {})
    others = " ".join(
        f"{writer.reference(f'sec-{t}', f'Kapitel {t}', bracketed=False)} fortæller mere."
        for t in (1, CHAPTERS, (5 * n) % CHAPTERS + 1)
    )
    note = f'Kaldet{n} står her.<span class="footnote">Noten{n} hører til kaldet.</span>'
    running = f'data-running="Kapitel {n} Løbende titel"'
    return chapter(
        f'<h1 class="chapter-title" id="sec-{n}" {running}>Overskrift{n}</h1>'
        f"<p>{WORDS * (2 + n % 3)}{others} {note}</p>"
        f'<h2 id="sub-{n}"><span class="section-number">{n}.1 </span>Afsnit{n}</h2><p>{WORDS * 4}</p>'
        + {1: FIGURE, 2: GOOD_TABLE}.get(n, "")
    )


def made(html: str, start: dict[str, int] | None = None, root: Path = PROJECT) -> PdfResult:
    return make_pdf(PdfJob(html, "da/traeer.pdf", str(root), tuple((start or {}).items())))


def page_texts(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as pdf:
        return [page.get_textpage().get_text_range().replace("\r\n", " ").replace("\ufffe", "") for page in pdf]


def laid_out(html: str):
    """The boxes of `html`, as a build lays it out."""
    from report.pdf.layout import renderer

    return renderer(PROJECT, Theme())(html)


@pytest.fixture(scope="module")
def plain() -> PdfResult:
    """The book from no start at all."""
    return made(book())


@pytest.fixture(scope="module")
def pages(plain: PdfResult) -> dict[str, int]:
    """Where the chapters are, read off the finished pages."""
    texts = page_texts(plain.content)
    return {
        f"sec-{n}": next(at for at, text in enumerate(texts, 1) if re.search(rf"Overskrift{n}\b", text))
        for n in range(1, CHAPTERS + 1)
    }


# ---- page numbers ----


def test_the_page_map_and_every_printed_reference_give_the_actual_page(plain: PdfResult, pages: dict[str, int]) -> None:
    assert dict(plain.page_map) == pages
    assert min(pages.values()) < 10 <= max(pages.values())
    printed = [
        (f"sec-{c}", int(page))
        for text in page_texts(plain.content)
        for c, page in re.findall(r"Kapitel\s(\d+)\s\(s\.\s(\d+)\)", text)
    ]
    assert len(printed) == 3 * CHAPTERS
    assert [(c, page) for c, page in printed if pages[c] != page] == []
    contents = re.findall(r"Kapitel (\d+) (\d+)", page_texts(plain.content)[0])
    assert {f"sec-{c}": int(page) for c, page in contents} == pages


def test_the_bytes_are_the_same_from_any_start(plain: PdfResult, pages: dict[str, int]) -> None:
    layouts = {}
    for name, start in {
        "the right map": pages,
        "wrong numbers with as many digits": {c: 9 if p < 10 else 77 for c, p in pages.items()},
        "wrong numbers that are longer": {c: 100 + p for c, p in pages.items()},
        "a map of another book": {"sec-elsewhere": 5},
    }.items():
        result = made(book(), start)
        assert result.content == plain.content, name
        layouts[name] = result.layouts
    assert layouts["the right map"] == layouts["wrong numbers with as many digits"] == 1
    assert layouts["wrong numbers that are longer"] == 2


def test_numbers_in_the_contents_never_cost_a_layout() -> None:
    html = document(
        contents({"sec-a": "Titel"})
        + chapter('<h1 class="chapter-title" id="sec-a" data-running="A">Titel</h1><p>Tekst.</p>')
    )
    right, wrong = made(html, {"sec-a": 2}), made(html, {"sec-a": 888})
    assert wrong.layouts == 1
    assert wrong.content == right.content


def test_the_book_takes_one_layout_without_a_stored_map(plain: PdfResult) -> None:
    assert plain.layouts == 1


def index(*targets: str) -> str:
    pages = ", ".join(map(page_link, targets))
    entry = f'<li>Træer, <span class="pages"><strong>{page_link(targets[0])}</strong>, {pages}</span></li>'
    return f'<section class="chapter back"><ul class="register-list">{entry}</ul></section>'


def test_an_index_names_each_page_once_whatever_the_layout_began_with(plain: PdfResult, pages: dict[str, int]) -> None:
    targets = ("sec-3", "sub-3", "sec-9", "sec-10")
    html = book().replace("</body>", f"{index(*targets)}</body>")
    starts = ({}, pages, dict(zip(targets, (5, 9, 5, 99), strict=True)), dict.fromkeys(targets, 7))
    results = [made(html, start) for start in starts]
    assert len({result.content for result in results}) == 1
    found = dict(results[0].page_map)
    wanted = ", ".join(map(str, dict.fromkeys(found[name] for name in targets)))
    assert f"Træer, {wanted}" in " ".join(page_texts(results[0].content)[-1].split())
    assert results[0].problems == ()


def test_a_linked_page_number_that_is_replaced_is_described_by_the_right_one(
    plain: PdfResult, pages: dict[str, int]
) -> None:
    html = book().replace("</body>", f"{index('sec-3')}</body>")
    right, replaced = made(html, pages), made(html, {**pages, "sec-3": pages["sec-3"] + 1})
    assert replaced.layouts == 1
    assert replaced.content == right.content


def test_a_long_index_goes_on_over_pages_in_one_column_and_a_short_one_stands_in_two() -> None:
    heights = {count: [len(column) for column in columns([("Træ", ["sec-1"], [])] * count)] for count in (1, 9, 119)}
    assert heights == {1: [1], 9: [5, 4], 119: [119]}


# ---- the same bytes ----


def test_another_folder_process_and_seed_give_the_same_bytes(tmp_path: Path) -> None:
    picture = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
    )
    image = '<img src="report:pictures/dot.png" alt="En prik." width="20" height="20">'
    html = document(chapter(f"<p>Et billede:</p>{image}"))
    digests = set()
    for seed, folder in ("1", tmp_path / "here"), ("2", tmp_path / "there" / "deeper"):
        (folder / "pictures").mkdir(parents=True)
        (folder / "pictures" / "dot.png").write_bytes(picture)
        (folder / "book.html").write_text(html, encoding="utf-8")
        code = (
            "import hashlib; from pathlib import Path; from report.pdf.layout import PdfJob, make_pdf\n"
            "html = Path('book.html').read_text(encoding='utf-8')\n"
            "made = make_pdf(PdfJob(html, 'x', str(Path.cwd())))\n"
            "assert not made.problems, made.problems\n"
            "assert b'CreationDate' not in made.content and b'ModDate' not in made.content\n"
            "print(hashlib.sha256(made.content).hexdigest())"
        )
        environment = {**os.environ, "PYTHONPATH": str(PROJECT), "PYTHONHASHSEED": seed, "TZ": f"UTC-{seed}"}
        done = subprocess.run(
            [sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=True, env=environment
        )
        digests.add(done.stdout)
    assert digests == {hashlib.sha256(made(html, root=tmp_path / "here").content).hexdigest() + "\n"}


# ---- what is wrong with pages ----


def space(millimetres: float) -> str:
    return f'<div style="height:{millimetres}mm"></div>'


def table(*rows: str) -> str:
    head = "<thead><tr><th>Gade</th></tr></thead>"
    return f'<div class="exhibit"><table>{head}<tbody>{"".join(rows)}</tbody></table></div>'


ROW = "<tr><td>Lindegade</td></tr>"


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


@pytest.mark.parametrize("name", BAD_PAGES)
def test_each_finding_is_provoked_by_a_small_document(name: str) -> None:
    code, body, style = BAD_PAGES[name]
    problems = made(document(chapter(body), style)).problems
    assert code in {p.code for p in problems}, problems
    assert all(p.hint and p.file == "da/traeer.pdf" for p in problems)


def test_a_good_book_has_no_findings(plain: PdfResult) -> None:
    assert plain.problems == ()


GOOD_PAGES = {
    "a table over three pages": table(*[ROW] * 90),
    "a paragraph over the page": space(200) + f"<p>{WORDS * 12}</p>",
    "a list item with two blocks": f"{space(190)}<ul><li><dd><p>{WORDS * 3}</p><ul><li>{WORDS * 2}</li></ul></dd></li></ul>",
    "a box over the page": f'{space(180)}<aside class="box box-note"><p class="box-title">Titel</p><p>{WORDS * 8}</p></aside>',
    "an exhibit at the foot": f"{space(200)}{FIGURE}",
    "a figure on the page after its reference": f'<p>Se <a class="xref" href="#fig-good">Figur 1.1</a>.</p>{space(220)}{FIGURE}',
    "long notes": "".join(f'<p>{WORDS * 2}Kald.<span class="footnote">{WORDS * 3}</span></p>' for _ in range(12)),
}


@pytest.mark.parametrize("name", GOOD_PAGES)
def test_the_style_breaks_pages_without_a_finding(name: str) -> None:
    assert made(document(chapter(GOOD_PAGES[name]))).problems == ()


def test_an_exhibit_in_a_box_keeps_to_the_box() -> None:
    box = f'<aside class="box box-note"><p class="box-title">Titel</p>{FIGURE}{GOOD_TABLE}</aside>'
    assert made(document(chapter(box))).problems == ()


def test_a_list_is_numbered_from_where_it_starts() -> None:
    text = page_texts(made(document(chapter('<ol start="3"><li>Tredje</li><li>Fjerde</li></ol>'))).content)[0]
    assert re.findall(r"(\d)\.", text) == ["3", "4"]


# ---- the engine's own faults, which the project works around ----


def test_placed_notes_stay_where_the_engine_alone_would_move_them() -> None:
    import weasyprint

    from report.pdf.layout import fetcher

    moved = steady = 0
    for gap in range(193, 211, 3):
        html = document(chapter(f'<p>Kald.<span class="footnote">{WORDS}</span></p>{space(gap)}<p>{WORDS * 4}</p>'))
        alone = weasyprint.HTML(string=html, base_url="report:/", url_fetcher=fetcher(PROJECT, Theme())).render()
        moved += bool(lint(alone, "x"))
        steady += bool(lint(laid_out(html), "x"))
    assert moved, "the engine no longer moves notes: report.pdf.engine.notes can go"
    assert not steady


def test_a_space_before_an_element_breaks_no_word_too_early() -> None:
    words = "kommunerne har modtagere af forebyggende indsatser efter loven og".split()
    inlines = [n for w in words for n in ({"t": "Str", "c": w}, {"t": "Space"})]
    link = {"t": "Emph", "c": [{"t": "Str", "c": "seks"}]}
    text = PaperWriter("da", {}, {}).inlines([*inlines, link, {"t": "Space"}, *inlines, link])
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


# ---- what a reader meets ----


def test_notes_stand_on_the_page_of_their_call(plain: PdfResult) -> None:
    texts = page_texts(plain.content)
    for n in range(1, CHAPTERS + 1):
        assert [at for at, text in enumerate(texts) if re.search(rf"Kaldet{n}\b", text)] == [
            at for at, text in enumerate(texts) if re.search(rf"Noten{n}\b", text)
        ]


def test_bookmarks_language_and_title_are_set(plain: PdfResult) -> None:
    with pikepdf.open(io.BytesIO(plain.content)) as pdf, pdf.open_outline() as outline:
        assert str(pdf.Root.Lang) == "da"
        assert str(pdf.docinfo.Title) == "Træer: En optælling"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        chapters = [item for item in outline.root if item.title.startswith("Kapitel")]
        assert [(c.title, [s.title for s in c.children]) for c in chapters] == [
            (f"Kapitel {n} Løbende titel", [f"{n}.1 Afsnit{n}"]) for n in range(1, CHAPTERS + 1)
        ]


def test_only_the_typefaces_of_the_project_are_embedded(plain: PdfResult) -> None:
    with pikepdf.open(io.BytesIO(plain.content)) as pdf:
        names = {
            str(o.BaseFont).partition("+")[2]
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
        }
    assert names and all(re.match(r"Source-S(erif|ans)-Pro", name) for name in names), names


def _elements(pdf: pikepdf.Pdf, kind: str) -> list[pikepdf.Dictionary]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == pikepdf.Name(f"/{kind}")]


def test_tags_tell_what_the_page_shows(plain: PdfResult) -> None:
    with pikepdf.open(io.BytesIO(plain.content)) as pdf:
        assert [str(cell.A.Scope) for cell in _elements(pdf, "TH")] == ["/Column", "/Column", "/Row"]
        assert [str(figure.Alt) for figure in _elements(pdf, "Figure")] == ["Der er 44 træer i Lindegade."]
        links = {str(a.Contents) for page in pdf.pages for a in page.get("/Annots", ())}
        assert {f"Kapitel {n}" for n in range(1, CHAPTERS + 1)} <= links
        assert not any(link.startswith("sec-") for link in links)


def test_page_margins_are_artifacts_and_running_text_is_not(plain: PdfResult) -> None:
    with pikepdf.open(io.BytesIO(plain.content)) as pdf:
        for page in pdf.pages:
            content = page.Contents.read_bytes()
            last = max(content.rfind(b"/Span"), content.rfind(b"/Figure"))
            assert content.find(b"/Pagination") > last > 0


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


def test_the_real_editions_are_pdf_ua(real: Copy) -> None:
    if missing := verapdf.missing_packages():
        reason = f"needs {', '.join(missing)}"
        pytest.fail(reason) if os.environ.get("CI") == "true" else pytest.skip(reason)
    editions = sorted(map(str, (real.folder / "_site").glob("*/*.pdf")))
    assert len(editions) == 4
    command = [sys.executable, "-m", "tests.publication.verapdf", *editions]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_book_of_some_chapters_refers_to_the_others_in_plain_words() -> None:
    writer = PaperWriter("da", {}, {}, frozenset({"sec-elsewhere"}))
    assert writer.reference("sec-elsewhere", "Kapitel 2", bracketed=False) == "Kapitel 2"
    assert 'href="#sec-here"' in writer.reference("sec-here", "Kapitel 1", bracketed=False)
    assert (
        made(document(chapter(f"<p>{writer.reference('sec-elsewhere', 'Kapitel 2', bracketed=True)}</p>"))).problems
        == ()
    )
