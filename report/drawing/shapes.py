"""The outlines of symbols, as paths of SVG around their middle.  Knows sizes in points and nothing else."""

from __future__ import annotations

from math import sqrt

Outline = tuple[tuple[float, float], ...]

# Corners of symbols one point across, downwards from their middle; a diamond is a square on its corner.
_HALF, _CORNER = 0.5, sqrt(2) / 2
_POLYGONS: dict[str, Outline] = {
    "s": ((-_HALF, -_HALF), (_HALF, -_HALF), (_HALF, _HALF), (-_HALF, _HALF)),
    "^": ((0, -_HALF), (_HALF, _HALF), (-_HALF, _HALF)),
    "v": ((0, _HALF), (-_HALF, -_HALF), (_HALF, -_HALF)),
    "<": ((-_HALF, 0), (_HALF, -_HALF), (_HALF, _HALF)),
    ">": ((_HALF, 0), (-_HALF, _HALF), (-_HALF, -_HALF)),
    "D": ((0, -_CORNER), (_CORNER, 0), (0, _CORNER), (-_CORNER, 0)),
}
_STROKES: dict[str, Outline] = {"_": ((-_HALF, 0), (_HALF, 0)), "|": ((0, -_HALF), (0, _HALF))}
_CIRCLE = "o"
# How far the handles of a quarter of a circle reach, as a share of its radius.
_HANDLE = 0.5523
KNOWN = (_CIRCLE, *_POLYGONS, *_STROKES)


def number(given: float) -> str:
    """`given` with at most two decimals, as short as it can be written."""
    printed = f"{given:.2f}".rstrip("0").rstrip(".")
    return "0" if printed == "-0" else printed


def path(points: list[tuple[float, float]], *, closed: bool = False) -> str:
    """The path through `points`, back to the first where it is `closed`."""
    joined = " L ".join(f"{number(x)} {number(y)}" for x, y in points)
    return f"M {joined}{' z' * closed}"


def outline(shape: str, size: float) -> str:
    """The path of a symbol `size` points across.  Raises ValueError for a shape that there is not."""
    if shape == _CIRCLE:
        return _circle(size / 2)
    if shape not in KNOWN:
        raise ValueError(f"there is no symbol {shape!r}; known: {' '.join(KNOWN)}")
    corners = {**_POLYGONS, **_STROKES}[shape]
    return path(_scaled(corners, size), closed=shape in _POLYGONS)


def left_half(shape: str, size: float) -> str:
    """The path of what lies to the left of a symbol's middle; empty for a stroke."""
    if shape == _CIRCLE:
        return _circle(size / 2, half=True)
    corners = _POLYGONS.get(shape, ())
    return path(_scaled(_cut(corners), size), closed=True) if corners else ""


def _scaled(corners: Outline, size: float) -> list[tuple[float, float]]:
    return [(size * x, size * y) for x, y in corners]


def _cut(corners: Outline) -> Outline:
    """The part of a polygon that lies to the left of its middle."""
    kept: list[tuple[float, float]] = []
    for (x, y), (then_x, then_y) in zip(corners, (*corners[1:], corners[0]), strict=True):
        if x <= 0:
            kept.append((x, y))
        if x * then_x < 0:
            kept.append((0.0, y + (then_y - y) * x / (x - then_x)))
    return tuple(kept)


def _circle(radius: float, *, half: bool = False) -> str:
    r, h = radius, radius * _HANDLE
    quarters = [(h, r, r, h, r, 0), (r, -h, h, -r, 0, -r), (-h, -r, -r, -h, -r, 0), (-r, h, -h, r, 0, r)]
    start = (0, -r) if half else (0, r)
    curves = "".join(f" C {' '.join(map(number, curve))}" for curve in (quarters[2:] if half else quarters))
    return f"M {' '.join(map(number, start))}{curves} z"
