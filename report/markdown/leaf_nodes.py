"""The nodes of a chapter's tree that hold no others: words, code, formulas, what pandoc says in a word."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

# Identifier, classes, and attributes by name.
Attr: TypeAlias = tuple[str, list[str], list[tuple[str, str]]]
# Address and title.
LinkTarget: TypeAlias = tuple[str, str]


class Tag(TypedDict):
    """A word of pandoc's own, such as the kind of a quotation mark."""

    t: str


class Str(TypedDict):
    """A word, or running text that the build prints."""

    t: Literal["Str"]
    c: str


class Break(TypedDict):
    """White space between words, or the end of a line."""

    t: Literal["Space", "SoftBreak", "LineBreak"]


class Code(TypedDict):
    """Text between backticks: an inline expression, or code that is printed as it is."""

    t: Literal["Code"]
    c: tuple[Attr, str]


class RawInline(TypedDict):
    """Text in a format, never printed: let through are line markers and formulas (:mod:`report.markdown.formulas`)."""

    t: Literal["RawInline"]
    c: tuple[str, str]


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


class OtherInline(TypedDict):
    """An inline that no edition can print."""

    t: Literal["Math", "Underline"]


class Verbatim(TypedDict):
    """A block of code or of raw HTML, which no edition prints: its attributes or format, and its text."""

    t: Literal["CodeBlock", "RawBlock"]
    c: tuple[object, str]


class OtherBlock(TypedDict):
    """A block that no edition can print."""

    t: Literal["HorizontalRule"]


class PageBreak(TypedDict):
    """Where paper begins a new page."""

    t: Literal["PageBreak"]
