"""A build that can be asked for again and again in one process, where all that the last one read is still at hand.

    built = ResidentBuild(root, cache, workers)(Task(Selection(chapters=("04-results",), formats=("html",))))

Every answer is that of a build from the files as they are; only its way there is shorter.  Nothing is published.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from report import CONFIG
from report.build.recipe import Build
from report.cache.dependencies import Dependencies
from report.cache.kept import KeptStore, KnownFiles
from report.cache.memory import Memory
from report.cache.store import FOLDER
from report.cache.up_to_date import FOLDERS
from report.diagnostics import CODES, Diagnostic, Diagnostics, Stop, UsageError
from report.language.vocabulary import restored
from report.markdown.pieces import Pieces
from report.project.selection import Selection
from report.system.collector import collect_left_over

if TYPE_CHECKING:
    from report.build.outputs import Files
    from report.project.records import Project

# Errors that leave the page whole and worth looking at: those of typed numbers, claims, quotations, the comparison of
# the languages, and the layout.
BORNE = frozenset(("N01", "N02", "V04", "V05", "V06", "P01", "P02", "P03", "P04", "P05", "P07", "T19", "T20")) | {
    code for code in CODES if code.startswith("L")
}


_LAST = 10  # how far a process steps back in favour of others
SITE, DRAFT, PROJECT = "site", "draft", "project"


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be built: what is selected; as a :data:`DRAFT` its chapters on paper; for the :data:`PROJECT` none."""

    selection: Selection
    what: str = SITE


@dataclass(frozen=True, slots=True)
class PageOf:
    """The chapter that a page shows: its publication, language and name, and its page in the other languages.

    `paper` says whether it has pages on paper.
    """

    publication: str
    language: str
    chapter: str
    others: tuple[tuple[str, str], ...]
    paper: bool

    @property
    def chapter_of(self) -> tuple[str, str]:
        """What the pages of a chapter in all languages have in common, and no others."""
        return self.publication, self.chapter


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a task: files by path, and what is wrong.

    `whole` is false where nothing could be made.  `pages` are those of all chapters by path, empty where the project
    cannot be read.  `elsewhere` are the files of the project that were read and stand in no folder of sources.
    """

    files: Files
    problems: tuple[Diagnostic, ...]
    whole: bool
    pages: Mapping[str, PageOf] = field(default_factory=dict)
    elsewhere: tuple[str, ...] = ()


class ResidentBuild:
    """Builds of the project in `root`, with its `cache`, in at most so many processes besides this one.

    One in the `background` gives way to whatever else runs.
    """

    def __init__(self, root: Path, cache: Path | None, workers: int, *, background: bool = False) -> None:
        self.root, self.cache, self.workers = root, cache or root / FOLDER, workers
        self.background = background
        self._store: KeptStore | None = None
        self._files, self._pieces = KnownFiles(), Pieces()

    def __call__(self, task: Task) -> Built:
        """Build what is asked.  Raises OSError for what the system refuses."""
        found = Diagnostics()
        memory = Memory(self._begun(), Dependencies(self.root, self._files), found)
        build = Build(self.root, found, _Quiet(), self.workers, memory=memory)
        build.pieces = self._pieces
        files: Files = {}
        whole = False
        try:
            with restored():
                selection = replace(task.selection, preview=True)
                if task.what == PROJECT:
                    build.read(selection)
                else:
                    files = (build.drafts if task.what == DRAFT else build.files)(selection, BORNE)
                whole = True
        except (Stop, UsageError):
            pass  # the diagnostics say why; what is named and is not there was taken away meanwhile
        memory.close(prune=not task.selection.chapters)
        # What a draft lacks, such as the glossary that its terms lead to, is told of its file.
        problems = tuple(problem for problem in found if not (task.what == DRAFT and problem.file in files))
        elsewhere = tuple(sorted(filter(_stands_elsewhere, memory.read)))
        return Built(files, problems, whole, chapter_pages(build.project), elsewhere)

    def _begun(self) -> KeptStore:
        """What this process keeps of the cache, and the process ready to stay."""
        if self._store is None:
            self._store = KeptStore(self.cache)
            os.nice(_LAST if self.background else 0)
            gc.disable()  # between two tasks the process collects what the first has left
        self._store.settle()
        return self._store

    def settle(self) -> None:
        """Nothing is waited for: write what the last task has added to the cache, and let go of what it has left."""
        if self._store:
            self._store.settle()
        collect_left_over()

    def rest(self) -> None:
        """As :meth:`settle`; and get ready for the next task."""
        self.settle()
        with suppress(OSError):  # which the next task will tell
            self._pieces.make_ready()


def _stands_elsewhere(name: str) -> bool:
    """Whether the dependency `name` is a file in none of the folders of sources."""
    return ":" not in name and name.partition("/")[0] not in (*FOLDERS, CONFIG)


def chapter_pages(project: Project | None) -> dict[str, PageOf]:
    """Every page that a chapter, or the text of a first page, has in the site, by path."""
    from report.site.back_pages import chapter_page

    pages: dict[str, PageOf] = {}
    for publication in project.publications.values() if project else ():
        for chapter in filter(lambda text: not text.brief, publication.texts):
            own = {
                code: f"{edition.folder}/{'index.html' if chapter.landing else chapter_page(chapter, code)}"
                for code, edition in publication.editions.items()
            }
            for code, path in own.items():
                others = tuple((other, page) for other, page in own.items() if other != code)
                paper = "pdf" in publication.formats and not chapter.landing
                pages[path] = PageOf(publication.key, code, chapter.stem, others, paper)
    return pages


class _Quiet:
    current = ""

    def step(self, name: str) -> None:
        self.current = name

    def part(self, done: int, of: int) -> None:
        pass

    def end(self) -> None:
        pass
