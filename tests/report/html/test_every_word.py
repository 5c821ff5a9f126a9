"""Every word of a chapter that is not mark-up stands on its page and in the book as often as in its source.

Chapters are made up of every form that is read, one in another; no word has a meaning in Markdown, so that all that a
writer adds of its own (numbers, names of links) is told apart from them.
"""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from collections import Counter
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from report.build.progress import progress
from report.build.recipe import Build, Selection
from report.diagnostics import Diagnostics
from tests.book import Book, no_analysis
from tests.once import once

CHAPTER = "chapters/trees/02-streets"
# Made-up words: whole ones, so that none is part of another or of what the writers add.
WORD = re.compile(r"\bq[a-zæøå]+q\b")
words = st.text("abefghklmnoprstæøå", min_size=2, max_size=6).map(lambda letters: f"q{letters}q")
phrases = st.lists(words, min_size=1, max_size=4).map(" ".join)
beginnings = st.sampled_from(["", "", "1. januar ", "s. ", "a) ", "(b) ", "Ca. ", "c. "])
plain_texts = st.tuples(beginnings, phrases).map("".join)
styled = st.one_of(
    phrases,
    phrases.map(lambda t: f"*{t}*"),
    phrases.map(lambda t: f"**{t}**"),
    phrases.map(lambda t: f'"{t}"'),
    phrases.map(lambda t: f"'{t}'"),
    phrases.map(lambda t: f"`{t}`"),
    phrases.map(lambda t: f"[{t}](https://example.org/a_b)"),
    phrases.map(lambda t: f"[{t}](#sec-streets)"),
    phrases.map(lambda t: f"[{t}]{{lang=en}}"),
    phrases.map(lambda t: f"[{t} @tbl-streets]"),
    phrases.map(lambda t: f"[{t} @grove2020, s. 4]"),
    phrases.map(lambda t: f"[{t} @grove2020; @tbl-streets]"),
    phrases.map(lambda t: f"H~{t}~ og x^{t.replace(' ', '')}^"),
    phrases.map(lambda t: t.replace(" ", "\\\n")),
    phrases.map(lambda t: t.replace(" ", "\n")),
    phrases.map(lambda t: f'{t} `{{python}} value("trees.last")`'),
)
sentences = st.tuples(beginnings, st.lists(styled, min_size=1, max_size=4).map(" ".join)).map("".join)


def indented(text: str, first: str, rest: str) -> str:
    """`text` with `first` before its first line and `rest` before the others; blank lines stay blank."""
    return first + "\n".join(f"{rest}{line}" if at and line else line for at, line in enumerate(text.split("\n")))


def listed(items: list[str], marks: tuple[str, ...]) -> str:
    return "\n\n".join(indented(item, mark, " " * len(mark)) for item, mark in zip(items, marks, strict=False))


def quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


MARKS = [("- ",) * 3, ("1. ", "2. ", "3. "), ("c) ", "d) ", "e) "), ("iv. ", "v.  ", "vi. "), ("(2) ", "(3) ", "(4) ")]
inner = st.recursive(
    sentences,
    lambda blocks: st.one_of(
        st.tuples(st.lists(blocks, min_size=2, max_size=3), st.sampled_from(MARKS)).map(lambda drawn: listed(*drawn)),
        blocks.map(quoted),
        st.lists(blocks, min_size=2, max_size=3).map("\n\n<!-- -->\n\n".join),
    ),
    max_leaves=5,
)


