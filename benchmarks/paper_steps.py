"""What the measurements of the PDFs run as processes of their own; the last line that a step prints is its answer.

python paper_steps.py command whole|parts ARGUMENT …    the command, its editions laid out as a whole or in parts
python paper_steps.py books PROJECT FILE                write the printed HTML of all editions (not measured)
python paper_steps.py resident FILE PATH                one changed word in a process that has all at hand
python paper_steps.py times FILE                        what each part and each putting together takes
"""

from __future__ import annotations

import json
import pickle
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from report.cache.dependencies import Dependencies
from report.cache.memory import Memory
from report.cache.store import Store
from report.diagnostics import Diagnostics
from report.pdf.edition import LaidOutEdition
from report.pdf.editions import make_pdfs
from report.pdf.layout import PdfJob, PdfResult, make_pdf
from report.pdf.parts import Job, Jobs, Made, do
from report.pdf.print_html import PART, PrintHtml
from report.style.theme import Theme

Books = dict[str, PrintHtml]
WORDS = ("Derimod", "Desuden", "Derefter")
CHANGED = 8  # the part that a word is put into, which is a chapter in every edition


def run_command(layout: str, *arguments: str) -> int:
    """The command in the folder at hand."""
    from report.command.cli import main

    if layout == "whole":
        setattr(LaidOutEdition, "begin", _as_a_whole)  # noqa: B010  mypy forbids to assign it
    return main(list(arguments), Path.cwd())


def _as_a_whole(edition: LaidOutEdition, jobs: Jobs) -> None:
    jobs.add(f"{edition.job.shown_as}\nwhole", edition.job)


def write_books(project: Path, file: Path) -> None:
    """The printed HTML of all editions, by path, and the look of the project."""
    from report.build.progress import PlainProgress
    from report.build.recipe import Build
    from report.project.configuration import read_in_hand
    from report.project.selection import Selection

    found = Diagnostics()
    books = Build(project, found, PlainProgress(), 1).books(Selection())
    file.write_bytes(pickle.dumps((books, read_in_hand(project, found).theme.at(project))))


class Timed:
    """Does jobs in this process, and keeps the edition, the kind and the processor time of each."""

    def __init__(self) -> None:
        self.waiting: list[tuple[str, Job]] = []
        self.seconds: list[tuple[str, str, float]] = []

    def add(self, name: str, job: Job, weight: float = 0.0, turn: str = "") -> None:
        """A job to be done."""
        self.waiting.append((name, job))

    def results(self) -> Iterator[tuple[str, Made]]:
        """What comes of the jobs."""
        while self.waiting:
            name, job = self.waiting.pop(0)
            started = time.process_time()
            made = do(job)
            self.seconds.append((name.split("\n")[0], type(job).__name__, time.process_time() - started))
            yield name, made


def laid_out(books: Books, theme: Theme, cache: Path, jobs: Timed) -> dict[str, PdfResult]:
    """The editions, in parts and in this process."""
    memory = Memory(Store(cache), Dependencies(Path(theme.root)), Diagnostics())
    return {path: made.result for path, made in make_pdfs(books, theme, {}, memory, 1, jobs).items()}


def resident(books: Books, theme: Theme, path: str) -> dict[str, float]:
    """Seconds for a changed word where all is imported and every part is at hand, as a whole and in parts."""
    seconds: dict[str, list[float]] = {"whole": [], "parts": []}
    with tempfile.TemporaryDirectory() as cache:
        laid_out({path: books[path]}, theme, Path(cache), Timed())
        for word in WORDS:
            html, jobs, started = _changed(books[path], word), Timed(), time.process_time()
            apart = laid_out({path: html}, theme, Path(cache), jobs)[path]
            seconds["parts"].append(time.process_time() - started)
            assert [kind for _, kind, _ in jobs.seconds] == ["PartJob", "AssemblyJob"], jobs.seconds
            started = time.process_time()
            whole = make_pdf(PdfJob(html, path, theme, apart.page_map))
            seconds["whole"].append(time.process_time() - started)
            assert whole.content == apart.content
    return {name: min(found) for name, found in seconds.items()}


def _changed(html: PrintHtml, word: str) -> PrintHtml:
    """An edition with a word put before a paragraph of a chapter."""
    parts = html.marked.split(PART)
    parts[CHANGED] = parts[CHANGED].replace("<p>", f"<p>{word} ", 1)
    return replace(html, marked=PART.join(parts))


def times(books: Books, theme: Theme) -> list[tuple[str, str, float]]:
    """The edition, the kind and the seconds of each job for all editions."""
    jobs = Timed()
    with tempfile.TemporaryDirectory() as cache:
        laid_out(books, theme, Path(cache), jobs)
    return jobs.seconds


def main(step: str, *words: str) -> int:
    """Run a step; the exit code."""
    if step == "command":
        return run_command(*words)
    if step == "books":
        write_books(*map(Path, words))
        return 0
    books, theme = pickle.loads(Path(words[0]).read_bytes())
    steps: dict[str, Callable[..., object]] = {"resident": resident, "times": times}
    print(json.dumps(steps[step](books, theme, *words[1:])))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
