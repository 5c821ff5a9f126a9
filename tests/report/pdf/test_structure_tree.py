"""The structure of a PDF is that of its document: the same notes, languages, lists, tables, headings and so on."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest

from report.build.progress import progress
from report.build.recipe import Build, Selection
from report.diagnostics import Diagnostics
from report.pdf.engine import tags
from report.pdf.engine.reading import PageContents, read_pages
from report.pdf.layout import PdfJob, make_pdf, write
from report.pdf.paper import PaperWriter
from report.pdf.print_html import PrintHtml
from report.style.theme import Theme
from tests.book import no_analysis
from tests.once import once
from tests.report.html.test_writers import book_of_fixtures
from tests.report.pdf.documents import HERE, WORDS, chapter, document, laid_out, made, space
from tests.report.pdf.same_structure import KINDS, both, misplaced_figures, solid
from tests.report.pdf.tagged import SOFT_HYPHEN, Tagged, read

LANGUAGES = ("da", "en")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the book of all fixtures: its HTML for paper and its PDF, in both languages."""
    with no_analysis():
        return once(tmp_path_factory, "structured", _print)


def _print(folder: Path) -> None:
    book = book_of_fixtures(folder)
    found = Diagnostics()
    papers = Build(book.root, found, progress(), 1).books(Selection())
    assert list(found) == []
    for path, html in papers.items():
        result = make_pdf(PdfJob(html, path, Theme(str(book.root))))
        assert [str(p) for p in result.problems if p.code == "L05"] == []
        book.write(f"{path[:2]}.pdf", result.content)
        book.write(f"{path[:2]}.html", html.filled(dict(result.page_map)))


@pytest.fixture(params=LANGUAGES)
def edition(request: pytest.FixtureRequest, printed: Path) -> tuple[str, Tagged]:
    """The HTML of an edition of the book, and the structure of its PDF."""
    name = printed / request.param
    return name.with_suffix(".html").read_text(encoding="utf-8"), read(name.with_suffix(".pdf").read_bytes())


@pytest.mark.parametrize("kind", KINDS)
def test_a_book_has_in_its_structure_what_its_document_has(kind: str, edition: tuple[str, Tagged]) -> None:
    of_html, of_pdf = both(kind, *edition)
    assert of_pdf == of_html
    assert of_html, f"the book has no {kind} to compare"


def test_figures_stand_where_they_say_and_every_identifier_resolves(edition: tuple[str, Tagged]) -> None:
    _, pdf = edition
    assert misplaced_figures(pdf) == []
    own = {node.entries["ID"]: node for node in pdf.root.walk() if "ID" in node.entries}
    assert pdf.identified == own
    assert list(own) != [] and sorted(own) == list(pdf.identified)


def test_a_document_opens_with_its_bookmarks_in_its_language(edition: tuple[str, Tagged]) -> None:
    html, pdf = edition
    assert pdf.catalog["/PageMode"] == "/UseOutlines"
    assert f'<html lang="{pdf.catalog["/Lang"]}">' in html


# ---- over pages ----

ROWS = "".join(f'<tr><th scope="row">Gade {n}</th><td>{n} træer</td></tr>' for n in range(90))
LONG = (
    '<h1 class="chapter-title" id="sec-1" data-running="Træer">Træer</h1>'
    f"{space(150)}<p>{WORDS * 12}</p>"
    f"<ol>{''.join(f'<li>Punkt {n} {WORDS}</li>' for n in range(40))}</ol>"
    '<ul class="literature-list"><li>Et værk</li></ul><ul><li lang="en">A <a href="#sec-1" lang="sv">verk</a></li></ul>'
    '<ol type="i"><li>et<ul><li><p>a</p><p>b</p></li></ul></li></ol>'
    '<div class="exhibit exhibit-long"><table><caption>Træer</caption>'
    f'<thead><tr><th scope="col">Vejnavn</th><th scope="col">Antal</th></tr></thead><tbody>{ROWS}</tbody></table></div>'
    f'<p>{WORDS}<a href="#sec-1">{WORDS}<em>et andet sted</em></a> og <span lang="en">trees of {WORDS}</span>.</p>'
)


@pytest.fixture(scope="module")
def long() -> tuple[str, Tagged]:
    """A chapter in which everything goes on over pages, and links and foreign words over lines."""
    html = document(chapter(LONG))
    return html, read(made(html).content)


@pytest.mark.parametrize("kind", ["sections", "headings", "lists", "tables", "links", "languages"])
def test_what_goes_on_over_pages_is_one(kind: str, long: tuple[str, Tagged]) -> None:
    of_html, of_pdf = both(kind, *long)
    assert of_pdf == of_html != []


def test_a_paragraph_over_pages_is_one(long: tuple[str, Tagged]) -> None:
    html, pdf = long
    assert len(pdf.heights) > 4
    assert len(pdf.root.all("P")) == html.count("<p>")


def test_running_heads_and_repeated_heads_of_tables_are_not_read_out(long: tuple[str, Tagged]) -> None:
    _, pdf = long
    kinds = {kind for kind, _ in pdf.artifacts}
    assert kinds == {"Header", "Footer", "None"}
    repeated = [text for kind, text in pdf.artifacts if kind == "None"]
    assert repeated.count("Vejnavn") == len(repeated) / 2 >= 1
    folios = [solid(text) for kind, text in pdf.artifacts if kind == "Footer"]
    assert folios == [str(number) for number in range(1, len(pdf.heights) + 1)]


