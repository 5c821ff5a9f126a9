"""What a build writes of the editions that it has composed: books, PDFs and pages, as files by path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from report import FORMATS
from report.build.executor import Executor, ThisMachine
from report.build.inputs import DATA, wanted_editions
from report.build.paper import check_briefs, press_books, print_books, print_forms
from report.build.pictures import Pictures
from report.build.progress import Outcome, Progress
from report.build.record import BUILD_FILE, Sources, build_record
from report.cache.memory import Memory
from report.diagnostics import ERROR, WARNING
from report.html.hyphenation import SoftHyphens, read_exceptions
from report.project.records import Project
from report.project.selection import Selection
from report.site.assets import FontsAhead
from report.style.theme import Theme

if TYPE_CHECKING:
    from report.data.package import Package
    from report.edition.compose import ChapterDocument, EditionDocument
    from report.execute.records import Results
    from report.pdf.print_html import PrintHtml

    # Editions by publication and language.
    Documents = Mapping[str, dict[str, EditionDocument]]

Files = dict[str, bytes | Path]


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a project before anything is written: results by publication, pictures, and fonts for pages.

    There are no fonts where no selected format has any.  `project` is what all was made of.
    """

    results: Mapping[str, Results]
    pictures: Pictures
    fonts: FontsAhead | None
    project: Project


