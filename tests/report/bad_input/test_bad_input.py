"""Whatever an author gets wrong is named with file, line and cure, and the last site stays as it was."""

from __future__ import annotations

import pytest

from report.command.explained import PAGES
from report.diagnostics import CODES
from tests.book import Book
from tests.report.bad_input import (
    bibliography,
    cells,
    chapters,
    configuration,
    data,
    foreign,
    front,
    languages,
    lists,
    look,
    marked_claims,
    marks,
    named_values,
    standing_apart,
    unending,
)
from tests.report.bad_input.explained import (
    changes,
    documented,
    index,
    page,
    provoked,
    shown,
    sources_of,
    told,
    written_why,
)
from tests.report.bad_input.registry import BAD_INPUTS, BadInput

# Each registers its bad inputs.
MODULES = (
    bibliography,
    cells,
    chapters,
    configuration,
    data,
    foreign,
    front,
    languages,
    lists,
    look,
    marked_claims,
    named_values,
    marks,
    standing_apart,
    unending,
)
# Problems of the layout, of a reader's own file and of the machine come from no author's file.
ELSEWHERE = ("L", "U", "B", "D16")
GROWTH, STREETS = "chapters/trees/01-growth", "chapters/trees/02-streets"


FIRST = {case.code: case for case in reversed(BAD_INPUTS)}
# One for each code is enough for a quick look.
CASES = [
    pytest.param(case, marks=[] if case is FIRST[case.code] else pytest.mark.slow, id=case.damage.__name__)
    for case in BAD_INPUTS
]
EXAMPLES = {code: example for code, (_, example, _) in documented().items()}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_named_and_nothing_is_published(case: BadInput, book: Book, pytestconfig: pytest.Config) -> None:
    site, before = book.site(), sources_of(book)
    wanted = case.damage(book)
    change = changes(before, sources_of(book))
    outcome = book.build()
    assert outcome.exit == 1, outcome.printed
    assert "Traceback" not in outcome.printed
    there = [p for p in outcome.of(case.code) if (p.file, p.line) == (wanted.file, wanted.line)]
    assert any(wanted.says in str(problem) for problem in there), f"wanted {wanted}\n{outcome.printed}"
    assert {p.code for p in outcome.problems} | {"P05"} == {case.code, "P05"} | case.along, outcome.printed
    assert all(p.hint for p in outcome.of(case.code))
    assert book.site() == site
    if case is FIRST[case.code]:
        assert EXAMPLES[case.code] in outcome.printed
        example = provoked(case.damage.__name__, change, shown(outcome.printed, str(there[0]).partition("\n")[0]))
        approved(f"{case.code}.md", page(case.code, example), pytestconfig)


def approved(name: str, text: str, config: pytest.Config) -> None:
    """The page `name` of the explanations reads `text`; with ``--rewrite`` it does from now on."""
    path = PAGES / name
    if config.getoption("--rewrite"):
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "write it anew with --rewrite"


def test_every_code_has_a_page_that_says_why_it_matters(pytestconfig: pytest.Config) -> None:
    for code in (c for c in CODES if c.startswith(ELSEWHERE)):
        approved(f"{code}.md", page(code, told(code)), pytestconfig)
    approved("README.md", index(), pytestconfig)
    assert {path.name for path in PAGES.iterdir()} == {"README.md", *(f"{code}.md" for code in CODES)}
    assert all(map(written_why, CODES))


def test_every_code_that_an_author_can_get_is_provoked_here() -> None:
    assert {case.code for case in BAD_INPUTS} == {code for code in CODES if not code.startswith(ELSEWHERE)}


def test_every_code_is_documented_with_its_meaning_and_a_cure() -> None:
    assert list(documented()) == list(CODES)
    for code, (meaning, _, cure) in documented().items():
        assert meaning == CODES[code]
        assert cure.endswith(".")


def test_all_failing_cells_are_reported_together(book: Book) -> None:
    book.edit("_quarto.yml", "cell-seconds: 30", "cell-seconds: 2")
    failing = {
        "1 / 0": "X01",
        "while True: pass": "X02",
        "held = bytearray(2**30)": "X03",
        "import os; os._exit(1)": "X04",
        "import os; os.system('true')": "X05",
        "open('data/trees.csv')": "X06",
    }
    wanted = set()
    # That a name is missing below a cell that failed follows from that cell.
    for code in (*failing, "undefined"):
        line = book.add_cell(GROWTH, code)
        wanted |= {(f"{GROWTH}.da.qmd", line, failing[code])} if code in failing else set()
    assert {(p.file, p.line, p.code) for p in book.build().problems} == wanted


def test_problems_from_every_corner_are_reported_at_once(book: Book) -> None:
    book.edit("_quarto.yml", "cell-seconds:", "cell-second:")
    book.edit("data/streets.csv", "1200", "long")
    book.edit("figures/counted.py", '@check("no street lost trees")', '@check("trees")')
    book.edit(f"{STREETS}.da.qmd", "by_street()", "by_streets()")
    book.edit(f"{STREETS}.en.qmd", "Only living", "Only 7 living")
    for language in ("da", "en"):
        book.append(f"{GROWTH}.{language}.qmd", 'Her `{python} value("trees.lats")` og @fig-none.')
    assert {p.code for p in book.build().problems} == {"C02", "D06", "X01", "P04", "N01", "V02", "T06"}


def test_a_check_finds_what_a_build_finds(book: Book) -> None:
    book.edit(f"{STREETS}.en.qmd", "Only living", "Only 7 living")
    assert book.check() == book.build().problems


def test_a_mended_book_is_the_site_that_it_was(book: Book) -> None:
    site = book.site()
    for old, new in (("by_street()", "by_streets()"), ("by_streets()", "by_street()")):
        for language in ("da", "en"):
            book.edit(f"{STREETS}.{language}.qmd", old, new)
        outcome = book.build()
    assert outcome.exit == 0 and book.site() == site


def test_what_was_computed_from_data_that_were_never_accepted_is_not_kept(book: Book) -> None:
    site = book.site()
    book.edit("data/trees.csv", "linden,2020,44,4", "linden,2020,49,4")
    assert [p.code for p in book.build().problems] == ["D02"]
    book.edit("data/trees.csv", "linden,2020,49,4", "linden,2020,44,4")
    assert book.build().exit == 0
    assert book.site() == site


def test_a_table_read_in_one_cell_and_printed_by_another_follows_its_data(book: Book) -> None:
    for language in ("da", "en"):
        book.edit(f"{STREETS}.{language}.qmd", "import *", "import *\nrows = by_street()")
        book.edit(f"{STREETS}.{language}.qmd", "\nby_street()\n", "\nrows\n")
    assert book.run("pairs", "accept").exit == book.build().exit == 0
    book.edit("data/trees.csv", "oak,2020,31,5-6", "oak,2020,38,5-6")
    book.accept_data()
    assert book.build().exit == 0
    assert ">38</span></td>" in book.read("_site/en/trees-of-the-town/streets.html")
