"""Bad input in cells and in the analysis they call: foreign code may do anything."""

from __future__ import annotations

from tests.book import Book
from tests.report.bad_input.registry import At, bad

CHAPTER = "chapters/trees/01-growth"
FILE = f"{CHAPTER}.da.qmd"
EXHIBITS = "figures/exhibits.py"


def cell(book: Book, code: str, at: str, says: str) -> At:
    """Puts `code` before the last line of the cell of fig-growth in both languages; the line of `at` must be named."""
    for language in ("da", "en"):
        book.edit(f"{CHAPTER}.{language}.qmd", "growth()\n", f"{code}\ngrowth()\n")
    return At(FILE, book.line(FILE, at), says)


def returned(book: Book, code: str, says: str) -> At:
    """Lets the cell of fig-growth give `code`; its first line must be named."""
    for language in ("da", "en"):
        book.edit(f"{CHAPTER}.{language}.qmd", "growth()\n", f"{code}\n")
    return At(FILE, book.line(FILE, code), says)


def option(book: Book, old: str, new: str, says: str) -> At:
    """Puts `new` for `old` in the Danish chapter only; the line with `new` must be named."""
    book.edit(FILE, old, new)
    return At(FILE, book.line(FILE, new), says)


@bad("X01")
def a_cell_that_raises(book: Book) -> At:
    return cell(
        book,
        "streets = 2\nstreets / 0",
        "streets / 0",
        "the cell fig-growth raised ZeroDivisionError: division by zero\n    in the cell: streets / 0",
    )


@bad("X01")
def a_cell_that_raises_in_the_analysis(book: Book) -> At:
    book.edit(EXHIBITS, "height=40", "height=40 / 0")
    return At(
        FILE,
        book.line(FILE, "growth()"),
        f"in the cell: growth()\n{EXHIBITS}:{book.line(EXHIBITS, '40 / 0')} return Figure(",
    )


@bad("X01")
def a_cell_that_is_not_python(book: Book) -> At:
    return cell(
        book,
        "years = [2010,\nyears += 2020]",
        "years += 2020]",
        "raised SyntaxError: invalid syntax\n    in the cell: years += 2020]",
    )


@bad("X01")
def a_cell_after_which_others_lack_a_name(book: Book) -> At:
    for language in ("da", "en"):
        book.edit(f"{CHAPTER}.{language}.qmd", "from figures.exhibits import *", "from figures.exhibit import *")
    return At(FILE, book.line(FILE, "from figures.exhibit import"), "No module named 'figures.exhibit'")


@bad("X01")
def a_cell_that_opens_an_unknown_table(book: Book) -> At:
    return cell(book, 'from report.author import data\ndata("tree")', 'data("tree")', "did you mean trees")


@bad("X01")
def a_cell_that_is_cancelled(book: Book) -> At:
    return cell(book, "import asyncio\nraise asyncio.CancelledError", "raise asyncio", "raised CancelledError")


@bad("X02")
def a_cell_that_loops(book: Book) -> At:
    book.edit("_quarto.yml", "cell-seconds: 30", "cell-seconds: 2")
    return cell(
        book, "count = 1\nwhile True:\n    count += 1", "count = 1", "the cell fig-growth ran for more than 2 seconds"
    )


@bad("X03")
def a_cell_that_eats_memory(book: Book) -> At:
    return cell(book, "held = bytearray(2**30)", "held = bytearray", "the cell fig-growth ran out of memory")


@bad("X04")
def a_cell_that_exits(book: Book) -> At:
    return cell(book, "import sys\nsys.exit(0)", "sys.exit(0)", "asked Python to exit")


@bad("X04")
def a_cell_that_exits_at_once(book: Book) -> At:
    return cell(book, "import os\nos._exit(0)", "import os", "the cell fig-growth ended its process")


@bad("X05")
def a_cell_that_starts_a_process(book: Book) -> At:
    return cell(
        book, "import subprocess\nsubprocess.run(['true'])", "subprocess.run", "the cell fig-growth started a process"
    )


