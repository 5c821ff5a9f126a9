"""Bad input on paper: it is named with chapter and line, or its layout is sound; no page is spoilt in silence."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image

from tests.book import Book, Outcome
from tests.report.bad_input.registry import At
from tests.report.pdf.documents import page_texts

STREETS, PICTURES = "chapters/trees/02-streets.da.qmd", "chapters/trees"
EXHIBITS = "figures/exhibits.py"
TREE, ALT = "![Et træ](tree.png)", '{#fig-tree fig-alt="En grøn firkant, der ligner et træ på afstand."}'


@pytest.fixture
def paper(book: Book) -> Book:
    """The tiny book, which is printed."""
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf, epub, single]")
    return book


def laid_out(book: Book, *formats: str) -> Outcome:
    wanted = (argument for name in formats or ("pdf",) for argument in ("--format", name))
    return book.build("--language", "da", *wanted)


def pages(book: Book) -> list[str]:
    (pdf,) = book.root.glob(".preview/da/*.pdf")
    return page_texts(pdf.read_bytes())


def told(book: Book, at: At, code: str) -> None:
    """Nothing is written, and the place is named."""
    outcome = laid_out(book)
    assert outcome.exit == 1, outcome.printed
    there = [p for p in outcome.of(code) if (p.file, p.line) == (at.file, at.line)]
    assert any(at.says in p.message for p in there), outcome.printed
    assert all(p.hint for p in there)


def text_at(book: Book, text: str) -> At:
    """Adds `text` to both languages of the chapter on streets; the line of the Danish one."""
    lines = [book.append(file, text) for file in (STREETS, STREETS.replace(".da.", ".en."))]
    return At(STREETS, lines[0])


def table_of(book: Book, columns: str, rows: str) -> At:
    """Puts a table of `columns` and `rows`, which are code, for that of the streets."""
    code = book.read(EXHIBITS)
    begin = code.index("def by_street()")
    end = code.index("def draw(")
    made = f"def by_street() -> Table:\n    return Table({columns}, {rows})\n\n\n"
    book.write(EXHIBITS, code[:begin] + made + code[end:])
    return At(STREETS, book.line(STREETS, "#| label: tbl-streets"))


def picture(book: Book, name: str, size: tuple[int, int]) -> At:
    content = io.BytesIO()
    Image.new("1", size).save(content, "png" if name.endswith("png") else "jpeg")
    book.write(f"{PICTURES}/{name}", content.getvalue())
    book.edit(STREETS, f"{TREE}{ALT}", f"![Et træ]({name}){ALT}")
    return At(STREETS, book.line(STREETS, f"]({name})"))


def test_a_figure_without_alternative(paper: Book) -> None:
    paper.edit(STREETS, f"{TREE}{ALT}", f"{TREE}{{#fig-tree}}")
    told(paper, At(STREETS, paper.line(STREETS, TREE), "no text alternative"), "T08")


def test_a_table_wider_than_the_page(paper: Book) -> None:
    columns = "tuple(Column(Text.same(f'Gadetræernes{letter}')) for letter in 'abcdefghijklmnopqrstuvwx')"
    at = table_of(paper, columns, "(Row(tuple(Text.same('Lindegadekvarteret') for _ in range(24))),)")
    told(paper, at, "L01")


@pytest.mark.parametrize("word", ["x" * 200, "`" + "y" * 200 + "`", "https://example.org/" + "z" * 200])
def test_an_unbreakable_word(paper: Book, word: str) -> None:
    told(paper, text_at(paper, f"Her er {word} og mere."), "L01")


@pytest.mark.parametrize("sign", ["木", "🌳", "👩‍🌾"])
def test_a_glyph_that_the_typefaces_lack(paper: Book, sign: str) -> None:
    at = text_at(paper, f"Her er et {sign} mere.")
    told(paper, At(at.file, at.line, sign[0]), "L06")


def test_a_glyph_that_is_missing_in_a_list_a_note_and_a_heading(paper: Book) -> None:
    text = "## Et 木 {#sec-wood}\n\nTekst.[^wood]\n\n- et træ\n- et 木\n\n[^wood]: En 木."
    first = text_at(paper, text).line
    outcome = laid_out(paper)
    lines = {p.line for p in outcome.of("L06") if p.file == STREETS}
    assert lines == {first, first + 5, first + 7}, outcome.printed


def test_a_note_longer_than_a_page(paper: Book) -> None:
    at = text_at(paper, "Her er en note.[^long]")
    text_at(paper, f"[^long]: {'Den er meget lang. ' * 500}")
    outcome = laid_out(paper)
    assert outcome.exit == 1, outcome.printed
    told_of = {(p.code, p.file, p.line) for p in outcome.problems}
    assert {("L01", STREETS, at.line + 2), ("L07", STREETS, at.line + 2)} <= told_of, outcome.printed


def test_a_table_of_300_rows(paper: Book) -> None:
    letters = "''.join('abcdefghij'[int(digit)] for digit in f'{n:03}')"
    rows = f"tuple(Row((Text.same('Gaden ' + {letters}), Text.same('et træ'))) for n in range(300))"
    table_of(paper, "(Column(Text.same('Gadenavn')), Column(Text.same('Træer')))", rows)
    outcome = laid_out(paper)
    assert outcome.exit == 0, outcome.printed
    held = [text for text in pages(paper) if re.search(r"Gaden [a-j]{3}\b", text)]
    assert len(held) > 5
    assert all("Gadenavn" in text for text in held)
    found = [name for text in held for name in re.findall(r"Gaden ([a-j]{3})\b", text)]
    assert found == ["".join("abcdefghij"[int(digit)] for digit in f"{n:03}") for n in range(300)]


@pytest.mark.parametrize("size", [(20_000, 20_000), (20_000, 40), (8_000, 8_000)])
def test_a_picture_of_too_many_pixels(paper: Book, size: tuple[int, int]) -> None:
    told(paper, picture(paper, "large.png", size), "T14")


@pytest.mark.parametrize("name", ["cut.png", "cut.jpg"])
def test_a_picture_that_was_cut_short(paper: Book, name: str) -> None:
    import weasyprint  # which lets Pillow take such a picture for a whole one

    assert weasyprint.images.ImageFile.LOAD_TRUNCATED_IMAGES
    at = picture(paper, name, (900, 900))
    whole = (paper.root / PICTURES / name).read_bytes()
    paper.write(f"{PICTURES}/{name}", whole[: len(whole) // 2])
    told(paper, at, "T14")


def test_a_picture_taller_than_the_page(paper: Book) -> None:
    told(paper, picture(paper, "tall.png", (100, 900)), "L01")


@pytest.mark.parametrize("name", ["træ.png", "et træ.png", "træ #1.png", "træ & co.png", "100% træ?.png"])
def test_a_picture_whose_name_has_signs_of_addresses(paper: Book, name: str) -> None:
    paper.write(f"{PICTURES}/{name}", (paper.root / PICTURES / "tree.png").read_bytes())
    written = name.replace("%", "%25")
    paper.edit(STREETS, f"{TREE}{ALT}", f"![Et træ](<{written}>){ALT}")
    outcome = laid_out(paper, "pdf", "html", "epub", "single")
    assert outcome.exit == 0, outcome.printed
    assert (paper.root / ".preview/assets" / PICTURES / name).is_file()


def test_a_style_of_ones_own_with_a_page_counter(paper: Book) -> None:
    """What Quarto would read of styles is left alone, and a style in a chapter is refused."""
    assert laid_out(paper).exit == 0
    before = pages(paper)
    paper.write("own.css", "@page { @top-right { content: counter(pages) } }")
    paper.write("_quarto.yml", paper.read("_quarto.yml") + "\nformat:\n  pdf:\n    css: own.css\n")
    assert laid_out(paper).exit == 0
    assert pages(paper) == before
    told(paper, text_at(paper, "<style>@page { @top-right { content: counter(pages) } }</style>"), "T10")
