"""Whether an SVG is a picture and nothing more: no scripts, no other documents, nothing from elsewhere.

A browser that opens the file by itself would run what it holds, whatever the page around it forbids.
"""

from __future__ import annotations

import re
from xml.parsers import expat

_ELEMENTS = (
    *("script", "foreignobject", "iframe", "embed", "object", "audio", "video", "canvas", "handler", "listener"),
    *("animate", "set", "animatemotion", "animatecolor", "animatetransform", "discard", "base", "link", "meta"),
)
_ADDRESSES = ("href", "src", "data", "action", "formaction", "base")
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,]|$)", re.IGNORECASE)
_URL = re.compile(r"url\(\s*[\"']?\s*([^)]*)", re.IGNORECASE)
_BROUGHT = re.compile(r"@import|image-set|expression\s*\(|javascript\s*:", re.IGNORECASE)


def more_than_a_picture(content: bytes) -> str:
    """What in the SVG `content` is no part of a picture, in words; empty when there is nothing."""
    look = _Look()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = look.element, look.end
    parser.CharacterDataHandler = look.text
    parser.StartDoctypeDeclHandler, parser.ProcessingInstructionHandler = look.document_type, look.instruction
    try:
        parser.Parse(content, True)
        look.style(look.styles)
    except _More as more:
        return str(more)
    except (expat.ExpatError, ValueError, LookupError) as error:
        return f"what is no XML ({error})"
    return ""


class _More(Exception):
    """Raised for what is no part of a picture."""


class _Look:
    def __init__(self) -> None:
        self.in_style = False
        self.styles = ""

    def element(self, name: str, attributes: dict[str, str]) -> None:
        """Look at the start of an element."""
        kind = name.rpartition(":")[2].lower()
        self.in_style = kind == "style"
        if kind in _ELEMENTS:
            raise _More(f"the element {name}")
        for key, given in attributes.items():
            self._attribute(key, given)

    def _attribute(self, key: str, given: str) -> None:
        kind = key.rpartition(":")[2].lower()
        if kind.startswith("on"):
            raise _More(f"the attribute {key}")
        if kind in _ADDRESSES and not key.startswith("xmlns") and not _INSIDE.match(given):
            raise _More(f"the address {given[:60]!r}")
        if kind == "style" and "\\" in given:
            raise _More(f"the style {given[:60]!r}")
        self.style(given)

    def end(self, name: str) -> None:
        """Look at the end of an element."""
        self.in_style = False

    def text(self, text: str) -> None:
        """Take in the text of an element; of a style sheet it is looked at as a whole."""
        self.styles += text if self.in_style else ""

    def style(self, rules: str) -> None:
        """Look at what rules of style bring from elsewhere."""
        outside = next((url for url in _URL.findall(rules) if not _INSIDE.match(url)), "")
        brought = _BROUGHT.search(rules)
        if outside or brought or (rules is self.styles and "\\" in rules):
            raise _More(f"the style {(outside or (brought[0] if brought else rules))[:60]!r}")

    def document_type(self, name: str, system: str | None, public: str | None, own: bool) -> None:
        """Look at a document type, which may define anything when it has rules of its own."""
        if own:
            raise _More("a document type of its own")

    def instruction(self, name: str, given: str) -> None:
        """Look at an instruction: a style sheet may be one."""
        if name.lower().startswith("xml-"):
            raise _More(f"the instruction {name}")
