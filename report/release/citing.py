"""What a release says to those who cite or catalogue it: ``CITATION.cff`` and ``codemeta.json``.

Who wrote it stands in ``authors:`` of _quarto.yml.  Where nobody is named, the file that requires authors calls them by
the title of the work, as its guide wants it of those "that you could not determine person names for"
(https://github.com/citation-file-format/citation-file-format/blob/1.2.0/schema-guide.md); the other leaves them out.
"""

from __future__ import annotations

import json
from typing import Any

import yaml

from report.project.records import Author
from report.release.facts import Facts, locale

CITATION = "CITATION.cff"
_CFF = "1.2.0"  # the version of the format
_CONTEXT = "https://w3id.org/codemeta/3.0"
_ORCID = "https://orcid.org/"
_CODE = "CreativeWork"


class _Plain(yaml.SafeDumper):
    """Writes what stands twice twice, and gives nothing a name of its own."""

    def ignore_aliases(self, data: object) -> bool:
        """Always."""
        return True


def citation_file(facts: Facts) -> str:
    """``CITATION.cff`` (version 1.2.0 of the format)."""
    authors = [_cff_author(author) for author in facts.authors] or [{"name": f"The {facts.work} project"}]
    said: dict[str, Any] = {
        "cff-version": _CFF,
        "message": "To cite this publication, please use these metadata.",
        "type": "dataset",
        "title": facts.title,
        "abstract": facts.description,
        "authors": authors,
        "version": facts.version,
        "date-released": facts.day.isoformat(),
        "url": facts.address,
        "contact": _cff_contact(facts),
        **_cff_licence(facts),
        "references": [_cff_edition(facts, at, authors) for at in range(len(facts.editions))],
    }
    return yaml.dump(_known(said), Dumper=_Plain, allow_unicode=True, sort_keys=False, width=1000)


def code_metadata(facts: Facts) -> str:
    """``codemeta.json`` (CodeMeta 3.0), whose parts are the editions and the data."""
    said = {
        "@context": _CONTEXT,
        "@type": _CODE,
        "name": facts.title,
        "description": facts.description,
        "version": facts.version,
        "datePublished": facts.day.isoformat(),
        "author": [thing_of(author) for author in facts.authors],
        "license": facts.licence.address or facts.licence.title,
        "inLanguage": [locale(code) for code in facts.languages],
        "url": facts.address,
        "hasPart": [*_editions(facts), *_data(facts)],
    }
    return json.dumps(_known(said), ensure_ascii=False, indent=2) + "\n"


def thing_of(author: Author) -> dict[str, Any]:
    """An author as schema.org has it."""
    said = {
        "@id": f"{_ORCID}{author.orcid}" if author.orcid else "",
        "@type": "Organization" if author.institution else "Person",
        "name": author.name,
        "affiliation": {"@type": "Organization", "name": author.affiliation} if author.affiliation else {},
    }
    return _known(said)


def _cff_author(author: Author) -> dict[str, str]:
    """A person's last word is the family name, as everywhere in the editions."""
    orcid = f"{_ORCID}{author.orcid}" if author.orcid else ""
    if author.institution:
        return _known({"name": author.name, "orcid": orcid})
    *given, family = author.name.split()
    names = {"family-names": family, "given-names": " ".join(given)}
    return _known({**names, "affiliation": author.affiliation, "orcid": orcid})


def _cff_contact(facts: Facts) -> list[dict[str, str]]:
    contact = facts.contact
    return [_known({"name": contact.name, "email": contact.email})] if contact.name else []


def _cff_licence(facts: Facts) -> dict[str, str]:
    licence = facts.licence
    return {"license": licence.name} if licence.name else {"license-url": licence.address}


def _cff_edition(facts: Facts, at: int, authors: list[dict[str, str]]) -> dict[str, Any]:
    """An edition as a work to be cited by itself."""
    edition = facts.editions[at].edition
    said = {
        "type": "report",
        "title": f"{edition.title}: {edition.subtitle}",
        "authors": authors,
        "languages": [edition.language.partition("-")[0]],
        "version": facts.version,
        "year": facts.day.year,
        "url": f"{facts.address}/{edition.folder}/" if facts.address else "",
    }
    return _known(said)


def _editions(facts: Facts) -> list[dict[str, Any]]:
    return [
        _known(
            {
                "@type": "Report",
                "name": f"{document.edition.title}: {document.edition.subtitle}",
                "inLanguage": locale(document.edition.language),
                "author": [thing_of(author) for author in document.publication.authors],
            }
        )
        for document in facts.editions
    ]


def _data(facts: Facts) -> list[dict[str, Any]]:
    if not facts.data:
        return []
    licences = [one.get("path") or one.get("title") or one.get("name") for one in facts.data.get("licenses", ())]
    said = {
        "@type": "Dataset",
        "name": facts.data.get("title", ""),
        "version": facts.data.get("version", ""),
        "license": licences,
    }
    return [_known(said)]


def _known(said: dict[str, Any]) -> dict[str, Any]:
    """What is known of `said`."""
    return {key: value for key, value in said.items() if value not in ("", None, [], {}, ())}
