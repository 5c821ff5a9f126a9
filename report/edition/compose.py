"""Editions put together: every chapter's tree in one language, with its exhibits and names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from report.data.cells import is_formula
from report.data.package import Package
from report.diagnostics import Diagnostics
from report.edition.abbreviations import all_mentions
from report.edition.back_matter import BackMatter
from report.edition.expressions import NO_NAMES
from report.edition.index_sections import IndexSections
from report.edition.links import no_label
from report.edition.lists import Lists
from report.edition.mentions import Mention, Mentions
from report.edition.names import Names
from report.edition.numbering import Target, exhibit_name, number_labels, numbered
from report.edition.resolve import Context, resolve, resolve_inlines
from report.edition.titles import with_values
from report.execute.records import CellResult, Results
from report.language.interface import BACK_PAGES, word
from report.language.printing import Language
from report.markdown.foreign import Foreign, spoken
from report.markdown.nodes import Block, ExhibitBlock, Inline
from report.markdown.source import Source
from report.markdown.structure import Body
from report.markdown.tree import rewrite_blocks, walk
from report.printed.exhibit import PrintedCaseForm, PrintedExhibit, PrintedModel
from report.printed.exhibit_csv import exhibit_csv
from report.printed.grid import Grid, printed_grid
from report.printed.provenance import data_files, source_clauses
from report.project.records import Chapter, Edition, Publication

if TYPE_CHECKING:
    from report.results.case_form import CaseForm
    from report.results.model import Model

Targets = Mapping[str, Target]
MARKUP = re.compile(r"</?[A-Za-z!][^<>]*>|\*\*|`|\]\(|__|&(?:#\d+|\w+);|\\")


@dataclass(frozen=True, slots=True)
class ChapterDocument:
    """A chapter ready to be written.  `name` is as in "Kapitel 4" or "Bilag 2", empty for one without a number.

    `mentions` are what it marks, in order.
    """

    chapter: Chapter
    source: Source
    label: str
    name: str
    title: list[Inline]
    blocks: list[Block]
    exhibits: dict[str, PrintedExhibit]
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class EditionDocument:
    """A publication in one language, ready to be written.

    `literature` are the entries of the works cited, `back` the lists of what the chapters mark, `landing` is the
    text of the first page and `brief` the brief, if there are such.  The `targets` are those of what has pages.
    """

    publication: Publication
    edition: Edition
    chapters: tuple[ChapterDocument, ...]
    literature: list[Block]
    targets: dict[str, Target]
    back: BackMatter
    landing: ChapterDocument | None = None
    brief: ChapterDocument | None = None

    @property
    def texts(self) -> tuple[ChapterDocument, ...]:
        """Everything that prints something: what has pages, and the brief."""
        return (*self.pages, self.brief) if self.brief else self.pages

    @property
    def pages(self) -> tuple[ChapterDocument, ...]:
        """What has a page on the screen: the chapters, and the text of the first page."""
        return (*self.chapters, self.landing) if self.landing else self.chapters

    @property
    def brief_file(self) -> str:
        """Where the brief stands in the site, as in ``en/trees-of-the-town-brief.pdf``; empty without one."""
        named = f"{self.edition.folder}-{word('brief_slug', self.edition.language)}.pdf"
        return named if self.publication.brief and "pdf" in self.publication.formats else ""

    @property
    def lists(self) -> tuple[str, ...]:
        """Which of :data:`report.language.interface.BACK_PAGES` stand behind the chapters."""
        return tuple(key for key in BACK_PAGES if key in self.back.keys or (key == "literature" and self.literature))

    def entries(self, key: str) -> Sequence[object]:
        """The entries of one of these lists, as far as the chapters are written."""
        entries: Sequence[object] = self.literature if key == "literature" else getattr(self.back, key)
        return entries

    def list_title(self, key: str) -> str:
        """The title of one of these lists; an index may have one of its own."""
        index = self.publication.lists.get("index")
        own = index.titles.get(self.edition.language) if index and key == "register" else ""
        return own or word(key, self.edition.interface)


@dataclass(frozen=True, slots=True)
class Material:
    """What all editions are made of; `keys` are those of the bibliography, None when they are not known.

    `withheld` are the labels and files of drafts that are left out, each with its chapter; `names` those that chapters
    have bound to values, by file; `sections` are those that are entries of the index, and
    `foreign` names of other languages, which texts mark as such.
    """

    package: Package
    results: Results
    keys: tuple[str, ...] | None
    lists: Lists
    withheld: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, Names] = field(default_factory=dict)
    sections: IndexSections = field(default_factory=IndexSections)
    foreign: Foreign = field(default_factory=dict)


# What makes a chapter of an edition, as Composer.chapter does.
ComposeChapter = Callable[[Chapter, Body, Source, str, Mapping[str, Target]], ChapterDocument]


class Composer:
    """Composes the editions of one publication; problems go to `found`.

    `only` names the chapters that will be written, all when it is empty; of the others the labels
    and headings are read, so that references to them work, and nothing more.
    """

    def __init__(self, publication: Publication, material: Material, only: frozenset[str], found: Diagnostics) -> None:
        self.publication, self.material, self.only, self.found = publication, material, only, found

    def wants(self, chapter: Chapter) -> bool:
        """Whether `chapter` will be written."""
        return not self.only or chapter.stem in self.only

    def edition(
        self,
        language: str,
        sources: dict[str, Source],
        read: dict[str, Body | None],
        literature: list[Block],
        compose: ComposeChapter | None = None,
    ) -> EditionDocument:
        """The edition in `language`, of the bodies by file in `read`; what is no chapter is left out.

        `compose` makes the chapters; without it :meth:`chapter` does.
        """
        files = [(chapter, chapter.file(language)) for chapter in self.publication.texts]
        bodies = [(chapter, body, file) for chapter, file in files if (body := read.get(file))]
        numbered, values = number_labels(bodies, self.found), self.material.results.analysed.values
        every = with_values(numbered, values, Language(language), self.material.names)
        targets = {name: target for name, target in every.items() if not target.chapter.brief}
        make = compose or self.chapter
        texts = [make(c, b, sources[f], language, every if c.brief else targets) for c, b, f in bodies]
        self._withdraw_consequences(files, bodies)
        chapters = tuple(text for text in texts if not (text.chapter.landing or text.chapter.brief))
        landing, brief = (next((t for t in texts if t.chapter is c), None) for c in self._no_chapters())
        back = self._back(chapters, targets, language)
        return EditionDocument(
            self.publication, self.publication.editions[language], chapters, literature, targets, back, landing, brief
        )

    def _back(self, chapters: Sequence[ChapterDocument], targets: Targets, language: str) -> BackMatter:
        """The lists of what the chapters that will be written mark."""
        wanted = [c for c in chapters if self.wants(c.chapter)]
        mentions = all_mentions(wanted, self.material.lists, language)
        written = [(c.chapter, said) for c, said in zip(wanted, mentions, strict=True)]
        elsewhere = [c.source.lines for c in chapters if not self.wants(c.chapter)]
        named = {name for names in self.material.sections.entries.values() for name in names.split()}
        languages = self.publication.languages
        return BackMatter(written, elsewhere, self.material.lists, targets, language, languages, indexed=named)

    def _no_chapters(self) -> tuple[Chapter | None, Chapter | None]:
        """What is composed as a chapter is, and is none."""
        return self.publication.landing, self.publication.brief

    def _withdraw_consequences(self, files: Sized, bodies: Sequence[tuple[Chapter, Body, str]]) -> None:
        """In a chapter that could not be read there may be what the others refer to."""
        if len(bodies) < len(files):
            self.found.withdraw("T06", {file for _, _, file in bodies})

    def chapter(
        self, chapter: Chapter, body: Body, source: Source, language: str, targets: Mapping[str, Target]
    ) -> ChapterDocument:
        """The chapter in `language`, its references resolved by the `targets` of the whole edition."""
        title, blocks, mentions = self._resolved(chapter, body, source, language, targets)
        returned = self.material.results.exhibits.get(chapter.file(self.publication.languages[0]), {})
        printed = {
            b["label"]: self._printed(b, returned.get(b["label"]), source, Language(language), targets)
            for b in walk(blocks)
            if b["t"] == "Exhibit" and b["label"] in targets and self.wants(chapter)
        }
        name = "" if chapter.number is None else targets[body.label].name(language)
        return ChapterDocument(chapter, source, body.label, name, title, blocks, printed, tuple(mentions))

    def _resolved(
        self, chapter: Chapter, body: Body, source: Source, language: str, targets: Mapping[str, Target]
    ) -> tuple[list[Inline], list[Block], list[Mention]]:
        """The title, the blocks and what they mention."""
        mentions = Mentions(self.material.lists, source.file, language, self.found)
        context = Context(
            source.file,
            Language(language),
            self.material.results.analysed.values,
            targets,
            self.material.keys,
            mentions,
            self.material.names.get(source.file, NO_NAMES),
            self.material.withheld,
            chapter.draft,
        )
        mentions.enter_title(body.label)
        sections = self.material.sections
        title = resolve_inlines(sections.title(body.title, body.label), context, self.found)
        if not self.wants(chapter):
            return title, [numbered(b, targets, language) for b in body.blocks], []
        blocks = [numbered(b, targets, language) for b in resolve(sections.headings(body.blocks), context, self.found)]
        marked = partial(spoken, foreign=self.material.foreign, language=language)
        return marked(title), rewrite_blocks(blocks, marked), mentions.all

    def _printed(
        self, block: ExhibitBlock, result: CellResult | None, source: Source, language: Language, targets: Targets
    ) -> PrintedExhibit:
        name = exhibit_name(targets[block["label"]], language.code)
        if result is None:
            return PrintedExhibit(block["label"], block["kind"], name, block["alt"], picture=block["picture"] or "")
        named = partial(self._named, block, source, language, targets)
        table = printed_grid(result.table, language, named)
        self._check_cells(table, block, source)
        drawing, package = result.drawings.get(language.code), self.material.package
        return PrintedExhibit(
            block["label"],
            block["kind"],
            name,
            alt=drawing.description if drawing else "",
            drawing=drawing,
            table=table if table.columns else None,  # a plot may have none
            csv=exhibit_csv(result.model.whole() if result.model else result.table, language, named),
            clauses=source_clauses(result.table, result.opened, package, language),
            files=data_files(result.opened, package, language),
            made_by=result.made_by,
            model=self._model(result.model, language) if result.model else None,
            form=self._form(result.form, language) if result.form else None,
            untraced=result.untraced.get(language.code, ()),
        )

    def _named(self, block: ExhibitBlock, source: Source, language: Language, targets: Targets, label: str) -> str:
        """What a cell of a table prints that leads to `label`."""
        if target := targets.get(label):
            return target.printed_number(language.code) or target.name(language.code)
        bad = no_label(label, targets, self.material.withheld)
        self.found.error(
            bad.code, f"{block['label']}: {bad.message}", file=source.file, line=block["line"], hint=bad.hint
        )
        return "?"

    def _model(self, model: Model, language: Language) -> PrintedModel:
        from report.printed.model import printed_model  # few exhibits have a model

        return printed_model(model, language, self.publication.editions[language.code].interface)

    def _form(self, form: CaseForm, language: Language) -> PrintedCaseForm:
        from report.printed.case_form import printed_case_form  # few exhibits have a form

        return printed_case_form(form, language)

    def _check_cells(self, table: Grid, block: ExhibitBlock, source: Source) -> None:
        printed = [("heading", column.heading) for column in table.columns]
        printed += [(f"cell in row {number}", cell) for number, row in enumerate(table.rows, 1) for cell in row.cells]
        printed += [("name of a group", name) for facet in table.facets for _, name in facet.groups]
        for where, text in printed:
            what, hint = "", ""
            if MARKUP.search(text):
                what, hint = "holds markup", "a table is plain text"
            elif is_formula(text):
                what, hint = (
                    "would be run by a spreadsheet",
                    "let it begin with another sign: readers download it as CSV",
                )
            if what:
                message = f"{block['label']}: the {where} {text!r} {what}"
                self.found.error("T09", message, file=source.file, line=block["line"], hint=hint)
