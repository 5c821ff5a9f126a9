"""How colours look to readers: as WCAG 2.2 measures contrast, in grey print, and to colour-blind eyes.

Written from the definitions, without a function of the generator.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np

from report.style.palette import GRAPHICS
from report.style.theme import Theme

PAIRS = list(combinations(GRAPHICS, 2))
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
# Complete colour blindness of each kind on linear light: Machado, Oliveira and Fernandes (2009), severity 1.0.
COLOUR_VISION = {
    "protanopia": np.array([[0.1523, 1.0526, -0.2049], [0.1145, 0.7863, 0.0992], [-0.0039, -0.0481, 1.0520]]),
    "deuteranopia": np.array([[0.3674, 0.8606, -0.2280], [0.2801, 0.6725, 0.0474], [-0.0118, 0.0429, 0.9689]]),
    "tritanopia": np.array([[1.2555, -0.0767, -0.1788], [-0.0784, 0.9308, 0.1476], [0.0047, 0.6914, 0.3039]]),
}


def linear(hex_code: str) -> np.ndarray:
    """Red, green and blue from 0 to 1, as light rather than as code."""
    channels = np.array([int(hex_code[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Contrast of two hex codes as WCAG 2.2 defines it."""
    low, high = sorted(float(linear(code) @ TO_XYZ[1]) for code in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(light: np.ndarray) -> np.ndarray:
    """CIE L*a*b* under D65: equal distances look about equally different."""
    xyz = TO_XYZ @ np.clip(light, 0, 1) / np.array([0.9505, 1, 1.089])
    x, y, z = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def check_readable(theme: Theme) -> None:
    """Text can be read and graphics seen, by day and by night, on paper and on areas of colour."""
    for colours in (theme.day, theme.night):
        for role in ("ink", "muted", "primary", "accent"):
            assert contrast(colours[role], colours["paper"]) >= 4.5, role
        for role in GRAPHICS:
            assert contrast(colours[role], colours["paper"]) >= 3, role
            assert contrast(colours[role], colours[theme.text_on(role)]) >= 4.5, role


def check_apart(theme: Theme) -> None:
    """Graphics differ in grey print and for colour-blind readers, and in lightness by night no less than by day."""
    for one, other in PAIRS:
        codes = (theme.day[one], theme.day[other])
        grey = [lab(linear(code))[0] for code in codes]
        assert abs(grey[0] - grey[1]) >= 12, (one, other)
        for vision, seen in COLOUR_VISION.items():
            first, second = (lab(seen @ linear(code)) for code in codes)
            assert np.linalg.norm(first - second) >= 20, (one, other, vision)
    weakest = {
        time: min(contrast(colours[one], colours[other]) for one, other in PAIRS)
        for time, colours in (("day", theme.day), ("night", theme.night))
    }
    assert weakest["night"] >= weakest["day"]
