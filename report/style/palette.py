"""Colours by role, and how well two of them can be told apart.  Knows nothing of what is painted with them.

A drawing names roles, never hex codes; the SVG carries the role as a class (``fill-primary``) beside the colour, so
that a page may restyle it.  Contrast is that of WCAG 2.2.
"""

from __future__ import annotations

from collections.abc import Mapping

TEXT = ("ink", "muted")
GRAPHICS = ("primary", "accent", "secondary")
BACKDROP = ("grid", "paper")
ROLES = (*TEXT, *GRAPHICS, *BACKDROP)
# The least contrast of text and of graphics, and how much of the primary colour tints the ground of a box.
FOR_TEXT, FOR_GRAPHICS, WASH = 4.5, 3.0, 0.06

# Neutral colours, which differ in lightness and not only in hue: figures survive a grey printer.
DAY = {
    "ink": "#1c2126",
    "muted": "#59626c",
    "primary": "#1f4475",
    "accent": "#a64416",
    "secondary": "#7e93aa",
    "grid": "#d6dbe1",
    "paper": "#ffffff",
}
NIGHT = {
    "ink": "#eef1f5",
    "muted": "#a8b2be",
    "primary": "#b3d0f2",
    "accent": "#e08a58",
    "secondary": "#566e8a",
    "grid": "#39434f",
    "paper": "#12161b",
}


def contrast(one: str, other: str) -> float:
    """The contrast of two hex codes, from 1 (alike) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """`colour` thinned by `ground`, of which it keeps the `share`; the PDF engine does not know color-mix()."""
    pairs = zip(_channels(colour), _channels(ground), strict=True)
    return "#" + bytes(round(share * a + (1 - share) * b) for a, b in pairs).hex()


def text_role(colours: Mapping[str, str], area: str) -> str:
    """The role, ink or paper, of text on an area of the role `area`: the one that reads better there."""
    return max(("paper", "ink"), key=lambda role: contrast(colours[role], colours[area]))


def _channels(code: str) -> bytes:
    return bytes.fromhex(code.removeprefix("#"))


def _luminance(code: str) -> float:
    channels = (channel / 255 for channel in _channels(code))
    # The numbers are those of the definition of sRGB.
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
