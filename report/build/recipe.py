"""The build: read everything, check everything, then write.  Reads as the table of contents of a build.

What takes long to load is imported where it is needed, most of it while pandoc is at work.
"""

from __future__ import annotations

import time
from collections.abc import Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from report import FORMATS
from report.build import inputs
from report.build.executor import Executor, ThisMachine
from report.build.outputs import Files, Made, Outputs
from report.build.pictures import Pictures
from report.build.progress import Outcome, Progress
from report.build.reading import Reading, begun
from report.cache.dependencies import Dependencies
from report.cache.memory import Memory
from report.cache.store import FOLDER, Store
from report.diagnostics import ERROR, WARNING, Diagnostics, Stop
from report.edition.targets_file import keep_targets
from report.execute.records import Analysed, Execution, Limits, Results
from report.execute.run import results_of
from report.markdown.reader import Bodies
from report.project.records import Chapter, Project
from report.project.selection import Selection
from report.site.assets import FontsAhead

if TYPE_CHECKING:
    from report.check.chapters import CheckedChapters
    from report.check.checked import Checked
    from report.check.ledger import Pairs
    from report.data.package import Package
    from report.edition.compose import EditionDocument
    from report.edition.usages import Usages
    from report.markdown.pieces import Pieces
    from report.pdf.print_html import PrintHtml

    Documents = dict[str, dict[str, EditionDocument]]
    Composed = tuple[Package, Documents]


