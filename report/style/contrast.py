"""Which colours of a theme have to be told apart, and which cannot.  Knows nothing of where the colours come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from report.style.palette import FOR_GRAPHICS, FOR_TEXT, TEXT, WASH, contrast, mixed, text_role

# Links, captions and lines of a figure may be printed in primary and accent as well.
_PRINTED = (*TEXT, "primary", "accent")
_AREAS = ("primary", "accent", "secondary", "grid")


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour on a ground: their roles, the hex code of the ground, what they are in words, the contrast wanted."""

    role: str
    ground: str
    code: str
    says: str
    wanted: float


def weak_pairs(colours: Mapping[str, str], day: Mapping[str, str]) -> Iterator[tuple[Pair, float]]:
    """The pairs in `colours` that cannot be told apart well enough, with their contrast; each two roles once.

    `day` are the colours that figures are drawn in: they decide whether text on an area is ink or paper, which the
    drawing keeps by night.
    """
    seen: set[frozenset[str]] = set()
    for pair in _pairs(colours, day):
        found, roles = contrast(colours[pair.role], pair.code), frozenset((pair.role, pair.ground))
        if found < pair.wanted and roles not in seen:
            seen.add(roles)
            yield pair, found


def _pairs(colours: Mapping[str, str], day: Mapping[str, str]) -> Iterator[Pair]:
    paper = colours["paper"]
    for role in _PRINTED:
        yield Pair(role, "paper", paper, f"text in {role} on paper", FOR_TEXT)
    yield Pair("secondary", "paper", paper, "graphics in secondary on paper", FOR_GRAPHICS)
    wash = mixed(colours["primary"], paper, WASH)
    for role in _PRINTED:
        yield Pair(role, "paper", wash, f"text in {role} on the tinted ground of a box", FOR_TEXT)
    for area in _AREAS:
        role = text_role(day, area)
        yield Pair(role, area, colours[area], f"text in {role} on an area of {area}", FOR_TEXT)
