"""Whatever a cell or the analysis is computed from, a build after a change of it prints what a cold one would."""

from __future__ import annotations

import os
import py_compile
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from report.execute import tasks
from tests.book import Book
from tests.modules import ROOT
from tests.typefaces import forget_all_but_typefaces

CHAPTER = "chapters/trees/01-growth"
COUNT = """#| label: tbl-count
#| tbl-cap: "Antal"
from decimal import Decimal
from report.author import Column, Row, Table, Text, assumed
{code}
Table((Column(Text(da="Navn", en="Name"), numeric=False), Column(Text(da="Antal", en="Count"))),
      (Row((Text.same("a"), assumed(Decimal({number}), Text.same("a")))),))"""


def count(book: Book, code: str, number: str = "N") -> int:
    """Adds a table with a number that `code` makes; the first line of the cell."""
    line = book.add_cell(CHAPTER, COUNT.format(code=code, number=number))
    for language in ("da", "en"):
        book.append(f"{CHAPTER}.{language}.qmd", "@tbl-count")
    assert book.run("pairs", "accept").exit == 0
    return line


def printed(book: Book) -> str:
    """The number of the table after a build."""
    outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    pages = [path.read_text(encoding="utf-8") for path in (book.root / "_site/da").rglob("*.html")]
    (page,) = [text for text in pages if 'id="tbl-count"' in text]
    table = page[page.index('id="tbl-count"') :]
    return re.sub(r"<[^>]*>", "", table.partition('<td class="number">')[2].partition("</td>")[0])


def alone(book: Book, tmp_path: Path, *arguments: str, **environment: str) -> str:
    """What the command prints in a process of its own, which can import the generator and the book only."""
    (tmp_path / "path").mkdir(exist_ok=True)
    if not (tmp_path / "path/report").exists():
        (tmp_path / "path/report").symlink_to(ROOT / "report")
    known = {name: text for name, text in os.environ.items() if name != "PYTHONHASHSEED"}
    given = known | {"PYTHONPATH": str(tmp_path / "path")} | environment
    command = [sys.executable, "-m", "report", *arguments]
    done = subprocess.run(command, cwd=book.root, env=given, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def unchanged(book: Book) -> bool:
    return book.build().printed.startswith("Nothing has changed")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (r'"page": "3"', '"page": "33"'),
        (r'"unit": "count"', '"unit": "percent"'),
        (r'"da": "Grove \(2020\)"', '"da": "Lund (2020)"'),
        (r'"da": "Træer"', '"da": "Planter"'),
    ],
)
def test_the_description_of_a_table_whose_file_is_the_same(book: Book, old: str, new: str) -> None:
    assert book.build().exit == 0
    _, before = book.site()
    described = book.read("data/datapackage.json")
    book.write("data/datapackage.json", re.sub(old, new, described))
    assert book.build().exit == 0
    _, after = book.site()
    forget_all_but_typefaces(book.root)
    book.remove("_site")
    assert book.build().exit == 0
    assert book.site()[1] == after
    assert {n for n in after if after[n] != before.get(n)} - {"build.json", "data/datapackage.json"}


@pytest.mark.parametrize("name", ["helpers.py", "lib/helpers.py", "figures/helpers.py", "chapters/helpers.py"])
def test_a_module_of_the_project_wherever_it_lies(book: Book, name: str) -> None:
    book.write(name, "N = 10")
    module = name.removesuffix(".py").replace("/", ".")
    count(book, f"from {module} import N")
    assert printed(book) == "10" and unchanged(book)
    book.write(name, "N = 20")
    assert printed(book) == "20"


def test_a_module_beside_the_analysis_that_values_are_made_of(book: Book) -> None:
    book.write("lib/factor.py", "N = 10")
    book.edit("figures/counted.py", "from report", "from decimal import Decimal\nfrom lib.factor import N\nfrom report")
    book.edit("figures/counted.py", "import Value,", "import Text, Value, assumed,")
    book.edit("figures/counted.py", '"more": diff', '"factor": assumed(Decimal(N), Text.same("N")), "more": diff')
    for language in ("da", "en"):
        book.append(f"{CHAPTER}.{language}.qmd", '`{python} value("trees.factor")`')
    assert book.run("pairs", "accept").exit == book.build().exit == 0
    site = book.site()[1]
    book.write("lib/factor.py", "N = 23")
    assert book.build().exit == 0
    assert [name for name, content in book.site()[1].items() if content != site.get(name) and b"23" in content]


