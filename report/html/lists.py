"""Ordered lists as they are numbered in the source: as HTML, and as text where HTML allows no list."""

from __future__ import annotations

from report.markdown.leaf_nodes import Tag

Numbering = tuple[int, Tag, Tag]

# What HTML calls the style, and its name in CSS; any other style is that of plain numbers.
_STYLES = {
    "LowerAlpha": ("a", "lower-alpha"),
    "UpperAlpha": ("A", "upper-alpha"),
    "LowerRoman": ("i", "lower-roman"),
    "UpperRoman": ("I", "upper-roman"),
}
_DELIMITERS = {"OneParen": ("", ")", "paren"), "TwoParens": ("(", ")", "parens")}
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)


def ordered_list(numbering: Numbering, items: str) -> str:
    """A list of `items`, which are HTML, with the first number, the style and the delimiter of `numbering`."""
    start, style, delimiter = numbering
    kind, name = _STYLES.get(style["t"], ("", ""))
    classes = " ".join(filter(None, (name, _DELIMITERS.get(delimiter["t"], ("", "", ""))[2])))
    given = f' class="{classes}"' * bool(classes) + f' type="{kind}"' * bool(kind) + f' start="{start}"' * (start != 1)
    return f"<ol{given}>\n{items}</ol>\n"


def numbering_of(numbering: Numbering) -> str:
    """The name of the style of `numbering`, as pandoc and PDF call it."""
    style = numbering[1]["t"]
    return style if style in _STYLES else "Decimal"


def item_mark(numbering: Numbering, at: int) -> str:
    """What stands before the item `at`, counted from 0, as in "b)"."""
    start, style, delimiter = numbering
    before, after, _ = _DELIMITERS.get(delimiter["t"], ("", ".", ""))
    return f"{before}{_number(start + at, style['t'])}{after}"


def _number(number: int, style: str) -> str:
    written = str(number)
    if style.endswith("Alpha"):
        written = _letters(number)
    elif style.endswith("Roman"):
        written = _roman(number)
    return written.upper() if style.startswith("Upper") else written


def _letters(number: int) -> str:
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def _roman(number: int) -> str:
    written = ""
    for value, letters in _ROMAN:
        written += letters * (number // value)
        number %= value
    return written
