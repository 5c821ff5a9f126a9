"""The colours of every figure, by role.  Knows nothing of what is drawn with them.

A drawing names roles, never hex codes; the SVG carries the role as a class (``fill-primary``)
beside the colour, so that a page may restyle it.  Roles differ in lightness, not only in hue,
so that figures survive a grey printer and colour-blind eyes; charts still never say anything by
colour alone.  Contrast is that of WCAG 2.2: 4.5:1 for text and 3:1 for graphics on paper.
"""

from __future__ import annotations

PAPER = "#ffffff"
TEXT = {"ink": "#16262c", "muted": "#53666d"}
GRAPHICS = {"primary": "#0f5260", "accent": "#b1501c", "secondary": "#7896a0"}
BACKDROP = {"grid": "#d3dcde", "paper": PAPER}
ROLES = {**TEXT, **GRAPHICS, **BACKDROP}

_ROLE_OF = {colour: role for role, colour in ROLES.items()}
# Text on a filled area takes the one of ink and paper that reads well there.
_TEXT_ON = {"primary": "paper", "accent": "paper", "secondary": "ink", "grid": "ink"}


def colour(role: str) -> str:
    """The hex code of `role`.  Raises ValueError for a role that the palette does not have."""
    if role not in ROLES:
        raise ValueError(f"no colour has the role {role!r}; known: {', '.join(ROLES)}")
    return ROLES[role]


def role_of(hex_code: str) -> str:
    """The role of a colour found in a drawing.  Raises ValueError for a colour outside the palette."""
    if hex_code not in _ROLE_OF:
        raise ValueError(f"the colour {hex_code} is not in the palette; draw with report.style.palette.colour(role)")
    return _ROLE_OF[hex_code]


def text_on(role: str) -> str:
    """The role of text that is printed on an area of `role`, at 4.5:1 or more."""
    return _TEXT_ON[role]
