"""Parts of an edition that are laid out apart and put together have the bytes of the edition laid out as a whole."""

from __future__ import annotations

import os
import pickle
import random
import re
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest

from report.html.pieces import joined
from report.pdf.book import style_sheet
from report.pdf.engine.digits import Digits
from report.pdf.parts import Part, PartJob, make_part
from report.pdf.print_html import PART, PrintHtml, page_link, page_list, page_number
from report.style.theme import Theme
from tests.book import PICTURE, Book
from tests.modules import ROOT
from tests.report.pdf.apart import Desk
from tests.report.pdf.documents import (
    FIGURE,
    GOOD_TABLE,
    HERE,
    ROW,
    WORDS,
    book,
    chapter,
    contents,
    document,
    in_parts,
    table,
)
from tests.report.pdf.test_lint import BAD_PAGES

GRADIENT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="20mm" viewBox="0 0 60 20"><title>Fra lyst til mørkt.'
    '</title><defs><linearGradient id="g"><stop offset="0" stop-color="white" stop-opacity="0.2"/><stop offset="1" '
    'stop-color="black"/></linearGradient><pattern id="p" width="4" height="4" patternUnits="userSpaceOnUse"><circle '
    'r="1"/></pattern><mask id="m"><rect width="30" height="9" fill="white"/></mask></defs><rect width="30" height="9" '
    'fill="url(#g)"/><rect y="10" width="30" height="9" fill="url(#p)"/><rect x="20" width="30" height="9" '
    'mask="url(#m)" opacity="0.5"/></svg>'
)
DOT = '<img src="report:dot.png" alt="En prik." style="width:9mm;height:9mm">'


def numbered(label: str) -> str:
    return joined(page_number(label))


def called(name: str, body: str) -> str:
    """A chapter that is called `name`."""
    title = f'<h1 class="chapter-title" id="sec-{name}" data-running="{name}">{name}</h1>'
    return chapter(f"{title}{body}")


def published(*parts: str, style: str = "") -> PrintHtml:
    html = document(in_parts(*parts), style).replace("<body>", '<body data-publication="Træer: En optælling">')
    return PrintHtml(html)


def linked(*names: str) -> str:
    """A paragraph that refers to chapters and their pages."""
    links = (f'<a class="xref" href="#sec-{n}">{n}</a> (s.\N{NO-BREAK SPACE}{numbered(f"sec-{n}")})' for n in names)
    return f"<p>{WORDS} Se {', '.join(links)}.</p>"


def rich() -> PrintHtml:
    """A book with notes, references, tables over pages, pictures, an index, and what is painted in groups."""
    listed = page_list(["sec-a"], ["sec-b", "sec-c", "note"])
    note = f'<p>{WORDS}<span class="footnote">{WORDS} {numbered("sec-c")}</span></p>'
    faint = f'<p style="opacity:0.5">{WORDS}</p><p style="color:rgba(9,9,9,0.4)">{WORDS}</p>'
    return published(
        contents({"sec-a": "a", "sec-b": "b"}),
        called("a", note * 3 + linked("b", "c") + FIGURE + DOT + faint),
        called(
            "b",
            f"<p>{WORDS}</p>" + table(*[ROW] * 90) + note + linked("a", "b", "c") + GRADIENT + DOT + f"<p>{WORDS}</p>",
        ),
        called("c", f'<p id="note">{WORDS}</p>{GOOD_TABLE}{faint}<ol start="3"><li>{WORDS}</li></ol>{note}')
        + f'<section class="chapter follows"><h1 class="chapter-title">Kort</h1><p>{WORDS}</p></section>',
        called("d", f"<ul><li>Træer,{listed}</li><li>{joined(page_link('sec-b'))}</li></ul>"),
    )


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "dot.png").write_bytes(PICTURE)
    return Desk(tmp_path / "cache", Theme(str(tmp_path)))


def test_a_book_in_parts_has_the_bytes_of_the_whole(desk: Desk) -> None:
    html = rich()
    apart, whole = desk.apart(html), desk.whole(html)
    assert not desk.jobs.as_a_whole
    assert apart.content == whole.content
    assert (apart.pages, apart.page_map) == (whole.pages, whole.page_map)
    assert apart.problems == whole.problems == ()
    assert desk.apart(html).content == whole.content
    assert desk.jobs.done == []


def test_chapters_that_refer_to_both_sides_of_page_ten_have_the_bytes_of_the_whole(desk: Desk) -> None:
    html = PrintHtml(book())
    whole = desk.whole(html).content
    assert desk.apart(html).content == whole
    wrong = Desk(desk.cache, desk.theme)
    assert wrong.apart(replace(html, guess=dict.fromkeys(html.targets(), 777))).content == whole


