"""The colours of the pages, taken from those of the figures.  Knows no page and imports no drawing library."""

from __future__ import annotations

from report.style.palette import ROLES

# The same roles by night, held to the same contrasts: 4.5:1 for text, also on filled areas, and 3:1 for graphics.
NIGHT = {
    "ink": "#eef3f4",
    "muted": "#a5b5bb",
    "primary": "#a9dbe5",
    "accent": "#dd8450",
    "secondary": "#56737d",
    "grid": "#34464d",
    "paper": "#10181b",
}


def custom_properties() -> str:
    """A style sheet rule that names the colour of every role: ``var(--ink)``, ``var(--primary)`` and so on."""
    return _rule(ROLES)


def night_properties() -> str:
    """The rule for screens whose reader prefers dark pages; printers keep to paper."""
    return f"@media screen and (prefers-color-scheme: dark){{{_rule(NIGHT)}}}\n"


def figure_colours() -> str:
    """Rules that let drawings in a page follow the roles, whatever colours they were drawn in."""
    return "".join(f"svg .{paint}-{role}{{{paint}:var(--{role})}}\n" for role in ROLES for paint in ("fill", "stroke"))


def _rule(roles: dict[str, str]) -> str:
    return ":root{" + ";".join(f"--{role}:{code}" for role, code in roles.items()) + "}\n"
