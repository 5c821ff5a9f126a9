"""Code that is shown: what its author says in the line above it, and the pieces that pandoc's highlighter makes of it.

Runs nothing, and reads no cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from report.markdown.attributes import LISTING, twofold, unknown

LISTING_CLASS = "listing"  # of the block that stands for one; see report.markdown.structure
HIGHLIGHTED = "highlighted"  # the format of code with its pieces, as worker.lua gives it
_WORD = re.compile(r"[A-Za-z][\w+.#-]*")
_BRACES = re.compile(r"\{(?P<inside>.*)\}\s*")
_PART = re.compile(
    r"#(?P<label>[^\s{}=]+)|\.(?P<kind>[^\s{}=]+)|(?P<key>[\w-]+)=(?:\"(?P<quoted>[^\"]*)\"|(?P<bare>[^\s{}]+))|(?P<other>\S+)"
)
_CELLS = {
    "r": "compute it in a cell of Python, or show the code: write ```r without braces",
    "julia": "compute it in a cell of Python, or show the code: write ```julia without braces",
    "ojs": "let a cell of Python return a figure; pages run no code of their author's",
    "mermaid": "draw it in figures/, or add it as a picture with a text alternative",
    "dot": "draw it in figures/, or add it as a picture with a text alternative",
    "bash": "show the code: write ```bash without braces",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece of code to be shown: its language, empty for none, its text and the line where it begins.

    Without a label it has no number; `file` is the name of a file that it is said to stand in.
    """

    line: int
    code: str
    language: str = ""
    label: str = ""
    caption: str = ""
    file: str = ""

    def lines(self, index: int, indent: str, caption: str) -> list[str]:
        """The lines that pandoc reads in its place; `caption` is its caption with a marker, or empty."""
        ticks = "~" * max(3, *(len(m[0]) + 1 for m in re.finditer("~+", f"~~ {self.code}")))
        label = f"#{self.label} " if self.label else ""
        kind = f" {{.{self.language}}}" if self.language else ""
        lines = [f'::: {{{label}.{LISTING_CLASS} index="{index}" line="{self.line}"}}', caption, ""]
        lines += [f"{ticks}{kind}", *self.code.split("\n"), ticks, ":::"]
        return ["", *(f"{indent}{line}" if line else "" for line in lines), ""]


def read_shown(said: str, code: str, line: int) -> tuple[Shown | None, list[tuple[str, str, str]]]:
    """The code below a fence that says `said`, in the line `line`; None for what is not shown.

    With it come the problems: code, message and hint of each.
    """
    braces = _BRACES.fullmatch(said)
    if not said or _WORD.fullmatch(said):
        return Shown(line, code, said), []
    if not braces:
        return None, [
            ("T10", f"{said!r} above a block of code means nothing", "write the language alone, as in ```python")
        ]
    inside = braces["inside"].strip()
    if inside.startswith("="):
        what = f"raw {inside[1:].strip()} cannot be printed"
        return None, [("T32", what, "write it as ordinary Markdown; every format is made of that")]
    if inside.startswith("{"):
        return None, [("T32", "a cell in two pairs of braces", "to show code write ```python without braces")]
    if name := re.match(r"[A-Za-z]\w*(?![\w-]*=)", inside):
        hint = _CELLS.get(name[0], "compute it in a cell of Python: ```{python}")
        return None, [("T32", f"a cell of {name[0]} cannot be run", hint)]
    return _with_attributes(inside, code, line)


def _with_attributes(inside: str, code: str, line: int) -> tuple[Shown | None, list[tuple[str, str, str]]]:
    label, kinds, said, wrong = "", list[str](), list[tuple[str, str]](), list[tuple[str, str, str]]()
    for part in _PART.finditer(inside):
        label = part["label"] or label
        kinds += [part["kind"]] if part["kind"] else []
        said += [(part["key"], part["quoted"] or part["bare"] or "")] if part["key"] else []
        wrong += (
            [("T10", f"{part['other']!r} above a block of code means nothing", "remove it")] if part["other"] else []
        )
    given, attr = dict(said), (label, kinds[1:], said)
    wrong += [("T10", f"{what} means nothing", hint) for what, hint in unknown(attr, LISTING)]
    wrong += [("T10", what, hint) for what, hint in twofold(attr, LISTING)]
    if label and not label.startswith("lst-"):
        wrong.append(("T04", f"the label {label!r} of a listing must begin with lst-", "rename the label"))
    if bool(label) != bool(given.get("lst-cap")):
        what = f"{label or 'a listing'} has {'no caption' if label else 'a caption and no label'}"
        wrong.append(("T12", what, 'write {#lst-… .python lst-cap="…"} above it'))
    shown = Shown(line, code, kinds[0] if kinds else "", label, given.get("lst-cap", ""), given.get("filename", ""))
    return shown, wrong


class _Pieces(HTMLParser):
    """Takes what pandoc writes for code apart: spans with a class, and the text between."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds: list[str] = []
        self.pieces: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A piece of a kind begins."""
        if tag == "span":
            self.kinds.append(dict(attrs).get("class") or "")

    def handle_endtag(self, tag: str) -> None:
        """It ends."""
        if tag == "span":
            self.kinds.pop()

    def handle_data(self, data: str) -> None:
        """Text of the innermost kind."""
        self.pieces.append((next((kind for kind in reversed(self.kinds) if kind), ""), data))


def pieces(html: str) -> list[list[tuple[str, str]]]:
    """The lines of code that pandoc has written as `html`, in pieces of one kind each."""
    parser = _Pieces()
    parser.feed(html)
    parser.close()
    return [*_in_lines(parser.pieces)]


def _in_lines(pieces: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    line: list[tuple[str, str]] = []
    for kind, text in pieces:
        first, *others = text.split("\n")
        line += [(kind, first)] if first else []
        for other in others:
            yield line
            line = [(kind, other)] if other else []
    if line:
        yield line
