"""Typefaces of the machine that the engine takes for those of the document."""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import copyfile

import matplotlib

from report.pdf.layout import PdfJob, PdfResult, make_pdf
from report.pdf.print_html import PrintHtml
from report.style.fonts import FontFile, Typeface
from report.style.sheets import font_faces
from report.style.theme import Theme
from tests.tools import require

FONT = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "cmr10.ttf"


def printed(family: str, root: Path) -> PdfResult:
    """A page in a typeface called `family`, whose file is one that no machine has by such a name."""
    copyfile(FONT, root / "own.ttf")
    theme = Theme(str(root), headings=Typeface(family, "serif", *[FontFile("own.ttf")] * 3))
    style = f'{font_faces(theme, "report:fonts/")} body {{ font-family: "{family}" }}'
    head = f'<!DOCTYPE html><html lang="en"><head><title>A</title><style>{style}</style></head>'
    return make_pdf(PdfJob(PrintHtml(f"{head}<body><p>Trees</p></body></html>"), "a.pdf", theme))


def test_a_typeface_of_a_name_of_its_own_is_taken(tmp_path: Path) -> None:
    assert printed("A Name Of Its Own", tmp_path).problems == ()


def test_a_typeface_of_the_machine_is_not_taken_in_silence(tmp_path: Path) -> None:
    """If the engine learns to hide those of the machine, this fails, and ``mistaken_families`` can go."""
    installed = subprocess.run(
        [require("fc-match"), "-f", "%{family[0]}", "sans"], capture_output=True, text=True, check=True
    )
    (problem,) = printed(installed.stdout, tmp_path).problems
    assert problem.code == "L11" and repr(installed.stdout) in problem.message and problem.hint
