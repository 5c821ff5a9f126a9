"""The build: read everything, check everything, then write.  Reads as the table of contents of a build.

What takes long to load is imported where it is needed, most of it while pandoc is at work.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from report.build.progress import Progress
from report.cache.dependencies import Inputs
from report.cache.kept import ENVIRONMENT, Kept
from report.cache.store import FOLDER, Cache, digest
from report.command.summary import Summary
from report.diagnostics import ERROR, WARNING, Diagnostics, Stop
from report.language import cldr as locales
from report.language.text import LANGUAGES
from report.markdown.pandoc import Citing, read_bibliography
from report.markdown.reader import ChapterReader, read_sources
from report.project.kept import kept_project
from report.project.records import FORMATS, Project, Publication
from report.project.selection import Selection

if TYPE_CHECKING:
    from report.check.chapters import KeptComposer
    from report.check.parity import Pair
    from report.data.package import Package
    from report.edition.compose import EditionDocument
    from report.edition.usages import Traces
    from report.execute.records import Analysed, Results
    from report.execute.run import Execution
    from report.markdown.source import Source
    from report.style.theme import Theme

    # Editions by publication and language.
    Documents = dict[str, dict[str, EditionDocument]]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A publication whose chapters are being read: sources by file, the keys of the bibliography, what will be written."""

    publication: Publication
    sources: dict[str, Source]
    keys: tuple[str, ...] | None
    written: frozenset[str]
    reader: ChapterReader


