"""What a book needs for a look of its own: typefaces, a logo, and a motif for its cover."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import matplotlib
from fontTools.ttLib import TTFont

from tests.book import Book

DEJAVU = Path(matplotlib.get_data_path()) / "fonts" / "ttf"
TYPEFACE = """\
theme:
  typefaces:
    text:
      family: DejaVu Serif
      folder: figures/fonts
      regular: DejaVuSerif.ttf
      italic: DejaVuSerif-Italic.ttf
      strong: DejaVuSerif-Bold.ttf
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><rect width="4" height="2" fill="#225500"/></svg>'
MOTIF = """
from report.author import Rectangle, motif


@motif("rows")
def rows():
    return [Rectangle(left=at, bottom=0, width=20, height=20 + at, role="primary") for at in (0, 30, 60)]
"""


RESTRICTED, NO_SUBSETS = 0x0002, 0x0100  # of OS/2.fsType


def forbid(font: Path, what: int) -> None:
    """Lets the file of a font say that something may not be done with it."""
    with TTFont(font, recalcTimestamp=False) as opened:
        opened["OS/2"].fsType = what
        opened.save(font.with_suffix(".new"))
    font.with_suffix(".new").replace(font)


def with_fonts(book: Book) -> None:
    """Puts the files of :data:`TYPEFACE` into the book."""
    folder = book.root / "figures" / "fonts"
    folder.mkdir()
    for name in ("DejaVuSerif", "DejaVuSerif-Italic", "DejaVuSerif-Bold"):
        copyfile(DEJAVU / f"{name}.ttf", folder / f"{name}.ttf")
