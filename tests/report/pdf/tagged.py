"""Reads the structure of a tagged PDF, as a screen reader does: elements in order, with the text that is theirs.

Words are told apart as readers do it, by spaces and by where the letters stand; soft hyphens join what they divide.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_MAPPED = re.compile(rb"<([0-9a-f]{4})> <([0-9a-f]+)>", re.IGNORECASE)


@dataclass
class Run:
    """Text that is printed in one go: on which page, where it begins and ends, and how large it is."""

    page: int
    text: str = ""
    left: float = 0
    right: float = 0
    line: float = 0
    size: float = 0

    def goes_on_in(self, after: Run) -> bool:
        """Whether no space separates it from the text `after` it."""
        if self.text.endswith(SOFT_HYPHEN):
            return True
        beside = self.page == after.page and abs(self.line - after.line) < 0.6 * max(self.size, after.size)
        return beside and -0.5 * self.size < after.left - self.right < 0.12 * self.size


@dataclass(eq=False)
class Node:
    """A structure element, with its entries and attributes as text; `targets` are those of its link annotations."""

    role: str
    around: Node | None = None
    kids: list[Node | Run] = field(default_factory=list)
    entries: dict[str, str] = field(default_factory=dict)
    attributes: dict[str, object] = field(default_factory=dict)
    targets: list[str] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    page: int = -1

    def walk(self) -> Iterator[Node]:
        yield self
        for kid in self.nodes():
            yield from kid.walk()

    def all(self, *roles: str) -> list[Node]:
        return [node for node in self.walk() if node.role in roles]

    def nodes(self) -> list[Node]:
        return [kid for kid in self.kids if isinstance(kid, Node)]

    def outside(self) -> Iterator[Node]:
        if self.around:
            yield self.around
            yield from self.around.outside()

    def runs(self) -> Iterator[Run]:
        """What is printed for it, in order; the words in drawings are no text."""
        for kid in self.kids:
            if isinstance(kid, Node):
                yield from kid.runs()
            elif kid.text and self.role != "Figure":
                yield kid

    @property
    def said(self) -> str:
        """Its text with soft hyphens."""
        return words_of(self.runs())


def words_of(runs: Iterable[Run]) -> str:
    """The text of `runs`."""
    text, before = "", None
    for run in runs:
        text += run.text if before is None or before.goes_on_in(run) else f" {run.text}"
        before = run
    return text


@dataclass
class Tagged:
    """The structure of a PDF; `artifacts` are the texts of each kind that are not read out, `identified` its IDs."""

    root: Node
    artifacts: list[tuple[str, str]]
    identified: dict[str, Node]
    catalog: dict[str, str]
    heights: list[float]
    anchors: dict[str, int]


def read(content: bytes) -> Tagged:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return _Reader(pdf).read()


class _Reader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.fonts: dict[tuple[int, int], Font] = {}
        self.artifacts: list[tuple[str, str]] = []
        self.places = {page.obj.objgen: at for at, page in enumerate(pdf.pages)}
        self.texts = [self._texts(at, page) for at, page in enumerate(pdf.pages)]
        self.read_marks: set[tuple[int, int]] = set()
        self.nodes: dict[tuple[int, int], Node] = {}

    def read(self) -> Tagged:
        root = self.pdf.Root.StructTreeRoot
        [document] = root.K
        node = self._node(document, None)
        marks = {(page, mark) for page, texts in enumerate(self.texts) for mark in texts}
        assert marks == self.read_marks, "what is printed and what is in the tree differ"
        self._compare_parents(root)
        names = list(root.IDTree.Names) if "/IDTree" in root else []
        identified = {str(name): self.nodes[item.objgen] for name, item in zip(names[::2], names[1::2], strict=True)}
        catalog = {key: str(self.pdf.Root[key]) for key in ("/PageMode", "/Lang") if key in self.pdf.Root}
        heights = [float(page.mediabox[3]) for page in self.pdf.pages]
        dests = self.pdf.Root.Names.Dests.Names if "/Names" in self.pdf.Root else []
        places = zip(dests[::2], dests[1::2], strict=True) if dests else ()
        anchors = {str(name): self.places[target[0].objgen] + 1 for name, target in places}
        return Tagged(node, self.artifacts, identified, catalog, heights, anchors)

    def _compare_parents(self, root: pikepdf.Object) -> None:
        """The tree of parents, which leads from what is printed to its element, must say the same."""
        numbers = list(root.ParentTree.Nums)
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for at, page in enumerate(self.pdf.pages):
            listed = parents[int(page.StructParents)]
            for mark in self.texts[at]:
                assert self.marked[at, mark] == listed[mark].objgen
            for annotation in page.get("/Annots", ()):
                assert annotation.objgen in self.annotated, f"{annotation.Contents} is not in the tree"
                assert self.annotated[annotation.objgen] == parents[int(annotation.StructParent)].objgen

    marked: dict[tuple[int, int], tuple[int, int]]
    annotated: dict[tuple[int, int], tuple[int, int]]

    def _node(self, item: pikepdf.Object, around: Node | None) -> Node:
        if around is None:
            self.marked, self.annotated = {}, {}
        entries = {key[1:]: str(item[key]) for key in ("/Lang", "/Alt", "/E", "/ID") if key in item}
        attributes = {key[1:]: _plain(item.A[key]) for key in item.A} if "/A" in item else {}
        node = Node(str(item.S)[1:], around, [], entries, attributes)
        self.nodes[item.objgen] = node
        for kid in item.get("/K", ()):
            if not isinstance(kid, pikepdf.Dictionary):
                self._mark(node, item, self.places[item.Pg.objgen], int(kid))
            elif "/S" in kid:
                assert kid.P.objgen == item.objgen
                node.kids.append(self._node(kid, node))
            elif kid.Type == "/MCR":
                self._mark(node, item, self.places[kid.Pg.objgen], int(kid.MCID))
            else:
                self.annotated[kid.Obj.objgen] = item.objgen
                node.targets.append(str(kid.Obj.Dest if "/Dest" in kid.Obj else kid.Obj.A.URI))
                node.described.append(str(kid.Obj.Contents))
        return node

    def _mark(self, node: Node, item: pikepdf.Object, page: int, mark: int) -> None:
        assert (page, mark) not in self.read_marks
        self.read_marks.add((page, mark))
        self.marked[page, mark] = item.objgen
        node.page = page if node.page < 0 else node.page
        node.kids.append(self.texts[page][mark])

    def _texts(self, number: int, page: pikepdf.Page) -> dict[int, Run]:
        """The text of each piece of marked content; that of artifacts goes to `artifacts`."""
        texts: dict[int, Run] = {}
        around: list[tuple[int | str | None, bool]] = []
        x = y = size = 0.0
        font = Font({}, {})
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BDC", "BMC"):
                around.append(self._begin(around, operands, texts, number))
            elif name == "EMC":
                around.pop()
            elif name == "Tf":
                font, size = self._font(page, str(operands[0])), float(operands[1])
            elif name == "Tm":
                x, y = map(float, operands[4:])
            elif name == "TJ":
                inside, replaced = around[-1]
                text, width = font.shown(operands[0])
                text = "" if replaced else text
                if isinstance(inside, int):
                    run = texts[inside]
                    run.left, run.line, run.size = (run.left, run.line, run.size) if run.size else (x, y, size)
                    x += width * size
                    run.text, run.right = run.text + text, x
                elif inside and text:
                    self.artifacts.append((inside, text))
                else:
                    assert not text.strip(), f"{text!r} is neither tagged nor an artifact"
        return texts

    def _begin(self, around: list, operands: list, texts: dict[int, Run], page: int) -> tuple[int | str | None, bool]:
        inside, replaced = around[-1] if around else (None, False)
        given = operands[1] if len(operands) > 1 else {}
        if operands[0] == "/Artifact":
            assert not isinstance(inside, int)
            return str(given.get("/Subtype", "/None"))[1:], False
        if "/MCID" in given:
            assert inside is None
            inside = int(given["/MCID"])
            texts[inside] = Run(page)
        if "/ActualText" in given:
            texts[inside].text += str(given["/ActualText"])
            return inside, True
        return inside, replaced

    def _font(self, page: pikepdf.Page, name: str) -> Font:
        font = page.Resources.Font[name]
        if font.objgen not in self.fonts:
            pairs = _MAPPED.findall(font.ToUnicode.read_bytes())
            letters = {bytes.fromhex(a.decode()): _utf16(b) for a, b in pairs}
            self.fonts[font.objgen] = Font(letters, dict(_widths(list(font.DescendantFonts[0].W))))
        return self.fonts[font.objgen]


def _utf16(digits: bytes) -> str:
    return bytes.fromhex(digits.decode()).decode("utf-16-be")


def _widths(listed: list) -> Iterator[tuple[int, float]]:
    """The widths of glyphs as a font lists them: numbers of glyphs, each before a list of widths from there on."""
    while listed:
        first, widths = int(listed.pop(0)), listed.pop(0)
        yield from enumerate(map(float, widths), first)


@dataclass(frozen=True)
class Font:
    """The text and the width of glyphs."""

    letters: dict[bytes, str]
    widths: dict[int, float]

    def shown(self, items: pikepdf.Object) -> tuple[str, float]:
        """The text of what is shown, and how wide it is in a size of 1."""
        text, width = "", 0.0
        for item in items:
            if not isinstance(item, pikepdf.String):
                width -= float(item)
                continue
            codes = [bytes(item)[at : at + 2] for at in range(0, len(bytes(item)), 2)]
            text += "".join(self.letters[code] for code in codes)
            width += sum(self.widths[int.from_bytes(code)] for code in codes)
        return text, width / 1000


def _plain(item: object) -> object:
    if isinstance(item, pikepdf.Array):
        return [_plain(part) for part in item]
    return str(item) if isinstance(item, (pikepdf.Name, pikepdf.String)) else float(item)
