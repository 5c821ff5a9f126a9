"""What references print, for Quarto's own program, which sees one chapter at a time: written by builds, read by
:file:`report/notebook/quarto.lua` and :mod:`report.notebook.chapter`.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from report.language.interface import word
from report.language.vocabulary import rules_of
from report.project.selection import Selection
from report.system.files import write_whole

if TYPE_CHECKING:
    from report.edition.compose import EditionDocument
    from report.edition.numbering import Target

# In the cache.
NAME = "quarto.json"


def keep_targets(cache: Path, documents: Mapping[str, Mapping[str, EditionDocument]], selection: Selection) -> None:
    """Write the labels of all editions into `cache`, unless they stand there, or some are not in the `selection`.

    A cache that cannot be written is left as it is.
    """
    if not selection.whole:
        return
    every = (edition for editions in documents.values() for edition in editions.values())
    content, path = targets_file(every).encode(), cache / NAME
    with suppress(OSError):  # no edition needs them, and whatever else goes into the cache tells of it
        if not path.is_file() or path.read_bytes() != content:
            write_whole(path, content)


def targets_file(documents: Iterable[EditionDocument]) -> str:
    """The labels of each edition with their names, numbers and files, and which edition a chapter belongs to."""
    labels: dict[str, dict[str, dict[str, str]]] = {}
    chapters: dict[str, str] = {}
    words: dict[str, dict[str, str | bool]] = {}
    for document in documents:
        language = document.edition.language
        key = f"{document.publication.key}.{language}"
        labels[key] = {name: _target(target, language) for name, target in document.targets.items()}
        chapters |= {text.source.file: key for text in document.texts}
        small = rules_of(language).sentences.small_references  # whether references within sentences have small letters
        words[key] = {"note": word("note", document.edition.interface), "small": small}
    return json.dumps({"labels": labels, "chapters": chapters, "words": words}, ensure_ascii=False, sort_keys=True)


def _target(target: Target, language: str) -> dict[str, str]:
    number = target.printed_number(language) if target.number else ""
    return {"name": target.name(language), "number": number, "file": posixpath.basename(target.chapter.file(language))}
