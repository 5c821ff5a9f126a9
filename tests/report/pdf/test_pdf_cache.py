"""A kept PDF holds only while everything it was made from is the same, pictures included."""

from __future__ import annotations

from pathlib import Path
from shutil import copyfile

import matplotlib
import pytest

from report.cache.dependencies import Dependencies
from report.cache.memory import Memory
from report.cache.store import Store
from report.diagnostics import Diagnostics
from report.pdf.editions import make_pdfs
from report.pdf.print_html import PrintHtml
from report.style.fonts import FontFile, Typeface
from report.style.sheets import font_faces
from report.style.theme import Theme

pytestmark = pytest.mark.slow

STYLE = font_faces(Theme(), "report:fonts/") + 'html { font-family: "Source Sans Pro" } h1 { font-weight: 600 }'
BOOK = f"""<!DOCTYPE html><html lang="en"><head><title>A</title><style>{STYLE}</style></head><body><h1>A</h1>
<p><img src="report:chapters/dot.svg" alt="A dot"></p></body></html>"""
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><circle cx="5" cy="5" r="{}"/></svg>'


def test_a_changed_picture_makes_a_new_pdf(tmp_path: Path) -> None:
    picture = tmp_path / "chapters" / "dot.svg"
    picture.parent.mkdir()
    problems = Diagnostics()

    def made(radius: int):
        picture.write_text(DOT.format(radius), encoding="utf-8")
        memory = Memory(Store(tmp_path / ".cache"), Dependencies(tmp_path), problems)
        return make_pdfs({"a.pdf": PrintHtml(BOOK, ("chapters/dot.svg",))}, Theme(str(tmp_path)), {}, memory, 1)[
            "a.pdf"
        ]

    first, again, changed = made(2), made(2), made(4)
    assert not problems
    assert again.reused and again.result.content == first.result.content
    assert not changed.reused and changed.result.content != first.result.content


def test_a_changed_font_makes_a_new_pdf(tmp_path: Path) -> None:
    fonts, folder = Path(matplotlib.get_data_path()) / "fonts" / "ttf", tmp_path / "figures" / "fonts"
    folder.mkdir(parents=True)
    file = FontFile("figures/fonts/own.ttf")
    theme = Theme(str(tmp_path), headings=Typeface("Own Sans", "sans-serif", file, file, file))
    book = BOOK.replace(font_faces(Theme(), "report:fonts/"), font_faces(theme, "report:fonts/"))
    book = book.replace("Source Sans Pro", "Own Sans").replace('<img src="report:chapters/dot.svg" alt="A dot">', "B")
    problems = Diagnostics()

    def made(font: str):
        copyfile(fonts / f"{font}.ttf", folder / "own.ttf")
        memory = Memory(Store(tmp_path / ".cache"), Dependencies(tmp_path), problems)
        return make_pdfs({"a.pdf": PrintHtml(book)}, theme, {}, memory, 1)["a.pdf"]

    first, again, changed = made("DejaVuSans"), made("DejaVuSans"), made("DejaVuSerif")
    assert not list(problems)
    assert again.reused and again.result.content == first.result.content
    assert not changed.reused and changed.result.content != first.result.content
