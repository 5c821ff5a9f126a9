"""The release folder as a RO-Crate (https://w3id.org/ro/crate/1.1): each file with kind, size and digest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from report.release.citing import thing_of
from report.release.facts import Facts, locale

CRATE = "ro-crate-metadata.json"
# The context of the specification, which has no word for a digest, and that word.
_CONTEXT = ("https://w3id.org/ro/crate/1.1/context", {"sha256": "https://schema.org/sha256"})
_PROFILE = "https://w3id.org/ro/crate/1.1"
# Kinds of files by their endings; the system's own table would be another on another machine.
_KINDS = {
    ".bib": "application/x-bibtex",
    ".cff": "application/yaml",
    ".conf": "text/plain",
    ".css": "text/css",
    ".csv": "text/csv",
    ".epub": "application/epub+zip",
    ".gz": "application/gzip",
    ".html": "text/html",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript",
    ".json": "application/json",
    ".md": "text/markdown",
    ".otf": "font/otf",
    ".parquet": "application/vnd.apache.parquet",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".ris": "application/x-research-info-systems",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".xml": "application/xml",
    ".zip": "application/zip",
}
_UNKNOWN = "application/octet-stream"


def crate(facts: Facts, files: Mapping[str, bytes], others: Iterable[str]) -> str:
    """``ro-crate-metadata.json`` of the folder with `files` by path, and `others`, whose digests nobody knows."""
    described = [_file(path, content) for path, content in sorted(files.items())]
    described += [_file(path, None) for path in sorted(others)]
    authors, licence = [_entity(thing_of(author)) for author in facts.authors], _licence(facts)
    descriptor = {
        "@id": CRATE,
        "@type": "CreativeWork",
        "about": {"@id": "./"},
        "conformsTo": {"@id": _PROFILE},
    }
    root = _root(facts) | {
        "author": [{"@id": author["@id"]} for author in authors],
        "license": {"@id": licence["@id"]} if licence else facts.licence.title,
        "hasPart": [{"@id": one["@id"]} for one in described],
    }
    graph = [descriptor, {key: value for key, value in root.items() if value}, *described, *authors]
    graph += [licence] if licence else []
    return json.dumps({"@context": _CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _root(facts: Facts) -> dict[str, Any]:
    """The release itself, without what it refers to."""
    return {
        "@id": "./",
        "@type": "Dataset",
        "name": facts.title,
        "description": facts.description,
        "version": facts.version,
        "datePublished": facts.day.isoformat(),
        "inLanguage": [locale(code) for code in facts.languages],
        "url": facts.address,
    }


def kind_of(path: str) -> str:
    """The media type of a file by its name."""
    return _KINDS.get(PurePosixPath(path).suffix.lower(), _UNKNOWN)


def _file(path: str, content: bytes | None) -> dict[str, Any]:
    said: dict[str, Any] = {"@id": quote(path), "@type": "File", "name": path, "encodingFormat": kind_of(path)}
    if content is not None:
        said |= {"contentSize": str(len(content)), "sha256": hashlib.sha256(content).hexdigest()}
    return said


def _entity(thing: dict[str, Any]) -> dict[str, Any]:
    """An author with a name to be referred by."""
    named = {"@id": f"#{quote(thing['name'])}", **thing}
    affiliation = named.pop("affiliation", None)
    return named | ({"affiliation": affiliation["name"]} if affiliation else {})


def _licence(facts: Facts) -> dict[str, Any]:
    licence = facts.licence
    if not licence.address:
        return {}
    return {"@id": licence.address, "@type": "CreativeWork", "name": licence.name or licence.title or licence.address}
