"""A figure may draw on matplotlib's axes: the library is there for who asks for it, and loaded for nobody else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize(("code", "loaded"), [("canvas.axes.plot(x, y)", True), ("canvas.bar(0, 1, 2)", False)])
def test_the_library_is_loaded_only_for_code_that_names_its_axes(code: str, loaded: bool) -> None:
    load = f"import sys; from report.drawing.door import preload; preload([{code!r}])"
    script = f"{load}; print('matplotlib.figure' in sys.modules)"
    made = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == str(loaded)
