"""The quiet line below an exhibit: a link to itself, its files, a larger view, and how it was made.

Everything works without scripts.  Knows where pages and files stand, and nothing of how they are written.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import quote, urlsplit

from report.language.interface import word
from report.printed.exhibit import DataFile, PrintedExhibit, SourceClause

ENLARGE_SCRIPT = "enlarge.js"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where an exhibit leads, as addresses relative to its page.

    `literature` is the page whose entries are `works`, by their anchors; `tables` and `changes` are the pages of the
    data of version `version`, both empty without data, and `data` the folder of the tables' files.  `pictured` says
    whether drawings lie beside the page as PNG too, as they do in a complete site, and `fillable` names the exhibits
    whose forms do as PDF.
    """

    data: str = ""
    assets: str = ""
    literature: str = ""
    works: frozenset[str] = frozenset()
    tables: str = ""
    changes: str = ""
    version: str = ""
    pictured: bool = False
    fillable: frozenset[str] = frozenset()


class ExhibitLinks:
    """Writes what leads on from an exhibit, with labels in `language`, a code."""

    def __init__(self, language: str, addresses: Addresses) -> None:
        self.language, self.to = language, addresses

    def source(self, clauses: tuple[SourceClause, ...]) -> str:
        """The printed source, each place in it leading to its work."""
        return "; ".join(map(self._clause, clauses))

    def line(self, exhibit: PrintedExhibit) -> str:
        """The line of links."""
        links = [self._link(exhibit, "exhibit_link", f"#{exhibit.label}", "data-copied", "exhibit_copied")]
        if exhibit.drawing:
            links.append(self._link(exhibit, "exhibit_enlarge", f"{exhibit.label}.svg", "data-close", "exhibit_close"))
        links += [self._file(exhibit, name, address) for name, address in self._files(exhibit)]
        links += filter(None, (self._made(exhibit),))
        items = "".join(f"<li>{link}</li>\n" for link in links)
        return f'<ul class="exhibit-links">\n{items}</ul>\n'

    def _link(self, exhibit: PrintedExhibit, key: str, address: str, attribute: str, said: str) -> str:
        """A link that a script does more with, in words that it finds in an `attribute`."""
        words, more = self._word(key), escape(self._word(said))
        return f'<a href="{address}" {attribute}="{more}"{self._named(words, exhibit)}>{words}</a>'

    def _file(self, exhibit: PrintedExhibit, name: str, address: str) -> str:
        return f'<a href="{escape(address)}" download{self._named(name, exhibit)}>{name}</a>'

    def _files(self, exhibit: PrintedExhibit) -> list[tuple[str, str]]:
        files = [("CSV", f"{exhibit.label}.csv")] if exhibit.csv else []
        files += [(self._word("exhibit_form"), f"{exhibit.label}.pdf")] if exhibit.label in self.to.fillable else []
        if exhibit.drawing:
            files.append(("SVG", f"{exhibit.label}.svg"))
            files += [("PNG", f"{exhibit.label}.png")] * (self.to.pictured and exhibit.drawing.paintable)
        if exhibit.picture:
            ending = exhibit.picture.rpartition(".")[2].upper()
            files.append((escape(ending), quote(f"{self.to.assets}{exhibit.picture}")))
        return files

    def _named(self, words: str, exhibit: PrintedExhibit) -> str:
        """What a listener hears, who has no exhibit before the eyes."""
        return f' aria-label="{escape(f"{words}: {exhibit.name}")}"'

    def _made(self, exhibit: PrintedExhibit) -> str:
        """How the exhibit was made, folded away; nothing for one that was not made from data."""
        facts = [
            ("made_function", f"<code>{escape(exhibit.made_by)}</code>" if exhibit.made_by else ""),
            ("list_of_tables", _listed([self._table(file) for file in exhibit.files] + self._version(exhibit))),
            ("sources", _listed([self._origin(clause) for clause in exhibit.clauses])),
        ]
        said = "".join(f"<div><dt>{self._word(key)}</dt><dd>{fact}</dd></div>\n" for key, fact in facts if fact)
        summary = self._word("exhibit_made")
        return f'<details class="made"><summary>{summary}</summary>\n<dl>\n{said}</dl></details>' if said else ""

    def _version(self, exhibit: PrintedExhibit) -> list[str]:
        """The version of the data that it was made from."""
        said = escape(word("data_version", self.language, version=self.to.version), quote=False)
        known = exhibit.files and self.to.changes
        return [f'<a href="{escape(self.to.changes)}">{said}</a>'] if known else []

    def _table(self, file: DataFile) -> str:
        page = f"{self.to.tables}#table-{file.name}" if self.to.tables else f"{self.to.data}{file.path}"
        name = escape(f"CSV: {file.title}")
        return (
            f'<a href="{escape(page)}">{escape(file.title, quote=False)}</a> '
            f'(<a href="{escape(self.to.data + file.path)}" download aria-label="{name}">CSV</a>)'
        )

    def _origin(self, clause: SourceClause) -> str:
        said = self._clause(clause)
        if not clause.address or not self._work(clause):
            return said
        host = escape(urlsplit(clause.address).hostname or clause.address)
        return f'{said} (<a href="{escape(clause.address)}">{host}</a>)'

    def _clause(self, clause: SourceClause) -> str:
        """A place in a source, leading to its entry in the literature or else to where the public finds it."""
        text, address = escape(clause.text, quote=False), self._work(clause) or clause.address
        return f'<a href="{escape(address)}">{text}</a>' if address else text

    def _work(self, clause: SourceClause) -> str:
        anchor = f"ref-{clause.key}"
        return f"{self.to.literature}#{anchor}" if clause.key and anchor in self.to.works else ""

    def _word(self, key: str) -> str:
        return escape(word(key, self.language), quote=False)


def _listed(items: list[str]) -> str:
    return items[0] if len(items) == 1 else "".join(f"<span>{item}</span> " for item in items).rstrip()
