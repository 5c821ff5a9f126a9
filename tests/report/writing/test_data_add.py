"""A CSV file becomes a table of the data package: what is in it is inferred, what nobody can infer is asked for."""

from __future__ import annotations

import io
import json

import pytest

from report.diagnostics import Diagnostics
from report.writing.inferred import infer, read_table
from report.writing.resource import written
from tests.book import Book

PARKS = (
    "park,year,area,opened,month,lit,code,note\n"
    "north,2019,1.50,2019-03-31,2019-03,true,0101,\n"
    "north,2020,2.25,2020-04-01,2020-04,false,0101,new\n"
    "south,2019,13.00,2001-01-02,2001-01,true,0202,\n"
)
TOLD = ("--title", "da=Parker", "--title", "en=Parks", "--unit", "area=count", "--source", "grove2020")
LICENCE = ("--licence", "CC-BY-4.0")


def add(book: Book, *arguments: str, name: str = "parks.csv"):
    return book.run("data", "add", str(book.root / name), *arguments)


def test_types_decimals_years_and_keys_are_inferred() -> None:
    rows = read_table(PARKS.encode(), "parks.csv", Diagnostics())
    assert rows is not None
    table = infer(rows)
    kinds = {column.name: (column.kind, column.decimals, column.years) for column in table.columns}
    assert kinds == {
        "park": ("string", 0, False),
        "year": ("integer", 0, True),
        "area": ("number", 2, False),
        "opened": ("date", 0, False),
        "month": ("yearmonth", 0, False),
        "lit": ("boolean", 0, False),
        "code": ("string", 0, False),
        "note": ("string", 0, False),
    }
    assert table.key == ("opened",)
    assert infer([row[:3] for row in rows]).key == ("park", "year")


def test_a_table_is_described_in_the_style_of_its_file_and_passes_every_check(book: Book) -> None:
    book.write("parks.csv", PARKS)
    before = json.loads(book.read("data/datapackage.json"))
    outcome = add(
        book, *TOLD, *LICENCE, "--key", "park,year", "--item", "table-2", "--page", "7", "--message", "Parks too"
    )
    assert outcome.exit == 0, outcome.printed
    assert "area: number, 2 decimals, count" in outcome.printed and "year: integer, years, key" in outcome.printed
    package = json.loads(book.read("data/datapackage.json"))
    entry = package["resources"].pop()
    assert package | {"version": before["version"]} == before and package["version"] == "1.1.0"
    assert list(entry) == [*before["resources"][-1], "bytes"] or list(entry) == list(before["resources"][-1])
    assert entry["schema"]["primaryKey"] == ["park", "year"]
    assert entry["schema"]["fields"][2] == {
        "name": "area", "type": "number", "titles": {"da": "Area", "en": "Area"}, "unit": "count", "decimals": 2
    }  # fmt: skip
    assert "## 1.1.0\n\n- Parks too (parks)\n\n## 1.0.0" in book.read("data/CHANGELOG.md")
    assert book.run("new", "figure", "areas", "--data", "parks", "--chapter", "02-streets").exit == 0
    assert book.check() == []
    assert "described already; after a change in it run ./build.py data accept" in add(book, *TOLD, *LICENCE).printed


def test_what_nobody_can_infer_is_named_where_no_one_can_be_asked(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    book.write("parks.csv", PARKS)
    before = book.read("data/datapackage.json")
    outcome = add(book, "--title", "da=Parker")
    assert outcome.exit == 2
    assert "add --title en=… --unit area=… --source KEY --licence NAME" in outcome.printed
    assert book.read("data/datapackage.json") == before and not (book.root / "data/parks.csv").exists()


def test_a_person_is_asked_until_the_answer_can_be_one(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["Parker", "Parks", "acres", "count", "grove2020", "CC-BY-4.0"])
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda self: True})())
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    book.write("parks.csv", PARKS)
    assert add(book).exit == 0
    assert json.loads(book.read("data/datapackage.json"))["resources"][-1]["titles"] == {"da": "Parker", "en": "Parks"}


