"""What search engines read of a page as JSON-LD (https://schema.org): reports, chapters, datasets and terms.

Data written into a page cannot end its block: every sign that markup begins with is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from report.data.schema import PARQUET, PARQUET_TYPE
from report.edition.back_matter import GlossaryTerm
from report.edition.compose import ChapterDocument, EditionDocument
from report.markdown.tree import printed_text
from report.project.records import Author

CONTEXT = "https://schema.org"
Thing = dict[str, object]
# What could end a block of data in a page, or begin another: it stands as JSON writes any sign.
_ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}"}


def block(thing: Mapping[str, object]) -> Markup:
    """`thing` as the content of a script element of the type application/ld+json."""
    content = json.dumps({"@context": CONTEXT, **thing}, ensure_ascii=False, separators=(",", ":"))
    return Markup(content.translate(_ESCAPED))


def report(document: EditionDocument) -> Thing:
    """The edition as a Report; its chapters are named, and what is not known of it is left out."""
    edition, publication = document.edition, document.publication
    imprint, language = publication.imprint, edition.language
    version = imprint.version
    address = f"{publication.address}/{edition.folder}/" if publication.address else ""
    return _known(
        {
            **reference(document),
            "description": edition.description,
            "author": [_author(author) for author in publication.authors],
            "version": version.number if version else "",
            "datePublished": version.date.isoformat() if version and version.date else imprint.year,
            "license": imprint.licence_address or imprint.licence.get(language, ""),
            "hasPart": [chapter(document, text, "", address, alone=False) for text in document.chapters],
            "workTranslation": [
                {"@type": "Report", "name": f"{other.title}: {other.subtitle}", "inLanguage": other.language}
                for other in publication.editions.values()
                if other is not edition
            ],
        }
    )


def reference(document: EditionDocument) -> Thing:
    """The edition as other things name it."""
    edition, site = document.edition, document.publication.address
    address = f"{site}/{edition.folder}/" if site else ""
    return _known(
        {
            "@type": "Report",
            "@id": address,
            "name": f"{edition.title}: {edition.subtitle}",
            "inLanguage": edition.language,
            "url": address,
        }
    )


def chapter(
    document: EditionDocument, text: ChapterDocument, description: str, folder: str, *, alone: bool = True
) -> Thing:
    """A chapter, by itself or as a part of its report; `folder` is the address of its edition, empty if not known."""
    language = document.edition.language
    return _known(
        {
            "@type": "Chapter",
            "name": printed_text(text.title, language),
            "description": description,
            "inLanguage": language,
            "url": f"{folder}{text.chapter.slugs[language]}.html" if folder else "",
            "isPartOf": reference(document) if alone else {},
        }
    )


def dataset(name: str, description: str, file: str, language: str, **known: str) -> Thing:
    """A table of the data, which is at the address `file`; `known` are further properties, such as its licence."""
    download = {
        "@type": "DataDownload",
        "encodingFormat": PARQUET_TYPE if file.endswith(f".{PARQUET}") else "text/csv",
        "contentUrl": file,
    }
    return _known(
        {
            "@type": "Dataset",
            "name": name,
            "description": description,
            "inLanguage": language,
            "distribution": [download],
            **known,
        }
    )


def catalogue(title: str, language: str, datasets: Iterable[Thing]) -> Thing:
    """The tables of the data, each as :func:`dataset` has it, as a DataCatalog."""
    return {"@type": "DataCatalog", "name": title, "inLanguage": language, "dataset": list(datasets)}


def terms(title: str, page: str, found: Iterable[GlossaryTerm], language: str) -> Thing:
    """The glossary `title` at the address `page`, empty if not known, as a DefinedTermSet."""
    return _known(
        {
            "@type": "DefinedTermSet",
            "@id": page,
            "name": title,
            "inLanguage": language,
            "hasDefinedTerm": [
                _known(
                    {
                        "@type": "DefinedTerm",
                        "name": term.wording,
                        "description": term.definition,
                        "termCode": term.name,
                        "url": f"{page}#glossary-{term.name}" if page else "",
                    }
                )
                for term in found
            ],
        }
    )


def _author(author: Author) -> Thing:
    within = {"@type": "Organization", "name": author.affiliation} if author.affiliation else {}
    return _known(
        {
            "@type": "Organization" if author.institution else "Person",
            "@id": f"https://orcid.org/{author.orcid}" if author.orcid else "",
            "name": author.name,
            "affiliation": within,
        }
    )


def _known(thing: Thing) -> Thing:
    """`thing` without what is empty."""
    return {name: value for name, value in thing.items() if value}