def test_a_module_behind_a_link_and_the_link_itself(book: Book, tmp_path: Path) -> None:
    for folder, number in (("one", 10), ("two", 30)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "n.py").write_text(f"N = {number}")
    (book.root / "figures/shared").symlink_to(tmp_path / "one")
    count(book, "from figures.shared.n import N")
    assert printed(book) == "10" and unchanged(book)
    (tmp_path / "one/n.py").write_text("N = 20")
    assert printed(book) == "20"
    (book.root / "figures/shared").unlink()
    (book.root / "figures/shared").symlink_to(tmp_path / "two")
    assert printed(book) == "30"


def test_links_that_lead_in_a_circle_end(book: Book) -> None:
    (book.root / "figures/round").symlink_to(book.root / "figures")
    (book.root / "data/up").symlink_to(book.root)
    for one, other in (("figures", "data"), ("data", "figures")):
        for number in range(4):
            (book.root / one / f"to{number}").symlink_to(book.root / other)
    assert book.build().exit == 0 and unchanged(book)


def test_a_module_that_appears_in_place_of_another(book: Book) -> None:
    code = "try:\n    from helpers import N\nexcept ImportError:\n    N = 1"
    count(book, code)
    assert printed(book) == "1" and unchanged(book)
    book.write("helpers.py", "N = 2")
    assert printed(book) == "2"
    book.write("helpers/__init__.py", "N = 3")
    assert printed(book) == "3"


def test_a_module_saved_within_a_second_and_of_the_same_size(book: Book) -> None:
    book.write("helpers.py", "N = 10")
    path = book.root / "helpers.py"
    before = path.stat()
    count(book, "from helpers import N")
    compiled = book.root / "__pycache__"
    shutil.rmtree(compiled, ignore_errors=True)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    py_compile.compile(str(path))
    assert printed(book) == "10"
    book.write("helpers.py", "N = 20")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert printed(book) == "20"


def test_modules_that_the_analysis_finds_by_a_listing(book: Book) -> None:
    book.write("figures/parts/__init__.py", "")
    book.write("figures/parts/a.py", "")
    count(book, "import pkgutil\nimport figures.parts as p\nN = len(list(pkgutil.iter_modules(p.__path__)))")
    assert printed(book) == "1" and unchanged(book)
    book.write("figures/parts/b.py", "")
    assert printed(book) == "2"


def test_an_analysis_that_appears(book: Book, tmp_path: Path) -> None:
    own = book.read("figures/__init__.py")
    book.remove("figures/__init__.py")
    assert "V02" in alone(book, tmp_path)
    book.write("figures/__init__.py", own)
    assert "error" not in alone(book, tmp_path)


def test_a_file_saved_while_a_cell_runs_is_not_taken_for_what_was_read(book: Book) -> None:
    book.write("helpers.py", "N = 10")
    count(book, "from helpers import N")
    book.write("helpers.py", "N = 15")
    finish = tasks.ChapterTask.finish

    def saved(self: tasks.ChapterTask) -> None:
        book.write("helpers.py", "N = 20")
        finish(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tasks.ChapterTask, "finish", saved)
        assert printed(book) == "15"
    assert printed(book) == "20"


def test_the_environment_differs_and_the_report_does_not(book: Book, tmp_path: Path) -> None:
    code = "import os, locale, time\nN = len(str(sorted(os.environ.items()))) + len(os.path.expanduser('~'))"
    count(book, code)
    number = printed(book)
    for name, text in (("YEAR", "7"), ("HOME", "/somewhere"), ("TZ", "Asia/Tokyo"), ("LC_ALL", "C")):
        forget_all_but_typefaces(book.root)
        assert "error" not in alone(book, tmp_path, **{name: text})
        assert printed(book) == number


