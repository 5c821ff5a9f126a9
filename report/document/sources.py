"""The chapter files taken apart: from the cache where their bytes are the same."""

from __future__ import annotations

from collections.abc import Iterable

from report.cache import digest
from report.diagnostics import Diagnostics
from report.document.source import Source, read_source, take_apart
from report.kept import Kept


def read_sources(files: Iterable[tuple[str, str]], kept: Kept) -> dict[str, Source]:
    """The chapters in `files` (file, language) that can be read as text, by file; problems name file and line."""
    read = {file: _read(file, language, kept) for file, language in files if (kept.inputs.root / file).exists()}
    return {file: source for file, source in read.items() if source}


def _read(file: str, language: str, kept: Kept) -> Source | None:
    try:
        content = kept.inputs.read(file)
    except OSError:
        return read_source(kept.inputs.root, file, language, kept.found)  # which reports it
    name = digest(file, language)
    before = kept.get("sources", name)
    if before:
        return before[0]
    own = Diagnostics()
    source = take_apart(content, file, language, own)
    kept.put("sources", name, source, own, (file,))
    kept.found.add(*own)
    return source
