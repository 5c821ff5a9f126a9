"""Figures as SVG: canvas, lettering and the one function that saves; it may not know chapters or data."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG that can still be named and described in the way of the page it stands in.

    `attributes` are those of its root, which refer to the title and the description as `label` with ``-title`` and
    ``-desc``.  `title` and `description` are plain text, `content` the markup after them; `height` is in millimetres.
    `narrow` is the same figure for a narrow screen, where it was drawn so.  `lettering` are the texts in both.
    `overlaps` are the labels of both that lie over a shape, in words.
    `paintable` says whether :func:`report.drawing.raster.png` can paint it.
    """

    label: str
    attributes: tuple[tuple[str, str], ...]
    title: str
    description: str
    content: str
    height: float
    lettering: tuple[str, ...] = ()
    narrow: Drawing | None = None
    paintable: bool = True
    overlaps: tuple[str, ...] = ()

    def svg(self, title: str = "") -> str:
        """The whole element, under `title` instead of its own when one is given."""
        named = f'<title id="{self.label}-title">{escape(title or self.title, quote=False)}</title>'
        described = f'<desc id="{self.label}-desc">{escape(self.description, quote=False)}</desc>'
        return f"<svg{self._root}>\n{named}{described}{self.content}</svg>\n"

    def unnamed_svg(self) -> str:
        """The element as it stands beside another that has its title and its description."""
        return f"<svg{self._root}>{self.content}</svg>\n"

    @property
    def _root(self) -> str:
        return "".join(f' {name}="{escape(given)}"' for name, given in self.attributes)


class SeveralFigures(ValueError):
    """Raised for a cell that draws more figures than the one that it has a label for."""