@dataclass(frozen=True, slots=True)
class Outputs:
    """Writes the editions of the project in `root` from what was `made`; what is written is told to `outcome`.

    A process that `stays` lays PDFs out itself, as it has all at hand the next time; else the `executor` does.
    """

    root: Path
    memory: Memory
    progress: Progress
    workers: int
    outcome: Outcome
    made: Made
    stays: bool = False
    executor: Executor = field(default_factory=ThisMachine)

    def files(self, package: Package, documents: Documents, selection: Selection) -> Files:
        """Everything that is published; the pages come last, for they tell of the other files."""
        files: Files = {}
        formats = selection.formats or FORMATS
        # A chapter is previewed as a page and on paper; in other forms only where these are asked for.
        if "epub" in (selection.formats if selection.chapters else formats):
            files |= self._epubs(package, documents, selection)
        if "single" in (selection.formats if selection.chapters else formats):
            files |= self._singles(package, documents, selection)
        if "pdf" in formats:
            files |= self.pdfs(package, documents, selection) | self._forms(documents, selection)
            check_briefs(documents, self.outcome, self.memory.problems, ERROR if selection.whole else WARNING)
        if "html" in formats:
            files |= self._pages(package, documents, selection, files)
        if "print" in formats:
            files |= self._for_press(package, documents, selection)
        if selection.whole:
            files[BUILD_FILE] = self._recorded(files, package)
        return files

    def _recorded(self, files: Files, package: Package) -> bytes:
        """The record of a complete site of `files`; whatever may be found is found by now."""
        analysed = [results.analysed for results in self.made.results.values()]
        publications, found = self.made.project.publications.values(), tuple(self.memory.problems)
        sources = Sources(self.root, publications, package, found, analysed, self.outcome.pairs)
        return build_record(files, sources, self.memory)

    def pdfs(self, package: Package, documents: Documents, selection: Selection) -> dict[str, bytes]:
        """Each selected edition as a PDF by its path, and its brief."""
        self.progress.step("Laying out")
        books = self.books(package, documents, selection)
        theme = self._theme(documents)
        pool = None if self.stays else self.executor.pool
        return print_books(books, theme, self.memory, self.workers, self.outcome, pool)

    def _forms(self, documents: Documents, selection: Selection) -> dict[str, bytes]:
        """The forms of readers' own cases as PDFs, beside their pages, where they follow a file of data."""
        from report.pdf.form import FormJob, form_html
        from report.pdf.ways import template_of, texts_of

        jobs, theme = {}, self._theme(documents)
        lists = read_exceptions(self.root, self.memory.problems)
        for key, code in wanted_editions(documents, selection, "pdf"):
            document = documents[key][code]
            exhibits = [e for c in document.chapters if selection.writes(c.chapter) for e in c.exhibits.values()]
            for exhibit in (e for e in exhibits if e.form):
                files = {path: (self.root / DATA / path).read_text("utf-8") for path in texts_of(exhibit)}
                if path := template_of(exhibit, files):
                    job = FormJob(form_html(exhibit, document, path), path, files[path], theme, lists)
                    jobs[f"{document.edition.folder}/{exhibit.label}.pdf"] = job
        return print_forms(jobs, self.memory, self.workers, self.executor.pool)

    def _for_press(self, package: Package, documents: Documents, selection: Selection) -> dict[str, bytes]:
        self.progress.step("Laying out for the press")
        books = self.books(package, documents, selection, press=True)
        named = {f"{path.removesuffix('.pdf')}-print.pdf": html for path, html in books.items()}
        return press_books(named, self._theme(documents), self.memory, self.workers, self.outcome, self.executor.pool)

    def _theme(self, documents: Documents) -> Theme:
        theme = next(d.publication.theme for editions in documents.values() for d in editions.values())
        return theme.at(self.root)

    def books(
        self, package: Package, documents: Documents, selection: Selection, *, press: bool = False
    ) -> dict[str, PrintHtml]:
        """Each selected edition for paper, and its brief, with page numbers not yet known, by the PDF's path.

        For the `press` there are the editions alone, each as a printer wants it.
        """
        books: dict[str, PrintHtml] = {}
        for publication, code in wanted_editions(documents, selection, "pdf"):
            document = documents[publication][code]
            if any(map(selection.writes, document.publication.chapters)):
                path = f"{document.edition.folder}.pdf"
                books[path] = self._book(document, package.version, selection.only, press=press)
            if document.brief and selection.writes(document.brief.chapter) and not press:
                books[document.brief_file] = self._brief(document, document.brief, package.version)
        return books

    def drafts(self, package: Package, documents: Documents, selection: Selection) -> dict[str, bytes]:
        """The pages of each selected chapter as a PDF beside its page, laid out in this process.

        Behind them stands what they lead to, such as notes on literature and terms; covers and contents are left out.
        """
        from report.build.paper import draft_books

        drafts: dict[str, PrintHtml] = {}
        for publication, code in wanted_editions(documents, selection, "pdf"):
            document = documents[publication][code]
            for chapter in filter(selection.writes, document.publication.chapters):
                book = self._book(document, package.version, frozenset((chapter.stem,)), press=False)
                path = f"{document.edition.folder}/{chapter.slugs[code]}.pdf"
                drafts[path] = replace(book.inside(), facts=replace(book.facts, identifier=""))
        return draft_books(drafts, self._theme(documents), self.memory)

    def _brief(self, document: EditionDocument, brief: ChapterDocument, data_version: str) -> PrintHtml:
        """The brief of an edition, which carries nothing along."""
        from report.pdf.about import edition_facts, other_editions
        from report.pdf.brief import write_brief

        others = other_editions(document, self.made.project.publications.values())
        facts = edition_facts(document, data_version, others, ())
        return replace(write_brief(document, brief, data_version), facts=replace(facts, identifier=""))

    def _book(
        self, document: EditionDocument, data_version: str, only: frozenset[str] | None, *, press: bool
    ) -> PrintHtml:
        """An edition for paper, with what its PDF carries along."""
        from report.pdf.about import attachments_of, edition_facts, other_editions
        from report.pdf.book import write_book

        project = self.made.project
        motifs = self.made.results[document.publication.key].analysed.motifs
        others = other_editions(document, project.publications.values())
        bibliography = self.root / project.bibliography if project.bibliography else None
        carried = attachments_of(document, only, self.root / DATA, bibliography)
        book = write_book(document, data_version, only, motifs, others, press=press)
        return replace(book, facts=edition_facts(document, data_version, others, carried))

    def _epubs(self, package: Package, documents: Documents, selection: Selection) -> Files:
        from report.forms.files import write_epubs

        wanted = wanted_editions(documents, selection, "epub")
        self.outcome.editions += [f"{documents[p][c].edition.folder} (EPUB)" for p, c in wanted]
        chosen = [(documents[p][c], self.made.results[p].analysed.motifs) for p, c in wanted]
        assert self.made.fonts is not None
        return write_epubs(self.root, package, chosen, selection.only, self.made.fonts)

    def _singles(self, package: Package, documents: Documents, selection: Selection) -> Files:
        from report.forms.files import write_singles

        wanted = wanted_editions(documents, selection, "single")
        self.outcome.editions += [f"{documents[p][c].edition.folder} (HTML in one file)" for p, c in wanted]
        assert self.made.fonts is not None
        chosen = [documents[p][c] for p, c in wanted]
        return write_singles(self.root, package, chosen, self.made.fonts, self._hyphens())

    def _hyphens(self) -> SoftHyphens:
        return SoftHyphens(read_exceptions(self.root, self.memory.problems), self.memory)

    def _pages(self, package: Package, documents: Documents, selection: Selection, others: Files) -> Files:
        from report.site.files import Behind, write_site
        from report.site.front.files import Made as Known

        assert self.made.fonts is not None
        self.progress.step("Writing pages")
        wanted, results = wanted_editions(documents, selection, "html"), self.made.results
        hyphens = self._hyphens()
        self.outcome.editions += [f"{documents[p][c].edition.folder} (HTML)" for p, c in wanted]
        known = Known.of(others, self.outcome.pages, {key: r.analysed.motifs for key, r in results.items()})
        behind = Behind(results, self.made.pictures.painted(), self.made.fonts, hyphens, selection.whole)
        return write_site(self.root, package, dict(documents), wanted, selection.only, made=known, behind=behind)
