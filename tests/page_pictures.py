"""Pages of PDFs as pictures, compared with others; ``python -m tests.page_pictures BEFORE.pdf AFTER.pdf FOLDER``.

The command writes each page that differs into the folder: before, after, and what is not the same in red between
them.  Pages are compared by place, so that the first page that moves makes those after it differ too.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

SMALL, LARGE = 40, 90  # dots per inch: of what is approved, and of what is looked at
GREYS = 16  # of an approved picture, which then takes a few kilobytes
NOTICED, ALLOWED = 64, 12  # of 255: how far a dot may be off, and how many may be further
_GAP = 12


def pictures(pdf: bytes, dots: int = SMALL) -> list[Image.Image]:
    """The pages of a PDF in so many dots per inch."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dots / 72).to_pil().convert("RGB") for page in document]


def small(page: Image.Image) -> Image.Image:
    """A page as it is approved: in a few greys."""
    return page.convert("L").quantize(GREYS, dither=Image.Dither.NONE)


def same(one: Image.Image, other: Image.Image) -> bool:
    """Whether nobody would see a difference; another machine may round the edge of a letter otherwise."""
    if one.size != other.size:
        return False
    off = ImageChops.difference(one.convert("L"), other.convert("L")).histogram()
    return sum(off[NOTICED:]) <= ALLOWED


def side_by_side(before: Image.Image | None, after: Image.Image | None) -> Image.Image:
    """Both pages with their difference between them; a page that is not there is white."""
    size = next(page.size for page in (before, after) if page is not None)
    white = Image.new("RGB", size, "white")
    left, right = ((page or white).convert("RGB").resize(size) for page in (before, after))
    off = ImageChops.difference(left.convert("L"), right.convert("L")).point(lambda level: 255 * (level >= NOTICED))
    between = Image.composite(Image.new("RGB", size, "red"), Image.blend(left, white, 0.8), off)
    sheet = Image.new("RGB", (3 * size[0] + 2 * _GAP, size[1]), "grey")
    for at, page in enumerate((left, between, right)):
        sheet.paste(page, (at * (size[0] + _GAP), 0))
    return sheet


def written(before: Sequence[Image.Image], after: Sequence[Image.Image], folder: Path, name: str) -> list[Path]:
    """The pictures, written into `folder`, of each page that differs between two documents."""
    folder.mkdir(parents=True, exist_ok=True)
    found = []
    for number, (one, other) in enumerate(zip_longest(before, after), 1):
        if one is None or other is None or not same(one, other):
            found.append(folder / f"{name}-{number:03}.png")
            side_by_side(one, other).save(found[-1])
    return found


if __name__ == "__main__":
    first, second, into = map(Path, sys.argv[1:])
    one, other = (pictures(path.read_bytes(), LARGE) for path in (first, second))
    differing = written(one, other, into, second.stem)
    print(f"{len(differing)} of {max(len(one), len(other))} pages differ: {into}")
    sys.exit(bool(differing))
