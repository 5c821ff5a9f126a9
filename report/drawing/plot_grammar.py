"""The look of the theme for plots of plotnine; imported only where a project draws with it.

Layers begin in the theme's colours, and what is told apart by colour takes those of the roles in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import plotnine
from plotnine import geoms
from plotnine._utils.registry import Registry
from plotnine.options import set_option

from report.drawing.canvas import SIZE, SMALL, TEXT_WIDTH
from report.results.charts import ROLES
from report.style.theme import Theme

_MM_PER_INCH, _HEIGHT, _DPI = 25.4, 80.0, 72
_PAINTS = ("color", "fill")
# The greys and the blue of lines that layers begin with.
_PRIMARY, _ACCENT = ("#595959", "#333333"), ("#3366FF",)


@contextmanager
def look(theme: Theme) -> Iterator[None]:
    """Plots within this context begin in the look of `theme`."""
    size = (TEXT_WIDTH / _MM_PER_INCH, _HEIGHT / _MM_PER_INCH)
    options = {"current_theme": _theme(theme), "figure_size": size, "dpi": _DPI}
    before = {name: set_option(name, value) for name, value in options.items()}
    layers = _begun_in(theme)
    scales = {name: Registry[name] for name in _scales(theme)}
    Registry.update(_scales(theme))
    try:
        yield
    finally:
        for name, value in before.items():
            set_option(name, value)
        for defaults, old in layers:
            defaults.update(old)
        Registry.update(scales)


def _theme(theme: Theme) -> plotnine.theme:
    ink, muted, grid = (theme.colour(role) for role in ("ink", "muted", "grid"))
    return plotnine.theme_minimal(base_size=SIZE, base_family=theme.headings.family) + plotnine.theme(
        text=plotnine.element_text(color=ink),
        axis_text=plotnine.element_text(color=muted, size=SMALL),
        axis_title=plotnine.element_text(color=muted, size=SMALL),
        legend_text=plotnine.element_text(color=ink, size=SMALL),
        legend_title=plotnine.element_text(color=muted, size=SMALL),
        strip_text=plotnine.element_text(color=ink, size=SMALL),
        panel_grid_major=plotnine.element_line(color=grid),
        panel_grid_minor=plotnine.element_blank(),
    )


def _begun_in(theme: Theme) -> list[tuple[dict[str, object], dict[str, object]]]:
    """Gives the layers the colours of `theme`; what they began with before."""
    given = {code: theme.colour("primary") for code in _PRIMARY} | {code: theme.colour("accent") for code in _ACCENT}
    given |= {"black": theme.colour("ink"), "white": theme.colour("paper")}
    found = []
    for name in geoms.__all__:
        defaults = getattr(getattr(geoms, name), "DEFAULT_AES", {})
        old = {paint: defaults[paint] for paint in _PAINTS if defaults.get(paint) in given}
        defaults.update({paint: given[code] for paint, code in old.items()})
        found.append((defaults, old))
    return found


def _scales(theme: Theme) -> dict[str, object]:
    """The scales of discrete colours, with the roles of `theme`."""
    palette = [theme.colour(role) for role in ROLES]
    kinds = {"scale_color_discrete": plotnine.scale_color_manual, "scale_fill_discrete": plotnine.scale_fill_manual}
    return {name: (lambda kind=kind, **told: kind(palette, **told)) for name, kind in kinds.items()}
