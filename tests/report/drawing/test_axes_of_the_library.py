"""A figure may draw on matplotlib's axes: the library is there for who asks for it, and loaded for nobody else."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from report.style.theme import Theme
from tests.book import Book

ROOT = Path(__file__).resolve().parents[3]
EXHIBITS = "figures/exhibits.py"


def test_a_figure_in_a_build_draws_on_the_axes(book: Book) -> None:
    book.edit(
        EXHIBITS,
        "    canvas.bar(0, row",
        '    canvas.axes.plot([0, 1], [1, 1], color=canvas.theme.colour("muted"))\n    canvas.bar(0, row',
    )
    assert book.build().problems == []
    assert "clip-path" in "".join(page.read_text("utf-8") for page in (book.root / "_site").rglob("*.html"))


def test_what_is_drawn_on_the_axes_is_painted_within_them(book: Book) -> None:
    book.edit(
        EXHIBITS,
        "    canvas.bar(0, row",
        '    canvas.axes.plot([0, 1], [1, 1], color=canvas.theme.colour("muted"), alpha=0.5)\n'
        '    canvas.axes.fill_between([-9, 99], [-9, -9], [99, 99], color=canvas.theme.colour("accent"))\n'
        "    canvas.bar(0, row",
    )
    assert book.build().problems == []
    (path,) = (book.root / "_site/en").rglob("fig-*.png")
    picture = Image.open(path).convert("RGB")
    accent = tuple(bytes.fromhex(Theme().colour("accent").removeprefix("#")))
    counted = picture.getcolors(picture.width * picture.height)
    share = sum(n for n, colour in counted if all(abs(a - b) < 4 for a, b in zip(colour, accent, strict=True)))
    assert 0.05 < share / (picture.width * picture.height) < 0.95


def test_a_figure_that_cannot_be_painted_has_no_picture_and_no_link_to_one(book: Book) -> None:
    book.edit(
        EXHIBITS,
        "    canvas.bar(0, row",
        "    canvas.axes.imshow([[0, 1]], cmap='gray', extent=(0, 1, 0, 1), aspect='auto')\n    canvas.bar(0, row",
    )
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    assert list((book.root / "_site").rglob("fig-*.png")) == []
    pages = "".join(page.read_text("utf-8") for page in (book.root / "_site").rglob("*.html"))
    assert re.search(r'href="fig-[\w-]+\.svg"', pages) and not re.search(r'href="fig-[\w-]+\.png"', pages)


@pytest.mark.parametrize(("code", "loaded"), [("canvas.axes.plot(x, y)", True), ("canvas.bar(0, 1, 2)", False)])
def test_the_library_is_loaded_only_for_code_that_names_its_axes(code: str, loaded: bool) -> None:
    load = f"import sys; from report.drawing.door import preload; preload([{code!r}])"
    script = f"{load}; print('matplotlib.figure' in sys.modules)"
    made = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == str(loaded)
