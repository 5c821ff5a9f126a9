"""An edition as Markdown (GitHub's dialect): values as they are printed, figures as pictures that lie elsewhere.

It is what programs and people read who want the words and the numbers alone, made by pandoc from the same tree as all
other forms.  The same edition gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from report.edition.compose import EditionDocument
from report.forms.docx import Review, converted, dated
from report.forms.docx_further import Node
from report.markdown.tree import string
from report.printed.exhibit import PrintedExhibit

_FORM = "gfm+yaml_metadata_block"
_OPTIONS = ("--standalone", "--wrap=none")


def write_markdown(document: EditionDocument, pictures: Mapping[str, str]) -> bytes:
    """All chapters of an edition; `pictures` are the addresses of its figures, by their labels.

    A figure without one is told in words.  Raises :class:`report.forms.docx.PandocRefused`.
    """
    return converted(_Markdown(document, pictures).whole(), dated(document), _FORM, *_OPTIONS)


class _Markdown(Review):
    """References are words, as Markdown has no names for what they lead to."""

    def __init__(self, document: EditionDocument, pictures: Mapping[str, str]) -> None:
        super().__init__(document, document.chapters, {})
        self.addresses, self.here = pictures, set()

    def _caption(self, label: str, kind: str, said: list[Any]) -> Node:
        return {"t": "Para", "c": [{"t": "Strong", "c": said}]}

    def _anchored(self, label: str, blocks: list[Node]) -> list[Node]:
        return blocks

    def _figure(self, exhibit: PrintedExhibit) -> list[Node]:
        alt = exhibit.drawing.description if exhibit.drawing else exhibit.alt
        address = self.addresses.get(exhibit.label)
        image = {"t": "Image", "c": (("", (), ()), [string(alt)], (address, ""))} if address else string(alt)
        return [{"t": "Para", "c": [image]}]
