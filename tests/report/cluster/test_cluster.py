"""Builds on a scheduler and workers in processes of their own: the same bytes, whatever becomes of the workers."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.book import Book, no_analysis
from tests.machines import Machines
from tests.modules import ROOT
from tests.typefaces import forget_all_but_typefaces

pytestmark = pytest.mark.slow
LONG = 600  # seconds that anything may take on a busy machine
MORE = range(3, 5)  # chapters
PDF = "en/trees-of-the-town.pdf"
CHAPTER = """---
lang: {language}
---

```{{python}}
#| include: false
from report.author import value
from figures.exhibits import *
```

# {title} {{#sec-more-{number}}}

`{{python}} value("trees.last")` {words}, @fig-more-{number}.

```{{python}}
#| label: fig-more-{number}
#| fig-cap: "{title}"
growth()
```
"""
ASK = """import sys
from distributed import Client
with Client(sys.argv[1]) as client:
    print(client.run_on_scheduler(lambda dask_scheduler: len(dask_scheduler.tasks)))
"""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The tiny book with more chapters, on paper too, as this machine builds it by itself."""
    book = Book.new(tmp_path_factory.mktemp("large") / "book")
    book.edit("_quarto.yml", "formats: [html]", "formats: [html, pdf]")
    for number in MORE:
        slug = f"{{da: mere-{number}, en: more-{number}}}"
        listed = f"      - file: {number:02}-more\n        number: {number}\n        slug: {slug}\n"
        book.edit("_quarto.yml", "\nlimits:", f"{listed}\nlimits:")
        for language, title, words in (("da", "Mere", "træer, se"), ("en", "More", "trees, see")):
            content = CHAPTER.format(language=language, number=number, title=f"{title} {chr(96 + number)}", words=words)
            book.write(f"chapters/trees/{number:02}-more.{language}.qmd", content)
    with no_analysis():
        assert book.run("pairs", "accept", "--all").exit == 0
        outcome = book.build()
    assert outcome.exit == 0, outcome.printed
    return book


@pytest.fixture(scope="module")
def local(large: Book) -> dict[str, bytes]:
    """The site of that book, as this machine has built it by itself."""
    return large.site()[1]


@pytest.fixture
def bare(large: Book, tmp_path: Path) -> Book:
    """That book without a site, and with nothing in its cache but the typefaces of its pages."""
    book = large.copy(tmp_path / "book")
    forget_all_but_typefaces(book.root)
    (book.root / "_site").unlink()
    return book


