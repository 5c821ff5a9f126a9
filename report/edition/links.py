"""Where the links of a chapter lead: into the publication, where there has to be something, or to an address outside.

Only addresses of a few kinds are printed; any other, such as a script or a file of a machine, is an error.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from report.diagnostics import nearest
from report.edition.numbering import Target
from report.project.addresses import KINDS, outside

_NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Wrong:
    """Why a link cannot be followed: code, message and hint."""

    code: str
    message: str
    hint: str


def followed(
    address: str, file: str, language: str, targets: Mapping[str, Target], withheld: Mapping[str, str] = _NOTHING
) -> str | Wrong:
    """The address that a link in the chapter `file` is printed with; ``#label`` for a place of the publication.

    `targets` are the labels of the edition in `language`, a code, and `withheld` the labels and files of drafts.
    """
    path, _, label = unquote(address).partition("#")
    if path.endswith(".qmd") and ":" not in path:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
        return in_draft(path, withheld) or _in_chapter(path, label, language, targets)
    if address.startswith("#"):
        return f"#{label}" if label in targets else no_label(label, targets, withheld)
    hint = f"{KINDS}, or name a chapter's file or #label"
    return outside(address) or Wrong("T22", f"the address {address!r} cannot be followed", hint)


def _in_chapter(path: str, label: str, language: str, targets: Mapping[str, Target]) -> str | Wrong:
    chapters = {t.chapter.file(language): t for t in targets.values() if t.label.kind == "chapter"}
    chapter = chapters.get(path)
    if chapter is None:
        hint = nearest(path, chapters) or f"a link leads to a chapter of the publication, in the language {language!r}"
        return Wrong("T22", f"there is no chapter {path}", hint)
    if not label:
        return f"#{chapter.label.name}"
    if label not in targets or targets[label].chapter is not chapter.chapter:
        own = [name for name, t in targets.items() if t.chapter is chapter.chapter]
        return Wrong("T06", f"there is no label {label!r} in {path}", nearest(label, own) or "label what it leads to")
    return f"#{label}"


def no_label(label: str, targets: Mapping[str, Target], withheld: Mapping[str, str]) -> Wrong:
    """Why a reference to `label` cannot be printed: it stands in a draft, or nowhere."""
    missing = Wrong("T06", f"there is no label {label!r}", nearest(label, targets) or "label what you refer to")
    return in_draft(label, withheld) or missing


def in_draft(name: str, withheld: Mapping[str, str]) -> Wrong | None:
    """Why nothing may refer to `name`, a label or a file, if it is one of those `withheld`, each with its chapter."""
    draft = withheld.get(name)
    return of_draft(name, draft) if draft else None


def of_draft(name: str, draft: str) -> Wrong:
    """Why only drafts may refer to `name`, a label or a file of the chapter `draft`."""
    hint = f"take the reference out, make this chapter a draft too, or take status: draft from {draft} in _quarto.yml"
    return Wrong("C20", f"{name} belongs to {draft}, which is a draft", hint)