def test_of_a_book_with_one_changed_word_one_part_is_laid_out(desk: Desk) -> None:
    html = rich()
    desk.apart(html)
    head, *parts = html.marked.split(PART)
    changed = replace(html, marked=PART.join([head, parts[0], parts[1].replace("tidligere", "tidlig", 1), *parts[2:]]))
    assert desk.apart(changed).content == desk.whole(changed).content
    assert desk.jobs.parts == 1


def test_of_a_book_with_more_pages_those_parts_are_laid_out_whose_numbers_became_longer(desk: Desk) -> None:
    html = PrintHtml(book())
    before = desk.apart(html)
    changed = replace(html, marked=html.marked.replace("<p>", f"<p>{WORDS * 120}</p><p>", 1))
    after = desk.apart(changed)
    assert after.content == desk.whole(changed).content
    assert after.pages > before.pages
    longer = {t for t, page in after.page_map if len(str(page)) > len(str(dict(before.page_map)[t]))}
    touched = [part for part in changed.parts() if part.targets() & longer]
    assert 1 < desk.jobs.parts <= len(touched) + 1


def test_a_build_tells_how_many_parts_it_took_from_the_cache(book: Book) -> None:
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    arguments = ("--language", "da", "--format", "pdf", "--output", str(book.root / "out"))
    assert book.build(*arguments).exit == 0
    book.edit("chapters/trees/02-streets.da.qmd", "Kun levende", "Alle levende")
    [(kept, parts)] = re.findall(r"(\d+) of (\d+) parts of da/", book.build(*arguments).printed)
    assert int(kept) == int(parts) - 1 > 2


def test_one_more_note_touches_one_part(desk: Desk) -> None:
    html = rich()
    desk.apart(html)
    changed = replace(html, marked=html.marked.replace("</p>", '<span class="footnote">Ny.</span></p>', 1))
    assert desk.apart(changed).content == desk.whole(changed).content
    assert desk.jobs.parts == 1


@pytest.mark.parametrize("seed", [pytest.param(n, marks=() if n in (0, 5) else pytest.mark.faults) for n in range(6)])
def test_random_edits_leave_parts_and_whole_the_same(seed: int, desk: Desk) -> None:
    chance = random.Random(seed)
    html = rich()
    desk.apart(html)
    pieces = re.split(r"(?=<p>)", html.marked)
    for _ in range(chance.randint(2, 5)):
        at = chance.randrange(1, len(pieces))
        whole_paragraph = re.match(r"<p>(?:(?!<p).)*?</p>", pieces[at])
        text = whole_paragraph[0] if whole_paragraph else ""
        pieces[at] = chance.choice(("", 3 * text, 20 * text)) + pieces[at][len(text) :]
    changed = replace(html, marked="".join(pieces))
    apart, whole = desk.apart(changed), desk.whole(changed)
    assert apart.content == whole.content
    assert sorted(map(str, apart.problems)) == sorted(map(str, whole.problems))
    assert not desk.jobs.as_a_whole


@pytest.mark.parametrize("name", BAD_PAGES)
def test_what_is_wrong_with_pages_is_found_in_parts_as_in_the_whole(name: str, desk: Desk) -> None:
    _, body, style = BAD_PAGES[name]
    html = published(called("a", f"<p>{WORDS}</p>" + linked("b")), called("b", body + linked("a")), style=style)
    assert sorted(map(str, desk.apart(html).problems)) == sorted(map(str, desk.whole(html).problems)) != []


def test_an_id_that_stands_in_two_parts_is_found(desk: Desk) -> None:
    html = published(called("a", f'<p id="twice">{WORDS}</p>'), called("b", f'<p id="twice">{WORDS}</p>'))
    [problem] = desk.apart(html).problems
    assert "twice" in problem.message
    assert [problem] == list(desk.whole(html).problems)


def test_a_figure_far_from_its_reference_in_another_part_is_found(desk: Desk) -> None:
    space = '<div style="height:230mm"></div>' * 3
    html = published(called("a", f'<p>Se <a class="xref" href="#fig-good">den</a>.</p>{space}'), called("b", FIGURE))
    [problem] = desk.apart(html).problems
    assert problem.code == "L09"
    assert [problem] == list(desk.whole(html).problems)


def test_digits_of_several_widths_are_laid_out_as_they_are(desk: Desk) -> None:
    """In the text such a number moves what follows it, so the part is laid out with its very numbers."""
    style = ".page-number { font-variant-numeric: proportional-nums oldstyle-nums }"
    chapters = [called(name, f"<p>{WORDS * 9}</p>{linked(*'abcdefghijkl')}") for name in "abcdefghijkl"]
    html = published(*chapters, style=style)
    assert desk.apart(html).content == desk.whole(html).content
    assert not desk.jobs.as_a_whole


