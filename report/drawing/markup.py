"""Rewrites matplotlib's SVG as markup that can stand inside a page.

A strict Content-Security-Policy blocks style attributes, WeasyPrint ignores the page's classes inside
a drawing, and ids collide between drawings: hence presentation attributes for what it looks
like, classes for what it means, and ids only where something refers to them, prefixed.
Knows nothing of figures; what it reads is the output of matplotlib's SVG backend.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from report.style.theme import Theme

_SVG = "http://www.w3.org/2000/svg"
_PATH, _USE, _TEXT = f"{{{_SVG}}}path", f"{{{_SVG}}}use", f"{{{_SVG}}}text"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_DROPPED = {f"{{{_SVG}}}metadata", f"{{{_SVG}}}style"}
_GROUP = f"{{{_SVG}}}g"
_DEFS = f"{{{_SVG}}}defs"
_CONTAINERS = {_GROUP, _DEFS}
_REFERENCE = re.compile(r"url\(#([^)]+)\)")
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")
_PAINTED = {"svg", "clipPath", "defs", "g", "path", "rect", "text"}
_GEOMETRY = ("d", "transform", "x", "y", "width", "height")


@dataclass(frozen=True, slots=True)
class Markup:
    """Elements that can stand in a drawing, the texts in them, and whether they can be painted as PNG.

    What :mod:`report.drawing.raster` cannot paint is pictures and patterns within figures.
    """

    content: str
    lettering: tuple[str, ...]
    paintable: bool = True


def clean(svg: str, label: str, theme: Theme) -> Markup:
    """What is in `svg`, without styles and metadata.

    Every id begins with `label`.  Raises ValueError for a colour that is none of the `theme`.
    """
    root = ET.fromstring(svg)
    _drop(root)
    _inline_symbols(root)
    for element in root.iter():
        _restyle(element, theme)
        _round(element)
    _rename(root, label)
    _unwrap(root)
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_SVG}}}")  # the root of the drawing alone names the namespace
    content = "".join(ET.tostring(child, encoding="unicode") for child in root)
    lettering = tuple("".join(text.itertext()) for text in root.iter("text"))
    return Markup(content, lettering, all(map(_is_paintable, root.iter())))


def _is_paintable(element: ET.Element) -> bool:
    turned, filled = element.get("transform", ""), element.get("fill", "")
    return element.tag in _PAINTED and "matrix(" not in turned and not filled.startswith("url(")


def _drop(root: ET.Element) -> None:
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in _DROPPED:
                parent.remove(child)


def _inline_symbols(root: ET.Element) -> None:
    # WeasyPrint finds what a <use> points to only in some documents.
    outlines = {f"#{path.get('id')}": path.get("d", "") for path in root.iter(_PATH)}
    for element in root.iter(_USE):
        x, y = element.attrib.pop("x"), element.attrib.pop("y")
        element.set("d", outlines[element.attrib.pop(_XLINK_HREF)])
        element.set("transform", f"translate({x} {y})")
        element.tag = _PATH
    for definitions in root.iter(_DEFS):
        for path in definitions.findall(_PATH):
            definitions.remove(path)


def _unwrap(parent: ET.Element) -> None:
    """Put what stands in groups without a meaning directly into `parent`, and drop what is empty."""
    children: list[ET.Element] = []
    for child in parent:
        _unwrap(child)
        child.tail = "\n"
        bare = child.tag == _GROUP and not child.attrib
        children.extend(child if bare else [] if child.tag in _CONTAINERS and not len(child) else [child])
    parent[:] = children
    if children:
        parent.text = "\n"


def _restyle(element: ET.Element, theme: Theme) -> None:
    style = dict(part.split(":", 1) for part in element.attrib.pop("style", "").split(";") if ":" in part)
    found = {name.strip(): content.strip() for name, content in style.items()}
    if found and element.tag in (_TEXT, _PATH):
        found.setdefault("fill", "#000000")  # matplotlib leaves black out
    if element.tag == _TEXT:
        found.pop("font-family", None)
        found["font-size"] = found["font-size"].removesuffix("px")
    element.attrib.update(found)
    roles = [
        f"{paint}-{theme.role_of(found[paint])}" for paint in ("fill", "stroke") if found.get(paint, "none") != "none"
    ]
    if roles:
        element.set("class", " ".join(roles))


def _round(element: ET.Element) -> None:
    for name in _GEOMETRY:
        if name in element.attrib:
            rounded = _LONG_NUMBER.sub(lambda m: f"{float(m[0]):.2f}".rstrip("0").rstrip("."), element.attrib[name])
            element.set(name, " ".join(rounded.split()))
    if element.get("transform", "").startswith("rotate(-0 "):
        del element.attrib["transform"]


def _rename(root: ET.Element, label: str) -> None:
    names: dict[str, str] = {}

    def renamed(reference: re.Match[str]) -> str:
        return f"url(#{names.setdefault(reference[1], f'{label}-part-{len(names) + 1}')})"

    for element in root.iter():
        element.attrib.update({name: _REFERENCE.sub(renamed, content) for name, content in element.attrib.items()})
    for element in root.iter():
        if (old := element.attrib.pop("id", None)) in names:
            element.set("id", names[old])
