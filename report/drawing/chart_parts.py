"""What charts are put together from: a head, a legend, labels that fit.  Knows sheets and no values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import Unpack

from report.results.canvas import Canvas, Style

# Millimetres: from the upper edge to the middle of a first line, from a sample to its name, between names.
FIRST, _SAMPLE, _BETWEEN = 2.0, 4.5, 5.0
_HYPHEN = "-"
# Steps in which a column of names grows, as shares of the sheet, and how many there are: charts of one kind stay alike.
_STEP, _STEPS = 0.22, 2


def fitted(canvas: Canvas, printed: str, width: float, **style: Unpack[Style]) -> list[str]:
    """`printed` in lines of at most `width` mm; a word that is wider is divided where the line ends."""
    words = [part for word in printed.split(" ") for part in _divided(canvas, word, width, style)]
    return canvas.lines(" ".join(words), width, **style)


def _divided(canvas: Canvas, word: str, width: float, style: Style) -> list[str]:
    parts = []
    while canvas.measure(word, **style) > width and len(word) > 1:
        fits = [at for at in range(1, len(word)) if canvas.measure(word[:at] + _HYPHEN, **style) <= width]
        end = fits[-1] if fits else 1
        parts.append(word[:end] + _HYPHEN)
        word = word[end:]
    return [*parts, word]


def column(canvas: Canvas, widest: float) -> float:
    """How wide a column of names is, in millimetres, of which the `widest` would have one line; others are divided."""
    step = _STEP * canvas.width_mm
    return step * min(_STEPS, ceil(widest / step))


def paragraph(canvas: Canvas, x: float, y: float, lines: Sequence[str], **style: Unpack[Style]) -> float:
    """Print `lines` below each other, the middle of the first at `y`; the middle of the line after."""
    for line in lines:
        canvas.label(x, y, line, **style)
        y += canvas.leading(small=style.get("small", False))
    return y


def head_lines(canvas: Canvas, measured: str) -> list[str]:
    """What is measured, in lines."""
    return fitted(canvas, measured, canvas.width_mm, small=True)


def places(canvas: Canvas, names: Iterable[str]) -> list[tuple[float, int, list[str]]]:
    """Where the names of a legend stand: millimetres from the left, in which line, and their own lines."""
    found: list[tuple[float, int, list[str]]] = []
    x, line = 0.0, 0
    for name in names:
        lines = fitted(canvas, name, canvas.width_mm - _SAMPLE, small=True)
        wide = _SAMPLE + max(canvas.measure(part, small=True) for part in lines)
        if x and x + wide > canvas.width_mm:
            x, line = 0.0, line + max((len(parts) for _, at, parts in found if at == line), default=1)
        found.append((x, line, lines))
        x += wide + _BETWEEN
    return found


def legend_height(canvas: Canvas, names: Sequence[str]) -> float:
    """Millimetres that the legend of `names` takes."""
    lines = max((line + len(parts) for _, line, parts in places(canvas, names)), default=0)
    return lines * canvas.leading() + (1.0 if lines else 0.0)


def legend(canvas: Canvas, y: float, names: Sequence[str], shapes: Sequence[str], roles: Sequence[str]) -> None:
    """Print `names`, each behind a sample of its shape and role, the middle of the first line at `y`."""
    for (x, line, parts), shape, role in zip(places(canvas, names), shapes, roles, strict=False):
        at = y + line * canvas.leading()
        canvas.marker(x, at, shape, role=role, size=8 if shape == "s" else 6, dx=1.6)
        for number, part in enumerate(parts):
            canvas.label(x + _SAMPLE, at + number * canvas.leading(), part, small=True)