@pytest.mark.parametrize(
    "code",
    [
        "os.environ.get('YEAR')",
        "os.environ['YEAR']",
        "os.getenv('YEAR')",
        "'YEAR' in os.environ",
        "os.environ.setdefault('YEAR', '1')",
        "os.environ.pop('YEAR', None)",
        "os.environb.get(b'YEAR')",
        "os.getenvb(b'YEAR')",
    ],
)
def test_a_variable_of_the_environment_is_refused_by_name(book: Book, code: str) -> None:
    line = count_refused(book, f"import os\n{code}")
    (found,) = book.check()
    assert (found.code, found.line) == ("X10", line) and "YEAR" in found.message


def count_refused(book: Book, code: str) -> int:
    """Adds a cell with `code`, whose last line is to be refused; its number."""
    return book.add_cell(CHAPTER, code) + code.count("\n")


CLOCKS = [
    "import time; time.time()",
    "import time; time.time_ns()",
    "from time import time; time()",
    "import time; time.localtime()",
    "import time; time.strftime('%Y')",
    "import time; time.ctime()",
    "import time; time.perf_counter()",
    "from datetime import date; date.today()",
    "from datetime import datetime; datetime.now()",
    "from datetime import datetime, timezone; datetime.now(timezone.utc)",
    "from datetime import datetime; datetime.today()",
    "import datetime; datetime.datetime.utcnow()",
    "import pandas; pandas.Timestamp.now()",
    "import pandas; pandas.Timestamp.today()",
    "import pandas; pandas.Timestamp('now')",
    "import pandas; pandas.to_datetime('today')",
    "import uuid; uuid.uuid1()",
    "from babel.dates import format_date; format_date()",
    "import platform; platform.node()",
    "import os; os.getpid()",
    "list(map(__import__('time').time_ns, *[[]])) or __import__('time').time()",
]


def test_clocks_are_refused_by_name(book: Book) -> None:
    lines = [count_refused(book, code) for code in CLOCKS]
    found = book.check()
    assert {(p.code, p.line) for p in found} == {("X10", line) for line in lines}, [*map(str, found)]


def test_days_of_the_data_are_days_as_ever(book: Book) -> None:
    code = """import time
from datetime import date, datetime
assert type(date(2020, 1, 2)) is date and isinstance(datetime(2020, 1, 2), date)
N = (date.fromisoformat("2020-02-01") - date(2020, 1, 2)).days + time.gmtime(0).tm_year - 1970"""
    count(book, code)
    assert printed(book) == "30"


DRAWN = """import os, random, secrets, uuid
import numpy
drawn = [random.random(), random.Random().random(), random.SystemRandom().random(), secrets.token_hex(8), uuid.uuid4()]
drawn += [numpy.random.rand(), numpy.random.default_rng().random(), numpy.random.RandomState().rand(), os.urandom(4)]
random.seed()
numpy.random.seed()
drawn += [random.random(), numpy.random.rand(), random.sample(range(100), 5)]
N = int.from_bytes(__import__("hashlib").sha256(repr(drawn).encode()).digest()[:4], "big")"""


def test_what_is_drawn_is_the_same_in_every_build(book: Book) -> None:
    count(book, DRAWN)
    numbers = set()
    for _ in range(3):
        shutil.rmtree(book.root / ".cache")
        numbers.add(printed(book))
    assert len(numbers) == 1


def test_the_order_of_a_set_is_the_same_in_every_build(book: Book, tmp_path: Path) -> None:
    code = 'N = ["Aarhus", "Odense", "Vejle", "Horsens"].index(next(iter({"Aarhus", "Odense", "Vejle", "Horsens"})))'
    count(book, f"{code}\nN += hash('x')")
    sites = []
    for seed in ("1", "2", "random", ""):
        forget_all_but_typefaces(book.root)
        assert "error" not in alone(book, tmp_path, **({"PYTHONHASHSEED": seed} if seed else {}))
        sites.append(book.site())
    assert all(site == sites[0] for site in sites)


def test_a_table_in_a_folder_of_the_data(book: Book) -> None:
    book.edit("data/datapackage.json", '"streets.csv"', '"town/streets.csv"')
    book.write("data/town/streets.csv", book.read("data/streets.csv"))
    book.remove("data/streets.csv")
    assert book.build().exit == 0 and unchanged(book)
    book.edit("data/town/streets.csv", "1200", "1201")
    assert [p.code for p in book.build().problems] == ["D02"]
