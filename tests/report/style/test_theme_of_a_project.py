"""A book with a look of its own: on its pages, in its figures, on paper and in a handout."""

from __future__ import annotations

import re

import pypdfium2
import pytest

from report.markdown.pandoc import STYLE
from tests.assets import asset, found
from tests.book import Book
from tests.looks import DEJAVU, MOTIF, SVG, with_fonts

pytestmark = pytest.mark.slow

CONFIG = "_quarto.yml"
DAY = {
    "ink": "#000000",
    "muted": "#5c5146",
    "primary": "#5b2a86",
    "accent": "#9c2f00",
    "secondary": "#8b8f63",
    "grid": "#dcd3c2",
    "paper": "#fffaf0",
}
LOOK = f"""
theme:
  colours:
    day: {{{", ".join(f'{role}: "{code}"' for role, code in DAY.items())}}}
    night: {{primary: "#d9b8ff"}}
  typefaces:
    text:
      family: Town Serif
      folder: figures/fonts
      regular: DejaVuSerif.ttf
      italic: DejaVuSerif-Italic.ttf
      strong: DejaVuSerif-Bold.ttf
    headings:
      family: Town Sans
      folder: figures/fonts
      regular: DejaVuSans.ttf
      italic: DejaVuSans-Oblique.ttf
      strong: DejaVuSans-Bold.ttf
    code:
      family: Town Mono
      folder: figures/fonts
      regular: DejaVuSansMono.ttf
      italic: DejaVuSansMono-Oblique.ttf
      strong: DejaVuSansMono-Bold.ttf
  logo:
    file: figures/logo.svg
    alt: {{da: Byens våben, en: The arms of the town}}
  icon: figures/logo.svg
authors:
  - name: Anna Grove
    affiliation: The town & its park
    orcid: 0000-0002-1825-0097
  - Bo Elm
csl: data/own.csl
"""
COMMAND = """
from report.author import Exhibit, Handout, command
from figures.exhibits import growth


@command("tally", help="count trees")
def tally(request):
    return Handout("Trees", "A tally", (Exhibit("The trees", growth()),))
"""


@pytest.fixture
def dressed(book: Book) -> Book:
    """The tiny book in another look, not yet built."""
    with_fonts(book)
    for name in (f"{sans}{face}" for sans in ("DejaVuSans", "DejaVuSansMono") for face in ("", "-Oblique", "-Bold")):
        book.write(f"figures/fonts/{name}.ttf", (DEJAVU / f"{name}.ttf").read_bytes())
    book.write("figures/logo.svg", SVG)
    book.write("data/own.csl", STYLE.read_text(encoding="utf-8").replace('<layout prefix="("', '<layout prefix="["'))
    book.write("figures/counted.py", book.read("figures/counted.py") + MOTIF)
    book.edit(CONFIG, "formats: [html]", "formats: [html, pdf]\n    cover: rows")
    book.write(CONFIG, book.read(CONFIG) + LOOK)
    return book


def built(book: Book) -> dict[str, bytes]:
    """The files of the English edition."""
    outcome = book.build("--language", "en")
    assert (outcome.exit, outcome.problems) == (0, []), outcome.printed
    folder = book.root / ".preview"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_look_reaches_pages_figures_and_paper(dressed: Book) -> None:
    site = built(dressed)
    page, sheet = site["en/trees-of-the-town/growth.html"].decode(), asset(site, "screen.css").decode()
    drawing = re.search("<svg.*?</svg>", page, re.DOTALL)[0]
    assert set(re.findall("#[0-9a-f]{6}", drawing)) == {DAY["ink"], DAY["primary"], DAY["paper"]}
    assert 'font-family="Town Sans,sans-serif"' in drawing
    assert f":root{{{';'.join(f'--{role}:{code}' for role, code in DAY.items())}}}" in sheet
    assert "--primary:#d9b8ff" in sheet and '--serif: "Town Serif", "Town Serif as Georgia", ' in sheet
    for name in ("Serif", "Serif-Italic", "Serif-Bold", "Sans", "Sans-Oblique", "Sans-Bold"):
        small, whole = (found(site, f"DejaVu{name}.{kind}") for kind in ("woff2", "ttf"))
        assert site[whole] == (DEJAVU / f"DejaVu{name}.ttf").read_bytes() and len(site[small]) < 40_000
        assert all(path.removeprefix("assets/") in sheet for path in (small, whole))
    assert site["assets/icon.svg"] == site["assets/figures/logo.svg"] == SVG.encode()
    assert '<img src="../../assets/figures/logo.svg" alt="The arms of the town">' in page
    assert re.findall('name="author" content="(.*?)"', page) == ["Anna Grove", "Bo Elm"]
    assert "trees [Grove 2020" in re.sub("<[^>]*>", "", page)
    with pypdfium2.PdfDocument(site["en/trees-of-the-town.pdf"]) as pdf:
        cover, colophon = (pdf[at].get_textpage().get_text_range() for at in (0, 1))
        assert pdf.get_metadata_dict()["Author"] == "Anna Grove, Bo Elm"
    assert "Anna Grove, Bo Elm" in cover
    assert "Anna Grove, The town & its park, 0000-0002-1825-0097\r\nBo Elm" in colophon
    assert "Grove, A., & Elm, B. Trees of the town: A count." in " ".join(colophon.split())
    assert "Town Serif, Town Sans." in colophon


def widths_of_code(pdf: bytes) -> set[float]:
    """The widths in points of what is typed as "iWi" in a PDF."""
    with pypdfium2.PdfDocument(pdf) as found:
        pages = [page.get_textpage() for page in found]
        [(page, at)] = [(p, p.get_text_range().index("iWi")) for p in pages if "iWi" in p.get_text_range()]
        boxes = [page.get_charbox(number, loose=True) for number in range(at, at + 3)]
    return {round(right - left, 1) for left, _, right, _ in boxes}


