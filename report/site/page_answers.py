"""What answers on the pages of an edition: its links to the page of values, and the answers that a page carries."""

from __future__ import annotations

from functools import cached_property

from report.cache.memory import Kind, Memory
from report.cache.places import digest
from report.data.descriptor import PACKAGE_FILE
from report.edition.back_matter import GlossaryTerm
from report.edition.compose import ChapterDocument
from report.html.writer import Writer
from report.language.interface import VALUES_PAGE, word
from report.markdown.tree import identifier
from report.site.answers import AnswerWriter
from report.site.asked import EditionValues, marked_terms, parts
from report.site.back_pages import list_page

ANSWERS_SCRIPT, VALUES_SCRIPT = "answers.js", "values.js"
ANSWER_SCRIPTS = (ANSWERS_SCRIPT, VALUES_SCRIPT)
_WRITTEN: Kind[str] = Kind("answers")


class PageAnswers:
    """The answers on the pages of the edition whose `values` they are; those that are the same are in `memory`."""

    def __init__(self, values: EditionValues, memory: Memory) -> None:
        self.values, self.document, self.memory = values, values.document, memory
        edition = self.document.edition
        self.page, self.interface = list_page(VALUES_PAGE, edition.language), edition.interface
        works = frozenset(identifier(work) for work in self.document.literature if work["t"] == "Div")
        literature, glossary = (list_page(key, edition.language) for key in ("literature", "glossary"))
        self.writer = AnswerWriter(self.interface, self.page, literature, glossary, "../../data/", works)

    @cached_property
    def any(self) -> bool:
        """Whether any chapter prints a value, also one that is not written now."""
        return bool(self.values.values)

    def body(self, chapter: ChapterDocument, writer: Writer) -> str:
        """The blocks of `chapter`, each section that prints values with a link to them at its end."""
        asking = {section.label for section in self.values.sections(chapter)}
        return "".join(
            writer.blocks(blocks) + (self._link(label) if label in asking else "") for label, blocks in parts(chapter)
        )

    def scripts(self, chapter: ChapterDocument) -> tuple[str, ...]:
        """The script that a page needs to answer; none where it has nothing to answer."""
        return (ANSWERS_SCRIPT,) if self.values.sections(chapter) or marked_terms(chapter) else ()

    def template(self, chapter: ChapterDocument) -> str:
        """The answers of all that `chapter` prints and marks, as an inert element: a word more in it changes none."""
        marked = set(marked_terms(chapter))
        terms = [term for term in self.document.back.glossary if term.name in marked] if marked else []
        name = f"{self.document.publication.key} {chapter.source.file}"
        depends = self._depends(chapter, terms)
        before = self.memory.recall(_WRITTEN, name, depends.get)
        if before:
            return before.result
        recording = self.memory.begin(_WRITTEN, name, [f"data/{PACKAGE_FILE}"])
        recording.depend_as(depends)
        if not all(depends.values()):
            recording.skip()
        answers = self.values.of_chapter(chapter)
        return recording.keep(self.writer.template(answers, terms, self.document.edition.language)).result

    def _depends(self, chapter: ChapterDocument, terms: list[GlossaryTerm]) -> dict[str, str]:
        """Digests of what the answers of `chapter` depend on besides the data package; empty for what is not known."""
        results, first = self.values.results.digests, self.document.publication.languages[0]
        sections = self.values.sections(chapter)
        asked = [(s.label, s.names, [(a.name, a.called) for a in self.values.asked([s])]) for s in sections]
        return {
            "answers:values": results.get("", ""),
            "answers:exhibits": results.get(chapter.chapter.file(first), "") if chapter.source.cells else "none",
            "answers:data": self._data,
            "answers:asked": digest(asked),
            "answers:terms": digest(*((t.name, t.wording, t.others, t.definition, t.abbreviation) for t in terms)),
            "answers:around": self._around,
        }

    @cached_property
    def _data(self) -> str:
        """A digest of the data that answers tell of."""
        package = self.values.package
        return digest(*map(package.digest, sorted(package.hashes)), package.sources)

    @cached_property
    def _around(self) -> str:
        """A digest of where answers lead and how they speak."""
        writer = self.writer
        return digest(writer.interface, writer.values, writer.literature, writer.glossary, sorted(writer.works))

    def _link(self, label: str) -> str:
        text = word("section_values", self.interface)
        return f'<p class="section-values"><a href="{self.page}#s-{label}">{text}</a></p>\n'
