"""The parts of an edition, laid out and painted apart, and put together: picklable steps for any executor.

A part is a run of sections that begins on a page of its own.  Nothing in it depends on the other parts but the page
numbers it prints, and of those only how many digits they have; so what is made of it is cached under its HTML with
nines for digits.  Where that is not enough, as with digits of different widths, its HTML holds the numbers themselves.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from report.cache.codec import decode, encode
from report.cache.places import bytes_digest
from report.html.hyphenation import Exceptions, hyphenated
from report.pdf.layout import (
    PdfJob,
    PdfResult,
    Remark,
    listening,
    make_pdf,
    mistaken_type,
    remark,
    renderer,
    unprintable,
    write,
)
from report.style.theme import Theme
from report.system import workers
from report.system.collector import collection_paused

if TYPE_CHECKING:
    import weasyprint

    from report.pdf.findings import Finding, Sightings


@dataclass(frozen=True, slots=True)
class PartJob:
    """A part to be laid out and painted: a document whose page numbers are those that it is to have, or as long."""

    html: str
    theme: Theme
    hyphenation: Exceptions = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is painted.

    `frozen` is what is put together, `pages` their number, `anchors` the page of each label in the part, from 1, `ids`
    those of its elements, and `seconds` the processor time it took.  `findings` are those of the lint, by page of the
    part, `advice` what may be better, `seen` what the lint compares between parts, and `said` what else is wrong with
    it.  `unfit` says why it cannot be put together.
    """

    frozen: bytes
    pages: int
    anchors: Mapping[str, int]
    ids: tuple[str, ...]
    findings: tuple[Finding, ...]
    advice: tuple[Finding, ...]
    seen: Sightings
    said: tuple[Remark, ...]
    seconds: float
    unfit: str = ""


@dataclass(frozen=True, slots=True)
class AssemblyJob:
    """An edition to be put together of its painted `parts`, whose labels are on these `pages`.

    `compressed` is what was compressed before, by digest, which saves time and changes nothing else.
    """

    edition: PdfJob
    parts: tuple[bytes, ...]
    pages: tuple[tuple[str, int], ...]
    compressed: Mapping[bytes, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assembled:
    """An edition put together, with what the engine said of it, and what in it is compressed.

    Without content the parts in `misfits`, by place, have numbers that do not fit where they were to be filled in, or
    `unfit` says why the edition has to be laid out as a whole.
    """

    content: bytes
    said: tuple[Remark, ...] = ()
    compressed: Mapping[bytes, bytes] = field(default_factory=dict)
    misfits: tuple[int, ...] = ()
    unfit: str = ""


Job = PartJob | AssemblyJob | PdfJob
Made = Part | Assembled | PdfResult
Jobs = workers.Jobs[Job, Made]


def do(job: Job) -> Made:
    """Do what is to be done for an edition; it may be called in any process."""
    if isinstance(job, PartJob):
        return make_part(job)
    return assemble(job) if isinstance(job, AssemblyJob) else make_pdf(job)


def make_part(job: PartJob) -> Part:
    """Lay out a part, look it over and paint it; the same job gives the same part in every process."""
    from report.pdf.engine.freezing import Unfit, frozen
    from report.pdf.engine.inspection import identifiers
    from report.pdf.engine.lint import findings, sightings
    from report.pdf.engine.sheets import Pages
    from report.pdf.engine.typography import advice
    from report.pdf.page_numbers import page_map

    started = time.process_time()
    with listening() as messages, collection_paused():
        with hyphenated(job.hyphenation):
            document = _press(job.theme)(job.html)
        pages, anchors = Pages.of(document), page_map(document)
        found, advised, seen = findings(pages), tuple(advice(pages)), sightings(pages)
        unfit, content = "", b""
        try:
            content = encode(frozen(document))
        except Unfit as reason:
            unfit = str(reason)
        found += unprintable(document, job.theme, pages, messages.unprintable)
        said = tuple(dict.fromkeys([*map(remark, messages.texts), *mistaken_type(document, job.theme)]))
    ids = identifiers(document)
    seconds = time.process_time() - started
    return Part(content, len(document.pages), anchors, ids, tuple(found), advised, seen, said, seconds, unfit)


def assemble(job: AssemblyJob) -> Assembled:
    """Put an edition together; its bytes are those of the same edition laid out as a whole."""
    from report.pdf.engine.freezing import Unfit
    from report.pdf.engine.thawing import assembled, misfits

    with listening() as messages, collection_paused():
        head = _press(job.edition.theme)(job.edition.html.head)
        parts = [cast(dict[str, Any], decode(part)) for part in job.parts]
        document, contents = assembled(parts, dict(job.pages), head.metadata, head.font_config)
        wrong = misfits(document)
        if wrong:
            return Assembled(b"", misfits=wrong)
        try:
            content, compressed = write(document, job.edition, job.compressed, contents)
        except Unfit as reason:
            return Assembled(b"", unfit=str(reason))
    return Assembled(content, tuple(dict.fromkeys(map(remark, messages.texts))), compressed)


# The renderer of this process with what it was made for: fonts are registered and style sheets parsed once.
_kept: list[tuple[Theme, tuple[str, ...], Callable[[str], weasyprint.Document]]] = []


def _press(theme: Theme) -> Callable[[str], weasyprint.Document]:
    fonts = tuple(bytes_digest(path.read_bytes()) for path in theme.font_files(printed=True).values())
    if not _kept or _kept[0][:2] != (theme, fonts):
        _kept[:] = [(theme, fonts, renderer(theme))]
    return _kept[0][2]
