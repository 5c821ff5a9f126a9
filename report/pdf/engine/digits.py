"""How a typeface sets the digits, so that a page number can be filled in where another was painted.

WeasyPrint paints a text as glyphs with the kerning between them.  What it would paint for any number is told by the
advance of each digit before each other one, which Pango is asked for once for a typeface and size.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, cast

from weasyprint.pdf.stream import Stream
from weasyprint.text.ffi import FROM_UNITS, ffi, pango
from weasyprint.text.line_break import split_first_line

DIGITS = "0123456789"
LAST = len(DIGITS)  # stands for what follows the last digit of a number
# What decides which glyphs a typeface takes for digits, besides the typeface.
_FEATURES = (
    "font_kerning",
    "font_variant_ligatures",
    "font_variant_position",
    "font_variant_caps",
    "font_variant_numeric",
    "font_variant_alternates",
    "font_variant_east_asian",
    "font_feature_settings",
    "letter_spacing",
    "lang",
)


@dataclass(frozen=True, slots=True)
class Digits:
    """The digits in the face with the hash `font` at a `size`.

    `glyphs` and `widths`, in thousandths of the size, are by digit; `advances`, in units of Pango, by digit and by the
    digit that follows, the last of them for none.
    """

    font: str
    size: float
    glyphs: Sequence[int]
    widths: Sequence[int]
    advances: Sequence[Sequence[int]]

    def shown(self, number: str) -> str:
        """What WeasyPrint gives to the operator ``TJ`` for `number`."""
        pieces = ["<"]
        for digit, after in pairwise((*map(int, number), LAST)):
            kerning = self.widths[digit] - self.advances[digit][after] * 1000 * FROM_UNITS / self.size
            pieces.append(f"{self.glyphs[digit]:04x}")
            pieces += [f">{int(kerning)}<"] if kerning else []  # the engine writes a kerning of zero too
        text = "".join(pieces)
        return text.removesuffix("<") if text.endswith("<") else f"{text}>"

    def width(self, number: str) -> float:
        """The width of `number` in CSS pixels."""
        advances = (self.advances[digit][after] for digit, after in pairwise((*map(int, number), LAST)))
        return float(sum(advances) * FROM_UNITS)


def features(style: Mapping[str, Any]) -> tuple[str, ...]:
    """What is the same for texts that have the same digits in the same face and size."""
    return tuple(str(style[name]) for name in _FEATURES)


def measured(style: Mapping[str, Any], stream: Stream) -> Digits:
    """The digits of a text with this style, whose typeface `stream` has painted with."""
    alone = [next(_glyphs(digit, style, stream)) for digit in DIGITS]
    pairs = _glyphs("".join(first + second for first in DIGITS for second in DIGITS), style, stream)
    firsts = [advance for at, (_, advance, _) in enumerate(pairs) if at % 2 == 0]
    advances = [[*firsts[LAST * digit : LAST * (digit + 1)], alone[digit][1]] for digit in range(LAST)]
    _, _, (font, size, _) = alone[0]
    return Digits(font, size, [glyph for glyph, _, _ in alone], [face[2] for _, _, face in alone], advances)


def _glyphs(text: str, style: Mapping[str, Any], stream: Stream) -> Iterator[tuple[int, int, tuple[str, float, int]]]:
    """Each glyph of a text with its advance and the hash, the size and the width of its face."""
    layout = split_first_line(text, style, None, None, 0)[0]
    layout.reactivate(style)
    line, _ = layout.get_first_line()
    run = line.runs[0]
    while run != ffi.NULL:
        item, run = run.data, run.next
        font, size = stream.add_font(item.item.analysis.font)
        for info in item.glyphs.glyphs[0 : item.glyphs.num_glyphs]:
            width = _width(item.item.analysis.font, info.glyph, size, stream)
            yield info.glyph, info.geometry.width, (font.hash, size, width)
    layout.deactivate()


def _width(font: Any, glyph: int, size: float, stream: Stream) -> int:
    """The width that WeasyPrint notes for a glyph."""
    pango.pango_font_get_glyph_extents(font, glyph, stream.ink_rect, stream.logical_rect)
    return cast(int, round(stream.logical_rect.width * 1000 * FROM_UNITS / size))