@pytest.mark.parametrize(
    ("content", "code", "line", "says", "cure"),
    [
        (b"\xef\xbb\xbf" + PARKS.encode(), "D04", 1, "byte-order mark", "UTF-8 without BOM"),
        ("a,b\nx,1\nBørn,2\n".encode("cp1252"), "D03", 3, "'ø' in Windows-1252", "iconv -f CP1252"),
        ("a,b\nx,1\n".encode("utf-16"), "D03", 1, "UTF-16", "CSV UTF-8"),
        (b"a,b\nx,1\ny\0,2\n", "D03", 3, "the character NUL", "remove it"),
        (b"a;b\nx;1,5\n", "D05", 1, "separated by semicolons", "commas between columns"),
        (b"a\tb\nx\t1\n", "D05", 1, "separated by tabs", "commas between columns"),
        (b'a,b\nx,1\ny,"1.200,5"\n', "D06", 3, "'1.200,5' has a decimal comma", "write 1200.5"),
        (b'a,b\nx,"1,234"\ny,"12,345"\n', "D06", 2, "may part thousands", "write 1234 if it parts thousands, 1.234 if"),
        (b'a,b\nx,12\ny,"1,234"\n', "D06", 3, "may part thousands", "write 1234 if it parts thousands, 1.234 if"),
        (b'a,b\nx,"1,234"\ny,"1,234,567"\n', "D06", 2, "a comma between thousands", "write 1234; save"),
        (b'a,b\nx,"1,234"\ny,"2,5"\n', "D06", 2, "has a decimal comma", "write 1.234"),
        (b'a,b\nx,"1,234"\ny,"0,567"\n', "D06", 2, "has a decimal comma", "write 1.234"),
        (b"a,b\nx,31-12-2019\n", "D06", 2, "'31-12-2019' is no date", "2019-03-31"),
        (b"a,b\nx\n", "D05", 2, "has 1 cells and the header 2", "as many cells"),
        (b"a,a\nx,y\n", "D05", 1, "a column 'a' that is empty, given twice", "name each column once"),
        (b"a,\nx,y\n", "D05", 1, "a column '' that is empty", "name each column once"),
        (b"", "D05", 1, "no header", "name each column"),
        (b"a,b\n", "D05", 1, "no row below its header", "add the rows"),
        (b'a,b\n"x,1\n', "D01", 0, "cannot be read as CSV", "close every quotation mark"),
    ],
)
def test_a_file_that_cannot_be_published_is_told_with_its_cure(
    book: Book, content: bytes, code: str, line: int, says: str, cure: str
) -> None:
    book.write("parks.csv", content)
    outcome = add(book, *TOLD, *LICENCE)
    assert outcome.exit == 1, outcome.printed
    (problem,) = outcome.problems
    assert (problem.code, problem.line) == (code, line)
    assert says in problem.message and cure in problem.hint
    assert not (book.root / "data/parks.csv").exists()


@pytest.mark.parametrize(
    ("name", "arguments", "says"),
    [
        ("Børn 2020.csv", (), "rename it, such as boern_2020.csv"),
        ("parks.xlsx", (), "is no CSV file"),
        ("parks.csv", ("--unit", "aera=count"), "no such column; did you mean area?"),
        ("parks.csv", ("--unit", "area=acre"), "no such unit"),
        ("parks.csv", ("--unit", "code=count"), "parks.csv:2: '0101' in code is no number, so that --unit code=count"),
        ("parks.csv", ("--unit", "note=count"), "parks.csv:3: 'new' in note is no number"),
        ("parks.csv", ("--source", "grove2021"), "did you mean grove2020?"),
        ("parks.csv", ("--key", "park"), "does not tell the rows apart"),
        ("parks.csv", ("--key", "pork"), "did you mean park?"),
        ("parks.csv", ("--item", "somewhere"), "no place in a source"),
        ("parks.csv", ("--title", "de=Parke"), "no such language"),
    ],
)
def test_what_cannot_be_meant_is_refused(book: Book, name: str, arguments: tuple[str, ...], says: str) -> None:
    book.write(name, PARKS)
    before = book.read("data/datapackage.json")
    outcome = add(book, *TOLD, *LICENCE, *arguments, name=name)
    assert outcome.exit == 2 and says in outcome.printed, outcome.printed
    assert book.read("data/datapackage.json") == before


