"""How an edition is cited: as APA has it (7th edition), as BibTeX and as RIS.

No author is made up: without one the title stands first, as APA has it for works that name none.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from report.edition.compose import EditionDocument
from report.language.interface import word
from report.language.vocabulary import rules_of
from report.project.records import Author

# What BibTeX reads as a sign of its own, and how it is written to be itself.
_TEX = {
    "\\": r"\textbackslash{}",
    **{sign: f"\\{sign}" for sign in "#$%&_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


class Citation:
    """The citations of one edition."""

    def __init__(self, document: EditionDocument) -> None:
        edition, publication = document.edition, document.publication
        self.edition, self.authors = edition, publication.authors
        self.title = f"{edition.title}: {edition.subtitle}"
        version = publication.imprint.version
        self.version = version.number if version else ""
        self.date = version.date if version else None
        self.year = str(self.date.year) if self.date else publication.imprint.year
        address = publication.address
        self.address = f"{address}/{edition.folder}/" if address else ""

    def apa(self) -> Markup:
        """As APA prints a report: author, year, the title in italics, its version, and the address."""
        title = Markup("<cite>{}</cite>").format(self.title)
        if self.version:
            title += escape(f" ({word('version_of', self.edition.interface, version=self.version)})")
        people = self._people()
        head = [escape(f"{people} ({self.year})" if self.year else people), title]
        bare = [title, escape(f"({self.year})" if self.year else "")]
        # Initials end with a point of their own.
        parts = (part for part in (head if people else bare) if part)
        text = Markup(" ").join(part if part.endswith(".") else part + "." for part in parts)
        return Markup('{} <a href="{}">{}</a>').format(text, self.address, self.address) if self.address else text

    def _people(self) -> str:
        """The authors as APA names them."""
        *first, last = [_inverted(author) for author in self.authors] or [""]
        joint = word("cite_and", self.edition.interface)
        return f"{', '.join(first)}{joint}{last}" if first else last

    def bibtex(self) -> str:
        """An entry ``@report``, whose title keeps its capitals."""
        fields = {
            "title": f"{{{_tex(self.title)}}}",
            "author": " and ".join(f"{{{_tex(a.name)}}}" if a.institution else _tex(a.name) for a in self.authors),
            "year": self.year,
            "date": self.date.isoformat() if self.date else "",
            "version": _tex(self.version),
            "langid": rules_of(self.edition.language).name.lower(),
            "url": self.address,
        }
        lines = [f"  {name} = {{{text}}}" for name, text in fields.items() if text]
        return f"@report{{{self.edition.slug}{self.year},\n" + ",\n".join(lines) + "\n}\n"

    def ris(self) -> str:
        """A record of the type report; a line for each field that is known."""
        fields = [
            ("TY", "RPRT"),
            ("TI", self.title),
            *(("AU", a.name if a.institution else _family_first(a.name)) for a in self.authors),
            ("PY", self.year),
            ("Y1", f"{self.date:%Y/%m/%d}" if self.date else ""),
            ("ET", self.version),
            ("LA", self.edition.language),
            ("UR", self.address),
        ]
        lines = [f"{tag}  - {_one_line(text)}" for tag, text in fields if text]
        return "\r\n".join([*lines, "ER  - ", ""])


def _family_first(name: str) -> str:
    """A person's name with its last word first, as lists of literature have it."""
    *given, family = name.split()
    return f"{family}, {' '.join(given)}" if given else family


def _inverted(author: Author) -> str:
    """As APA has it: the family name and initials; an institution as it is called."""
    if author.institution:
        return author.name
    family, _, given = _family_first(author.name).partition(", ")
    initials = " ".join(f"{name[0]}." for name in given.split())
    return f"{family}, {initials}" if initials else family


def _tex(text: str) -> str:
    return "".join(_TEX.get(sign, sign) for sign in text)


def _one_line(text: str) -> str:
    return " ".join(text.split())