@bad("X05")
def a_cell_that_forks(book: Book) -> At:
    return cell(book, "import os\nos.fork()", "os.fork()", "started a process")


@bad("X05")
def a_cell_that_ends_the_build(book: Book) -> At:
    return cell(book, "import os\nos.kill(os.getppid(), 9)", "os.kill", "sent a signal to a process")


@bad("X05")
def a_cell_that_writes_a_file(book: Book) -> At:
    return cell(
        book,
        "from pathlib import Path\nPath('note.txt').write_text('x')",
        "Path('note.txt')",
        "wrote the file note.txt",
    )


@bad("X05")
def a_cell_that_removes_a_file(book: Book) -> At:
    return cell(book, "import os\nos.remove('data/trees.csv')", "os.remove", "changed a file (os.remove)")


@bad("X05")
def a_cell_that_uses_the_network(book: Book) -> At:
    return cell(
        book,
        "import socket\nsocket.create_connection(('localhost', 9))",
        "socket.create_connection",
        "used the network",
    )


@bad("X05")
def a_cell_that_swallows_the_refusal(book: Book) -> At:
    return cell(
        book,
        "try:\n    open('note.txt', 'w')\nexcept Exception:\n    pass",
        "open('note.txt', 'w')",
        "wrote the file note.txt",
    )


@bad("X05")
def an_analysis_that_starts_a_process(book: Book) -> At:
    book.edit("figures/counted.py", "    first, last =", "    import os; os.system('true')\n    first, last =")
    return At("figures/counted.py", book.line("figures/counted.py", "os.system"), "the analysis started a process")


@bad("X06")
def a_cell_that_reads_a_table_behind_data(book: Book) -> At:
    return cell(book, "rows = open('data/trees.csv').read()", "rows = open", "read data/trees.csv without data()")


@bad("X05")
def a_cell_that_opens_a_database(book: Book) -> At:
    return cell(book, "import sqlite3\nsqlite3.connect('data/x.sqlite')", "sqlite3.connect", "opened a database")


@bad("X05")
def a_cell_that_writes_to_the_pipe(book: Book) -> At:
    code = "import os\nfor file in range(3, 4096):\n    try: os.write(file, b'x' * 64)\n    except OSError: pass"
    return cell(book, code, "import os", "the cell fig-growth wrote to the pipe of the build")


@bad("X05")
def a_cell_that_closes_the_pipe(book: Book) -> At:
    code = "import os\nos.closerange(3, 4096)\nwhile True: pass"
    return cell(book, code, "import os", "or closed it")


@bad("X06")
def a_cell_that_reads_a_file_outside_the_project(book: Book) -> At:
    (book.root.parent / "outside.txt").write_text("12")
    return cell(book, "rows = open('../outside.txt').read()", "rows = open", "read ../outside.txt without data()")


@bad("X06")
def a_cell_that_reads_through_a_link(book: Book) -> At:
    (book.root.parent / "outside.txt").write_text("12")
    (book.root / "figures/rows.txt").symlink_to(book.root.parent / "outside.txt")
    return cell(book, "rows = open('figures/rows.txt').read()", "rows = open", "read figures/rows.txt without data()")


@bad("X06")
def a_cell_that_lists_a_folder(book: Book) -> At:
    return cell(book, "import os\nlen(os.listdir('data'))", "os.listdir", "listed the folder data without data()")


@bad("X06")
def a_cell_that_searches_a_folder(book: Book) -> At:
    code = "from pathlib import Path\nlist(Path('data').glob('*.csv'))"
    return cell(book, code, "Path('data')", "data without data()")


@bad("X06")
def a_cell_that_asks_for_a_file_that_may_appear(book: Book) -> At:
    return cell(book, "import os\nos.path.exists('data/new.csv')", "os.path", "looked for data/new.csv without data()")


@bad("X07")
def a_cell_without_result(book: Book) -> At:
    return returned(book, "shown = growth()", "fig-growth is not a Figure but NoneType")


