"""What stands on a sheet, item by item, and how SVG says it.  Places are millimetres from the upper left corner."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from report.drawing.faces import Face
from report.drawing.shapes import number

POINTS = 72 / 25.4  # in a millimetre
# What comes later covers what is below it.
GRID, GRAPHICS, SYMBOLS, LETTERING = 1, 2, 3, 4
_ANCHORS = {"left": "", "center": "middle", "right": "end"}
_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0}
# A label is as high as its line; only its middle part, by this share of its size, holds ink that can collide.
_INKED = 0.72


@dataclass(frozen=True, slots=True)
class Box:
    """What something covers, in millimetres from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Whether some place is in both."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True, slots=True)
class Shape:
    """A path with its paint: roles of colours for `fill` and `stroke`, empty for none; `further` are attributes.

    `points` are the ends of its lines in millimetres, or the corners of what it covers.
    """

    level: int
    path: str
    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    further: str = ""
    points: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """A line of text whose middle is `y` millimetres from the upper edge, and that stands at `x` by its `align`.

    `size` is in points.
    """

    x: float
    y: float
    printed: str
    role: str
    align: str
    size: float
    face: Face

    @property
    def width(self) -> float:
        """How wide it is, in millimetres."""
        return self.face.width(self.printed) * self.size / POINTS

    @property
    def baseline(self) -> float:
        """Where its letters stand: digits and capitals have their middle at `y`."""
        return self.y + self.face.capitals * self.size / POINTS / 2

    @property
    def box(self) -> Box:
        """What its line covers."""
        em, left = self.size / POINTS, self._left
        return Box(left, self.baseline - self.face.above * em, left + self.width, self.baseline + self.face.below * em)

    @property
    def ink(self) -> Box:
        """What its letters cover."""
        half, left = _INKED * self.size / POINTS / 2, self._left
        return Box(left, self.y - half, left + self.width, self.y + half)

    def follows(self, other: Label, leading: float) -> bool:
        """Whether it is the line after `other` in one paragraph, whose lines are at most `leading` mm apart."""
        alike = (self.x, self.role, self.align, self.size, self.face) == (
            other.x,
            other.role,
            other.align,
            other.size,
            other.face,
        )
        return alike and 0 < self.y - other.y < leading + 0.01

    @property
    def _left(self) -> float:
        return self.x - self.width * _SHARE[self.align]

    def svg(self, colour: str) -> str:
        """The element, in a `colour`."""
        weight = f' font-weight="{self.face.weight}"' if self.face.weight != 400 else ""
        anchor = f' text-anchor="{_ANCHORS[self.align]}"' if _ANCHORS[self.align] else ""
        return (
            f'<text x="{number(self.x * POINTS)}" y="{number(self.baseline * POINTS)}"{weight} '
            f'font-size="{number(self.size)}"{anchor} fill="{colour}" class="fill-{self.role}">'
            f"{escape(self.printed, quote=False)}</text>\n"
        )
