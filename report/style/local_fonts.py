"""Typefaces of readers' machines that stand in until a page's own has come, made to take the same room.

A stand-in has its letters scaled to the average width of the typeface, and its lines to the typeface's height; what is
read moves little, if at all, when the typeface comes (https://www.w3.org/TR/css-fonts-5/#size-adjust-desc).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from report.style.fonts import WEIGHTS, Typeface
from report.style.webfonts import WebFont


@dataclass(frozen=True, slots=True)
class LocalFont:
    """A typeface that many machines have, with its measures as shares of an em.

    `strong` are the names of its bold face; `widths` those of an average letter, regular and strong.
    """

    family: str
    strong: tuple[str, ...]
    ascent: float
    descent: float
    gap: float
    widths: tuple[float, float]


# Of Windows and Apple, of Android and of Linux; the measures of the first two from @capsizecss/metrics 4.3.0, made
# comparable with those of report.style.webfonts; those of DejaVu from its files.
LOCAL = {
    "serif": (
        LocalFont("Georgia", ("Georgia Bold", "Georgia-Bold"), 0.917, 0.2192, 0, (0.4422, 0.5144)),
        LocalFont("Noto Serif", ("Noto Serif Bold", "NotoSerif-Bold"), 1.069, 0.293, 0, (0.4771, 0.5079)),
        LocalFont("DejaVu Serif", ("DejaVu Serif Bold", "DejaVuSerif-Bold"), 0.9282, 0.2358, 0, (0.5118, 0.5651)),
    ),
    "sans-serif": (
        LocalFont("Arial", ("Arial Bold", "Arial-BoldMT"), 0.9053, 0.2119, 0.0327, (0.4422, 0.4762)),
        LocalFont("Roboto", ("Roboto Bold", "Roboto-Bold"), 0.9277, 0.2441, 0, (0.4412, 0.4485)),
        LocalFont("DejaVu Sans", ("DejaVu Sans Bold", "DejaVuSans-Bold"), 0.9282, 0.2358, 0, (0.5054, 0.5709)),
    ),
}


def stand_in(family: str, local: LocalFont) -> str:
    """The name under which style sheets know `local` in the place of `family`."""
    return f"{family} as {local.family}"


def stand_ins(typeface: Typeface, fonts: Sequence[WebFont]) -> str:
    """The @font-face rules of all that may stand in for `typeface`; `fonts` are its faces in the order of its files."""
    faces = dict(zip(typeface.files, fonts, strict=True))
    return "".join(
        _rule(stand_in(typeface.family, local), names, WEIGHTS[face][0], faces[face], local, wide)
        for local in LOCAL[typeface.generic]
        for face, names, wide in zip(("regular", "strong"), ((local.family,), local.strong), local.widths, strict=True)
        if faces[face].width
    )


def _rule(family: str, names: Sequence[str], weight: int, font: WebFont, local: LocalFont, wide: float) -> str:
    size, sources = font.width / wide, ",".join(f'local("{name}")' for name in names)
    lines = zip(("ascent", "descent", "line-gap"), (font.ascent, font.descent, font.gap), strict=True)
    return (
        f'@font-face{{font-family:"{family}";font-weight:{weight};'
        f"src:{sources};size-adjust:{100 * size:.2f}%;"
        + ";".join(f"{name}-override:{100 * share / size:.2f}%" for name, share in lines)
        + "}\n"
    )
