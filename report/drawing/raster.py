"""A drawing as PNG, on paper: what :mod:`report.drawing.markup` writes, painted by the library that measured it.

The drawing itself is painted, not what the analysis drew with, so that a picture can be made at any time after, in
another process, and shows what the page shows.  Knows nothing of figures.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from functools import cache
from math import cos, radians, sin
from typing import Literal
from xml.etree import ElementTree as ET

from matplotlib.backend_bases import GraphicsContextBase
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.colors import to_rgba
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.transforms import Affine2D, Bbox
from PIL import Image

from report.drawing import Drawing
from report.drawing.standalone import with_margin
from report.style.theme import Theme

DPI = 192  # twice the pixels of a page at its own size
_SCALE = DPI / 72  # pixels for each point
_COLOURS = 128  # a theme has few, and a blend of two at the edge of a letter needs no more
_CODES = {"M": (Path.MOVETO, 2), "L": (Path.LINETO, 2), "Q": (Path.CURVE3, 4), "C": (Path.CURVE4, 6)}
_CODES["z"] = (Path.CLOSEPOLY, 0)
_JOINS: dict[str, Literal["miter", "round", "bevel"]] = {"miter": "miter", "round": "round", "bevel": "bevel"}
_CAPS: dict[str, Literal["butt", "projecting", "round"]] = {"butt": "butt", "square": "projecting", "round": "round"}
_ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}


def png(drawing: Drawing, theme: Theme) -> bytes:
    """The drawing in the colours of the day, on paper; the same bytes for the same drawing.

    Raises ValueError for markup that a drawing does not have.
    """
    root = ET.fromstring(drawing.svg())
    painter = _Painter(with_margin(root.get("viewBox", "")), theme)
    for element in root:
        painter.paint(element)
    return painter.png()


class _Painter:
    """A sheet that shows the rectangle `seen` of a drawing: left, top, width and height in points."""

    def __init__(self, seen: tuple[float, float, float, float], theme: Theme) -> None:
        left, top, width, height = seen
        self.theme, self.size = theme, (round(width * _SCALE), round(height * _SCALE))
        self.renderer = RendererAgg(*self.size, DPI)
        self.clips: dict[str, Bbox] = {}
        self.transform = Affine2D().translate(-left, -top).scale(_SCALE, -_SCALE).translate(0, self.size[1])

    def paint(self, element: ET.Element) -> None:
        """Paint one element; the texts for listeners are left out."""
        kind = element.tag.rpartition("}")[2]
        if kind == "path":
            self._path(element.attrib)
        elif kind == "text":
            self._text(element.attrib, "".join(element.itertext()))
        elif kind == "g":
            for child in element:
                self.paint(child)
        elif kind == "defs":
            self.clips |= {f"url(#{clip.get('id')})": self._bounds(clip) for clip in element}
        elif kind not in ("title", "desc"):
            raise ValueError(f"a drawing has no <{kind}>")

    def _bounds(self, clip: ET.Element) -> Bbox:
        """What a clipping path lets through: on axes that is a rectangle."""
        given = clip[0].attrib
        left, top, width, height = (float(given[name]) for name in ("x", "y", "width", "height"))
        corners = self.transform.transform([(left, top), (left + width, top + height)])
        return Bbox([corners.min(axis=0), corners.max(axis=0)])

    def _path(self, given: Mapping[str, str]) -> None:
        context = self._context(given)
        place = _moved(given.get("transform", "")) + self.transform
        fill = given.get("fill", "none")
        opacity = float(given.get("opacity", "1"))
        colour = None if fill == "none" else to_rgba(fill, opacity * float(given.get("fill-opacity", "1")))
        self.renderer.draw_path(context, _path(given["d"]), place, colour)

    def _context(self, given: Mapping[str, str]) -> GraphicsContextBase:
        """How lines are drawn; the painter takes their widths in points."""
        context = self.renderer.new_gc()
        stroke = given.get("stroke", "none")
        context.set_linewidth(0 if stroke == "none" else float(given.get("stroke-width", "1")))
        opacity = float(given.get("opacity", "1")) * float(given.get("stroke-opacity", "1"))
        context.set_foreground(to_rgba(self.theme.day["ink"] if stroke == "none" else stroke, opacity), isRGBA=True)
        context.set_joinstyle(_JOINS[given.get("stroke-linejoin", "round")])
        context.set_capstyle(_CAPS[given.get("stroke-linecap", "butt")])
        if clip := self.clips.get(given.get("clip-path", "")):
            context.set_clip_rectangle(clip)
        if dashes := given.get("stroke-dasharray"):
            lengths = [float(length) for length in dashes.split(",")]
            context.set_dashes(float(given.get("stroke-dashoffset", "0")), lengths)
        return context

    def _text(self, given: Mapping[str, str], text: str) -> None:
        file = self.theme.font(self.theme.headings, "strong" if given.get("font-weight") == "600" else "regular")
        face = FontProperties(fname=str(file), size=float(given["font-size"]))
        place = _moved(given.get("transform", "")) + self.transform
        x, y = place.transform((float(given.get("x", "0")), float(given.get("y", "0"))))
        context = self.renderer.new_gc()
        context.set_foreground(given.get("fill", self.theme.day["ink"]))
        angle, share = _angle(given.get("transform", "")), _ANCHORS[given.get("text-anchor", "start")]
        if share:
            width, _, _ = self.renderer.get_text_width_height_descent(text, face, ismath=False)
            x -= share * width * cos(radians(angle))
            y -= share * width * sin(radians(angle))
        self.renderer.draw_text(context, x, self.size[1] - y, text, face, angle)

    def png(self) -> bytes:
        """What has been painted, on paper."""
        painted = Image.frombuffer("RGBA", self.size, self.renderer.buffer_rgba())
        sheet = Image.new("RGBA", self.size, self.theme.day["paper"])
        sheet.alpha_composite(painted)
        file = io.BytesIO()
        reduced = sheet.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        reduced.save(file, "PNG", dpi=(DPI, DPI), compress_level=6)
        return file.getvalue()


@cache
def _path(data: str) -> Path:
    points, codes = [], []
    for code, numbers in _commands(data.split()):
        kind, count = _CODES[code]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True)) if count else [(0.0, 0.0)]
        points += pairs
        codes += [kind] * len(pairs)
    return Path(points, codes)


def _commands(words: list[str]) -> Iterator[tuple[str, list[float]]]:
    at = 0
    while at < len(words):
        code = words[at]
        if code not in _CODES:
            raise ValueError(f"a path of a drawing has no {code!r}")
        count = _CODES[code][1]
        yield code, [float(word) for word in words[at + 1 : at + 1 + count]]
        at += 1 + count


def _moved(transform: str) -> Affine2D:
    """What ``translate(x y)`` and ``rotate(angle x y)``, one after the other, do to a point."""
    moved = Affine2D()
    for name, numbers in reversed(_functions(transform)):
        if name == "translate":
            moved = moved.translate(numbers[0], numbers[1])
        elif name == "rotate":
            degrees, x, y = numbers if len(numbers) == 3 else (numbers[0], 0.0, 0.0)
            moved = moved.rotate_deg_around(x, y, degrees)
        else:
            raise ValueError(f"a drawing has no {name!r}")
    return moved


def _angle(transform: str) -> float:
    """By how many degrees a text is turned, against the clock."""
    return -sum(numbers[0] for name, numbers in _functions(transform) if name == "rotate")


def _functions(transform: str) -> list[tuple[str, list[float]]]:
    parts = [part.partition("(") for part in transform.split(")") if part.strip()]
    return [(name.strip(), [float(n) for n in numbers.replace(",", " ").split()]) for name, _, numbers in parts]