@st.composite
def chapter_bodies(draw: st.DrawFn) -> str:
    """Blocks of every kind, with labels and footnotes of their own."""
    blocks = []
    for at in range(draw(st.integers(1, 4))):
        text, title, note = draw(inner), draw(sentences).replace("\\\n", " ").replace("\n", " "), draw(inner)
        form = draw(st.sampled_from(["text", "section", "box", "figure", "footnote", "inline note"]))
        blocks.append(
            {
                "text": text,
                "section": f"## {draw(plain_texts)} {{#sec-s{at}}}\n\n{text}",
                "box": f"::: {{#nte-b{at} .callout-note}}\n## {title} x\n\n{text}\n:::",
                "figure": f'![x {title}](tree.png){{#fig-f{at} fig-alt="En firkant."}}\n\n'
                + "\n\n".join(f"::: {{.note}}\n{part}\n:::" for part in (note, text)),
                "footnote": f"Ord[^n{at}] her.\n\n{indented(note, f'[^n{at}]: x' + chr(10) * 2 + '    ', '    ')}",
                "inline note": f"Ord^[{draw(plain_texts)}] her.",
            }[form]
        )
    return "\n\n".join(blocks)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny book, built once."""
    with no_analysis():
        return once(tmp_path_factory, "every word", _built) / "book"


def _built(folder: Path) -> None:
    book = Book.new(folder / "book")
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf, epub]")
    assert book.build("--format", "html", "--output", str(folder / "site")).exit == 0


def printed(root: Path, body: str) -> tuple[str, str, str]:
    """The Danish page, book and EPUB with `body` at the end of a chapter, as text, without what is added to names."""
    with tempfile.TemporaryDirectory() as folder, no_analysis():
        book = Book(Path(shutil.copytree(root, f"{folder}/book", symlinks=True)))
        _append(book, body)
        outcome = book.build(
            *("--chapter", "02-streets", "--language", "da", "--format", "html", "--format", "epub"),
            *("--output", f"{folder}/s"),
        )
        assert outcome.exit == 0, outcome.printed
        page = next(Path(folder, "s").rglob("gaderne.html"), None) or next(Path(folder, "s").rglob("gader.html"))
        found = Diagnostics()
        (paper,) = (
            Build(book.root, found, progress(), 1)
            .books(Selection(languages=("da",), chapters=("02-streets",)))
            .values()
        )
        html = page.read_text(encoding="utf-8")
        with zipfile.ZipFile(next(Path(folder, "s").rglob("*.epub"))) as epub:
            document = epub.read(f"EPUB/{page.stem}.xhtml").decode()
        body = document[document.index("<body") :]
        main = _WAYS.sub("", html[html.index("<main") : html.index("</main>")])
        return _text(main), _text(_chapter(paper.filled({}))), _text(body)


# The list of the sections of a page says their titles once more.
_WAYS = re.compile('<nav class="on-this-page".*?</nav>', re.DOTALL)


def _append(book: Book, body: str) -> None:
    book.append(f"{CHAPTER}.da.qmd", body)
    book.append(f"{CHAPTER}.en.qmd", body.replace("1. januar", "On 1 January"))


def _chapter(paper: str) -> str:
    return "".join(re.findall(r'<section class="chapter.*?</section>', paper, re.DOTALL))


def _text(html: str) -> str:
    """What stands between the tags: elements that are lines or parts of one word are joined to nothing else."""
    return re.sub(r"<[^>]*>", " ", html)


EXAMPLES = (
    "Ord[^n] her.\n\n[^n]: 1. januar qabq.\n\n    - qefq\n    - qegq\n\n    > qehq\n\n    b) qekq\n    c) qelq",
    "Ord[^n] her.\n\n[^n]: a) qabq\n\nx\n\n(b) qefq\n\nc. qabq",
    "::: {#nte-b .callout-note}\n## qabq\n\nc) qefq[^n]\nd) qegq\n\n> iv. qehq\n> v. qekq\n:::\n\n[^n]: qelq",
)


@pytest.mark.slow
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(body=chapter_bodies())
@example(body=EXAMPLES[0])
@example(body=EXAMPLES[1])
def test_every_word_of_a_chapter_stands_where_it_is_printed_as_often_as_in_the_source(body: str, tiny: Path) -> None:
    assert_every_word(body, tiny)


def test_every_word_of_the_examples_stands_on_the_page_and_in_the_book(tiny: Path) -> None:
    assert_every_word(
        "\n\n".join(text.replace("^n]", f"^n{at}]").replace("nte-b", f"nte-b{at}") for at, text in enumerate(EXAMPLES)),
        tiny,
    )


def assert_every_word(body: str, tiny: Path) -> None:
    wanted = Counter(WORD.findall(body))
    for output in printed(tiny, body):
        assert Counter(WORD.findall(output)) == wanted


@pytest.mark.slow
def test_every_word_stands_in_the_pdf_as_often_as_in_the_source(tiny: Path, tmp_path: Path) -> None:
    body = "\n\n".join(text.replace("^n]", f"^n{at}]") for at, text in enumerate(EXAMPLES))
    with no_analysis():
        book = Book(Path(shutil.copytree(tiny, tmp_path / "book", symlinks=True)))
        _append(book, body)
        outcome = book.build("--language", "da", "--format", "pdf", "--output", str(tmp_path / "pdf"))
        assert outcome.exit == 0, outcome.printed
    (pdf,) = (tmp_path / "pdf").rglob("*.pdf")
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    assert Counter(WORD.findall(text)) == Counter(WORD.findall(body))
    assert all(mark in text for mark in ("1. januar", "b)", "c)", "d)", "iv.", "v."))