class Build:
    """One run.  Problems collect in `found`; the caller prints them."""

    def __init__(self, root: Path, found: Diagnostics, progress: Progress, workers: int) -> None:
        self.root, self.found, self.progress, self.workers = root, found, progress, workers
        self.inputs, self.cache = Inputs(root), Cache(root / FOLDER)
        self.kept = Kept(self.cache, self.inputs, found)
        self.summary = Summary()
        self.pairs: dict[str, dict[str, list[Pair]]] = {}
        self.results: dict[str, Results] = {}

    def run(self, selection: Selection, output: Path) -> Summary:
        """Build what is selected into `output`.  Raises Stop when there are errors; nothing is then written."""
        from report.build.publish import publish, write_files

        started = time.perf_counter()
        package, documents = self._documents(selection, ERROR if selection.whole else WARNING)
        self._stop_on_errors()
        files = self._files(package, documents, selection)
        self._stop_on_errors()
        if selection.whole:
            publish(self.root, output, files)
        else:
            write_files(output, files)
        self.summary.seconds = time.perf_counter() - started
        return self.summary

    def check(self, selection: Selection, unapproved: str | None = ERROR) -> Summary:
        """Run cells and all checks, laying nothing out and writing nothing.

        `unapproved` is the severity of a paragraph that changed since it was approved, and of a claim that is not
        marked; None keeps quiet.
        """
        started = time.perf_counter()
        self._documents(selection, unapproved)
        self._stop_on_errors()
        self.summary.seconds = time.perf_counter() - started
        return self.summary

    def books(self, selection: Selection) -> dict[str, str]:
        """The print HTML of each selected edition, page numbers not yet filled in, by the PDF's path in the site."""
        return self._books(*self._documents(selection, None), selection)

    def analysed(self) -> tuple[Package, Analysed]:
        """The data and what the analysis makes of them.  Raises Stop when either has an error."""
        project, package = self._project(Selection()), self._package()
        results = self._execution(project, package).run([], self.found)
        self._stop_on_errors()
        return package, results.analysed

    def traces(self) -> Traces:
        """Where every fact is printed.  Raises Stop when a chapter has an error."""
        from report.edition.usages import Traces

        _, documents = self._documents(Selection(), None)
        self._stop_on_errors()
        found = Traces()
        for key, editions in documents.items():
            found.add(editions.values(), self.results[key])
        return found

    def _documents(self, selection: Selection, unapproved: str | None) -> tuple[Package, Documents]:
        """The data and every selected publication, composed and checked.

        Pandoc is set to work on all of them first.
        """
        project = self._project(selection)
        readings = [
            self._reading(project, p, selection) for p in project.publications.values() if selection.includes(p)
        ]
        package = self._package()
        locales.recall(self.kept)
        documents = {r.publication.key: self._publication(project, r, package, selection, unapproved) for r in readings}
        locales.remember(self.kept)
        return package, documents

    def _project(self, selection: Selection) -> Project:
        self.progress.step("Reading")
        project = kept_project(self.root, self.kept)
        selection.check(project)
        return project

    def _reading(self, project: Project, publication: Publication, selection: Selection) -> _Reading:
        files = [(c.file(code), code) for code in LANGUAGES for c in publication.chapters]
        sources = read_sources(files, self.kept)
        keys = read_bibliography(self.root, project.bibliography, self.found)
        written = {c.file(code) for code in LANGUAGES for c in publication.chapters if selection.writes(c)}
        citing = Citing(project.bibliography if keys else "", project.csl)
        reader = ChapterReader(citing, sources.values(), keys or (), written.__contains__, self.kept)
        return _Reading(publication, sources, keys, frozenset(written), reader)

    def _package(self) -> Package:
        """The data package; one that was found valid is not validated again while its files are the same."""
        package = self._read_package()
        self.inputs.table_hashes = package.hashes
        self.summary.tables = len(package.tables)
        return package

    def _read_package(self) -> Package:
        files = [f"data/{p.name}" for p in sorted((self.root / "data").glob("*")) if p.is_file()]
        kept = self.cache.get("data", digest(*files), self.inputs)
        if kept:
            return kept.result
        from report.data.package import load, packed

        package = load(self.root / "data", self.found)
        if not self.found:
            self.cache.put("data", digest(*files), packed(package), self.inputs.of("generator", "python", *files))
        return package

    def _publication(
        self, project: Project, reading: _Reading, package: Package, selection: Selection, unapproved: str | None
    ) -> dict[str, EditionDocument]:
        publication = reading.publication
        results = self.results[publication.key] = self._execute(project, reading, package)
        self.progress.step("Reading chapters")
        from report.check.chapters import KeptComposer, TextRules
        from report.check.numbers import NumberRules
        from report.edition.compose import Material
        from report.edition.lists import kept_lists

        if reading.reader.running:
            import report.site.files  # noqa: F401  loaded while pandoc is at work
        bodies = reading.reader.bodies()
        if bodies.reused:
            self.summary.reused.append(f"{bodies.reused} of {len(reading.sources)} chapters")
        rules = {
            code: TextRules(
                NumberRules(project.number_names, project.number_phrases.get(code, ())),
                project.claim_verbs.get(code, ()) if publication.claims else (),
            )
            for code in LANGUAGES
        }
        lists = kept_lists(publication, package, self.kept)
        composer = KeptComposer(
            publication,
            Material(package, results, reading.keys, lists),
            frozenset(selection.chapters),
            self.kept,
            rules,
            bodies.made_of,
        )
        documents = {
            code: composer.edition(code, reading.sources, bodies.chapters, bodies.literature.get(code, []))
            for code in LANGUAGES
        }
        self._check(publication, documents, composer, selection, unapproved)
        return documents

    def _check(
        self,
        publication: Publication,
        documents: dict[str, EditionDocument],
        composer: KeptComposer,
        selection: Selection,
        unapproved: str | None,
    ) -> None:
        self.progress.step("Checking")
        from report.check.publication import PublicationCheck, check_cover, check_unmarked, check_wording, measured

        check_cover(publication, self.results[publication.key].analysed, self.found)
        check = PublicationCheck(self.root, publication, unapproved, self.found)
        pairs = check.check(documents, selection, composer.sections)
        self.pairs.setdefault(publication.folder, {}).update(pairs)
        check_wording(publication.chapters, pairs, composer.material.lists, self.found, unapproved)
        self.summary.readability |= measured(pairs)
        self.found.add(*(replace(claim, severity=unapproved) for claim in composer.unclaimed if unapproved))
        if not selection.chapters:
            check_unmarked(documents[LANGUAGES[0]], composer.material.lists, self.found)

    def _execute(self, project: Project, reading: _Reading, package: Package) -> Results:
        self.progress.step("Running cells")
        files = (c.file(LANGUAGES[0]) for c in reading.publication.chapters)
        first = [reading.sources[f] for f in files if f in reading.sources]
        results = self._execution(project, package).run(first, self.found, reading.written.__contains__)
        if results.reused:
            self.summary.reused.append(f"{results.reused} of {results.reused + results.ran} sets of results")
        self.summary.values, self.summary.checks = len(results.analysed.values or ()), len(results.analysed.passed)
        return results

    def _execution(self, project: Project, package: Package) -> Execution:
        from report.execute.records import Limits
        from report.execute.run import Execution

        limits = Limits(project.cell_seconds, project.cell_megabytes)
        return Execution(self.root, package, self.inputs, self.cache, limits, self.workers, project.theme)

    def _files(self, package: Package, documents: Documents, selection: Selection) -> dict[str, bytes | Path]:
        files: dict[str, bytes | Path] = {}
        formats = selection.formats or FORMATS
        if "html" in formats:
            files |= self._pages(package, documents, selection)
        if "pdf" in formats:
            theme = next(d.publication.theme for editions in documents.values() for d in editions.values())
            files |= self._pdfs(self._books(package, documents, selection), theme)
        return files

    def _pages(self, package: Package, documents: Documents, selection: Selection) -> dict[str, bytes | Path]:
        from report.site.files import write_site

        self.progress.step("Writing pages")
        wanted = _wanted(documents, selection, "html")
        self.summary.editions += [f"{documents[p][c].edition.folder} (HTML)" for p, c in wanted]
        compiled = self.cache.folder / "templates" / digest(*map(self.inputs, ENVIRONMENT))
        return write_site(self.root, package, documents, wanted, frozenset(selection.chapters) or None, compiled)

    def _books(self, package: Package, documents: Documents, selection: Selection) -> dict[str, str]:
        from report.pdf.book import write_book

        only = frozenset(selection.chapters) or None
        chosen = [(documents[p][c], self.results[p].analysed) for p, c in _wanted(documents, selection, "pdf")]
        return {f"{d.edition.folder}.pdf": write_book(d, package.version, only, a.motifs) for d, a in chosen}

    def _pdfs(self, books: dict[str, str], theme: Theme) -> dict[str, bytes]:
        from report.pdf.editions import make_pdfs
        from report.pdf.engine.hyphenation import read_exceptions

        self.progress.step("Laying out")
        if not self.inputs("pango"):
            self.found.error(
                "B01",
                "the library Pango, which shapes the text of the PDF, is missing",
                file="setup/ready.py",
                hint="run make, which installs it or says how; or build with --format html",
            )
            raise Stop
        printed = make_pdfs(books, theme, read_exceptions(self.root, self.found), self.cache, self.inputs, self.workers)
        for path, pdf in printed.items():
            self.found.add(*pdf.result.problems)
            self.summary.pages[path] = pdf.result.pages
            self.summary.editions.append(f"{path.removesuffix('.pdf')} (PDF)")
            self.summary.reused += [path] if pdf.reused else []
        return {path: pdf.result.content for path, pdf in printed.items()}

    def _stop_on_errors(self) -> None:
        if self.found.failed:
            raise Stop


def _wanted(documents: Documents, selection: Selection, format_: str) -> list[tuple[str, str]]:
    """The editions (publication, language) that are selected and have the format."""
    return [
        (key, code)
        for key, editions in documents.items()
        for code in selection.languages or LANGUAGES
        if format_ in editions[code].publication.formats
    ]
