"""What an edition says of itself: its date, where it tells what was tested, and where an error can be reported."""

from __future__ import annotations

from urllib.parse import quote

from markupsafe import Markup, escape

from report.edition.compose import EditionDocument
from report.language import cldr
from report.language.interface import word
from report.language.vocabulary import rules_of
from report.project.records import Imprint


def printed_date(imprint: Imprint, language: str) -> str:
    """The date of the newest version in words of `language`, else the year, else nothing."""
    version = imprint.version
    if version and version.date:
        rules = rules_of(language)
        return cldr.day(version.date, rules.date, rules.locale)
    return imprint.year


def works(imprint: Imprint, language: str) -> list[Markup]:
    """The works that the edition in `language` builds on, those in another language marked as such."""
    listed = imprint.sources.get(language, ())
    marked = Markup('<span lang="{}">{}</span>')
    return [marked.format(work.language, work.text) if work.language else escape(work.text) for work in listed]


def statement_path(code: str) -> str:
    """The statement on accessibility in a language, relative to the site."""
    return f"{code}/{word('accessibility_slug', code)}.html"


def error_link(document: EditionDocument, path: str, section: str) -> str:
    """The address for errors in the file at `path` of the site, called `section`.

    It is one for mail where only that is known, and empty without either.
    """
    edition, imprint = document.edition, document.publication.imprint
    version = imprint.version.number if imprint.version else ""
    title = f"{edition.title}: {edition.subtitle}"
    site = document.publication.address
    place = f"{site}/{path}" if site else path
    fields = {"title": title, "section": section, "version": version, "page": place}
    if imprint.contact.errors:
        return imprint.contact.errors.format(**{name: quote(text, safe="") for name, text in fields.items()})
    if not imprint.contact.email:
        return ""
    said = [title, section, word("version_of", edition.interface, version=version) if version else ""]
    subject, body = ", ".join(filter(None, said)), place
    return f"mailto:{imprint.contact.email}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