@bad("X07")
def a_table_for_a_figure(book: Book) -> At:
    return returned(book, "by_year()", "fig-growth is not a Figure but Table")


@bad("X07")
def a_table_cell_that_is_no_value(book: Book) -> At:
    book.edit(EXHIBITS, "Text.same(str(year))", "str(year)")
    says = "fig-growth holds '2010', which is neither a Value, a Text, a Reference nor None"
    return At(FILE, book.line(FILE, "growth()"), says)


@bad("X07")
def an_origin_that_cannot_be_printed(book: Book) -> At:
    book.edit(EXHIBITS, "    return Figure(", "    from report.author import Origin, Value\n    return Figure(")
    book.edit(
        EXHIBITS,
        "table=by_year()",
        "table=Table((Column(Text(da='År', en='Year')),), "
        "(Row((Value(number=1, origins=(Origin('grove2020', 'page'),)),)),))",
    )
    return At(FILE, book.line(FILE, "growth()"), "has a source that cannot be printed in da")


@bad("X08")
def a_figure_that_cannot_be_drawn(book: Book) -> At:
    book.edit(EXHIBITS, "canvas.bar(0, row", "canvas.bars(0, row")
    return At(
        FILE,
        book.line(FILE, "growth()"),
        f"could not be drawn in da: AttributeError: 'SvgCanvas' object has no attribute 'bars'\n"
        f"    {EXHIBITS}:{book.line(EXHIBITS, 'canvas.bars')} canvas.bars",
    )


@bad("X10")
def a_cell_that_asks_for_the_day(book: Book) -> At:
    return cell(book, "from datetime import date\ndate.today()", "date.today", "asked for the time (date.today())")


@bad("X10")
def a_cell_that_reads_the_environment(book: Book) -> At:
    return cell(book, "import os\nos.getenv('YEAR')", "os.getenv", "read the environment variable YEAR")


@bad("X10")
def an_analysis_that_asks_for_the_time(book: Book) -> At:
    book.edit("figures/counted.py", "    first, last =", "    import time; time.time()\n    first, last =")
    return At("figures/counted.py", book.line("figures/counted.py", "time.time"), "the analysis asked for the time")


@bad("T08")
def a_figure_without_text_alternative(book: Book) -> At:
    book.edit(EXHIBITS, '"The town has {trees} trees."', '""')
    return At(FILE, book.line(FILE, "growth()"), "the text alternative of fig-growth is empty in en")


@bad("T09")
def markup_in_a_table_cell(book: Book) -> At:
    book.edit(EXHIBITS, "street.text()", 'Text(da="**" + street["da"] + "**", en=street["en"])')
    file = "chapters/trees/02-streets.da.qmd"
    return At(file, book.line(file, "#| label: tbl-streets"), "the cell in row 1 '**Lindegade**' holds markup")


@bad("T09")
def markup_in_a_table_heading(book: Book) -> At:
    book.edit(EXHIBITS, 'Text(da="Gade", en="Street")', 'Text(da="Gade", en="<b>Street</b>")')
    file = "chapters/trees/02-streets.en.qmd"
    return At(file, book.line(file, "#| label: tbl-streets"), "the heading '<b>Street</b>' holds markup")


@bad("T09")
def a_table_cell_that_a_spreadsheet_would_run(book: Book) -> At:
    book.edit(EXHIBITS, "street.text()", 'Text(da="=SUM(A:A)", en=street["en"])')
    file = "chapters/trees/02-streets.da.qmd"
    return At(file, book.line(file, "#| label: tbl-streets"), "'=SUM(A:A)' would be run by a spreadsheet")


@bad("T04")
def a_figure_without_label(book: Book) -> At:
    return At(FILE, book.add_cell(CHAPTER, "growth()"), "the cell gives a Figure but has no label")


@bad("T04", "T06", "T10", "P04")
def a_cell_labelled_as_something_else(book: Book) -> At:
    return option(book, "label: fig-growth", "label: figure-growth", "must begin with fig- or tbl-")