@pytest.fixture(scope="module")
def other_generator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a generator that differs from ours."""
    folder = tmp_path_factory.mktemp("other")
    shutil.copytree(ROOT / "report", folder / "report", ignore=shutil.ignore_patterns("__pycache__"))
    with (folder / "report/__init__.py").open("a", encoding="utf-8") as file:
        file.write("# another one\n")
    return folder


@pytest.fixture(scope="module")
def machines(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    """A scheduler without workers."""
    with Machines(tmp_path_factory.mktemp("machines")) as started:
        yield started


def begun(book: Book, machines: Machines, *arguments: str) -> subprocess.Popen[str]:
    """A build of `book` on the cluster, in a process of its own."""
    command = [sys.executable, "-m", "report", "--root", str(book.root), "--executor", machines.address, *arguments]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, cwd=book.root.parent, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def ended(build: subprocess.Popen[str]) -> tuple[int, str]:
    """The exit code of a build and all that it said."""
    told = build.communicate(timeout=LONG)
    return build.returncode, "".join(told)


def wait(until: Callable[[], bool], build: subprocess.Popen[str] | None = None) -> None:
    end = time.monotonic() + LONG
    while not until():
        assert time.monotonic() < end and (build is None or build.poll() is None), build and build.communicate()
        time.sleep(0.05)


def parts(book: Book) -> dict[str, int]:
    """The parts of PDFs in the cache, each with when it was written."""
    return {path.name: path.stat().st_mtime_ns for path in (book.root / ".cache/part").glob("*")}


def contents(machines: Machines, worker: str) -> set[str]:
    """The digests of all that a worker has been sent."""
    return {path.name for path in machines.folder.glob(f"{worker}/**/contents/*")}


def test_the_bytes_are_the_same_with_a_worker_lost_one_frozen_one_late_and_one_of_another_version(
    bare: Book, local: dict[str, bytes], machines: Machines, other_generator: Path
) -> None:
    machines.start("other", other_generator)
    machines.start("lost")
    machines.start("frozen")
    build = begun(bare, machines)
    wait(lambda: len(parts(bare)) >= 2, build)
    machines.end("lost", signal.SIGKILL)
    machines.processes["frozen"].send_signal(signal.SIGSTOP)
    machines.start("late")
    code, told = ended(build)
    machines.processes["frozen"].send_signal(signal.SIGCONT)
    assert code == 0, told
    assert bare.site()[1] == local
    assert contents(machines, "lost") and contents(machines, "late"), "each of them has had jobs"
    assert not contents(machines, "other"), "and one with another generator has had none"
    assert "warning B31: the worker tcp://" in told and "report-generator is" in told and "1 warning" in told, told
    machines.end("other")


def test_a_build_goes_on_where_ctrl_c_has_ended_one_and_the_scheduler_forgets_its_jobs(
    bare: Book, local: dict[str, bytes], machines: Machines
) -> None:
    before, only = contents(machines, "late"), ("--format", "pdf", "--language", "en")
    build = begun(bare, machines, *only)
    wait(lambda: len(parts(bare)) >= 3, build)
    build.send_signal(signal.SIGINT)
    code, told = ended(build)
    assert code == 130 and "stopped" in told, told
    first = parts(bare)

    def tasks() -> int:
        command = [sys.executable, "-W", "ignore", "-c", ASK, machines.address.replace("dask", "tcp")]
        return int(subprocess.run(command, capture_output=True, text=True, check=True).stdout)

    wait(lambda: tasks() == 0)
    code, told = ended(begun(bare, machines, *only))
    assert code == 0, told
    assert (bare.root / ".preview" / PDF).read_bytes() == local[PDF]
    after = parts(bare)
    assert len(after) > len(first) and {name: after[name] for name in first} == first, "none is laid out again"
    assert contents(machines, "late") == before, "and nothing of the same project is sent again"


def test_where_no_scheduler_answers_nothing_is_built(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    from report.cluster import scheduler

    monkeypatch.setattr(scheduler, "CONNECTING", 1)
    shutil.rmtree(book.root / ".cache")
    outcome = book.run("check", "--executor", "dask://127.0.0.1:1")
    assert outcome.exit == 1
    assert [p.code for p in outcome.problems] == ["B30"] and "tcp://127.0.0.1:1" in outcome.printed


def test_what_is_in_the_cache_needs_no_cluster(book: Book) -> None:
    assert book.run("check", "--executor", "dask://127.0.0.1:1").exit == 0


@pytest.mark.parametrize("address", ["dask://", "127.0.0.1:8786", "dask://host", "tcp://host:1", "dask://a b:1"])
def test_what_is_no_address_of_a_scheduler_is_refused(book: Book, address: str) -> None:
    outcome = book.run("check", "--executor", address)
    assert outcome.exit == 2 and "dask://HOST:PORT" in outcome.printed


def test_without_the_extra_its_name_is_told(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    from report.cluster import cluster

    monkeypatch.setattr(cluster, "find_spec", lambda _: None)
    shutil.rmtree(book.root / ".cache")
    (problem,) = book.run("check", "--executor", "dask://127.0.0.1:1").problems
    assert problem.code == "B01" and "extra cluster" in problem.hint


def test_a_build_without_a_cluster_loads_nothing_of_it(book: Book) -> None:
    code = (
        "import sys, pathlib; from report.command.cli import main; main(['check'], pathlib.Path('.'));"
        "assert not [name for name in sys.modules if name.startswith(('dask', 'distributed', 'report.cluster'))]"
    )
    environment = {"PYTHONPATH": ":".join(sys.path)}
    subprocess.run([sys.executable, "-c", code], cwd=book.root, check=True, capture_output=True, env=environment)
