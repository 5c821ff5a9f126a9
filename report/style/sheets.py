"""A theme as rules of style sheets, for pages and for paper.  Knows neither of them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import Template

from report.style.fonts import FALLBACKS, Typeface
from report.style.local_fonts import LOCAL, stand_in
from report.style.palette import ROLES
from report.style.theme import Theme


def font_faces(theme: Theme, base: str) -> str:
    """The @font-face rules of all typefaces of paper, for files at the address `base`."""
    return "".join(typeface.rules(base) for typeface in theme.printed_typefaces)


def custom_properties(theme: Theme) -> str:
    """A rule that names the colour of every role: ``var(--ink)``, ``var(--primary)`` and so on."""
    return _rule(theme.day)


def night_properties(theme: Theme) -> str:
    """The rules for screens whose reader chose dark pages, or prefers them and chose nothing; paper has none."""
    chosen, preferred = (
        _rule(theme.night, root).strip() for root in (':root[data-theme="dark"]', ":root:not([data-theme])")
    )
    return f"@media screen{{{chosen}}}\n@media screen and (prefers-color-scheme: dark){{{preferred}}}\n"


def figure_colours() -> str:
    """Rules that let drawings in a page follow the roles, whatever colours they were drawn in."""
    return "".join(f"svg .{paint}-{role}{{{paint}:var(--{role})}}\n" for role in ROLES for paint in ("fill", "stroke"))


def list_styles() -> str:
    """Rules that number ordered lists as their classes say: ``lower-alpha``, and ``paren`` for "a)" or ``parens``."""
    rules = []
    for name in ("decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman"):
        own = "" if name == "decimal" else f".{name}"
        rules.append(f"ol{own}{{list-style-type:{name}}}\n" * bool(own))
        for ending, prefix in (("paren", ""), ("parens", "(")):
            style = f"{name}-{ending}"
            rules.append(f"@counter-style {style}{{system:extends {name};prefix:'{prefix}';suffix:') '}}\n")
            rules.append(f"ol{own}.{ending}{{list-style-type:{style}}}\n")
    return "".join(rules)


def filled(file: Path, theme: Theme) -> str:
    """A style sheet or an icon of the generator's own, with what it takes from the theme.

    ``$text``, ``$headings`` and ``$code`` stand for families, ``$text_stack`` and ``$headings_stack`` for lists with
    fallbacks, and the name of a role, as in ``$primary``, for its colour by day.  Raises KeyError for any other name.
    """
    families = {"text": theme.text, "headings": theme.headings}
    names = {name: f'"{face.family}"' for name, face in {**families, "code": theme.code}.items()}
    stacks = {f"{name}_stack": _stack(typeface) for name, typeface in families.items()}
    return Template(file.read_text(encoding="utf-8")).substitute(names | stacks | dict(theme.day))


def _stack(typeface: Typeface) -> str:
    """A typeface, what stands in for it in its width, and what a machine has that knows none of them."""
    families = (typeface.family, *(stand_in(typeface.family, local) for local in LOCAL[typeface.generic]))
    return ", ".join((*(f'"{family}"' for family in families), FALLBACKS[typeface.generic]))


def _rule(colours: Mapping[str, str], root: str = ":root") -> str:
    return f"{root}{{" + ";".join(f"--{role}:{colours[role]}" for role in ROLES) + "}\n"
