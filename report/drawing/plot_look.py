"""The look of the theme as settings of the drawing library, for cells that draw with it themselves.

Within :func:`plotting` a figure begins as wide as the text, in the typeface and the colours of the theme; colours go
by the names of roles, and no typeface of the machine is to be had.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import matplotlib
from cycler import cycler
from matplotlib import colors, font_manager
from matplotlib import pyplot as plt

from report.drawing.canvas import SIZE, SMALL, TEXT_WIDTH
from report.drawing.faces import font_file
from report.results.charts import ROLES
from report.style.theme import Theme

MM_PER_INCH = 25.4
HEIGHT = 80.0  # millimetres of a figure whose author asks for no size
# The role of each colour that has a setting.
_COLOURS = {
    **dict.fromkeys(("axes.edgecolor", "grid.color", "xtick.color", "ytick.color"), "grid"),
    **dict.fromkeys(("axes.labelcolor", "xtick.labelcolor", "ytick.labelcolor"), "muted"),
    **dict.fromkeys((f"boxplot.{part}props.color" for part in ("box", "whisker", "cap", "flier")), "ink"),
    **dict.fromkeys(("boxplot.flierprops.markeredgecolor", "hatch.color", "text.color"), "ink"),
    "boxplot.medianprops.color": "accent",
    "patch.edgecolor": "paper",
}
_PLAIN = {
    "backend": "svg",
    "axes.facecolor": "none",
    "axes.formatter.limits": (-15, 15),
    "axes.formatter.useoffset": False,
    "axes.labelsize": SMALL,
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": SIZE,
    "axes.titleweight": "semibold",
    "figure.constrained_layout.use": True,
    "figure.dpi": 72,
    "figure.facecolor": "none",
    "figure.figsize": (TEXT_WIDTH / MM_PER_INCH, HEIGHT / MM_PER_INCH),
    "figure.titlesize": SIZE,
    "font.size": SIZE,
    "legend.fontsize": SMALL,
    "legend.frameon": False,
    "lines.linewidth": 1.5,
    "savefig.facecolor": "none",
    "svg.fonttype": "none",
    "text.parse_math": False,
    "xtick.labelsize": SMALL,
    "ytick.labelsize": SMALL,
}
# What Python's own names of black and white mean on paper.
_NEUTRAL = {"k": "ink", "black": "ink", "w": "paper", "white": "paper"}


@contextmanager
def plotting(theme: Theme) -> Iterator[None]:
    """Draw in the look of `theme` within this context; figures that pyplot has open are forgotten at its end."""
    with matplotlib.rc_context(), _faces(theme), _colours(theme), _grammar(theme):
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(settings(theme))  # type: ignore[arg-type]  # its names are more than the types know
        try:
            yield
        finally:
            plt.close("all")


def settings(theme: Theme) -> dict[str, Any]:
    """The settings of the library that make a figure look like those of `theme`."""
    roles = {name: theme.colour(role) for name, role in _COLOURS.items()}
    cycle = cycler(color=[theme.colour(role) for role in ROLES])
    return {**_PLAIN, **roles, "axes.prop_cycle": cycle, "font.family": [theme.headings.family]}


@contextmanager
def _faces(theme: Theme) -> Iterator[None]:
    """The library knows the faces of the theme's headings, and none besides."""
    manager = font_manager.fontManager
    before, fallback = manager.ttflist, manager.defaultFamily
    manager.ttflist, manager.defaultFamily = [], dict.fromkeys(fallback, theme.headings.family)
    for name, weight in (("regular", 400), ("strong", 600), ("strong", 700)):
        file = font_file(theme, name)
        entry = font_manager.FontEntry(fname=file, name=theme.headings.family, style="normal", weight=weight)
        manager.ttflist.append(entry)
    manager._findfont_cached.cache_clear()  # type: ignore[attr-defined]  # as addfont() does
    try:
        yield
    finally:
        manager.ttflist, manager.defaultFamily = before, fallback
        manager._findfont_cached.cache_clear()  # type: ignore[attr-defined]


@contextmanager
def _colours(theme: Theme) -> Iterator[None]:
    """The roles of the theme are names of colours, and black and white are its ink and its paper."""
    known = colors.get_named_colors_mapping()
    own = {**{role: theme.colour(role) for role in theme.day}, **{n: theme.colour(r) for n, r in _NEUTRAL.items()}}
    before = {name: known.get(name) for name in own}
    known.update(own)
    known.cache.clear()
    try:
        yield
    finally:
        for name, colour in before.items():
            if colour is None:
                del known[name]
            else:
                known[name] = colour


@contextmanager
def _grammar(theme: Theme) -> Iterator[None]:
    """The same for plotnine, where a cell has it: its theme and the size of its figures."""
    if "plotnine" not in sys.modules:
        yield
        return
    from report.drawing.plot_grammar import look

    with look(theme):
        yield
