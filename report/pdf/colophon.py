"""What a printed edition says of itself: the lines of its colophon and of its back cover.

What the project does not say leaves no line, and nobody is named whom it does not name.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from markupsafe import Markup

from report.edition.citation import Citation
from report.edition.compose import EditionDocument
from report.edition.imprint import error_link, printed_date, statement_path, works
from report.language.interface import word
from report.pdf.about import web_address
from report.project.records import Author

# What a line is about, and its text.
Line = tuple[str, str]
_LINK = Markup('<a href="{0}">{0}</a>')


def colophon(document: EditionDocument, data_version: str) -> list[Line]:
    """The lines of the colophon, in their order."""
    edition, publication = document.edition, document.publication
    imprint, place = publication.imprint, web_address(publication, edition)
    say = partial(word, language=edition.interface)
    lines = [
        (say("colophon_edition"), dated(document)),
        (say("colophon_authors"), _named(publication.authors)),
        (say("editor"), imprint.contact.editor),
        (say("contact"), _contact(document)),
        (say("colophon_status"), imprint.status.get(edition.language, "")),
        (say("colophon_sources"), Markup("\n").join(works(imprint, edition.language))),
        (say("colophon_licence"), _licence(document)),
        (say("data"), _data(document, data_version)),
        (say("accessibility"), _accessibility(document)),
        (say("colophon_type"), _typefaces(document)),
        (say("colophon_screen"), _LINK.format(place) if place else ""),
        (say("colophon_citation"), Citation(document).apa()),
    ]
    return [line for line in lines if line[1]]


def dated(document: EditionDocument) -> str:
    """The title of the edition with its language, its version and its date."""
    edition, imprint = document.edition, document.publication.imprint
    version = word("version_of", edition.interface, version=imprint.version.number) if imprint.version else ""
    told = ", ".join(filter(None, (version, printed_date(imprint, edition.language))))
    said = (f"{edition.title}: {edition.subtitle}", word("language_edition", edition.language), told)
    return ". ".join(filter(None, said)) + "."


def _contact(document: EditionDocument) -> Markup:
    """Whom to write to, and where errors are reported."""
    edition, contact = document.edition, document.publication.imprint.contact
    mail = Markup('<a href="mailto:{0}">{0}</a>').format(contact.email) if contact.email else ""
    errors = error_link(document, f"{edition.folder}.pdf", edition.subtitle)
    report = Markup('<a href="{}">{}</a>').format(errors, word("report_edition_error", edition.interface))
    return Markup(", ").join(filter(None, (contact.name, mail, report if errors else "")))


def _licence(document: EditionDocument) -> str:
    imprint = document.publication.imprint
    said, address = imprint.licence.get(document.edition.language, ""), imprint.licence_address
    return Markup("{} {}").format(said, _LINK.format(address)) if said and address else said


def _data(document: EditionDocument, version: str) -> str:
    """Which data the edition has, and what it means that a file is attached."""
    say = partial(word, language=document.edition.interface)
    attached = any(exhibit.csv for chapter in document.chapters for exhibit in chapter.exhibits.values())
    told = (say("data_of_edition", version=version) if version else "", say("data_attached") if attached else "")
    return " ".join(filter(None, told))


def _accessibility(document: EditionDocument) -> str:
    """How the file can be read, and where it is said what has been tested."""
    edition, publication = document.edition, document.publication
    said = word("paper_accessibility", edition.interface)
    if not publication.imprint.accessibility:
        return said
    told = word("paper_accessibility_tested", edition.interface)
    if not publication.address:
        return said
    statement = f"{publication.address}/{statement_path(edition.language)}"
    return Markup("{} {}: {}").format(said, told, _LINK.format(statement))


def _named(authors: Sequence[Author]) -> Markup:
    """The authors, each in a line with affiliation and ORCID where these are known."""
    lines = []
    for author in authors:
        orcid = Markup('<a href="https://orcid.org/{0}">{0}</a>').format(author.orcid) if author.orcid else ""
        lines.append(Markup(", ").join(filter(None, (author.name, author.affiliation, orcid))))
    return Markup("\n").join(lines)


def _typefaces(document: EditionDocument) -> str:
    """The credit that the project gives the typefaces, or else their names."""
    theme, code = document.publication.theme, document.edition.language
    names = dict.fromkeys(typeface.family for typeface in theme.typefaces)
    return theme.credit.get(code) or f"{', '.join(names)}."
