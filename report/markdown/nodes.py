"""The nodes of a chapter's tree, as pandoc's JSON has them, and our own, such as Exhibit, Box and Formula.

A node is the mapping that JSON gives, so that reading a tree costs nothing: a type `t` and, mostly, content `c`.
Where pandoc's content is an array of fixed length (a heading: level, attributes, text), its type here is a tuple.
Defines the types only; walking a tree is :mod:`report.markdown.tree`.
"""

from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict

from report.markdown.leaf_nodes import (
    Attr,
    Break,
    Code,
    Formula,
    LinkTarget,
    OtherBlock,
    OtherInline,
    PageBreak,
    RawInline,
    Str,
    Tag,
    Verbatim,
)


class Styled(TypedDict):
    """Inlines in another style of type."""

    t: Literal["Emph", "Strong", "Superscript", "Subscript", "SmallCaps", "Strikeout"]
    c: list[Inline]


class Quoted(TypedDict):
    """Inlines between quotation marks, whose kind is ``DoubleQuote`` or ``SingleQuote``."""

    t: Literal["Quoted"]
    c: tuple[Tag, list[Inline]]


class Citation(TypedDict):
    """A work that is cited, with the words around it."""

    citationId: str
    citationPrefix: list[Inline]
    citationSuffix: list[Inline]
    citationMode: Tag


class Cite(TypedDict):
    """Works cited in one place, and how that is printed."""

    t: Literal["Cite"]
    c: tuple[list[Citation], list[Inline]]


class Link(TypedDict):
    """Inlines that lead to an address."""

    t: Literal["Link"]
    c: tuple[Attr, list[Inline], LinkTarget]


class Image(TypedDict):
    """A picture, with its caption."""

    t: Literal["Image"]
    c: tuple[Attr, list[Inline], LinkTarget]


class Span(TypedDict):
    """Inlines with classes and attributes."""

    t: Literal["Span"]
    c: tuple[Attr, list[Inline]]


class Note(TypedDict):
    """A footnote, where it is called."""

    t: Literal["Note"]
    c: list[Block]


class Paragraph(TypedDict):
    """A paragraph (``Para``), or the text of a list item that is no paragraph (``Plain``).

    A ``Margin`` is a paragraph that stands beside the block that follows it.
    """

    t: Literal["Para", "Plain", "Margin"]
    c: list[Inline]


class Header(TypedDict):
    """A heading: its level, its attributes with the label, and its text; in an edition also its number."""

    t: Literal["Header"]
    c: tuple[int, Attr, list[Inline]]
    number: NotRequired[str]


class BulletList(TypedDict):
    """A list of items, each of blocks; each of ``KeyFigures`` is one paragraph that begins with a value in bold."""

    t: Literal["BulletList", "KeyFigures"]
    c: list[list[Block]]


class OrderedList(TypedDict):
    """A numbered list: its first number, style and delimiter, and its items."""

    t: Literal["OrderedList"]
    c: tuple[tuple[int, Tag, Tag], list[list[Block]]]


class BlockQuote(TypedDict):
    """A quotation that is a block of its own."""

    t: Literal["BlockQuote"]
    c: list[Block]


class Div(TypedDict):
    """Blocks with classes and attributes."""

    t: Literal["Div"]
    c: tuple[Attr, list[Block]]


class PandocFigure(TypedDict):
    """A picture in a paragraph of its own: attributes, caption (a short one and the blocks), content."""

    t: Literal["Figure"]
    c: tuple[Attr, tuple[list[Inline] | None, list[Paragraph]], list[Block]]


class DefinitionList(TypedDict):
    """A list of terms and their definitions."""

    t: Literal["DefinitionList"]
    c: list[tuple[list[Inline], list[list[Block]]]]


class LineBlock(TypedDict):
    """Lines that are printed as they are written; a chapter's structure has a paragraph for them."""

    t: Literal["LineBlock"]
    c: list[list[Inline]]


class PandocTable(TypedDict):
    """A table as pandoc has it: attributes, caption, columns, head, bodies and foot."""

    t: Literal["Table"]
    c: tuple[Attr, Any, list[Any], Any, list[Any], Any]


class ExhibitBlock(TypedDict):
    """A figure or a table: that of the cell with the index `cell`, or the picture at the path `picture`.

    `later` is after how many more paragraphs it stands on paper; `line` is that of its label.
    """

    t: Literal["Exhibit"]
    label: str
    kind: Literal["figure", "table"]
    cell: int | None
    picture: str | None
    alt: str
    line: int
    caption: list[Inline]
    note: list[Block]
    later: int


class BoxBlock(TypedDict):
    """A box with a title; `name` is its number in words, which an edition gives it."""

    t: Literal["Box"]
    label: str
    kind: str
    title: list[Inline]
    blocks: list[Block]
    line: int
    name: NotRequired[str]
    collapse: NotRequired[Literal["open", "closed"]]


class TextTable(TypedDict):
    """A table whose cells are text, written in the chapter: alignments of its columns, head and rows.

    Without a label it has no number.
    """

    t: Literal["TextTable"]
    label: str
    caption: list[Inline]
    aligns: list[str]
    head: list[list[Inline]]
    rows: list[list[list[Inline]]]
    line: int
    name: NotRequired[str]


class Listing(TypedDict):
    """Code that is shown, in lines of pieces: what a piece is, in pandoc's two letters, and its text."""

    t: Literal["Listing"]
    label: str
    caption: list[Inline]
    language: str
    file: str
    code: list[list[tuple[str, str]]]
    line: int
    name: NotRequired[str]


class Equation(TypedDict):
    """A formula on a line of its own; one with a label has a number."""

    t: Literal["Equation"]
    label: str
    c: list[Inline]
    line: int
    number: NotRequired[str]


class Tabset(TypedDict):
    """Blocks of which one is shown at a time, where something can be chosen: the title of each, and its blocks."""

    t: Literal["Tabset"]
    label: str
    tabs: list[tuple[list[Inline], list[Block]]]
    line: int


class Panel(TypedDict):
    """Pictures side by side in `columns`; one with a label is a figure, and they are its parts."""

    t: Literal["Panel"]
    label: str
    caption: list[Inline]
    columns: int
    blocks: list[Block]
    line: int
    name: NotRequired[str]


class Only(TypedDict):
    """Blocks that only some of the formats of :mod:`report.markdown.conditions` print."""

    t: Literal["Only"]
    formats: list[str]
    blocks: list[Block]


Inline: TypeAlias = (
    Str | Break | Styled | Quoted | Cite | Code | RawInline | Link | Image | Span | Note | Formula | OtherInline
)
Block: TypeAlias = (
    Paragraph
    | Header
    | BulletList
    | OrderedList
    | BlockQuote
    | ExhibitBlock
    | BoxBlock
    | Div
    | PandocFigure
    | Verbatim
    | DefinitionList
    | LineBlock
    | PandocTable
    | TextTable
    | Listing
    | Equation
    | Tabset
    | Panel
    | Only
    | PageBreak
    | OtherBlock
)