@bad("T11")
def an_unknown_option(book: Book) -> At:
    return option(book, "#| include: false", "#| includes: false", "did you mean include?")


@bad("T11")
def an_option_that_only_quarto_reads(book: Book) -> At:
    return option(book, "#| include: false", "#| code-fold: true", "code that is shown stands open")


@bad("T11")
def an_option_that_is_read_as_a_comment(book: Book) -> At:
    return cell(book, "# | label: tbl-more", "# | label", "begin the line with #|")


@bad("T11")
def an_exhibit_that_is_to_stand_later_than_its_section(book: Book) -> At:
    book.edit(FILE, '#| fig-cap: "Træer i byen"', '#| fig-cap: "Træer i byen"\n#| print-later: 9')
    return At(FILE, book.line(FILE, "label: fig-growth"), "cannot stand 9 paragraphs later")


@bad("T11")
def an_exhibit_that_is_to_stand_later_by_no_number(book: Book) -> At:
    return option(book, '#| fig-cap: "Træer i byen"', "#| print-later: mange", "'mange' is not a small number")


@bad("T11")
def an_option_that_cannot_be_read(book: Book) -> At:
    return option(
        book, '#| fig-cap: "Træer i byen"', "#| fig-cap: Træer: i byen", "with quotes around a text that holds a colon"
    )


@bad("T12")
def a_figure_without_caption(book: Book) -> At:
    book.edit(FILE, '#| fig-cap: "Træer i byen"\n', "")
    return At(FILE, book.line(FILE, "label: fig-growth"), 'add #| fig-cap: "…"')


@bad("V03")
def an_analysis_that_raises(book: Book) -> At:
    book.edit("figures/counted.py", "(2010), of_year(2020)", "(2010), totals(2020)")
    return At(
        "figures/counted.py", book.line("figures/counted.py", "totals(2020)"), "NameError: name 'totals' is not defined"
    )


@bad("V03")
def an_analysis_that_is_not_python(book: Book) -> At:
    book.edit("figures/counted.py", "(2010), of_year(2020)", "(2010) of_year(2020)")
    return At("figures/counted.py", book.line("figures/counted.py", "of_year(2010) of_year(2020)"), "SyntaxError")


@bad("V03")
def a_value_that_cannot_be_printed(book: Book) -> At:
    book.edit("figures/counted.py", '"more": diff', '"few": Value(number="few"), "more": diff')
    return At(
        "figures/counted.py", book.line("figures/counted.py", '"few": V'), "'few' is no number that can be printed"
    )


@bad("V03")
def a_wording_that_lacks_a_language(book: Book) -> At:
    book.edit("figures/counted.py", "import Value,", "import Text, Value,")
    book.edit("figures/counted.py", '"more": diff', '"few": Value(text=Text(en="few")), "more": diff')
    return At("figures", 0, "'trees.few' cannot be printed in da")


@bad("V07")
def a_value_that_rests_on_nothing(book: Book) -> At:
    book.edit("figures/counted.py", '"more": diff', '"most": Value(number=last.number), "more": diff')
    return At("figures", 0, "the value 'trees.most' says neither where it was read nor how it was computed")


@bad("V07")
def a_cell_of_a_table_that_rests_on_nothing(book: Book) -> At:
    book.edit(EXHIBITS, "Table, Text, data", "Table, Text, Value, data")
    book.edit(EXHIBITS, ", of_year(year)))", ", Value(number=of_year(year).number)))")
    return At(FILE, book.line(FILE, "growth()"), "fig-growth holds 60, which says neither where it was read")


@bad("V03")
def an_analysis_that_exits(book: Book) -> At:
    book.edit("figures/counted.py", "    first, last =", "    import os; os._exit(0)\n    first, last =")
    return At("figures", 0, "the analysis ended its process")


@bad("X11")
def a_result_that_is_printed_nowhere(book: Book) -> At:
    line = book.add_cell(CHAPTER, '{"trees": words}')
    return At(FILE, line, "return a Figure or a Table from a cell with a label")
