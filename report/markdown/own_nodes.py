"""Nodes of a chapter's tree that pandoc does not have: formulas, code, tables of text, and blocks that hold others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NotRequired, TypedDict

if TYPE_CHECKING:
    from report.markdown.nodes import Block, Inline


class Formula(TypedDict):
    """A formula in TeX and in MathML; with `display` it stands on a line of its own.

    In both a value has its place, of which `values` holds the expressions in order.  In a resolved one these are names,
    `tex` names them in their places, and `said` is the TeX with what is printed of them.
    """

    t: Literal["Formula"]
    display: bool
    tex: str
    said: str
    mathml: str
    values: list[str]


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


class PageBreak(TypedDict):
    """Where paper begins a new page."""

    t: Literal["PageBreak"]
