"""Formulas on paper: drawings that ziamath makes of MathML, each with its TeX for whoever cannot see it.

Letters are those of STIX Two Math, which ziamath brings along; nothing of the machine is asked for.
"""

from __future__ import annotations

import warnings
import xml.etree.ElementTree as ET
from functools import lru_cache
from html import escape

_MATHML, _SVG = "http://www.w3.org/1998/Math/MathML", "http://www.w3.org/2000/svg"
_EM = 24.0  # units of a drawing to the size of the text around it, which style sheets set
_PLACES = 3
_KEPT = 4096  # drawings of one process


@lru_cache(maxsize=_KEPT)
def drawn(mathml: str, said: str, *, display: bool) -> str:
    """The formula as SVG, as large as the text around it and standing on its line; `said` are its TeX."""
    tree = _without_annotation(ET.fromstring(mathml))
    tree.set("display", "block" if display else "inline")
    svg = _svg(tree)
    width, height = (float(svg.get(side, "0")) / _EM for side in ("width", "height"))
    _, top, _, tall = (float(number) for number in svg.get("viewBox", "0 0 0 0").split())
    below = (top + tall) / _EM
    inside = "".join(_shape(shape) for shape in svg)
    kind = "formula formula-display" if display else "formula"
    return (
        f'<svg class="{kind}" xmlns="{_SVG}" viewBox="{svg.get("viewBox")}" '
        f'style="width:{_em(width)};height:{_em(height)};vertical-align:{_em(-below)}">'
        f"<title>{escape(said)}</title>{inside}</svg>"
    )


def _svg(tree: ET.Element) -> ET.Element:
    """What ziamath makes of MathML, with every letter where it stands and none by name."""
    with warnings.catch_warnings():
        # It asks for its own font in a way that Python will give up.
        warnings.simplefilter("ignore", DeprecationWarning)
        from ziamath.config import config
        from ziamath.zmath import Math

        before, config.svg2 = config.svg2, False
        try:
            svg: ET.Element = Math(tree, size=_EM).svgxml()
        finally:
            config.svg2 = before
    return svg


def _em(number: float) -> str:
    return f"{round(number, _PLACES):g}em"


def _without_annotation(element: ET.Element) -> ET.Element:
    """MathML with what is said of a formula beside it, as pandoc adds its TeX, left out."""
    made = ET.Element(element.tag, element.attrib)
    made.text, made.tail = element.text, element.tail
    for child in element:
        inner = [part for part in child if part.tag != f"{{{_MATHML}}}annotation"]
        made.extend([_without_annotation(c) for c in (inner if child.tag == f"{{{_MATHML}}}semantics" else [child])])
    return made


def _shape(shape: ET.Element) -> str:
    """A path or a rectangle of a drawing, in the colour of the text."""
    name = shape.tag.rpartition("}")[2]
    given = "".join(f' {key}="{escape(value)}"' for key, value in shape.attrib.items() if key not in ("fill", "stroke"))
    return f'<{name} fill="currentColor"{given}/>' if not len(shape) else "".join(map(_shape, shape))