def test_what_is_typed_has_a_face_of_fixed_width_on_paper(dressed: Book) -> None:
    for chapter in ("chapters/trees/01-growth.da.qmd", "chapters/trees/01-growth.en.qmd"):
        dressed.write(chapter, dressed.read(chapter) + "\n```python\nif tree:\n    iWi\n```\n")
    [own] = widths_of_code(built(dressed)["en/trees-of-the-town.pdf"])
    dressed.write(CONFIG, re.sub(r"    code:\n(      .*\n)+", "", dressed.read(CONFIG)))
    site = built(dressed)
    [plain] = widths_of_code(site["en/trees-of-the-town.pdf"])
    assert own != plain and not [path for path in site if "Mono" in path]


def test_the_cover_has_the_motif_in_its_colours_and_the_logo(dressed: Book) -> None:
    with pypdfium2.PdfDocument(built(dressed)["en/trees-of-the-town.pdf"]) as pdf:
        picture = pdf[0].render(scale=72 / 72).to_pil()
    mm = 72 / 25.4

    def at(left: float, bottom: float) -> str:
        return "#" + bytes(picture.getpixel((round(left * mm), picture.height - 1 - round(bottom * mm)))[:3]).hex()

    # Rows that are 20, 50 and 80 mm high, with gaps between them.
    assert [at(left, 10) for left in (10, 25, 40, 55, 70, 85)] == [DAY["primary"], DAY["paper"]] * 3
    assert [at(left, 60) for left in (10, 40, 70)] == [DAY["paper"], DAY["paper"], DAY["primary"]]
    assert at(170, 297 - 35) == "#225500"  # the logo, in the upper right corner


@pytest.mark.parametrize(
    ("file", "old", "new", "changed"),
    [
        ("figures/logo.svg", "#225500", "#552200", ("en/trees-of-the-town.pdf", "assets/figures/logo.svg")),
        ("data/own.csl", 'prefix="["', 'prefix="{"', ("en/trees-of-the-town.pdf", "en/trees-of-the-town/growth.html")),
        (CONFIG, "#5b2a86", "#4b2a76", ("en/trees-of-the-town/growth.html",)),
        ("figures/counted.py", "height=20 + at", "height=25 + at", ("en/trees-of-the-town.pdf",)),
    ],
)
def test_what_is_cached_follows_the_look(
    dressed: Book, file: str, old: str, new: str, changed: tuple[str, ...]
) -> None:
    before = built(dressed)
    dressed.edit(file, old, new)
    after = built(dressed)
    assert [name for name in changed if before[name] == after[name]] == []


def test_figures_are_drawn_again_when_their_font_has_changed(dressed: Book) -> None:
    """Under the same name; only in the other font the label is too wide for the drawing."""
    dressed.edit("figures/exhibits.py", "canvas.row_label(row, str(year))", 'canvas.row_label(row, "i" * 100)')
    assert dressed.check() == []
    dressed.write("figures/fonts/DejaVuSans.ttf", (DEJAVU / "DejaVuSansMono.ttf").read_bytes())
    assert {p.code for p in dressed.check()} == {"X08"}


def test_a_handout_has_the_look_of_the_project(dressed: Book) -> None:
    dressed.write("figures/tally.py", COMMAND)
    dressed.write("figures/__init__.py", "from figures import counted, tally\n")
    outcome = dressed.run("tally", str(dressed.root / "data/trees.csv"), "--language", "en")
    assert outcome.exit == 0, outcome.printed
    assert f"--primary:{DAY['primary']};" in outcome.printed
    assert 'class="fill-primary' in outcome.printed and f'fill="{DAY["primary"]}"' in outcome.printed
    assert 'font-family="Town Sans,sans-serif"' in outcome.printed
    assert '@font-face{font-family:"Town Serif"' in outcome.printed and "Source S" not in outcome.printed


def test_a_handout_is_refused_when_the_theme_is_wrong(dressed: Book) -> None:
    dressed.write("figures/tally.py", COMMAND)
    dressed.write("figures/__init__.py", "from figures import counted, tally\n")
    dressed.edit(CONFIG, "#5b2a86", "#5b2a8")
    outcome = dressed.run("tally", str(dressed.root / "data/trees.csv"), "--language", "en")
    assert (outcome.exit, [p.code for p in outcome.problems]) == (1, ["C04"])


def test_a_book_without_a_look_has_that_of_the_generator(book: Book) -> None:
    book.edit(CONFIG, "formats: [html]", "formats: [html, pdf]")
    site = built(book)
    page = site["en/trees-of-the-town/growth.html"].decode()
    assert "--primary:#1f4475;" in asset(site, "screen.css").decode()
    assert 'fill="#1f4475"' in page and 'name="author"' not in page and "logo" not in page
    assert b'fill="#1f4475"' in site["assets/icon.svg"] and b"$" not in site["assets/icon.svg"]
    with pypdfium2.PdfDocument(site["en/trees-of-the-town.pdf"]) as pdf:
        foot = pdf[0].render(scale=1).to_pil().crop((0, 500, 595, 842))
        colophon = pdf[1].get_textpage().get_text_range()
    assert foot.getcolors() == [(595 * 342, (255, 255, 255))]
    assert "Source Serif Pro, Source Sans Pro." in colophon and "Authors" not in colophon


def test_a_publication_may_have_authors_of_its_own(dressed: Book) -> None:
    dressed.edit(CONFIG, "    cover: rows", "    cover: rows\n    authors: [Cy Ash]")
    page = built(dressed)["en/trees-of-the-town/growth.html"].decode()
    assert re.findall('name="author" content="(.*?)"', page) == ["Cy Ash"]