OTHERWISE = {
    "a page number in the middle": "@page { @bottom-right { text-align: center } }",
    "a page number with a word": '@page { @bottom-right { content: "s. " counter(page) } }',
    "a page number in a group": ".page-number { position: relative; opacity: 0.5 }",
}


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_cannot_be_put_together_is_laid_out_as_a_whole(name: str, desk: Desk) -> None:
    html = published(called("a", linked("b")), called("b", linked("a")), style=OTHERWISE[name])
    assert desk.apart(html).content == desk.whole(html).content
    assert desk.jobs.as_a_whole


def test_lines_below_page_numbers_are_as_long_as_the_numbers(desk: Desk) -> None:
    style = ".page-number { text-decoration: underline }"
    html = replace(PrintHtml(book()), marked=book().replace("</style>", f"{style}</style>"))
    assert desk.apart(html).content == desk.whole(html).content
    assert not desk.jobs.as_a_whole


def test_words_are_divided_in_parts_as_in_the_whole(tmp_path: Path) -> None:
    columns = (f'<p style="width:{width}mm">{"almenområdet " * 9}</p>' for width in range(30, 60, 3))
    html = published(called("a", "".join(columns)))
    plain = Desk(tmp_path / "a").apart(html).content
    divided = Desk(tmp_path / "b", hyphenation={"da": ("almenom-rådet",)})
    assert divided.apart(html).content == divided.whole(html).content != plain


@pytest.mark.slow
def test_every_part_is_a_job_that_any_executor_can_do() -> None:
    html = PrintHtml(book())
    jobs = [PartJob(part.shape({}), Theme(str(HERE))) for part in html.parts()[:3]]
    assert pickle.loads(pickle.dumps(jobs)) == jobs
    with ProcessPoolExecutor(2, get_context("spawn")) as executor:
        elsewhere = list(executor.map(make_part, jobs))
    assert [_without_time(part) for part in elsewhere] == [_without_time(make_part(job)) for job in jobs]


@pytest.mark.slow
def test_the_process_that_builds_never_loads_the_engine(tmp_path: Path) -> None:
    """Parts are laid out and put together in others, which end."""
    (tmp_path / "book.html").write_text(rich().marked.replace(DOT, ""), encoding="utf-8")
    code = (
        "import sys; from pathlib import Path\n"
        "from report.cache.dependencies import Dependencies; from report.cache.memory import Memory\n"
        "from report.cache.store import Store; from report.diagnostics import Diagnostics\n"
        "from report.pdf.editions import make_pdfs; from report.pdf.print_html import PrintHtml\n"
        "from report.style.theme import Theme\n"
        "if __name__ == '__main__':\n"
        "    here, found = Path.cwd(), Diagnostics()\n"
        "    memory = Memory(Store(here / 'cache'), Dependencies(here), found)\n"
        "    html = PrintHtml((here / 'book.html').read_text(encoding='utf-8'))\n"
        "    [made] = make_pdfs({'a.pdf': html}, Theme(str(here)), {}, memory, 2).values()\n"
        "    print(made.result.layouts, list(found), 'weasyprint' in sys.modules)\n"
    )
    (tmp_path / "build.py").write_text(code, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "build.py"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.split(maxsplit=1)[1] == "[] False\n"


def _without_time(part: Part) -> Part:
    return replace(part, seconds=0.0)


def test_a_number_is_set_by_the_advance_of_each_digit_before_the_next() -> None:
    rows = [[1024 * 5] * 11 for _ in range(10)]
    rows[1][7] -= 512  # a 7 moves towards a 1
    digits = Digits("F", 10.0, list(range(16, 26)), [500] * 10, rows)
    assert digits.shown("17") == "<0011>50<0017>"
    assert digits.shown("71") == "<00170011>"
    assert (digits.width("17"), digits.width("71")) == (9.5, 10.0)


COUNTS = re.compile(
    r"counter\(pages|counters\(|target-|:left|:right|:first\b(?!-)|:nth\(|recto|verso|counter-(?:reset|set)"
)


def test_the_style_counts_nothing_across_parts() -> None:
    """A part begins on its first page, and with its first note."""
    rules = [rule for rule in style_sheet(Theme()).split("}") if "@page" in rule or COUNTS.search(rule)]
    pages = [found for rule in rules for found in COUNTS.findall(rule)]
    assert pages == ["counter-reset"]
    assert "body > section { counter-reset: footnote; }" in style_sheet(Theme())
