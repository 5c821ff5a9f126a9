"""What a cell prints, warns of or gives without a label is told to its author, for no edition prints it."""

from __future__ import annotations

import pytest

from tests.book import Book

CHAPTER = "chapters/trees/02-streets"


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ('print("tolv træer")', "what the cell says is printed nowhere: 'tolv træer'"),
        ('import warnings\nwarnings.simplefilter("always")\nwarnings.warn("snart")', "UserWarning: snart"),
        ('import sys\nsys.stderr.write("galt")\nNone', "galt"),
    ],
)
def test_what_a_cell_prints_is_a_warning_in_its_line(code: str, says: str, book: Book) -> None:
    line = book.add_cell(CHAPTER, code)
    outcome = book.build()
    assert outcome.exit == 0
    assert [(p.code, p.line, p.severity) for p in outcome.problems] == [("X11", line, "warning")]
    assert says in str(outcome.problems[0])


@pytest.mark.parametrize("code", ["{1: 2}", "import pandas\npandas.DataFrame({'a': [1]})", "'tekst'"])
def test_a_result_without_a_label_is_an_error(code: str, book: Book) -> None:
    line = book.add_cell(CHAPTER, code)
    outcome = book.build()
    assert outcome.exit == 1
    assert [(p.code, p.line) for p in outcome.problems] == [("X11", line)]
    assert "which is printed nowhere" in outcome.printed


def test_a_label_that_is_no_name_is_refused(book: Book) -> None:
    for language in ("da", "en"):
        book.edit(f"{CHAPTER}.{language}.qmd", "label: tbl-streets", "label: tbl-streets onload=1")
    outcome = book.build("--format", "html", "--language", "da", "--output", str(book.root / "out"))
    assert outcome.exit == 1
    assert {"T04"} <= {p.code for p in outcome.problems}
    assert "Traceback" not in outcome.printed


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("#| label: tbl-streets", "#| label: tbl-streets\n#| include: false", "hides nothing of a cell with a label"),
        ("#| label: tbl-streets", "#| label: tbl-streets\n#| echo: fenced", "write echo: true"),
        ("#| include: false", "#| include: false\n#| echo: true", "shows nothing beside include: false"),
        ("#| label: tbl-streets", '#| label: tbl-streets\n#| lst-cap: "a"', "means nothing without echo: true"),
        ("#| label: tbl-streets", '#| label: tbl-streets\n#| fig-cap: "a"', "fig-cap means nothing in a cell labelled"),
        ("#| label: tbl-streets", "#| label: tbl-streets\n#| label: tbl-other", "is given twice"),
        ("#| include: false", '#| include: false\n#| tbl-cap: "a"', "means nothing in a cell without a label"),
        ("#| include: false", "#| include: true", "include: True means nothing"),
        ("\nby_street()", "\n#| tbl-cap: Gader\nby_street()", "is given twice"),
        ("\nby_street()", "\nx = 1\n#| print-later: 1\nby_street()", "below the code is not read"),
        ('#| tbl-cap: "Træer i hver gade"', '#| tbl-cap: Træer i hver gade"', "a quotation mark without its partner"),
    ],
)
def test_an_option_that_nothing_reads_is_refused(old: str, new: str, says: str, book: Book) -> None:
    book.edit(f"{CHAPTER}.da.qmd", old, new)
    found = [p for p in book.check() if p.code == "T11"]
    assert len(found) == 1 and says in str(found[0]), found
