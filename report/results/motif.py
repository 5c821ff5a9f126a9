"""The motif of a cover, as the analysis makes it: rectangles in the colours of the theme, and no words.

Knows the roles of colours, but neither the theme nor the page that it is printed on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from report.style.palette import ROLES

# What a motif may cover of the page: its lower half.  Title and description stand above.
WIDTH, HEIGHT = 210, 148


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of a motif, in whole millimetres from the lower left corner of the page; `role` is that of its colour."""

    left: int
    bottom: int
    width: int
    height: int
    role: str

    @property
    def edges(self) -> tuple[str, ...]:
        """The edges of the page that it reaches: left, right, bottom."""
        reached = {"left": self.left == 0, "right": self.left + self.width == WIDTH, "bottom": self.bottom == 0}
        return tuple(edge for edge, there in reached.items() if there)

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise ValueError(f"no colour has the role {self.role!r}; known: {', '.join(ROLES)}")
        if min(self.left, self.bottom) < 0 or min(self.width, self.height) < 1:
            raise ValueError(f"{self} begins outside the page or has no size")
        if self.left + self.width > WIDTH or self.bottom + self.height > HEIGHT:
            raise ValueError(f"{self} runs out of the {WIDTH} by {HEIGHT} mm that a motif has")


Motif = tuple[Rectangle, ...]
MotifMaker = Callable[[], Motif]


def drawn(maker: MotifMaker) -> Motif:
    """What `maker` makes.  Raises TypeError when that is anything else than rectangles, and what the maker raises."""
    parts = tuple(maker())
    for part in parts:
        if not isinstance(part, Rectangle):
            raise TypeError(f"{part!r} is not a Rectangle")
    return parts
