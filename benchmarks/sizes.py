"""What large projects cost beside the least that anybody pays, in one run: processor time of all processes, as ratios.

    .venv/bin/python benchmarks/sizes.py [chapters] [notes] [paragraph] [rows] [large] [--runs 5] [--times 2]

The text is made up, the same in both languages.  Its floor is plain pandoc, from Markdown to HTML, over the very same
files of both languages, one after the other; its build is from nothing to HTML, its pairs approved beforehand.  The
floor of the rows is Python's csv with the conversion of the same columns; that of the large table, ten million rows in
Parquet, is DuckDB's own scan of all its cells.  Floor and build take turns, and the median
of each of the runs counts.  What is twice as large says whether time grows with the size or faster.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Sequence
from hashlib import file_digest
from pathlib import Path
from statistics import median

from measure import cores, processor_time

PROJECT = Path(__file__).resolve().parent.parent
PYTHON = str(PROJECT / ".venv/bin/python")
REPORT = [PYTHON, "-m", "report"]
FORMAT = "markdown-yaml_metadata_block-pandoc_title_block"
SYLLABLES = ("ba", "de", "fi", "go", "lu", "me", "nu", "pa", "ro", "sa", "te", "vi", "ka", "lo", "mi", "na", "ru", "si")
ROWS, LARGE, NOTES, WORDS, CHAPTER = 1_000_000, 10_000_000, 5000, 400_000, 250_000
LOAD = """
import resource, sys
from pathlib import Path
from report.data.package import load
package = load(Path(sys.argv[1]))
assert len(package.tables["many"]) == int(sys.argv[2])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
READ = """
import csv, sys
from decimal import Decimal
with open(sys.argv[1] + "/many.csv", newline="") as file:
    lines = csv.reader(file)
    next(lines)
    rows = [(key, area, int(year), int(count), Decimal(share), note) for key, area, year, count, share, note in lines]
"""
WRITE = """
import duckdb, sys
cells = (
    "'r' || n AS id, 'area-' || hash(n) % 98 AS area, CAST(2000 + n % 20 AS INTEGER) AS year, "
    "CAST(hash(n + 1) % 100000 AS BIGINT) AS count, CAST(hash(n + 2) % 1000 / 10 AS DECIMAL(9, 1)) AS share, "
    "['', 'seen twice', 'corrected'][CAST(1 + hash(n + 3) % 3 AS INTEGER)] AS note"
)
duckdb.execute(f"COPY (SELECT {cells} FROM range({sys.argv[2]}) AS t(n)) TO '{sys.argv[1]}/many.parquet'")
"""
SCAN = """
import duckdb, sys
columns = ", ".join(f"bit_xor(hash({name}))" for name in ("id", "area", "year", "count", "share", "note"))
duckdb.execute(f"SELECT {columns} FROM '{sys.argv[1]}/many.parquet'").fetchall()
"""
PRINT = """
import resource, sys
from pathlib import Path
from report.data.package import load
from report.language.printing import Language
table = load(Path(sys.argv[1])).table("many")
assert table.size == int(sys.argv[2])
assert Language("en").value(table.one(id=f"r{table.size // 2}").value("count"))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
FIELDS = [
    {"name": "id", "type": "string", "constraints": {"required": True}},
    {"name": "area", "type": "string", "constraints": {"pattern": "area-[0-9]+"}},
    {"name": "year", "type": "integer", "unit": "count", "constraints": {"minimum": 2000, "maximum": 2030}},
    {"name": "count", "type": "integer", "unit": "count", "constraints": {"minimum": 0}},
    {"name": "share", "type": "number", "unit": "percent", "decimals": 1},
    {"name": "note", "type": "string", "constraints": {"enum": ["seen twice", "corrected"]}},
]


class Prose:
    """Words that mean nothing, in sentences with the mark-up that prose has."""

    def __init__(self) -> None:
        self.random = random.Random(1)

    def words(self, count: int) -> list[str]:
        """Words of one to four syllables."""
        return ["".join(self.random.choices(SYLLABLES, k=self.random.randint(1, 4))) for _ in range(count)]

    def sentence(self) -> str:
        """A sentence, one word in thirty of it marked up, without its stop."""
        words = self.words(self.random.randint(8, 20))
        forms = ("*{}*", "**{}**", '"{}"', "[{0}](https://example.org/{0})", "{} [@grove2020]")
        marked = [self.random.choice(forms).format(w) if self.random.random() < 1 / 30 else w for w in words[1:]]
        return " ".join([words[0].capitalize(), *marked])

    def block(self, number: int) -> str:
        """A paragraph; now and then a heading, a list, a quotation or a footnote."""
        if number % 12 == 0:
            return f"## {self.sentence()} {{#sec-{''.join(self.words(3))}-{number}}}"
        kind = self.random.random()
        if kind < 0.1:
            return "\n".join(f"- {' '.join(self.words(12))}" for _ in range(4))
        if kind < 0.15:
            return f"{wrapped(self.sentence())}[^n{number}].\n\n[^n{number}]: {self.sentence()}."
        if kind < 0.17:
            return "> " + wrapped(self.sentence()).replace("\n", "\n> ")
        return wrapped(". ".join(self.sentence() for _ in range(self.random.randint(3, 7)))) + "."

    def chapter(self, size: int) -> str:
        """A chapter of about `size` bytes."""
        blocks = ["# Title {#sec-" + "".join(self.words(4)) + "}"]
        while size > 0:
            blocks.append(self.block(len(blocks)))
            size -= len(blocks[-1]) + 2
        return "\n\n".join(blocks) + "\n"


def wrapped(text: str) -> str:
    """`text` in lines as an author has them."""
    return "\n".join(textwrap.wrap(text, 110, break_long_words=False, break_on_hyphens=False))


def chapters(times: int) -> list[str]:
    """Ten chapters, 5 MB in the twenty files of both languages, `times` as long."""
    prose = Prose()
    return [prose.chapter(CHAPTER * times) for _ in range(10)]


def notes(times: int) -> list[str]:
    """A chapter with 5,000 footnotes, `times` as many."""
    prose = Prose()
    noted = (f"{prose.sentence()}[^n{n}].\n\n[^n{n}]: {prose.sentence()}." for n in range(NOTES * times))
    return ["# Title {#sec-a}\n\n" + "\n\n".join(noted)]


def paragraph(times: int) -> list[str]:
    """A chapter with one paragraph of 400,000 words, `times` as many."""
    return [f"# Title {{#sec-a}}\n\n{wrapped(' '.join(Prose().words(WORDS * times)))}\n"]


def book(folder: Path, texts: Sequence[str]) -> list[Path]:
    """The tiny book of the tests with `texts` for its chapters; its chapter files."""
    shutil.copytree(
        PROJECT / "tests/book",
        folder,
        ignore=shutil.ignore_patterns(".*", "__pycache__", "_site", "*.qmd", "pairs.json"),
    )
    listed = "".join(
        f"      - {{file: {n:02}-part, number: {n}, slug: {{da: del-{n}, en: part-{n}}}}}\n"
        for n in range(1, len(texts) + 1)
    )
    before, _, after = (folder / "_quarto.yml").read_text("utf-8").partition("    chapters:\n")
    limits = after[after.index("limits:") :]
    (folder / "_quarto.yml").write_text(f"{before}    chapters:\n{listed}\n{limits}", "utf-8")
    files = [
        folder / f"chapters/trees/{n:02}-part.{code}.qmd" for n in range(1, len(texts) + 1) for code in ("da", "en")
    ]
    for at, file in enumerate(files):
        file.write_text(texts[at // 2], "utf-8")
    return files


def text(name: str, texts: Sequence[str], most: float, folder: Path, runs: int) -> None:
    """Print what a book of these `texts` costs, which may be `most` times what pandoc takes."""
    sys.path.insert(0, str(PROJECT))
    from report.markdown.pandoc import executable

    root, site = folder / name, str(folder / f"{name}-site")
    files = book(root, texts)
    pandoc = [str(executable()), "-f", FORMAT, "-t", "html", "-o", str(folder / "page.html")]
    processor_time([[*REPORT, "pairs", "accept", "--root", str(root)]], cwd=folder)
    build = [*REPORT, "build", "--format", "html", "--root", str(root), "--output", site]
    floors, builds = [], []
    for _ in range(runs):
        floors.append(processor_time([[*pandoc, str(file)] for file in files], cwd=folder))
        shutil.rmtree(root / ".cache")
        builds.append(processor_time([build], cwd=folder))
    _line(name, median(builds), median(floors), "pandoc", most)


def rows(times: int, folder: Path, runs: int) -> None:
    """Print what a table of a million rows, `times` as many, costs to read and to validate."""
    data, number = folder / "rows", ROWS * times
    table(data, number)
    floors, loads = [], []
    for at in range(runs):
        floors.append(processor_time([[PYTHON, "-c", READ, str(data)]], cwd=folder))
        load = [PYTHON, "-c", LOAD, str(data), str(number)]
        loads.append(processor_time([load], cwd=folder, shown=at == 0))
    _line("rows", median(loads), median(floors), "csv", 3)


def large(times: int, folder: Path, runs: int) -> None:
    """Print what ten million rows in Parquet, `times` as many, cost until they are validated and a value is printed."""
    data, number = folder / "large", LARGE * times
    shutil.copytree(PROJECT / "tests/book/data", data)
    processor_time([[PYTHON, "-c", WRITE, str(data), str(number)]], cwd=folder)
    describe(data, data / "many.parquet", format="parquet")
    scan, load = [PYTHON, "-c", SCAN, str(data)], [PYTHON, "-c", PRINT, str(data), str(number)]
    floors, loads, waited = [], [], []
    for at in range(runs):
        floors.append(processor_time([scan], cwd=folder))
        begun = time.perf_counter()
        loads.append(processor_time([load], cwd=folder, shown=at == 0))
        waited.append(time.perf_counter() - begun)
    _line("large", median(loads), median(floors), "scan", 12)
    size = (data / "many.parquet").stat().st_size
    print(f"wall time {median(waited):.2f} s on {cores()} cores, the file has {size:,} bytes")


def table(data: Path, number: int) -> None:
    """Put a package with a table of so many rows into the folder `data`."""
    shutil.copytree(PROJECT / "tests/book/data", data)
    drawn = random.Random(1)
    lines = (
        f"r{n},area-{drawn.randrange(98)},{2000 + n % 20},{drawn.randrange(100_000)},{drawn.randrange(1000) / 10},"
        f"{drawn.choice(['', 'seen twice', 'corrected'])}\n"
        for n in range(number)
    )
    (data / "many.csv").write_text("id,area,year,count,share,note\n" + "".join(lines), "utf-8")
    describe(data, data / "many.csv")


def describe(data: Path, file: Path, **further: str) -> None:
    """Describe the table `file` in the package in the folder `data`; `further` keys are added to its description."""
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    schema = {"fields": FIELDS, "primaryKey": ["id"]}
    with file.open("rb") as content:
        found = file_digest(content, "sha256").hexdigest()
    described = {"name": "many", "path": file.name, "schema": schema, "hash": f"sha256:{found}"}
    package["resources"].append(package["resources"][0] | described | further)
    (data / "datapackage.json").write_text(json.dumps(package), "utf-8")


def _line(name: str, seconds: float, floor: float, of: str, most: float) -> None:
    ratio = f"{seconds / floor:.2f} × {of} ({floor:.2f} s), at most {most}"
    print(f"{name:10} {seconds:7.2f} s   {ratio}", flush=True)


TEXTS: dict[str, tuple[Callable[[int], list[str]], float]] = {
    "chapters": (chapters, 2.0),
    "notes": (notes, 3.0),
    "paragraph": (paragraph, 3.0),
}


def main() -> None:
    """Print the sizes that are wanted, all of them when none is named."""
    parser = argparse.ArgumentParser()
    known = [*TEXTS, "rows", "large"]
    parser.add_argument("names", nargs="*", choices=[*known, known], default=known, metavar="|".join(known))
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--times", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, (made, most) in TEXTS.items():
            if name in given.names:
                text(name, made(given.times), most, Path(folder), given.runs)
        if "rows" in given.names:
            rows(given.times, Path(folder), given.runs)
        if "large" in given.names:
            large(given.times, Path(folder), given.runs)


if __name__ == "__main__":
    main()
