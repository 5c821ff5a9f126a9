"""The files of other forms, by path in the site."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from report.data.package import Package
from report.edition.compose import EditionDocument
from report.forms.epub import write_epub
from report.style.sheets import font_faces


def write_epubs(
    root: Path, package: Package, documents: Sequence[EditionDocument], only: frozenset[str] | None
) -> dict[str, bytes | Path]:
    """The book of each edition of the project in `root`; `only` names the chapters wanted, None all of them."""
    return {f"{document.edition.folder}.epub": _epub(root, package, document, only) for document in documents}


def _epub(root: Path, package: Package, document: EditionDocument, only: frozenset[str] | None) -> bytes:
    theme = document.publication.theme.at(root)
    paths = dict.fromkeys(e.picture for c in document.chapters for e in c.exhibits.values() if e.picture)
    pictures = {path: (root / path).read_bytes() for path in paths}
    faces = {name: path.read_bytes() for name, path in theme.font_files().items()}
    return write_epub(document, package.version, pictures, faces, font_faces(theme, "fonts/"), only)