def test_whatever_stands_in_a_margin_of_the_page_is_not_read_out() -> None:
    style = "@page { @left-middle { content: 'i margen' } @top-right { content: 'øverst' } }"
    pdf = read(made(document(chapter("<p>Tekst.</p>"), style)).content)
    assert {("None", "i margen"), ("Header", "øverst")} <= set(pdf.artifacts)
    assert [solid(node.said) for node in pdf.root.all("Sect")] == ["Tekst."]


@pytest.mark.parametrize("style", ["p { opacity: 0.5 }", "p { visibility: hidden }"])
def test_text_that_is_drawn_otherwise_or_not_at_all_is_no_fault(style: str) -> None:
    assert made(document(chapter(f"<p>{WORDS * 12}</p>"), style)).content.startswith(b"%PDF")


def test_a_hyphen_that_divides_a_word_is_soft_and_one_of_the_text_is_not() -> None:
    words = "plan- og institutions- og rådgivningsstrategi-strategi aaa "
    html = document(chapter(f"<p>{words * 20}</p><p>{words * 9}<em>{words}</em>{words * 9}</p>"))
    pdf = read(made(html).content)
    assert [solid(p.said) for p in pdf.root.all("P")] == [solid(words * 20), solid(words * 19)]
    assert pdf.root.said.count(SOFT_HYPHEN) > 5


# ---- links and notes ----


def test_a_link_is_called_by_its_words_and_its_page() -> None:
    writer = PaperWriter("da")
    text = writer.written(writer.footnote([{"t": "Para", "c": [{"t": "Str", "c": "En note."}]}]))
    title = '<h1 class="chapter-title" id="sec-1" data-running="Træer">Træer</h1>'
    pages = '<a href="#sec-1" class="page-number" data-page-of="sec-1" title="lind, s.">1</a>'
    pdf = read(made(document(chapter(f'{title}<p>Se <a href="#sec-1">kapitel\u2060 1</a>, {pages}{text}</p>'))).content)
    assert [link.described for link in pdf.root.all("Link")] == [
        ["kapitel 1"],
        ["lind, s. 1"],
        ["Note 1"],
        ["Tilbage til teksten"],
    ]


def test_a_link_around_elements_is_one_link_a_line() -> None:
    link = (
        '<a href="#sec-1">Grove <span class="nobr">2020, s. 4</span> <em>og</em> <abbr data-expansion="x">v.</abbr></a>'
    )
    title = '<h1 class="chapter-title" id="sec-1" data-running="Træer">Træer</h1>'
    pdf = read(made(document(chapter(f"{title}<p>{link}</p>"))).content)
    [found] = pdf.root.all("Link")
    assert found.targets == ["sec-1"]


def test_a_note_is_read_where_it_is_called_also_behind_words_of_another_language() -> None:
    writer = PaperWriter("da")
    note = writer.written(writer.footnote([{"t": "Para", "c": [{"t": "Str", "c": "Noten."}]}]))
    pdf = read(made(document(chapter(f'<p>Før <span lang="en">words{note}</span> efter.</p>'))).content)
    [paragraph] = pdf.root.all("P")
    assert solid(paragraph.said) == "Førwords11.Noten.efter."
    [note_] = pdf.root.all("Note")
    assert all("Lang" not in node.entries for node in note_.outside())


def test_text_outside_paragraphs_is_in_one() -> None:
    pdf = read(made(document(chapter('<div>løs tekst <a href="https://example.org/">et link</a></div>'))).content)
    [section] = pdf.root.nodes()
    assert [node.role for node in section.nodes()] == ["P"]


def test_a_cell_has_the_headings_of_all_its_rows_and_columns() -> None:
    head = '<tr><th></th><th scope="col" colspan="2">Begge</th></tr><tr><th>Gade</th><th>Ege</th><th>Linde</th></tr>'
    rows = '<tr><th rowspan="2">A</th><td>1</td><td>2</td></tr><tr><td>3</td><td></td></tr>'
    html = f"<table><caption>T</caption><thead>{head}</thead><tbody>{rows}</tbody></table>"
    pdf = read(made(document(chapter(html))).content)
    known = {name: node.said for name, node in pdf.identified.items()}
    found = [[known[name] for name in cell.attributes["Headers"]] for cell in pdf.root.all("TD")]
    assert found == [["A", "Begge", "Ege"], ["A", "Begge", "Linde"]] * 2


def test_what_is_printed_on_pages_can_be_kept_without_their_boxes(monkeypatch: pytest.MonkeyPatch) -> None:
    html = document(chapter(LONG))
    plain = made(html).content
    kept: list[bytes] = []

    def read_and_keep(pages: Sequence[Any], streams: Sequence[Any]) -> list[PageContents]:
        kept.append(pickle.dumps(read_pages(pages, streams)))
        for page in pages:
            page._page_box = None  # pages that are laid out apart lose their boxes
        contents: list[PageContents] = pickle.loads(kept[-1])
        return contents

    monkeypatch.setattr(tags, "read_pages", read_and_keep)
    job = PdfJob(PrintHtml(html), "da/traeer.pdf", Theme(str(HERE)))
    assert write(laid_out(html), job)[0] == plain


def test_tags_that_leave_running_heads_out_and_in_the_text_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tags, "tagged", nullcontext)  # as the engine makes them
    with pytest.raises(AssertionError, match="what is printed and what is in the tree differ"):
        read(made(document(chapter("<p>Der er træer.</p>"))).content)