def test_a_cell_that_a_spreadsheet_would_run_is_told_before_anything_is_written(book: Book) -> None:
    book.write("parks.csv", "park,note\nnorth,=A1\n")
    outcome = add(book, *TOLD[:4], *TOLD[6:], *LICENCE)
    assert outcome.exit == 1 and [problem.code for problem in outcome.problems] == ["D07"]
    assert not (book.root / "data/parks.csv").exists()


def test_a_source_can_come_from_the_bibliography_and_a_package_from_nothing(book: Book) -> None:
    book.append("data/references.bib", "@book{elm1999,\n  title = {Elms},\n  author = {Elm, A.},\n  date = {1999}\n}")
    book.write("parks.csv", "park,area\nnorth,3\n")
    assert add(book, *TOLD[:6], "--source", "elm1999", *LICENCE).exit == 0
    assert json.loads(book.read("data/datapackage.json"))["sources"][-1] == {"key": "elm1999", "title": "Elms (1999)"}
    assert book.check() == []
    (book.root / "data/datapackage.json").unlink()
    (book.root / "data/CHANGELOG.md").unlink()
    assert add(book, *TOLD[:6], "--source", "elm1999", *LICENCE, name="data/parks.csv").exit == 0
    assert json.loads(book.read("data/datapackage.json"))["version"] == "1.0.0"
    assert book.read("data/CHANGELOG.md") == "# Changes to the data\n\n## 1.0.0\n\n- A new table (parks)\n"


@pytest.mark.parametrize("before", ['{\n\t"a": 1\n}\n', '{\n    "a": "\\u00e5"\n}\n', "", '{"a": 1}'])
def test_the_description_is_written_as_it_was(before: str) -> None:
    again = written(json.loads(before or '{"a": 1}'), before)
    assert again == before or before in ("", '{"a": 1}')


def test_rows_are_called_by_what_tells_them_apart(book: Book) -> None:
    told = ("--title", "da=Optælling", "--title", "en=Count", "--source", "grove2020", *LICENCE)
    book.write("counts.csv", "id,year,found,zone\n17,2020,120,007 a\n18,2021,,008 b\n19,2022,90,009 7\n")
    for name, key in (("counts", "id"), ("zones", "zone,year")):
        book.write(f"{name}.csv", book.read("counts.csv"))
        assert add(book, *told, "--unit=id=count", "--unit=found=count", "--key", key, name=f"{name}.csv").exit == 0
        for kind in ("figure", "table"):
            made = book.run("new", kind, f"{kind}-{name}", "--data", name, "--chapter", "02-streets")
            assert made.exit == 0, made.printed
    assert 'row.value("id"), row.value("found")' in book.read("figures/chart_figure_counts.py")
    assert 'if row["found"] is not None' in book.read("figures/chart_figure_counts.py")
    assert 'str(row["zone"]) + ", " + str(row["year"])' in book.read("figures/table_table_zones.py")
    assert book.check() == []


@pytest.mark.parametrize("inside", [False, True])
def test_licences_that_are_no_list_are_told(book: Book, inside: bool) -> None:
    package = json.loads(book.read("data/datapackage.json"))
    (package["resources"][0] if inside else package)["licenses"] = {"name": "CC-BY-4.0"}
    book.write("data/datapackage.json", json.dumps(package, indent=2))
    book.write("parks.csv", PARKS)
    outcome = add(book, *TOLD, *LICENCE)
    assert outcome.exit == 1, outcome.printed
    assert [problem.code for problem in outcome.problems] == ["D10"]
    assert "licenses is not a list of JSON objects" in outcome.printed
    assert not (book.root / "data/parks.csv").exists()