class Build:
    """One run.  Problems collect in `found`; the caller prints them.  Results are kept in the folder `cache`."""

    def __init__(
        self,
        root: Path,
        found: Diagnostics,
        progress: Progress,
        workers: int,
        cache: Path | None = None,
        *,
        memory: Memory | None = None,
        executor: Executor | None = None,
    ):
        self.root, self.found, self.progress, self.workers = root, found, progress, workers
        self.memory = memory or Memory(Store(cache or root / FOLDER), Dependencies(root), found)
        self.outcome, self.pictures, self.executor = Outcome(), Pictures(self.memory), executor or ThisMachine()
        self.pairs: dict[str, dict[str, Pairs]] = {}
        self.checked: dict[str, Checked] = {}
        self.withheld: Collection[Chapter] = ()
        self.results: dict[str, Results] = {}
        self.fonts: FontsAhead | None = None
        self.project: Project | None = None
        self.pieces: Pieces | None = None  # of a process that stays

    def run(self, selection: Selection, output: Path) -> Outcome:
        """Build what is selected into `output`.  Raises Stop when there are errors; nothing is then written.

        Raises UsageError, before anything is read, for an output that cannot be written to.
        """
        from report.build.publish import check_output, publish, write_files

        started = time.perf_counter()
        check_output(output, whole=selection.whole)
        files = self.files(selection)
        if selection.whole:
            self.outcome.site = publish(output, files)
        else:
            write_files(output, files)
        return self._finished(started, selection)

    def files(self, selection: Selection, borne: Collection[str] = ()) -> Files:
        """What is selected, as files by path.  Raises Stop for errors with other codes than those `borne`."""
        formats = {*(selection.formats or FORMATS)}
        pages = bool({"html", "epub", "single"} & formats)  # which share their typefaces
        self.pictures.wanted = selection.whole and "html" in formats
        with self.pictures:
            package, documents = self._documents(selection, ERROR if selection.whole else WARNING, pages=pages)
            self._stop_on_errors(borne)
            files = self._outputs().files(package, documents, selection)
            self._stop_on_errors(borne)
        return files

    def drafts(self, selection: Selection, borne: Collection[str] = ()) -> Files:
        """The pages of each selected chapter on paper, numbered by themselves, by its path.  Raises Stop as above."""
        package, documents = self._documents(selection, WARNING)
        self._stop_on_errors(borne)
        return dict(self._outputs().drafts(package, documents, selection))

    def pages(self, selection: Selection) -> Outcome:
        """Lay out what is selected for paper, writing nothing; the outcome has advice.  Raises Stop for errors."""
        from report.build.advice import advice_on_drawings

        started = time.perf_counter()
        package, documents = self._documents(selection, WARNING)
        self._stop_on_errors()
        self._outputs().pdfs(package, documents, selection)
        self._stop_on_errors()
        for path, drawn in advice_on_drawings(documents, selection).items():
            self.outcome.advice[path] = (*self.outcome.advice.get(path, ()), *drawn)
        return self._finished(started, selection)

    def check(self, selection: Selection, unapproved: str | None = ERROR) -> Outcome:
        """Run cells and all checks, laying nothing out and writing nothing.

        `unapproved` is the severity of an unapproved paragraph and of a claim that is not marked; None keeps quiet.
        """
        started = time.perf_counter()
        self._documents(selection, unapproved)
        self._stop_on_errors()
        return self._finished(started, selection)

    def look(self, selection: Selection) -> Package:
        """Read and check what is selected, whatever is wrong with it, and return the data.

        Raises Stop where it cannot be read at all.
        """
        package, _ = self._documents(selection, WARNING)
        inputs.keep_printed(self.memory)
        self.memory.close()
        return package

    def books(self, selection: Selection) -> dict[str, PrintHtml]:
        """Each selected edition for paper, its page numbers not yet known, by the PDF's path in the site."""
        package, documents = self._documents(selection, None)
        return self._outputs().books(package, documents, selection)

    def analysed(self) -> tuple[Package, Analysed]:
        """The data and what the analysis makes of them.  Raises Stop when either has an error."""
        project, package = self.read(Selection()), self._package()
        [results] = results_of([([], self._execution(project, package, project.languages))])
        self._stop_on_errors()
        return package, results.analysed

    def usages(self) -> Usages:
        """Where every fact is printed.  Raises Stop when a chapter has an error."""
        from report.edition.usages import Usages

        _, documents = self._documents(Selection(), None)
        self._stop_on_errors()
        usages = Usages()
        for key, editions in documents.items():
            usages.add(editions.values(), self.results[key])
        return usages

    def _finished(self, started: float, selection: Selection) -> Outcome:
        inputs.keep_printed(self.memory)
        self.memory.close(prune=not selection.chapters)  # to look at all results takes as long as to make a page
        self.outcome.seconds = time.perf_counter() - started
        return self.outcome

    def _documents(self, selection: Selection, unapproved: str | None, *, pages: bool = False) -> Composed:
        """The data and every selected publication, composed and checked; pandoc is set to work on all of them first."""
        project = self.read(selection)
        self.fonts = FontsAhead(project.theme.at(self.root), self.memory) if pages else self.fonts
        readings = self._readings(project, selection)
        package = self._package()
        inputs.recall_printed(self.memory)
        self._execute(project, readings, package, selection)
        documents = {r.publication.key: self._publication(project, r, package, selection, unapproved) for r in readings}
        inputs.excuse_unspoken(documents, selection, self.found)
        inputs.keep_printed(self.memory)
        inputs.keep_answers(package, self.memory)
        keep_targets(self.memory.store.folder, documents, selection)
        return package, documents

    def read(self, selection: Selection) -> Project:
        """What _quarto.yml says.  Raises Stop when it cannot be read, and UsageError for a selection of what is not."""
        self.progress.step("Reading")
        inputs.refuse_irregular(self.root, self.found)
        self._stop_on_errors()
        self.project = project = inputs.project_in(self.root, self.memory)
        selection.check(project)
        self.project, self.withheld = inputs.shown_in(project, selection, self.root, self.found)
        self.outcome.drafts = sorted(chapter.stem for chapter in self.withheld)
        self.executor.bring(self.root, partial(inputs.read_by_jobs, self.root, project))
        return self.project

    def _readings(self, project: Project, selection: Selection) -> list[Reading]:
        """The selected publications, whose chapters are being read from now on."""
        selected = filter(selection.includes, project.publications.values())
        return [begun(project, p, selection, self.memory, self.pieces, self.executor.read) for p in selected]

    def _package(self) -> Package:
        package = inputs.package_in(self.root, self.memory)
        self.memory.dependencies.table_digest, self.outcome.tables = package.digest, len(package.tables)
        inputs.recall_answers(package, self.memory)
        return package

    def _publication(
        self, project: Project, reading: Reading, package: Package, selection: Selection, unapproved: str | None
    ) -> dict[str, EditionDocument]:
        """Every edition of a publication whose cells have run: chapters read, composed and checked."""
        publication, results = reading.publication, self.results[reading.publication.key]
        from report.check.consequences import take_back_consequences

        chapters, documents = self._composed(project, reading, package, selection)
        self.progress.step("Checking")
        from report.check.checked import check_publication

        checked = check_publication(results, chapters, documents, selection, unapproved)
        self.checked[publication.key] = checked
        self.pairs.setdefault(publication.folder, {}).update(checked.pairs)
        self.outcome.pairs += sum(len(found) for pairs in checked.pairs.values() for found in pairs.values())
        for code, indices in checked.readability.items():
            self.outcome.readability.setdefault(code, {}).update(indices)
        take_back_consequences(self.found, reading.sources)
        return checked.documents

    def _composed(
        self, project: Project, reading: Reading, package: Package, selection: Selection
    ) -> tuple[CheckedChapters, dict[str, EditionDocument]]:
        """The editions of a publication, whose results are there, each chapter checked by itself."""
        from report.check.chapters import CheckedChapters, text_rules

        publication, bodies = reading.publication, self._bodies(reading)
        withheld = inputs.withheld_labels(self.withheld, publication, self.root)
        given = (package, self.results[publication.key], reading.keys)
        naming = inputs.naming_values(reading.sources, bodies.chapters, reading.written)
        material = inputs.material(project, publication, given, naming, withheld, self.memory)
        rules, only = text_rules(project, publication), frozenset(selection.chapters)
        chapters = CheckedChapters(publication, material, only, self.memory, rules, bodies.digests)
        documents = {
            code: chapters.composer.edition(
                code, reading.sources, bodies.chapters, bodies.literature.get(code, []), chapters.chapter
            )
            for code in publication.languages
        }
        return chapters, documents

    def _bodies(self, reading: Reading) -> Bodies:
        """The bodies of the chapters, when pandoc is done."""
        self.progress.step("Reading chapters")
        if reading.reader.running and self.fonts:  # pages are wanted
            import report.site.files  # noqa: F401  loaded while pandoc is at work
        bodies = reading.reader.bodies()
        if bodies.reused:
            self.outcome.reused.append(f"{bodies.reused} of {len(reading.sources)} chapters")
        return bodies

    def _execute(self, project: Project, readings: Sequence[Reading], package: Package, selection: Selection) -> None:
        """The results of all publications; drawings are painted from then on."""
        self.progress.step("Running cells")
        runs = [inputs.cells_to_run(r.publication, r.sources, r.written, selection) for r in readings]
        executions = [self._execution(project, package, r.publication.languages) for r in readings]
        found = results_of([(files.values(), execution) for files, execution in zip(runs, executions, strict=True)])
        for reading, files, results in zip(readings, runs, found, strict=True):
            results.file_under({source.file: file for file, source in files.items()})
            self.results[reading.publication.key] = results
            self.outcome.values, self.outcome.checks = len(results.analysed.values or ()), len(results.analysed.passed)
        reused, ran = sum(results.reused for results in found), sum(results.ran for results in found)
        if reused:
            self.outcome.reused.append(f"{reused} of {reused + ran} sets of results")
        self.pictures.begin(found, project.theme.at(self.root))

    def _execution(self, project: Project, package: Package, languages: tuple[str, ...]) -> Execution:
        limits = Limits(project.cell_seconds, project.cell_megabytes)
        given = (self.memory, limits, self.workers, project.theme.at(self.root), self.executor.runner)
        return Execution(self.root, package, languages, *given)

    def _outputs(self) -> Outputs:
        assert self.project is not None
        made = Made(self.results, self.pictures, self.fonts, self.project)
        given = (self.progress, self.workers, self.outcome, made, bool(self.pieces), self.executor)
        return Outputs(self.root, self.memory, *given)

    def _stop_on_errors(self, borne: Collection[str] = ()) -> None:
        if any(problem.severity == ERROR and problem.code not in borne for problem in self.found):
            raise Stop
