"""What answers on the pages of an edition: its links to the page of values, and the answers that a page carries."""

from __future__ import annotations

from functools import cached_property

from report.edition.compose import ChapterDocument
from report.html.writer import Writer
from report.language.interface import VALUES_PAGE, word
from report.markdown.tree import identifier
from report.site.answers import AnswerWriter
from report.site.asked import EditionValues, marked_terms, parts
from report.site.back_pages import list_page

ANSWERS_SCRIPT, VALUES_SCRIPT = "answers.js", "values.js"
ANSWER_SCRIPTS = (ANSWERS_SCRIPT, VALUES_SCRIPT)


class PageAnswers:
    """The answers on the pages of the edition whose `values` they are."""

    def __init__(self, values: EditionValues) -> None:
        self.values, self.document = values, values.document
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
        """The answers of all that `chapter` prints and marks, as an inert element."""
        marked = set(marked_terms(chapter))
        terms = [term for term in self.document.back.glossary if term.name in marked] if marked else []
        return self.writer.template(self.values.of_chapter(chapter), terms, self.document.edition.language)

    def _link(self, label: str) -> str:
        text = word("section_values", self.interface)
        return f'<p class="section-values"><a href="{self.page}#s-{label}">{text}</a></p>\n'
