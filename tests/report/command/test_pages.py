"""The command that lists what a typographer would mend: it lays out, counts, and writes nothing."""

from __future__ import annotations

from report.build.progress import Outcome
from report.command.advice import advice_lines
from report.diagnostics import ADVICE, Diagnostic
from tests.book import Book

CHAPTER = "chapters/trees/01-growth.da.qmd"


def advice(code: str, line: int) -> Diagnostic:
    return Diagnostic(CHAPTER, line, code, "page 3 of traeer.pdf: it is so", "mend it", ADVICE)


def test_advice_is_counted_by_edition_and_listed_with_its_places() -> None:
    given = {"da/a.pdf": (advice("L14", 9), advice("L16", 8), advice("L14", 7))}
    lines = advice_lines(Outcome(pages={"da/a.pdf": 12, "en/b.pdf": 11}, advice=given))
    assert lines == [
        "da/a.pdf, 12 pages",
        "  L14     2  a word that is divided by a page break",
        "  L16     1  a reference that names the page that it stands on",
        "en/b.pdf, 11 pages: nothing to mend",
        *(str(advice(code, line)) for code, line in (("L14", 7), ("L14", 9), ("L16", 8))),
    ]


def test_the_command_lays_out_and_writes_nothing_but_its_cache(book: Book) -> None:
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    book.edit(
        "figures/exhibits.py",
        "canvas.row_label(row, str(year))",
        "canvas.label(float(of_year(year).number) - 1, row, str(year))",
    )
    before = {path for path in book.root.rglob("*") if ".cache" not in path.parts}
    outcome = book.run("pages", "--language", "da")
    assert outcome.exit == 0, outcome.printed
    line = book.line(CHAPTER, "#| label: fig-growth")
    assert f"{CHAPTER}:{line}: advice L20: in fig-growth '2010' lies over the edge of an area" in outcome.printed
    assert "da/byens-traeer.pdf, " in outcome.printed and "en/" not in outcome.printed
    assert {path for path in book.root.rglob("*") if ".cache" not in path.parts} == before
    advised = [line for line in outcome.printed.splitlines() if ": advice L" in line]
    again = book.run("pages", "--language", "da").printed.splitlines()
    assert [line for line in again if ": advice L" in line] == advised
