"""Where a reader can report an error, filled in with the page and its version.  There may be no way."""

from __future__ import annotations

from urllib.parse import quote

from report.edition.compose import EditionDocument
from report.language.interface import word


def error_link(document: EditionDocument, page: str, section: str) -> str:
    """The address for errors on `page`, called `section`; by mail where only that is known, empty without either."""
    edition, imprint = document.edition, document.publication.imprint
    version = imprint.version.number if imprint.version else ""
    title = f"{edition.title}: {edition.subtitle}"
    place = f"{document.publication.address}/{edition.folder}/{page}" if document.publication.address else page
    fields = {"title": title, "section": section, "version": version, "page": place}
    if imprint.contact.errors:
        return imprint.contact.errors.format(**{name: quote(text, safe="") for name, text in fields.items()})
    if not imprint.contact.email:
        return ""
    said = [title, section, word("version_of", edition.interface, version=version) if version else ""]
    subject, body = ", ".join(filter(None, said)), place
    return f"mailto:{imprint.contact.email}?subject={quote(subject, safe='')}&body={quote(body, safe='')}"
