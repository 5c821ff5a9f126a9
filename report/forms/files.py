"""The files of other forms, by path in the site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from report.data.package import Package
from report.edition.compose import EditionDocument
from report.forms.epub import Enclosed, write_epub
from report.forms.single import Inside, write_single
from report.html.hyphenation import SoftHyphens
from report.results.motif import Motif
from report.site.assets import FontsAhead, enclosed_fonts
from report.site.front.picture import cover_picture

# An edition with the motifs of its publication by name.
Wanted = Sequence[tuple[EditionDocument, Mapping[str, Motif]]]


def write_epubs(
    root: Path, package: Package, wanted: Wanted, only: frozenset[str] | None, fonts: FontsAhead
) -> dict[str, bytes | Path]:
    """The book of each edition of the project in `root`; `only` names the chapters wanted, None all of them."""
    return {f"{d.edition.folder}.epub": _epub(root, package, (d, motifs), only, fonts) for d, motifs in wanted}


def _epub(
    root: Path,
    package: Package,
    wanted: tuple[EditionDocument, Mapping[str, Motif]],
    only: frozenset[str] | None,
    fonts: FontsAhead,
) -> bytes:
    document, motifs = wanted
    publication = document.publication
    theme = publication.theme.at(root)
    pictures = _pictures(root, document)
    faces = enclosed_fonts(fonts)
    rules = "".join(typeface.rule(face, f"fonts/{name}") for typeface, face, name, _ in faces)
    motif = motifs.get(publication.cover.motif) if publication.cover else None
    cover = cover_picture(motif, theme) if motif else b""
    enclosed = Enclosed(pictures, {name: content for _, _, name, content in faces}, rules, cover)
    return write_epub(document, package.version, enclosed, only)


def write_singles(
    root: Path, package: Package, documents: Sequence[EditionDocument], fonts: FontsAhead, hyphens: SoftHyphens
) -> dict[str, bytes | Path]:
    """The single file of each edition of the project in `root`."""
    files: dict[str, bytes | Path] = {}
    for document in documents:
        logo = document.publication.theme.logo
        inside = Inside(_pictures(root, document, logo.path if logo else ""), fonts, hyphens)
        files[f"{document.edition.folder}.html"] = write_single(document, package.version, inside).encode()
    return files


def _pictures(root: Path, document: EditionDocument, *others: str) -> dict[str, bytes]:
    """The pictures of the project that an edition shows, and `others`, by path."""
    shown = (e.picture for c in document.chapters for e in c.exhibits.values())
    return {path: (root / path).read_bytes() for path in dict.fromkeys((*shown, *others)) if path}
