"""Conditions on formats, as Quarto has them: what is printed in which of the formats that there are here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from report.markdown.nodes import Block

FORMATS = HTML, EPUB, PDF = "html", "epub", "pdf"
# Which of them Quarto's names stand for; its html holds EPUB, its html:js is what a browser shows.
_NAMES: Mapping[str, tuple[str, ...]] = {
    "html": (HTML, EPUB),
    "html:js": (HTML,),
    "epub": (EPUB,),
    "pdf": (PDF,),
    "latex": (PDF,),
    **dict.fromkeys(("docx", "odt", "pptx", "beamer", "typst", "revealjs", "gfm", "markdown", "ipynb", "asciidoc"), ()),
}
NAMES = tuple(_NAMES)


def formats(kind: str, given: Mapping[str, str]) -> tuple[str, ...] | None:
    """The formats that a block of this class with these attributes is printed in; None where a name is unknown."""
    when, unless = given.get("when-format"), given.get("unless-format")
    if not {when, unless} - {None} <= set(_NAMES):
        return None
    fulfilled = [
        f for f in FORMATS if (when is None or f in _NAMES[when]) and (unless is None or f not in _NAMES[unless])
    ]
    if kind == "content-visible":
        return tuple(fulfilled)
    return tuple(f for f in FORMATS if f not in fulfilled)


def shown(blocks: Sequence[Block], kind: str) -> Iterator[Block]:
    """Those of `blocks` that the format `kind` prints."""
    for block in blocks:
        if block["t"] != "Only":
            yield block
        elif kind in block["formats"]:
            yield from shown(block["blocks"], kind)
