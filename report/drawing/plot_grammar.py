"""The look of the theme for plots of plotnine; imported only where a project draws with it.

Layers begin in the theme's colours, and what is told apart by colour takes those of the roles in their order.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import partial
from typing import Any

import numpy
import pandas
import plotnine
from matplotlib.figure import Figure
from plotnine import geoms
from plotnine._utils.registry import Registry
from plotnine.options import set_option

from report.drawing.canvas import SIZE, SMALL, TEXT_WIDTH
from report.results.charts import ROLES
from report.style.theme import Theme

_DPI, _SIZE = 72, (TEXT_WIDTH / 25.4, 80 / 25.4)  # in inches
_APART = ("discrete", "ordinal")
_PAINTS = ("color", "fill")
# The greys and the blue of lines that layers begin with.
_PRIMARY, _ACCENT = ("#595959", "#333333"), ("#3366FF",)


@contextmanager
def look(theme: Theme) -> Iterator[None]:
    """Plots within this context begin in the look of `theme`."""
    options = {"current_theme": _theme(theme), "figure_size": _SIZE, "dpi": _DPI}
    before = {name: set_option(name, value) for name, value in options.items()}
    layers = _begun_in(theme)
    own = _scales(theme)  # whoever registers them has to hold them
    scales = {name: Registry[name] for name in own}
    Registry.update(own)
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
        figure_size=_SIZE,
        dpi=_DPI,
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
    color, fill = plotnine.scale_color_manual, plotnine.scale_fill_manual
    kinds = {f"scale_{name}_{kind}": made for name, made in (("color", color), ("fill", fill)) for kind in _APART}
    return {name: partial(kind, palette) for name, kind in kinds.items()}


def drawn(plot: plotnine.ggplot) -> Figure:
    """The figure that `plot` draws; columns of types that plotnine does not take are of others there."""
    ours = deepcopy(plot)
    ours.data = _plain(plot.data)
    for layer in ours.layers:
        layer._data = _plain(layer._data)
    figure: Figure = ours.draw()
    return figure


def _plain(data: Any) -> Any:
    """A data frame without the types of pandas for whole numbers, texts, switches and months with gaps."""
    if not isinstance(data, pandas.DataFrame):
        return data
    return data.assign(**{str(name): _plain_column(data[name]) for name in data if not _is_plain(data[name])})


def _is_plain(series: pandas.Series) -> bool:
    return isinstance(series.dtype, numpy.dtype | pandas.CategoricalDtype | pandas.DatetimeTZDtype)


def _plain_column(series: pandas.Series) -> pandas.Series:
    if isinstance(series.dtype, pandas.PeriodDtype):
        return pandas.Series(series.dt.to_timestamp())
    if pandas.api.types.is_numeric_dtype(series) and not pandas.api.types.is_bool_dtype(series):
        return series.astype("float64" if series.hasnans else "int64")
    return series.astype(object)
